//! List cells of exports can be split.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Record, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "separator_in_list",
    level: Level::Deny,
    summary: "No author's name contains `|`.",
    why: "In CSV, the entries of a list are in one cell, separated by `|`. A name with `|` would be read as two.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", authors: ["A. Writer | B. Writer"], language: "en", published: "2020-05-04")
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", authors: ["A. Writer", "B. Writer"], language: "en", published: "2020-05-04")
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Source(source) = site.record else { return };
    for (place, author) in source.authors().iter().enumerate().filter(|(_, author)| author.contains('|')) {
        let at = Route::from([Step::Field("authors"), Step::Index(place)]);
        found.at(site.record, &at, format!("the name `{author}` contains `|`"), "write two names as two entries, or use another character");
    }
}
