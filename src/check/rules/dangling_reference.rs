//! References lead somewhere.

use std::collections::HashMap;

use super::super::finding::Level;
use super::super::rule::{Context, Found, Rule, Run};
use crate::load::nearest;
use crate::model::{Kind, Node, Record};

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
    run: Run::Dataset(run),
};

/// For how many ids something similar is looked for: each look goes through all ids of a kind.
const HINTS: usize = 100;

fn run(context: &Context<'_>, found: &mut Found) {
    let mut hints: HashMap<(Kind, &str), String> = HashMap::new();
    for record in context.data.records() {
        record.walk(&mut |route, node| {
            let Node::Link(kind, id) = node else { return };
            if context.data.record(kind, id).is_some() || context.unreadable.contains(&(kind, id.to_owned())) {
                return;
            }
            if hints.len() < HINTS {
                hints.entry((kind, id)).or_insert_with(|| {
                    let all = context.data.records().filter(|record| record.kind() == kind).map(Record::id);
                    nearest(id, all).map_or(String::new(), |near| format!("; did you mean `{near}`?"))
                });
            }
            let hint = hints.get(&(kind, id)).map_or("", String::as_str);
            found.at(record, route, format!("no {kind} `{id}`{hint}"), format!("add {}/{id}.ron, or correct the id", kind.folder()));
        });
    }
}
