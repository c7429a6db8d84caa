//! The keys by which rows refer to each other.

use super::table::{CellValue, Row};
use crate::model::{Dataset, Kind, Policy, Record, Route, Source, Step, Version};

/// The key of a record, `kind:id`: ids are unique within their kind only.
pub(super) fn key(record: Record<'_>) -> String {
    format!("{}:{}", record.kind(), record.id())
}

/// The key of a record that is referred to. A reference to a missing record has none; the checker reports it.
pub(super) fn existing(data: &Dataset, target: Option<(Kind, &str)>) -> Option<String> {
    target.and_then(|(kind, id)| data.record(kind, id)).map(key)
}

/// The key of an archive of a source: `source/place`.
pub(super) fn archive_key(source: &Source, place: usize) -> String {
    format!("{}/{place}", source.id())
}

/// The key of a version: `policy/key`, or `policy//place` where its key does not tell it from the others.
pub(super) fn version_key(policy: &Policy, place: usize) -> Option<String> {
    let key = policy.versions().get(place)?.key();
    let alone = policy.versions().iter().filter(|version| version.key() == key).count() == 1;
    Some(if alone && !key.contains('/') { format!("{}/{key}", policy.id()) } else { format!("{}//{place}", policy.id()) })
}

pub(super) fn key_of_version(policy: &Policy, version: &Version) -> Option<String> {
    policy.versions().iter().position(|one| std::ptr::eq(one, version)).and_then(|place| version_key(policy, place))
}

/// The key of the version of a rule into which a route leads.
pub(super) fn version_at(record: Record<'_>, route: &Route) -> Option<String> {
    match (record, route.steps()) {
        (Record::Policy(policy), [Step::Field("versions"), Step::Index(place), ..]) => version_key(policy, *place),
        _ => None,
    }
}

/// The key of a part: `policy/key/kind/place`.
pub(super) fn part_key(version: &str, kind: &str, place: usize) -> String {
    format!("{version}/{kind}/{place}")
}

/// The columns of keys that several tables have.
impl<'r, T> Row<'r, T> {
    /// The id of a record in the table of its kind.
    pub(super) fn id(self, id: impl FnOnce(&'r T) -> &'r str) -> Self {
        self.column("id", "The id, which names the record among those of its kind.", id)
    }

    /// The key of the record.
    pub(super) fn record<V: CellValue<'r>>(self, record: impl FnOnce(&'r T) -> V) -> Self {
        self.key("records", "record", "The record, as `kind:id`.", record)
    }

    pub(super) fn policy(self, policy: impl FnOnce(&'r T) -> &'r Policy) -> Self {
        self.key("policies", "policy", "The rule.", |item| policy(item).id().as_str())
    }

    pub(super) fn version(self, version: impl FnOnce(&'r T) -> &'r str) -> Self {
        self.key("versions", "version", "The version of the rule.", version)
    }
}
