//! Records in the format of schema 1, where a policy was one version of a rule and a source had one archive. They are
//! reported once, with a pointer to the description of the change, and not for each field.

use super::problem::{Problem, ProblemKind, Spot};
use super::span_tree::Tree;
use crate::model::{Kind, SCHEMA_VERSION};

/// The pointer to the description of the change.
pub(super) const REMEDY: &str = "see “Rules with versions” in CHANGELOG.md, or use the release that wrote the data";

/// Returns the message for a document in the first format.
pub(super) fn of_document(version: &str) -> String {
    message(&format!("the document has schema_version {version}"))
}

fn message(what: &str) -> String {
    format!("{what}; this program reads {SCHEMA_VERSION}, in which a policy is a rule with all its versions")
}

/// Replaces a format problem if the record is in the first format: it has a field of only that format and none of only
/// the current format.
pub(super) fn instead(problem: Problem, kind: Kind, text: &str, spot: impl FnOnce(usize) -> Spot) -> Problem {
    let (then, now): (&[&str], &[&str]) = match kind {
        Kind::Policy => (&["area", "observed", "components", "replaces"], &["versions", "topic", "coding"]),
        Kind::Source => (&["archive"], &["kept"]),
        _ => return problem,
    };
    let Some(tree) = (problem.kind() == ProblemKind::Form).then(|| Tree::of(text)).flatten() else { return problem };
    let fields = || tree.root.children.iter().filter_map(|child| Some((tree.key(child)?, child)));
    match fields().find(|(name, _)| then.contains(name)) {
        Some((name, child)) if !fields().any(|(name, _)| now.contains(&name)) => {
            let message = message(&format!("`{name}` is a field of schema 1.0"));
            let at = child.key.as_ref().map_or(child.node.range.start, |key| key.start);
            Problem::new(ProblemKind::Version, problem.file(), Some(spot(at)), message, REMEDY)
        }
        _ => problem,
    }
}

/// Merges the problems of all records in the first format into one. If no policy could be read, all other problems are
/// dropped, because the references of actions and responses to policies changed too.
pub(super) fn once(problems: &mut Vec<Problem>, policies_read: bool) {
    let is_old = |problem: &Problem| problem.kind() == ProblemKind::Version;
    let count = problems.iter().filter(|problem| is_old(problem)).count();
    let mut met = false;
    problems.retain_mut(|problem| {
        if !is_old(problem) {
            return policies_read || count == 0;
        }
        if count > 1 && !met {
            problem.add(&format!(" ({count} records are in the old format)"));
        }
        !std::mem::replace(&mut met, true)
    });
}
