//! The macros that declare ids, vocabularies, records and choices. Each is declared once:
//! its documentation serves the accessor and the JSON Schema.

/// Declares a record with private fields. A keyword before each field states how it is stored:
///
/// | keyword | stored as | accessor returns | in a file |
/// |---|---|---|---|
/// | `own` | `T` | `&T` | required; the record's own id |
/// | `copy` | `T` | `T` | required |
/// | `one` | `T` | `&T` | required |
/// | `text` | `Str` | `&str` | required |
/// | `place` | `Locator` | `&Locator` | omitted for the whole source |
/// | `list` | `Vec<T>` | `&[T]` | omitted when empty |
/// | `citations` | `Vec<T>` | `&[T]` | omitted when empty; also visited as [`Node::Evidence`](super::Node) |
/// | `claims` | `Attested<T>` | `&Attested<T>` | omitted when nothing is claimed |
/// | `maybe` | `Option<T>` | `Option<&T>` | omitted when absent |
/// | `maybe_copy` | `Option<T>` | `Option<T>` | omitted when absent |
/// | `maybe_text` | `Option<Str>` | `Option<&str>` | omitted when absent |
///
/// Any other keyword is a compile error. `as Citation` after the name makes a walk also visit the record as that
/// [`Node`](super::Node).
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
            "` is not a field keyword: write own, copy, one, text, place, list, citations, claims, maybe, maybe_copy or maybe_text",
        ));
    };
    (@required [$m:tt $($v:tt)*] $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields [$m $($v)*] $name [$($done)* $($d)* $($v)* $f: $t,] $($rest)*);
    };
    (@many [$m:tt $($v:tt)*] $name:ident [$($done:tt)*] [$($d:tt)*] $f:ident [$t:ty] $($rest:tt)*) => {
        $crate::model::macros::record!(@fields [$m $($v)*] $name [$($done)* $($d)*
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::model::fitting"))]
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

        // A derived impl would add one more function for each type.
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

/// Declares a part of a rule: its typed facts and the fields that every part has. The fields are public, because there are
/// eighteen kinds of parts, and every dependent crate would compile two hundred accessors.
macro_rules! part {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $crate::model::macros::part!(@all [$(#[$meta])* #[non_exhaustive]] $name
                $($body)*
                /// Whether the rule states this part or states that there is none; omitted where it states it.
                maybe_copy says: $crate::model::Says,
                /// How binding the wording is: must, will, may or tries to.
                maybe_copy modality: $crate::model::Modality,
                /// The countries in which it applies; omitted if it applies worldwide.
                list applies_in: $crate::model::Country,
                /// A paraphrase of what it states, where the typed facts do not cover everything. Not a quotation.
                maybe detail: $crate::model::Text,
                /// The words that state it, as spans of Unicode code points in the base text.
                list at: $crate::model::Span,
                /// Citations that support it, for a part that `at` does not prove.
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

/// Declares one accessor of a record; see [`record!`] for the keywords.
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

/// Declares the constructor of a record, which takes the required fields in their order.
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
        /// Creates a record from its required fields. The `with_` methods set the optional fields.
        #[must_use]
        #[allow(clippy::new_without_default, clippy::useless_conversion, reason = "there is no default record: an omitted field means that nothing is stated")]
        pub fn new($($params)*) -> Self { Self { $($inits)* } }
    };
}

/// Declares the method that sets one field; see [`record!`] for the keywords. Only `new` sets required fields.
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

/// One field of a walk; see [`record!`] for the keywords.
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

/// Declares an id: a validated slug that identifies a record of one kind.
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
            /// Creates an id from text that is checked at compile time.
            ///
            /// # Panics
            /// If the text is not a valid id; in a `const`, that is a compile error.
            #[must_use]
            pub const fn from_static(text: &'static str) -> Self {
                assert!($crate::model::id::is_id(text, $depth), "not an id: lower-case words joined by `_`");
                Self($crate::model::Str::Borrowed(text))
            }

            /// Creates an id from text.
            ///
            /// # Errors
            /// If the text is not made of lower-case words joined by `_`.
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

/// Declares a closed vocabulary: each variant, its word in the files, and its meaning.
macro_rules! vocabulary {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$d:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $($(#[$d])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)* }

        impl Eq for $name {}

        // A table compiles faster in dependent crates than the derived match.
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                const NAMES: &[&str] = &[$(stringify!($variant)),*];
                f.write_str(NAMES[*self as usize])
            }
        }

        impl $name {
            /// All words of the vocabulary, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word as written in RON and JSON.
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                // A table, not a match: the longest vocabularies have a hundred words, and every dependent crate compiles this.
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

/// Declares a choice between values of different types, written `word(value)`.
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
                // After damage the input returns zeros, which decode as the first variant.
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
