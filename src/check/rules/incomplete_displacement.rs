//! A displacement has both ends.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Record, ResponseKind};

pub(super) const RULE: Rule = Rule {
    code: "incomplete_displacement",
    level: Level::Deny,
    summary: "Responses of kind `displacement`, and no others, have the field `displacement`, and it leads from one platform to another.",
    why: "The graph of displacements needs both ends of each.",
    bad: r#"//- responses/r.ron
Response(id: "r", title: (en: "R"), kind: displacement, summary: (en: "They moved."))
"#,
    good: r#"//- responses/r.ron
Response(id: "r", title: (en: "R"), kind: displacement, summary: (en: "They moved."), displacement: (from: ["a"], to: ["b"], community: "c"))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Response(response) = site.record else { return };
    match (response.kind(), response.displacement()) {
        (ResponseKind::Displacement, None) => {
            found.field(
                site.record,
                "kind",
                "the field `displacement` is missing",
                "add `displacement: (from: [ … ], to: [ … ], community: \"…\")`",
            );
        }
        (ResponseKind::Displacement, Some(displacement)) => {
            if displacement.from().is_empty() || displacement.to().is_empty() {
                found.field(
                    site.record,
                    "displacement",
                    "the displacement has only one end",
                    "name the platforms that were left and those that were joined",
                );
            } else if displacement.from().iter().any(|from| displacement.to().contains(from)) {
                found.field(
                    site.record,
                    "displacement",
                    "the displacement leads from a platform to itself",
                    "name each platform on one side only",
                );
            }
        }
        (kind, Some(_)) => {
            found.field(
                site.record,
                "displacement",
                format!("`displacement` in a response of kind `{kind}`"),
                "write `kind: displacement`",
            );
        }
        _ => {}
    }
}
