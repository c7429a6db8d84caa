//! Platforms beside each other: what each says, what it did, how long it took, what is disputed and what is not known.

use std::collections::{HashMap, HashSet};

use super::related::{Key, Related, key};
use super::{Answer, Clause, Dispute, Latency, Question, Space, StatedPart, TimelineEntry, TimelineFilter};
use crate::model::{
    Area, Certainty, Dataset, Figure, Kind, Part, Platform, PlatformId, Quantity, Record, Stance, Surface, Topic, Version, When,
};

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
    cells: Vec<Vec<Answer<'d>>>,
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
    pub fn cells(&self) -> &[Vec<Answer<'d>>] {
        &self.cells
    }

    /// Whether the platforms' answers differ: in stance, in a part that only one states, in what was done.
    #[must_use]
    #[inline]
    pub fn differs(&self) -> bool {
        let within = |a: &[Answer<'_>], b: &[Answer<'_>]| a.iter().all(|answer| b.iter().any(|other| answer.is_like(other)));
        self.cells.windows(2).any(|pair| !(within(&pair[0], &pair[1]) && within(&pair[1], &pair[0])))
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
    #[cfg_attr(feature = "serde", serde(skip))]
    shared: HashSet<Key<'d>>,
    #[cfg_attr(feature = "serde", serde(skip))]
    references: HashMap<Key<'d>, usize>,
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

    /// Whether the platforms share the record: it concerns two of them, or is related to a record that does.
    #[must_use]
    #[inline]
    pub fn shares(&self, record: Record<'_>) -> bool {
        self.shared.contains(&key(record))
    }

    /// How many references lead to an action or response of the comparison, or from it.
    #[must_use]
    #[inline]
    pub fn references(&self, record: Record<'_>) -> usize {
        self.references.get(&key(record)).copied().unwrap_or(0)
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
    related: Related<'d>,
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
        let mut row = |question, answer: &dyn Fn(&'d Platform) -> Vec<Answer<'d>>| {
            rows.push((question, found.iter().map(|platform| answer(platform)).collect::<Vec<_>>()));
        };
        let standing: HashMap<&PlatformId, Vec<Clause<'d>>> =
            found.iter().map(|platform| (platform.id(), data.clauses(platform.id().as_str(), as_of).collect())).collect();
        for space in [Space::Public, Space::Private] {
            row(Question::Says(area, space), &|platform| says(data, &standing[platform.id()], area, space));
        }
        let stated = |clauses: &[Clause<'d>]| clauses.iter().filter(|it| is_on_enforcement(it, area)).flat_map(StatedPart::all).collect();
        let stated: HashMap<&PlatformId, Vec<StatedPart<'d>>> = standing.iter().map(|(id, clauses)| (*id, stated(clauses))).collect();
        for &part in Part::ALL {
            row(Question::SaysOn(part), &|platform| {
                let wanted = stated[platform.id()].iter().filter(|stated| stated.facts().part() == part);
                wanted.cloned().map(Answer::Part).collect()
            });
        }
        let told = self.related.told(&self.timeline, platforms, area, as_of);
        let shared = self.related.shared(&told, platforms);
        let is_told: HashSet<Key<'d>> = told.iter().map(|record| key(*record)).collect();
        let of = |platform: &Platform, record: Record<'d>| record.platforms().contains(&platform.id().as_str());
        // What the platforms share comes first, in the order of time; then what is the platform's own.
        let shared_first = |mut answers: Vec<Answer<'d>>| {
            answers.sort_by_key(|answer| !answer.record().is_some_and(|record| shared.contains(&key(record))));
            answers
        };
        let told_of = |platform: &Platform, kind: Kind| {
            let mine = told.iter().filter(|record| record.kind() == kind && of(platform, **record));
            shared_first(mine.filter_map(|record| happened(*record)).collect())
        };
        row(Question::Did, &|platform| told_of(platform, Kind::Action));
        row(Question::Took, &|platform| {
            let mine = self.waits.iter().filter(|wait| of(platform, wait.reply()) && is_told.contains(&key(wait.reply())));
            shared_first(mine.cloned().map(Answer::Waited).collect())
        });
        row(Question::Followed, &|platform| told_of(platform, Kind::Response));
        row(Question::Disputed, &|platform| {
            let rules = &standing[platform.id()];
            let mine = self.disputes.iter().filter(|dispute| match dispute.record() {
                Record::Platform(record) => record.id() == platform.id(),
                Record::Policy(policy) => rules.iter().any(|clause| clause.policy().id() == policy.id() && is_on_enforcement(clause, area)),
                record => of(platform, record) && is_told.contains(&key(record)),
            });
            shared_first(mine.cloned().map(Answer::Disputed).collect())
        });
        row(Question::Unknown, &|platform| data.unknown(platform, &standing[platform.id()], &stated[platform.id()], area, as_of));
        let rows = rows
            .into_iter()
            .filter(|(question, cells)| !matches!(question, Question::SaysOn(_)) || cells.iter().any(|cell| !cell.is_empty()))
            .map(|(question, cells)| ComparisonRow { question, cells })
            .collect();
        let references = told.iter().map(|record| (key(*record), self.related.to(*record).len())).collect();
        Ok(Comparison { platforms: found, as_of, rows, shared, references })
    }
}

impl Dataset {
    /// What many comparisons of platforms need, gathered once.
    #[must_use]
    #[inline]
    pub fn comparer(&self) -> Comparer<'_> {
        Comparer {
            data: self,
            related: Related::of(self),
            timeline: self.timeline(TimelineFilter::default()),
            waits: self.latencies(),
            disputes: self.disputes(),
        }
    }

    /// Compares platforms in one area, terrorist content where none is named: what each says in
    /// public and in private spaces and on each part of enforcement, what was done and how long it
    /// took, what followed, what is disputed, what is unknown.
    ///
    /// What was done, how long it took and what followed is each platform's own, in this area; what the platforms share
    /// comes first.
    ///
    /// With `as_of` only what is known of that time: policies seen by then and not replaced, and
    /// what may have happened by then.
    ///
    /// ```
    /// use moderation_record::{compare::Question, dataset};
    /// let comparison = dataset().compare(&["telegram", "tamtam"], None, None).unwrap();
    /// let done = comparison.rows().iter().find(|row| row.question() == Question::Did).unwrap();
    /// assert!(done.cells()[1].iter().any(|answer| answer.is_disputed()));
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
    fn unknown<'d>(
        &'d self,
        platform: &Platform,
        standing: &[Clause<'d>],
        stated: &[StatedPart<'d>],
        area: Area,
        as_of: Option<When>,
    ) -> Vec<Answer<'d>> {
        let mut found = Vec::new();
        for space in [Space::Public, Space::Private] {
            let here: Vec<&Clause<'d>> = standing.iter().filter(|clause| is_on_space(clause, area, space)).collect();
            if here.is_empty() {
                found.push(Answer::NotResearched(vec![Question::Says(area, space)]));
            }
            let none = here.into_iter().filter(|c| c.version().and_then(Version::stance) == Some(Stance::NoInformation));
            found.extend(none.copied().map(Answer::Clause));
        }
        let asked = [Part::Detection, Part::Notice, Part::Appeal, Part::Transparency];
        let is_stated = |part: &Part| stated.iter().any(|one| one.facts().part() == *part);
        let missing: Vec<Question> = asked.into_iter().filter(|part| !is_stated(part)).map(Question::SaysOn).collect();
        if !missing.is_empty() {
            found.push(Answer::NotResearched(missing));
        }
        let not_stated = self.actions().iter().filter(|action| action.platforms().contains(platform.id())).filter(|action| {
            let not_stated = |figure: &Figure| figure.reported().claims().iter().all(|c| *c.value() == Quantity::Unstated);
            let by_then = action.when().claims().iter().any(|claim| as_of.is_none_or(|at| at.before(*claim.value()) != Certainty::Yes));
            by_then && action.figures().iter().any(not_stated)
        });
        found.extend(not_stated.map(Answer::FigureNotStated));
        found
    }
}

/// The answer that an action or a response is.
#[inline]
fn happened(record: Record<'_>) -> Option<Answer<'_>> {
    match record {
        Record::Action(action) => Some(Answer::Action(action)),
        Record::Response(response) => Some(Answer::Response(response)),
        _ => None,
    }
}

/// What a platform's rules say about the area in the space, the main rule first.
#[inline]
fn says<'d>(data: &Dataset, standing: &[Clause<'d>], area: Area, space: Space) -> Vec<Answer<'d>> {
    let mut clauses: Vec<&Clause<'d>> = standing.iter().filter(|clause| is_on_space(clause, area, space)).collect();
    // Rules on the area come before those on private spaces as such.
    clauses.sort_by_key(|clause| (!clause.policy().concerns(area), data.precedence(clause, area)));
    clauses.into_iter().copied().map(Answer::Clause).collect()
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
