//! What a record says stands in a text: what it cites, the sections of captures, and the words of a rule within them.

use std::fmt;

use serde::Serialize;

use crate::model::{
    Absence, Archive, Captured, Citation, Locator, Node, Parts, Point, Policy, Record, Sighting, Source, SourceId, Span, Step, Version,
};

/// Something that a text must bear out.
///
/// ```
/// use moderation_record::{dataset, evidence::{Archives, Cited, verify}};
/// let proofs = verify(dataset(), &mut Archives::open(dataset(), &[]).unwrap()).unwrap();
/// assert!(proofs.iter().any(|proof| matches!(proof.cited(), Cited::Section { .. })));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Cited<'d> {
    /// A citation of a claim.
    Citation(&'d Citation),
    /// The section of a rule, at one end of a run of captures.
    #[non_exhaustive]
    Section {
        /// The version that was seen.
        #[serde(serialize_with = "key")]
        version: &'d Version,
        /// The run.
        #[serde(skip)]
        run: &'d Captured,
        /// Its first or last capture.
        point: &'d Point,
    },
    /// Words of the norm or of a part, in the base text.
    #[non_exhaustive]
    Words {
        /// The version whose words they are.
        #[serde(serialize_with = "key")]
        version: &'d Version,
        /// The run whose section is the base text.
        #[serde(skip)]
        run: &'d Captured,
        /// Where in it.
        span: Span,
    },
    /// A capture that does not hold a rule.
    #[non_exhaustive]
    Absence {
        /// The rule.
        #[serde(skip)]
        policy: &'d Policy,
        /// The capture.
        absence: &'d Absence,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref)] // serde's own signature
fn key<S: serde::Serializer>(version: &&Version, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(version.key())
}

impl<'d> Cited<'d> {
    /// Everything of the kind in a record, with the steps that lead to it.
    pub(super) fn all_of(record: Record<'d>) -> Vec<(Vec<Step>, Self)> {
        let mut all = Vec::new();
        record.visit(&mut |route, node| {
            if let Node::Citation(citation) = node {
                all.push((route.steps().to_vec(), Self::Citation(citation)));
            }
        });
        let Record::Policy(policy) = record else { return all };
        for (place, version) in policy.versions().iter().enumerate() {
            let steps = |rest: &[Step]| [&[Step::Field("versions"), Step::Index(place)], rest].concat();
            for (place, seen) in version.seen().iter().enumerate() {
                let Sighting::Captured(run) = seen else { continue };
                let ends = [("first", Some(run.first())), ("last", run.last())];
                for (end, point) in ends.into_iter().filter_map(|(end, point)| Some((end, point?))) {
                    let steps = steps(&[Step::Field("seen"), Step::Index(place), Step::Field(end)]);
                    all.push((steps, Self::Section { version, run, point }));
                }
            }
            let Some(run) = version.base() else { continue };
            for (place, span) in version.norm().iter().enumerate() {
                all.push((steps(&[Step::Field("norm"), Step::Index(place)]), Self::Words { version, run, span: *span }));
            }
            for stated in version.parts().map_or_else(Vec::new, Parts::each) {
                for (at, span) in stated.at.iter().enumerate() {
                    let kind = Step::Field(stated.part.as_str());
                    let rest = [Step::Field("parts"), kind, Step::Index(stated.place), Step::Field("at"), Step::Index(at)];
                    all.push((steps(&rest), Self::Words { version, run, span: *span }));
                }
            }
        }
        for (place, absence) in policy.absent().iter().enumerate() {
            all.push((vec![Step::Field("absent"), Step::Index(place)], Self::Absence { policy, absence }));
        }
        all
    }

    /// The source.
    #[must_use]
    pub fn source(self) -> &'d SourceId {
        match self {
            Self::Citation(citation) => citation.source(),
            Self::Section { run, .. } | Self::Words { run, .. } => run.source(),
            Self::Absence { absence, .. } => absence.source(),
        }
    }

    /// The name of the archive, where the source has more than one.
    #[must_use]
    pub fn kept(self) -> Option<&'d str> {
        match self {
            Self::Citation(citation) => citation.kept(),
            Self::Section { run, .. } | Self::Words { run, .. } => run.kept(),
            Self::Absence { absence, .. } => absence.kept(),
        }
    }

    /// The version of the source: a commit, where it is kept in a git archive.
    #[must_use]
    pub fn version(self) -> Option<&'d str> {
        match self {
            Self::Citation(citation) => citation.version(),
            Self::Section { point, .. } => Some(point.version()),
            Self::Words { run, .. } => Some(run.newest().version()),
            Self::Absence { absence, .. } => Some(absence.version()),
        }
    }

    /// The spans of the text as the archive keeps it.
    pub(super) fn spans(self) -> Vec<(u32, u32)> {
        match self {
            Self::Citation(citation) => match citation.locator() {
                Locator::Span(start, end) => vec![(*start, *end)],
                _ => Vec::new(),
            },
            Self::Section { point, .. } => point.sections().iter().map(|span| (span.start(), span.end())).collect(),
            Self::Words { .. } | Self::Absence { .. } => Vec::new(),
        }
    }

    /// The archive that keeps it, where that is a git repository that goes on recording the document: its name, and the path
    /// of the document.
    pub(super) fn git(self, source: Option<&'d Source>) -> Option<(&'d str, &'d str)> {
        match source?.kept_as(self.kept())? {
            Archive::Git(archive) if archive.commit().is_none() => Some((archive.repository(), archive.path())),
            _ => None,
        }
    }
}

/// Where in its source it stands.
impl fmt::Display for Cited<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Citation(citation) => citation.locator().fmt(f),
            Self::Section { point, .. } => {
                let spans: Vec<String> = point.sections().iter().map(ToString::to_string).collect();
                write!(f, "section of {}, characters {}", point.on(), spans.join(", "))
            }
            Self::Words { run, span, .. } => write!(f, "section of {}, folded, characters {span}", run.newest().on()),
            Self::Absence { absence, .. } => write!(f, "capture of {}", absence.first()),
        }
    }
}
