//! Codes of external standards: countries, currencies, languages, Wikidata items.

use std::fmt;
use std::str::FromStr;

use super::Str;

/// The error for text that is not a valid code.
///
/// ```
/// let error = "XX".parse::<moderation_record::Country>().unwrap_err();
/// assert_eq!(error.to_string(), "not an ISO 3166-1 alpha-2 code, such as `RU` (nor `EU`)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeError(&'static str);

impl fmt::Display for CodeError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for CodeError {}

/// The error for a word that is not in a vocabulary.
///
/// ```
/// let error = "telepathy".parse::<moderation_record::PlatformKind>().unwrap_err();
/// assert_eq!(error.to_string(), "`telepathy` is not a valid PlatformKind");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    word: String,
    vocabulary: &'static str,
}

impl fmt::Display for UnknownWord {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a valid {}", self.word, self.vocabulary)
    }
}

impl std::error::Error for UnknownWord {}

/// A closed vocabulary. Shared code is written once, which compiles faster in dependent crates.
pub trait Vocabulary: Copy + 'static {
    /// The name of the type.
    const NAME: &'static str;
    /// All variants.
    const ALL: &'static [Self];

    /// The words as written in RON and JSON.
    const WORDS: &'static [&'static str];

    /// The index of the variant.
    #[cfg(feature = "load")]
    fn place(self) -> usize;
}

/// Returns the variant of a vocabulary with this word.
#[inline]
pub(crate) fn word<T: Vocabulary>(word: &str) -> Result<T, UnknownWord> {
    for (place, one) in T::WORDS.iter().enumerate() {
        if *one == word {
            return Ok(T::ALL[place]);
        }
    }
    Err(UnknownWord { word: word.to_owned(), vocabulary: T::NAME })
}

impl<T: Vocabulary> super::Visit for T {
    #[inline]
    fn visit<'a>(&'a self, _: &mut super::Route, _: super::Visitor<'_, 'a>) {}
}

impl<T: Vocabulary> super::image::Binary for T {
    #[cfg(feature = "load")]
    fn encode(&self, out: &mut super::image::Encoder) {
        out.number(self.place() as u64);
    }

    fn decode<I: super::image::Input>(from: &mut I) -> Self {
        if let Some(word) = T::ALL.get(from.number() as usize) {
            *word
        } else {
            from.damage();
            T::ALL[0]
        }
    }
}

/// Declares a code of a few letters from a list.
macro_rules! letters {
    ($(#[$meta:meta])* $name:ident, $length:literal, $list:literal, $pattern:literal, $examples:tt, $error:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "String", into = "String"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String", extend("pattern" = $pattern, "examples" = $examples)))]
        pub struct $name(pub(crate) [u8; $length]);

        impl $name {
            /// Creates a code that is checked at compile time.
            ///
            /// # Panics
            /// If the code is not assigned; in a `const`, that is a compile error.
            #[must_use]
            #[inline]
            pub const fn from_static(code: &'static str) -> Self {
                match Self::parse(code) {
                    Some(code) => code,
                    None => panic!($error),
                }
            }

            #[inline]
            const fn parse(code: &str) -> Option<Self> {
                const LIST: &[u8] = $list;
                let Some((code, [])) = code.as_bytes().split_first_chunk::<$length>() else { return None };
                let mut at = 0;
                while let Some((known, rest)) = LIST.split_at(at).1.split_first_chunk::<$length>() {
                    let mut i = 0;
                    while i < $length && known[i] == code[i] {
                        i += 1;
                    }
                    if i == $length {
                        return Some(Self(*code));
                    }
                    at = LIST.len() - rest.len() + !rest.is_empty() as usize;
                }
                None
            }

            /// The code.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = CodeError;
            #[inline]
            fn from_str(code: &str) -> Result<Self, CodeError> {
                Self::parse(code).ok_or(CodeError($error))
            }
        }
    };
}

letters! {
    /// A country: an officially assigned ISO 3166-1 alpha-2 code, or `EU`, which ISO 3166 reserves for the
    /// European Union.
    ///
    /// ```
    /// use moderation_record::Country;
    /// const RUSSIA: Country = Country::from_static("RU"); // checked by the compiler
    /// assert_eq!(RUSSIA.as_str(), "RU");
    /// assert!("ZZ".parse::<Country>().is_err());
    /// ```
    Country, 2, b"AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW",
    "^[A-Z]{2}$", ["RU", "EU"], "not an ISO 3166-1 alpha-2 code, such as `RU` (nor `EU`)"
}

letters! {
    /// A currency: an ISO 4217 code in use at any time since 2010, without
    /// precious metals, baskets and test codes.
    ///
    /// ```
    /// use moderation_record::Currency;
    /// assert_eq!("BRL".parse::<Currency>().unwrap().as_str(), "BRL");
    /// assert!("DOLLAR".parse::<Currency>().is_err());
    /// ```
    Currency, 3, b"AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMK ZMW ZWG ZWL",
    "^[A-Z]{3}$", ["EUR", "AUD"], "not an ISO 4217 currency code, such as `EUR`"
}

/// A language: a BCP 47 tag with a language of two or three letters, and a script and a region
/// if needed (`zh-Hant-TW`).
///
/// ```
/// use moderation_record::Language;
/// assert_eq!("ar".parse::<Language>().unwrap().as_str(), "ar");
/// assert!("Arabic".parse::<Language>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "String", into = "String"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String", extend("pattern" = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", "examples" = ["ar", "ru"])))]
pub struct Language(pub(crate) Str);

impl Language {
    /// The tag.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the language is written from right to left.
    #[must_use]
    #[inline]
    pub fn is_right_to_left(&self) -> bool {
        let primary = self.0.split('-').next().unwrap_or_default();
        matches!(primary, "ar" | "fa" | "he" | "ur" | "ps" | "ckb" | "sd" | "ug" | "yi" | "dv")
    }
}

impl fmt::Display for Language {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Language {
    type Err = CodeError;
    #[inline]
    fn from_str(tag: &str) -> Result<Self, CodeError> {
        let lower = |s: &str| s.bytes().all(|b| b.is_ascii_lowercase());
        let upper = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase());
        let mut parts = tag.split('-').peekable();
        let mut good = parts.next().is_some_and(|p| matches!(p.len(), 2 | 3) && lower(p));
        if let Some(script) = parts.next_if(|p| p.len() == 4) {
            good &= upper(&script[..1]) && lower(&script[1..]);
        }
        if let Some(region) = parts.next() {
            good &= (region.len() == 2 && upper(region)) || (region.len() == 3 && region.bytes().all(|b| b.is_ascii_digit()));
        }
        if good && parts.next().is_none() {
            Ok(Self(Str::from(tag.to_owned())))
        } else {
            Err(CodeError("not a BCP 47 tag, such as `ar` or `zh-Hant-TW`"))
        }
    }
}

/// A Wikidata item, such as `Q15616276`.
///
/// ```
/// use moderation_record::Wikidata;
/// assert_eq!("Q42".parse::<Wikidata>().unwrap().to_string(), "Q42");
/// assert!("42".parse::<Wikidata>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "String", into = "String"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String", extend("pattern" = "^Q[1-9][0-9]*$")))]
pub struct Wikidata(pub(crate) u32);

impl fmt::Display for Wikidata {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Q{}", self.0)
    }
}

impl FromStr for Wikidata {
    type Err = CodeError;
    #[inline]
    fn from_str(item: &str) -> Result<Self, CodeError> {
        let number = item.strip_prefix('Q').filter(|n| n.bytes().all(|b| b.is_ascii_digit()) && !n.starts_with('0'));
        number.and_then(|n| n.parse().ok()).map(Self).ok_or(CodeError("not a Wikidata item, such as `Q15616276`"))
    }
}

macro_rules! text_conversions {
    ($($name:ident)*) => { $(
        impl TryFrom<String> for $name {
            type Error = CodeError;
            #[inline]
            fn try_from(text: String) -> Result<Self, CodeError> { text.parse() }
        }

        impl From<$name> for String {
            #[inline]
            fn from(code: $name) -> Self { code.to_string() }
        }

        impl super::Visit for $name {
            #[inline]
            fn visit<'a>(&'a self, _: &mut super::Route, _: super::Visitor<'_, 'a>) {}
        }
    )* };
}
text_conversions!(Country Currency Language Wikidata);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_lists_are_complete() {
        let letters = || (b'A'..=b'Z').map(char::from);
        let two: Vec<String> = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))).collect();
        let countries = two.iter().filter(|code| code.parse::<Country>().is_ok()).count();
        assert_eq!(countries, 249 + 1, "ISO 3166-1 assigns 249 codes; and `EU`");
        let currencies = two.iter().flat_map(|ab| letters().map(move |c| format!("{ab}{c}")));
        assert_eq!(currencies.filter(|code| code.parse::<Currency>().is_ok()).count(), 178);
        for none in ["", "E", "EURO", "D A", "AED ", "XAU"] {
            assert!(none.parse::<Country>().is_err() && none.parse::<Currency>().is_err(), "{none}");
        }
    }

    #[test]
    fn languages() {
        for good in ["ar", "ckb", "zh-Hant", "pt-BR", "es-419", "zh-Hant-TW"] {
            assert!(good.parse::<Language>().is_ok(), "{good}");
        }
        for bad in ["", "a", "AR", "arab", "ar-", "ar-eg", "ar_EG", "zh-hant", "ar-EG-x"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }
}
