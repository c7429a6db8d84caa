//! Spans are within their text.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version, parts};
use crate::model::{Captured, Lines, Record, Sighting, Span, Step};

pub(super) const RULE: Rule = Rule {
    code: "impossible_span",
    level: Level::Deny,
    summary: "`norm` and `at` are within the newest captured section, and `lines` are possible for its spans.",
    why: "Folding only removes characters, so a position after the end of the section belongs to another text. (`evidence verify` compares the words themselves.)",
    bad: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, norm: [(12, 120)], seen: [
        captured(source: "d", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, norm: [(12, 98)], seen: [
        captured(source: "d", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    for (place, version) in policy.versions().iter().enumerate() {
        let base = version.base().map(Captured::newest);
        let longest = base.map(|point| length(point.sections()));
        let mut look = |spans: &[Span], within: &[Step]| {
            for (span, beyond) in spans.iter().enumerate().filter(|(_, span)| longest.is_none_or(|longest| u64::from(span.end()) > longest))
            {
                let message = match (longest, base) {
                    (Some(longest), Some(point)) => {
                        format!("characters {beyond} are beyond the section, which had at most {longest} on {}", point.on())
                    }
                    _ => "a span in a section, but the version has no capture".into(),
                };
                let remedy = "count in the folded section of the newest capture: `evidence fold --offsets` shows it";
                found.at(site.record, &in_version(place, within.iter().copied().chain([Step::Index(span)])), message, remedy);
            }
        };
        look(version.norm(), &[Step::Field("norm")]);
        for (within, part) in parts(version) {
            look(part.at, &[within[0], within[1], within[2], Step::Field("at")]);
        }
        for (run, seen) in version.seen().iter().enumerate() {
            let Sighting::Captured(captured) = seen else { continue };
            for (end, point) in [("first", Some(captured.first())), ("last", captured.last())] {
                let Some((point, lines)) = point.and_then(|point| Some((point, point.lines()?))) else { continue };
                if !may_be(lines, point.sections()) {
                    let at = in_version(place, [Step::Field("seen"), Step::Index(run), Step::Field(end), Step::Field("lines")]);
                    let message = format!("lines {lines} are not possible for a section at these characters");
                    found.at(site.record, &at, message, "count lines from 1 and characters from 0");
                }
            }
        }
    }
}

/// The total length of the spans, joined by line feeds.
fn length(spans: &[Span]) -> u64 {
    spans.iter().map(|span| u64::from(span.end() - span.start())).sum::<u64>() + (spans.len() as u64).saturating_sub(1)
}

/// Whether the lines are possible for the spans. Each line before them, and each line in them except the last, has at
/// least one character.
fn may_be(lines: Lines, spans: &[Span]) -> bool {
    let (Some(start), Some(end)) = (spans.iter().map(|span| span.start()).min(), spans.iter().map(|span| span.end()).max()) else {
        return true;
    };
    lines.first() - 1 <= start && lines.last() - lines.first() <= end - start
}
