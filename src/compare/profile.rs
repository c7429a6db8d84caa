//! A platform's profile in the questions that the OECD asks of content-sharing services.

use super::{Answer, Clause, StatedPart};
use crate::model::{Area, CommitmentKind, Dataset, Part, Platform, Surface, Topic, When};

/// The questions on terrorist and violent extremist content (TVEC) in the profiles of the OECD's
/// benchmarking reports: "Current approaches to terrorist and violent extremist content among the
/// global top 50 online content-sharing services" (OECD Digital Economy Papers, no. 296, 2020, and
/// its later editions), in our words.
///
/// ```
/// use moderation_record::compare::ProfileQuestion;
/// assert_eq!(ProfileQuestion::ALL.len(), 11);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ProfileQuestion {
    /// How is terrorist and violent extremist content defined?
    Definition,
    /// In which documents are the rules made known?
    Documents,
    /// Are there rules for livestreams in particular?
    Livestreams,
    /// Are those concerned told of removals and other decisions?
    Notifications,
    /// Can they appeal?
    Appeals,
    /// How is such content found?
    Identification,
    /// What follows a breach?
    Sanctions,
    /// Are there transparency reports on such content in particular?
    TransparencyReports,
    /// What do the reports contain, and by what method?
    ReportContents,
    /// How often do the reports appear?
    ReportFrequency,
    /// Has the service been used to spread such content?
    Misuse,
}

impl ProfileQuestion {
    /// The questions in order.
    pub const ALL: &'static [Self] = &[
        Self::Definition,
        Self::Documents,
        Self::Livestreams,
        Self::Notifications,
        Self::Appeals,
        Self::Identification,
        Self::Sanctions,
        Self::TransparencyReports,
        Self::ReportContents,
        Self::ReportFrequency,
        Self::Misuse,
    ];
}

/// One question and what the records answer; nothing where they do not.
///
/// ```
/// let profile = moderation_record::dataset().profile("telegram", None).unwrap();
/// let misuse = profile.answers().last().unwrap();
/// assert!(!misuse.answers().is_empty());
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ProfileAnswer<'d> {
    question: ProfileQuestion,
    answers: Vec<Answer<'d>>,
}

impl<'d> ProfileAnswer<'d> {
    /// The question.
    #[must_use]
    #[inline]
    pub fn question(&self) -> ProfileQuestion {
        self.question
    }

    /// What the records answer; empty where it is unknown.
    #[must_use]
    #[inline]
    pub fn answers(&self) -> &[Answer<'d>] {
        &self.answers
    }
}

/// A platform's profile.
///
/// ```
/// let profile = moderation_record::dataset().profile("tamtam", None).unwrap();
/// assert_eq!(profile.platform().id().as_str(), "tamtam");
/// assert_eq!(profile.answers().len(), 11);
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Profile<'d> {
    platform: &'d Platform,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    as_of: Option<When>,
    answers: Vec<ProfileAnswer<'d>>,
}

impl<'d> Profile<'d> {
    /// The time for which it was asked.
    #[must_use]
    #[inline]
    pub fn as_of(&self) -> Option<When> {
        self.as_of
    }

    /// The platform.
    #[must_use]
    #[inline]
    pub fn platform(&self) -> &'d Platform {
        self.platform
    }

    /// The eleven questions, each with its answer.
    #[must_use]
    #[inline]
    pub fn answers(&self) -> &[ProfileAnswer<'d>] {
        &self.answers
    }
}

impl Dataset {
    /// The profile of a platform, now or as of a time; `None` where there is no such platform.
    ///
    /// ```
    /// let data = moderation_record::dataset();
    /// assert!(data.profile("telegram", None).is_some() && data.profile("telegam", None).is_none());
    /// ```
    #[must_use]
    #[inline]
    pub fn profile(&self, platform: &str, as_of: Option<When>) -> Option<Profile<'_>> {
        let platform = self.platform(platform)?;
        let concerns = |clause: &Clause<'_>| match clause.policy().topic() {
            Topic::Procedure(_) => true,
            Topic::Content(_) => [Area::TerroristContent, Area::IllegalOrganizations].iter().any(|area| clause.policy().concerns(*area)),
        };
        let clauses: Vec<Clause<'_>> = self.clauses(platform.id().as_str(), as_of).filter(concerns).collect();
        let stated: Vec<StatedPart<'_>> = clauses.iter().flat_map(StatedPart::all).collect();
        let parts = |wanted: &[Part]| -> Vec<Answer<'_>> {
            stated.iter().filter(|stated| wanted.contains(&stated.facts().part())).cloned().map(Answer::Part).collect()
        };
        let commitments = |kinds: &[CommitmentKind]| -> Vec<Answer<'_>> {
            let found = platform.commitments().iter().filter(|c| kinds.contains(&c.kind()));
            found.map(|commitment| Answer::Commitment(platform, commitment)).collect()
        };
        let answer = |question: &ProfileQuestion| {
            let answers = match question {
                ProfileQuestion::Definition => parts(&[Part::Definition, Part::Examples, Part::Exceptions]),
                ProfileQuestion::Documents => {
                    // Each kind of document once.
                    let mut kinds = Vec::new();
                    let documents = clauses.iter().filter_map(|clause| {
                        let kind = self.kind_and_edition(clause.policy().document()).0;
                        let is_new = !kinds.contains(&kind);
                        kinds.extend(is_new.then_some(kind));
                        is_new.then_some(Answer::Document(kind, *clause))
                    });
                    documents.collect()
                }
                ProfileQuestion::Livestreams => {
                    let live = clauses.iter().filter(|c| c.version().is_some_and(|v| v.surfaces().contains(&Surface::Livestream)));
                    live.copied().map(Answer::Clause).collect()
                }
                ProfileQuestion::Notifications => parts(&[Part::Notice]),
                ProfileQuestion::Appeals => parts(&[Part::Appeal]),
                ProfileQuestion::Identification => {
                    let mut found = parts(&[Part::Detection, Part::Reporting, Part::Review]);
                    found.extend(commitments(&[
                        CommitmentKind::HashSharing,
                        CommitmentKind::TrustedFlaggers,
                        CommitmentKind::EuropolReferrals,
                    ]));
                    found
                }
                ProfileQuestion::Sanctions => parts(&[Part::Sanctions]),
                ProfileQuestion::TransparencyReports => commitments(&[CommitmentKind::TerrorismReport, CommitmentKind::TransparencyReport]),
                ProfileQuestion::ReportContents => parts(&[Part::Transparency]),
                // No record has a field for it: unknown until one does.
                ProfileQuestion::ReportFrequency => Vec::new(),
                ProfileQuestion::Misuse => {
                    let against = self.actions().iter().filter(|a| {
                        a.platforms().contains(platform.id()) && !a.against().is_empty() && a.areas().contains(&Area::TerroristContent)
                    });
                    against.map(Answer::Action).collect()
                }
            };
            ProfileAnswer { question: *question, answers }
        };
        Some(Profile { platform, as_of, answers: ProfileQuestion::ALL.iter().map(answer).collect() })
    }
}
