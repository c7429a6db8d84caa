//! Platforms and the organizations around them.

use super::macros::record;
use super::{
    Citation, CommitmentKind, Country, Figure, OrganizationId, OrganizationKind, Party, PlatformId, PlatformKind, Str, Surface, Text, When,
    Wikidata,
};

record! {
    /// A platform: what it is called, what it is, who makes and runs it, what it has committed to.
    ///
    /// ```
    /// let element = moderation_record::dataset().platform("element").unwrap();
    /// assert_eq!(element.former_names().claims()[0].value().en(), "Riot");
    /// ```
    pub struct Platform {
        /// The id; the file's name.
        own id: PlatformId,
        /// The name today, with local names.
        one name: Text,
        /// Earlier names, each with the time it was borne.
        claims former_names: Text,
        /// What kind of service it is.
        copy kind: PlatformKind,
        /// Where on it things can be said: what it has, not what it allows.
        list surfaces: Surface,
        /// The country it is run from, where that is beyond doubt.
        maybe_copy country: Country,
        /// Its item in Wikidata.
        maybe_copy wikidata: Wikidata,
        /// Its `platform_name` in the DSA Transparency Database.
        maybe_text dsa_name: Str,
        /// When it was launched.
        claims launched: When,
        /// When it was closed.
        claims closed: When,
        /// Who made it.
        claims developer: Party,
        /// Who owns or runs it, over time.
        claims operators: Party,
        /// What it has committed to.
        list commitments: Commitment,
        /// Figures about it, such as its users.
        list figures: Figure,
        /// What sources say of it that has no field of its own.
        claims described: Text,
    }
}

record! {
    /// Something a platform has committed to.
    ///
    /// ```
    /// use moderation_record::{CommitmentKind, dataset};
    /// let facebook = dataset().platform("facebook").unwrap();
    /// assert!(facebook.commitments().iter().any(|c| c.kind() == CommitmentKind::GifctMember));
    /// ```
    pub struct Commitment {
        /// What it is.
        copy kind: CommitmentKind,
        /// Since when, at the latest.
        maybe_copy since: When,
        /// Until when.
        maybe_copy until: When,
        /// What exactly.
        maybe detail: Text,
        /// Where this stands.
        citations evidence: Citation,
    }
}

record! {
    /// An organization that acts, speaks, owns a platform or is acted against.
    ///
    /// ```
    /// let europol = moderation_record::dataset().organization("europol").unwrap();
    /// assert_eq!(europol.kind().as_str(), "law_enforcement");
    /// ```
    pub struct Organization {
        /// The id; the file's name.
        own id: OrganizationId,
        /// The name today, with local names.
        one name: Text,
        /// Earlier names, each with the time it was borne.
        claims former_names: Text,
        /// What kind of organization it is.
        copy kind: OrganizationKind,
        /// The country it belongs to; `EU` for bodies of the European Union.
        maybe_copy country: Country,
        /// Its item in Wikidata.
        maybe_copy wikidata: Wikidata,
        /// When it was founded.
        claims founded: When,
        /// Who owns it, over time.
        claims owners: Party,
        /// What sources say of it that has no field of its own.
        claims described: Text,
        /// Where it is named.
        citations evidence: Citation,
    }
}
