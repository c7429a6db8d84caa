//! A silence has a search as evidence.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, ResponseKind, Route, Search, Step};

pub(super) const RULE: Rule = Rule {
    code: "silence_without_search",
    level: Level::Deny,
    summary: "A stance `silent` or `no_information`, and a response of kind `silence`, state who searched, where, and until when.",
    why: "Without the search, a silence cannot be distinguished from a question that nobody researched.",
    bad: r#"//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2019", stance: silent, rule: (en: "Nothing is said."), basis: own_document),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), searched: [(by: group(researchers), places: (en: "the terms of use"), until: "2019-12")], versions: [
    (key: "2019", stance: silent, rule: (en: "Nothing is said."), basis: own_document),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    const REMEDY: &str = "add `searched: (by: …, places: (en: \"…\"), until: \"…\")`";
    const REMEDY_OF_RULE: &str =
        "add `searched: [(by: …, documents: [\"…\"], until: \"…\")]`, or `places: (en: \"…\")` instead of documents";
    let is_nowhere = |search: &Search| {
        let named = search.places().is_some_and(|places| !places.en().trim().is_empty());
        !named && (search.documents().is_empty() || search.places().is_some())
    };
    match site.record {
        Record::Policy(policy) => {
            for (place, _) in policy.searched().iter().enumerate().filter(|(_, search)| is_nowhere(search)) {
                let at = Route::from([Step::Field("searched"), Step::Index(place)]);
                found.at(site.record, &at, "the search names no place", REMEDY_OF_RULE);
            }
            for (place, version) in policy.versions().iter().enumerate() {
                let Some(stance) = version.stance().filter(|stance| stance.needs_search() && policy.searched().is_empty()) else {
                    continue;
                };
                let at = in_version(place, [Step::Field("stance")]);
                found.at(site.record, &at, format!("`{stance}`, but `searched` is missing"), REMEDY_OF_RULE);
            }
        }
        Record::Response(response) => {
            if response.searched().is_some_and(is_nowhere) {
                found.field(site.record, "searched", "the search names no place", REMEDY);
            }
            if response.kind() == ResponseKind::Silence && response.searched().is_none() {
                found.field(site.record, "kind", "a silence, but `searched` is missing", REMEDY);
            }
        }
        _ => {}
    }
}
