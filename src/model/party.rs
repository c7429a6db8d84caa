//! Parties that act or speak: platforms, organizations, persons in a public capacity, and groups
//! that a source does not name.

use std::fmt;

use super::macros::{choice, record, vocabulary};
use super::{OrganizationId, PlatformId, Str};

choice! {
    /// A party that acts or speaks.
    ///
    /// ```
    /// use moderation_record::{Party, dataset};
    /// let action = dataset().action("europol_referral_action_day_2019").unwrap();
    /// assert!(action.actors().iter().chain(action.partners()).any(|party| matches!(party, Party::Organization(id) if id.as_str() == "europol")));
    /// ```
    pub enum Party {
        /// A platform, through the people who run it.
        Platform(PlatformId) = "platform",
        /// An organization.
        Organization(OrganizationId) = "organization",
        /// A person who spoke publicly in the stated capacity.
        Person(Person) = "person",
        /// People whom the source identifies only by their role.
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
    /// A person who spoke publicly. Never a private person.
    ///
    /// ```
    /// use moderation_record::{Party, dataset};
    /// let policy = dataset().policy("telegram/public_violence_founder").unwrap();
    /// let Some(Party::Person(founder)) = policy.versions()[0].said_by() else { panic!() };
    /// assert_eq!(founder.to_string(), "Pavel Durov (founder)");
    /// ```
    pub struct Person {
        /// The person's name, in Latin script.
        text name: Str,
        /// The capacity in which the person spoke.
        copy role: Role,
        /// The organization that the person spoke for, if the source states it.
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
    /// The capacity in which a person spoke.
    ///
    /// ```
    /// assert_eq!("spokesperson".parse(), Ok(moderation_record::Role::Spokesperson));
    /// ```
    pub enum Role {
        /// Founder of the platform.
        Founder = "founder",
        /// Senior employee of a platform or organization.
        Executive = "executive",
        /// Spokesperson of an organization.
        Spokesperson = "spokesperson",
        /// Researcher of the subject.
        Researcher = "researcher",
        /// Journalist who reports on the subject.
        Journalist = "journalist",
        /// Holder of a public office.
        Official = "official",
        /// Recognised expert on the subject.
        Expert = "expert",
    }
}

vocabulary! {
    /// People whom a source identifies only by their role.
    ///
    /// ```
    /// assert_eq!(moderation_record::Group::Researchers.to_string(), "researchers");
    /// ```
    pub enum Group {
        /// Researchers.
        Researchers = "researchers",
        /// Journalists.
        Journalists = "journalists",
        /// The press in general.
        Press = "press",
        /// Users of a platform.
        Users = "users",
        /// Supporters of the community in question.
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
        /// The maintainers of this dataset, for searches that they made themselves.
        Maintainers = "maintainers",
    }
}
