//! Citations can be verified.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, WHOLE_COMMIT, is_no_commit};
use crate::model::{Archive, Citation, Locator, Node, Route};

pub(super) const RULE: Rule = Rule {
    code: "malformed_citation",
    level: Level::Deny,
    summary: "A citation has all fields that verification needs, and no others.",
    why: "A span without digest or version cannot be verified. (The reader rejects an impossible place.)",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "s", locator: span(12, 40))])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [
    (source: "s", locator: span(12, 40), digest: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
])
"#,
    run: Runner::Node(run),
};

fn run(site: &Subject<'_>, route: &Route, node: Node<'_>, found: &mut Findings) {
    let Node::Citation(citation) = node else { return };
    if let Some((message, remedy)) = fault(site, citation) {
        found.at(site.record, route, message, remedy);
    }
}

fn fault(site: &Subject<'_>, citation: &Citation) -> Option<(String, &'static str)> {
    let archive = || site.data().source(citation.source())?.kept_as(citation.kept());
    let is_span = matches!(citation.locator(), Locator::Span(..));
    match citation.version() {
        _ if is_span && citation.digest().is_none() => {
            Some(("the span has no digest".into(), "add the SHA-256 of the cited words: “Values” in CONTRIBUTING.md computes both"))
        }
        _ if !is_span && citation.digest().is_some() => {
            Some(("the digest has no span".into(), "add the cited words: `locator: span(start, end)`"))
        }
        Some(version) if is_no_commit(archive(), version) => Some((format!("`{version}` is not a commit hash"), WHOLE_COMMIT)),
        None if is_span && matches!(archive(), Some(Archive::Git(_))) => {
            Some(("the span in a git archive has no version".into(), "add `version: \"…\"`, the commit"))
        }
        _ => None,
    }
}
