//! The records of one kind in a dataset: owned, or decoded lazily from the embedded image.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use super::image::Binary;

/// A record type.
pub trait OfKind: Binary + 'static {
    /// Decodes the embedded records of this kind.
    fn embedded() -> Vec<Self>;
}

/// The records of one kind, sorted by id. An empty cell means the embedded records, not decoded yet.
#[derive(Clone)]
pub(crate) struct Records<T: 'static>(OnceLock<Vec<T>>);

impl<T> Records<T> {
    /// The embedded records.
    #[cfg(feature = "embed")]
    #[inline]
    pub(crate) const fn embedded() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> From<Vec<T>> for Records<T> {
    fn from(records: Vec<T>) -> Self {
        Self(OnceLock::from(records))
    }
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<T: OfKind> Deref for Records<T> {
    type Target = Vec<T>;

    #[inline]
    fn deref(&self) -> &Vec<T> {
        self.0.get_or_init(T::embedded)
    }
}

#[cfg(feature = "load")]
impl<T: OfKind> std::ops::DerefMut for Records<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        let _ = &**self;
        self.0.get_mut().expect("initialized in the line above")
    }
}

impl<T: OfKind + PartialEq> PartialEq for Records<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: OfKind + Eq> Eq for Records<T> {}

impl<T: OfKind + fmt::Debug> fmt::Debug for Records<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(feature = "serde")]
impl<T: OfKind + serde::Serialize> serde::Serialize for Records<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Records<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Records<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}

#[cfg(all(test, feature = "embed"))]
mod tests {
    use std::sync::Barrier;
    use std::thread;

    use crate::model::Dataset;

    #[test]
    fn a_look_up_decodes_only_its_kind() {
        let data = Dataset::embedded();
        assert!(data.platforms.0.get().is_none());
        assert!(data.platform("telegram").is_some());
        assert!(data.platforms.0.get().is_some() && data.policies.0.get().is_none() && data.sources.0.get().is_none());
        // Records that are not decoded yet can be cloned.
        assert!(data.clone().sources().len() > 100 && data.sources.0.get().is_none());
    }

    #[test]
    fn concurrent_first_access_yields_one_list() {
        let (data, barrier) = (Dataset::embedded(), Barrier::new(16));
        let first = || {
            barrier.wait();
            data.sources().as_ptr().addr()
        };
        let seen: Vec<usize> = thread::scope(|scope| {
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(first)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(seen.iter().all(|place| *place == seen[0]));
    }
}
