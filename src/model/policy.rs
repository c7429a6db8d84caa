//! Rules that platforms state: one record for each rule, with all its versions over time.

use super::macros::{choice, record, vocabulary};
use super::{
    Absence, Area, Captured, Citation, Country, DocumentKind, Parts, Party, PlatformId, PolicyId, Procedure, Sighting, SourceId, Span,
    Stance, Str, Surface, Text, When,
};

record! {
    /// One rule: what one document of one platform says on one topic, with its history. `CODEBOOK.md` says how a rule
    /// is read and recorded.
    ///
    /// ```
    /// use moderation_record::{Stance, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert_eq!(policy.versions()[0].stance(), Some(Stance::Silent));
    /// assert!(!policy.searched().is_empty()); // who read what, until when
    /// ```
    pub struct Policy {
        /// The id, `platform/rule`; the file's path.
        own id: PolicyId,
        /// The platform whose rule it is.
        one platform: PlatformId,
        /// A title of a few words.
        one title: Text,
        /// What it is about.
        one topic: Topic,
        /// Further areas that the rule or its list names.
        list also: Area,
        /// The document that states it.
        one document: Document,
        /// The main rule on the topic in the same document, where this one is a detail of it.
        maybe part_of: PolicyId,
        /// How much of its history is recorded.
        maybe history: History,
        /// Its versions, the oldest first.
        list versions: Version,
        /// Captures of the document, among those of the versions, that do not hold the rule.
        list absent: Absence,
        /// For a silence or a missing document: who looked, where, until when.
        list searched: Search,
        /// How it ended, where there is evidence that it did.
        maybe ended: Ending,
        /// Who read it, and by which edition of the codebook.
        one coding: Coding,
    }
}

choice! {
    /// What a rule is about: content, or how rules are enforced.
    ///
    /// ```
    /// use moderation_record::{Area, Topic, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(matches!(policy.topic(), Topic::Content(_) | Topic::Procedure(_)));
    /// ```
    pub enum Topic {
        /// An area of content or conduct.
        Content(Area) = "content",
        /// A procedure.
        Procedure(Procedure) = "procedure",
    }
}

choice! {
    /// The document that states a rule.
    ///
    /// ```
    /// use moderation_record::{Document, dataset};
    /// let known = dataset().policies().iter().filter(|policy| matches!(policy.document(), Document::Source(_)));
    /// assert!(known.count() > 100);
    /// ```
    pub enum Document {
        /// A document that is a source of this dataset.
        Source(SourceId) = "source",
        /// A document of this kind that is no source here: no text of it could be had, or there is none.
        Kind(DocumentKind) = "kind",
    }
}

record! {
    /// How much of a rule's history is recorded.
    ///
    /// ```
    /// # use moderation_record::{History, HistoryExtent};
    /// fn is_whole(history: &History) -> bool { history.extent() == HistoryExtent::Complete }
    /// ```
    pub struct History {
        /// How many of the archived captures were read.
        copy extent: HistoryExtent,
        /// How the recorded history begins.
        maybe_copy begins: HistoryStart,
    }
}

vocabulary! {
    /// How many of the archived captures of a document were read.
    ///
    /// ```
    /// assert_eq!("complete".parse(), Ok(moderation_record::HistoryExtent::Complete));
    /// ```
    pub enum HistoryExtent {
        /// Every capture.
        Complete = "complete",
        /// Some of them.
        Sampled = "sampled",
        /// The newest alone.
        NewestOnly = "newest_only",
    }
}

vocabulary! {
    /// How the recorded history of a rule begins.
    ///
    /// ```
    /// assert_eq!("with_archive".parse(), Ok(moderation_record::HistoryStart::WithArchive));
    /// ```
    pub enum HistoryStart {
        /// The first capture in the archive holds the rule: it may be older.
        WithArchive = "with_archive",
        /// An earlier capture does not hold it: it was new.
        AfterAbsence = "after_absence",
    }
}

record! {
    /// One version of a rule. A new version begins where its stance, its words here or one of its parts changes.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let versions = dataset().policies().iter().flat_map(|policy| policy.versions());
    /// assert!(versions.clone().all(|version| !version.rule().en().is_empty()));
    /// assert!(versions.filter(|version| version.last_seen().is_some()).count() > 400);
    /// ```
    pub struct Version {
        /// The version's name in its rule, by which others refer to it.
        text key: Str,
        /// What it says of the topic; left out for a procedure.
        maybe_copy stance: Stance,
        /// The rule, in our own words, so that it can be read alone.
        one rule: Text,
        /// What differs from the version before.
        maybe change: Text,
        /// On what the version rests.
        copy basis: Basis,
        /// Who stated it, for a statement or an assessment.
        maybe said_by: Party,
        /// The country to whose law it defers.
        maybe_copy law: Country,
        /// Where in the world it applies; everywhere where left out.
        list applies_in: Country,
        /// Where in the world it does not apply.
        list not_in: Country,
        /// Where on the platform it applies, where the rule says so.
        list surfaces: Surface,
        /// The words that state the rule, in the base text: the folded section of the newest capture.
        list norm: Span,
        /// The typed parts.
        maybe parts: Parts,
        /// When it was seen standing.
        list seen: Sighting,
        /// When it was in force, as sources state it.
        claims in_force: When,
        /// The days that the platform's own change log gives.
        list logged: Logged,
    }
}

vocabulary! {
    /// On what a version of a rule rests.
    ///
    /// ```
    /// assert_eq!("own_document".parse(), Ok(moderation_record::Basis::OwnDocument));
    /// ```
    pub enum Basis {
        /// A document of the platform's own.
        OwnDocument = "own_document",
        /// What the platform or a person who speaks for it said in public.
        OwnStatement = "own_statement",
        /// What others found.
        ThirdPartyAssessment = "third_party_assessment",
    }
}

record! {
    /// A day on which the platform's own change log says that the rule changed.
    ///
    /// ```
    /// # use moderation_record::Logged;
    /// fn day(logged: &Logged) -> String { logged.on().to_string() }
    /// ```
    pub struct Logged {
        /// When.
        copy on: When,
        /// Where this stands.
        citations evidence: Citation,
    }
}

record! {
    /// A search that found nothing: what makes a silence a finding.
    ///
    /// ```
    /// let policy = moderation_record::dataset().policy("tamtam/private_spaces").unwrap();
    /// assert_eq!(policy.searched()[0].by().to_string(), "bbc_monitoring");
    /// ```
    pub struct Search {
        /// Who looked.
        one by: Party,
        /// Where, in words.
        maybe places: Text,
        /// The documents that were read whole.
        list documents: SourceId,
        /// The word stems that were searched for, in the documents' language.
        list stems: Str,
        /// Until when.
        copy until: When,
    }
}

record! {
    /// The end of a rule, with the evidence for it.
    ///
    /// ```
    /// # use moderation_record::{Ending, EndingKind};
    /// fn was_withdrawn(ending: &Ending) -> bool { ending.how() == EndingKind::Withdrawn }
    /// ```
    pub struct Ending {
        /// How.
        copy how: EndingKind,
        /// For a merged rule: the rule that holds it now.
        maybe into: PolicyId,
        /// When.
        copy on: When,
        /// Where this stands.
        citations evidence: Citation,
    }
}

vocabulary! {
    /// How a rule ended.
    ///
    /// ```
    /// assert_eq!("withdrawn".parse(), Ok(moderation_record::EndingKind::Withdrawn));
    /// ```
    pub enum EndingKind {
        /// Its document no longer holds it.
        Withdrawn = "withdrawn",
        /// Another rule holds it now.
        Merged = "merged",
        /// Its document is gone.
        DocumentGone = "document_gone",
    }
}

record! {
    /// Who read a rule, and how far it was read by the present codebook.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// assert!(dataset().policies().iter().all(|policy| !policy.coding().readers().is_empty()));
    /// ```
    pub struct Coding {
        /// The edition of the codebook.
        text codebook: Str,
        /// Who read.
        list readers: Reader,
        /// What still stands as the first edition recorded it, because nobody has read the document again.
        list first_edition: FirstEdition,
    }
}

record! {
    /// A reader of documents.
    ///
    /// ```
    /// # use moderation_record::{Reader, ReaderKind};
    /// fn is_machine(reader: &Reader) -> bool { reader.kind() == ReaderKind::LanguageModel }
    /// ```
    pub struct Reader {
        /// What kind of reader.
        copy kind: ReaderKind,
        /// Which one, where that is known.
        maybe_text name: Str,
        /// When.
        maybe_copy on: When,
    }
}

vocabulary! {
    /// What kind of reader.
    ///
    /// ```
    /// assert_eq!("language_model".parse(), Ok(moderation_record::ReaderKind::LanguageModel));
    /// ```
    pub enum ReaderKind {
        /// A person.
        Person = "person",
        /// A language model.
        LanguageModel = "language_model",
    }
}

vocabulary! {
    /// What of a rule still stands as the first edition recorded it.
    ///
    /// ```
    /// assert_eq!("wording".parse(), Ok(moderation_record::FirstEdition::Wording));
    /// ```
    pub enum FirstEdition {
        /// The rule in words, which may be a fragment or tell a change.
        Wording = "wording",
        /// The topic of a procedure, chosen by program from the parts recorded.
        Topic = "topic",
        /// The parts, without typed facts.
        Parts = "parts",
        /// The surfaces, which may go beyond what the section names.
        Surfaces = "surfaces",
        /// The sections: the paragraphs around a quotation, not a section under a heading.
        Sections = "sections",
        /// The division into rules.
        Division = "division",
    }
}

impl Topic {
    /// The area of content, where it is one.
    #[must_use]
    #[inline]
    pub fn area(&self) -> Option<Area> {
        match self {
            Self::Content(area) => Some(*area),
            Self::Procedure(_) => None,
        }
    }
}

impl Version {
    /// The run whose section is the base text, in which the places of the norm and the parts are: that of the newest
    /// capture, and of two of one day the later in the list. `None` where there are reports alone.
    #[must_use]
    #[inline]
    pub fn base(&self) -> Option<&Captured> {
        let runs = self.seen.iter().filter_map(|seen| match seen {
            Sighting::Captured(run) => Some(run),
            Sighting::Reported(_) => None,
        });
        runs.max_by_key(|run| run.newest().on().latest())
    }
}

impl Policy {
    /// The areas that the rule is about: that of its topic first, then those that it names besides.
    #[inline]
    pub fn areas(&self) -> impl Iterator<Item = Area> + '_ {
        self.topic.area().into_iter().chain(self.also.iter().copied())
    }

    /// Whether the rule is about the area, by its topic or further areas.
    #[must_use]
    #[inline]
    pub fn concerns(&self, area: Area) -> bool {
        self.areas().any(|one| one == area)
    }

    /// The version of this key.
    #[must_use]
    #[inline]
    pub fn version(&self, key: &str) -> Option<&Version> {
        self.versions.iter().find(|version| version.key() == key)
    }

    /// The newest version; a record without any is refused by the rules of `check`.
    #[must_use]
    #[inline]
    pub fn newest(&self) -> Option<&Version> {
        self.versions.last()
    }
}
