//! Comparisons deny nothing that is recorded.

use std::collections::BTreeSet;

use moderation_record::compare::{Answer, Comparer, Comparison, DisputeAbout, Question};
use moderation_record::text::{Locale, answers};
use moderation_record::{
    Action, ActionId, Area, Certainty, Claim, Dataset, Figure, Kind, Number, Platform, PlatformId, PlatformKind, Quantity, Record, Unit,
    When, dataset,
};

/// A record's kind and id; for a delay those of both ends.
type Keys = BTreeSet<String>;

fn key(record: Record<'_>) -> String {
    format!("{}:{}", record.kind(), record.id())
}

/// What the records have on a platform in an area, without the code under test: actions, delays, responses, disputes.
struct Recorded {
    actions: Keys,
    delays: Keys,
    responses: Keys,
    disputes: Keys,
}

/// Everything that has to be asked of the dataset only once.
struct Facts<'d> {
    data: &'d Dataset,
    /// Actions and responses with each thing they refer to.
    pairs: Vec<(Record<'d>, Record<'d>)>,
    disputed: Vec<Record<'d>>,
}

impl<'d> Facts<'d> {
    fn of(data: &'d Dataset) -> Self {
        let pairs = data.latencies().iter().map(|wait| (wait.reply(), wait.cause())).collect();
        let disputed = data.disputes().iter().map(moderation_record::compare::Dispute::record).collect();
        Self { data, pairs, disputed }
    }

    /// Whether the response belongs to the area: by the actions that it refers to or that refer to it, if there are any.
    fn is_of_area(&self, response: Record<'_>, area: Area) -> bool {
        let related = self.pairs.iter().filter_map(|(reply, cause)| match (key(*reply), key(*cause)) {
            (reply, _) if reply == key(response) => Some(*cause),
            (_, cause) if cause == key(response) => Some(*reply),
            _ => None,
        });
        let actions: Vec<&Action> = related.filter_map(|it| if let Record::Action(action) = it { Some(action) } else { None }).collect();
        actions.is_empty() || actions.iter().any(|action| action.areas().contains(&area))
    }

    fn recorded(&self, platform: &str, area: Area, as_of: Option<When>) -> Recorded {
        let mine = |record: Record<'_>| record.platforms().contains(&platform);
        // A record without a date may have happened at any time.
        let by_then = |record: Record<'_>| match (record.when().map_or(&[][..], |when| when.claims()), as_of) {
            (_, None) => true,
            (claims, Some(at)) => claims.iter().any(|claim| at.before(*claim.value()) != Certainty::Yes),
        };
        let actions = self.data.actions().iter().filter(|action| action.areas().contains(&area)).map(Record::Action);
        let actions: Keys = actions.filter(|it| mine(*it) && by_then(*it)).map(key).collect();
        let responses = self.data.responses().iter().map(Record::Response);
        let responses: Keys = responses.filter(|it| mine(*it) && by_then(*it) && self.is_of_area(*it, area)).map(key).collect();
        let told = |record: Record<'_>| actions.contains(&key(record)) || responses.contains(&key(record));
        let delays =
            self.pairs.iter().filter(|(reply, _)| told(*reply)).map(|(reply, cause)| format!("{} after {}", key(*reply), key(*cause)));
        let disputed = self.disputed.iter().filter(|record| told(**record) || (record.kind() == Kind::Platform && record.id() == platform));
        Recorded { delays: delays.collect(), disputes: disputed.map(|record| key(*record)).collect(), actions, responses }
    }
}

/// The records of one platform's answers to a question.
fn answered(comparison: &Comparison<'_>, question: Question, column: usize) -> Keys {
    let row = comparison.rows().iter().find(|row| row.question() == question).unwrap();
    let keys = row.cells()[column].iter().map(|answer| match answer {
        Answer::Waited(wait) => format!("{} after {}", key(wait.reply()), key(wait.cause())),
        other => key(other.record().unwrap()),
    });
    keys.collect()
}

fn prove(facts: &Facts<'_>, comparer: &Comparer<'_>, pair: [&str; 2], area: Area, as_of: Option<When>) {
    let comparison = comparer.compare(&pair, Some(area), as_of).unwrap();
    for (column, platform) in pair.into_iter().enumerate() {
        let recorded = facts.recorded(platform, area, as_of);
        let what = format!("{platform} in {pair:?}, {area}, {as_of:?}");
        assert_eq!(answered(&comparison, Question::Did, column), recorded.actions, "actions of {what}");
        assert_eq!(answered(&comparison, Question::Took, column), recorded.delays, "delays of {what}");
        assert_eq!(answered(&comparison, Question::Followed, column), recorded.responses, "responses of {what}");
        let disputes = answered(&comparison, Question::Disputed, column);
        assert!(recorded.disputes.is_subset(&disputes), "disputes of {what}: {:?}", recorded.disputes.difference(&disputes));
    }
}

#[test]
fn all_that_is_recorded_of_a_platform_and_an_area_is_in_the_answer() {
    let (facts, comparer) = (Facts::of(dataset()), dataset().comparer());
    let mut areas: BTreeSet<Area> = dataset().actions().iter().flat_map(Action::areas).copied().collect();
    // One area on which no action is recorded.
    areas.insert(*Area::ALL.iter().find(|area| !areas.contains(area)).unwrap());
    let ids: Vec<&str> = dataset().platforms().iter().map(|platform| platform.id().as_str()).collect();
    for (place, id) in ids.iter().enumerate() {
        for area in &areas {
            prove(&facts, &comparer, [id, ids[(place + 1) % ids.len()]], *area, None);
        }
    }
}

/// The next number of a fixed sequence (SplitMix64), below a bound.
fn next(state: &mut u64, bound: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
}

#[test]
fn no_pair_of_platforms_denies_what_is_recorded() {
    let (facts, comparer) = (Facts::of(dataset()), dataset().comparer());
    let ids: Vec<&str> = dataset().platforms().iter().map(|platform| platform.id().as_str()).collect();
    let areas: Vec<Area> = Area::of_content().collect();
    let mut seed = 14;
    for _ in 0..2_000 {
        let one = next(&mut seed, ids.len());
        let other = (one + 1 + next(&mut seed, ids.len() - 1)) % ids.len();
        // Half of the draws ask for terrorist content, on which most is recorded.
        let area = if next(&mut seed, 2) == 0 { Area::TerroristContent } else { areas[next(&mut seed, areas.len())] };
        let as_of = (next(&mut seed, 4) == 0).then(|| format!("{}", 2012 + next(&mut seed, 15)).parse().unwrap());
        prove(&facts, &comparer, [ids[one], ids[other]], area, as_of);
    }
}

#[test]
fn what_platforms_share_comes_first() {
    let comparison = dataset().compare(&["telegram", "tamtam"], None, None).unwrap();
    for question in [Question::Did, Question::Followed] {
        let row = comparison.rows().iter().find(|row| row.question() == question).unwrap();
        for cell in row.cells() {
            let shared: Vec<bool> = cell.iter().map(|answer| comparison.shares(answer.record().unwrap())).collect();
            assert!(shared.is_sorted_by(|a, b| a >= b) && shared.contains(&true), "{question:?}: {shared:?}");
        }
    }
    let shares = |id: &str| comparison.shares(Record::Action(dataset().action(id).unwrap()));
    assert!(shares("tamtam_blocks_is_channels_2019") && !shares("telegram_isis_removals_2017"));
}

/// A platform of whose one action two figures of one unit are disputed.
fn two_disputed_figures() -> Dataset {
    let claims = |numbers: [u64; 2]| numbers.map(|n| Claim::new(Quantity::Exactly(Number::new(n)), []));
    let figure = |what: &str, numbers| Figure::new(Unit::Account).with_what(what).with_reported(claims(numbers));
    let platform = |id: &'static str| Platform::new(PlatformId::from_static(id), id, PlatformKind::Forum);
    let action = Action::new(ActionId::from_static("purge"), "A purge", "Accounts were removed.")
        .with_areas([Area::TerroristContent])
        .with_platforms([PlatformId::from_static("agora")])
        .with_figures([figure("accounts removed", [10, 20]), figure("accounts restored", [1, 2])]);
    Dataset::empty().with_platforms([platform("agora"), platform("zeta")]).with_actions([action])
}

#[test]
fn two_disputed_figures_of_one_unit_are_two_disputes() {
    let data = two_disputed_figures();
    let comparison = data.compare(&["agora", "zeta"], None, None).unwrap();
    let row = comparison.rows().iter().find(|row| row.question() == Question::Disputed).unwrap();
    let words = |answer: &Answer<'_>| {
        let Answer::Disputed(dispute) = answer else { panic!("{answer:?}") };
        assert!(matches!(dispute.about(), DisputeAbout::Figure(_)));
        let accounts: Vec<String> = dispute.claims().iter().map(|claim| answers::account(dispute, claim, Locale::En)).collect();
        format!("{}: {}", answers::about(dispute, Locale::En), accounts.join(" | "))
    };
    let told: Vec<String> = row.cells()[0].iter().map(words).collect();
    assert_eq!(told, ["accounts removed: 10 accounts | 20 accounts", "accounts restored: 1 account | 2 accounts"]);
    assert!(row.cells()[1].is_empty());
}

#[test]
fn three_platforms_are_compared_as_two_are() {
    let comparison = dataset().compare(&["telegram", "tamtam", "twitter"], None, None).unwrap();
    assert!(comparison.rows().iter().all(|row| row.cells().len() == 3));
    let pair = dataset().compare(&["telegram", "twitter"], None, None).unwrap();
    for question in [Question::Did, Question::Took, Question::Followed] {
        assert_eq!(answered(&comparison, question, 2), answered(&pair, question, 1), "{question:?}");
    }
}
