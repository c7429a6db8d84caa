//! What is researched and what is not: the honest map of the dataset.

use std::collections::HashMap;

use crate::model::{Area, Dataset, Platform, PlatformId, Stance, Version};

/// What the dataset has on one area of one platform. The three kinds of nothing are kept apart.
///
/// ```
/// use moderation_record::{Area, compare::Coverage, dataset};
/// let rows = dataset().coverage();
/// let telegram = rows.iter().find(|row| row.platform().id().as_str() == "telegram").unwrap();
/// assert!(matches!(telegram.of(Area::TerroristContent), Coverage::Recorded(n) if n > 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Coverage {
    /// So many rules that say something are recorded.
    Recorded(usize),
    /// Documents were read, and say nothing of it.
    Silent,
    /// A policy was looked for and none was found.
    NoInformation,
    /// Not researched: nothing is recorded.
    NotResearched,
}

/// The coverage of one platform.
///
/// ```
/// let rows = moderation_record::dataset().coverage();
/// assert_eq!(rows.len(), moderation_record::dataset().platforms().len());
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CoverageRow<'d> {
    #[cfg_attr(feature = "serde", serde(serialize_with = "platform_id"))]
    platform: &'d Platform,
    areas: Vec<(Area, Coverage)>,
    procedures: usize,
    actions: usize,
    responses: usize,
}

#[cfg(feature = "serde")]
#[inline]
fn platform_id<S: serde::Serializer>(platform: &Platform, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(platform.id().as_str())
}

impl<'d> CoverageRow<'d> {
    /// The platform.
    #[must_use]
    #[inline]
    pub fn platform(&self) -> &'d Platform {
        self.platform
    }

    /// Its coverage in the area.
    #[must_use]
    #[inline]
    pub fn of(&self, area: Area) -> Coverage {
        self.areas.iter().find(|(a, _)| *a == area).map_or(Coverage::NotResearched, |(_, coverage)| *coverage)
    }

    /// Every area of content, with this platform's coverage.
    #[must_use]
    #[inline]
    pub fn areas(&self) -> &[(Area, Coverage)] {
        &self.areas
    }

    /// How many rules on procedures are recorded, which hold for every area.
    #[must_use]
    #[inline]
    pub fn procedures(&self) -> usize {
        self.procedures
    }

    /// How many actions on it are recorded.
    #[must_use]
    #[inline]
    pub fn actions(&self) -> usize {
        self.actions
    }

    /// How many responses that concern it are recorded.
    #[must_use]
    #[inline]
    pub fn responses(&self) -> usize {
        self.responses
    }
}

impl Dataset {
    /// For each platform, what is researched, silent and unknown in each area.
    ///
    /// ```
    /// use moderation_record::{Area, compare::Coverage, dataset};
    /// let rows = dataset().coverage();
    /// let hoop = rows.iter().find(|row| row.platform().id().as_str() == "hoop").unwrap();
    /// assert_eq!(hoop.of(Area::TerroristContent), Coverage::NotResearched);
    /// ```
    #[must_use]
    #[inline]
    pub fn coverage(&self) -> Vec<CoverageRow<'_>> {
        let mut stances: HashMap<(&PlatformId, Area), Vec<Stance>> = HashMap::new();
        for policy in self.policies() {
            if let Some(stance) = policy.newest().and_then(Version::stance) {
                for area in policy.areas() {
                    stances.entry((policy.platform(), area)).or_default().push(stance);
                }
            }
        }
        let row = |platform| {
            let cell = |area: Area| {
                let stances = stances.get(&(Platform::id(platform), area)).map_or(&[][..], Vec::as_slice);
                let spoken = stances.iter().filter(|stance| !stance.needs_search()).count();
                let coverage = match (spoken, stances.contains(&Stance::Silent), stances.is_empty()) {
                    (_, _, true) => Coverage::NotResearched,
                    (0, true, _) => Coverage::Silent,
                    (0, false, _) => Coverage::NoInformation,
                    (n, ..) => Coverage::Recorded(n),
                };
                (area, coverage)
            };
            CoverageRow {
                platform,
                areas: Area::of_content().map(cell).collect(),
                procedures: self.policies_below(platform.id().as_str()).iter().filter(|policy| policy.topic().area().is_none()).count(),
                actions: self.actions().iter().filter(|a| a.platforms().contains(platform.id())).count(),
                responses: self.responses().iter().filter(|r| r.platforms().contains(platform.id())).count(),
            }
        };
        self.platforms().iter().map(row).collect()
    }
}
