//! References to archives resolve.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, WHOLE_COMMIT, in_version};
use crate::load::{did_you_mean, is_id};
use crate::model::{Archive, Kept, Node, Record, Route, Sighting, Source, SourceId, Step};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "unknown_archive",
    level: Level::Deny,
    summary: "If a source has several archives, each has a unique name, and citations and captures name one of them. A collection with one file for each version has a commit.",
    why: "A commit exists only in one repository and cannot be found in another.",
    bad: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (name: "pga", archive: git(repository: "archive/documents", path: "P/FAQ.md")),
    (name: "ota", archive: git(repository: "archive/others", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [
        captured(source: "d", kept: "pgaa", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (name: "pga", archive: git(repository: "archive/documents", path: "P/FAQ.md")),
    (name: "ota", archive: git(repository: "archive/others", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [
        captured(source: "d", kept: "pga", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    match site.record {
        Record::Source(source) => names(site, source, found),
        Record::Policy(policy) => {
            for (version, of) in policy.versions().iter().enumerate() {
                for (place, seen) in of.seen().iter().enumerate() {
                    if let Sighting::Captured(run) = seen {
                        let at = in_version(version, [Step::Field("seen"), Step::Index(place), Step::Field("kept")]);
                        look(site, run.source(), run.kept(), true, &at, found);
                    }
                }
            }
            for (place, absence) in policy.absent().iter().enumerate() {
                let at = Route::from([Step::Field("absent"), Step::Index(place), Step::Field("kept")]);
                look(site, absence.source(), absence.kept(), true, &at, found);
            }
        }
        _ => {}
    }
    site.record.visit(&mut |route, node| {
        if let Node::Citation(citation) = node {
            let of_one = citation.version().is_some() || citation.can_be_proved();
            look(site, citation.source(), citation.kept(), of_one, route, found);
        }
    });
}

/// Checks that each archive of a source has a unique name, and that a collection has a commit.
fn names(site: &Subject<'_>, source: &Source, found: &mut Findings) {
    let mut met = HashSet::new();
    for (place, kept) in source.kept().iter().enumerate().filter(|_| source.kept().len() > 1) {
        let message = match kept.name() {
            None => "the source has several archives, but this one has no name".into(),
            Some(name) if !met.insert(name) => format!("the archive `{name}` appears twice"),
            Some(_) => continue,
        };
        let at = Route::from([Step::Field("kept"), Step::Index(place)]);
        found.at(site.record, &at, message, "give each archive a name: `(name: \"…\", archive: …)`");
    }
    for (place, kept) in source.kept().iter().enumerate() {
        let Archive::Git(git) = kept.archive() else { continue };
        let (message, remedy) = match (git.commit(), git.path().contains("{version}")) {
            (Some(commit), _) if !is_id(commit) => (format!("`{commit}` is not a commit hash"), WHOLE_COMMIT),
            (Some(_), false) => {
                ("the archive has a commit, but one file for all versions".into(), "write `{version}` in the path, or remove the commit")
            }
            (None, true) => (
                "the archive has one file for each version, but no commit".into(),
                "add `commit: \"…\"`, the commit at which the collection is read",
            ),
            _ => continue,
        };
        let at = Route::from([Step::Field("kept"), Step::Index(place), Step::Field("archive")]);
        found.at(site.record, &at, message, remedy);
    }
}

fn look(site: &Subject<'_>, id: &SourceId, kept: Option<&str>, of_one: bool, at: &Route, found: &mut Findings) {
    // A missing source has its own finding.
    let Some(source) = site.data().source(id) else { return };
    let names = || source.kept().iter().filter_map(Kept::name);
    let listed = || names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let (message, remedy) = match (kept, source.kept()) {
        (Some(name), _) if !names().any(|one| one == name) => {
            let hint = did_you_mean(name, names());
            let remedy = if names().next().is_some() { format!("write one of {}", listed()) } else { "omit `kept`".to_owned() };
            (format!("`{id}` has no archive `{name}`{hint}"), remedy)
        }
        (None, [_, _, ..]) if of_one => (format!("the archive of `{id}` is not named"), format!("add `kept: \"…\"`: {}", listed())),
        (None, []) if matches!(at.steps().last(), Some(Step::Field("kept"))) => {
            (format!("captures of `{id}`, which has no archive"), format!("add `kept` to sources/{id}.ron, or write `reported`"))
        }
        _ => return,
    };
    found.at(site.record, at, message, remedy);
}
