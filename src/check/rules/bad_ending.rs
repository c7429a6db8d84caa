//! A rule is not seen after its end.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Certainty, EndingKind, Record, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "bad_ending",
    level: Level::Deny,
    summary: "A rule ends after its last sighting; a merged rule, and no other, names the rule that contains it now.",
    why: "A rule that is seen after its end has not ended: a date is wrong, or it returned and is another rule.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019-12", evidence: [(source: "s")])]),
], ended: (how: withdrawn, on: "2019-06", evidence: [(source: "s")]), coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019-12", evidence: [(source: "s")])]),
], ended: (how: withdrawn, on: "2020-01", evidence: [(source: "s")]), coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let Some(ending) = policy.ended() else { return };
    let mut report =
        |field, message: String, remedy| found.at(site.record, &Route::from([Step::Field("ended"), Step::Field(field)]), message, remedy);
    let last = policy.last_seen();
    if let Some(last) = last.filter(|last| ending.on().before(*last) == Certainty::Yes) {
        report("on", format!("ended on {}, but last seen on {last}", ending.on()), "correct the date or the sighting");
    }
    match (ending.how(), ending.into()) {
        (EndingKind::Merged, None) => report("how", "merged, but `into` is missing".into(), "add `into: \"platform/rule\"`"),
        (EndingKind::Merged, Some(into)) if into == policy.id() => {
            report("into", "merged into itself".into(), "name the rule that contains it now");
        }
        (EndingKind::Merged, _) | (_, None) => {}
        (how, Some(_)) => report("into", format!("`{how}`, but `into` names another rule"), "write `how: merged`, or remove `into`"),
    }
}
