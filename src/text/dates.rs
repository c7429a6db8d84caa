//! Dates in words, in each language.
//!
//! The words stand by themselves, as in a table or after a colon, without a preposition before them. Digits are Western
//! in both languages. Dates are read as [`When`] defines them: winter 2020 ends in 2021, times are UTC.

use crate::model::When;
use crate::model::when::{Date, Doubt, Edge, Form, Time, X};
use crate::text::Locale;

/// In English, in short English, and in Arabic, which has no short ones.
const MONTHS: [[&str; 3]; 12] = [
    ["January", "Jan", "يناير"],
    ["February", "Feb", "فبراير"],
    ["March", "Mar", "مارس"],
    ["April", "Apr", "أبريل"],
    ["May", "May", "مايو"],
    ["June", "Jun", "يونيو"],
    ["July", "Jul", "يوليو"],
    ["August", "Aug", "أغسطس"],
    ["September", "Sep", "سبتمبر"],
    ["October", "Oct", "أكتوبر"],
    ["November", "Nov", "نوفمبر"],
    ["December", "Dec", "ديسمبر"],
];

/// A date in whole words, such as “on a day between 1 and 3 December 2019”.
#[must_use]
pub fn date(when: When, lang: Locale) -> String {
    Voice { lang, short: false }.when(when)
}

/// A date for a narrow column, such as “1–3 Dec 2019 (one day)”.
#[must_use]
pub fn short_date(when: When, lang: Locale) -> String {
    Voice { lang, short: true }.when(when)
}

/// The time of an answer: of what is longer than a day its end, such as “the end of 2019”.
#[must_use]
pub fn as_of(when: When, lang: Locale) -> String {
    let words = date(when, lang);
    let one_day = when.earliest().zip(when.latest()).is_some_and(|(first, last)| first.day() == last.day());
    if one_day { words } else { format!("{} {words}", lang.pick(["the end of", "نهاية"])) }
}

/// How dates are written.
#[derive(Clone, Copy)]
struct Voice {
    lang: Locale,
    short: bool,
}

impl Voice {
    fn when(self, when: When) -> String {
        match when.0 {
            Form::Date(date) => self.date(date, false),
            Form::Interval(from, to) => self.interval(from, to),
            Form::OneOf(from, to) => self.one_of(from, to),
        }
    }

    fn interval(self, from: Edge, to: Edge) -> String {
        let at = |date| self.date(date, true);
        match (from, to) {
            (Edge::At(from), Edge::At(to)) if self.short => self.joined(from, to),
            (Edge::At(a), Edge::At(b)) => {
                let (from, to) = (self.up_to(a, b).unwrap_or_else(|| at(a)), at(b));
                match self.lang {
                    Locale::En if self.is_name(a) && self.is_name(b) => format!("{from} to {to}"),
                    Locale::En => format!("from {from} to {to}"),
                    Locale::Ar => format!("من {from} إلى {to}"),
                }
            }
            (Edge::At(from), Edge::Open) => {
                let since = self.lang.pick([if self.short { "from" } else { "since" }, "منذ"]);
                format!("{since} {}", at(from))
            }
            (Edge::At(from), Edge::Unknown) if self.short => format!("{} – {}", self.date(from, false), self.lang.pick(["?", "؟"])),
            (Edge::At(from), Edge::Unknown) => match self.lang {
                Locale::En => format!("from {}, end unknown", at(from)),
                Locale::Ar => format!("من {}، والنهاية غير معروفة", at(from)),
            },
            (Edge::Unknown, Edge::At(to)) if self.short => format!("{} – {}", self.lang.pick(["?", "؟"]), self.date(to, false)),
            (Edge::Unknown, Edge::At(to)) => match self.lang {
                Locale::En => format!("until {}, beginning unknown", at(to)),
                Locale::Ar => format!("حتى {}، والبداية غير معروفة", at(to)),
            },
            (Edge::Open, Edge::At(to)) => format!("{} {}", self.lang.pick(["until", "حتى"]), at(to)),
            (Edge::Open | Edge::Unknown, Edge::Open | Edge::Unknown) => self.unknown(),
        }
    }

    fn one_of(self, from: Edge, to: Edge) -> String {
        match (from, to) {
            (Edge::At(a), Edge::At(b)) => {
                let days = is_day(a) && is_day(b);
                if self.short {
                    let what = if days { ["one day", "أحد الأيام"] } else { ["some time", "في وقت ما"] };
                    return format!("{} ({})", self.joined(a, b), self.lang.pick(what));
                }
                let (from, to) = (self.up_to(a, b).unwrap_or_else(|| self.date(a, true)), self.date(b, true));
                match self.lang {
                    Locale::En => format!("{} between {from} and {to}", if days { "on a day" } else { "at some time" }),
                    Locale::Ar => format!("{} بين {from} و{to}", if days { "في يوم" } else { "في وقت ما" }),
                }
            }
            (Edge::At(date), _) => self.or_beyond(date, ["on or after", "at or after"], ["or later", "أو بعد ذلك"]),
            (_, Edge::At(date)) if is_day(date) => format!("{} {}", self.lang.pick(["by", "بحلول"]), self.date(date, !self.short)),
            (_, Edge::At(date)) => self.or_beyond(date, ["by", "by"], ["or earlier", "أو قبل ذلك"]),
            _ => self.unknown(),
        }
    }

    /// A date that is the first or the last one possible; in English with one word for days and one for times.
    fn or_beyond(self, date: Date, [day, time]: [&str; 2], beyond: [&str; 2]) -> String {
        let (at, beyond) = (self.date(date, true), self.lang.pick(beyond));
        match self.lang {
            _ if self.short => format!("{} {beyond}", self.date(date, false)),
            Locale::Ar => format!("في {at} {beyond}"),
            Locale::En if is_day(date) => format!("{day} {at}"),
            Locale::En if date.time != Time::None => format!("{time} {at}"),
            Locale::En if self.is_one_of(date) => format!("{at} {beyond}"),
            Locale::En => format!("in {at} {beyond}"),
        }
    }

    /// Two dates with a dash between them.
    fn joined(self, from: Date, to: Date) -> String {
        let shared = self.up_to(from, to);
        let last = self.date(to, false);
        let is_shared = shared.is_some();
        let first = shared.unwrap_or_else(|| self.date(from, false));
        let close = !first.contains(' ') && (is_shared || !last.contains(' '));
        if close { format!("{first}–{last}") } else { format!("{first} – {last}") }
    }

    /// The first of two dates without the month and year that it shares with the second, where it shares one.
    fn up_to(self, from: Date, to: Date) -> Option<String> {
        let bare = |date: Date| date.doubt == Doubt::None && date.time == Time::None && matches!(date.month, 1..=12);
        if !(bare(from) && bare(to) && from.year == to.year) {
            return None;
        }
        match (from.day, to.day) {
            (1..=31, 1..=31) if from.month == to.month => Some(from.day.to_string()),
            (1..=31, 1..=31) => Some(format!("{} {}", from.day, self.month(from.month))),
            (0, 0) if from.month != to.month => Some(self.month(from.month).to_owned()),
            _ => None,
        }
    }

    /// A date with its doubt; by itself or after a preposition, which in Arabic does not bear every word behind it.
    fn date(self, date: Date, after: bool) -> String {
        let (of, name) = self.name(date);
        let (perhaps, about) = match date.doubt {
            Doubt::None => (false, false),
            Doubt::Uncertain => (true, false),
            Doubt::Approximate => (false, true),
            Doubt::Both => (true, true),
        };
        let with = |yes: bool, word: &'static str| if yes { word } else { "" };
        match self.lang {
            Locale::En if self.short => format!("{of}{}{name}{}", with(about, "c. "), with(perhaps, "?")),
            Locale::En => format!("{}{of}{}{name}", with(perhaps, "perhaps "), with(about, "about ")),
            Locale::Ar => {
                let behind = after || !of.is_empty();
                let (before, roughly) = (with(about && !behind, "نحو "), with(about && behind, " تقريبًا"));
                let words = format!("{before}{of}{name}{roughly}");
                match (perhaps, self.short, after) {
                    (false, ..) => words,
                    (true, true, _) => format!("{words}؟"),
                    (true, false, true) => format!("{words} (غير مؤكد)"),
                    (true, false, false) => format!("ربما {words}"),
                }
            }
        }
    }

    /// A date without its doubt: “a day in ” where it is one of several, and their name.
    fn name(self, date: Date) -> (&'static str, String) {
        let year = format!("{:04}", date.year);
        let of = |words| self.lang.pick(words);
        match (date.blurred, date.month, date.day) {
            (0, 0, _) => ("", year),
            (0, X, 0) => (of(["a month in ", "أحد أشهر "]), year),
            (0, X, _) => (of(["a day in ", "أحد أيام "]), year),
            (0, 21, _) => ("", format!("{} {year}", of(["spring", "ربيع"]))),
            (0, 22, _) => ("", format!("{} {year}", of(["summer", "صيف"]))),
            (0, 23, _) => ("", format!("{} {year}", of(["autumn", "خريف"]))),
            (0, 24, _) => ("", format!("{} {year}–{:04}", of(["winter", "شتاء"]), date.year + 1)),
            (0, month, 0) => ("", format!("{} {year}", self.month(month))),
            (0, month, X) => (of(["a day in ", "أحد أيام "]), format!("{} {year}", self.month(month))),
            (0, month, day) => ("", format!("{day} {} {year}{}", self.month(month), self.time(date.time))),
            (1, ..) => match self.lang {
                Locale::En => ("", format!("{}{year}s", if self.short { "" } else { "the " })),
                Locale::Ar => ("إحدى سنوات ", format!("{year}–{:04}", date.year + 9)),
            },
            _ => (of(["a year in ", "إحدى سنوات "]), format!("{year}–{:04}", date.year + 99)),
        }
    }

    fn month(self, month: u8) -> &'static str {
        let [long, short, arabic] = MONTHS[usize::from(month.clamp(1, 12)) - 1];
        self.lang.pick([if self.short { short } else { long }, arabic])
    }

    fn time(self, time: Time) -> String {
        let time = match time {
            Time::None => return String::new(),
            Time::Minute(hour, minute) => format!("{hour:02}:{minute:02}"),
            Time::Second(hour, minute, second) => format!("{hour:02}:{minute:02}:{second:02}"),
        };
        match self.lang {
            Locale::En => format!(", {time} UTC"),
            Locale::Ar => format!("، {}{time} بتوقيت غرينتش", if self.short { "" } else { "الساعة " }),
        }
    }

    /// Whether the date is said by its name alone.
    fn is_name(self, date: Date) -> bool {
        date.doubt == Doubt::None && date.time == Time::None && !self.is_one_of(date)
    }

    /// Whether the date is said as one of several.
    fn is_one_of(self, date: Date) -> bool {
        !self.name(date).0.is_empty()
    }

    /// A date without any end, which no text can state.
    fn unknown(self) -> String {
        self.lang.pick(["at an unknown time", "في وقت غير معروف"]).to_owned()
    }
}

/// Whether it is one whole day.
fn is_day(date: Date) -> bool {
    matches!(date.day, 1..=31) && date.time == Time::None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> When {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn dates_in_words() {
        for (text, english, arabic) in [
            ("2019-11-29", "29 November 2019", "29 نوفمبر 2019"),
            ("2019-11", "November 2019", "نوفمبر 2019"),
            ("2019", "2019", "2019"),
            ("201X", "the 2010s", "إحدى سنوات 2010–2019"),
            ("20XX", "a year in 2000–2099", "إحدى سنوات 2000–2099"),
            ("2019-11-30T17:55Z", "30 November 2019, 17:55 UTC", "30 نوفمبر 2019، الساعة 17:55 بتوقيت غرينتش"),
            ("2019-11-30T07:05:00Z", "30 November 2019, 07:05:00 UTC", "30 نوفمبر 2019، الساعة 07:05:00 بتوقيت غرينتش"),
            ("2020-21", "spring 2020", "ربيع 2020"),
            ("2020-24", "winter 2020–2021", "شتاء 2020–2021"),
            ("2019-XX", "a month in 2019", "أحد أشهر 2019"),
            ("2019-XX-XX", "a day in 2019", "أحد أيام 2019"),
            ("2019-11-XX", "a day in November 2019", "أحد أيام نوفمبر 2019"),
            ("2019~", "about 2019", "نحو 2019"),
            ("2019-12?", "perhaps December 2019", "ربما ديسمبر 2019"),
            ("2019-12-03%", "perhaps about 3 December 2019", "ربما نحو 3 ديسمبر 2019"),
            ("2019-11-XX%", "perhaps a day in about November 2019", "ربما أحد أيام نوفمبر 2019 تقريبًا"),
        ] {
            assert_eq!([date(when(text), Locale::En), date(when(text), Locale::Ar)], [english, arabic], "{text}");
        }
    }

    #[test]
    fn stretches_in_words() {
        for (text, english, arabic) in [
            ("2019-11-22/2019-11-23", "22 to 23 November 2019", "من 22 إلى 23 نوفمبر 2019"),
            ("2019-11-21/2019-12-03", "21 November to 3 December 2019", "من 21 نوفمبر إلى 3 ديسمبر 2019"),
            ("2019-12-31/2020-01-01", "31 December 2019 to 1 January 2020", "من 31 ديسمبر 2019 إلى 1 يناير 2020"),
            ("2024-01/2024-03", "January to March 2024", "من يناير إلى مارس 2024"),
            ("2014/2019-12", "2014 to December 2019", "من 2014 إلى ديسمبر 2019"),
            ("2019/2019-12", "2019 to December 2019", "من 2019 إلى ديسمبر 2019"),
            ("2019-11-22~/2019-11-23", "from about 22 November 2019 to 23 November 2019", "من 22 نوفمبر 2019 تقريبًا إلى 23 نوفمبر 2019"),
            (
                "2019-11-30T17:55Z/2019-12-01",
                "from 30 November 2019, 17:55 UTC to 1 December 2019",
                "من 30 نوفمبر 2019، الساعة 17:55 بتوقيت غرينتش إلى 1 ديسمبر 2019",
            ),
            ("2018-04-16/..", "since 16 April 2018", "منذ 16 أبريل 2018"),
            ("2018-04-16%/..", "since perhaps about 16 April 2018", "منذ 16 أبريل 2018 تقريبًا (غير مؤكد)"),
            ("../2019", "until 2019", "حتى 2019"),
            ("2018/", "from 2018, end unknown", "من 2018، والنهاية غير معروفة"),
            ("/2018", "until 2018, beginning unknown", "حتى 2018، والبداية غير معروفة"),
            ("[2019-12-01..2019-12-03]", "on a day between 1 and 3 December 2019", "في يوم بين 1 و3 ديسمبر 2019"),
            ("[2024-02-17..2024-12-31]", "on a day between 17 February and 31 December 2024", "في يوم بين 17 فبراير و31 ديسمبر 2024"),
            ("[2017..2019-12]", "at some time between 2017 and December 2019", "في وقت ما بين 2017 وديسمبر 2019"),
            ("[..2019-12-03]", "by 3 December 2019", "بحلول 3 ديسمبر 2019"),
            ("[2019-12-01..]", "on or after 1 December 2019", "في 1 ديسمبر 2019 أو بعد ذلك"),
            ("[..2019]", "in 2019 or earlier", "في 2019 أو قبل ذلك"),
            ("[2019~..]", "in about 2019 or later", "في 2019 تقريبًا أو بعد ذلك"),
            ("[2019-11-XX..]", "a day in November 2019 or later", "في أحد أيام نوفمبر 2019 أو بعد ذلك"),
            (
                "[2019-11-30T17:55Z..]",
                "at or after 30 November 2019, 17:55 UTC",
                "في 30 نوفمبر 2019، الساعة 17:55 بتوقيت غرينتش أو بعد ذلك",
            ),
        ] {
            assert_eq!([date(when(text), Locale::En), date(when(text), Locale::Ar)], [english, arabic], "{text}");
        }
    }

    #[test]
    fn short_dates() {
        for (text, english, arabic) in [
            ("2019-11-29", "29 Nov 2019", "29 نوفمبر 2019"),
            ("2019-11", "Nov 2019", "نوفمبر 2019"),
            ("2019-11-30T17:55Z", "30 Nov 2019, 17:55 UTC", "30 نوفمبر 2019، 17:55 بتوقيت غرينتش"),
            ("201X", "2010s", "إحدى سنوات 2010–2019"),
            ("2019~", "c. 2019", "نحو 2019"),
            ("2019?", "2019?", "2019؟"),
            ("2019-12-03%", "c. 3 Dec 2019?", "نحو 3 ديسمبر 2019؟"),
            ("2019-11-XX", "a day in Nov 2019", "أحد أيام نوفمبر 2019"),
            ("2019-11-22/2019-11-23", "22–23 Nov 2019", "22–23 نوفمبر 2019"),
            ("2019-11-21/2019-12-03", "21 Nov – 3 Dec 2019", "21 نوفمبر – 3 ديسمبر 2019"),
            ("2024-01/2024-03", "Jan–Mar 2024", "يناير–مارس 2024"),
            ("2017/2019", "2017–2019", "2017–2019"),
            ("2014/2019-12", "2014 – Dec 2019", "2014 – ديسمبر 2019"),
            ("2018-04-16/..", "from 16 Apr 2018", "منذ 16 أبريل 2018"),
            ("2018~/..", "from c. 2018", "منذ 2018 تقريبًا"),
            ("../2019", "until 2019", "حتى 2019"),
            ("2018/", "2018 – ?", "2018 – ؟"),
            ("/2018", "? – 2018", "؟ – 2018"),
            ("[2019-12-01..2019-12-03]", "1–3 Dec 2019 (one day)", "1–3 ديسمبر 2019 (أحد الأيام)"),
            ("[2017..2019]", "2017–2019 (some time)", "2017–2019 (في وقت ما)"),
            ("[..2019]", "2019 or earlier", "2019 أو قبل ذلك"),
            ("[2019-12-01..]", "1 Dec 2019 or later", "1 ديسمبر 2019 أو بعد ذلك"),
        ] {
            assert_eq!([short_date(when(text), Locale::En), short_date(when(text), Locale::Ar)], [english, arabic], "{text}");
        }
    }

    /// The forms that the model is tested with, and each of them at either end of each kind of stretch.
    #[test]
    fn no_mark_of_edtf_is_left() {
        let dates = [
            "2017",
            "0001",
            "2019-11",
            "2019-11-22",
            "2020-02-29",
            "2019-11-30T17:55:00Z",
            "2019-11-30T17:55Z",
            "201X",
            "20XX",
            "2019-XX",
            "2019-XX-XX",
            "2019-11-XX",
            "2020-22",
            "2020-24",
            "2019?",
            "2019-12~",
            "2019-12-03%",
            "9999-23",
        ];
        let stretches = ["2019-11-22/2019-11-23", "[2019-12-01..2019-12-03]"];
        let mut all: Vec<String> = dates.into_iter().chain(stretches).map(str::to_owned).collect();
        for date in dates {
            all.extend([format!("{date}/.."), format!("../{date}"), format!("{date}/"), format!("/{date}")]);
            all.extend([format!("[..{date}]"), format!("[{date}..]")]);
            for other in dates {
                all.extend([format!("{date}/{other}"), format!("[{date}..{other}]")].into_iter().filter(|text| When::parse(text).is_ok()));
            }
        }
        for text in all {
            for lang in Locale::ALL {
                for words in [date(when(&text), lang), short_date(when(&text), lang)] {
                    assert!(!words.is_empty() && words == words.trim() && !words.contains("  "), "{text}: {words}");
                    assert!(
                        !["~", "%", "..", "X", "/", "[", "T"].iter().any(|mark| words.replace("UTC", "").contains(mark)),
                        "{text}: {words}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_two_dates_sound_alike() {
        let texts = [
            "2019",
            "2019?",
            "2019~",
            "2019%",
            "2019-XX",
            "2019-XX-XX",
            "201X",
            "20XX",
            "2019/",
            "/2019",
            "2019/..",
            "../2019",
            "[2019..]",
            "[..2019]",
            "2010/2019",
            "[2010..2019]",
            "2000/2099",
            "2019-12",
            "2019-12-XX",
            "2019-24",
            "2019-12-01/2019-12-03",
            "[2019-12-01..2019-12-03]",
            "2019-11-30T17:55Z",
            "2019-11-30T17:55:00Z",
        ];
        for lang in Locale::ALL {
            for say in [date, short_date] {
                let said: std::collections::BTreeSet<String> = texts.iter().map(|text| say(when(text), lang)).collect();
                assert_eq!(said.len(), texts.len(), "{said:#?}");
            }
        }
    }
}
