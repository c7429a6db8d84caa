//! The parts of rules in words, with their typed facts, and what differs between two versions.

use std::borrow::Cow;

use super::messages::{self as m, Word};
use super::plurals::plural;
use super::{Label as _, Locale, amounts, labels};
use crate::compare::{Fact, FactChange, FactName, FactValue, PartFacts, RuleTurn, VersionChange};
use crate::model::{Country, Part, Says};

/// So many records.
#[must_use]
pub fn records(n: usize, lang: Locale) -> String {
    plural(n, lang, ["record", "records"], ["سجل واحد", "سجلان", "سجلات", "سجلًا"])
}

/// So many rules.
#[must_use]
pub fn rules(n: usize, lang: Locale) -> String {
    m::rules(lang, n)
}

/// So many statements of a part.
#[must_use]
pub fn statements(n: usize, lang: Locale) -> String {
    plural(n, lang, ["statement", "statements"], ["نص واحد", "نصان", "نصوص", "نصًا"])
}

/// So many turns of rules.
#[must_use]
pub fn turns(n: usize, lang: Locale) -> String {
    plural(n, lang, ["change of a rule", "changes of rules"], ["تغيير واحد", "تغييران", "تغييرات", "تغييرًا"])
}

/// What a fact of a part is called.
#[must_use]
pub fn fact_name(part: Part, name: FactName, lang: Locale) -> &'static str {
    lang.pick(word(part, name))
}

fn word(part: Part, name: FactName) -> Word {
    match (name, part) {
        (FactName::By, _) => m::DONE_BY,
        (FactName::Traits, _) => m::TRAITS,
        (FactName::ConditionalTraits, _) => m::CONDITIONAL_TRAITS,
        (FactName::Designations, _) => m::DESIGNATIONS,
        (FactName::Kinds, _) => m::EXCEPTED,
        (FactName::Measure, _) => m::MEASURE,
        (FactName::On, Part::Disclosure) => m::GROUNDED_ON,
        (FactName::On, _) => m::ON_WHAT,
        (FactName::Trigger, _) => m::SET_OFF_BY,
        (FactName::Number, _) => m::HOW_MANY_BREACHES,
        (FactName::Within, _) => m::WITHIN,
        (FactName::Lasts, _) => m::LASTS,
        (FactName::Material, _) => m::MATERIAL,
        (FactName::Encrypted, _) => m::ENCRYPTED,
        (FactName::Who, _) => m::WHO_CAN,
        (FactName::Channels, _) => m::CHANNELS,
        (FactName::Anonymous, _) => m::ANONYMOUS,
        (FactName::Timing, Part::Review) => m::BEFORE_OR_AFTER_PUBLICATION,
        (FactName::Timing, _) => m::BEFORE_OR_AFTER_DECISION,
        (FactName::Criteria, _) => m::WEIGHED,
        (FactName::To, Part::Referral) => m::TO_WHOM,
        (FactName::To, _) => m::TOLD,
        (FactName::Of, Part::Transparency) => m::REPORTED_THINGS,
        (FactName::Of, _) => m::OF_WHAT,
        (FactName::Reasons, _) => m::REASONS,
        (FactName::Deadline, _) => m::DEADLINE,
        (FactName::Attempts, _) => m::ATTEMPTS,
        (FactName::Answer, _) => m::ANSWERED_WITHIN,
        (FactName::DecidedBy, _) => m::DECIDED_BY,
        (FactName::OutsideBody, _) => m::OUTSIDE_BODY,
        (FactName::UserTold, _) => m::USER_TOLD,
        (FactName::Minimum, _) => m::YEARS_OF_AGE,
        (FactName::ParentalConsent, _) => m::PARENTS,
        (FactName::Every, _) => m::HOW_OFTEN,
        (FactName::Modality, _) => m::BINDING,
        (FactName::Says, _) => STATED,
        (FactName::AppliesIn, _) => m::ONLY_IN,
        (FactName::Detail, _) => DETAIL,
    }
}

/// A part of which nothing more is recorded.
pub const BARE: [&str; 2] = ["stated, with nothing more recorded", "تنص عليه القاعدة، ولا شيء آخر مسجل"];
const NOT_STATED: Word = ["not stated", "غير مذكور"];
const EVERYWHERE: Word = ["everywhere", "في كل مكان"];
const STANCE: Word = ["stance", "الموقف"];
const SURFACES: Word = ["surfaces", "المساحات"];
const STATED: Word = ["whether it is stated", "هل تنص عليه القاعدة"];
const DETAIL: Word = ["detail", "التفصيل"];

/// A value of a fact.
#[must_use]
pub fn fact_value(value: FactValue<'_>, lang: Locale) -> Cow<'_, str> {
    let label = match value {
        FactValue::Authority(word) => word.label(lang),
        FactValue::Channel(word) => word.label(lang),
        FactValue::Criterion(word) => word.label(lang),
        FactValue::Decision(word) => word.label(lang),
        FactValue::Designation(word) => word.label(lang),
        FactValue::Doer(word) => word.label(lang),
        FactValue::ExceptionKind(word) => word.label(lang),
        FactValue::LegalBasis(word) => word.label(lang),
        FactValue::Material(word) => word.label(lang),
        FactValue::Measure(word) => word.label(lang),
        FactValue::Method(word) => word.label(lang),
        FactValue::Modality(word) => word.label(lang),
        FactValue::Object(word) => word.label(lang),
        FactValue::Published(word) => word.label(lang),
        FactValue::Recipient(word) => word.label(lang),
        FactValue::Says(word) => word.label(lang),
        FactValue::Timing(word) => word.label(lang),
        FactValue::Trait(word) => word.label(lang),
        FactValue::Trigger(word) => word.label(lang),
        FactValue::YesNo(word) => word.label(lang),
        FactValue::Number(number) => return number.to_string().into(),
        FactValue::Duration(duration) => return amounts::duration(duration, lang).into(),
        FactValue::Country(country) => return labels::country(country, lang).into_owned().into(),
        FactValue::Text(text) => return lang.of(text).unwrap_or(text.en()).into(),
    };
    label.into()
}

/// All values of a fact.
#[must_use]
pub fn fact_values(fact: &Fact<'_>, lang: Locale) -> String {
    listed(&fact.values, lang)
}

fn listed(values: &[FactValue<'_>], lang: Locale) -> String {
    values.iter().map(|value| fact_value(*value, lang)).collect::<Vec<_>>().join(lang.comma())
}

/// Its facts in one line, and what it says besides; empty where it is only there. How the rule says that there is none stands first.
///
/// ```
/// use moderation_record::{Version, compare::facts, dataset, text::{Locale, rules}};
/// let parts = dataset().policies().iter().flat_map(|policy| policy.versions()).filter_map(Version::parts).flat_map(facts);
/// assert!(parts.map(|part| rules::part(&part, Locale::En)).any(|words| words.starts_with("measure: ")));
/// ```
#[must_use]
pub fn part(part: &PartFacts<'_>, lang: Locale) -> String {
    let stated = part.stated();
    let denied = (stated.says != Says::States).then(|| format!("({})", stated.says.label(lang)));
    let facts: Vec<String> = part
        .all_facts()
        .iter()
        .filter(|fact| !matches!(fact.name, FactName::Says | FactName::Detail))
        .map(|fact| format!("{}: {}", fact_name(part.part(), fact.name, lang), fact_values(fact, lang)))
        .collect();
    let facts = Some(facts.join(" · ")).filter(|facts| !facts.is_empty());
    let detail = stated.detail.map(|detail| lang.of(detail).unwrap_or(detail.en()).to_owned());
    let told = [facts, detail].into_iter().flatten().collect::<Vec<_>>().join(" – ");
    [denied, Some(told).filter(|told| !told.is_empty())].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// One difference between two versions, in one line: `+` for what is new, `−` for what is gone.
#[must_use]
pub fn change(change: &VersionChange<'_>, lang: Locale) -> String {
    match change {
        VersionChange::Stance { before, after } => {
            let told =
                |stance: &Option<_>| stance.map_or(lang.pick(NOT_STATED), |stance: crate::model::Stance| stance.label(lang)).to_owned();
            turned(lang.pick(STANCE), &told(before), &told(after), lang)
        }
        VersionChange::AppliesIn { before, after } => territory(m::ONLY_IN, EVERYWHERE, before, after, lang),
        VersionChange::NotIn { before, after } => territory(m::NOT_IN, NOT_STATED, before, after, lang),
        VersionChange::Law { before, after } => territory(m::LAW_OF, NOT_STATED, before.as_slice(), after.as_slice(), lang),
        VersionChange::Surfaces { before, after } => {
            let gone = before.iter().filter(|surface| !after.contains(surface)).map(|surface| surface.label(lang).into());
            let new = after.iter().filter(|surface| !before.contains(surface)).map(|surface| surface.label(lang).into());
            format!("{}: {}", lang.pick(SURFACES), signed(new, gone, lang))
        }
        VersionChange::PartAdded(now) => format!("+ {}", whole(now, lang)),
        VersionChange::PartRemoved(before) => format!("− {}", whole(before, lang)),
        VersionChange::PartChanged { now, facts, .. } => {
            let measure = match now.fact(FactName::Measure) {
                [] => String::new(),
                measure => format!(" ({})", listed(measure, lang)),
            };
            let facts: Vec<String> = facts.iter().map(|fact| fact_change(now.part(), fact, lang)).collect();
            format!("{}{measure}: {}", now.part().label(lang), facts.join(lang.pick(["; ", "؛ "])))
        }
    }
}

fn territory(name: Word, none: Word, before: &[Country], after: &[Country], lang: Locale) -> String {
    let told = |countries: &[Country]| match countries {
        [] => lang.pick(none).to_owned(),
        some => some.iter().map(|country| labels::country(*country, lang)).collect::<Vec<_>>().join(lang.comma()),
    };
    turned(lang.pick(name), &told(before), &told(after), lang)
}

fn turned(name: &str, before: &str, after: &str, lang: Locale) -> String {
    format!("{name}: {before}{}{after}", lang.pick([" → ", " ← "]))
}

fn signed<'w>(new: impl Iterator<Item = Cow<'w, str>>, gone: impl Iterator<Item = Cow<'w, str>>, lang: Locale) -> String {
    let signed = new.map(|value| format!("+ {value}")).chain(gone.map(|value| format!("− {value}")));
    signed.collect::<Vec<_>>().join(lang.comma())
}

fn fact_change(part: Part, change: &FactChange<'_>, lang: Locale) -> String {
    let name = fact_name(part, change.fact, lang);
    if change.fact.is_list() {
        let value = |value| fact_value(value, lang);
        return format!("{name}: {}", signed(change.added().map(value), change.removed().map(value), lang));
    }
    let told = |values: &[FactValue<'_>]| match (values, change.fact) {
        ([], FactName::Says) => Says::States.label(lang).to_owned(),
        ([], _) => lang.pick(NOT_STATED).to_owned(),
        (values, _) => listed(values, lang),
    };
    turned(name, &told(&change.before), &told(&change.after), lang)
}

fn whole(of: &PartFacts<'_>, lang: Locale) -> String {
    let told = part(of, lang);
    let kind = of.part().label(lang);
    if told.is_empty() { kind.to_owned() } else { format!("{kind}: {told}") }
}

/// What became of a rule at a turn of its history.
#[must_use]
pub fn turn(turn: &RuleTurn<'_>, lang: Locale) -> String {
    match turn {
        RuleTurn::Began(_) => lang.pick(["new rule", "قاعدة جديدة"]).to_owned(),
        RuleTurn::Changed(version) => match version.change() {
            Some(change) => lang.of(change).unwrap_or(change.en()).to_owned(),
            None => format!("{} ({})", lang.pick(["changed", "تغيّرت"]), version.key()),
        },
        RuleTurn::Ended => lang.pick(["ended", "انتهت"]).to_owned(),
    }
}
