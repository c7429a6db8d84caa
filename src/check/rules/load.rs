//! What the reader refuses, and what is said of suppressions: rules that are not asked, but told.

use super::super::finding::Level;
use super::super::rule::{Rule, Runner};
use crate::load::ProblemKind;

/// A minimal good record, for the examples.
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
    "A file is RON, or a document JSON.",
    "What cannot be taken apart cannot be checked.",
    r#"//- events/e.ron
Event(id: "e", title (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
);

pub(super) const FORM: Rule = refused(
    "form",
    "A record has the fields of its kind and no others; words are those of the vocabularies; dates, quantities, digests and codes of countries, languages and Wikidata items are such.",
    "A misspelt field would be a claim lost, and a country that does not exist a claim of nothing.",
    r#"//- events/e.ron
Event(id: "e", titel: (en: "Attack"), kind: attack, summary: (en: "An attack."), country: "UK")
"#,
);

pub(super) const DUPLICATE_ID: Rule = refused(
    "duplicate_id",
    "No two records of a kind have one id.",
    "A reference would lead to two records.",
    r#"//- events/d.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
//- events/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
);

pub(super) const MISPLACED: Rule = refused(
    "misplaced",
    "Everything in a data directory is a record in the folder of its kind (a policy in one folder for each platform), README, CODEBOOK, LICENSE, COPYING, `dataset.ron`, or begins with a dot.",
    "The path is the id, and what stands elsewhere would be left out without a word.",
    r#"//- events/2019/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
);

pub(super) const NOT_UTF8: Rule = refused("not_utf8", "A file is UTF-8.", "Every other encoding is a guess.", "");
pub(super) const TOO_LARGE: Rule =
    refused("too_large", "A record file has at most 1 MiB, a document 1 GiB.", "One record is short enough to review.", "");
pub(super) const UNREADABLE: Rule = refused("unreadable", "A file can be read.", "What cannot be read cannot be checked.", "");
pub(super) const OUTSIDE_DIRECTORY: Rule = refused(
    "outside_directory",
    "No link leads out of the data directory.",
    "The directory is the dataset: whoever copies it has all of it.",
    "",
);
pub(super) const NOT_A_DATASET: Rule =
    refused("not_a_dataset", "A data directory has a folder for each kind of record.", "A check of nothing would succeed.", "");
pub(super) const VERSION: Rule = refused(
    "version",
    "A document has a `schema_version` that this program reads.",
    "A later form may mean other things by the same words.",
    "",
);

pub(super) const BAD_SUPPRESSION: Rule = refused(
    "bad_suppression",
    "A comment `// allow(code): why` names rules that there are, and gives a reason.",
    "Whoever reads the data later must be able to judge whether the exception still holds.",
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
    "A comment `// allow(code): why` allows something that is there.",
    "An exception that is no longer needed hides the next mistake.",
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
    "The cited words stand in the version that is cited (told by `evidence verify`).",
    "A citation that others can disprove is worse than none.",
);

pub(super) const CITATION_MISSING: Rule = of_evidence(
    "citation_missing",
    Level::Deny,
    "The version that is cited is in the archive (told by `evidence verify`).",
    "What is not there proves nothing.",
);

pub(super) const CITATION_NOT_FETCHED: Rule = of_evidence(
    "citation_not_fetched",
    Level::Deny,
    "The clone has the version that is cited (told by `evidence verify`).",
    "What a shallow or partial clone left out is neither proved nor disproved.",
);

pub(super) const CITATION_MOVED: Rule = of_evidence(
    "citation_moved",
    Level::Warn,
    "The cited words stand where the citation says (told by `evidence verify`).",
    "The words are there, but whoever looks at the place named finds others.",
);

/// The code of what the reader refuses.
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
