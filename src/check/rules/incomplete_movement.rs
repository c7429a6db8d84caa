//! A displacement goes from somewhere to somewhere.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Record, ResponseKind};

pub(super) const RULE: Rule = Rule {
    code: "incomplete_movement",
    level: Level::Deny,
    summary: "A displacement, and nothing else, has a `movement`, and it leads from one platform to another.",
    why: "The graph of moves is made of these; a move without ends is not in it.",
    bad: r#"//- responses/r.ron
Response(id: "r", title: (en: "R"), kind: displacement, summary: (en: "They moved."))
"#,
    good: r#"//- responses/r.ron
Response(id: "r", title: (en: "R"), kind: displacement, summary: (en: "They moved."), movement: (from: ["a"], to: ["b"], community: "c"))
"#,
    run: Run::Record(run),
};

fn run(site: &Site<'_>, found: &mut Found) {
    let Record::Response(response) = site.record else { return };
    match (response.kind(), response.movement()) {
        (ResponseKind::Displacement, None) => {
            found.field(
                site.record,
                "kind",
                "a displacement without movement",
                "add `movement: (from: [ … ], to: [ … ], community: \"…\")`",
            );
        }
        (ResponseKind::Displacement, Some(movement)) => {
            if movement.from().is_empty() || movement.to().is_empty() {
                found.field(site.record, "movement", "a movement with one end only", "name the platforms left and those gone to");
            } else if movement.from().iter().any(|from| movement.to().contains(from)) {
                found.field(site.record, "movement", "a movement from a platform to itself", "name each platform on one side only");
            }
        }
        (kind, Some(_)) => {
            found.field(site.record, "movement", format!("a movement, in a response of kind `{kind}`"), "write `kind: displacement`");
        }
        _ => {}
    }
}
