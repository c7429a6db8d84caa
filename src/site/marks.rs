//! Marks of stances, which are legible without colour.

use maud::{Markup, html};

use super::layout::Layout;
use crate::model::Stance;

/// What a rule says, by mark and word.
pub(super) fn stance(layout: &Layout<'_>, stance: Stance) -> Markup {
    html! { span.stance.{ (stance.as_str()) } { (mark(Some(stance))) (layout.label(stance)) } }
}

/// A mark for a stance, so that it is told without colour and at a glance; none where nothing was researched.
pub(super) fn mark(stance: Option<Stance>) -> Markup {
    let shape = match stance {
        Some(Stance::Prohibits) => "M3 3l10 10M13 3L3 13",
        Some(Stance::Restricts) => "M2.5 8h11",
        Some(Stance::Requires) => "M8 2.5v7M8 13v.4",
        Some(Stance::Discourages) => "M2.5 9.5c2-3 3.5-3 5.5-1s3.5 2 5.5-1",
        Some(Stance::Permits) => "M2.5 8.5l4 4 7-9",
        Some(Stance::DefersToLaw) => "M8 2v12M4 14h8M3 5h10M3 5l-1.5 4h3zM13 5l-1.5 4h3z",
        Some(Stance::Silent) => "M2 5h12v6H2z",
        Some(Stance::NoInformation) => "M5 6a3 3 0 1 1 4 2.8c-.8.4-1 .8-1 1.7M8 13.2v.3",
        None => "M8 7.8v.4",
    };
    html! { svg.mark viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" { path d=(shape) {} } }
}
