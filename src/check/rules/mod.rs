//! The rules, one file for each, and the list of all rules.

mod address_in_comment;
mod address_in_text;
mod after_source;
mod bad_ending;
mod before_launch;
mod cause_in_circle;
mod claim_without_evidence;
mod claims_do_not_differ;
mod copied_sentence;
mod dangling_reference;
mod detail_without_main;
mod digest_disagrees;
mod document_of_another_platform;
mod edition_disagrees;
mod effect_before_cause;
mod first_edition_mark;
mod id_differs_from_path;
mod impossible_span;
mod incomplete_action;
mod incomplete_displacement;
mod load;
mod malformed_citation;
mod malformed_run;
mod money_without_currency;
mod near_duplicate;
mod not_canonical;
mod of_metadata;
mod out_of_order;
mod part_exceeds_whole;
mod placeholder_text;
mod repeated_entry;
mod repeated_version_key;
mod reserved_name;
mod reversed_dates;
mod reworded_base;
mod rule_tells_change;
mod separator_in_list;
mod share_out_of_range;
mod sighting_without_end;
mod silence_without_search;
mod stance_and_topic;
mod surface_not_on_platform;
mod text_not_normalised;
mod unknown_archive;
mod unsaid_change;
mod unseen_version;
mod unused_organization;
mod unused_source;

pub(super) use load::code_of_problem;
pub(super) use of_metadata::of_metadata;

use super::rule::Rule;

/// The rule that runs only with `--texts`.
pub(super) const COPIED_SENTENCE: &str = copied_sentence::RULE.code;

/// The rule about references, which is also checked in records that were repaired.
pub(super) const DANGLING_REFERENCE: &str = dangling_reference::RULE.code;

/// All rules, sorted by code.
///
/// ```
/// use moderation_record::check::RULES;
/// assert!(RULES.is_sorted_by_key(|rule| rule.code()));
/// ```
pub const RULES: &[Rule] = &[
    address_in_comment::RULE,
    address_in_text::RULE,
    after_source::RULE,
    bad_ending::RULE,
    load::BAD_SUPPRESSION,
    before_launch::RULE,
    cause_in_circle::RULE,
    load::CITATION_MISMATCH,
    load::CITATION_MISSING,
    load::CITATION_MOVED,
    load::CITATION_NOT_FETCHED,
    claim_without_evidence::RULE,
    claims_do_not_differ::RULE,
    copied_sentence::RULE,
    dangling_reference::RULE,
    detail_without_main::RULE,
    digest_disagrees::RULE,
    document_of_another_platform::RULE,
    load::DUPLICATE_ID,
    edition_disagrees::RULE,
    effect_before_cause::RULE,
    first_edition_mark::RULE,
    load::FORM,
    id_differs_from_path::RULE,
    impossible_span::RULE,
    incomplete_action::RULE,
    incomplete_displacement::RULE,
    malformed_citation::RULE,
    malformed_run::RULE,
    load::MISPLACED,
    money_without_currency::RULE,
    near_duplicate::RULE,
    load::NOT_A_DATASET,
    not_canonical::RULE,
    load::NOT_UTF8,
    out_of_order::RULE,
    load::OUTSIDE_DIRECTORY,
    part_exceeds_whole::RULE,
    placeholder_text::RULE,
    repeated_entry::RULE,
    repeated_version_key::RULE,
    reserved_name::RULE,
    reversed_dates::RULE,
    reworded_base::RULE,
    rule_tells_change::RULE,
    separator_in_list::RULE,
    share_out_of_range::RULE,
    sighting_without_end::RULE,
    silence_without_search::RULE,
    stance_and_topic::RULE,
    surface_not_on_platform::RULE,
    load::SYNTAX,
    text_not_normalised::RULE,
    load::TOO_LARGE,
    unknown_archive::RULE,
    load::UNREADABLE,
    unsaid_change::RULE,
    unseen_version::RULE,
    unused_organization::RULE,
    unused_source::RULE,
    load::UNUSED_SUPPRESSION,
    load::VERSION,
];

/// Returns the rule with this code.
///
/// ```
/// assert!(moderation_record::check::rule("no_such_rule").is_none());
/// ```
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |rule| rule.code).ok().map(|at| &RULES[at])
}
