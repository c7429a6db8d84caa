//! Rules in a few words: when they were last seen, and what nobody has read again.

use moderation_record::compare::{Clause, Standing};
use moderation_record::text::{Locale, answers, dates};
use moderation_record::{Dataset, When};

/// What the mark behind a last sighting means.
pub(crate) const FIRST_EDITION: &str =
    "†: from the first edition: nobody has read the document again by the present codebook, see `show ID`.";

/// What is printed where no rule is recorded.
pub(crate) const NOTHING_RECORDED: &str = "Nothing is recorded: nobody has looked. `coverage` tells what is researched.";

/// What is known of a rule at the time asked for, with its last sighting.
pub(crate) fn seen(clause: &Clause<'_>) -> String {
    format!("{}{}", answers::standing(clause, Locale::En), mark(clause))
}

/// The same where the platform is known to have closed: then only the last sighting.
pub(crate) fn seen_in_short(clause: &Clause<'_>) -> String {
    match (clause.standing(), clause.last_seen()) {
        (Standing::PlatformClosed(_), Some(on)) => format!("last seen: {}{}", dates::short_date(on, Locale::En), mark(clause)),
        _ => seen(clause),
    }
}

/// The last sighting alone, or how the rule ended.
pub(crate) fn standing(clause: &Clause<'_>) -> String {
    let words = match (clause.standing(), clause.last_seen()) {
        (Standing::Ended(_), _) | (_, None) => answers::standing(clause, Locale::En),
        (_, Some(on)) => dates::short_date(on, Locale::En),
    };
    words + mark(clause)
}

fn mark(clause: &Clause<'_>) -> &'static str {
    if clause.is_first_edition() { " †" } else { "" }
}

/// The time of an answer, as an addition to its title.
pub(crate) fn as_of(date: Option<When>) -> String {
    date.map_or(String::new(), |date| format!(", as of {}", dates::as_of(date, Locale::En)))
}

/// The name of a platform at the time.
pub(crate) fn platform_name<'d>(data: &'d Dataset, id: &'d str, at: Option<When>) -> &'d str {
    data.platform(id).map_or(id, |platform| at.map_or(platform.name(), |at| platform.name_at(at)).en())
}
