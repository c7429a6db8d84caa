//! The id equals the path.

use super::super::finding::Level;
use super::super::rule::{FileText, Findings, Rule, Runner};
use crate::load::id_of_path;
use crate::model::Record;

pub(super) const RULE: Rule = Rule {
    code: "id_differs_from_path",
    level: Level::Deny,
    summary: "A record's id equals its path below the folder of its kind, without `.ron`; a policy's begins with its platform.",
    why: "The id then gives the path of the record, and two records cannot have the same id.",
    bad: r#"//- events/london_attack.ron
Event(id: "london_bridge_attack", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
    good: r#"//- events/london_bridge_attack.ron
Event(id: "london_bridge_attack", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
    run: Runner::File(run),
};

fn run(text: &FileText<'_>, found: &mut Findings) {
    if let Record::Policy(policy) = text.record
        && policy.id().platform() != policy.platform().as_str()
    {
        let message = format!("the platform is `{}`, but the id starts with `{}`", policy.platform(), policy.id().platform());
        found.field(text.record, "platform", message, "correct the platform, or the id and the path");
    }
    let Some(promised) = text.root.and_then(|root| id_of_path(root, &text.entry.file)) else { return };
    let (kind, id) = (text.record.kind(), text.record.id());
    if promised != id {
        let message = format!("the id is `{id}`, but the path is that of `{promised}`");
        found.record(text.record, message, format!("write `id: \"{promised}\"`, or name the file {}/{id}.ron", kind.folder()));
    }
}
