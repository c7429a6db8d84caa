//! Amounts, lengths of time and counted things in words, in each language.
//!
//! In Arabic the noun takes the form that the number asks for. Digits are Western in both languages.

use super::Locale;
use super::labels::Label as _;
use super::plurals::{agreed, alone};
use crate::compare::Delay;
use crate::model::{Currency, Duration, Figure, Number, Quantity, Unit};

/// An amount by itself.
#[must_use]
pub fn quantity(quantity: Quantity, lang: Locale) -> String {
    match lang {
        Locale::En => quantity.to_string(),
        Locale::Ar => qualified(quantity, |number, _| number.to_string()),
    }
}

/// An amount of something, or a share in percent.
///
/// In Arabic the noun takes the form that the number asks for: “قناتان”, “5 قنوات”, “11 حسابًا”, “5,000 قناة”, and after a
/// word such as “أكثر من” the dual of that case, “أكثر من قناتين”. Ones and twos are words and not digits.
#[must_use]
pub fn counted(quantity: Quantity, of: impl Into<Counted>, share: bool, lang: Locale) -> String {
    match (lang, share) {
        (_, true) => percent(quantity, lang),
        (Locale::En, _) => counted_in_english(quantity, of.into()),
        (Locale::Ar, _) => counted_in_arabic(quantity, of.into()),
    }
}

/// What a figure counts: things, or money of a currency.
#[derive(Clone, Copy)]
pub enum Counted {
    /// Things of a unit.
    Things(Unit),
    /// Money of a currency.
    Money(Currency),
}

impl From<&Figure> for Counted {
    fn from(figure: &Figure) -> Self {
        figure.currency().map_or(Self::Things(figure.of()), Self::Money)
    }
}

impl From<Unit> for Counted {
    fn from(unit: Unit) -> Self {
        Self::Things(unit)
    }
}

/// The plural of what is counted, as a heading; for a currency without a name here its code.
#[must_use]
pub fn counted_things(of: impl Into<Counted>, lang: Locale) -> String {
    match (of.into(), lang) {
        (Counted::Things(unit), _) => unit.label(lang).to_owned(),
        (Counted::Money(currency), Locale::En) => money_in_english(&currency)[1].to_owned(),
        (Counted::Money(currency), Locale::Ar) => money_in_arabic(&currency).few.to_owned(),
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

fn percent(share: Quantity, lang: Locale) -> String {
    match (share, lang) {
        (Quantity::All | Quantity::None, _) => quantity(share, lang),
        (Quantity::Unstated, _) => lang.pick(["share unstated", "النسبة غير مذكورة"]).to_owned(),
        // Not to be parted at the end of a line.
        (_, Locale::En) => format!("{share}\u{a0}%"),
        (Quantity::Between(low, high), Locale::Ar) => format!("بين {low} و{high} في المئة"),
        (_, Locale::Ar) => qualified(share, |number, _| format!("{number} في المئة")),
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
            [one, unit.label(Locale::En)]
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
#[must_use]
pub fn duration(duration: Duration, lang: Locale) -> String {
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
        Locale::En => format!("{} {}", Number::new(u64::from(number)), if number == 1 { one } else { many }),
        Locale::Ar => arabic.after(Number::new(u64::from(number)), false),
    }
}

/// How long something took, in minutes, hours, days, months (of 30 days) or years (of 365 days), whichever fits the
/// longest time; “cannot say” where nothing bounds it.
#[must_use]
pub fn delay(delay: Delay, lang: Locale) -> String {
    const MINUTE: u64 = 60;
    const DAY: u64 = 86_400;
    let shortest = delay.shortest_seconds();
    let (unit, [one, many], noun) = match delay.longest_seconds().unwrap_or(shortest) {
        0..3_600 => (MINUTE, ["minute", "minutes"], noun(Unit::Minute)),
        3_600..172_800 => (3_600, ["hour", "hours"], noun(Unit::Hour)),
        172_800..8_640_000 => (DAY, ["day", "days"], noun(Unit::Day)),
        8_640_000..94_608_000 => (30 * DAY, ["month", "months"], Noun::of(MONTH)),
        _ => (365 * DAY, ["year", "years"], Noun::of(YEAR)),
    };
    let say = |n: u64, governed| match lang {
        Locale::En => format!("{n} {}", if n == 1 { one } else { many }),
        Locale::Ar => noun.after(Number::new(n), governed),
    };
    let low = shortest / unit;
    let Some(longest) = delay.longest_seconds() else {
        return match (low, lang) {
            (0, _) => cannot_say(lang).to_owned(),
            (_, Locale::En) => format!("at least {}", say(low, false)),
            (_, Locale::Ar) => format!("{} على الأقل", say(low, false)),
        };
    };
    let high = longest.div_ceil(unit);
    let text = match (low, lang) {
        _ if low == high => say(low, false),
        (0, Locale::En) => format!("up to {}", say(high, false)),
        (0, Locale::Ar) => format!("{} على الأكثر", say(high, false)),
        (_, Locale::En) => format!("{low} to {}", say(high, false)),
        (1 | 2, Locale::Ar) => format!("من {} إلى {}", say(low, true), say(high, true)),
        (_, Locale::Ar) => format!("من {low} إلى {}", say(high, true)),
    };
    let longer = if delay.may_be_longer() {
        lang.pick([", or longer by some accounts", "، أو أطول وفق بعض الروايات"])
    } else {
        ""
    };
    text + longer
}

/// The words for a delay that no date bounds.
#[must_use]
pub fn cannot_say(lang: Locale) -> &'static str {
    lang.pick(["cannot say", "لا يمكن الجزم"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::latency;
    use crate::model::When;

    fn when(text: &str) -> When {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
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
            assert_eq!([quantity(amount, Locale::En), quantity(amount, Locale::Ar)], [english, arabic]);
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
            assert_eq!([counted(amount, unit, false, Locale::En), counted(amount, unit, false, Locale::Ar)], [english, arabic]);
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
            assert_eq!([counted(amount, currency, false, Locale::En), counted(amount, currency, false, Locale::Ar)], [english, arabic]);
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
            assert_eq!([counted(amount, Unit::Item, true, Locale::En), counted(amount, Unit::Item, true, Locale::Ar)], [english, arabic]);
        }
    }

    #[test]
    fn every_unit_has_its_noun() {
        for unit in Unit::ALL {
            let noun = noun(*unit);
            assert_ne!(alone(noun.one), noun.one, "{unit}");
            // The plural after a number is that of the label but for the case.
            let label = unit.label(Locale::Ar);
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
            assert_eq!([delay(wait, Locale::En), delay(wait, Locale::Ar)], [english, arabic], "{cause} {reply}");
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
            assert_eq!([duration(length, Locale::En), duration(length, Locale::Ar)], [english, arabic]);
        }
    }
}
