//! What was not read again is marked as such, and nothing else.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version, parts};
use crate::model::{FirstEdition, Record, Route, Says, Step};

pub(super) const RULE: Rule = Rule {
    code: "first_edition_mark",
    level: Level::Deny,
    summary: "Records of codebook 1 are marked `first_edition` in what was not read again, records of codebook 2 in nothing; only a marked record says `not_stated` of a part.",
    why: "Whoever compares records must know which of them two readers would record alike.",
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
    let mut tell =
        |field, message: String, remedy| found.at(site.record, &Route::from([Step::Field("coding"), Step::Field(field)]), message, remedy);
    match coding.codebook() {
        "1" if marks.is_empty() => tell(
            "codebook",
            "codebook 1, and no mark of what was not read again".into(),
            "add `first_edition: […]`, or write `codebook: \"2\"`",
        ),
        "2" if !marks.is_empty() => tell(
            "first_edition",
            "marked as the first edition recorded it, by codebook 2".into(),
            "read the document again and take the marks out, or write `codebook: \"1\"`",
        ),
        "1" | "2" => {}
        other => {
            tell("codebook", format!("no edition `{other}` of the codebook"), "write `codebook: \"2\"`; CODEBOOK.md names its edition");
        }
    }
    if marks.contains(&FirstEdition::Parts) {
        return;
    }
    for (place, version) in policy.versions().iter().enumerate() {
        for (within, _) in parts(version).filter(|(_, part)| part.says == Says::NotStated) {
            let remedy = "leave out a part that the rule does not state; write `says: denies` where it says that there is none";
            found.at(site.record, &in_version(place, within), "`not_stated`, which only the first edition records", remedy);
        }
    }
}
