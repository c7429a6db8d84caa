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
        $crate::model::macros::record!(@fields [[$(#[$meta])*] pub(crate)] $name [] $($body)*);
        $crate::model::macros::record!(@accessors $name [$($node)?] $($body)*);
    };

    // Each rule moves one field from the declaration to the struct.
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* list $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@many $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields $m:tt $name:ident [$($done:tt)*] $(#[$d:meta])* citations $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@many $m $name [$($done)*] [$(#[$d])*] $f [$t] $($rest)*);
    };
    (@fields [$m:tt $($v:tt)*] $name:ident [$($done:tt)*] $(#[$d:meta])* claims $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@fields [$m $($v)*] $name [$($done)* $(#[$d])*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "crate::model::Attested::is_empty"))]
            $($v)* $f: $crate::model::Attested<$t>,] $($rest)*);
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
    (@fields [$m:tt $($v:tt)*] $name:ident [$($done:tt)*] $(#[$d:meta])* place $f:ident : $t:ty, $($rest:tt)*) => {
        $crate::model::macros::record!(@fields [$m $($v)*] $name [$($done)* $(#[$d])*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "crate::model::Locator::is_whole"))]
            $($v)* $f: $t,] $($rest)*);
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
    (@required [$m:tt $($v:tt)*] $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields [$m $($v)*] $name [$($done)* $($d)* $($v)* $f: $t,] $($rest)*);
    };
    (@many [$m:tt $($v:tt)*] $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields [$m $($v)*] $name [$($done)* $($d)*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
            $($v)* $f: Vec<$t>,] $($rest)*);
    };
    (@optional [$m:tt $($v:tt)*] $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields [$m $($v)*] $name [$($done)* $($d)*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
            $($v)* $f: Option<$t>,] $($rest)*);
    };
    (@fields [[$($meta:tt)*] $($v:tt)*] $name:ident [$($fields:tt)*]) => {
        $($meta)*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name { $($fields)* }

        // Derived, it would be one more function for each type.
        impl Eq for $name {}
    };

    (@accessors $name:ident $node:tt $($(#[$d:meta])* $how:ident $f:ident : $t:ty,)*) => {
        impl $name {
            $($crate::model::macros::accessor!($how [$(#[$d])*] $f $t);)*
        }

        $crate::model::macros::record!(@rest $name $node $($(#[$d])* $how $f : $t,)*);
    };

    (@rest $name:ident [$($node:ident)?] $($(#[$d:meta])* $how:ident $f:ident : $t:ty,)*) => {
        #[cfg(feature = "build")]
        impl $name {
            $crate::model::macros::new!([] [] $($how $f $t,)*);
            $($crate::model::macros::setter!($how [$(#[$d])*] $f $t);)*
        }

        impl $crate::model::Visit for $name {
            #[inline]
            fn visit<'a>(&'a self, route: &mut $crate::model::Route, visit: $crate::model::Visitor<'_, 'a>) {
                $(visit(route, $crate::model::Node::$node(self));)?
                $crate::model::visit::fields(&[$(stringify!($f)),*], [$($crate::model::macros::step!($how self.$f)),*], route, visit);
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

/// Declares a part of a rule: its typed facts and what every part has. Its fields are public: there are eighteen kinds of parts,
/// and an importer would compile two hundred accessors.
macro_rules! part {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $crate::model::macros::part!(@all [$(#[$meta])* #[non_exhaustive]] $name
                $($body)*
                /// Whether the rule states it or says that there is none; left out where it states it.
                maybe_copy says: $crate::model::Says,
                /// How binding the words are.
                maybe_copy modality: $crate::model::Modality,
                /// Where in the world it applies; everywhere where left out.
                list applies_in: $crate::model::Country,
                /// What it says, in our own words, where the typed facts do not tell all.
                maybe detail: $crate::model::Text,
                /// The words that state it, in the base text.
                list at: $crate::model::Span,
                /// Where it stands, for a part that `at` does not prove.
                citations evidence: $crate::model::Citation,
        );

        impl $name {
            #[inline]
            fn stated(&self, part: $crate::model::Part) -> $crate::model::Stated<'_> {
                $crate::model::Stated {
                    part,
                    place: 0,
                    says: self.says.unwrap_or($crate::model::Says::States),
                    modality: self.modality,
                    applies_in: &self.applies_in,
                    detail: self.detail.as_ref(),
                    at: &self.at,
                    evidence: &self.evidence,
                }
            }
        }
    };
    (@all [$($meta:tt)*] $name:ident $($body:tt)*) => {
        $crate::model::macros::record!(@fields [[$($meta)*] pub] $name [] $($body)*);
        $crate::model::macros::record!(@rest $name [] $($body)*);
    };
}

/// One accessor of a record; see [`record!`] for the words.
macro_rules! accessor {
    (copy [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> $t { self.$f }
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
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> &$crate::model::Attested<$t> { &self.$f }
    };
    (maybe [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> Option<&$t> { self.$f.as_ref() }
    };
    (maybe_copy [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> Option<$t> { self.$f }
    };
    (maybe_text [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> Option<&str> { self.$f.as_deref() }
    };
    ($how:ident [$($d:tt)*] $f:ident $t:ty) => {
        $($d)* #[must_use] #[inline] pub fn $f(&self) -> &$t { &self.$f }
    };
}

/// The constructor of a record: it takes what is required, in the order of the fields.
#[cfg(feature = "build")]
macro_rules! new {
    ($params:tt $inits:tt own $f:ident $t:ty, $($rest:tt)*) => { $crate::model::macros::new!(@take $params $inits $f [$t], $($rest)*); };
    ($params:tt $inits:tt copy $f:ident $t:ty, $($rest:tt)*) => { $crate::model::macros::new!(@take $params $inits $f [$t], $($rest)*); };
    ($params:tt $inits:tt one $f:ident $t:ty, $($rest:tt)*) => { $crate::model::macros::new!(@take $params $inits $f [impl Into<$t>], $($rest)*); };
    ($params:tt $inits:tt text $f:ident $t:ty, $($rest:tt)*) => { $crate::model::macros::new!(@take $params $inits $f [impl Into<$t>], $($rest)*); };
    ($params:tt [$($inits:tt)*] $how:ident $f:ident $t:ty, $($rest:tt)*) => {
        $crate::model::macros::new!($params [$($inits)* $f: Default::default(),] $($rest)*);
    };
    (@take [$($params:tt)*] [$($inits:tt)*] $f:ident [$t:ty], $($rest:tt)*) => {
        $crate::model::macros::new!([$($params)* $f: $t,] [$($inits)* $f: $f.into(),] $($rest)*);
    };
    ([$($params:tt)*] [$($inits:tt)*]) => {
        /// With what is required; the `with_` methods set the rest.
        #[must_use]
        #[allow(clippy::new_without_default, clippy::useless_conversion, reason = "nothing is a default: what is left out is not stated")]
        pub fn new($($params)*) -> Self { Self { $($inits)* } }
    };
}

/// The method that sets one field; see [`record!`] for the words. What is required is set by `new` alone.
#[cfg(feature = "build")]
macro_rules! setter {
    (own $($rest:tt)*) => {};
    (copy $($rest:tt)*) => {};
    (one $($rest:tt)*) => {};
    (text $($rest:tt)*) => {};
    (list $d:tt $f:ident $t:ty) => { $crate::model::macros::setter!(@many $d $f [impl Into<$t>]); };
    (citations $d:tt $f:ident $t:ty) => { $crate::model::macros::setter!(@many $d $f [impl Into<$t>]); };
    (claims [$($d:tt)*] $f:ident $t:ty) => {
        pastey::paste! {
            $($d)* #[must_use]
            pub fn [<with_ $f>](mut self, $f: impl IntoIterator<Item = $crate::model::Claim<$t>>) -> Self {
                self.$f = $crate::model::Attested($f.into_iter().collect());
                self
            }
        }
    };
    (place [$($d:tt)*] $f:ident $t:ty) => {
        pastey::paste! { $($d)* #[must_use] pub fn [<with_ $f>](mut self, $f: $t) -> Self { self.$f = $f; self } }
    };
    (maybe_copy [$($d:tt)*] $f:ident $t:ty) => {
        pastey::paste! { $($d)* #[must_use] pub fn [<with_ $f>](mut self, $f: $t) -> Self { self.$f = Some($f); self } }
    };
    (@many [$($d:tt)*] $f:ident [$t:ty]) => {
        pastey::paste! {
            $($d)* #[must_use]
            pub fn [<with_ $f>](mut self, $f: impl IntoIterator<Item = $t>) -> Self {
                self.$f = $f.into_iter().map(Into::into).collect();
                self
            }
        }
    };
    ($how:ident [$($d:tt)*] $f:ident $t:ty) => {
        pastey::paste! { $($d)* #[must_use] pub fn [<with_ $f>](mut self, $f: impl Into<$t>) -> Self { self.$f = Some($f.into()); self } }
    };
}

/// One field of a walk; see [`record!`] for the words.
macro_rules! step {
    (own $self:ident.$f:ident) => {
        $crate::model::visit::Field::Own
    };
    (citations $self:ident.$f:ident) => {
        $crate::model::visit::Field::Evidence(&$self.$f)
    };
    ($how:ident $self:ident.$f:ident) => {
        $crate::model::visit::Field::Other(&$self.$f)
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

        impl $crate::model::Visit for $name {
            #[inline]
            fn visit<'a>(&'a self, route: &mut $crate::model::Route, visit: $crate::model::Visitor<'_, 'a>) {
                visit(route, $crate::model::Node::Reference($crate::model::Kind::$kind, &self.0));
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
        #[derive(Clone, Copy, PartialEq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $($(#[$d])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)* }

        impl Eq for $name {}

        // A table, not the match that would be derived: an importer compiles it sooner.
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                const NAMES: &[&str] = &[$(stringify!($variant)),*];
                f.write_str(NAMES[*self as usize])
            }
        }

        impl $name {
            /// Every word of the vocabulary, in the order of its definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word as it stands in RON and JSON.
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                // Tables, not matches: the longest vocabularies have a hundred words, and every importer compiles this.
                <Self as $crate::model::Vocabulary>::WORDS[self as usize]
            }
        }

        impl $crate::model::Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = Self::ALL;
            const WORDS: &'static [&'static str] = &[$($word),*];

            #[cfg(feature = "load")]
            fn place(self) -> usize { self as usize }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;
            #[inline]
            fn from_str(word: &str) -> Result<Self, Self::Err> { $crate::model::word(word) }
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

        impl $crate::model::Visit for $name {
            #[inline]
            fn visit<'a>(&'a self, route: &mut $crate::model::Route, visit: $crate::model::Visitor<'_, 'a>) {
                match self { $(Self::$variant(inner) => $crate::model::Visit::visit(inner, route, visit),)* }
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

pub(crate) use {accessor, choice, id, part, record, step, vocabulary};
#[cfg(feature = "build")]
pub(crate) use {new, setter};
