//! Rules in a few words: when they were last seen, and what of them nobody has read again.

use moderation_record::When;
use moderation_record::compare::{Clause, Standing};

/// What the mark behind a last sighting means.
pub(crate) const FIRST_EDITION: &str = "†: carried over from the first edition; nobody has read the document again by the present codebook. `show ID` tells what that concerns.";

/// What is known of a rule at the time asked for, with its last sighting.
pub(crate) fn seen(clause: &Clause<'_>) -> String {
    let last = clause.last_seen().map_or_else(|| "never seen".to_owned(), |on| format!("last seen {on}"));
    let mark = if clause.is_first_edition() { " †" } else { "" };
    match clause.standing() {
        Standing::LastSeen(..) => format!("{last}{mark}"),
        Standing::NotYetSeen => format!("not yet seen{mark}"),
        standing => format!("{standing}; {last}{mark}"),
    }
}

/// The last sighting alone, or how the rule ended.
pub(crate) fn standing(clause: &Clause<'_>) -> String {
    let mark = if clause.is_first_edition() { " †" } else { "" };
    match (clause.standing(), clause.last_seen()) {
        (Standing::Ended(_), _) => format!("{}{mark}", clause.standing()),
        (_, Some(on)) => format!("{on}{mark}"),
        (other, None) => format!("{other}{mark}"),
    }
}

/// The time of an answer: of what is longer than a day the end.
pub(crate) fn as_of(date: When) -> String {
    let text = date.to_string();
    if text.len() < "2020-01-01".len() { format!("the end of {text}") } else { text }
}
