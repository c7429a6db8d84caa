//! What is known of a policy at a given time.

use std::collections::HashMap;
use std::fmt;

use crate::model::{Answer, Claim, Dataset, Observation, Platform, Policy, PolicyId, Text, When};

/// What the records say of whether a policy stood at a time.
///
/// ```
/// use moderation_record::{When, compare::Standing, dataset};
/// let policy = dataset().policy("tamtam/private_spaces").unwrap();
/// assert_ne!(dataset().standing(policy, When::from_static("2019-12-03")), Standing::NotYetSeen);
/// assert_eq!(dataset().standing(policy, When::from_static("2015")), Standing::NotYetSeen);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Standing {
    /// A source states that it was in force, or it was seen at that very time.
    InForce,
    /// It was seen before and after; nothing proves what lies between.
    SeenBeforeAndAfter,
    /// It was seen before and not replaced by then.
    LastSeenBefore,
    /// Another rule had taken its place by then.
    Replaced,
    /// It was first seen later.
    NotYetSeen,
}

impl fmt::Display for Standing {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::InForce => "in force",
            Self::SeenBeforeAndAfter => "seen before and after",
            Self::LastSeenBefore => "last seen before",
            Self::Replaced => "replaced",
            Self::NotYetSeen => "not yet seen",
        })
    }
}

impl Dataset {
    /// What is known of the policy at the time.
    ///
    /// ```
    /// use moderation_record::{When, compare::Standing, dataset};
    /// let (data, at) = (dataset(), When::from_static("2019-12"));
    /// let older = data.policies().iter().filter(|policy| data.standing(policy, at) == Standing::Replaced);
    /// assert!(older.count() > 0);
    /// ```
    #[must_use]
    #[inline]
    pub fn standing(&self, policy: &Policy, at: When) -> Standing {
        let among = self.policies_below(policy.platform().as_str());
        let replacing: Vec<&Policy> = among.iter().filter(|other| other.replaces() == Some(policy.id())).collect();
        standing(policy, at, &replacing)
    }

    /// The policies of a platform that stood at the time as far as is known, or without a time those
    /// that no other has replaced.
    ///
    /// ```
    /// use moderation_record::{When, dataset};
    /// let then = dataset().policies_of("telegram", Some(When::from_static("2019-12"))).count();
    /// let now = dataset().policies_of("telegram", None).count();
    /// assert!(then < now);
    /// ```
    #[inline]
    pub fn policies_of(&self, platform: &str, at: Option<When>) -> impl Iterator<Item = &Policy> {
        let among = self.policies_below(platform);
        let mut replacing: HashMap<&PolicyId, Vec<&Policy>> = HashMap::new();
        for policy in among {
            if let Some(older) = policy.replaces() {
                replacing.entry(older).or_default().push(policy);
            }
        }
        among.iter().filter(move |policy| {
            let replacing = replacing.get(policy.id()).map_or(&[][..], Vec::as_slice);
            policy.platform().as_str() == platform
                && match at {
                    Some(at) => !matches!(standing(policy, at, replacing), Standing::Replaced | Standing::NotYetSeen),
                    None => replacing.is_empty(),
                }
        })
    }

    /// All policies of a platform, replaced ones too: their ids begin with its own.
    #[inline]
    pub(crate) fn policies_below(&self, platform: &str) -> &[Policy] {
        let all = self.policies();
        let below = |policy: &Policy| policy.id().as_str().split_once('/').map_or("", |(platform, _)| platform).cmp(platform);
        let first = all.partition_point(|policy| below(policy).is_lt());
        let length = all[first..].partition_point(|policy| below(policy).is_eq());
        &all[first..first + length]
    }
}

/// What is known of a policy at the time, with those that replace it.
#[inline]
fn standing(policy: &Policy, at: When, replacing: &[&Policy]) -> Standing {
    let begun = |policy: &Policy| {
        let seen = policy.observed().iter().map(Observation::on);
        let stated = policy.in_force().claims().iter().map(|c| *c.value());
        seen.chain(stated).any(|when| match (when.earliest(), at.latest()) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        })
    };
    if !begun(policy) {
        return Standing::NotYetSeen;
    }
    if replacing.iter().any(|other| begun(other)) {
        return Standing::Replaced;
    }
    let stated = policy.in_force().claims().iter().any(|claim| claim.value().overlaps(at));
    let seen = |test: fn(When, When) -> bool| policy.observed().iter().any(|o| test(o.on(), at));
    if stated || seen(When::overlaps) {
        Standing::InForce
    } else if seen(|on, at| at.before(on) == Answer::Yes) && seen(|on, at| on.before(at) == Answer::Yes) {
        Standing::SeenBeforeAndAfter
    } else {
        Standing::LastSeenBefore
    }
}

impl Platform {
    /// The name that the platform bore at the time, or its name today where no other is recorded.
    ///
    /// ```
    /// use moderation_record::{When, dataset};
    /// let twitter = dataset().platform("twitter").unwrap();
    /// assert_eq!(twitter.name_at(When::from_static("2019-12")).en(), "Twitter");
    /// ```
    #[must_use]
    #[inline]
    pub fn name_at(&self, at: When) -> &Text {
        let then = self.former_names().claims().iter().find(|claim| claim.during().is_some_and(|during| during.overlaps(at)));
        then.map_or(self.name(), Claim::value)
    }
}
