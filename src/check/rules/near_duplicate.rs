//! No two records describe the same thing.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::super::finding::Level;
use super::super::rule::{Context, Findings, Rule, Runner};
use crate::model::when::any_overlap;
use crate::model::{Moment, PlatformId, Policy, Record, Source, Version, When};

pub(super) const RULE: Rule = Rule {
    code: "near_duplicate",
    level: Level::Warn,
    summary: "No two records of a kind have almost the same text for the same time and platform, and no two sources have the same address.",
    why: "Duplicates are counted twice, and sources that confirm or contradict each other are not compared.",
    bad: r#"//- events/a.ron
Event(id: "a", title: (en: "Attack on a bridge in London"), kind: attack, summary: (en: "A man attacked people near a bridge."))
//- events/b.ron
Event(id: "b", title: (en: "Attack on a bridge in London"), kind: attack, summary: (en: "A man attacked people near the bridge."))
"#,
    good: r#"//- events/a.ron
Event(id: "a", title: (en: "Attack on a bridge in London"), kind: attack, summary: (en: "A man attacked people near a bridge."))
//- events/b.ron
Event(id: "b", title: (en: "Police operation in The Hague"), kind: law_enforcement_operation, summary: (en: "Accounts were referred."))
"#,
    run: Runner::Dataset(run),
};

/// The share of common words in title and summary that makes two records duplicates: eight of ten.
const SHARED: usize = 8;
const OF: usize = 10;

fn run(context: &Context<'_>, found: &mut Findings) {
    let records: Vec<Record<'_>> = context.data.records().collect();
    for of_kind in records.chunk_by(|a, b| a.kind() == b.kind()) {
        match of_kind[0] {
            Record::Source(_) => one_address(of_kind, found),
            Record::Platform(_) | Record::Organization(_) => {}
            _ => alike(of_kind, found),
        }
    }
}

fn one_address(sources: &[Record<'_>], found: &mut Findings) {
    let mut seen: HashMap<&str, Vec<&Source>> = HashMap::new();
    for record in sources {
        let Record::Source(source) = record else { continue };
        let Some(url) = source.url() else { continue };
        let bare = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.").trim_end_matches('/');
        let earlier = seen.entry(bare).or_default();
        // Versions of one document share an address: each has its own archive or date, or names the other.
        let is_version = |other: &Source| {
            (other.kept(), other.published()) != (source.kept(), source.published())
                || other.based_on().contains(source.id())
                || source.based_on().contains(other.id())
        };
        if let Some(first) = earlier.iter().find(|other| !is_version(other)) {
            let message = format!("this is also the address of `{}`", first.id());
            found.field(*record, "url", message, "cite only one of the two sources, and delete the other");
        }
        earlier.push(source);
    }
}

/// Finds all pairs that share enough words, without comparing every pair: if two sets share
/// eight tenths, one of the rarest words of one set is among the rarest of the other.
fn alike(records: &[Record<'_>], found: &mut Findings) {
    let bags = bags(records);
    let mut with_word: HashMap<usize, Vec<usize>> = HashMap::new();
    // The record that each was last compared with.
    let mut compared = vec![usize::MAX; records.len()];
    for (at, bag) in bags.iter().enumerate() {
        let rarest = (bag.len() - (bag.len() * SHARED).div_ceil(OF) + 1).min(bag.len());
        let mut twin = usize::MAX;
        for word in &bag[..rarest] {
            let earlier = with_word.entry(*word).or_default();
            // Reports only the first similar record; earlier records come first.
            for other in earlier.iter().copied().take_while(|other| *other < twin) {
                let is_new = std::mem::replace(&mut compared[other], at) != at;
                if is_new && share_words(bag, &bags[other]) && may_be_one(records[at], records[other]) {
                    twin = other;
                    break;
                }
            }
            earlier.push(at);
        }
        if let Some(twin) = records.get(twin) {
            let message = format!("the text is almost the same as that of `{}`", twin.id());
            found.record(records[at], message, "merge the two records, or state in each how it differs");
        }
    }
}

/// Converts the words of each record to sorted numbers: rarer words have lower numbers.
fn bags(records: &[Record<'_>]) -> Vec<Vec<usize>> {
    let mut numbers = HashMap::new();
    let mut frequency: Vec<usize> = Vec::new();
    let mut bags: Vec<Vec<usize>> = Vec::with_capacity(records.len());
    for record in records {
        let mut bag: Vec<usize> = words(*record)
            .map(|word| {
                let next = numbers.len();
                *numbers.entry(word).or_insert(next)
            })
            .collect();
        bag.sort_unstable();
        bag.dedup();
        frequency.resize(numbers.len(), 0);
        for word in &bag {
            frequency[*word] += 1;
        }
        bags.push(bag);
    }
    let mut by_frequency: Vec<usize> = (0..frequency.len()).collect();
    by_frequency.sort_by_key(|word| frequency[*word]);
    let mut rank = vec![0; frequency.len()];
    for (place, word) in by_frequency.into_iter().enumerate() {
        rank[word] = place;
    }
    for bag in &mut bags {
        for word in &mut *bag {
            *word = rank[*word];
        }
        bag.sort_unstable();
    }
    bags
}

/// The words of a record's title and summary, or of the newest version of a rule.
fn words(record: Record<'_>) -> impl Iterator<Item = &str> {
    let summary = match record {
        Record::Event(event) => event.summary().en(),
        Record::Action(action) => action.summary().en(),
        Record::Response(response) => response.summary().en(),
        Record::Policy(policy) => policy.newest().map_or("", |version| version.rule().en()),
        _ => "",
    };
    [record.title(), summary].into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty())
}

/// Whether two sorted sets share enough of their words.
fn share_words(a: &[usize], b: &[usize]) -> bool {
    // The number of common words that the total requires.
    let needed = ((a.len() + b.len()) * SHARED).div_ceil(OF + SHARED);
    let (mut a, mut b, mut common) = (a, b, 0);
    while let ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) = (a, b) {
        if common + a.len().min(b.len()) < needed {
            return false;
        }
        match first_a.cmp(first_b) {
            Ordering::Less => a = rest_a,
            Ordering::Greater => b = rest_b,
            Ordering::Equal => (a, b, common) = (rest_a, rest_b, common + 1),
        }
    }
    common >= needed
}

/// Whether time and platforms allow both records to describe the same thing.
fn may_be_one(a: Record<'_>, b: Record<'_>) -> bool {
    if let (Record::Policy(a), Record::Policy(b)) = (a, b) {
        // The same words for other countries, in another document or in another section are another rule.
        let territory = |policy: &Policy| policy.newest().map(|version| (version.applies_in().to_vec(), version.not_in().to_vec()));
        return a.platform() == b.platform()
            && a.topic() == b.topic()
            && a.document() == b.document()
            && territory(a) == territory(b)
            && !in_other_sections(a, b);
    }
    let ((platforms_a, dates_a), (platforms_b, dates_b)) = (scene(a), scene(b));
    let bounds = |dates: &[When]| {
        dates.iter().map(|when| (when.earliest().map(Moment::seconds), when.latest().map(Moment::seconds))).collect::<Vec<_>>()
    };
    let meet = platforms_a.is_empty() || platforms_b.is_empty() || platforms_a.iter().any(|platform| platforms_b.contains(platform));
    meet && (dates_a.is_empty() || dates_b.is_empty() || any_overlap(bounds(&dates_a), bounds(&dates_b)))
}

/// Whether two rules have sections of the same capture that share no word.
fn in_other_sections(a: &Policy, b: &Policy) -> bool {
    let (Some(a), Some(b)) = (a.newest().and_then(Version::base), b.newest().and_then(Version::base)) else { return false };
    let (at_a, at_b) = (a.newest(), b.newest());
    let meet = at_a.sections().iter().any(|a| at_b.sections().iter().any(|b| a.start() < b.end() && b.start() < a.end()));
    (a.source(), at_a.version()) == (b.source(), at_b.version()) && !meet
}

fn scene(record: Record<'_>) -> (&[PlatformId], Vec<When>) {
    let (platforms, when) = match record {
        Record::Event(event) => (event.platforms(), event.when()),
        Record::Action(action) => (action.platforms(), action.when()),
        Record::Response(response) => (response.platforms(), response.when()),
        _ => return (&[], Vec::new()),
    };
    (platforms, when.values().copied().collect())
}
