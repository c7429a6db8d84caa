//! Dates, amounts and delays in words, in each language.
//!
//! What is said stands by itself, as in a table or after a colon: `since 2019`, `about 5,000`, and no preposition is to
//! be set before it. Digits are Western in both languages. Dates are read as [`When`] defines them: winter 2020 ends in
//! 2021, times are UTC.

use super::lang::Lang;
use super::terms::Term;
use crate::compare::Delay;
use crate::model::when::{Date, Doubt, Edge, Form, Time, X};
use crate::model::{Currency, Duration, Number, Quantity, Tally, Unit, When};

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
pub(super) fn date(when: When, lang: Lang) -> String {
    Voice { lang, short: false }.when(when)
}

/// A date for a narrow column, such as “1–3 Dec 2019 (one day)”.
pub(super) fn short_date(when: When, lang: Lang) -> String {
    Voice { lang, short: true }.when(when)
}

/// How dates are said.
#[derive(Clone, Copy)]
struct Voice {
    lang: Lang,
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
                    Lang::En if self.is_name(a) && self.is_name(b) => format!("{from} to {to}"),
                    Lang::En => format!("from {from} to {to}"),
                    Lang::Ar => format!("من {from} إلى {to}"),
                }
            }
            (Edge::At(from), Edge::Open) => {
                let since = self.lang.pick([if self.short { "from" } else { "since" }, "منذ"]);
                format!("{since} {}", at(from))
            }
            (Edge::At(from), Edge::Unknown) if self.short => format!("{} – {}", self.date(from, false), self.lang.pick(["?", "؟"])),
            (Edge::At(from), Edge::Unknown) => match self.lang {
                Lang::En => format!("from {}, end unknown", at(from)),
                Lang::Ar => format!("من {}، والنهاية غير معروفة", at(from)),
            },
            (Edge::Unknown, Edge::At(to)) if self.short => format!("{} – {}", self.lang.pick(["?", "؟"]), self.date(to, false)),
            (Edge::Unknown, Edge::At(to)) => match self.lang {
                Lang::En => format!("until {}, beginning unknown", at(to)),
                Lang::Ar => format!("حتى {}، والبداية غير معروفة", at(to)),
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
                    Lang::En => format!("{} between {from} and {to}", if days { "on a day" } else { "at some time" }),
                    Lang::Ar => format!("{} بين {from} و{to}", if days { "في يوم" } else { "في وقت ما" }),
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
            Lang::Ar => format!("في {at} {beyond}"),
            Lang::En if is_day(date) => format!("{day} {at}"),
            Lang::En if date.time != Time::None => format!("{time} {at}"),
            Lang::En if self.is_one_of(date) => format!("{at} {beyond}"),
            Lang::En => format!("in {at} {beyond}"),
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
            Lang::En if self.short => format!("{of}{}{name}{}", with(about, "c. "), with(perhaps, "?")),
            Lang::En => format!("{}{of}{}{name}", with(perhaps, "perhaps "), with(about, "about ")),
            Lang::Ar => {
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
                Lang::En => ("", format!("{}{year}s", if self.short { "" } else { "the " })),
                Lang::Ar => ("إحدى سنوات ", format!("{year}–{:04}", date.year + 9)),
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
            Lang::En => format!(", {time} UTC"),
            Lang::Ar => format!("، {}{time} بتوقيت غرينتش", if self.short { "" } else { "الساعة " }),
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

/// An amount by itself.
pub(super) fn quantity(quantity: Quantity, lang: Lang) -> String {
    match lang {
        Lang::En => quantity.to_string(),
        Lang::Ar => qualified(quantity, |number, _| number.to_string()),
    }
}

/// An amount of something, or a share in percent.
///
/// In Arabic the noun takes the form that the number asks for: “قناتان”, “5 قنوات”, “11 حسابًا”, “5,000 قناة”, and after a
/// word such as “أكثر من” the dual of that case, “أكثر من قناتين”. Ones and twos are words and not digits.
pub(super) fn counted(quantity: Quantity, of: impl Into<Counted>, share: bool, lang: Lang) -> String {
    match (lang, share) {
        (_, true) => percent(quantity, lang),
        (Lang::En, _) => counted_in_english(quantity, of.into()),
        (Lang::Ar, _) => counted_in_arabic(quantity, of.into()),
    }
}

/// What a figure counts: things, or money of a currency.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    Things(Unit),
    Money(Currency),
}

impl From<&Tally> for Counted {
    fn from(tally: &Tally) -> Self {
        tally.currency().map_or(Self::Things(tally.of()), Self::Money)
    }
}

impl From<Unit> for Counted {
    fn from(unit: Unit) -> Self {
        Self::Things(unit)
    }
}

/// The plural of what is counted, as a heading; for a currency without a name here its code.
pub(super) fn counted_things(of: impl Into<Counted>, lang: Lang) -> String {
    match (of.into(), lang) {
        (Counted::Things(unit), _) => unit.term(lang).to_owned(),
        (Counted::Money(currency), Lang::En) => money_in_english(&currency)[1].to_owned(),
        (Counted::Money(currency), Lang::Ar) => money_in_arabic(&currency).few.to_owned(),
    }
}

/// One unit of a currency, and many.
fn money_in_english(currency: &Currency) -> [&str; 2] {
    match currency.as_str() {
        "AUD" => ["Australian dollar", "Australian dollars"],
        "BRL" => ["Brazilian real", "Brazilian reais"],
        "EUR" => ["euro", "euros"],
        "GBP" => ["pound", "pounds"],
        "RUB" => ["ruble", "rubles"],
        "USD" => ["US dollar", "US dollars"],
        code => [code, code],
    }
}

fn money_in_arabic(currency: &Currency) -> Noun<'_> {
    Noun::of(match currency.as_str() {
        "AUD" => ["دولار أسترالي واحد", "دولاران أستراليان", "دولارين أستراليين", "دولارات أسترالية", "دولارًا أستراليًا", "الدولارات الأسترالية"],
        "BRL" => ["ريال برازيلي واحد", "ريالان برازيليان", "ريالين برازيليين", "ريالات برازيلية", "ريالًا برازيليًا", "الريالات البرازيلية"],
        "EUR" => ["يورو واحد", "2 يورو", "2 يورو", "يورو", "يورو", "اليورو"],
        "GBP" => {
            ["جنيه إسترليني واحد", "جنيهان إسترلينيان", "جنيهين إسترلينيين", "جنيهات إسترلينية", "جنيهًا إسترلينيًا", "الجنيهات الإسترلينية"]
        }
        "RUB" => ["روبل واحد", "روبلان", "روبلين", "روبلات", "روبلًا", "الروبلات"],
        "USD" => ["دولار أمريكي واحد", "دولاران أمريكيان", "دولارين أمريكيين", "دولارات أمريكية", "دولارًا أمريكيًا", "الدولارات الأمريكية"],
        code => return Noun::code(code),
    })
}

fn percent(share: Quantity, lang: Lang) -> String {
    match (share, lang) {
        (Quantity::All | Quantity::None, _) => quantity(share, lang),
        (Quantity::Unstated, _) => lang.pick(["share unstated", "النسبة غير مذكورة"]).to_owned(),
        // Not to be parted at the end of a line.
        (_, Lang::En) => format!("{share}\u{a0}%"),
        (Quantity::Between(low, high), Lang::Ar) => format!("بين {low} و{high} في المئة"),
        (_, Lang::Ar) => qualified(share, |number, _| format!("{number} في المئة")),
    }
}

fn counted_in_english(quantity: Quantity, of: Counted) -> String {
    use Quantity as Q;
    let [one, many] = match &of {
        Counted::Money(currency) => money_in_english(currency),
        Counted::Things(unit) => {
            let one = match unit {
                Unit::Url => "URL",
                Unit::IpAddress => "IP address",
                other => other.as_str(),
            };
            [one, unit.term(Lang::En)]
        }
    };
    match quantity {
        Q::Exactly(n) | Q::About(n) | Q::Nearly(n) | Q::AtLeast(n) | Q::MoreThan(n) | Q::AtMost(n) | Q::FewerThan(n) => {
            format!("{quantity} {}", if n == Number::new(1) { one } else { many })
        }
        Q::Dozens | Q::Hundreds | Q::Thousands | Q::TensOfThousands | Q::HundredsOfThousands | Q::Millions => {
            format!("{quantity} of {many}")
        }
        Q::Between(..) | Q::Several | Q::All => format!("{quantity} {many}"),
        Q::None => format!("no {many}"),
        Q::Unstated => format!("an unstated number of {many}"),
    }
}

fn counted_in_arabic(quantity: Quantity, of: Counted) -> String {
    use Quantity as Q;
    let noun = match &of {
        Counted::Things(unit) => noun(*unit),
        Counted::Money(currency) => money_in_arabic(currency),
    };
    match quantity {
        Q::Dozens | Q::Hundreds | Q::Thousands | Q::Millions => format!("{} {}", qualified(quantity, digits), noun.all),
        Q::TensOfThousands | Q::HundredsOfThousands => format!("{} من {}", qualified(quantity, digits), noun.all),
        Q::Several => format!("عدة {}", noun.few),
        Q::All => format!("كل {}", noun.all),
        Q::None => format!("لا {}", noun.few),
        Q::Unstated => format!("عدد غير مذكور من {}", noun.all),
        // So few that the second number would be a word and the first one digits.
        Q::Between(low, high) if high <= Number::new(2) => format!("بين {low} و{high} من {}", noun.all),
        Q::Between(low, high) => format!("بين {low} و{}", noun.after(high, true)),
        _ => qualified(quantity, |number, governed| noun.after(number, governed)),
    }
}

fn digits(number: Number, _: bool) -> String {
    number.to_string()
}

/// An amount in Arabic; `say` says a number, and learns whether a word before it governs it.
fn qualified(quantity: Quantity, say: impl Fn(Number, bool) -> String) -> String {
    match quantity {
        Quantity::Exactly(n) => say(n, false),
        Quantity::About(n) => format!("نحو {}", say(n, true)),
        Quantity::Nearly(n) => format!("ما يقارب {}", say(n, true)),
        Quantity::AtLeast(n) => format!("{} على الأقل", say(n, false)),
        Quantity::MoreThan(n) => format!("أكثر من {}", say(n, true)),
        Quantity::AtMost(n) => format!("{} على الأكثر", say(n, false)),
        Quantity::FewerThan(n) => format!("أقل من {}", say(n, true)),
        Quantity::Between(low, high) => format!("بين {} و{}", say(low, true), say(high, true)),
        Quantity::Several => "عدة".into(),
        Quantity::Dozens => "عشرات".into(),
        Quantity::Hundreds => "مئات".into(),
        Quantity::Thousands => "آلاف".into(),
        Quantity::TensOfThousands => "عشرات الآلاف".into(),
        Quantity::HundredsOfThousands => "مئات الآلاف".into(),
        Quantity::Millions => "ملايين".into(),
        Quantity::All => "الكل".into(),
        Quantity::None => "لا شيء".into(),
        Quantity::Unstated => "غير مذكور".into(),
    }
}

/// An Arabic noun in the forms that numbers ask for.
#[derive(Clone, Copy)]
struct Noun<'a> {
    /// One of them, with the word for one.
    one: &'a str,
    two: &'a str,
    /// Two of them after a word that governs them.
    of_two: &'a str,
    /// After 3 to 10.
    few: &'a str,
    /// After 11 to 99.
    many: &'a str,
    /// The plural with the article, governed.
    all: &'a str,
}

impl<'a> Noun<'a> {
    fn of([one, two, of_two, few, many, all]: [&'a str; 6]) -> Self {
        Self { one, two, of_two, few, many, all }
    }

    /// The code of a currency, which has no forms.
    fn code(code: &'a str) -> Self {
        Self { one: code, two: code, of_two: code, few: code, many: code, all: code }
    }

    /// The number with the noun.
    fn after(self, number: Number, governed: bool) -> String {
        let two = if governed { self.of_two } else { self.two };
        // A code keeps its number; a noun in the dual has none.
        let whole = number.whole().filter(|_| self.one != self.two);
        whole.map_or_else(|| format!("{number} {}", alone(self.one)), |n| agreed(n, [self.one, two, self.few, self.many]))
    }
}

/// A whole number with an Arabic noun in the form that it asks for, by the rules of CLDR.
fn agreed(n: u64, [one, two, few, many]: [&str; 4]) -> String {
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
fn alone(one: &str) -> &str {
    one.strip_suffix(" واحدة").or_else(|| one.strip_suffix(" واحد")).unwrap_or(one)
}

fn noun(unit: Unit) -> Noun<'static> {
    Noun::of(match unit {
        Unit::Account => ["حساب واحد", "حسابان", "حسابين", "حسابات", "حسابًا", "الحسابات"],
        Unit::Bot => ["روبوت واحد", "روبوتان", "روبوتين", "روبوتات", "روبوتًا", "الروبوتات"],
        Unit::Channel => ["قناة واحدة", "قناتان", "قناتين", "قنوات", "قناة", "القنوات"],
        Unit::Group => ["مجموعة واحدة", "مجموعتان", "مجموعتين", "مجموعات", "مجموعة", "المجموعات"],
        Unit::Chat => ["محادثة واحدة", "محادثتان", "محادثتين", "محادثات", "محادثة", "المحادثات"],
        Unit::Community => ["مجتمع واحد", "مجتمعان", "مجتمعين", "مجتمعات", "مجتمعًا", "المجتمعات"],
        Unit::Page => ["صفحة واحدة", "صفحتان", "صفحتين", "صفحات", "صفحة", "الصفحات"],
        Unit::Post => ["منشور واحد", "منشوران", "منشورين", "منشورات", "منشورًا", "المنشورات"],
        Unit::Message => ["رسالة واحدة", "رسالتان", "رسالتين", "رسائل", "رسالة", "الرسائل"],
        Unit::Video => ["مقطع فيديو واحد", "مقطعا فيديو", "مقطعي فيديو", "مقاطع فيديو", "مقطع فيديو", "مقاطع الفيديو"],
        Unit::Image => ["صورة واحدة", "صورتان", "صورتين", "صور", "صورة", "الصور"],
        Unit::Item => ["مادة واحدة", "مادتان", "مادتين", "مواد", "مادة", "المواد"],
        Unit::Url => ["رابط واحد", "رابطان", "رابطين", "روابط", "رابطًا", "الروابط"],
        Unit::Hash => ["بصمة رقمية واحدة", "بصمتان رقميتان", "بصمتين رقميتين", "بصمات رقمية", "بصمة رقمية", "البصمات الرقمية"],
        Unit::Person => ["شخص واحد", "شخصان", "شخصين", "أشخاص", "شخصًا", "الأشخاص"],
        Unit::User => ["مستخدم واحد", "مستخدمان", "مستخدمَين", "مستخدمين", "مستخدمًا", "المستخدمين"],
        Unit::Subscriber => ["مشترك واحد", "مشتركان", "مشتركَين", "مشتركين", "مشتركًا", "المشتركين"],
        Unit::Follower => ["متابع واحد", "متابعان", "متابعَين", "متابعين", "متابعًا", "المتابعين"],
        Unit::View => ["مشاهدة واحدة", "مشاهدتان", "مشاهدتين", "مشاهدات", "مشاهدة", "المشاهدات"],
        Unit::Request => ["طلب واحد", "طلبان", "طلبين", "طلبات", "طلبًا", "الطلبات"],
        Unit::Order => ["أمر واحد", "أمران", "أمرين", "أوامر", "أمرًا", "الأوامر"],
        Unit::IpAddress => ["عنوان IP واحد", "عنوانا IP", "عنواني IP", "عناوين IP", "عنوان IP", "عناوين IP"],
        Unit::Domain => ["نطاق واحد", "نطاقان", "نطاقين", "نطاقات", "نطاقًا", "النطاقات"],
        Unit::Platform => ["منصة واحدة", "منصتان", "منصتين", "منصات", "منصة", "المنصات"],
        Unit::Country => ["دولة واحدة", "دولتان", "دولتين", "دول", "دولة", "الدول"],
        Unit::Statement => ["تصريح واحد", "تصريحان", "تصريحين", "تصريحات", "تصريحًا", "التصريحات"],
        Unit::Minute => ["دقيقة واحدة", "دقيقتان", "دقيقتين", "دقائق", "دقيقة", "الدقائق"],
        Unit::Hour => ["ساعة واحدة", "ساعتان", "ساعتين", "ساعات", "ساعة", "الساعات"],
        Unit::Day => ["يوم واحد", "يومان", "يومين", "أيام", "يومًا", "الأيام"],
        Unit::Money => ["مبلغ واحد", "مبلغان", "مبلغين", "مبالغ", "مبلغًا", "المبالغ"],
        Unit::Megabyte => ["ميغابايت واحد", "2 ميغابايت", "2 ميغابايت", "ميغابايت", "ميغابايت", "الميغابايت"],
        Unit::Reviewer => ["مراجع واحد", "مراجعان", "مراجعَين", "مراجعين", "مراجعًا", "المراجعين"],
    })
}

const MONTH: [&str; 6] = ["شهر واحد", "شهران", "شهرين", "أشهر", "شهرًا", "الأشهر"];
const YEAR: [&str; 6] = ["سنة واحدة", "سنتان", "سنتين", "سنوات", "سنة", "السنوات"];

/// A length of time as a rule states it, such as “90 days”.
pub(super) fn duration(duration: Duration, lang: Lang) -> String {
    let Some((number, unit)) = duration.parts() else { return lang.pick(["indefinite", "غير محددة المدة"]).to_owned() };
    let ([one, many], arabic) = match unit {
        'm' => (["minute", "minutes"], noun(Unit::Minute)),
        'H' => (["hour", "hours"], noun(Unit::Hour)),
        'D' => (["day", "days"], noun(Unit::Day)),
        'W' => (["week", "weeks"], Noun::of(["أسبوع واحد", "أسبوعان", "أسبوعين", "أسابيع", "أسبوعًا", "الأسابيع"])),
        'M' => (["month", "months"], Noun::of(MONTH)),
        _ => (["year", "years"], Noun::of(YEAR)),
    };
    match lang {
        Lang::En => format!("{} {}", Number::new(u64::from(number)), if number == 1 { one } else { many }),
        Lang::Ar => arabic.after(Number::new(u64::from(number)), false),
    }
}

/// How long something took. The units are those of [`Delay`]'s own words, which are the English ones.
pub(super) fn delay(delay: Delay, lang: Lang) -> String {
    const MINUTE: u64 = 60;
    const DAY: u64 = 86_400;
    if lang == Lang::En {
        return delay.to_string();
    }
    let shortest = delay.shortest_seconds();
    let [month, year] = [Noun::of(MONTH), Noun::of(YEAR)];
    let (unit, noun) = match delay.longest_seconds().unwrap_or(shortest) {
        0..3_600 => (MINUTE, noun(Unit::Minute)),
        3_600..172_800 => (3_600, noun(Unit::Hour)),
        172_800..8_640_000 => (DAY, noun(Unit::Day)),
        8_640_000..94_608_000 => (30 * DAY, month),
        _ => (365 * DAY, year),
    };
    let say = |n: u64, governed| noun.after(Number::new(n), governed);
    let low = shortest / unit;
    let Some(longest) = delay.longest_seconds() else {
        return if low == 0 { "لا يمكن الجزم".to_owned() } else { format!("{} على الأقل", say(low, false)) };
    };
    let high = longest.div_ceil(unit);
    let text = match low {
        _ if low == high => say(low, false),
        0 => format!("{} على الأكثر", say(high, false)),
        1 | 2 => format!("من {} إلى {}", say(low, true), say(high, true)),
        _ => format!("من {low} إلى {}", say(high, true)),
    };
    if delay.may_be_longer() { format!("{text}، أو أطول وفق بعض الروايات") } else { text }
}

/// So many of something: in English “1 record” and “3 records”; in Arabic one of them (with واحد or واحدة), two, the
/// plural after 3 to 10, and the singular after 11 to 99; after hundreds it is that for one without واحد.
pub(super) fn plural(n: usize, lang: Lang, [one, many]: [&str; 2], arabic: [&str; 4]) -> String {
    let n = n as u64;
    match (lang, n) {
        (Lang::En, 0) => format!("no {many}"),
        (Lang::En, 1) => format!("1 {one}"),
        (Lang::En, _) => format!("{} {many}", Number::new(n)),
        (Lang::Ar, 0) => format!("لا {}", arabic[2]),
        (Lang::Ar, _) => agreed(n, arabic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::latency;

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
            assert_eq!([date(when(text), Lang::En), date(when(text), Lang::Ar)], [english, arabic], "{text}");
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
            assert_eq!([date(when(text), Lang::En), date(when(text), Lang::Ar)], [english, arabic], "{text}");
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
            assert_eq!([short_date(when(text), Lang::En), short_date(when(text), Lang::Ar)], [english, arabic], "{text}");
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
            for lang in Lang::ALL {
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
        for lang in Lang::ALL {
            for say in [date, short_date] {
                let said: std::collections::BTreeSet<String> = texts.iter().map(|text| say(when(text), lang)).collect();
                assert_eq!(said.len(), texts.len(), "{said:#?}");
            }
        }
    }

    #[test]
    fn amounts() {
        let n = Number::new;
        for (amount, english, arabic) in [
            (Quantity::Exactly(n(8500)), "8,500", "8,500"),
            (Quantity::About(n(5000)), "about 5,000", "نحو 5,000"),
            (Quantity::Nearly(n(5000)), "nearly 5,000", "ما يقارب 5,000"),
            (Quantity::AtLeast(n(5000)), "at least 5,000", "5,000 على الأقل"),
            (Quantity::MoreThan(n(8500)), "more than 8,500", "أكثر من 8,500"),
            (Quantity::Between(n(5), n(10)), "5 to 10", "بين 5 و10"),
            (Quantity::TensOfThousands, "tens of thousands", "عشرات الآلاف"),
            (Quantity::Unstated, "unstated", "غير مذكور"),
        ] {
            assert_eq!([quantity(amount, Lang::En), quantity(amount, Lang::Ar)], [english, arabic]);
        }
    }

    #[test]
    fn things_counted() {
        let n = Number::new;
        for (amount, unit, english, arabic) in [
            (Quantity::Exactly(n(0)), Unit::Channel, "0 channels", "0 قناة"),
            (Quantity::Exactly(n(1)), Unit::Channel, "1 channel", "قناة واحدة"),
            (Quantity::Exactly(n(2)), Unit::Channel, "2 channels", "قناتان"),
            (Quantity::MoreThan(n(2)), Unit::Channel, "more than 2 channels", "أكثر من قناتين"),
            (Quantity::AtLeast(n(2)), Unit::User, "at least 2 users", "مستخدمان على الأقل"),
            (Quantity::Exactly(n(5)), Unit::User, "5 users", "5 مستخدمين"),
            (Quantity::Exactly(n(11)), Unit::Account, "11 accounts", "11 حسابًا"),
            (Quantity::About(n(5000)), Unit::Channel, "about 5,000 channels", "نحو 5,000 قناة"),
            (Quantity::Exactly(n(2096)), Unit::Bot, "2,096 bots", "2,096 روبوتًا"),
            (Quantity::Exactly(n(103)), Unit::Country, "103 countries", "103 دول"),
            (Quantity::Exactly(n(100)), Unit::IpAddress, "100 IP addresses", "100 عنوان IP"),
            (Quantity::Exactly(Number::from_thousandths(1500)), Unit::Hour, "1.5 hours", "1.5 ساعة"),
            (Quantity::Between(n(5), n(12)), Unit::Video, "5 to 12 videos", "بين 5 و12 مقطع فيديو"),
            (Quantity::Between(n(1), n(2)), Unit::Group, "1 to 2 groups", "بين 1 و2 من المجموعات"),
            (Quantity::Several, Unit::Group, "several groups", "عدة مجموعات"),
            (Quantity::Dozens, Unit::Account, "dozens of accounts", "عشرات الحسابات"),
            (Quantity::HundredsOfThousands, Unit::Item, "hundreds of thousands of items", "مئات الآلاف من المواد"),
            (Quantity::All, Unit::Url, "all URLs", "كل الروابط"),
            (Quantity::None, Unit::Hash, "no hashes", "لا بصمات رقمية"),
            (Quantity::Unstated, Unit::Person, "an unstated number of people", "عدد غير مذكور من الأشخاص"),
            (Quantity::AtMost(n(1)), Unit::IpAddress, "at most 1 IP address", "عنوان IP واحد على الأكثر"),
        ] {
            assert_eq!([counted(amount, unit, false, Lang::En), counted(amount, unit, false, Lang::Ar)], [english, arabic]);
        }
    }

    #[test]
    fn money() {
        let n = Number::new;
        for (amount, currency, english, arabic) in [
            (Quantity::Exactly(n(1)), "EUR", "1 euro", "يورو واحد"),
            (Quantity::About(n(622_000)), "USD", "about 622,000 US dollars", "نحو 622,000 دولار أمريكي"),
            (Quantity::Exactly(n(957_780)), "AUD", "957,780 Australian dollars", "957,780 دولارًا أستراليًا"),
            (Quantity::Exactly(n(2)), "CHF", "2 CHF", "2 CHF"),
            (Quantity::Millions, "CHF", "millions of CHF", "ملايين CHF"),
        ] {
            let currency = Counted::Money(Currency::from_static(currency));
            assert_eq!([counted(amount, currency, false, Lang::En), counted(amount, currency, false, Lang::Ar)], [english, arabic]);
        }
    }

    #[test]
    fn shares() {
        let n = Number::new;
        for (amount, english, arabic) in [
            (Quantity::Exactly(n(94)), "94\u{a0}%", "94 في المئة"),
            (Quantity::MoreThan(Number::from_thousandths(99_500)), "more than 99.5\u{a0}%", "أكثر من 99.5 في المئة"),
            (Quantity::Between(n(20), n(30)), "20 to 30\u{a0}%", "بين 20 و30 في المئة"),
            (Quantity::All, "all", "الكل"),
            (Quantity::Unstated, "share unstated", "النسبة غير مذكورة"),
        ] {
            assert_eq!([counted(amount, Unit::Item, true, Lang::En), counted(amount, Unit::Item, true, Lang::Ar)], [english, arabic]);
        }
    }

    #[test]
    fn every_unit_has_its_noun() {
        for unit in Unit::ALL {
            let noun = noun(*unit);
            assert_ne!(alone(noun.one), noun.one, "{unit}");
            // The plural after a number is that of the label but for the case.
            let label = unit.term(Lang::Ar);
            assert_eq!(label.strip_suffix("ون").map_or(label.to_owned(), |stem| format!("{stem}ين")), noun.few, "{unit}");
        }
    }

    #[test]
    fn delays() {
        for (cause, reply, english, arabic) in [
            ("2019-11-29T10:00:00Z", "2019-11-29T10:00:00Z", "0 minutes", "0 دقيقة"),
            ("2019-11-29T10:00:00Z", "2019-11-29T10:01:00Z", "1 minute", "دقيقة واحدة"),
            ("2019-11-29T10:00:00Z", "2019-11-29T10:02:00Z", "2 minutes", "دقيقتان"),
            ("2019-11-29T10:00:00Z", "2019-11-29T10:11:00Z", "11 minutes", "11 دقيقة"),
            ("2019-11-29T10:00:00Z", "2019-11-29T13:00:00Z", "3 hours", "3 ساعات"),
            // Where one unit ends and the next begins.
            ("2010-01-01T00:00:00Z", "2010-01-01T00:59:00Z", "59 minutes", "59 دقيقة"),
            ("2010-01-01T00:00:00Z", "2010-01-01T01:00:00Z", "1 hour", "ساعة واحدة"),
            ("2010-01-01T00:00:00Z", "2010-01-02T23:59:00Z", "47 to 48 hours", "من 47 إلى 48 ساعة"),
            ("2010-01-01T00:00:00Z", "2010-01-03T00:00:00Z", "2 days", "يومان"),
            ("2010-01-01T00:00:00Z", "2010-04-10T00:00:00Z", "99 days", "99 يومًا"),
            ("2010-01-01T00:00:00Z", "2010-04-11T00:00:00Z", "3 to 4 months", "من 3 إلى 4 أشهر"),
            ("2010-01-01T00:00:00Z", "2012-12-30T00:00:00Z", "36 to 37 months", "من 36 إلى 37 شهرًا"),
            ("2010-01-01T00:00:00Z", "2012-12-31T00:00:00Z", "3 years", "3 سنوات"),
            ("2019-11-29", "2019-12-03", "3 to 5 days", "من 3 إلى 5 أيام"),
            ("2019-11-29", "2019-12-01", "1 to 3 days", "من يوم واحد إلى 3 أيام"),
            ("2019-11-29", "2019-12-02", "2 to 4 days", "من يومين إلى 4 أيام"),
            ("2019-11-29", "2019-11-30", "up to 48 hours", "48 ساعة على الأكثر"),
            ("2019-11", "2019-11", "up to 30 days", "30 يومًا على الأكثر"),
            ("2017", "2017", "up to 13 months", "13 شهرًا على الأكثر"),
            ("2014", "2018", "3 to 6 years", "من 3 إلى 6 سنوات"),
            ("2019-11-29", "[2019-12-10..]", "at least 10 days", "10 أيام على الأقل"),
            ("2019-11-29T10:00:00Z", "[2019-12-01T10:00:00Z..]", "at least 2 days", "يومان على الأقل"),
            ("2019-11", "[2019-11-29..]", "cannot say", "لا يمكن الجزم"),
        ] {
            let Some(wait) = latency(when(cause), when(reply)) else { panic!("{cause} {reply}") };
            assert_eq!([delay(wait, Lang::En), delay(wait, Lang::Ar)], [english, arabic], "{cause} {reply}");
        }
    }

    #[test]
    fn durations() {
        for (text, english, arabic) in [
            ("PT30M", "30 minutes", "30 دقيقة"),
            ("PT1H", "1 hour", "ساعة واحدة"),
            ("PT48H", "48 hours", "48 ساعة"),
            ("P90D", "90 days", "90 يومًا"),
            ("P2W", "2 weeks", "أسبوعان"),
            ("P6M", "6 months", "6 أشهر"),
            ("P1Y", "1 year", "سنة واحدة"),
            ("P100D", "100 days", "100 يوم"),
            ("indefinite", "indefinite", "غير محددة المدة"),
        ] {
            let length: Duration = text.parse().unwrap();
            assert_eq!([duration(length, Lang::En), duration(length, Lang::Ar)], [english, arabic]);
        }
    }

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
            assert_eq!([records(n, Lang::En), records(n, Lang::Ar)], [english, arabic]);
        }
    }
}
