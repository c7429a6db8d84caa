//! Answers as data. The words for them are in the layer `text`.

use super::{Clause, Dispute, Latency, Question, StatedPart};
use crate::model::{Action, Attested, Citation, Claim, Commitment, DocumentKind, Platform, Record, Response, Sighting, SourceId, Version};

/// One answer to a question: typed, with the record it comes from and the citations it rests on.
///
/// ```
/// use moderation_record::{Stance, compare::Answer, dataset};
/// let comparison = dataset().compare(&["telegram", "tamtam"], None, None).unwrap();
/// let Answer::Clause(clause) = &comparison.rows()[0].cells()[0][0] else { panic!("a rule first") };
/// assert_eq!(clause.version().unwrap().stance(), Some(Stance::Prohibits));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Answer<'d> {
    /// A rule, with what is known of it at the time.
    Clause(Clause<'d>),
    /// One part of a rule.
    Part(StatedPart<'d>),
    /// A kind of document that contains rules, by one of them; no kind where the document is unknown.
    Document(Option<DocumentKind>, Clause<'d>),
    /// A commitment of the platform.
    Commitment(&'d Platform, &'d Commitment),
    /// An enforcement action.
    Action(&'d Action),
    /// A response.
    Response(&'d Response),
    /// How long an action or a response took.
    Waited(Latency<'d>),
    /// A question on which sources contradict each other.
    Disputed(Dispute<'d>),
    /// An action of which some figure is not stated.
    FigureNotStated(&'d Action),
    /// Questions that nobody has researched.
    NotResearched(Vec<Question>),
}

impl<'d> Answer<'d> {
    /// The record it comes from; `None` where the answer is that there is no record.
    #[must_use]
    #[inline]
    pub fn record(&self) -> Option<Record<'d>> {
        Some(match self {
            Self::Clause(clause) | Self::Document(_, clause) => Record::Policy(clause.policy()),
            Self::Part(part) => Record::Policy(part.clause().policy()),
            Self::Commitment(platform, _) => Record::Platform(platform),
            Self::Action(action) | Self::FigureNotStated(action) => Record::Action(action),
            Self::Response(response) => Record::Response(response),
            Self::Waited(wait) => wait.reply(),
            Self::Disputed(dispute) => dispute.record(),
            Self::NotResearched(_) => return None,
        })
    }

    /// The rule that the answer is about, with what is known of it at the time.
    #[must_use]
    #[inline]
    pub fn clause(&self) -> Option<&Clause<'d>> {
        match self {
            Self::Clause(clause) | Self::Document(_, clause) => Some(clause),
            Self::Part(part) => Some(part.clause()),
            _ => None,
        }
    }

    /// Whether sources contradict each other on it.
    #[must_use]
    #[inline]
    pub fn is_disputed(&self) -> bool {
        match self {
            Self::Clause(clause) => clause.version().is_some_and(|version| version.in_force().is_disputed()),
            Self::Action(action) | Self::FigureNotStated(action) => action.when().is_disputed(),
            Self::Response(response) => response.when().is_disputed(),
            Self::Waited(wait) => wait.disputed(),
            Self::Disputed(_) => true,
            Self::Part(_) | Self::Document(..) | Self::Commitment(..) | Self::NotResearched(_) => false,
        }
    }

    /// The citations it rests on, those of dates first.
    #[must_use]
    #[inline]
    pub fn citations(&self) -> Vec<&'d Citation> {
        match self {
            Self::Clause(clause) | Self::Document(_, clause) => seen(clause),
            Self::Part(part) if part.facts().stated().evidence.is_empty() => seen(part.clause()),
            Self::Part(part) => part.facts().stated().evidence.iter().collect(),
            Self::Commitment(_, commitment) => commitment.evidence().iter().collect(),
            Self::Action(_) | Self::FigureNotStated(_) | Self::Response(_) => self.record().map_or_else(Vec::new, dated),
            Self::Waited(wait) => {
                let (cause, reply) = (dates(wait.cause()), dates(wait.reply()));
                // One citation of each end first.
                let (first, rest) = (cause.iter().take(1).chain(reply.iter().take(1)), cause.iter().skip(1).chain(reply.iter().skip(1)));
                first.chain(rest).copied().collect()
            }
            Self::Disputed(dispute) => dispute.claims().iter().flat_map(|claim| claim.evidence).collect(),
            Self::NotResearched(_) => Vec::new(),
        }
    }

    /// The sources it rests on, each once: of a rule first the one in which it was last seen.
    #[must_use]
    #[inline]
    pub fn sources(&self) -> Vec<&'d SourceId> {
        let last = self.clause().and_then(Clause::version).and_then(Version::last_sighting).and_then(Sighting::source);
        let mut sources: Vec<&SourceId> = Vec::new();
        for source in last.into_iter().chain(self.citations().into_iter().map(Citation::source)) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// Whether both answers say the same: the same stance, the same part stated alike, the same record.
    #[inline]
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let same = |a: Record<'_>, b: Record<'_>| (a.kind(), a.id()) == (b.kind(), b.id());
        match (self, other) {
            (Self::Clause(a), Self::Clause(b)) => a.version().map(Version::stance) == b.version().map(Version::stance),
            (Self::Part(a), Self::Part(b)) => a.facts().facts() == b.facts().facts() && a.facts().stated().says == b.facts().stated().says,
            (Self::Document(a, _), Self::Document(b, _)) => a == b,
            (Self::Commitment(_, a), Self::Commitment(_, b)) => a.kind() == b.kind(),
            (Self::Waited(a), Self::Waited(b)) => same(a.cause(), b.cause()) && same(a.reply(), b.reply()),
            (Self::Disputed(a), Self::Disputed(b)) => same(a.record(), b.record()) && a.about() == b.about(),
            (Self::NotResearched(a), Self::NotResearched(b)) => a == b,
            (Self::Action(_), Self::Action(_))
            | (Self::Response(_), Self::Response(_))
            | (Self::FigureNotStated(_), Self::FigureNotStated(_)) => self.record().zip(other.record()).is_some_and(|(a, b)| same(a, b)),
            _ => false,
        }
    }
}

/// The citations of every sighting of the version.
#[inline]
fn seen<'d>(clause: &Clause<'d>) -> Vec<&'d Citation> {
    clause.version().map_or(&[][..], Version::seen).iter().flat_map(Sighting::citations).collect()
}

/// The citations of a record's dates.
#[inline]
fn dates(record: Record<'_>) -> Vec<&Citation> {
    record.when().into_iter().flat_map(Attested::claims).flat_map(Claim::evidence).collect()
}

/// The citations of a record's dates, then those of the record as a whole.
#[inline]
fn dated(record: Record<'_>) -> Vec<&Citation> {
    let whole = match record {
        Record::Action(record) => record.evidence(),
        Record::Response(record) => record.evidence(),
        _ => &[],
    };
    dates(record).into_iter().chain(whole).collect()
}

#[cfg(feature = "serde")]
impl serde::Serialize for Answer<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use super::RecordName;
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        match self {
            Self::Clause(clause) => out.serialize_entry("clause", clause)?,
            Self::Part(part) => {
                out.serialize_entry("part", part.facts())?;
                out.serialize_entry("clause", part.clause())?;
            }
            Self::Document(kind, clause) => {
                out.serialize_entry("document", kind)?;
                out.serialize_entry("clause", clause)?;
            }
            Self::Commitment(_, commitment) => out.serialize_entry("commitment", commitment)?,
            Self::Action(action) => out.serialize_entry("action", &Happened(Record::Action(action)))?,
            Self::Response(response) => out.serialize_entry("response", &Happened(Record::Response(response)))?,
            Self::Waited(wait) => out.serialize_entry("waited", wait)?,
            Self::Disputed(dispute) => out.serialize_entry("disputed", dispute)?,
            Self::FigureNotStated(action) => out.serialize_entry("figure_not_stated", &RecordName(Record::Action(action)))?,
            Self::NotResearched(questions) => out.serialize_entry("not_researched", questions)?,
        }
        let citations = self.citations();
        if !citations.is_empty() {
            out.serialize_entry("citations", &citations)?;
        }
        out.end()
    }
}

/// An action or response in an answer: not whole, but with its dates and figures.
#[cfg(feature = "serde")]
struct Happened<'d>(Record<'d>);

#[cfg(feature = "serde")]
impl serde::Serialize for Happened<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("id", self.0.id())?;
        out.serialize_entry("title", self.0.title())?;
        if let Some(when) = self.0.when() {
            out.serialize_entry("when", when)?;
            out.serialize_entry("disputed", &when.is_disputed())?;
        }
        if !self.0.figures().is_empty() {
            out.serialize_entry("figures", self.0.figures())?;
        }
        out.end()
    }
}
