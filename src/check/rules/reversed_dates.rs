//! An end is not before its start.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::when::all_before;
use crate::model::{Certainty, Record, Route, Step, When};

pub(super) const RULE: Rule = Rule {
    code: "reversed_dates",
    level: Level::Deny,
    summary: "Commitments and platforms do not end before they begin.",
    why: "One of the two dates is wrong. (The reader rejects a reversed interval within one date.)",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, commitments: [
    (kind: gifct_member, since: "2019-01", until: "2018-06", evidence: [(source: "s")]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, commitments: [
    (kind: gifct_member, since: "2018-06", until: "2019-01", evidence: [(source: "s")]),
])
"#,
    run: Runner::Record(run),
};

const REMEDY: &str = "check both dates in the source";

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Platform(platform) = site.record else { return };
    for (place, commitment) in platform.commitments().iter().enumerate() {
        if let (Some(since), Some(until)) = (commitment.since(), commitment.until())
            && until.before(since) == Certainty::Yes
        {
            found.at(
                site.record,
                &Route::from([Step::Field("commitments"), Step::Index(place), Step::Field("until")]),
                format!("until {until}, but since {since}"),
                REMEDY,
            );
        }
    }
    let dates = |claims: &[crate::model::Claim<When>]| claims.iter().map(|claim| *claim.value()).collect::<Vec<_>>();
    let (launched, closed) = (dates(platform.launched().claims()), dates(platform.closed().claims()));
    if all_before(&closed, &launched) {
        found.field(site.record, "closed", "all claimed dates of its closing are before its launch", REMEDY);
    }
}
