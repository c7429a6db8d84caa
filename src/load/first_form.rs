//! Records in the form of schema 1: a policy was one version of a rule, and a source had one archive. They are told once, with
//! where the change is described, and not field by field.

use super::problem::{Problem, ProblemKind, Spot};
use super::span_tree::Tree;
use crate::model::{Kind, SCHEMA_VERSION};

/// Where the change is described.
pub(super) const REMEDY: &str =
    "“Rules with versions” in CHANGELOG.md describes the change; the release that wrote the data still reads it";

/// What a document in the first form is told.
pub(super) fn of_document(version: &str) -> String {
    told(&format!("the document has schema_version {version}"))
}

fn told(what: &str) -> String {
    format!("{what}; this program reads {SCHEMA_VERSION}, in which a policy is a rule with all its versions")
}

/// The problem in the place of one with the form, where the record is in the first form: it has a field that only that form
/// had, and none that only today's has.
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
            let message = told(&format!("`{name}` is of the form of schema 1.0"));
            let at = child.key.as_ref().map_or(child.node.range.start, |key| key.start);
            Problem::new(ProblemKind::Version, problem.file(), Some(spot(at)), message, REMEDY)
        }
        _ => problem,
    }
}

/// Makes one problem of all with records in the first form. Where no policy could be read, all others are left out: actions
/// and responses changed too, in how they refer to policies.
pub(super) fn once(problems: &mut Vec<Problem>, policies_read: bool) {
    let is_old = |problem: &Problem| problem.kind() == ProblemKind::Version;
    let count = problems.iter().filter(|problem| is_old(problem)).count();
    let mut met = false;
    problems.retain_mut(|problem| {
        if !is_old(problem) {
            return policies_read || count == 0;
        }
        if count > 1 && !met {
            problem.add(&format!(" ({count} records are of the old form)"));
        }
        !std::mem::replace(&mut met, true)
    });
}
