//! Properties of the standing of a rule at a date, with generated histories.

use moderation_record::compare::Standing;
use moderation_record::{
    Absence, Area, Basis, Claim, Coding, Dataset, Document, DocumentKind, Ending, EndingKind, Moment, Platform, PlatformId, PlatformKind,
    Policy, PolicyId, Reported, Sighting, SourceId, Stance, Topic, Version, When, dataset,
};
use proptest::prelude::*;

/// The history of a rule: for each date the version that was seen, or `None` if the document was seen without it.
#[derive(Clone, Debug)]
struct Known {
    sightings: Vec<(Option<usize>, When)>,
    ended: Option<When>,
    closed: Option<When>,
}

const PLATFORM: PlatformId = PlatformId::from_static("agora");
const VERSIONS: usize = 3;

impl Known {
    fn dataset(&self) -> Dataset {
        let seen = |version: usize| self.sightings.iter().filter(move |(of, _)| *of == Some(version));
        let report = |on: &When| Sighting::Reported(Reported::new(*on));
        let version = |n: usize| {
            Version::new(format!("v{n}"), "A rule.", Basis::OwnDocument)
                .with_stance(Stance::Prohibits)
                .with_seen(seen(n).map(|(_, on)| report(on)))
        };
        let absent = self.sightings.iter().filter(|(of, _)| of.is_none());
        let absent = absent.map(|(_, on)| Absence::new(SourceId::from_static("rules"), *on, "c0ffee"));
        let id = PolicyId::from_static("agora/hate_speech");
        let topic = Topic::Content(Area::HateSpeech);
        let document = Document::Kind(DocumentKind::CommunityGuidelines);
        let mut policy = Policy::new(id, PLATFORM, "Hate speech", topic, document, Coding::new("2"))
            .with_versions((0..VERSIONS).map(version))
            .with_absent(absent);
        if let Some(ended) = self.ended {
            policy = policy.with_ended(Ending::new(EndingKind::Withdrawn, ended));
        }
        let mut platform = Platform::new(PLATFORM, "Agora", PlatformKind::Messaging);
        if let Some(closed) = self.closed {
            platform = platform.with_closed([Claim::new(closed, [])]);
        }
        Dataset::empty().with_platforms([platform]).with_policies([policy])
    }

    fn at(&self, at: impl Into<Option<When>>) -> Outcome {
        let data = self.dataset();
        let key = |version: &Version| version.key()[1..].parse().unwrap();
        match data.standing(&data.policies()[0], at.into()) {
            Standing::Seen(version) => Outcome::Seen(key(version)),
            Standing::Between(version) => Outcome::Between(key(version)),
            Standing::Either(a, b) => Outcome::Either(key(a), key(b)),
            Standing::LastSeen(version, on) => Outcome::LastSeen(key(version), on),
            Standing::NotYetSeen => Outcome::NotYetSeen,
            Standing::Ended(on) => Outcome::Ended(on),
            Standing::PlatformClosed(on) => Outcome::PlatformClosed(on),
            other => panic!("{other:?}"),
        }
    }

    fn and(&self, version: Option<usize>, on: When) -> Self {
        let mut more = self.clone();
        more.sightings.push((version, on));
        more
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Seen(usize),
    Between(usize),
    Either(usize, usize),
    LastSeen(usize, When),
    NotYetSeen,
    Ended(When),
    PlatformClosed(When),
}

impl Outcome {
    fn stands(self) -> Option<usize> {
        match self {
            Self::Seen(version) | Self::Between(version) | Self::Either(version, _) | Self::LastSeen(version, _) => Some(version),
            Self::NotYetSeen | Self::Ended(_) | Self::PlatformClosed(_) => None,
        }
    }
}

fn when(text: &str) -> When {
    text.parse().unwrap()
}

/// The day with this number, counted in months of 28 days from the year 2000.
fn day(n: u32) -> When {
    when(&format!("{:04}-{:02}-{:02}", 2000 + n / 336, n / 28 % 12 + 1, n % 28 + 1))
}

/// Few days, so that many coincide.
const DAYS: u32 = 400;

fn days() -> impl Strategy<Value = When> {
    (0..DAYS).prop_map(day)
}

/// A date as in sources: a day, month, year or decade, or an uncertain date.
fn dates() -> impl Strategy<Value = When> {
    let text = |n: u32, length: usize, doubt: &str| when(&format!("{}{doubt}", &day(n).to_string()[..length]));
    prop_oneof![
        6 => days(),
        2 => (0..DAYS, prop_oneof![Just(4_usize), Just(7), Just(10)], prop_oneof![Just(""), Just("~"), Just("?")])
            .prop_map(move |(n, length, doubt)| text(n, length, doubt)),
        1 => (0..DAYS, 1..DAYS).prop_map(|(from, days)| when(&format!("{}/{}", day(from), day(from + days)))),
        1 => prop_oneof![Just("200X"), Just("../2000-06-01"), Just("2000-06-01/.."), Just("2001-03/")].prop_map(when),
    ]
}

fn known(on: impl Strategy<Value = When>) -> impl Strategy<Value = Known> {
    let sighting = (prop_oneof![5 => (0..VERSIONS).prop_map(Some), 1 => Just(None)], on);
    let sightings = prop::collection::vec(sighting, 0..7);
    let end = || prop_oneof![4 => Just(None), 1 => days().prop_map(Some)];
    (sightings, end(), end()).prop_map(|(sightings, ended, closed)| Known { sightings, ended, closed })
}

/// The last second that the date can mean; `None` if it is open.
fn last_second(when: When) -> Moment {
    when.latest().unwrap_or_else(|| "9999".parse::<When>().unwrap().latest().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// An older sighting does not revive an ended rule.
    #[test]
    fn an_older_sighting_never_revives(known in known(dates()), at in days(), version in 0..VERSIONS, older in dates()) {
        let Outcome::Ended(end) = known.at(at) else { return Ok(()) };
        if last_second(older) < last_second(end) {
            prop_assert_eq!(known.and(Some(version), older).at(at), Outcome::Ended(end));
        }
    }

    /// Every day between two sightings of one version is `Between` if nothing else was seen, and `Seen` on the days themselves.
    #[test]
    fn days_between_two_sightings(from in 0..DAYS, days in 1..DAYS, step in 0..DAYS) {
        let to = from + days;
        let known = Known { sightings: vec![(Some(1), day(from)), (Some(1), day(to))], ended: None, closed: None };
        let at = from + step % (days + 1);
        let expected = if at == from || at == to { Outcome::Seen(1) } else { Outcome::Between(1) };
        prop_assert_eq!(known.at(day(at)), expected);
    }

    /// A rule that was withdrawn and returned is not shown as continuous.
    #[test]
    fn a_gap_is_never_between(known in known(days()), from in 0..DAYS, gap in 1..DAYS, at in days()) {
        let absent = day(from + gap);
        let known = known.and(Some(0), day(from)).and(None, absent);
        if let Outcome::Between(_) = known.at(at) {
            let seen: Vec<When> = known.sightings.iter().filter(|(version, _)| version.is_some()).map(|(_, on)| *on).collect();
            let before = seen.iter().filter(|on| last_second(**on) <= last_second(at)).map(|on| last_second(*on)).max().unwrap();
            let after = seen.iter().filter_map(|on| on.earliest()).filter(|first| *first > last_second(at)).min().unwrap();
            let first = absent.earliest().unwrap();
            prop_assert!(!(before < first && last_second(absent) < after), "absent on {absent}, between at {at}");
        }
    }

    /// The first capture without the rule after its last sighting is its end; a capture before all sightings is not.
    #[test]
    fn a_document_without_the_rule(on in 0..DAYS, gone in 1..DAYS, still in 1..DAYS, before in 1..DAYS) {
        let (early, on) = (day(on), day(on + before));
        prop_assert!(last_second(early) < last_second(on));
        let known = Known { sightings: vec![(None, early), (Some(2), on)], ended: None, closed: None };
        prop_assert_eq!(known.at(early), Outcome::NotYetSeen);
        prop_assert_eq!(known.at(None), Outcome::LastSeen(2, on));
        let end = day(DAYS + DAYS + gone);
        let known = known.and(None, end).and(None, day(DAYS + DAYS + gone + still));
        prop_assert_eq!(known.at(None), Outcome::Ended(end));
    }

    /// A stated period in force counts on each of its days, and as an end after it.
    #[test]
    fn a_stated_end(from in 0..DAYS, length in 1..DAYS, at in days()) {
        let (from, to) = (day(from), day(from + length));
        let claim = Claim::new(when(&format!("{from}/{to}")), []);
        let version = Version::new("v0", "A rule.", Basis::OwnDocument).with_in_force([claim]);
        let (id, document) = (PolicyId::from_static("agora/hate_speech"), Document::Kind(DocumentKind::TermsOfService));
        let policy = Policy::new(id, PLATFORM, "Hate", Topic::Content(Area::HateSpeech), document, Coding::new("2")).with_versions([version]);
        let data = Dataset::empty().with_policies([policy]);
        let standing = data.standing(&data.policies()[0], Some(at));
        let (first, last, at) = (from.earliest().unwrap(), last_second(to), last_second(at));
        match standing {
            Standing::NotYetSeen => prop_assert!(at < first),
            Standing::Seen(_) => prop_assert!(first <= at && at <= last),
            Standing::Ended(_) => prop_assert!(last < at),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    /// The order of sightings in the record does not matter.
    #[test]
    fn order_does_not_matter(known in known(days()), at in days()) {
        let mut turned = known.clone();
        turned.sightings.reverse();
        // Two versions on one day are ambiguous, and so is a day with and without the rule.
        let mut on: Vec<_> = known.sightings.iter().map(|(_, on)| on.to_string()).collect();
        on.sort();
        let twice = on.windows(2).any(|pair| pair[0] == pair[1]);
        if !twice {
            prop_assert_eq!(known.at(at), turned.at(at));
        }
    }

    /// A year or month means its last day; no date means the end of the records.
    #[test]
    fn a_long_time_means_its_end(known in known(dates()), year in 2000..2003_u32, month in 1..=12_u32) {
        let last = [31, if year % 4 == 0 { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
        prop_assert_eq!(known.at(when(&format!("{year}"))), known.at(when(&format!("{year}-12-31"))));
        prop_assert_eq!(known.at(when(&format!("{year}-{month:02}"))), known.at(when(&format!("{year}-{month:02}-{last}"))));
        prop_assert_eq!(known.at(None), known.at(when("9998-12-31")));
    }

    /// `Seen` needs a sighting with an exact day; the last sighting of the answer is never later than the requested date.
    #[test]
    fn seen_needs_an_exact_sighting(known in known(dates()), at in days()) {
        match known.at(at) {
            Outcome::Seen(version) => prop_assert!(known.sightings.contains(&(Some(version), at))
                || known.sightings.iter().any(|(of, on)| *of == Some(version) && on.to_string().starts_with(&at.to_string()))),
            Outcome::LastSeen(version, on) => {
                prop_assert!(last_second(on) <= last_second(at));
                prop_assert!(known.sightings.contains(&(Some(version), on)));
            }
            Outcome::Either(a, b) => prop_assert!(a != b),
            _ => {}
        }
    }

    /// A date with only a year or decade does not count before its end.
    #[test]
    fn vague_date_counts_after_its_end(version in 0..VERSIONS, at in days()) {
        let known = Known { sightings: vec![(Some(version), when("200X"))], ended: None, closed: None };
        prop_assert_eq!(known.at(at), Outcome::NotYetSeen);
        prop_assert_eq!(known.at(when("2010")), Outcome::LastSeen(version, when("200X")));
    }

    /// Later sightings do not change or end the earlier version.
    #[test]
    fn later_sightings_change_no_version(known in known(dates()), at in 0..DAYS, later in 1..DAYS, version in 0..VERSIONS) {
        let (at, later) = (day(at), day(at + later));
        let (now, then) = (known.at(at), known.and(Some(version), later).at(at));
        prop_assert_eq!(now.stands(), then.stands(), "{:?} became {:?}", now, then);
    }

    /// No rule is in place after its platform has closed; before that, the closing has no effect.
    #[test]
    fn no_rule_outlives_its_platform(known in known(dates()), closed in days(), at in days()) {
        let (mut open, mut shut) = (known.clone(), known);
        (open.closed, shut.closed) = (None, Some(closed));
        if last_second(closed) <= last_second(at) {
            prop_assert_eq!(shut.at(at), Outcome::PlatformClosed(closed));
        } else {
            prop_assert_eq!(shut.at(at), open.at(at));
        }
    }

    /// Before the first sighting, no version is known.
    #[test]
    fn no_version_before_the_first_sighting(known in known(dates()), at in days()) {
        let seen = known.sightings.iter().any(|(version, on)| version.is_some() && last_second(*on) <= last_second(at));
        prop_assert!(seen || known.at(at).stands().is_none());
    }
}

/// A page without a date, "seen until August 2026", is not the first sighting.
#[test]
fn a_date_without_a_beginning_is_not_the_first() {
    let seen = ["../2026-08", "[2018-03-01..2024-01-01]", "2025-01"].map(|on| Sighting::Reported(Reported::new(when(on))));
    let version = Version::new("v0", "A rule.", Basis::OwnDocument).with_seen(seen);
    assert_eq!(version.first_seen(), Some(when("[2018-03-01..2024-01-01]")));
    assert_eq!(version.last_seen(), Some(when("../2026-08")));
}

#[test]
fn the_founding_case() {
    let (data, at) = (dataset(), when("2019-12"));
    let says = data.stance("tamtam", Area::TerroristContent, Some(at));
    let all: Vec<_> = says.main().into_iter().chain(says.others()).collect();
    let private = all.iter().find(|clause| clause.policy().id().as_str() == "tamtam/private_spaces").unwrap();
    assert_eq!(private.version().unwrap().stance(), Some(Stance::Silent));
    assert_eq!(private.policy().searched()[0].by().to_string(), "bbc_monitoring");
    assert!(private.last_seen().is_some());
}

#[test]
fn a_platform_that_closed() {
    let data = dataset();
    let closed: Vec<&Platform> = data.platforms().iter().filter(|platform| !platform.closed().is_empty()).collect();
    let with_rules = closed.iter().filter(|platform| data.policies().iter().any(|policy| policy.platform() == platform.id()));
    for platform in with_rules {
        for policy in data.policies().iter().filter(|policy| policy.platform() == platform.id()) {
            let clause = data.clause(policy, None);
            assert!(matches!(clause.standing(), Standing::PlatformClosed(_)), "{}", policy.id());
        }
        assert!(data.clauses(platform.id().as_str(), None).count() > 0, "what stood until {} closed", platform.id());
        for area in Area::ALL {
            assert!(data.stance(platform.id().as_str(), *area, None).main().is_none());
        }
    }
    assert!(!closed.is_empty());
}
