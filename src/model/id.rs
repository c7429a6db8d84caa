//! Ids of records. An id is the record's path in its folder without the extension.

use std::fmt;

use super::macros::id;

/// The error for text that is not a valid id.
///
/// ```
/// let error = moderation_record::PlatformId::new("Rocket.Chat").unwrap_err();
/// assert!(error.to_string().contains("`rocket_chat`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdError {
    text: String,
    depth: usize,
}

impl IdError {
    #[inline]
    pub(crate) const fn new(text: String, depth: usize) -> Self {
        Self { text, depth }
    }
}

impl fmt::Display for IdError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an id: ", self.text)?;
        if self.depth == 2 {
            write!(f, "write `platform/rule`; in both parts, ")?;
        }
        write!(f, "use lower-case letters, digits and single `_`, and start with a letter")?;
        let slug = slug(&self.text);
        if self.depth == 1 && is_id(&slug, 1) { write!(f, "; for example `{slug}`") } else { Ok(()) }
    }
}

impl std::error::Error for IdError {}

#[inline]
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_")
}

/// Whether the text consists of `depth` slugs joined by `/`.
#[inline]
pub(crate) const fn is_id(text: &str, depth: usize) -> bool {
    let bytes = text.as_bytes();
    let mut slugs = 1;
    let mut start = true; // at the start of a slug
    let mut after_underscore = false;
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'a'..=b'z' => {
                start = false;
                after_underscore = false;
            }
            b'0'..=b'9' if !start => after_underscore = false,
            b'_' if !start && !after_underscore => after_underscore = true,
            b'/' if !start && !after_underscore => {
                slugs += 1;
                start = true;
            }
            _ => return false,
        }
        i += 1;
    }
    !start && !after_underscore && slugs == depth && bytes.len() <= 120
}

id!(
    /// The id of a platform: `data/platforms/<id>.ron`.
    PlatformId, Platform, 1, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "rocket_chat");
id!(
    /// The id of an organization: `data/organizations/<id>.ron`.
    OrganizationId, Organization, 1, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "europol");
id!(
    /// The id of a platform's rule: `data/policies/<platform>/<rule>.ron`.
    PolicyId, Policy, 2, "^[a-z][a-z0-9]*(_[a-z0-9]+)*/[a-z][a-z0-9]*(_[a-z0-9]+)*$", "tamtam/private_spaces");
id!(
    /// The id of an action: `data/actions/<id>.ron`.
    ActionId, Action, 1, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "europol_referral_action_day_2019");
id!(
    /// The id of a response: `data/responses/<id>.ron`.
    ResponseId, Response, 1, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "displacement_telegram_tamtam_2019");
id!(
    /// The id of an event: `data/events/<id>.ron`.
    EventId, Event, 1, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "london_bridge_attack_2019");
id!(
    /// The id of a source: `data/sources/<id>.ron`.
    SourceId, Source, 1, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "bbc_arabic_tamtam_2019");

impl PolicyId {
    /// The platform that the rule belongs to: the first part of the id.
    ///
    /// ```
    /// # use moderation_record::PolicyId;
    /// assert_eq!(PolicyId::from_static("tamtam/private_spaces").platform(), "tamtam");
    /// ```
    #[must_use]
    #[inline]
    pub fn platform(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn slugs() {
        for good in ["a", "a1", "rocket_chat", "e_2019_b"] {
            assert!(is_id(good, 1), "{good}");
        }
        for bad in ["", "_a", "a_", "a__b", "1a", "A", "a-b", "a/b", "é", "a b"] {
            assert!(!is_id(bad, 1), "{bad}");
        }
        assert!(is_id("a/b_c", 2));
        for bad in ["a", "a/", "/a", "a/b/c", "a_/b", "a//b"] {
            assert!(!is_id(bad, 2), "{bad}");
        }
    }
}
