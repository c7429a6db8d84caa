//! The macros that declare ids, vocabularies, records and choices, so that each is written once:
//! its documentation is at the same time the accessor's and the JSON Schema's.

/// Declares a record with private fields. Each field says how it is held:
///
/// | word | held as | accessor returns | in a file |
/// |---|---|---|---|
/// | `own` | `T` | `&T` | required; the record's own id |
/// | `copy` | `T` | `T` | required |
/// | `one` | `T` | `&T` | required |
/// | `text` | `Str` | `&str` | required |
/// | `place` | `Locator` | `&Locator` | left out for the whole source |
/// | `list` | `Vec<T>` | `&[T]` | left out when empty |
/// | `citations` | `Vec<T>` | `&[T]` | left out when empty; a walk visits them as [`Node::Evidence`](super::Node) too |
/// | `claims` | `Attested<T>` | `&Attested<T>` | left out when nothing is claimed |
/// | `maybe` | `Option<T>` | `Option<&T>` | left out when absent |
/// | `maybe_copy` | `Option<T>` | `Option<T>` | left out when absent |
/// | `maybe_text` | `Option<Str>` | `Option<&str>` | left out when absent |
///
/// Another word is a compile error. `as Citation` after the name makes a walk visit the whole as that
/// [`Node`](super::Node) too.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident $(as $node:ident)? { $($body:tt)* }) => {
        $crate::model::macros::record!(@fields [$(#[$meta])*] $name [] $($body)*);
        $crate::model::macros::record!(@accessors $name [$($node)?] $($body)*);
    };

    // Each rule moves one field from the declaration to the struct.
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* list $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@many $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* citations $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@many $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* claims $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@fields $m $name [$($done)* $(#[$d])*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "crate::model::Attested::is_empty"))]
            pub(crate) $f: $crate::model::Attested<$t>,] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* maybe $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@optional $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* maybe_copy $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@optional $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* maybe_text $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@optional $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* place $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@fields $m $name [$($done)* $(#[$d])*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "crate::model::Locator::is_whole"))]
            pub(crate) $f: $t,] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* own $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@required $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* copy $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@required $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* one $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@required $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* text $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@required $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident $done:tt $(#[$d:meta])* $how:ident $f:ident : $t:ty, $($rest:tt)*) => {
        compile_error!(concat!(
            "`", stringify!($how), "` before the field `", stringify!($f), "` of `", stringify!($name),
            "` does not say how it is held: write own, copy, one, text, place, list, citations, claims, maybe, maybe_copy or maybe_text",
        ));
    };
    (@required $m:tt $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields $m $name [$($done)* $($d)* pub(crate) $f: $t,] $($rest)*);
    };
    (@many $m:tt $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields $m $name [$($done)* $($d)*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
            pub(crate) $f: Vec<$t>,] $($rest)*);
    };
    (@optional $m:tt $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields $m $name [$($done)* $($d)*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
            pub(crate) $f: Option<$t>,] $($rest)*);
    };
    (@fields [$($meta:tt)*] $name:ident [$($fields:tt)*]) => {
        $($meta)*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name { $($fields)* }
    };

    (@accessors $name:ident [$($node:ident)?] $($(#[$d:meta])* $how:ident $f:ident : $t:ty,)*) => {
        impl $name {
            $($crate::model::macros::accessor!($how [$(#[$d])*] $f $t);)*
        }

        impl $crate::model::Walk for $name {
            #[inline]
            fn walk<'a>(&'a self, route: &mut $crate::model::Route, visit: $crate::model::Visit<'_, 'a>) {
                $(visit(route, $crate::model::Node::$node(self));)?
                $($crate::model::macros::step!($how self.$f, route, visit);)*
            }
        }

        impl $crate::model::image::Binary for $name {
            #[cfg(feature = "load")]
            fn encode(&self, out: &mut $crate::model::image::Encoder) {
                $($crate::model::image::Binary::encode(&self.$f, out);)*
            }

            fn decode<I: $crate::model::image::Input>(from: &mut I) -> Self {
                Self { $($f: $crate::model::image::Binary::decode(from),)* }
            }
        }
    };
}

/// One accessor of a record; see [`record!`] for the words.
macro_rules! accessor {
    (copy [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub const fn $f(&self) -> $t { self.$f }
    };
    (text [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> &str { &self.$f }
    };
    (list [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> &[$t] { &self.$f }
    };
    (citations [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> &[$t] { &self.$f }
    };
    (claims [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub const fn $f(&self) -> &$crate::model::Attested<$t> { &self.$f }
    };
    (maybe [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub const fn $f(&self) -> Option<&$t> { self.$f.as_ref() }
    };
    (maybe_copy [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub const fn $f(&self) -> Option<$t> { self.$f }
    };
    (maybe_text [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> Option<&str> { self.$f.as_deref() }
    };
    ($how:ident [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub const fn $f(&self) -> &$t { &self.$f }
    };
}

/// One field of a walk; a record's own id is not a reference to another record.
macro_rules! step {
    (own $self:ident.$f:ident, $route:ident, $visit:ident) => {};
    (citations $self:ident.$f:ident, $route:ident, $visit:ident) => {
        $route.field(stringify!($f), |route| {
            $visit(route, $crate::model::Node::Evidence(&$self.$f));
            $crate::model::Walk::walk(&$self.$f, route, $visit);
        });
    };
    ($how:ident $self:ident.$f:ident, $route:ident, $visit:ident) => {
        $route.field(stringify!($f), |route| $crate::model::Walk::walk(&$self.$f, route, $visit));
    };
}

/// Declares an id: a checked slug that names a record of one kind.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $kind:ident, $depth:expr, $pattern:literal, $example:literal) => {
        $(#[$meta])*
        ///
        /// ```
        #[doc = concat!("use moderation_record::", stringify!($name), ";")]
        #[doc = concat!("const ID: ", stringify!($name), " = ", stringify!($name), "::from_static(", stringify!($example), "); // checked by the compiler")]
        #[doc = concat!("assert_eq!(", stringify!($name), "::new(", stringify!($example), ").unwrap(), ID);")]
        #[doc = concat!("assert!(", stringify!($name), "::new(\"Not a slug!\").is_err());")]
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "String"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("pattern" = $pattern, "examples" = [$example])))]
        pub struct $name(pub(crate) $crate::model::Str);

        impl $name {
            /// An id from text that is checked when the program is compiled.
            ///
            /// # Panics
            /// On text that is no id: a compile error in a `const`.
            #[must_use]
            pub const fn from_static(text: &'static str) -> Self {
                assert!($crate::model::id::is_id(text, $depth), "not an id: lower-case words joined by `_`");
                Self($crate::model::Str::Borrowed(text))
            }

            /// An id from text.
            ///
            /// # Errors
            /// When the text is not made of lower-case words joined by `_`.
            #[inline]
            pub fn new(text: impl Into<String>) -> Result<Self, $crate::model::IdError> {
                let text = text.into();
                if $crate::model::id::is_id(&text, $depth) {
                    Ok(Self(text.into()))
                } else {
                    Err($crate::model::IdError::new(text, $depth))
                }
            }

            /// The id as text.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str { &self.0 }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(&self.0) }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::model::IdError;
            #[inline]
            fn try_from(text: String) -> Result<Self, Self::Error> { Self::new(text) }
        }

        impl $crate::model::Walk for $name {
            #[inline]
            fn walk<'a>(&'a self, route: &mut $crate::model::Route, visit: $crate::model::Visit<'_, 'a>) {
                visit(route, $crate::model::Node::Link($crate::model::Kind::$kind, &self.0));
            }
        }

        impl $crate::model::image::Binary for $name {
            #[cfg(feature = "load")]
            fn encode(&self, out: &mut $crate::model::image::Encoder) {
                $crate::model::image::Binary::encode(&self.0, out);
            }

            fn decode<I: $crate::model::image::Input>(from: &mut I) -> Self {
                Self($crate::model::image::Binary::decode(from))
            }
        }
    };
}

/// Declares a closed vocabulary: each variant, its word in the files, and what it means.
macro_rules! vocabulary {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$d:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $($(#[$d])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)* }

        impl $name {
            /// Every word of the vocabulary, in the order of its definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word as it stands in RON and JSON.
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                // Tables, not matches: the longest vocabularies have a hundred words, and every importer compiles this.
                const WORDS: &[&str] = &[$($word),*];
                WORDS[self as usize]
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;
            #[inline]
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|one| one.as_str() == word);
                found.copied().ok_or_else(|| $crate::model::UnknownWord::new(word, stringify!($name)))
            }
        }

        impl $crate::model::Walk for $name {
            #[inline]
            fn walk<'a>(&'a self, _: &mut $crate::model::Route, _: $crate::model::Visit<'_, 'a>) {}
        }

        impl $crate::model::image::Binary for $name {
            #[cfg(feature = "load")]
            fn encode(&self, out: &mut $crate::model::image::Encoder) {
                out.number(*self as u64);
            }

            fn decode<I: $crate::model::image::Input>(from: &mut I) -> Self {
                match Self::ALL.get(from.number() as usize) {
                    Some(word) => *word,
                    None => {
                        from.damage();
                        Self::ALL[0]
                    }
                }
            }
        }
    };
}

/// Declares a choice between things of different types, written `word(thing)`.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$d:meta])* $variant:ident($t:ty) = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $($(#[$d])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant($t),)* }

        impl $crate::model::Walk for $name {
            #[inline]
            fn walk<'a>(&'a self, route: &mut $crate::model::Route, visit: $crate::model::Visit<'_, 'a>) {
                match self { $(Self::$variant(inner) => $crate::model::Walk::walk(inner, route, visit),)* }
            }
        }

        impl $crate::model::image::Binary for $name {
            #[cfg(feature = "load")]
            fn encode(&self, out: &mut $crate::model::image::Encoder) {
                enum Number { $($variant,)* }
                match self { $(Self::$variant(inner) => {
                    out.number(Number::$variant as u64);
                    $crate::model::image::Binary::encode(inner, out);
                })* }
            }

            fn decode<I: $crate::model::image::Input>(from: &mut I) -> Self {
                let mut number = from.number();
                $(if number == 0 {
                    return Self::$variant($crate::model::image::Binary::decode(from));
                }
                number = number.wrapping_sub(1);)*
                // Zeros follow damage: the first variant.
                let _ = number;
                from.damage();
                Self::decode(from)
            }
        }
    };
}

pub(crate) use {accessor, choice, id, record, step, vocabulary};
