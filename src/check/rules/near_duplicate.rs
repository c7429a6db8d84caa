//! One thing, one record.

use std::collections::{HashMap, HashSet};

use super::super::finding::Level;
use super::super::rule::{Context, Found, Rule, Run};
use crate::model::{PlatformId, Record, Source, When};

pub(super) const RULE: Rule = Rule {
    code: "near_duplicate",
    level: Level::Warn,
    summary: "No two records of a kind say almost the same of the same time and platform, and no two sources have one address.",
    why: "What is recorded twice is counted twice, and the sources that would confirm or contradict each other never meet.",
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
    run: Run::Dataset(run),
};

/// How many of the words of two records, title and summary together, are the same: of ten, eight.
const SHARED: usize = 8;
const OF: usize = 10;

fn run(context: &Context<'_>, found: &mut Found) {
    let records: Vec<Record<'_>> = context.data.records().collect();
    for of_kind in records.chunk_by(|a, b| a.kind() == b.kind()) {
        match of_kind[0] {
            Record::Source(_) => one_address(of_kind, found),
            Record::Platform(_) | Record::Organization(_) => {}
            _ => alike(of_kind, found),
        }
    }
}

fn one_address(sources: &[Record<'_>], found: &mut Found) {
    let mut seen: HashMap<&str, Vec<&Source>> = HashMap::new();
    for record in sources {
        let Record::Source(source) = record else { continue };
        let Some(url) = source.url() else { continue };
        let bare = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.").trim_end_matches('/');
        let earlier = seen.entry(bare).or_default();
        // Versions of one document share an address: each has an archive or a date of its own, or names the other.
        let is_version = |other: &Source| {
            (other.archive(), other.published()) != (source.archive(), source.published())
                || other.based_on().contains(source.id())
                || source.based_on().contains(other.id())
        };
        if let Some(first) = earlier.iter().find(|other| !is_version(other)) {
            let message = format!("the address of `{}`", first.id());
            found.field(*record, "url", message, "cite one of the two everywhere, and delete the other");
        }
        earlier.push(source);
    }
}

/// Finds every pair that shares enough words, without comparing every pair: of two sets that share
/// eight tenths, one of the rarest words of the one is among the rarest of the other.
fn alike(records: &[Record<'_>], found: &mut Found) {
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    let mut bags: Vec<Vec<&str>> = records.iter().map(|record| words(*record)).collect();
    for word in bags.iter().flatten() {
        *frequency.entry(word).or_default() += 1;
    }
    for bag in &mut bags {
        bag.sort_unstable_by_key(|word| (frequency[word], *word));
    }
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, bag) in bags.iter().enumerate() {
        let rarest = (bag.len() - (bag.len() * SHARED).div_ceil(OF) + 1).min(bag.len());
        let mut compared = HashSet::new();
        let mut twin: Option<usize> = None;
        for word in &bag[..rarest] {
            let earlier = by_word.entry(word).or_default();
            // The first of all that it is like is told, and the earlier ones come first.
            let before_twin = |other: &usize| twin.is_none_or(|twin| *other < twin);
            let mut new = earlier.iter().copied().take_while(before_twin).filter(|other| compared.insert(*other));
            twin = new.find(|other| share_words(bag, &bags[*other]) && may_be_one(records[at], records[*other])).or(twin);
            earlier.push(at);
        }
        if let Some(twin) = twin {
            let message = format!("says almost the same as `{}`", records[twin].id());
            found.record(records[at], message, "make one record of the two, or say in each what sets it apart");
        }
    }
}

/// The different words of a record's title and summary.
fn words(record: Record<'_>) -> Vec<&str> {
    let summary = match record {
        Record::Event(event) => event.summary().en(),
        Record::Action(action) => action.summary().en(),
        Record::Response(response) => response.summary().en(),
        _ => "",
    };
    let letters = |c: char| !c.is_alphanumeric();
    let all: HashSet<&str> = record.title().split(letters).chain(summary.split(letters)).filter(|word| !word.is_empty()).collect();
    all.into_iter().collect()
}

/// Whether the words in common are enough of all the words of both.
fn share_words(a: &[&str], b: &[&str]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() * OF < long.len() * SHARED {
        return false;
    }
    let common = short.iter().filter(|word| long.contains(word)).count();
    common * OF >= (a.len() + b.len() - common) * SHARED
}

/// Whether time and platforms do not set them apart.
fn may_be_one(a: Record<'_>, b: Record<'_>) -> bool {
    if let (Record::Policy(a), Record::Policy(b)) = (a, b) {
        let linked = a.replaces() == Some(b.id()) || b.replaces() == Some(a.id());
        return a.platform() == b.platform() && a.area() == b.area() && !linked;
    }
    let ((platforms_a, dates_a), (platforms_b, dates_b)) = (scene(a), scene(b));
    let meet = platforms_a.is_empty() || platforms_b.is_empty() || platforms_a.iter().any(|platform| platforms_b.contains(platform));
    meet && (dates_a.is_empty() || dates_b.is_empty() || dates_a.iter().any(|a| dates_b.iter().any(|b| a.overlaps(*b))))
}

fn scene(record: Record<'_>) -> (&[PlatformId], Vec<When>) {
    let (platforms, when) = match record {
        Record::Event(event) => (event.platforms(), event.when()),
        Record::Action(action) => (action.platforms(), action.when()),
        Record::Response(response) => (response.platforms(), response.when()),
        _ => return (&[], Vec::new()),
    };
    (platforms, when.claims().iter().map(|claim| *claim.value()).collect())
}
