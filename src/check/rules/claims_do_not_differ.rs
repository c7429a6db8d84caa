//! No two claims are the same.

use std::collections::HashMap;

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Node, Route};

pub(super) const RULE: Rule = Rule {
    code: "claims_do_not_differ",
    level: Level::Deny,
    summary: "Two claims on one question differ in value, in period or in who makes them.",
    why: "Sources that agree are one claim with several citations. Two claims look like a dispute.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [
    (value: "2016", evidence: [(source: "s", locator: paragraph(1))]),
    (value: "2016", evidence: [(source: "s", locator: paragraph(4))]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [
    (value: "2016", evidence: [(source: "s", locator: paragraph(1)), (source: "s", locator: paragraph(4))]),
])
"#,
    run: Runner::Node(run),
};

fn run(site: &Subject<'_>, route: &Route, node: Node<'_>, found: &mut Findings) {
    let Node::Claims(claims) = node else { return };
    if claims.count() < 2 {
        return;
    }
    let mut met = HashMap::new();
    for (later, claim) in claims.views().into_iter().enumerate() {
        let said_by = claim.said_by.map(|party| format!("{party:?}"));
        let first = *met.entry((claim.value, claim.during.map(|during| during.to_string()), said_by, claim.note)).or_insert(later);
        if first < later {
            let mut at = route.clone();
            at.index(later, |at| {
                found.at(
                    site.record,
                    at,
                    format!("this claim is the same as claim {} of this list", first + 1),
                    "move its citations to the `evidence` of that claim",
                );
            });
        }
    }
}
