//! A silence is a finding only with a search.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Record, ResponseKind, Search, Stance};

pub(super) const RULE: Rule = Rule {
    code: "silence_without_search",
    level: Level::Deny,
    summary: "A stance `silent` or `no_information` and a response `silence` say who looked, where, and until when.",
    why: "Three kinds of nothing are kept apart. Without the search, silence is indistinguishable from not having looked.",
    bad: r#"//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: silent, document: terms_of_service, summary: (en: "Nothing is said."))
"#,
    good: r#"//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: silent, document: terms_of_service, summary: (en: "Nothing is said."), searched: (
    by: group(researchers), places: (en: "the terms of use"), until: "2019-12",
))
"#,
    run: Run::Record(run),
};

fn run(site: &Site<'_>, found: &mut Found) {
    const REMEDY: &str = "add `searched: (by: …, places: (en: \"…\"), until: \"…\")`";
    let places = match site.record {
        Record::Policy(policy) => policy.searched().map(Search::places),
        Record::Response(response) => response.searched().map(Search::places),
        _ => None,
    };
    if places.is_some_and(|places| places.en().trim().is_empty()) {
        found.field(site.record, "searched", "a search that names no place", REMEDY);
    }
    match site.record {
        Record::Policy(policy) if matches!(policy.stance(), Stance::Silent | Stance::NoInformation) && policy.searched().is_none() => {
            found.field(site.record, "stance", format!("`{}`, and no word of the search", policy.stance()), REMEDY);
        }
        Record::Response(response) if response.kind() == ResponseKind::Silence && response.searched().is_none() => {
            found.field(site.record, "kind", "a silence, and no word of who waited for an answer", REMEDY);
        }
        _ => {}
    }
}
