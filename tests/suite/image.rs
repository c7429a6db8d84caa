//! The binary images of records: decoding, and errors for damaged images.

use moderation_record::embedded::generate::{decode, empty, generate, proof};
use moderation_record::embedded::{Image, ImageError};
use moderation_record::{Dataset, Kind, load};

use crate::root;

/// The length of the header: `MRec`, format, kind, schema version in two bytes, digest in eight.
const HEADER: usize = 16;

fn data() -> Dataset {
    load::directory(root().join("data")).unwrap_or_else(|error| panic!("data/ does not load:\n{error}"))
}

/// The image of each kind. It is leaked, because decoded texts borrow from it.
fn images(data: &Dataset) -> Vec<(Kind, Image)> {
    let files = generate(data);
    let image = |(pair, &kind): (&[(String, Vec<u8>)], &Kind)| (kind, image(&pair[0].1, &pair[1].1));
    files.chunks(2).zip(Kind::ALL).map(image).collect()
}

fn image(fields: &[u8], texts: &[u8]) -> Image {
    Image { fields: Box::leak(fields.into()), texts: Box::leak(String::from_utf8(texts.to_vec()).unwrap().into_boxed_str()) }
}

fn decoded(kind: Kind, image: Image) -> Result<Dataset, ImageError> {
    let mut data = empty();
    decode(&mut data, kind, image).map(|()| data)
}

#[test]
fn images_round_trip() {
    let data = data();
    let mut back = empty();
    for (kind, image) in images(&data) {
        decode(&mut back, kind, image).unwrap();
        proof(kind, image).unwrap();
        assert!(back.count(kind) > 0, "{kind}");
    }
    assert!(back.records().eq(data.records()));
    // The embedded image is the same, with the metadata.
    #[cfg(feature = "embed")]
    assert!(*moderation_record::dataset() == data);
}

#[test]
fn errors_of_headers() {
    for (kind, good) in images(&data()) {
        let with = |place: usize, byte: u8| {
            let mut fields = good.fields.to_vec();
            fields[place] = byte;
            decoded(kind, Image { fields: Box::leak(fields.into()), ..good }).unwrap_err()
        };
        assert_eq!(with(0, b'm'), ImageError::NotAnImage(kind));
        assert_eq!(with(4, 0), ImageError::OtherVersion(kind), "format");
        assert_eq!(with(5, 99), ImageError::NotAnImage(kind), "kind");
        assert_eq!(with(6, 99), ImageError::OtherVersion(kind), "schema");
        for short in 0..HEADER {
            assert_eq!(decoded(kind, Image { fields: &good.fields[..short], ..good }).unwrap_err(), ImageError::NotAnImage(kind));
        }
        let longer = [good.fields, &[0]].concat();
        assert_eq!(decoded(kind, image(&longer, good.texts.as_bytes())).unwrap_err(), ImageError::Damaged(kind), "one byte too many");
        let longer = format!("{}x", good.texts);
        assert_eq!(decoded(kind, image(good.fields, longer.as_bytes())).unwrap_err(), ImageError::Damaged(kind), "one text too many");
    }
}

#[test]
fn truncated_images_are_damaged() {
    for (kind, good) in images(&data()) {
        for part in 0..64 {
            let fields = HEADER + (good.fields.len() - HEADER) * part / 64;
            assert_eq!(decoded(kind, Image { fields: &good.fields[..fields], ..good }).unwrap_err(), ImageError::Damaged(kind));
            let mut texts = good.texts.len() * part / 64;
            while !good.texts.is_char_boundary(texts) {
                texts -= 1;
            }
            assert_eq!(decoded(kind, Image { texts: &good.texts[..texts], ..good }).unwrap_err(), ImageError::Damaged(kind));
        }
    }
}

#[test]
fn impossible_lengths_allocate_nothing() {
    // A list with as many records as bytes: the first invalid record ends it.
    for (kind, good) in images(&data()) {
        let fields = [&good.fields[..HEADER], &[0x80, 0x80, 0x04], &vec![0xff; 1 << 16]].concat();
        assert_eq!(decoded(kind, image(&fields, b"")).unwrap_err(), ImageError::Damaged(kind));
    }
    // A list of 2^63 records, a number without end, and a text that starts before the pool.
    for fields in [vec![0xff; 9], vec![0x80; 4096], vec![1, 0x07, 0xff, 0x7f]] {
        for (kind, good) in images(&data()) {
            let fields = [&good.fields[..HEADER], &fields].concat();
            assert_eq!(decoded(kind, image(&fields, b"")).unwrap_err(), ImageError::Damaged(kind));
        }
    }
}

#[test]
fn changed_bytes_are_detected_without_panic() {
    let mut seed = 1_u64;
    let mut chance = |end: usize| {
        // splitmix64
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    };
    let (mut refused, mut read) = (0, 0);
    for (kind, good) in images(&data()) {
        for _ in 0..100 {
            let mut fields = good.fields.to_vec();
            let place = HEADER + chance(fields.len() - HEADER);
            fields[place] ^= 1 << chance(8);
            let changed = Image { fields: Box::leak(fields.into()), ..good };
            assert_eq!(proof(kind, changed), Err(ImageError::Altered(kind)));
            // A changed digest is still a valid value; everything that decodes can be formatted.
            match decoded(kind, changed) {
                Ok(data) => {
                    read += 1;
                    assert!(!format!("{data:?}").is_empty());
                }
                Err(error) => {
                    refused += 1;
                    assert_eq!(error, ImageError::Damaged(kind));
                }
            }
        }
    }
    assert!(refused > 100 && read > 50, "{refused} refused, {read} read");
}
