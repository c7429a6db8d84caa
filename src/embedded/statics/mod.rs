// @generated from data/. Renew with: UPDATE=1 cargo test --no-default-features --features load,schema --test suite generated
//! The embedded dataset.
#![allow(clippy::all, clippy::pedantic)]

mod platforms;
mod organizations;
mod policies;
mod actions;
mod responses;
mod events;
mod sources;
use crate::model::List::{Empty as E, Static as L};
use crate::model::Str::Static as S;
use crate::model::when::{Date, Doubt, Edge, Form, Time};
use crate::model::*;

pub(super) static DATASET: Dataset = Dataset {
    schema: None,
    schema_version: S(SCHEMA_VERSION),
    platforms: L(&platforms::PLATFORMS),
    organizations: L(&organizations::ORGANIZATIONS),
    policies: L(&policies::POLICIES),
    actions: L(&actions::ACTIONS),
    responses: L(&responses::RESPONSES),
    events: L(&events::EVENTS),
    sources: L(&sources::SOURCES),
};

const fn t(en: &'static str) -> Text {
    Text { en: S(en), local: E }
}

const fn day(year: u16, month: u8, day: u8) -> When {
    When(Form::Date(Date { year, blurred: 0, month, day, time: Time::None, doubt: Doubt::None }))
}

const fn lang(tag: &'static str) -> Language {
    Language(S(tag))
}

const fn loc(tag: &'static str, text: &'static str) -> Localized {
    Localized { lang: lang(tag), text: S(text) }
}

const fn cited(source: &'static str) -> Citation {
    Citation { source: SourceId(S(source)), locator: Locator::Whole, version: None, digest: None, note: None }
}

const fn noted(source: &'static str, note: &'static str) -> Citation {
    Citation { source: SourceId(S(source)), locator: Locator::Whole, version: None, digest: None, note: Some(S(note)) }
}

const fn proved(source: &'static str, start: u32, end: u32, digest: &[u8; 32]) -> Citation {
    let (locator, digest) = (Locator::Span(start, end), Some(Digest(*digest)));
    Citation { source: SourceId(S(source)), locator, version: None, digest, note: None }
}

const fn versioned(source: &'static str, version: &'static str, start: u32, end: u32, digest: &[u8; 32]) -> Citation {
    let (locator, digest) = (Locator::Span(start, end), Some(Digest(*digest)));
    Citation { source: SourceId(S(source)), locator, version: Some(S(version)), digest, note: None }
}

macro_rules! ids {
    ($($short:ident $id:ident)*) => { $(
        #[allow(non_snake_case)]
        const fn $short(id: &'static str) -> $id {
            $id(S(id))
        }
    )* };
}
ids!(id_PlatformId PlatformId id_OrganizationId OrganizationId id_PolicyId PolicyId id_ActionId ActionId
    id_ResponseId ResponseId id_EventId EventId id_SourceId SourceId);
