//! Who acts and who speaks: platforms, organizations, persons in their public capacity, and groups
//! that a source leaves unnamed.

use std::fmt;

use super::macros::{choice, record, vocabulary};
use super::{OrganizationId, PlatformId, Str};

choice! {
    /// Who acts or speaks.
    ///
    /// ```
    /// use moderation_record::{Party, dataset};
    /// let action = dataset().action("europol_referral_action_day_2019").unwrap();
    /// assert!(action.actors().iter().chain(action.partners()).any(|party| matches!(party, Party::Organization(id) if id.as_str() == "europol")));
    /// ```
    pub enum Party {
        /// A platform, speaking or acting through those who run it.
        Platform(PlatformId) = "platform",
        /// An organization.
        Organization(OrganizationId) = "organization",
        /// A person who spoke publicly in the capacity named.
        Person(Person) = "person",
        /// People whom the source names by their role alone.
        Group(Group) = "group",
    }
}

impl fmt::Display for Party {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Platform(id) => id.fmt(f),
            Self::Organization(id) => id.fmt(f),
            Self::Person(person) => person.fmt(f),
            Self::Group(group) => group.fmt(f),
        }
    }
}

record! {
    /// A person speaking publicly: never a private one.
    ///
    /// ```
    /// use moderation_record::{Party, dataset};
    /// let policy = dataset().policy("telegram/public_violence_founder").unwrap();
    /// let Some(Party::Person(founder)) = policy.versions()[0].said_by() else { panic!() };
    /// assert_eq!(founder.to_string(), "Pavel Durov (founder)");
    /// ```
    pub struct Person {
        /// The name, in Latin letters.
        text name: Str,
        /// In what capacity the person spoke.
        copy role: Role,
        /// For which organization, where the source says so.
        maybe of: OrganizationId,
    }
}

impl fmt::Display for Person {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.role)
    }
}

vocabulary! {
    /// In what capacity a person spoke.
    ///
    /// ```
    /// assert_eq!("spokesperson".parse(), Ok(moderation_record::Role::Spokesperson));
    /// ```
    pub enum Role {
        /// Founder of the platform.
        Founder = "founder",
        /// Leading employee of a platform or organization.
        Executive = "executive",
        /// Speaks for an organization.
        Spokesperson = "spokesperson",
        /// Studies the matter.
        Researcher = "researcher",
        /// Reports on the matter.
        Journalist = "journalist",
        /// Holds public office.
        Official = "official",
        /// Known for knowledge of the matter.
        Expert = "expert",
    }
}

vocabulary! {
    /// People whom a source names by their role alone.
    ///
    /// ```
    /// assert_eq!(moderation_record::Group::Researchers.to_string(), "researchers");
    /// ```
    pub enum Group {
        /// Researchers.
        Researchers = "researchers",
        /// Journalists.
        Journalists = "journalists",
        /// The press as a whole.
        Press = "press",
        /// Users of a platform.
        Users = "users",
        /// Supporters of the community concerned.
        Supporters = "supporters",
        /// Experts.
        Experts = "experts",
        /// Observers.
        Observers = "observers",
        /// Officials.
        Officials = "officials",
        /// Activists.
        Activists = "activists",
        /// Companies.
        Companies = "companies",
        /// Those who keep this dataset: for what they looked for themselves.
        Maintainers = "maintainers",
    }
}
