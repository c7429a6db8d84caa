//! An effect is not before its cause.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::when::all_before;
use crate::model::{Action, Attested, Event, Record, Reference, Response, Route, Step, When};

pub(super) const RULE: Rule = Rule {
    code: "effect_before_cause",
    level: Level::Deny,
    summary: "An action is not before its trigger, and a response is not before the record it responds to.",
    why: "Latencies are computed along these references. An effect before its cause means a wrong date or a wrong reference.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: attack, summary: (en: "An attack."), when: [(value: "2019-11-29", evidence: [(source: "s")])])
//- responses/r.ron
Response(id: "r", title: (en: "R"), kind: statement, to: [event("e")], summary: (en: "A reply."), when: [
    (value: "2019-11-22", evidence: [(source: "s")]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: attack, summary: (en: "An attack."), when: [(value: "2019-11-29", evidence: [(source: "s")])])
//- responses/r.ron
Response(id: "r", title: (en: "R"), kind: statement, to: [event("e")], summary: (en: "A reply."), when: [
    (value: "2019-12-02", evidence: [(source: "s")]),
])
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let (field, causes, when) = match site.record {
        Record::Action(action) => ("trigger", action.trigger(), action.when()),
        Record::Response(response) => ("to", response.to(), response.when()),
        _ => return,
    };
    for (place, cause) in causes.iter().enumerate() {
        let of_cause = match cause {
            Reference::Event(id) => site.data().event(id).map(Event::when),
            Reference::Action(id) => site.data().action(id).map(Action::when),
            Reference::Response(id) => site.data().response(id).map(Response::when),
            Reference::Policy(_) => None,
        };
        if of_cause.is_some_and(|of_cause| all_before(&dates(when), &dates(of_cause))) {
            let message = format!("all claimed dates are before those of its cause `{}`", cause.id());
            found.at(
                site.record,
                &Route::from([Step::Field(field), Step::Index(place)]),
                message,
                "correct a date, or name the actual cause",
            );
        }
    }
}

fn dates(claims: &Attested<When>) -> Vec<When> {
    claims.values().copied().collect()
}
