//! The binary images of records: what they decode to, and what is told of damaged ones.

use moderation_record::embedded::generate::{decode, empty, generate, proof};
use moderation_record::embedded::{Image, ImageError};
use moderation_record::{Dataset, Kind, load};

use crate::root;

/// How an image begins: `MRec`, format, kind, schema version in two bytes, digest in eight.
const HEADER: usize = 16;

fn data() -> Dataset {
    load::directory(root().join("data")).unwrap_or_else(|error| panic!("data/ does not load:\n{error}"))
}

/// The image of each kind. Decoded texts point into it, so it is never freed.
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
fn what_is_decoded_is_what_was_encoded() {
    let data = data();
    let mut back = empty();
    for (kind, image) in images(&data) {
        decode(&mut back, kind, image).unwrap();
        proof(kind, image).unwrap();
        assert!(back.count(kind) > 0, "{kind}");
    }
    assert!(back == data);
    // The one that is compiled in is the same.
    #[cfg(feature = "embed")]
    assert!(*moderation_record::dataset() == data);
}

#[test]
fn a_foreign_header_is_told_from_a_damaged_one() {
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
        assert_eq!(decoded(kind, image(&longer, good.texts.as_bytes())).unwrap_err(), ImageError::Damaged(kind), "a byte too many");
        let longer = format!("{}x", good.texts);
        assert_eq!(decoded(kind, image(good.fields, longer.as_bytes())).unwrap_err(), ImageError::Damaged(kind), "a text too many");
    }
}

#[test]
fn an_image_that_is_cut_short_is_damaged() {
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
    // A list of as many records as there are bytes: the first that is none ends it.
    for (kind, good) in images(&data()) {
        let fields = [&good.fields[..HEADER], &[0x80, 0x80, 0x04], &vec![0xff; 1 << 16]].concat();
        assert_eq!(decoded(kind, image(&fields, b"")).unwrap_err(), ImageError::Damaged(kind));
    }
    // A list of 2^63 records, a number that never ends, and a text that begins before the pool.
    for fields in [vec![0xff; 9], vec![0x80; 4096], vec![1, 0x07, 0xff, 0x7f]] {
        for (kind, good) in images(&data()) {
            let fields = [&good.fields[..HEADER], &fields].concat();
            assert_eq!(decoded(kind, image(&fields, b"")).unwrap_err(), ImageError::Damaged(kind));
        }
    }
}

#[test]
fn a_changed_byte_is_noticed_and_never_a_panic() {
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
            // A changed digit of a digest is a value like any other; all else that can be read can be shown.
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
