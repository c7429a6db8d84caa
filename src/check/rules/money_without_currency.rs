//! Figures of money have a currency.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Route, Step, Unit};

pub(super) const RULE: Rule = Rule {
    code: "money_without_currency",
    level: Level::Deny,
    summary: "A figure of money names its currency, and no other figure does.",
    why: "Five thousand roubles and five thousand euros are different amounts.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: announcement, summary: (en: "A fine."), figures: [
    (of: money, reported: [(value: exactly(5000), evidence: [(source: "s")])]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- events/e.ron
Event(id: "e", title: (en: "E"), kind: announcement, summary: (en: "A fine."), figures: [
    (of: money, currency: "EUR", reported: [(value: exactly(5000), evidence: [(source: "s")])]),
])
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    for (place, figure) in site.record.figures().iter().enumerate() {
        let (field, message, remedy) = match (figure.of(), figure.currency()) {
            (Unit::Money, None) => ("of", "the figure of money has no currency".to_owned(), "add `currency: \"…\"`, the code of ISO 4217"),
            (Unit::Money, Some(_)) | (_, None) => continue,
            (of, Some(currency)) => {
                ("currency", format!("the figure of `{of}` has the currency {currency}"), "write `of: money`, or omit the currency")
            }
        };
        let at = Route::from([Step::Field("figures"), Step::Index(place), Step::Field(field)]);
        found.at(site.record, &at, message, remedy);
    }
}
