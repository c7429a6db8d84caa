//! File names are valid on every system.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};

pub(super) const RULE: Rule = Rule {
    code: "reserved_name",
    level: Level::Deny,
    summary: "No id, and no part of a policy's id, is a name that Windows reserves for a device: aux, con, nul, prn, com0 to com9, lpt0 to lpt9.",
    why: "Windows cannot create a file with that name and any extension, so neither the record nor its page could be checked out.",
    bad: r#"//- sources/con.ron
Source(id: "con", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
"#,
    good: r#"//- sources/con_2020.ron
Source(id: "con_2020", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    if let Some(name) = site.record.id().split('/').find(|name| is_reserved(name)) {
        found.record(site.record, format!("Windows reserves the name `{name}` for a device"), "add a word or a year to the id");
    }
}

/// Ids are in lower case.
fn is_reserved(name: &str) -> bool {
    let numbered = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "aux" | "con" | "nul" | "prn") || numbered.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}
