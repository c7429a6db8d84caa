//! The visitor of records: it visits each text, date, citation, reference and set of
//! claims with the route to it, so that rules, proofs and listings need no second list
//! of the fields.

use std::fmt;

use super::{Attested, AttestedValue, Citation, Digest, Duration, Lines, Localized, Locator, Quantity, Span, Str, Text, Value, When};

/// The kind of a record, in the order of the folders of a data directory.
///
/// ```
/// use moderation_record::Kind;
/// assert_eq!(Kind::Policy.folder(), "policies");
/// assert_eq!(Kind::Policy.type_name(), "Policy");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `data/platforms`
    Platform,
    /// `data/organizations`
    Organization,
    /// `data/policies`
    Policy,
    /// `data/actions`
    Action,
    /// `data/responses`
    Response,
    /// `data/events`
    Event,
    /// `data/sources`
    Source,
}

impl Kind {
    /// All kinds.
    pub const ALL: &'static [Self] =
        &[Self::Platform, Self::Organization, Self::Policy, Self::Action, Self::Response, Self::Event, Self::Source];

    /// The name of the kind in the singular, as used by `show` and in JSON.
    #[must_use]
    #[inline]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Organization => "organization",
            Self::Policy => "policy",
            Self::Action => "action",
            Self::Response => "response",
            Self::Event => "event",
            Self::Source => "source",
        }
    }

    /// The name of the type, with which a record begins in RON.
    #[must_use]
    #[inline]
    pub fn type_name(self) -> &'static str {
        match self {
            Self::Platform => "Platform",
            Self::Organization => "Organization",
            Self::Policy => "Policy",
            Self::Action => "Action",
            Self::Response => "Response",
            Self::Event => "Event",
            Self::Source => "Source",
        }
    }

    /// The folder of the kind in a data directory, and its key in the dataset document.
    #[must_use]
    #[inline]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Platform => "platforms",
            Self::Organization => "organizations",
            Self::Policy => "policies",
            Self::Action => "actions",
            Self::Response => "responses",
            Self::Event => "events",
            Self::Source => "sources",
        }
    }
}

impl fmt::Display for Kind {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The path to a value in a record, such as `figures/0/reported/1/evidence/0`.
///
/// ```
/// # use moderation_record::Route;
/// let mut route = Route::default();
/// route.field("figures", |route| route.index(0, |route| assert_eq!(route.to_string(), "figures/0")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route(Vec<Step>);

/// One step of a [`Route`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The field with this name.
    Field(&'static str),
    /// The element at this index of a list, counted from 0.
    Index(usize),
}

impl Route {
    /// Runs `inside` with the route extended by a field.
    #[inline]
    pub fn field<R>(&mut self, name: &'static str, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.step(Step::Field(name), inside)
    }

    /// Runs `inside` with the route extended by a list index.
    #[inline]
    pub fn index<R>(&mut self, place: usize, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.step(Step::Index(place), inside)
    }

    #[inline]
    fn step<R>(&mut self, step: Step, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.enter(step);
        let result = inside(self);
        self.leave();
        result
    }

    #[inline]
    pub(super) fn enter(&mut self, step: Step) {
        self.0.push(step);
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.0.pop();
    }

    /// Whether a plain string there is made of words: addresses, revisions and keys are not, and what was searched for is not what is
    /// there.
    #[cfg(any(feature = "text", feature = "sqlite"))]
    pub(crate) fn leads_to_words(&self) -> bool {
        const NAMES: [&str; 10] = ["url", "version", "repository", "path", "earlier", "licence", "kept", "key", "codebook", "stems"];
        let last = self.0.iter().rev().find_map(|step| if let Step::Field(name) = step { Some(*name) } else { None });
        last.is_none_or(|name| !NAMES.contains(&name))
    }

    /// The steps, outermost first.
    #[must_use]
    #[inline]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl<const N: usize> From<[Step; N]> for Route {
    #[inline]
    fn from(steps: [Step; N]) -> Self {
        Self(steps.into())
    }
}

impl From<Vec<Step>> for Route {
    #[inline]
    fn from(steps: Vec<Step>) -> Self {
        Self(steps)
    }
}

impl fmt::Display for Route {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("/")?;
            }
            match step {
                Step::Field(name) => f.write_str(name)?,
                Step::Index(place) => write!(f, "{place}")?,
            }
        }
        Ok(())
    }
}

/// A visited value.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Node<'a> {
    /// A text of the project, in English with translations.
    Text(&'a Text),
    /// A text with its language.
    Localized(&'a Localized),
    /// A plain string: a name, a URL, a note.
    Plain(&'a str),
    /// A date.
    When(When),
    /// The citations for something other than a claim; can be empty.
    Evidence(&'a [Citation]),
    /// A citation.
    Citation(&'a Citation),
    /// A reference to another record.
    Reference(Kind, &'a str),
    /// The claims on one question.
    Claims(&'a dyn AttestedValue),
}

/// The callback that receives each visited value.
pub type Visitor<'v, 'a> = &'v mut dyn FnMut(&Route, Node<'a>);

/// A type whose values can be visited.
///
/// ```
/// use moderation_record::{Node, Route, Visit, dataset};
/// let action = dataset().action("europol_referral_action_day_2019").unwrap();
/// let mut citations = 0;
/// action.visit(&mut Route::default(), &mut |_, node| citations += usize::from(matches!(node, Node::Citation(_))));
/// assert!(citations > 5);
/// ```
pub trait Visit {
    /// Visits this value and every value in it, parents before children.
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>);
}

/// A field of a visited record.
pub(super) enum Field<'a> {
    /// The record's own id, which is not a reference to another record.
    Own,
    /// Citations for something other than a claim.
    Evidence(&'a Vec<Citation>),
    /// Any other field.
    Other(&'a dyn Visit),
}

/// Visits the fields of a record in order. Dependent crates compile a table of fields faster than calls.
#[inline]
pub(super) fn fields<'a, const N: usize>(names: &[&'static str; N], fields: [Field<'a>; N], route: &mut Route, visit: Visitor<'_, 'a>) {
    for (name, field) in names.iter().zip(fields) {
        route.enter(Step::Field(name));
        match field {
            Field::Own => {}
            Field::Evidence(citations) => {
                visit(route, Node::Evidence(citations));
                citations.visit(route, visit);
            }
            Field::Other(value) => value.visit(route, visit),
        }
        route.leave();
    }
}

impl<T: Visit> Visit for Option<T> {
    #[inline]
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>) {
        if let Some(inner) = self {
            inner.visit(route, visit);
        }
    }
}

impl<T: Visit> Visit for Vec<T> {
    #[inline]
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>) {
        for (i, item) in self.iter().enumerate() {
            route.index(i, |route| item.visit(route, visit));
        }
    }
}

impl Visit for Str {
    #[inline]
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>) {
        visit(route, Node::Plain(self));
    }
}

impl<T: Value> Visit for Attested<T> {
    #[inline]
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>) {
        visit(route, Node::Claims(self));
        self.0.visit(route, visit);
    }
}

impl Visit for When {
    #[inline]
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>) {
        visit(route, Node::When(*self));
    }
}

macro_rules! leaf {
    ($($name:ty)*) => { $(
        impl Visit for $name {
            #[inline]
            fn visit<'a>(&'a self, _: &mut Route, _: Visitor<'_, 'a>) {}
        }
    )* };
}
leaf!(Quantity Digest Span Lines Duration u32);

/// The name of a section is visited as a text.
impl Visit for Locator {
    #[inline]
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>) {
        if let Self::Section(name) = self {
            visit(route, Node::Plain(name));
        }
    }
}
