//! Events, actions and responses: what happened, what was done, and what followed.

use super::macros::{choice, record};
use super::{
    ActionId, Area, Citation, Country, Discovery, EventId, EventKind, Figure, Kind, Measure, OrganizationId, Party, PlatformId, PolicyId,
    ResponseId, ResponseKind, Search, Str, Target, Text, When,
};

record! {
    /// What set something off: an attack, a ruling, an operation.
    ///
    /// ```
    /// let event = moderation_record::dataset().event("london_bridge_attack_2019").unwrap();
    /// assert_eq!(event.when().claims()[0].value().to_string(), "2019-11-29");
    /// ```
    pub struct Event {
        /// The id; the file's name.
        own id: EventId,
        /// A title of a few words.
        one title: Text,
        /// What kind of event it is.
        copy kind: EventKind,
        /// When it happened.
        claims when: When,
        /// In which country.
        maybe_copy country: Country,
        /// The platforms concerned.
        list platforms: PlatformId,
        /// Who brought it about, where that matters and is public.
        list actors: Party,
        /// What it concerns, such as the fine that a court quashed.
        list about: Reference,
        /// Figures about it.
        list figures: Figure,
        /// What happened, in our own words.
        one summary: Text,
        /// Where this stands.
        citations evidence: Citation,
    }
}

record! {
    /// An enforcement action: a ban, a removal, a block, or a state's block of a platform.
    ///
    /// ```
    /// let action = moderation_record::dataset().action("tamtam_blocks_is_channels_2019").unwrap();
    /// assert_eq!(action.platforms()[0].as_str(), "tamtam");
    /// assert!(action.when().is_disputed());
    /// ```
    pub struct Action {
        /// The id; the file's name.
        own id: ActionId,
        /// A title of a few words.
        one title: Text,
        /// What it is about.
        list areas: Area,
        /// Who acted.
        list actors: Party,
        /// Who took part or helped.
        list partners: Party,
        /// The platforms concerned.
        list platforms: PlatformId,
        /// What was done.
        list measures: Measure,
        /// What it was done to.
        list targets: Target,
        /// The community concerned.
        list against: OrganizationId,
        /// When it was done.
        claims when: When,
        /// Figures about it.
        list figures: Figure,
        /// On what grounds.
        list grounds: Ground,
        /// How what was acted on came to notice.
        list discovered: Discovery,
        /// What set it off.
        list trigger: Reference,
        /// What was done, in our own words.
        one summary: Text,
        /// Where this stands.
        citations evidence: Citation,
    }
}

record! {
    /// What followed: a statement, a silence, a change of policy, a move to another platform.
    ///
    /// ```
    /// let response = moderation_record::dataset().response("displacement_telegram_tamtam_2019").unwrap();
    /// let displacement = response.displacement().unwrap();
    /// assert_eq!((displacement.from()[0].as_str(), displacement.to()[0].as_str()), ("telegram", "tamtam"));
    /// ```
    pub struct Response {
        /// The id; the file's name.
        own id: ResponseId,
        /// A title of a few words.
        one title: Text,
        /// In what way.
        copy kind: ResponseKind,
        /// To what.
        list to: Reference,
        /// Who responded.
        list by: Party,
        /// The platforms concerned.
        list platforms: PlatformId,
        /// When.
        claims when: When,
        /// For a displacement: from where to where.
        maybe displacement: Displacement,
        /// For a silence: who looked, where, until when.
        maybe searched: Search,
        /// Figures about it.
        list figures: Figure,
        /// What was said or done, in our own words.
        one summary: Text,
        /// Where this stands.
        citations evidence: Citation,
    }
}

record! {
    /// A community's move between platforms.
    ///
    /// ```
    /// let response = moderation_record::dataset().response("displacement_telegram_tamtam_2019").unwrap();
    /// assert_eq!(response.displacement().unwrap().community().as_str(), "islamic_state");
    /// ```
    pub struct Displacement {
        /// The platforms it left, or left in part.
        list from: PlatformId,
        /// The platforms it went to.
        list to: PlatformId,
        /// The community.
        one community: OrganizationId,
    }
}

choice! {
    /// A reference to what came before.
    ///
    /// ```
    /// use moderation_record::{Reference, dataset};
    /// let response = dataset().response("displacement_telegram_tamtam_2019").unwrap();
    /// assert!(response.to().iter().any(|to| matches!(to, Reference::Action(_))));
    /// ```
    pub enum Reference {
        /// An event.
        Event(EventId) = "event",
        /// An action.
        Action(ActionId) = "action",
        /// A response.
        Response(ResponseId) = "response",
        /// A rule.
        Policy(PolicyReference) = "policy",
    }
}

impl Reference {
    /// The kind of the record that is referred to.
    #[must_use]
    #[inline]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Event(_) => Kind::Event,
            Self::Action(_) => Kind::Action,
            Self::Response(_) => Kind::Response,
            Self::Policy(_) => Kind::Policy,
        }
    }

    /// The id that is referred to.
    #[must_use]
    #[inline]
    pub fn id(&self) -> &str {
        match self {
            Self::Event(id) => id.as_str(),
            Self::Action(id) => id.as_str(),
            Self::Response(id) => id.as_str(),
            Self::Policy(policy) => policy.id().as_str(),
        }
    }
}

record! {
    /// A reference to a rule, or to one version of it.
    ///
    /// ```
    /// # use moderation_record::PolicyReference;
    /// fn is_exact(reference: &PolicyReference) -> bool { reference.version().is_some() }
    /// ```
    pub struct PolicyReference {
        /// The rule.
        one id: PolicyId,
        /// The key of the version.
        maybe_text version: Str,
    }
}

choice! {
    /// The grounds of an action.
    ///
    /// ```
    /// use moderation_record::{Ground, dataset};
    /// let by_law = |g: &Ground| matches!(g, Ground::Law(law) if law.country().as_str() == "RU");
    /// assert!(dataset().action("russia_blocks_telegram_2018").unwrap().grounds().iter().any(by_law));
    /// ```
    pub enum Ground {
        /// A stated rule of the platform.
        Policy(PolicyReference) = "policy",
        /// A country's law.
        Law(Law) = "law",
        /// Another action, such as a referral.
        Action(ActionId) = "action",
    }
}

record! {
    /// A law as the ground of an action.
    ///
    /// ```
    /// use moderation_record::{Ground, dataset};
    /// let action = dataset().action("russia_blocks_telegram_2018").unwrap();
    /// assert!(action.grounds().iter().any(|g| matches!(g, Ground::Law(law) if !law.name().en().is_empty())));
    /// ```
    pub struct Law {
        /// The country whose law it is; `EU` for law of the European Union.
        copy country: Country,
        /// The law, in words.
        one name: Text,
    }
}
