//! References resolve.

use std::collections::HashMap;

use super::super::finding::Level;
use super::super::rule::{Context, Findings, Rule, Runner};
use crate::load::did_you_mean;
use crate::model::{Ground, Kind, Node, PolicyReference, Record, Reference, Route, Step, Version};

pub(super) const RULE: Rule = Rule {
    code: "dangling_reference",
    level: Level::Deny,
    summary: "Every reference names an existing record, and an existing version of a rule.",
    why: "A claim without its source cannot be verified, and a broken chain cannot be followed.",
    bad: r#"//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "exmaple_times")])
//- sources/example_times.ron
Source(id: "example_times", kind: news_article, publisher: "Example Times", language: "en")
"#,
    good: r#"//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "example_times")])
//- sources/example_times.ron
Source(id: "example_times", kind: news_article, publisher: "Example Times", language: "en")
"#,
    run: Runner::Dataset(run),
};

/// The maximum number of ids with a suggestion: each search compares all ids of a kind.
const HINTS: usize = 100;

fn run(context: &Context<'_>, found: &mut Findings) {
    let mut hints: HashMap<(Kind, &str), String> = HashMap::new();
    for record in context.data.records() {
        record.visit(&mut |route, node| {
            let Node::Reference(kind, id) = node else { return };
            if context.data.record(kind, id).is_some() || context.unreadable.contains(&(kind, id.to_owned())) {
                return;
            }
            if hints.len() < HINTS {
                hints.entry((kind, id)).or_insert_with(|| {
                    let all = context.data.records().filter(|record| record.kind() == kind).map(Record::id);
                    did_you_mean(id, all)
                });
            }
            let hint = hints.get(&(kind, id)).map_or("", String::as_str);
            found.at(
                record,
                route,
                format!("there is no {kind} `{id}`{hint}"),
                format!("add {}/{id}.ron, or correct the id", kind.folder()),
            );
        });
        match record {
            Record::Action(action) => {
                versions(context, record, "grounds", action.grounds().iter().map(of_ground), found);
                versions(context, record, "trigger", action.trigger().iter().map(of_ref), found);
            }
            Record::Response(response) => versions(context, record, "to", response.to().iter().map(of_ref), found),
            _ => {}
        }
    }
}

const fn of_ground(ground: &Ground) -> Option<&PolicyReference> {
    if let Ground::Policy(rule) = ground { Some(rule) } else { None }
}

const fn of_ref(reference: &Reference) -> Option<&PolicyReference> {
    if let Reference::Policy(rule) = reference { Some(rule) } else { None }
}

/// Reports each reference in a list to a version that its rule does not have.
fn versions<'r>(
    context: &Context<'_>,
    record: Record<'_>,
    list: &'static str,
    rules: impl Iterator<Item = Option<&'r PolicyReference>>,
    found: &mut Findings,
) {
    for (place, reference) in rules.enumerate() {
        let Some((reference, key)) = reference.and_then(|reference| Some((reference, reference.version()?))) else { continue };
        let Some(policy) = context.data.policy(reference.id().as_str()).filter(|policy| policy.version(key).is_none()) else { continue };
        let keys = || policy.versions().iter().map(Version::key);
        let hint = did_you_mean(key, keys());
        let listed = keys().take(HINTS).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let at = Route::from([Step::Field(list), Step::Index(place), Step::Field("version")]);
        let remedy = format!("its versions are {listed}; omit `version` to refer to the whole rule");
        found.at(record, &at, format!("the policy `{}` has no version `{key}`{hint}", policy.id()), remedy);
    }
}
