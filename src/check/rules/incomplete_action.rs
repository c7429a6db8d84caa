//! An action says about what, by whom and how.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::Record;

pub(super) const RULE: Rule = Rule {
    code: "incomplete_action",
    level: Level::Deny,
    summary: "An action has areas, actors and measures.",
    why: "Without its areas an action is in no comparison, and without actors and measures nobody knows who did what.",
    bad: r#"//- actions/a.ron
Action(id: "a", title: (en: "A"), areas: [terrorist_content], measures: [content_removed], summary: (en: "Channels were closed."))
"#,
    good: r#"//- actions/a.ron
Action(id: "a", title: (en: "A"), areas: [terrorist_content], actors: [platform("p")], measures: [content_removed], summary: (en: "Channels were closed."))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Action(action) = site.record else { return };
    let mut needs = |field: &str, is_empty: bool, example: &str| {
        if is_empty {
            found.record(site.record, format!("the action has no `{field}`"), format!("add `{field}: [{example}]`"));
        }
    };
    needs("areas", action.areas().is_empty(), "terrorist_content");
    needs("actors", action.actors().is_empty(), "platform(\"…\")");
    needs("measures", action.measures().is_empty(), "content_removed");
}
