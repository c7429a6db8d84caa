//! Events, enforcement actions and responses to them.

use super::macros::{choice, record};
use super::{
    ActionId, Area, Citation, Country, Discovery, EventId, EventKind, Figure, Kind, Measure, OrganizationId, Party, PlatformId, PolicyId,
    ResponseId, ResponseKind, Search, Str, Target, Text, When,
};

record! {
    /// An event that can cause an action: an attack, a ruling, an operation.
    ///
    /// ```
    /// let event = moderation_record::dataset().event("london_bridge_attack_2019").unwrap();
    /// assert_eq!(event.when().claims()[0].value().to_string(), "2019-11-29");
    /// ```
    pub struct Event {
        /// The id, equal to the file name without its extension.
        own id: EventId,
        /// The title, a few words.
        one title: Text,
        /// The kind of event.
        copy kind: EventKind,
        /// The date of the event.
        claims when: When,
        /// The country in which it happened.
        maybe_copy country: Country,
        /// The platforms involved.
        list platforms: PlatformId,
        /// Who caused it, if that is relevant and public.
        list actors: Party,
        /// The records it concerns, such as the fine that a court annulled.
        list about: Reference,
        /// Numbers that sources report about it.
        list figures: Figure,
        /// A summary of what happened, in the project's own words.
        one summary: Text,
        /// Citations that support this record.
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
        /// The id, equal to the file name without its extension.
        own id: ActionId,
        /// The title, a few words.
        one title: Text,
        /// The areas of content that it concerns.
        list areas: Area,
        /// Who carried it out.
        list actors: Party,
        /// Who took part or assisted.
        list partners: Party,
        /// The platforms involved.
        list platforms: PlatformId,
        /// The measures that were taken.
        list measures: Measure,
        /// The kinds of things that the measures were applied to.
        list targets: Target,
        /// The groups or communities that it was directed against.
        list against: OrganizationId,
        /// The date of the action.
        claims when: When,
        /// Numbers that sources report about it.
        list figures: Figure,
        /// The grounds that were stated or applied.
        list grounds: Ground,
        /// How the content or accounts were discovered.
        list discovered: Discovery,
        /// The records that caused it.
        list trigger: Reference,
        /// A summary of what was done, in the project's own words.
        one summary: Text,
        /// Citations that support this record.
        citations evidence: Citation,
    }
}

record! {
    /// A response to an event or action: a statement, a silence, a policy change, a move to another platform.
    ///
    /// ```
    /// let response = moderation_record::dataset().response("displacement_telegram_tamtam_2019").unwrap();
    /// let displacement = response.displacement().unwrap();
    /// assert_eq!((displacement.from()[0].as_str(), displacement.to()[0].as_str()), ("telegram", "tamtam"));
    /// ```
    pub struct Response {
        /// The id, equal to the file name without its extension.
        own id: ResponseId,
        /// The title, a few words.
        one title: Text,
        /// The kind of response.
        copy kind: ResponseKind,
        /// The records that it responds to.
        list to: Reference,
        /// Who responded.
        list by: Party,
        /// The platforms involved.
        list platforms: PlatformId,
        /// The date of the response.
        claims when: When,
        /// For a displacement: the platforms that a community left and moved to.
        maybe displacement: Displacement,
        /// For a silence: who searched for an answer, where, and until when.
        maybe searched: Search,
        /// Numbers that sources report about it.
        list figures: Figure,
        /// A summary of what was said or done, in the project's own words.
        one summary: Text,
        /// Citations that support this record.
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
        /// The platforms that it left, entirely or in part.
        list from: PlatformId,
        /// The platforms that it moved to.
        list to: PlatformId,
        /// The community that moved.
        one community: OrganizationId,
    }
}

choice! {
    /// A reference to an earlier record.
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
    /// The kind of the referenced record.
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

    /// The id of the referenced record.
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
    /// A reference to a rule, or to one of its versions.
    pub struct PolicyReference {
        /// The id of the rule.
        one id: PolicyId,
        /// The key of the version; omitted for the rule as a whole.
        maybe_text version: Str,
    }
}

choice! {
    /// A ground of an action.
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
    /// A law that is the ground of an action.
    ///
    /// ```
    /// use moderation_record::{Ground, dataset};
    /// let action = dataset().action("russia_blocks_telegram_2018").unwrap();
    /// assert!(action.grounds().iter().any(|g| matches!(g, Ground::Law(law) if !law.name().en().is_empty())));
    /// ```
    pub struct Law {
        /// The country that made the law; `EU` for European Union law.
        copy country: Country,
        /// The name of the law.
        one name: Text,
    }
}
