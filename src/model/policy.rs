//! Rules of platforms: one record for each rule, with all its versions.

use super::macros::{choice, record, vocabulary};
use super::{
    Absence, Area, Captured, Citation, Country, DocumentKind, Parts, Party, PlatformId, PolicyId, Procedure, Sighting, SourceId, Span,
    Stance, Str, Surface, Text, When,
};

record! {
    /// One rule: what one document of one platform states on one topic, with its history. `CODEBOOK.md` describes how
    /// rules are read and recorded.
    ///
    /// ```
    /// use moderation_record::{Stance, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert_eq!(policy.versions()[0].stance(), Some(Stance::Silent));
    /// assert!(!policy.searched().is_empty()); // who read what, until when
    /// ```
    pub struct Policy {
        /// The id, `platform/rule`, equal to the file path without its extension.
        own id: PolicyId,
        /// The platform that states the rule.
        one platform: PlatformId,
        /// The title, a few words.
        one title: Text,
        /// The topic of the rule: one area of content or one procedure.
        one topic: Topic,
        /// Further areas that the rule, or the list it is part of, names.
        list also: Area,
        /// The document that states the rule.
        one document: Document,
        /// The main rule on the topic in the same document, if this rule is a detail of it.
        maybe part_of: PolicyId,
        /// The extent of the recorded history.
        maybe history: History,
        /// The versions, oldest first.
        list versions: Version,
        /// Captures of the document, in the period of the versions, that do not contain the rule.
        list absent: Absence,
        /// For a silence or a missing document: who searched, where, and until when.
        list searched: Search,
        /// The end of the rule, if there is evidence of it.
        maybe ended: Ending,
        /// Who read the rule, and by which edition of the codebook.
        one coding: Coding,
    }
}

choice! {
    /// The topic of a rule: content, or how rules are enforced.
    ///
    /// ```
    /// use moderation_record::{Area, Topic, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(matches!(policy.topic(), Topic::Content(_) | Topic::Procedure(_)));
    /// ```
    pub enum Topic {
        /// An area of content or conduct.
        Content(Area) = "content",
        /// A procedure of enforcement.
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
        /// A document that is recorded as a source.
        Source(SourceId) = "source",
        /// A document of this kind that is not recorded as a source, because its text is not available or it does not exist.
        Kind(DocumentKind) = "kind",
    }
}

record! {
    /// The extent of a rule's recorded history.
    pub struct History {
        /// The share of the archived captures that were read.
        copy extent: HistoryExtent,
        /// Whether the rule can be older than the recorded history.
        maybe_copy begins: HistoryStart,
    }
}

vocabulary! {
    /// The share of a document's archived captures that were read.
    ///
    /// ```
    /// assert_eq!("complete".parse(), Ok(moderation_record::HistoryExtent::Complete));
    /// ```
    pub enum HistoryExtent {
        /// Every capture.
        Complete = "complete",
        /// Some captures.
        Sampled = "sampled",
        /// The newest capture only.
        NewestOnly = "newest_only",
    }
}

vocabulary! {
    /// Whether a rule can be older than its recorded history.
    ///
    /// ```
    /// assert_eq!("with_archive".parse(), Ok(moderation_record::HistoryStart::WithArchive));
    /// ```
    pub enum HistoryStart {
        /// The first archived capture contains the rule: the rule can be older.
        WithArchive = "with_archive",
        /// An earlier capture does not contain the rule: it was new.
        AfterAbsence = "after_absence",
    }
}

record! {
    /// One version of a rule. A new version begins when the stance, the paraphrase or one of the parts changes.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let versions = dataset().policies().iter().flat_map(|policy| policy.versions());
    /// assert!(versions.clone().all(|version| !version.rule().en().is_empty()));
    /// assert!(versions.filter(|version| version.last_seen().is_some()).count() > 400);
    /// ```
    pub struct Version {
        /// The key of the version, unique in its rule, by which other records refer to it.
        text key: Str,
        /// The stance on the topic; omitted for a procedure.
        maybe_copy stance: Stance,
        /// A self-contained paraphrase of the rule. Not a quotation.
        one rule: Text,
        /// What changed since the previous version, in words.
        maybe change: Text,
        /// The kind of evidence for the version.
        copy basis: Basis,
        /// For a statement or an assessment: who made it.
        maybe said_by: Party,
        /// The country whose law the rule defers to.
        maybe_copy law: Country,
        /// The countries in which it applies; omitted if it applies worldwide.
        list applies_in: Country,
        /// The countries in which it does not apply.
        list not_in: Country,
        /// The surfaces of the platform to which it applies, if the rule states them.
        list surfaces: Surface,
        /// The words that state the rule, as spans in the base text: the folded section of the newest capture.
        list norm: Span,
        /// The parts of the rule, with their typed facts.
        maybe parts: Parts,
        /// The observations of this version.
        list seen: Sighting,
        /// The period in which it was in force, as sources state it.
        claims in_force: When,
        /// The dates of changes according to the platform's own change log.
        list logged: Logged,
    }
}

vocabulary! {
    /// The kind of evidence for a version of a rule.
    ///
    /// ```
    /// assert_eq!("own_document".parse(), Ok(moderation_record::Basis::OwnDocument));
    /// ```
    pub enum Basis {
        /// The platform's own document.
        OwnDocument = "own_document",
        /// A public statement of the platform or of a person who speaks for it.
        OwnStatement = "own_statement",
        /// An assessment by others.
        ThirdPartyAssessment = "third_party_assessment",
    }
}

record! {
    /// A date on which the rule changed, according to the platform's own change log.
    pub struct Logged {
        /// The date of the change.
        copy on: When,
        /// Citations that support this.
        citations evidence: Citation,
    }
}

record! {
    /// A search that found nothing. It is the evidence for a silence.
    ///
    /// ```
    /// let policy = moderation_record::dataset().policy("tamtam/private_spaces").unwrap();
    /// assert_eq!(policy.searched()[0].by().to_string(), "bbc_monitoring");
    /// ```
    pub struct Search {
        /// Who searched.
        one by: Party,
        /// Where they searched, in words.
        maybe places: Text,
        /// The source ids of the documents that were read completely.
        list documents: SourceId,
        /// The word stems that were searched for, in the language of the documents.
        list stems: Str,
        /// The date up to which they searched.
        copy until: When,
    }
}

record! {
    /// The end of a rule, with its evidence.
    pub struct Ending {
        /// How the rule ended.
        copy how: EndingKind,
        /// For a merged rule: the rule that contains it now.
        maybe into: PolicyId,
        /// The date on which the rule ended.
        copy on: When,
        /// Citations that support this.
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
        /// The document no longer contains it.
        Withdrawn = "withdrawn",
        /// Another rule contains it now.
        Merged = "merged",
        /// The document no longer exists.
        DocumentGone = "document_gone",
    }
}

record! {
    /// Who read a rule, and which parts of the record follow the current codebook.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// assert!(dataset().policies().iter().all(|policy| !policy.coding().readers().is_empty()));
    /// ```
    pub struct Coding {
        /// The edition of the codebook.
        text codebook: Str,
        /// The readers.
        list readers: Reader,
        /// The parts of the record that still follow the first edition, because nobody has read the document again.
        list first_edition: FirstEdition,
    }
}

record! {
    /// A reader of documents.
    pub struct Reader {
        /// The kind of reader.
        copy kind: ReaderKind,
        /// The name of the reader or model, if known.
        maybe_text name: Str,
        /// The date of the reading.
        maybe_copy on: When,
    }
}

vocabulary! {
    /// The kind of reader.
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
    /// A part of a record that still follows the first edition of the codebook.
    ///
    /// ```
    /// assert_eq!("wording".parse(), Ok(moderation_record::FirstEdition::Wording));
    /// ```
    pub enum FirstEdition {
        /// The paraphrase, which can be a fragment or describe a change.
        Wording = "wording",
        /// The topic of a procedure, which a program derived from the recorded parts.
        Topic = "topic",
        /// The parts, which have no typed facts.
        Parts = "parts",
        /// The surfaces, which can go beyond what the section names.
        Surfaces = "surfaces",
        /// The sections, which are the paragraphs around a quotation rather than a section with a heading.
        Sections = "sections",
        /// The division into rules.
        Division = "division",
    }
}

impl Topic {
    /// The area of content, if the topic is one.
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
    /// The run whose section is the base text, to which the spans of the norm and the parts refer: the run with the newest
    /// capture; of two on the same day, the later in the list. `None` if there are only reports.
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
    /// The areas that the rule is about: first the area of its topic, then the further areas.
    #[inline]
    pub fn areas(&self) -> impl Iterator<Item = Area> + '_ {
        self.topic.area().into_iter().chain(self.also.iter().copied())
    }

    /// Whether the rule is about this area, by its topic or its further areas.
    #[must_use]
    #[inline]
    pub fn concerns(&self, area: Area) -> bool {
        self.areas().any(|one| one == area)
    }

    /// Returns the version with this key.
    #[must_use]
    #[inline]
    pub fn version(&self, key: &str) -> Option<&Version> {
        self.versions.iter().find(|version| version.key() == key)
    }

    /// The newest version. The rules of `check` reject a record without versions.
    #[must_use]
    #[inline]
    pub fn newest(&self) -> Option<&Version> {
        self.versions.last()
    }
}
