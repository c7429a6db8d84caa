//! Organizations are used.

use super::super::finding::Level;
use super::super::rule::{Context, Findings, Rule, Runner};
use super::unused_source::unused;
use crate::model::{Kind, Record};

pub(super) const RULE: Rule = Rule {
    code: "unused_organization",
    level: Level::Deny,
    summary: "Every organization is referenced by another record, or has owners or a description.",
    why: "An organization that no record uses or describes is a leftover.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "s")])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "s")])
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, operators: [(value: organization("o"), evidence: [(source: "s")])])
"#,
    run: Runner::Dataset(run),
};

fn run(context: &Context<'_>, found: &mut Findings) {
    let is_bare = |record: Record<'_>| matches!(record, Record::Organization(o) if o.described().is_empty() && o.owners().is_empty());
    unused(
        context,
        Kind::Organization,
        is_bare,
        found,
        "no other record refers to this organization",
        "refer to it where it acts, speaks or owns, or delete it",
    );
}
