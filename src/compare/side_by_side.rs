//! Platforms beside each other: what each says, what it did, how long it took, what is disputed and
//! what is not known.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use super::related::{Key, Links, key};
use super::{Clause, Dispute, Latency, TimelineEntry, TimelineFilter};
use crate::model::{
    Area, Attested, Certainty, Citation, Claim, Commitment, Country, Dataset, DocumentKind, Figure, Kind, Part, Parts, Platform,
    PlatformId, Quantity, Record, Says, Sighting, SourceId, Stance, Stated, Surface, Topic, Version, When,
};

/// Who can see a space of a platform.
///
/// ```
/// use moderation_record::compare::Space;
/// assert_eq!(Space::Private.to_string(), "private spaces");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Space {
    /// Open to anyone.
    Public,
    /// Open to those chosen.
    Private,
}

impl Space {
    /// Whether the version says that it applies in this space; one that names no surface may apply everywhere.
    #[must_use]
    #[inline]
    pub fn has(self, version: &Version) -> bool {
        // Groups are open or closed.
        let here = |surface: &Surface| match self {
            Self::Public => !surface.is_private(),
            Self::Private => surface.is_private() || matches!(surface, Surface::Group | Surface::AllStated),
        };
        version.surfaces().is_empty() || version.surfaces().iter().any(here)
    }
}

impl fmt::Display for Space {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Public => "public spaces",
            Self::Private => "private spaces",
        })
    }
}

/// What a row of a comparison asks.
///
/// ```
/// use moderation_record::{Area, compare::{Question, Space}};
/// assert_eq!(Question::Says(Area::TerroristContent, Space::Public).to_string(), "says of terrorist content in public spaces");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Question {
    /// What it says of the area in the space.
    Says(Area, Space),
    /// What its policies say on a part of enforcement, whatever the area.
    SaysOn(Part),
    /// What was done on it, by itself or by others.
    Did,
    /// How long that took.
    Took,
    /// What followed.
    Followed,
    /// What is disputed about all this.
    Disputed,
    /// What is not known.
    Unknown,
}

impl fmt::Display for Question {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spaced = |word: &str| word.replace('_', " ");
        match self {
            Self::Says(area, space) => write!(f, "says of {} in {space}", spaced(area.as_str())),
            Self::SaysOn(part) => write!(f, "says on {}", spaced(part.as_str())),
            Self::Did => f.write_str("was done"),
            Self::Took => f.write_str("took how long"),
            Self::Followed => f.write_str("followed"),
            Self::Disputed => f.write_str("is disputed"),
            Self::Unknown => f.write_str("is unknown"),
        }
    }
}

/// One answer: a statement, the record it comes from and the citations it rests on.
///
/// ```
/// let data = moderation_record::dataset();
/// let comparison = data.compare(&["telegram", "tamtam"], None, None).unwrap();
/// let finding = &comparison.rows()[0].cells()[1][0];
/// assert_eq!(finding.record().unwrap().id().split('/').next(), Some("tamtam"));
/// assert!(!finding.citations().is_empty());
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Finding<'d> {
    /// A word for the kind of answer, such as a stance or a date.
    label: String,
    text: String,
    disputed: bool,
    #[cfg_attr(feature = "serde", serde(serialize_with = "maybe_reference", skip_serializing_if = "Option::is_none"))]
    record: Option<Record<'d>>,
    citations: Vec<&'d Citation>,
    /// How many records the record is linked with, in the rows on what was done and what followed.
    #[cfg_attr(feature = "serde", serde(skip))]
    links: usize,
    #[cfg_attr(feature = "serde", serde(rename = "rule", serialize_with = "rule", skip_serializing_if = "About::is_no_rule"))]
    about: About<'d>,
}

/// What an answer tells beside its record, by its type.
#[derive(Clone, Debug)]
enum About<'d> {
    Nothing,
    Clause(Clause<'d>),
    Part(Clause<'d>, usize, Stated<'d>),
    Wait(Latency<'d>),
    Commitment(&'d Commitment),
    Unanswered(Vec<Question>),
}

#[cfg(feature = "serde")]
impl About<'_> {
    const fn is_no_rule(&self) -> bool {
        !matches!(self, Self::Clause(_) | Self::Part(..))
    }
}

#[cfg(feature = "serde")]
#[inline]
fn rule<S: serde::Serializer>(about: &About<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match about {
        About::Clause(clause) | About::Part(clause, ..) => serde::Serialize::serialize(clause, serializer),
        _ => serializer.serialize_none(),
    }
}

#[cfg(feature = "serde")]
#[allow(clippy::ref_option)] // serde calls it so
#[inline]
fn maybe_reference<S: serde::Serializer>(record: &Option<Record<'_>>, serializer: S) -> Result<S::Ok, S::Error> {
    match record {
        Some(record) => super::as_reference(record, serializer),
        None => serializer.serialize_none(),
    }
}

impl<'d> Finding<'d> {
    /// A word for the kind of answer: a stance, a part, a date.
    #[must_use]
    #[inline]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The answer.
    #[must_use]
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the claims behind the answer contradict each other.
    #[must_use]
    #[inline]
    pub fn disputed(&self) -> bool {
        self.disputed
    }

    /// The record it comes from; none where the answer is that there is no record.
    #[must_use]
    #[inline]
    pub fn record(&self) -> Option<Record<'d>> {
        self.record
    }

    /// How many references lead to the record or from it, in the rows on what was done, how long it
    /// took and what followed; 0 elsewhere.
    #[must_use]
    #[inline]
    pub fn links(&self) -> usize {
        self.links
    }

    /// The rule that the answer tells of, with what is known of it at the time, where it is one.
    #[must_use]
    #[inline]
    pub fn rule(&self) -> Option<&Clause<'d>> {
        if let About::Clause(clause) | About::Part(clause, ..) = &self.about { Some(clause) } else { None }
    }

    /// The part of the rule that the answer is, where it is one, with its place among [`Parts::each`].
    #[must_use]
    #[inline]
    pub fn part(&self) -> Option<(usize, &Stated<'d>)> {
        if let About::Part(_, place, stated) = &self.about { Some((*place, stated)) } else { None }
    }

    /// The sources that it rests on, each once: of a rule first the one in which it was last seen.
    #[must_use]
    #[inline]
    pub fn sources(&self) -> Vec<&'d SourceId> {
        let seen = self.rule().and_then(Clause::version).and_then(Version::last_sighting).and_then(Sighting::source);
        let mut sources: Vec<&SourceId> = Vec::new();
        for source in seen.into_iter().chain(self.citations.iter().map(|citation| citation.source())) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// In the row on how long it took: what was waited for, and how long.
    #[must_use]
    #[inline]
    pub fn wait(&self) -> Option<&Latency<'d>> {
        if let About::Wait(wait) = &self.about { Some(wait) } else { None }
    }

    /// The commitment that the answer is, where it is one.
    #[must_use]
    #[inline]
    pub fn commitment(&self) -> Option<&'d Commitment> {
        if let About::Commitment(commitment) = self.about { Some(commitment) } else { None }
    }

    /// The questions to which no record has an answer, where that is the answer.
    #[must_use]
    #[inline]
    pub fn unanswered(&self) -> &[Question] {
        if let About::Unanswered(questions) = &self.about { questions } else { &[] }
    }

    /// What it rests on.
    #[must_use]
    #[inline]
    pub fn citations(&self) -> &[&'d Citation] {
        &self.citations
    }

    /// A rule by its stance.
    #[inline]
    pub(super) fn clause(clause: &Clause<'d>) -> Self {
        let version = clause.version();
        let mut label = version.and_then(Version::stance).map_or("procedure", Stance::as_str).replace('_', " ");
        if let Some(law) = version.and_then(Version::law) {
            label.push_str(&format!(" of {law}"));
        }
        let territory: Vec<&str> = version.map_or(&[][..], Version::applies_in).iter().map(Country::as_str).collect();
        if !territory.is_empty() {
            label.push_str(&format!(", in {} only", territory.join(" and ")));
        }
        Self {
            label,
            text: version.map_or_else(String::new, |version| version.rule().en().to_owned()),
            disputed: version.is_some_and(|version| version.in_force().is_disputed()),
            record: Some(Record::Policy(clause.policy())),
            citations: version.map_or(&[][..], Version::seen).iter().flat_map(Sighting::citations).collect(),
            links: 0,
            about: About::Clause(*clause),
        }
    }

    #[inline]
    pub(super) fn document(data: &Dataset, clause: &Clause<'d>) -> Self {
        let kind = data.kind_and_edition(clause.policy().document()).0;
        let text = kind.map_or("unknown document", DocumentKind::as_str).replace('_', " ");
        Self { label: String::new(), text, ..Self::clause(clause) }
    }

    #[inline]
    pub(super) fn parts(clauses: &[Clause<'d>], wanted: &[Part]) -> Vec<Self> {
        let mut found = Vec::new();
        for clause in clauses {
            let Some(version) = clause.version() else { continue };
            let parts = version.parts().map_or_else(Vec::new, Parts::each);
            for (place, stated) in parts.into_iter().enumerate().filter(|(_, stated)| wanted.contains(&stated.part)) {
                let mut label = stated.part.as_str().replace('_', " ");
                if stated.says != Says::States {
                    label.push_str(&format!(" ({})", stated.says.as_str().replace('_', " ")));
                }
                found.push(Self {
                    label,
                    text: stated.detail.map_or_else(|| version.rule().en().to_owned(), ToString::to_string),
                    disputed: false,
                    record: Some(Record::Policy(clause.policy())),
                    citations: if stated.evidence.is_empty() {
                        version.seen().iter().flat_map(Sighting::citations).collect()
                    } else {
                        stated.evidence.iter().collect()
                    },
                    links: 0,
                    about: About::Part(*clause, place, stated),
                });
            }
        }
        found
    }

    #[inline]
    pub(super) fn committed(platform: &'d Platform, commitment: &'d Commitment) -> Self {
        let mut label = commitment.kind().as_str().replace('_', " ");
        match (commitment.since(), commitment.until()) {
            (Some(since), Some(until)) => label.push_str(&format!(", {since} to {until}")),
            (Some(since), None) => label.push_str(&format!(" since {since}")),
            (None, Some(until)) => label.push_str(&format!(" until {until}")),
            (None, None) => {}
        }
        Self {
            label,
            text: commitment.detail().map_or_else(String::new, ToString::to_string),
            disputed: false,
            record: Some(Record::Platform(platform)),
            citations: commitment.evidence().iter().collect(),
            links: 0,
            about: About::Commitment(commitment),
        }
    }

    /// An event, action or response by its date and title.
    #[inline]
    pub(super) fn dated(record: Record<'d>) -> Self {
        let when = record.when();
        let dates = distinct(when.into_iter().flat_map(Attested::claims).map(|claim| claim.value().to_string()));
        let label = match dates.as_slice() {
            [first, _, rest @ ..] if !rest.is_empty() => format!("{first} or {} other dates", dates.len() - 1),
            few => few.join(" or "),
        };
        Self {
            label,
            text: record.title().to_owned(),
            disputed: when.is_some_and(Attested::is_disputed),
            record: Some(record),
            // What the date shown rests on comes first.
            citations: when.into_iter().flat_map(Attested::claims).flat_map(Claim::evidence).chain(evidence(record)).collect(),
            links: 0,
            about: About::Nothing,
        }
    }

    #[inline]
    fn waited(wait: &Latency<'d>) -> Self {
        let record = wait.reply();
        let label = wait.delay().map_or_else(|| "cannot say".to_owned(), |delay| delay.to_string());
        let dates = |record: Record<'d>| record.when().into_iter().flat_map(Attested::claims).flat_map(Claim::evidence);
        let (mut cause, mut reply) = (dates(wait.cause()), dates(record));
        // Both ends first.
        let ends = cause.next().into_iter().chain(reply.next());
        let citations = ends.chain(cause).chain(reply).collect();
        let text = format!("from “{}” to “{}”", wait.cause().title(), record.title());
        Self { label, text, disputed: wait.disputed(), record: Some(record), citations, links: 0, about: About::Wait(wait.clone()) }
    }

    #[inline]
    fn unanswered_of(questions: Vec<Question>, text: String) -> Self {
        let about = About::Unanswered(questions);
        Self { label: "not researched".to_owned(), text, disputed: false, record: None, citations: Vec::new(), links: 0, about }
    }
}

/// The citations of the record as a whole, not those of its single claims.
#[inline]
fn evidence(record: Record<'_>) -> Vec<&Citation> {
    match record {
        Record::Action(record) => record.evidence().iter().collect(),
        Record::Response(record) => record.evidence().iter().collect(),
        Record::Event(record) => record.evidence().iter().collect(),
        _ => Vec::new(),
    }
}

/// One question and each platform's answers, in the order of the platforms.
///
/// ```
/// let data = moderation_record::dataset();
/// let comparison = data.compare(&["telegram", "tamtam"], None, None).unwrap();
/// assert!(comparison.rows().iter().all(|row| row.cells().len() == 2));
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparisonRow<'d> {
    question: Question,
    cells: Vec<Vec<Finding<'d>>>,
}

impl<'d> ComparisonRow<'d> {
    /// The question.
    #[must_use]
    #[inline]
    pub fn question(&self) -> Question {
        self.question
    }

    /// The answers, platform by platform.
    #[must_use]
    #[inline]
    pub fn cells(&self) -> &[Vec<Finding<'d>>] {
        &self.cells
    }

    /// Whether the platforms' answers differ in kind: in stance, or in that one answers and another does not.
    #[must_use]
    #[inline]
    pub fn differs(&self) -> bool {
        let kinds = |cell: &[Finding<'_>]| cell.iter().map(|f| f.label.clone()).collect::<BTreeSet<_>>();
        self.cells.windows(2).any(|pair| kinds(&pair[0]) != kinds(&pair[1]))
    }
}

/// Platforms beside each other; see [`Dataset::compare`].
///
/// ```
/// use moderation_record::{Area, When, dataset};
/// let comparison = dataset().compare(&["telegram", "tamtam"], Some(Area::TerroristContent), Some(When::from_static("2019-12-04"))).unwrap();
/// assert_eq!(comparison.platforms()[1].id().as_str(), "tamtam");
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Comparison<'d> {
    #[cfg_attr(feature = "serde", serde(serialize_with = "ids"))]
    platforms: Vec<&'d Platform>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    as_of: Option<When>,
    rows: Vec<ComparisonRow<'d>>,
}

#[cfg(feature = "serde")]
#[inline]
fn ids<S: serde::Serializer>(platforms: &[&Platform], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(platforms.iter().map(|platform| platform.id()))
}

impl<'d> Comparison<'d> {
    /// The platforms, in the order asked for.
    #[must_use]
    #[inline]
    pub fn platforms(&self) -> &[&'d Platform] {
        &self.platforms
    }

    /// The time for which it was asked.
    #[must_use]
    #[inline]
    pub fn as_of(&self) -> Option<When> {
        self.as_of
    }

    /// The questions.
    #[must_use]
    #[inline]
    pub fn rows(&self) -> &[ComparisonRow<'d>] {
        &self.rows
    }
}

/// What all comparisons of a dataset share, gathered once.
///
/// ```
/// let comparer = moderation_record::dataset().comparer();
/// for pair in [["telegram", "tamtam"], ["twitter", "telegram"]] {
///     assert_eq!(comparer.compare(&pair, None, None).unwrap().platforms().len(), 2);
/// }
/// ```
pub struct Comparer<'d> {
    data: &'d Dataset,
    links: Links<'d>,
    timeline: Vec<TimelineEntry<'d>>,
    waits: Vec<Latency<'d>>,
    disputes: Vec<Dispute<'d>>,
}

impl<'d> Comparer<'d> {
    /// Events, actions and responses; see [`Dataset::timeline`].
    #[must_use]
    #[inline]
    pub fn timeline(&self) -> &[TimelineEntry<'d>] {
        &self.timeline
    }

    /// Every question on which claims contradict each other; see [`Dataset::disputes`].
    #[must_use]
    #[inline]
    pub fn disputes(&self) -> &[Dispute<'d>] {
        &self.disputes
    }

    /// Compares platforms; see [`Dataset::compare`].
    ///
    /// # Errors
    /// The first id that names no platform.
    #[inline]
    pub fn compare<'q>(&self, platforms: &[&'q str], area: Option<Area>, as_of: Option<When>) -> Result<Comparison<'d>, &'q str> {
        let data = self.data;
        let found: Vec<&'d Platform> = platforms.iter().map(|id| data.platform(id).ok_or(*id)).collect::<Result<_, _>>()?;
        let area = area.unwrap_or(Area::TerroristContent);
        let mut rows = Vec::new();
        let mut row = |question, answer: &dyn Fn(&'d Platform) -> Vec<Finding<'d>>| {
            rows.push((question, found.iter().map(|platform| answer(platform)).collect::<Vec<_>>()));
        };
        let standing: HashMap<&PlatformId, Vec<Clause<'d>>> =
            found.iter().map(|platform| (platform.id(), data.clauses(platform.id().as_str(), as_of).collect())).collect();
        for space in [Space::Public, Space::Private] {
            row(Question::Says(area, space), &|platform| says(data, &standing[platform.id()], area, space));
        }
        for &part in Part::ALL {
            row(Question::SaysOn(part), &|platform| {
                let relevant: Vec<Clause<'d>> = standing[platform.id()].iter().copied().filter(|c| is_on_enforcement(c, area)).collect();
                Finding::parts(&relevant, &[part])
            });
        }
        let links = &self.links;
        let story = links.shared_story(&self.timeline, platforms, area, as_of);
        let told: HashSet<Key<'d>> = story.iter().map(|record| key(*record)).collect();
        let counted = |finding: Finding<'d>| Finding { links: finding.record.map_or(0, |r| links.neighbours(r).len()), ..finding };
        let told_of = |platform: &Platform, kind: Kind| {
            let mine = story.iter().filter(|r| r.kind() == kind && r.platforms().contains(&platform.id().as_str()));
            mine.map(|record| counted(Finding::dated(*record))).collect()
        };
        row(Question::Did, &|platform| told_of(platform, Kind::Action));
        row(Question::Took, &|platform| {
            let mine = self.waits.iter().filter(|wait| {
                let acted =
                    matches!(wait.reply(), Record::Action(_)) || matches!(wait.reply(), Record::Response(r) if r.displacement().is_some());
                acted
                    && wait.reply().platforms().contains(&platform.id().as_str())
                    && told.contains(&key(wait.reply()))
                    && told.contains(&key(wait.cause()))
            });
            mine.map(|wait| counted(Finding::waited(wait))).collect()
        });
        row(Question::Followed, &|platform| told_of(platform, Kind::Response));
        row(Question::Disputed, &|platform| {
            let about = |record: &Record<'_>| record.platforms().contains(&platform.id().as_str());
            let disputes = self.disputes.iter().filter(|c| {
                let record = c.record();
                about(&record) && (matches!(record, Record::Platform(_)) || told.contains(&key(record)))
            });
            let finding = |dispute: &Dispute<'d>| {
                let accounts = distinct(dispute.claims().iter().map(|claim| match claim.during {
                    Some(during) => format!("{} ({during})", claim.value),
                    None => claim.value.clone(),
                }));
                let citations = dispute.claims().iter().flat_map(|claim| claim.evidence).collect();
                let record = Some(dispute.record());
                Finding {
                    label: dispute.question().to_owned(),
                    text: accounts.join(" | "),
                    disputed: true,
                    record,
                    citations,
                    links: 0,
                    about: About::Nothing,
                }
            };
            disputes.map(finding).collect()
        });
        row(Question::Unknown, &|platform| data.unknown(platform, &standing[platform.id()], area, as_of));
        let rows = rows
            .into_iter()
            .filter(|(question, cells)| !matches!(question, Question::SaysOn(_)) || cells.iter().any(|cell| !cell.is_empty()))
            .map(|(question, cells)| ComparisonRow { question, cells })
            .collect();
        Ok(Comparison { platforms: found, as_of, rows })
    }
}

impl Dataset {
    /// What many comparisons of platforms need, gathered once.
    #[must_use]
    #[inline]
    pub fn comparer(&self) -> Comparer<'_> {
        Comparer {
            data: self,
            links: Links::of(self),
            timeline: self.timeline(TimelineFilter::default()),
            waits: self.latencies(),
            disputes: self.disputes(),
        }
    }

    /// Compares platforms in one area, terrorist content where none is named: what each says in
    /// public and in private spaces and on each part of enforcement, what was done and how long it
    /// took, what followed, what is disputed, what is unknown.
    ///
    /// What was done and what followed is told of the story that the platforms share: the events,
    /// actions and responses that concern two of them, and those that are linked with these. Where they
    /// share none, each platform's own are told.
    ///
    /// With `as_of` only what is known of that time: policies seen by then and not replaced, and
    /// what may have happened by then.
    ///
    /// ```
    /// use moderation_record::{compare::Question, dataset};
    /// let comparison = dataset().compare(&["telegram", "tamtam"], None, None).unwrap();
    /// let done = comparison.rows().iter().find(|row| row.question() == Question::Did).unwrap();
    /// assert!(done.cells()[1].iter().any(|finding| finding.disputed()));
    /// assert_eq!(dataset().compare(&["telegram", "telegam"], None, None).unwrap_err(), "telegam");
    /// ```
    ///
    /// # Errors
    /// The first id that names no platform.
    #[inline]
    pub fn compare<'q>(&self, platforms: &[&'q str], area: Option<Area>, as_of: Option<When>) -> Result<Comparison<'_>, &'q str> {
        self.comparer().compare(platforms, area, as_of)
    }

    #[inline]
    fn unknown<'d>(&'d self, platform: &Platform, standing: &[Clause<'d>], area: Area, as_of: Option<When>) -> Vec<Finding<'d>> {
        let mut found = Vec::new();
        for space in [Space::Public, Space::Private] {
            let here: Vec<&Clause<'d>> = standing.iter().filter(|clause| is_on_space(clause, area, space)).collect();
            if here.is_empty() {
                let text = format!("what it says of {} in {space}", area.as_str().replace('_', " "));
                found.push(Finding::unanswered_of(vec![Question::Says(area, space)], text));
            }
            let none = here.into_iter().filter(|c| c.version().and_then(Version::stance) == Some(Stance::NoInformation));
            found.extend(none.map(Finding::clause));
        }
        let asked = [Part::Detection, Part::Notice, Part::Appeal, Part::Transparency];
        let any = standing.iter().filter(|clause| is_on_enforcement(clause, area));
        let parts: Vec<Part> = any.filter_map(|c| c.version()?.parts()).flat_map(Parts::each).map(|stated| stated.part).collect();
        let spoken = |part: &Part| parts.contains(part);
        let missing: Vec<Part> = asked.into_iter().filter(|part| !spoken(part)).collect();
        if !missing.is_empty() {
            let words: Vec<String> = missing.iter().map(|part| part.as_str().replace('_', " ")).collect();
            let questions = missing.into_iter().map(Question::SaysOn).collect();
            found.push(Finding::unanswered_of(questions, format!("what it says on {}", words.join(", "))));
        }
        let unstated = self.actions().iter().filter(|action| action.platforms().contains(platform.id())).filter(|action| {
            let unstated = |figure: &Figure| figure.reported().claims().iter().all(|c| *c.value() == Quantity::Unstated);
            let by_then = action.when().claims().iter().any(|claim| as_of.is_none_or(|at| at.before(*claim.value()) != Certainty::Yes));
            by_then && action.figures().iter().any(unstated)
        });
        found.extend(unstated.map(|action| Finding { label: "not stated".into(), ..Finding::dated(Record::Action(action)) }));
        found
    }
}

/// What a platform's rules say of the area in the space, the main rule first.
#[inline]
fn says<'d>(data: &Dataset, standing: &[Clause<'d>], area: Area, space: Space) -> Vec<Finding<'d>> {
    let mut clauses: Vec<&Clause<'d>> = standing.iter().filter(|clause| is_on_space(clause, area, space)).collect();
    // Rules on the area come before those on private spaces as such.
    clauses.sort_by_key(|clause| (!clause.policy().concerns(area), data.precedence(clause, area)));
    clauses.into_iter().map(Finding::clause).collect()
}

/// Whether the rule says something of the area in the space: as a rule on the area, or as one on
/// private spaces as such, whatever the area: that nothing there is moderated, for instance.
#[inline]
fn is_on_space(clause: &Clause<'_>, area: Area, space: Space) -> bool {
    let Some(version) = clause.version() else { return false };
    let private = |surface: &Surface| surface.is_private() || *surface == Surface::Group;
    let keeps_out =
        matches!(clause.policy().topic(), Topic::Procedure(_)) && !version.surfaces().is_empty() && version.surfaces().iter().all(private);
    space.has(version) && (clause.policy().concerns(area) || keeps_out)
}

/// Whether what the rule says on parts of enforcement holds for the area.
#[inline]
fn is_on_enforcement(clause: &Clause<'_>, area: Area) -> bool {
    matches!(clause.policy().topic(), Topic::Procedure(_)) || clause.policy().concerns(area)
}

/// The texts in their order, each once.
#[inline]
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}
