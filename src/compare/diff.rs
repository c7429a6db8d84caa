//! What changed between two datasets.

use crate::model::{Dataset, Kind, Record};

/// One record that differs between two datasets.
///
/// ```
/// let data = moderation_record::dataset();
/// assert!(data.diff(data).is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RecordChange {
    /// The kind of the record.
    #[cfg_attr(feature = "serde", serde(serialize_with = "kind_word"))]
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// What happened to it.
    pub change: ChangeKind,
}

#[cfg(feature = "serde")]
#[inline]
#[allow(clippy::trivially_copy_pass_by_ref)] // serde calls it so
fn kind_word<S: serde::Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}

/// What happened to a record between two datasets.
///
/// ```
/// use moderation_record::compare::ChangeKind;
/// assert_ne!(ChangeKind::Added, ChangeKind::Removed);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum ChangeKind {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it, and not alike.
    Changed,
}

impl Dataset {
    /// What was added, removed or changed from this dataset to a later one, in the order of records.
    ///
    /// ```
    /// let data = moderation_record::dataset();
    /// assert!(data.diff(data).is_empty());
    /// ```
    #[must_use]
    #[inline]
    pub fn diff(&self, later: &Self) -> Vec<RecordChange> {
        let change = |record: Record<'_>, change| RecordChange { kind: record.kind(), id: record.id().to_owned(), change };
        let mut changes: Vec<RecordChange> = Vec::new();
        for record in self.records() {
            match later.record(record.kind(), record.id()) {
                None => changes.push(change(record, ChangeKind::Removed)),
                Some(other) if other != record => changes.push(change(record, ChangeKind::Changed)),
                Some(_) => {}
            }
        }
        let added = later.records().filter(|record| self.record(record.kind(), record.id()).is_none());
        changes.extend(added.map(|record| change(record, ChangeKind::Added)));
        changes.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        changes
    }
}
