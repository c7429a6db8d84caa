//! The rules: one file each, and the list of all.

mod address_in_comment;
mod address_in_text;
mod after_source;
mod bad_replacement;
mod before_launch;
mod cause_in_circle;
mod claim_without_evidence;
mod claims_do_not_differ;
mod copied_sentence;
mod dangling_reference;
mod digest_disagrees;
mod effect_before_cause;
mod id_differs_from_path;
mod incomplete_movement;
mod malformed_citation;
mod near_duplicate;
mod not_canonical;
mod part_exceeds_whole;
mod placeholder_text;
mod reader;
mod repeated_entry;
mod reserved_name;
mod reversed_dates;
mod schema_violation;
mod separator_in_list;
mod share_out_of_range;
mod silence_without_search;
mod surface_not_on_platform;
mod text_not_normalised;
mod unused_organization;
mod unused_source;

pub(super) use reader::code_of_problem;

use super::rule::Rule;

/// The rule that has its say only where the texts of sources are at hand.
pub(super) const COPIED_SENTENCE: &str = copied_sentence::RULE.code;

/// Every rule, by code.
///
/// ```
/// use moderation_record::check::RULES;
/// assert!(RULES.is_sorted_by_key(|rule| rule.code()));
/// ```
pub const RULES: &[Rule] = &[
    address_in_comment::RULE,
    address_in_text::RULE,
    after_source::RULE,
    bad_replacement::RULE,
    reader::BAD_SUPPRESSION,
    before_launch::RULE,
    cause_in_circle::RULE,
    reader::CITATION_MISMATCH,
    reader::CITATION_MISSING,
    reader::CITATION_MOVED,
    reader::CITATION_NOT_FETCHED,
    claim_without_evidence::RULE,
    claims_do_not_differ::RULE,
    copied_sentence::RULE,
    dangling_reference::RULE,
    digest_disagrees::RULE,
    reader::DUPLICATE_ID,
    effect_before_cause::RULE,
    reader::FORM,
    id_differs_from_path::RULE,
    incomplete_movement::RULE,
    malformed_citation::RULE,
    reader::MISPLACED,
    near_duplicate::RULE,
    reader::NOT_A_DATASET,
    not_canonical::RULE,
    reader::NOT_UTF8,
    reader::OUTSIDE_DIRECTORY,
    part_exceeds_whole::RULE,
    placeholder_text::RULE,
    repeated_entry::RULE,
    reserved_name::RULE,
    reversed_dates::RULE,
    schema_violation::RULE,
    separator_in_list::RULE,
    share_out_of_range::RULE,
    silence_without_search::RULE,
    surface_not_on_platform::RULE,
    reader::SYNTAX,
    text_not_normalised::RULE,
    reader::TOO_LARGE,
    reader::UNREADABLE,
    unused_organization::RULE,
    unused_source::RULE,
    reader::UNUSED_SUPPRESSION,
    reader::VERSION,
];

/// The rule of this code.
///
/// ```
/// assert!(moderation_record::check::rule("no_such_rule").is_none());
/// ```
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |rule| rule.code).ok().map(|at| &RULES[at])
}
