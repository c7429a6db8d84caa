//! How strings and lists are held is decided here alone: borrowed in the embedded statics, owned when
//! loaded. The same as `Cow<'static, str>` and `Cow<'static, [T]>`, but without their detour over
//! `ToOwned`, which makes the compiler three times slower on large statics.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use super::{Node, Route, Visit, Walk};

/// A string that a static can hold and a loader can own. It dereferences to `str`.
///
/// ```
/// let source = moderation_record::dataset().source("almarjie_telegram_2018").unwrap();
/// let authors: Vec<&str> = source.authors().iter().map(|author| &**author).collect();
/// assert_eq!(authors.len(), 1);
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub enum Str {
    /// Borrowed from a static.
    #[doc(hidden)]
    Static(&'static str),
    /// Owned.
    #[doc(hidden)]
    Owned(Box<str>),
}

/// A list that a static can hold and a loader can own.
#[derive(Clone)]
pub(crate) enum List<T: 'static> {
    /// Empty: thousands of lists are, and the compiler has less to do than for an empty slice.
    Empty,
    /// Borrowed from a static.
    #[cfg_attr(not(feature = "embed"), allow(dead_code))]
    Static(&'static [T]),
    /// Owned, by a loader.
    #[cfg_attr(not(feature = "serde"), expect(dead_code))]
    Owned(Vec<T>),
}

impl Deref for Str {
    type Target = str;
    #[inline]
    fn deref(&self) -> &str {
        match self {
            Self::Static(text) => text,
            Self::Owned(text) => text,
        }
    }
}

impl<T> Deref for List<T> {
    type Target = [T];
    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Empty => &[],
            Self::Static(items) => items,
            Self::Owned(items) => items,
        }
    }
}

impl<T> Default for List<T> {
    #[inline]
    fn default() -> Self {
        Self::Empty
    }
}

impl PartialEq for Str {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Str {}

impl PartialOrd for Str {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for Str {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Debug for Str {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for List<T> {}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Display for Str {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl From<String> for Str {
    #[inline]
    fn from(text: String) -> Self {
        Self::Owned(text.into())
    }
}

#[cfg(feature = "load")]
impl<T: Clone> List<T> {
    /// The list as a vector to change, copied if it was borrowed.
    #[inline]
    pub(crate) fn to_mut(&mut self) -> &mut Vec<T> {
        if !matches!(self, Self::Owned(_)) {
            *self = Self::Owned(self.to_vec());
        }
        match self {
            Self::Owned(items) => items,
            _ => unreachable!("made owned above"),
        }
    }
}

impl Walk for Str {
    #[inline]
    fn walk<'a>(&'a self, route: &mut Route, visit: Visit<'_, 'a>) {
        visit(route, Node::Plain(self));
    }
}

impl<T: Walk> Walk for List<T> {
    #[inline]
    fn walk<'a>(&'a self, route: &mut Route, visit: Visit<'_, 'a>) {
        for (i, item) in self.iter().enumerate() {
            route.index(i, |route| item.walk(route, visit));
        }
    }
}

#[cfg(feature = "serde")]
mod serde_impls {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{List, Str};

    #[inline]
    pub(crate) fn is_empty<T>(list: &List<T>) -> bool {
        list.is_empty()
    }

    impl Serialize for Str {
        #[inline]
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self)
        }
    }

    impl<'de> Deserialize<'de> for Str {
        #[inline]
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            String::deserialize(deserializer).map(Self::from)
        }
    }

    impl<T: Serialize> Serialize for List<T> {
        #[inline]
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.iter())
        }
    }

    impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
        #[inline]
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Vec::deserialize(deserializer).map(Self::Owned)
        }
    }
}

#[cfg(feature = "serde")]
pub(crate) use serde_impls::is_empty;

#[cfg(feature = "schema")]
mod schema_impls {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::{List, Str};

    impl JsonSchema for Str {
        #[inline]
        fn inline_schema() -> bool {
            true
        }

        #[inline]
        fn schema_name() -> Cow<'static, str> {
            String::schema_name()
        }

        #[inline]
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            String::json_schema(generator)
        }
    }

    impl<T: JsonSchema> JsonSchema for List<T> {
        #[inline]
        fn inline_schema() -> bool {
            true
        }

        #[inline]
        fn schema_name() -> Cow<'static, str> {
            Vec::<T>::schema_name()
        }

        #[inline]
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Vec::<T>::json_schema(generator)
        }
    }
}
