//! The parts of a rule with their typed facts, all kinds in one form: what answers list, and what differs between versions.

use crate::model::macros::vocabulary;
use crate::model::{
    Age, Appeal, Authority, Channel, Country, Criterion, Decision, Definition, Designation, Detection, Disclosure, Doer, Duration,
    Exception, ExceptionKind, LegalBasis, Material, Measure, Method, Modality, Notice, Object, Part, Parts, Published, Recipient, Referral,
    Reporting, Review, Sanction, Says, Stated, Statement, Text, Timing, Trait, Transparency, Trigger, YesNo,
};

vocabulary! {
    /// Name of a typed fact of a part: that of its field in the record.
    ///
    /// ```
    /// use moderation_record::compare::FactName;
    /// assert_eq!("lasts".parse(), Ok(FactName::Lasts));
    /// ```
    pub enum FactName {
        /// By whom or by what means.
        By = "by",
        /// Protected traits.
        Traits = "traits",
        /// Traits that are protected in some cases only.
        ConditionalTraits = "conditional_traits",
        /// Lists of designated groups or persons.
        Designations = "designations",
        /// For what an exception is made.
        Kinds = "kinds",
        /// Measure.
        Measure = "measure",
        /// What it is directed at; of a disclosure its legal basis.
        On = "on",
        /// What sets it off.
        Trigger = "trigger",
        /// After how many breaches.
        Number = "number",
        /// The time in which breaches count.
        Within = "within",
        /// How long it lasts.
        Lasts = "lasts",
        /// What is searched.
        Material = "material",
        /// Whether encrypted content is included.
        Encrypted = "encrypted",
        /// Who can report.
        Who = "who",
        /// Through which channel.
        Channels = "channels",
        /// Whether one may stay anonymous.
        Anonymous = "anonymous",
        /// Before or after: publication for a review, the decision for a notice.
        Timing = "timing",
        /// What is weighed.
        Criteria = "criteria",
        /// Who is told, or to whom it goes.
        To = "to",
        /// Which decisions, or what is reported.
        Of = "of",
        /// Whether reasons are given.
        Reasons = "reasons",
        /// How long one can contest.
        Deadline = "deadline",
        /// How often one can contest.
        Attempts = "attempts",
        /// How long the answer takes.
        Answer = "answer",
        /// Who decides.
        DecidedBy = "decided_by",
        /// Whether a body outside of the platform can be asked.
        OutsideBody = "outside_body",
        /// Whether the user is told.
        UserTold = "user_told",
        /// Age in years.
        Minimum = "minimum",
        /// Whether parents must consent.
        ParentalConsent = "parental_consent",
        /// How often something is published.
        Every = "every",
        /// How binding the words are.
        Modality = "modality",
        /// Whether the rule states the part or says that there is none.
        Says = "says",
        /// Where in the world it applies.
        AppliesIn = "applies_in",
        /// What it says besides, in our own words.
        Detail = "detail",
    }
}

/// Declares the values of facts from the vocabularies that they come from.
macro_rules! values {
    ($($name:ident,)*) => {
        /// One value of a typed fact.
        ///
        /// ```
        /// use moderation_record::{Trigger, compare::FactValue};
        /// assert_eq!(FactValue::from(Trigger::Repeated).as_word(), Some("repeated"));
        /// assert_eq!(FactValue::Number(3).as_word(), None);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum FactValue<'d> {
            $(#[doc = concat!("A word of [`", stringify!($name), "`].")]
            $name($name),)*
            /// A number.
            Number(u32),
            /// A length of time.
            Duration(Duration),
            /// A country or union.
            Country(Country),
            /// A text of ours.
            Text(&'d Text),
        }

        $(impl From<$name> for FactValue<'_> {
            #[inline]
            fn from(word: $name) -> Self { Self::$name(word) }
        })*

        impl FactValue<'_> {
            /// The word of a vocabulary, where it is one.
            #[must_use]
            #[inline]
            pub fn as_word(self) -> Option<&'static str> {
                match self {
                    $(Self::$name(word) => Some(word.as_str()),)*
                    Self::Number(_) | Self::Duration(_) | Self::Country(_) | Self::Text(_) => None,
                }
            }
        }
    };
}

values! {
    Authority, Channel, Criterion, Decision, Designation, Doer, ExceptionKind, LegalBasis, Material, Measure, Method, Modality, Object,
    Published, Recipient, Says, Timing, Trait, Trigger, YesNo,
}

impl From<u32> for FactValue<'_> {
    #[inline]
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<Duration> for FactValue<'_> {
    #[inline]
    fn from(duration: Duration) -> Self {
        Self::Duration(duration)
    }
}

impl From<Country> for FactValue<'_> {
    #[inline]
    fn from(country: Country) -> Self {
        Self::Country(country)
    }
}

impl<'d> From<&'d Text> for FactValue<'d> {
    #[inline]
    fn from(text: &'d Text) -> Self {
        Self::Text(text)
    }
}

/// As the record writes it.
#[cfg(feature = "serde")]
impl serde::Serialize for FactValue<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Duration(duration) => duration.serialize(serializer),
            Self::Country(country) => country.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
            word => word.as_word().serialize(serializer),
        }
    }
}

/// A typed fact of a part: its name and its values, of which a list may have several.
///
/// ```
/// use moderation_record::{Measure, compare::{Fact, FactName}};
/// let fact = Fact { name: FactName::Measure, values: vec![Measure::AccountTerminated.into()] };
/// assert_eq!(fact.values[0].as_word(), Some("account_terminated"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Fact<'d> {
    /// Which fact it is.
    pub name: FactName,
    /// What the rule says of it; at least one value.
    pub values: Vec<FactValue<'d>>,
}

/// A part of a version, with its typed facts in the order of the record's fields.
///
/// ```
/// use moderation_record::{Part, Version, compare::{FactName, facts}, dataset};
/// let versions = dataset().policies().iter().flat_map(|policy| policy.versions());
/// let sanctions = versions.filter_map(Version::parts).flat_map(facts).filter(|part| part.part() == Part::Sanctions);
/// assert!(sanctions.clone().count() > 100 && sanctions.clone().all(|part| part.fact(FactName::Measure).len() == 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFacts<'d> {
    stated: Stated<'d>,
    facts: Vec<Fact<'d>>,
}

impl<'d> PartFacts<'d> {
    /// Which part it is.
    #[must_use]
    #[inline]
    pub fn part(&self) -> Part {
        self.stated.part
    }

    /// What it has in common with all parts.
    #[must_use]
    #[inline]
    pub fn stated(&self) -> &Stated<'d> {
        &self.stated
    }

    /// Its typed facts, without what all parts have.
    #[must_use]
    #[inline]
    pub fn facts(&self) -> &[Fact<'d>] {
        &self.facts
    }

    /// The values of one of its facts; none where the rule does not say.
    #[must_use]
    #[inline]
    pub fn fact(&self, name: FactName) -> &[FactValue<'d>] {
        self.facts.iter().find(|fact| fact.name == name).map_or(&[], |fact| &fact.values)
    }

    /// Its typed facts and what it has in common with all parts: how binding it is, whether it is stated, where it applies, and
    /// what it says besides. Where it stands in the text is left out.
    #[must_use]
    #[inline]
    pub fn all_facts(&self) -> Vec<Fact<'d>> {
        let stated = &self.stated;
        let mut all = Facts(self.facts.clone());
        all.add(FactName::Modality, stated.modality);
        all.add(FactName::Says, Some(stated.says).filter(|says| *says != Says::States));
        all.add(FactName::AppliesIn, stated.applies_in.iter().copied());
        all.add(FactName::Detail, stated.detail);
        all.0
    }
}

/// The kind of part, whether it is stated, and its facts by name: one value, or a list where the record has one.
#[cfg(feature = "serde")]
impl serde::Serialize for PartFacts<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("part", &self.part())?;
        out.serialize_entry("place", &self.stated.place)?;
        out.serialize_entry("says", &self.stated.says)?;
        for fact in self.all_facts().iter().filter(|fact| fact.name != FactName::Says) {
            match fact.values.as_slice() {
                [only] if !fact.name.is_list() => out.serialize_entry(&fact.name, only)?,
                values => out.serialize_entry(&fact.name, values)?,
            }
        }
        out.end()
    }
}

impl FactName {
    /// Whether the record has a list of values for it.
    #[must_use]
    #[inline]
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::By
                | Self::Traits
                | Self::ConditionalTraits
                | Self::Designations
                | Self::Kinds
                | Self::On
                | Self::Material
                | Self::Who
                | Self::Channels
                | Self::Criteria
                | Self::To
                | Self::Of
                | Self::DecidedBy
                | Self::AppliesIn
        )
    }
}

/// Gathers the facts of one part.
#[derive(Default)]
struct Facts<'d>(Vec<Fact<'d>>);

impl<'d> Facts<'d> {
    #[inline]
    fn add<T: Into<FactValue<'d>>>(&mut self, name: FactName, values: impl IntoIterator<Item = T>) {
        let values: Vec<_> = values.into_iter().map(Into::into).collect();
        if !values.is_empty() {
            self.0.push(Fact { name, values });
        }
    }
}

/// Lists the facts of a part. All of its fields are named, so that a new one does not compile without being told here.
macro_rules! facts_of {
    ($part:ident: $name:ident { $($how:ident $field:ident: $fact:ident,)* }) => {{
        let $name { $($field,)* says: _, modality: _, applies_in: _, detail: _, at: _, evidence: _ } = $part;
        let mut facts = Facts::default();
        $(facts.add(FactName::$fact, facts_of!(@$how $field));)*
        facts.0
    }};
    (@list $field:ident) => { $field.iter().copied() };
    (@one $field:ident) => { [*$field] };
    (@maybe $field:ident) => { *$field };
}

/// Every part in the order of [`Parts::each`], with its typed facts.
///
/// ```
/// use moderation_record::{Version, compare::facts, dataset};
/// for parts in dataset().policies().iter().flat_map(|policy| policy.versions()).filter_map(Version::parts) {
///     assert!(facts(parts).iter().map(|part| *part.stated()).eq(parts.each()));
/// }
/// ```
#[must_use]
#[inline]
pub fn facts(parts: &Parts) -> Vec<PartFacts<'_>> {
    let mut all: Vec<Vec<Fact<'_>>> = Vec::new();
    let by = |part: &Statement| facts_of!(part: Statement { list by: By, });
    all.extend(parts.justification().iter().map(by));
    all.extend(parts.definition().iter().map(|part| {
        facts_of!(part: Definition { list traits: Traits, list conditional_traits: ConditionalTraits, list designations: Designations, })
    }));
    all.extend(parts.examples().iter().map(by));
    all.extend(parts.exceptions().iter().map(|part| facts_of!(part: Exception { list kinds: Kinds, })));
    all.extend(parts.sanctions().iter().map(|part| {
        facts_of!(part: Sanction { one measure: Measure, list on: On, maybe trigger: Trigger, maybe number: Number, maybe within: Within, maybe lasts: Lasts, })
    }));
    all.extend(
        parts
            .detection()
            .iter()
            .map(|part| facts_of!(part: Detection { list by: By, list material: Material, maybe encrypted: Encrypted, })),
    );
    all.extend(
        parts
            .reporting()
            .iter()
            .map(|part| facts_of!(part: Reporting { list who: Who, list on: On, list channels: Channels, maybe anonymous: Anonymous, })),
    );
    all.extend(parts.review().iter().map(|part| facts_of!(part: Review { list by: By, maybe timing: Timing, list criteria: Criteria, })));
    all.extend(
        parts
            .notice()
            .iter()
            .map(|part| facts_of!(part: Notice { list to: To, list of: Of, maybe timing: Timing, maybe reasons: Reasons, })),
    );
    all.extend(parts.appeal().iter().map(|part| {
        facts_of!(part: Appeal { list of: Of, maybe deadline: Deadline, maybe attempts: Attempts, maybe answer: Answer, list decided_by: DecidedBy, maybe outside_body: OutsideBody, })
    }));
    all.extend(parts.referral().iter().map(|part| facts_of!(part: Referral { list to: To, })));
    all.extend(parts.disclosure().iter().map(|part| facts_of!(part: Disclosure { list on: On, maybe user_told: UserTold, })));
    all.extend(
        parts
            .age()
            .iter()
            .map(|part| facts_of!(part: Age { maybe minimum: Minimum, list on: On, maybe parental_consent: ParentalConsent, })),
    );
    all.extend(parts.transparency().iter().map(|part| facts_of!(part: Transparency { list of: Of, maybe every: Every, })));
    for list in [parts.labelling(), parts.verification(), parts.user_tools(), parts.scope()] {
        all.extend(list.iter().map(by));
    }
    parts.each().into_iter().zip(all).map(|(stated, facts)| PartFacts { stated, facts }).collect()
}
