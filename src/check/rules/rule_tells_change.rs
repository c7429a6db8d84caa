//! The text of a version is self-contained.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::fold::is_vowel_sign;
use crate::model::{FirstEdition, Record, Step};
use regex::Regex;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    code: "rule_tells_change",
    level: Level::Deny,
    summary: "The text of a version states the rule, not how it changed: it does not begin with a change (“Since …”, “Renamed …”, «منذ …») and does not repeat `change`. Records marked `first_edition: [wording]` are exempt.",
    why: "Readers of one version have not read the previous one. Differences belong in `change`.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "Since June 2019, hate is forbidden in groups too."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "Hate is forbidden, in groups too."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

const REMEDY: &str = "state the rule so that it can be read alone, and move the differences to `change`";

/// Matches a change at the start of an English text. A date is a month and a year, only a year, or a day.
static ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    const MONTH: &str = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    let date = format!(
        "(?:early |late |mid-|the (?:spring|summer|autumn|winter|end|beginning|middle) of )?(?:[0-9]{{1,2}} )?(?:{MONTH} )?(?:[0-9]{{1,2}}, )?(?:19|20)[0-9]{{2}}"
    );
    let beginnings = "since|renamed|reworded|rewritten|reinstated|newly|formerly|previously|no longer|not any longer|now|as of|starting";
    Regex::new(&format!("(?i)^(?:{beginnings}|(?:from|until|in|on|by|before|after|between) {date})\\b")).ok()
});

/// Matches a change at the start of an Arabic text without vowel signs.
static ARABIC: LazyLock<Option<Regex>> = LazyLock::new(|| {
    const MONTH: &str = "(?:يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول)";
    let date = format!(
        "(?:(?:مطلع|أوائل|أواخر|منتصف|نهاية|بداية) )?(?:[0-9٠-٩]{{1,2}} )?(?:شهر )?(?:{MONTH} )?(?:(?:عام|سنة|من عام) )?(?:19|20|١٩|٢٠)[0-9٠-٩]{{2}}"
    );
    let beginnings = "منذ|اعتبارا من|ابتداء من|أعيدت? تسمية|أعيدت? صياغة|غير اسم|تغير اسم|أصبحت?|صارت?|باتت?|لم يعد|لم تعد|لم يعودوا|الآن|سابقا|في السابق";
    Regex::new(&format!("^(?:{beginnings}|(?:في|حتى|قبل|بعد|من|بين) {date})(?:[^\\p{{L}}]|$)")).ok()
});

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    if policy.coding().first_edition().contains(&FirstEdition::Wording) {
        return;
    }
    for (place, version) in policy.versions().iter().enumerate() {
        let change = |language: &str| version.change().and_then(|change| change.in_language(language));
        let mut look = |language: &str, text: &str, within: &[Step]| {
            let at = in_version(place, [Step::Field("rule")].iter().chain(within).copied());
            if let Some(beginning) = beginning(text) {
                found.at(site.record, &at, format!("the text begins with a change: “{beginning} …”"), REMEDY);
            } else if change(language).is_some_and(|change| repeats(text, change)) {
                found.at(site.record, &at, "the text repeats `change`", REMEDY);
            }
        };
        look("en", version.rule().en(), &[Step::Field("en")]);
        for (place, local) in version.rule().local().iter().enumerate() {
            look(local.lang().as_str(), local.text(), &[Step::Field("local"), Step::Index(place), Step::Field("text")]);
        }
    }
}

/// Returns the words about a change at the start of a text, in English or Arabic.
fn beginning(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !is_vowel_sign(*c)).collect();
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let found = [&ENGLISH, &ARABIC].into_iter().find_map(|set| set.as_ref().and_then(|pattern| pattern.find(text)));
    found.map(|found| found.as_str().trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned())
}

/// Whether the rule contains the change word for word; a change of fewer than three words is ignored.
fn repeats(rule: &str, change: &str) -> bool {
    let change = words(change);
    // Words are never longer than the text.
    change.len() <= rule.len() + 2 && change.split(' ').count() > 4 && words(rule).contains(&*change)
}

/// Joins the words of a text with blanks around each.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for c in text.chars().filter(|c| !is_vowel_sign(*c)) {
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_with_a_change() {
        for text in [
            "Since September 2024 the terms forbid trade.",
            "since then, hate is banned",
            "Renamed from hate speech; hate is banned.",
            "Now covers groups.",
            "No longer allows it.",
            "In June 2019 the rule was widened.",
            "From 3 August 2021, hate is banned.",
            "Until January 2025 it was cut.",
            "In 2019, more is banned.",
            "“Since 2019”",
            "As of 2020 nothing is banned.",
            "منذ سبتمبر 2024 تمنع الشروط.",
            "مُنذ ذلك الحين",
            "أُعيدت تسمية القاعدة.",
            "أصبحت القاعدة أوسع.",
            "لم تعد القاعدة تشمل ذلك.",
            "في يونيو 2019 وُسعت القاعدة.",
            "حتى عام ٢٠٢٣ كان ذلك ممنوعاً.",
            "اعتباراً من 2020 يُمنع.",
        ] {
            assert!(beginning(text).is_some(), "{text}");
        }
        for text in [
            "Sincere apologies are not asked for.",
            "Nowhere on the service is hate allowed.",
            "Nudity is allowed in art.",
            "In private chats nothing is removed.",
            "From 13 years on one may have an account.",
            "Until a user is 18, no gifts can be sent.",
            "In 5000 channels, labels are required.",
            "Renaming an account to mislead is banned.",
            "By law, hate is banned.",
            "منذر",
            "في المحادثات الخاصة لا يُزال شيء.",
            "من يحرّض على العنف يُحظر.",
            "حتى التلميح ممنوع.",
        ] {
            assert_eq!(beginning(text), None, "{text}");
        }
        assert!(repeats("Hate is banned. Groups are named too.", "groups are named, too"));
        assert!(!repeats("Groups are named too.", "Groups too."));
    }
}
