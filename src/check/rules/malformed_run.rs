//! Runs of captures are consistent.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, WHOLE_COMMIT, in_version, is_no_commit};
use crate::model::{Absence, Certainty, Record, Route, Sighting, SourceId, Step};

pub(super) const RULE: Rule = Rule {
    code: "malformed_run",
    level: Level::Deny,
    summary: "A run of captures ends after it begins, counts both its ends, names commits in a git archive, and has its sections in order. The same applies to captures without the rule, and no run spans them.",
    why: "The number of sightings is computed from runs, and verification looks up their commits.",
    bad: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [
        captured(source: "d", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), last: (on: "2019-05-06", version: "89abcdef0123456789abcdef0123456789abcdef", sections: [(0, 100)]), captures: 1, text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [
        captured(source: "d", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), last: (on: "2019-05-06", version: "89abcdef0123456789abcdef0123456789abcdef", sections: [(0, 100)]), captures: 2, text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

const REMEDY: &str = "check the captures in the history of the archived file";

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let archive = |source: &SourceId, kept| site.data().source(source).and_then(|source| source.kept_as(kept));
    for (version, of) in policy.versions().iter().enumerate() {
        for (place, seen) in of.seen().iter().enumerate() {
            let Sighting::Captured(run) = seen else { continue };
            let at = |field| in_version(version, [Step::Field("seen"), Step::Index(place), Step::Field(field)]);
            let captures = run.captures().unwrap_or(1);
            if let Some(fault) = count(captures, run.last().is_some()) {
                found.at(site.record, &at("captures"), fault, REMEDY);
            }
            if let Some(last) = run.last() {
                if last.on().before(run.first().on()) == Certainty::Yes {
                    let message = format!("the last capture, of {}, is before the first, of {}", last.on(), run.first().on());
                    found.at(site.record, &at("last"), message, REMEDY);
                } else if last.version() == run.first().version() {
                    found.at(site.record, &at("last"), "the last capture is the same as the first", "omit `last` and `captures`");
                }
            }
            let is_within = |absence: &&Absence| {
                (absence.source(), absence.kept()) == (run.source(), run.kept())
                    && run.first().on().before(absence.first()) == Certainty::Yes
                    && absence.first().before(run.newest().on()) == Certainty::Yes
            };
            if let Some(absence) = policy.absent().iter().find(is_within) {
                let message = format!("the run spans a capture without the rule, of {}", absence.first());
                found.at(site.record, &at("last"), message, "split it into two runs, before and after that capture");
            }
            for (field, point) in [("first", Some(run.first())), ("last", run.last())] {
                let Some(point) = point else { continue };
                let at = |part| in_version(version, [Step::Field("seen"), Step::Index(place), Step::Field(field), Step::Field(part)]);
                if is_no_commit(archive(run.source(), run.kept()), point.version()) {
                    found.at(site.record, &at("version"), format!("`{}` is not a commit hash", point.version()), WHOLE_COMMIT);
                }
                if point.sections().is_empty() {
                    let remedy = "add `sections: [(start, end)]`, in Unicode code points of the archived text";
                    found.at(site.record, &at("sections"), "`sections` is missing", remedy);
                } else if point.sections().windows(2).any(|pair| pair[1].start() < pair[0].end()) {
                    let remedy = "list them in the order of the text";
                    found.at(site.record, &at("sections"), "the sections overlap or are not in the order of the text", remedy);
                }
            }
        }
    }
    for (place, absence) in policy.absent().iter().enumerate() {
        let at = |field| Route::from([Step::Field("absent"), Step::Index(place), Step::Field(field)]);
        if let Some(last) = absence.last().filter(|last| last.before(absence.first()) == Certainty::Yes) {
            let message = format!("the last capture, of {last}, is before the first, of {}", absence.first());
            found.at(site.record, &at("last"), message, REMEDY);
        }
        if absence.captures() == Some(0) || (absence.last().is_some() && absence.captures().unwrap_or(1) < 2) {
            found.at(site.record, &at("captures"), "the number of captures is too low for its first and last capture", REMEDY);
        }
        if is_no_commit(archive(absence.source(), absence.kept()), absence.version()) {
            let message = format!("`{}` is not a commit hash", absence.version());
            found.at(site.record, &at("version"), message, WHOLE_COMMIT);
        }
    }
}

/// Returns the fault of the number of captures.
fn count(captures: u32, has_last: bool) -> Option<String> {
    match (captures, has_last) {
        (0, _) => Some("the run has 0 captures".into()),
        (1, true) => Some("1 capture, but both a first and a last".into()),
        (2.., false) => Some(format!("{captures} captures, but no `last`")),
        _ => None,
    }
}
