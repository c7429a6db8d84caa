//! One span has one digest.

use std::collections::HashMap;

use super::super::finding::Level;
use super::super::rule::{Context, Found, Rule, Run};
use crate::model::{Locator, Node};

pub(super) const RULE: Rule = Rule {
    code: "digest_disagrees",
    level: Level::Deny,
    summary: "Two citations of one span of one version have one digest.",
    why: "One of the two is wrong, and it needs no archive to see it.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/a.ron
Organization(id: "a", name: (en: "A"), kind: company, evidence: [
    (source: "s", locator: span(12, 40), digest: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
])
//- organizations/b.ron
Organization(id: "b", name: (en: "B"), kind: company, evidence: [
    (source: "s", locator: span(12, 40), digest: "0004b97a046b9edb6f1623399412e40c77ab313564eb8f0d75d7c6a31d61c498"),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/a.ron
Organization(id: "a", name: (en: "A"), kind: company, evidence: [
    (source: "s", locator: span(12, 40), digest: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
])
//- organizations/b.ron
Organization(id: "b", name: (en: "B"), kind: company, evidence: [
    (source: "s", locator: span(12, 40), digest: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
])
"#,
    run: Run::Dataset(run),
};

fn run(context: &Context<'_>, found: &mut Found) {
    let mut seen = HashMap::new();
    for record in context.data.records() {
        record.walk(&mut |route, node| {
            let Node::Citation(citation) = node else { return };
            let (Locator::Span(start, end), Some(digest)) = (citation.locator(), citation.digest()) else { return };
            let key = (citation.source().as_str(), citation.version(), *start, *end);
            let (first, by) = *seen.entry(key).or_insert((digest, record));
            if first != digest {
                let message = format!("{} {} has another digest in the {} `{}`", citation.source(), citation.locator(), by.kind(), by.id());
                found.at(record, route, message, "compute both again from the text");
            }
        });
    }
}
