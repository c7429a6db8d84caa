//! References lead somewhere.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::load::nearest;
use crate::model::{Node, Route};

pub(super) const RULE: Rule = Rule {
    code: "dangling_reference",
    level: Level::Deny,
    summary: "Every reference names a record that is there.",
    why: "A claim whose source is missing cannot be looked up, and a chain with a missing link answers no question.",
    bad: r#"//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "exmaple_times")])
//- sources/example_times.ron
Source(id: "example_times", kind: news_article, publisher: "Example Times", language: "en")
"#,
    good: r#"//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "example_times")])
//- sources/example_times.ron
Source(id: "example_times", kind: news_article, publisher: "Example Times", language: "en")
"#,
    run: Run::Node(run),
};

fn run(site: &Site<'_>, route: &Route, node: Node<'_>, found: &mut Found) {
    let Node::Link(kind, id) = node else { return };
    if site.data().record(kind, id).is_some() || site.context.unreadable.contains(&(kind, id.to_owned())) {
        return;
    }
    let all = site.data().records().filter(|record| record.kind() == kind).map(crate::model::Record::id);
    let hint = nearest(id, all).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    found.at(site.record, route, format!("no {kind} `{id}`{hint}"), format!("add {}/{id}.ron, or correct the id", kind.folder()));
}
