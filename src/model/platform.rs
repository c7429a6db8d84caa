//! Platforms and organizations.

use super::macros::record;
use super::{
    Citation, CommitmentKind, Country, Figure, OrganizationId, OrganizationKind, Party, PlatformId, PlatformKind, Str, Surface, Text, When,
    Wikidata,
};

record! {
    /// A platform: its names, kind, makers, owners and commitments.
    ///
    /// ```
    /// let element = moderation_record::dataset().platform("element").unwrap();
    /// assert_eq!(element.former_names().claims()[0].value().en(), "Riot");
    /// ```
    pub struct Platform {
        /// The id, equal to the file name without its extension.
        own id: PlatformId,
        /// The current name, with names in other languages.
        one name: Text,
        /// Earlier names, each with the period in which it was used.
        claims former_names: Text,
        /// The kind of service.
        copy kind: PlatformKind,
        /// The surfaces on which users can publish or communicate. States what exists, not what is allowed.
        list surfaces: Surface,
        /// The country from which it is operated, if that is undisputed.
        maybe_copy country: Country,
        /// The Wikidata item.
        maybe_copy wikidata: Wikidata,
        /// The `platform_name` in the DSA Transparency Database.
        maybe_text dsa_name: Str,
        /// The date of its launch.
        claims launched: When,
        /// The date on which it was shut down.
        claims closed: When,
        /// Who created it.
        claims developer: Party,
        /// Who owns or operates it, with periods.
        claims operators: Party,
        /// Its public commitments.
        list commitments: Commitment,
        /// Numbers that sources report about it, such as its users.
        list figures: Figure,
        /// Other statements of sources that have no field of their own.
        claims described: Text,
    }
}

record! {
    /// A public commitment of a platform.
    ///
    /// ```
    /// use moderation_record::{CommitmentKind, dataset};
    /// let facebook = dataset().platform("facebook").unwrap();
    /// assert!(facebook.commitments().iter().any(|c| c.kind() == CommitmentKind::GifctMember));
    /// ```
    pub struct Commitment {
        /// The kind of commitment.
        copy kind: CommitmentKind,
        /// The latest possible start of the commitment.
        maybe_copy since: When,
        /// The end of the commitment; omitted if no end is known.
        maybe_copy until: When,
        /// Details, in words.
        maybe detail: Text,
        /// Citations that support this.
        citations evidence: Citation,
    }
}

record! {
    /// An organization that acts, speaks, owns a platform or is the target of an action.
    ///
    /// ```
    /// let europol = moderation_record::dataset().organization("europol").unwrap();
    /// assert_eq!(europol.kind().as_str(), "law_enforcement");
    /// ```
    pub struct Organization {
        /// The id, equal to the file name without its extension.
        own id: OrganizationId,
        /// The current name, with names in other languages.
        one name: Text,
        /// Earlier names, each with the period in which it was used.
        claims former_names: Text,
        /// The kind of organization.
        copy kind: OrganizationKind,
        /// The country of the organization; `EU` for bodies of the European Union.
        maybe_copy country: Country,
        /// The Wikidata item.
        maybe_copy wikidata: Wikidata,
        /// The date of its foundation.
        claims founded: When,
        /// Who owns it, with periods.
        claims owners: Party,
        /// Other statements of sources that have no field of their own.
        claims described: Text,
        /// Citations of sources that name it.
        citations evidence: Citation,
    }
}
