//! Digests of the same span are equal.

use std::collections::HashMap;

use super::super::finding::Level;
use super::super::rule::{Context, Findings, Rule, Runner, in_version};
use crate::model::{Digest, Locator, Node, Policy, Record, Sighting, Span, Step};

pub(super) const RULE: Rule = Rule {
    code: "digest_disagrees",
    level: Level::Deny,
    summary: "Citations of the same span of the same version have the same digest, and so have captures of the same sections.",
    why: "If they differ, one is wrong, which can be detected without the archive.",
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
    run: Runner::Dataset(run),
};

fn run(context: &Context<'_>, found: &mut Findings) {
    let (mut seen, mut of_sections) = (HashMap::new(), HashMap::new());
    for record in context.data.records() {
        record.visit(&mut |route, node| {
            let Node::Citation(citation) = node else { return };
            let (Locator::Span(start, end), Some(digest)) = (citation.locator(), citation.digest()) else { return };
            let key = (citation.source().as_str(), citation.kept(), citation.version(), *start, *end);
            let (first, by) = *seen.entry(key).or_insert((digest, record));
            if first != digest {
                let message = format!("{} {} has another digest in the {} `{}`", citation.source(), citation.locator(), by.kind(), by.id());
                found.at(record, route, message, "recompute both from the text");
            }
        });
        if let Record::Policy(policy) = record {
            sections(policy, record, &mut of_sections, found);
        }
    }
}

/// The key of a section: source, archive, commit, spans.
type Cut<'d> = (&'d str, Option<&'d str>, &'d str, &'d [Span]);

fn sections<'d>(policy: &'d Policy, record: Record<'_>, seen: &mut HashMap<Cut<'d>, (Digest, &'d str)>, found: &mut Findings) {
    for (version, of) in policy.versions().iter().enumerate() {
        for (place, sighting) in of.seen().iter().enumerate() {
            let Sighting::Captured(run) = sighting else { continue };
            for point in std::iter::once(run.first()).chain(run.last()) {
                let key: Cut<'_> = (run.source().as_str(), run.kept(), point.version(), point.sections());
                let (first, by) = *seen.entry(key).or_insert((run.text(), policy.id().as_str()));
                if first != run.text() {
                    let message = format!("the sections of {} on {} have another digest in the policy `{by}`", run.source(), point.on());
                    let at = in_version(version, [Step::Field("seen"), Step::Index(place), Step::Field("text")]);
                    found.at(record, &at, message, "recompute both from the folded text");
                }
            }
        }
    }
}
