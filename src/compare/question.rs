//! What a comparison asks.

use crate::model::{Area, Object, Part, Parts, Surface, Version};

/// Who can see a space of a platform.
///
/// ```
/// use moderation_record::{Surface, compare::Space, dataset};
/// let rule = dataset().policy("tamtam/private_spaces").unwrap();
/// assert!(Space::Private.has(&rule.versions()[0]) && !Space::Public.has(&rule.versions()[0]));
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
    /// Whether the version says that it applies in this space; one that names no surface may apply everywhere, unless
    /// all its sanctions concern channels, which anyone can see.
    #[must_use]
    #[inline]
    pub fn has(self, version: &Version) -> bool {
        // Groups are open or closed.
        let here = |surface: &Surface| match self {
            Self::Public => !surface.is_private(),
            Self::Private => surface.is_private() || matches!(surface, Surface::Group | Surface::AllStated),
        };
        if version.surfaces().is_empty() {
            return self == Self::Public || !concerns_channels_alone(version);
        }
        version.surfaces().iter().any(here)
    }
}

#[inline]
fn concerns_channels_alone(version: &Version) -> bool {
    let mut objects = version.parts().into_iter().flat_map(Parts::sanctions).flat_map(|sanction| &sanction.on).peekable();
    objects.peek().is_some() && objects.all(|object| *object == Object::Channel)
}

/// The question of one row of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Question {
    /// What the platform says about the area in the space.
    Says(Area, Space),
    /// What its rules state of one part of enforcement, for the area or for every area.
    SaysOn(Part),
    /// What was done on the platform, by itself or by others.
    Did,
    /// How long that took.
    Took,
    /// What followed.
    Followed,
    /// What sources contradict each other on.
    Disputed,
    /// What is not known.
    Unknown,
}
