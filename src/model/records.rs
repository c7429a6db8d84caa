//! What a dataset holds: owned, or decoded lazily from the embedded image.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use super::image::Binary;

/// A value that the crate embeds.
pub trait Embedded {
    /// Decodes the embedded value.
    fn embedded() -> Self;
}

/// A record type.
pub trait OfKind: Binary + 'static {
    /// Decodes the embedded records of this kind.
    fn embedded() -> Vec<Self>;
}

impl<T: OfKind> Embedded for Vec<T> {
    #[inline]
    fn embedded() -> Self {
        T::embedded()
    }
}

/// The records of one kind, sorted by id.
pub(crate) type Records<T> = Lazy<Vec<T>>;

/// A value that is owned or embedded. An empty cell means the embedded value, not decoded yet.
#[derive(Clone)]
pub(crate) struct Lazy<T: 'static>(OnceLock<T>);

impl<T> Lazy<T> {
    /// The embedded value.
    #[cfg(feature = "embed")]
    #[inline]
    pub(crate) const fn embedded() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self(OnceLock::from(value))
    }
}

impl<T: Default> Default for Lazy<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T: Embedded> Deref for Lazy<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        self.0.get_or_init(T::embedded)
    }
}

#[cfg(feature = "load")]
impl<T: Embedded> std::ops::DerefMut for Lazy<T> {
    fn deref_mut(&mut self) -> &mut T {
        let _ = &**self;
        self.0.get_mut().expect("initialized in the line above")
    }
}

impl<T: Embedded + PartialEq> PartialEq for Lazy<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Embedded + Eq> Eq for Lazy<T> {}

impl<T: Embedded + fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(feature = "serde")]
impl<T: Embedded + serde::Serialize> serde::Serialize for Lazy<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Lazy<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Lazy<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
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
