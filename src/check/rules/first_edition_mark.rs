//! Marks of the first edition match the codebook.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version, parts};
use crate::model::{FirstEdition, Record, Route, Says, Step};

pub(super) const RULE: Rule = Rule {
    code: "first_edition_mark",
    level: Level::Deny,
    summary: "Records of codebook 1 have `first_edition` marks for what was not read again, and records of codebook 2 have none; only a marked record uses `not_stated` for a part.",
    why: "Comparisons must know which records follow the current codebook.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)], first_edition: [wording]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let (coding, marks) = (policy.coding(), policy.coding().first_edition());
    let mut report =
        |field, message: String, remedy| found.at(site.record, &Route::from([Step::Field("coding"), Step::Field(field)]), message, remedy);
    match coding.codebook() {
        "1" if marks.is_empty() => {
            report("codebook", "codebook 1, but `first_edition` is missing".into(), "add `first_edition: […]`, or write `codebook: \"2\"`");
        }
        "2" if !marks.is_empty() => report(
            "first_edition",
            "codebook 2, but `first_edition` has marks".into(),
            "read the document again and remove the marks, or write `codebook: \"1\"`",
        ),
        "1" | "2" => {}
        other => {
            report(
                "codebook",
                format!("there is no edition `{other}` of the codebook"),
                "write `codebook: \"2\"`; CODEBOOK.md states its edition",
            );
        }
    }
    if marks.contains(&FirstEdition::Parts) {
        return;
    }
    for (place, version) in policy.versions().iter().enumerate() {
        for (within, _) in parts(version).filter(|(_, part)| part.says == Says::NotStated) {
            let remedy = "omit a part that the rule does not mention; write `says: denies` if the rule states that there is none";
            found.at(site.record, &in_version(place, within), "`not_stated` is only for records of the first edition", remedy);
        }
    }
}
