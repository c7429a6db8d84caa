//! No claim without evidence.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Node, Record, Route};

pub(super) const RULE: Rule = Rule {
    code: "claim_without_evidence",
    level: Level::Deny,
    summary: "Every claim, sighting, part of a policy and commitment cites where it stands, and so does each record as a whole.",
    why: "The first promise of the dataset: nobody has to believe it.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [])])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [(source: "s")])])
"#,
    run: Run::Node(run),
};

const REMEDY: &str = "add `evidence: [(source: \"…\")]`, or leave the claim out";

fn run(site: &Site<'_>, route: &Route, node: Node<'_>, found: &mut Found) {
    match node {
        Node::Claims(claims) => {
            for place in (0..claims.count()).filter(|place| claims.evidence(*place).is_empty()) {
                let mut at = route.clone();
                at.index(place, |at| found.at(site.record, at, "a claim without evidence", REMEDY));
            }
        }
        Node::Evidence(evidence) => {
            // Of an event, action or response the claims may carry all the evidence.
            let whole = route.steps().len() == 1;
            if evidence.is_empty() && !(whole && cited_elsewhere(site.record)) {
                found.at(site.record, route, "nothing is cited here", REMEDY);
            }
        }
        _ => {}
    }
}

fn cited_elsewhere(record: Record<'_>) -> bool {
    let mut cited = false;
    record.walk(&mut |_, node| cited |= matches!(node, Node::Citation(_)));
    cited
}
