//! Shares are percentages.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Number, Quantity, Route, Scale, Step};

pub(super) const RULE: Rule = Rule {
    code: "share_out_of_range",
    level: Level::Deny,
    summary: "A share is between 0 and 100 percent.",
    why: "A share above 100 is a count, or has a misplaced decimal point.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: announcement, summary: (en: "A claim."), figures: [
    (of: video, measure: share, reported: [(value: exactly(940), evidence: [(source: "s")])]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: announcement, summary: (en: "A claim."), figures: [
    (of: video, measure: share, reported: [(value: exactly(94), evidence: [(source: "s")])]),
])
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    const WHOLE: Number = Number::new(100);
    for (i, figure) in site.record.figures().iter().enumerate().filter(|(_, figure)| figure.measure() == Some(Scale::Share)) {
        for (j, claim) in figure.reported().claims().iter().enumerate() {
            let value = *claim.value();
            let beyond = match value {
                Quantity::Exactly(n) | Quantity::About(n) | Quantity::Nearly(n) | Quantity::AtLeast(n) | Quantity::Between(_, n) => {
                    n > WHOLE
                }
                Quantity::AtMost(n) | Quantity::FewerThan(n) => n > WHOLE,
                Quantity::MoreThan(n) => n >= WHOLE,
                _ => value.bounds().low > WHOLE,
            };
            if beyond {
                found.at(
                    site.record,
                    &Route::from([Step::Field("figures"), Step::Index(i), Step::Field("reported"), Step::Index(j), Step::Field("value")]),
                    format!("the share is {value} percent"),
                    "correct the value, or remove `measure: share` for a count",
                );
            }
        }
    }
}
