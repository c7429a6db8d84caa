//! How many of something, in each language.

use super::Locale;
use crate::model::Number;

/// So many of something: in English “1 record” and “3 records”; in Arabic one of them (with واحد or واحدة), two, the
/// plural after 3 to 10, and the singular after 11 to 99; after hundreds it is that for one without واحد.
#[must_use]
pub fn plural(n: usize, lang: Locale, [one, many]: [&str; 2], arabic: [&str; 4]) -> String {
    let n = n as u64;
    match (lang, n) {
        (Locale::En, 0) => format!("no {many}"),
        (Locale::En, 1) => format!("1 {one}"),
        (Locale::En, _) => format!("{} {many}", Number::new(n)),
        (Locale::Ar, 0) => format!("لا {}", arabic[2]),
        (Locale::Ar, _) => agreed(n, arabic),
    }
}

/// A whole number with an Arabic noun in the form that it asks for, by the rules of CLDR.
pub(super) fn agreed(n: u64, [one, two, few, many]: [&str; 4]) -> String {
    let digits = Number::new(n);
    match (n, n % 100) {
        (1, _) => one.to_owned(),
        (2, _) => two.to_owned(),
        (_, 3..=10) => format!("{digits} {few}"),
        (_, 11..=99) => format!("{digits} {many}"),
        _ => format!("{digits} {}", alone(one)),
    }
}

/// The noun without the word for one.
pub(super) fn alone(one: &str) -> &str {
    one.strip_suffix(" واحدة").or_else(|| one.strip_suffix(" واحد")).unwrap_or(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        let records = |n, lang| plural(n, lang, ["record", "records"], ["سجل واحد", "سجلان", "سجلات", "سجلًا"]);
        for (n, english, arabic) in [
            (0, "no records", "لا سجلات"),
            (1, "1 record", "سجل واحد"),
            (2, "2 records", "سجلان"),
            (3, "3 records", "3 سجلات"),
            (10, "10 records", "10 سجلات"),
            (11, "11 records", "11 سجلًا"),
            (99, "99 records", "99 سجلًا"),
            (100, "100 records", "100 سجل"),
            (102, "102 records", "102 سجل"),
            (1_105, "1,105 records", "1,105 سجلات"),
            (5_000, "5,000 records", "5,000 سجل"),
        ] {
            assert_eq!([records(n, Locale::En), records(n, Locale::Ar)], [english, arabic]);
        }
    }
}
