//! A part is not larger than its total.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "part_exceeds_whole",
    level: Level::Deny,
    summary: "A figure is not larger than its total (`out_of`).",
    why: "Of fifty chats, at most fifty can have been blocked: one of the two numbers is wrong.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: announcement, summary: (en: "A count."), figures: [
    (of: chat, out_of: exactly(50), reported: [(value: exactly(84), evidence: [(source: "s")])]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: announcement, summary: (en: "A count."), figures: [
    (of: chat, out_of: exactly(50), reported: [(value: exactly(48), evidence: [(source: "s")])]),
])
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    for (i, figure) in site.record.figures().iter().enumerate() {
        let Some((whole, most)) = figure.out_of().and_then(|whole| Some((whole, whole.bounds().high?))) else { continue };
        let most_excluded = whole.bounds().high_excluded;
        for (j, claim) in figure.reported().claims().iter().enumerate() {
            let least = claim.value().bounds();
            if least.low > most || (least.low == most && (least.low_excluded || most_excluded)) {
                found.at(
                    site.record,
                    &Route::from([Step::Field("figures"), Step::Index(i), Step::Field("reported"), Step::Index(j), Step::Field("value")]),
                    format!("{} out of {whole}", claim.value()),
                    "correct the part or the total",
                );
            }
        }
    }
}
