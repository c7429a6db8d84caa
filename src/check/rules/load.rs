//! Rules without a runner: problems that the reader, the suppressions or `evidence verify` report.

use super::super::finding::Level;
use super::super::rule::{Rule, Runner};
use crate::load::ProblemKind;

/// A minimal valid record, for the examples.
const GOOD: &str = r#"//- events/e.ron
Event(
    id: "e",
    title: (en: "Attack"),
    kind: attack,
    summary: (en: "An attack."),
)
"#;

const fn refused(code: &'static str, summary: &'static str, why: &'static str, bad: &'static str) -> Rule {
    Rule { code, level: Level::Deny, summary, why, bad, good: GOOD, run: Runner::Reader }
}

pub(super) const SYNTAX: Rule = refused(
    "syntax",
    "A record file is valid RON, and a document is valid JSON.",
    "A file that cannot be parsed cannot be checked.",
    r#"//- events/e.ron
Event(id: "e", title (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
);

pub(super) const FORM: Rule = refused(
    "form",
    "A record has only the fields of its kind; its words are from the vocabularies; its dates, quantities, digests and codes of countries, languages and Wikidata items are valid.",
    "A misspelt field would lose a claim, and an invalid code has no meaning.",
    r#"//- events/e.ron
Event(id: "e", titel: (en: "Attack"), kind: attack, summary: (en: "An attack."), country: "UK")
"#,
);

pub(super) const DUPLICATE_ID: Rule = refused(
    "duplicate_id",
    "No two records of a kind have the same id.",
    "A reference to the id would be ambiguous.",
    r#"//- events/d.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
//- events/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
);

pub(super) const MISPLACED: Rule = refused(
    "misplaced",
    "A data directory contains only records in the folder of their kind (policies in one folder for each platform), README, CODEBOOK, LICENSE, COPYING, `dataset.ron`, and names that start with a dot.",
    "The path is the id, and a misplaced record would be ignored silently.",
    r#"//- events/2019/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
);

pub(super) const NOT_UTF8: Rule = refused("not_utf8", "A file is encoded in UTF-8.", "Any other encoding would be a guess.", "");
pub(super) const TOO_LARGE: Rule =
    refused("too_large", "A record file has at most 1 MiB, a document at most 1 GiB.", "A person must be able to review a record.", "");
pub(super) const UNREADABLE: Rule = refused("unreadable", "Every file can be read.", "A file that cannot be read cannot be checked.", "");
pub(super) const OUTSIDE_DIRECTORY: Rule =
    refused("outside_directory", "No link leads out of the data directory.", "A copy of the directory must be a complete dataset.", "");
pub(super) const NOT_A_DATASET: Rule = refused(
    "not_a_dataset",
    "A data directory has a folder for each kind of record.",
    "A check of an empty or wrong directory would succeed.",
    "",
);
pub(super) const VERSION: Rule = refused(
    "version",
    "A document has a `schema_version` that this program reads.",
    "A later format can use the same words with other meanings.",
    "",
);

pub(super) const BAD_SUPPRESSION: Rule = refused(
    "bad_suppression",
    "A comment `// allow(code): why` names existing rules and gives a reason.",
    "A later reader must be able to judge whether the exception is still justified.",
    r#"//- events/e.ron
// allow(placeholder_text)
Event(
    id: "e",
    title: (en: "…"),
    kind: attack,
    summary: (en: "An attack."),
)
"#,
);

pub(super) const UNUSED_SUPPRESSION: Rule = refused(
    "unused_suppression",
    "A comment `// allow(code): why` suppresses an existing finding.",
    "An exception that is no longer needed would hide the next mistake.",
    r#"//- events/e.ron
// allow(placeholder_text): the attack has no name
Event(
    id: "e",
    title: (en: "Attack"),
    kind: attack,
    summary: (en: "An attack."),
)
"#,
);

const fn of_evidence(code: &'static str, level: Level, summary: &'static str, why: &'static str) -> Rule {
    Rule { code, level, summary, why, bad: "", good: "", run: Runner::Reader }
}

pub(super) const CITATION_MISMATCH: Rule = of_evidence(
    "citation_mismatch",
    Level::Deny,
    "The cited version contains the cited words (reported by `evidence verify`).",
    "A citation that readers can disprove is worse than none.",
);

pub(super) const CITATION_MISSING: Rule = of_evidence(
    "citation_missing",
    Level::Deny,
    "The archive contains the cited version (reported by `evidence verify`).",
    "A missing version proves nothing.",
);

pub(super) const CITATION_NOT_FETCHED: Rule = of_evidence(
    "citation_not_fetched",
    Level::Deny,
    "The local clone contains the cited version (reported by `evidence verify`).",
    "A version that a shallow or partial clone lacks can be neither proved nor disproved.",
);

pub(super) const CITATION_MOVED: Rule = of_evidence(
    "citation_moved",
    Level::Warn,
    "The cited words are at the cited position (reported by `evidence verify`).",
    "The version contains the words, but a reader finds other words at the cited position.",
);

/// Returns the rule code of a reader's problem.
pub(in super::super) const fn code_of_problem(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::NotADataset => NOT_A_DATASET.code,
        ProblemKind::Unreadable => UNREADABLE.code,
        ProblemKind::TooLarge => TOO_LARGE.code,
        ProblemKind::NotUtf8 => NOT_UTF8.code,
        ProblemKind::OutsideDirectory => OUTSIDE_DIRECTORY.code,
        ProblemKind::Misplaced => MISPLACED.code,
        ProblemKind::Syntax => SYNTAX.code,
        ProblemKind::Form => FORM.code,
        ProblemKind::DuplicateId => DUPLICATE_ID.code,
        ProblemKind::Version => VERSION.code,
    }
}
