//! Properties of the values: dates against another implementation of EDTF, quantities, digests, ids.

use edtf_core::{Bound, Edtf};
use moderation_record::{Certainty, Digest, Number, PlatformId, Quantity, When, WhenError};
use proptest::prelude::*;

fn date() -> impl Strategy<Value = String> {
    let plain = prop_oneof![
        (0..=9999u16).prop_map(|y| format!("{y:04}")),
        (0..=9999u16, 0..=13u8).prop_map(|(y, m)| format!("{y:04}-{m:02}")),
        (0..=9999u16, 0..=13u8, 0..=32u8).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        (0..=999u16).prop_map(|y| format!("{y:03}X")),
        (0..=99u16).prop_map(|y| format!("{y:02}XX")),
        (0..=9999u16).prop_map(|y| format!("{y:04}-XX")),
        (0..=9999u16, 1..=12u8).prop_map(|(y, m)| format!("{y:04}-{m:02}-XX")),
        (0..=9999u16).prop_map(|y| format!("{y:04}-XX-XX")),
    ];
    (plain, prop_oneof![Just(""), Just("?"), Just("~"), Just("%")]).prop_map(|(date, doubt)| format!("{date}{doubt}"))
}

fn expression() -> impl Strategy<Value = String> {
    let end = || prop_oneof![4 => date(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    prop_oneof![3 => date(), 2 => (end(), end()).prop_map(|(a, b)| format!("{a}/{b}"))]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dates_agree_with_another_implementation(text in expression()) {
        let ours = text.parse::<When>();
        let theirs = Edtf::parse(&text);
        // The other implementation accepts reversed intervals, intervals without dates and the year 0000; `When` rejects them.
        let stricter = matches!(ours, Err(WhenError::Backwards | WhenError::Empty | WhenError::Year));
        prop_assert!(ours.is_ok() == theirs.is_ok() || stricter, "{text}: {ours:?} {theirs:?}");
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            prop_assert_eq!(ours.to_string(), text.clone());
            let bounds = theirs.bounds();
            let day = |bound: &Bound| match bound { Bound::Date(date) => Some(date.to_string()), _ => None };
            let our_day = |moment: Option<moderation_record::Moment>| moment.map(|moment| moment.to_string()[..10].to_owned());
            prop_assert_eq!(our_day(ours.earliest()), day(&bounds.earliest), "earliest of {}", text);
            prop_assert_eq!(our_day(ours.latest()), day(&bounds.latest), "latest of {}", text);
        }
    }

    #[test]
    fn parser_never_panics(text in "\\PC{0,30}") {
        let _ = text.parse::<When>();
        let _ = text.parse::<Digest>();
        let _ = PlatformId::new(text);
    }

    #[test]
    fn before_is_consistent(a in expression(), b in expression()) {
        if let (Ok(a), Ok(b)) = (a.parse::<When>(), b.parse::<When>()) {
            if a.before(b) == Certainty::Yes {
                prop_assert_eq!(b.before(a), Certainty::No);
                prop_assert!(!a.overlaps(b));
            }
            prop_assert_eq!(a.overlaps(b), b.overlaps(a));
            prop_assert_eq!(a.agrees(b), b.agrees(a), "{} {}", a, b);
            prop_assert!(a.agrees(a) && a.overlaps(a));
        }
    }

    #[test]
    fn agreement_is_reflexive_and_symmetric(n in 0..2_000_000u64, m in 0..2_000_000u64) {
        let (x, y) = (Number::new(n), Number::new(m));
        let quantities = [
            Quantity::Exactly(x), Quantity::About(x), Quantity::AtLeast(x), Quantity::MoreThan(x), Quantity::AtMost(x),
            Quantity::between(x.min(y), x.max(y)).unwrap_or(Quantity::Exactly(x)), Quantity::Exactly(y), Quantity::About(y), Quantity::FewerThan(y),
            Quantity::Dozens, Quantity::Hundreds, Quantity::Thousands, Quantity::All, Quantity::None, Quantity::Unstated,
        ];
        for a in quantities {
            for b in quantities {
                prop_assert_eq!(a.agrees(b), b.agrees(a), "{} {}", a, b);
            }
            let bounds = a.bounds();
            prop_assert!(bounds.high.is_none_or(|high| bounds.low <= high));
            prop_assert_eq!(Quantity::between(x, y).is_some(), n < m);
        }
        prop_assert_eq!(Quantity::Exactly(x).agrees(Quantity::Exactly(y)), n == m);
        prop_assert!(Quantity::About(x).agrees(Quantity::Exactly(x)));
        prop_assert!(!Quantity::MoreThan(x).agrees(Quantity::Exactly(x)) && !Quantity::MoreThan(x).agrees(Quantity::AtMost(x)));
    }

    #[test]
    fn digests_round_trip(bytes: [u8; 32]) {
        let digest = Digest::from(bytes);
        prop_assert_eq!(digest.to_string().parse::<Digest>().unwrap(), digest);
    }
}

#[test]
fn magnitudes_are_contiguous() {
    let words = [
        Quantity::Several,
        Quantity::Dozens,
        Quantity::Hundreds,
        Quantity::Thousands,
        Quantity::TensOfThousands,
        Quantity::HundredsOfThousands,
        Quantity::Millions,
    ];
    for pair in words.windows(2) {
        assert_eq!(pair[0].bounds().high, Some(pair[1].bounds().low), "{} {}", pair[0], pair[1]);
        assert!(!pair[0].agrees(pair[1]));
    }
}
