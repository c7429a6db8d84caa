//! Answers of [`compare`](crate::compare) in words, in each language.

use std::collections::HashSet;

use super::labels::{self, Label as _};
use super::{Locale, amounts, dates, messages as m};
use crate::compare::{Clause, Coverage, Dispute, DisputeAbout, Question, Space, Standing};
use crate::model::{Attested, ClaimView, Claimed, Figure, Party, Policy, Scale, Text, Version, When};

/// The question of a row, as a heading that stands alone.
#[must_use]
pub fn question(question: Question, lang: Locale) -> String {
    match (question, lang) {
        (Question::Says(area, space), Locale::En) => format!("What it says about {} in {}", area.label(lang), space.label(lang)),
        (Question::Says(area, space), Locale::Ar) => format!("ماذا تقول عن {} في {}", area.label(lang), space.label(lang)),
        (Question::SaysOn(part), Locale::En) => format!("What it states: {}", part.label(lang)),
        (Question::SaysOn(part), Locale::Ar) => format!("ماذا تقول بشأن: {}", part.label(lang)),
        (Question::Did, _) => lang.pick(m::DID).into(),
        (Question::Took, _) => lang.pick(m::TOOK).into(),
        (Question::Followed, _) => lang.pick(m::FOLLOWED).into(),
        (Question::Disputed, _) => lang.pick(m::IS_DISPUTED).into(),
        (Question::Unknown, _) => lang.pick(m::UNKNOWN_HEAD).into(),
    }
}

/// The question of a row in one or two words, for a table whose title names the area.
#[must_use]
pub fn row_head(question: Question, lang: Locale) -> &'static str {
    match question {
        Question::Says(_, Space::Public) => lang.pick(["in public", "في العلن"]),
        Question::Says(_, Space::Private) => lang.pick(["in private", "في الخاص"]),
        Question::SaysOn(part) => part.label(lang),
        Question::Did => lang.pick(["actions", "الإجراءات"]),
        Question::Took => lang.pick(["time taken", "المدة"]),
        Question::Followed => lang.pick(["responses", "الردود"]),
        Question::Disputed => lang.pick(["disputes", "التضارب"]),
        Question::Unknown => lang.pick(["unknown", "غير معروف"]),
    }
}

/// What was not researched, as the questions without an answer.
#[must_use]
pub fn not_researched(questions: &[Question], lang: Locale) -> String {
    let asked = |asked: &Question| match asked {
        Question::Says(area, space) => format!("{} ({})", area.label(lang), space.label(lang)),
        other => row_head(*other, lang).to_owned(),
    };
    format!("{}: {}", lang.pick(m::NOT_RESEARCHED), questions.iter().map(asked).collect::<Vec<_>>().join(lang.comma()))
}

/// The stance of the version with the law and territory that limit it; of a procedure its name.
#[must_use]
pub fn stance(policy: &Policy, version: Option<&Version>, lang: Locale) -> String {
    let mut words = match version.and_then(Version::stance) {
        Some(stance) => stance.label(lang).to_owned(),
        None => labels::topic(policy.topic(), lang).to_owned(),
    };
    let Some(version) = version else { return words };
    let names = |countries: &[crate::model::Country]| {
        let names: Vec<_> = countries.iter().map(|country| labels::country(*country, lang)).collect();
        names.join(lang.comma())
    };
    if let Some(law) = version.law() {
        words.push_str(&format!("{}{}", lang.pick([", law of ", "، قانون "]), labels::country(law, lang)));
    }
    if !version.applies_in().is_empty() {
        words.push_str(&format!("{}{}", lang.pick([", only in ", "، فقط في "]), names(version.applies_in())));
    }
    if !version.not_in().is_empty() {
        words.push_str(&format!("{}{}", lang.pick([", not in ", "، باستثناء "]), names(version.not_in())));
    }
    words
}

/// What is known of the rule at the time, and when the version was last seen.
#[must_use]
pub fn standing(clause: &Clause<'_>, lang: Locale) -> String {
    let on = |word: m::Word, when: When| format!("{} {}", lang.pick(word), dates::short_date(when, lang));
    let state = match clause.standing() {
        Standing::Seen(_) => Some(lang.pick(m::SEEN_THEN).to_owned()),
        Standing::Between(_) => Some(lang.pick(m::SEEN_AROUND).to_owned()),
        Standing::Either(..) => Some(lang.pick(m::MAY_HAVE_CHANGED_SHORT).to_owned()),
        Standing::PlatformClosed(when) => Some(on(m::PLATFORM_CLOSED, when)),
        Standing::Ended(when) => Some(on(m::ENDED_BY, when)),
        Standing::NotYetSeen => Some(lang.pick(m::NOT_YET_SEEN).to_owned()),
        Standing::LastSeen(..) => None,
    };
    let last = match (clause.last_seen(), clause.version()) {
        (Some(when), _) => Some(on(m::LAST, when)),
        (None, Some(_)) => Some(lang.pick(m::NEVER_SEEN).to_owned()),
        (None, None) => None,
    };
    state.into_iter().chain(last).collect::<Vec<_>>().join(lang.semicolon())
}

/// What the claims of a dispute are about.
#[must_use]
pub fn about(dispute: &Dispute<'_>, lang: Locale) -> String {
    match dispute.about() {
        DisputeAbout::Field(field) => labels::field(field, lang).into_owned(),
        DisputeAbout::Figure(figure) => counted(figure, lang),
        DisputeAbout::InForce(version) => {
            format!("{} ({} {})", lang.pick(m::IN_FORCE), lang.pick(m::RULE_VERSION), version.key())
        }
        DisputeAbout::Ownership(platform, organization) => {
            format!("{}: {platform} {} {organization}", lang.pick(m::WHO_OWNS_WHOM), lang.pick(m::OR))
        }
    }
}

/// What a figure counts: the thing, out of how many, and for which time.
#[must_use]
pub fn counted(figure: &Figure, lang: Locale) -> String {
    let mut words = figure.what().map_or_else(|| amounts::counted_things(figure, lang), |what| text(what, lang).to_owned());
    if let Some(whole) = figure.out_of() {
        words.push_str(&format!("{}{}", lang.pick([", out of ", "، من أصل "]), amounts::quantity(whole, lang)));
    }
    if let Some(during) = figure.during() {
        words.push_str(&format!("{}{}", lang.comma(), dates::short_date(during, lang)));
    }
    words
}

/// What one claim of a dispute states, with the time it is about.
#[must_use]
pub fn account(dispute: &Dispute<'_>, claim: &ClaimView<'_>, lang: Locale) -> String {
    let value = match (claim.typed, dispute.about()) {
        (Claimed::Party(party), DisputeAbout::Ownership(platform, organization)) => {
            let (owner, property) = match party {
                Party::Organization(_) => (organization.as_str(), platform.as_str()),
                _ => (platform.as_str(), organization.as_str()),
            };
            format!("{owner} {} {property}", lang.pick(m::OWNS))
        }
        (typed, _) => claimed(typed, dispute.figure(), lang),
    };
    let during = claim.during.map_or(String::new(), |during| format!(" ({})", dates::short_date(during, lang)));
    value + &during
}

/// A claimed value; of a figure with what it counts.
#[must_use]
pub fn claimed(value: Claimed<'_>, figure: Option<&Figure>, lang: Locale) -> String {
    match value {
        Claimed::Date(when) => dates::short_date(when, lang),
        Claimed::Quantity(quantity) => match figure {
            Some(figure) => amounts::counted(quantity, figure, figure.measure() == Some(Scale::Share), lang),
            None => amounts::quantity(quantity, lang),
        },
        Claimed::Party(party) => party.to_string(),
        Claimed::Text(words) => text(words, lang).to_owned(),
    }
}

/// The dates that are claimed for something, each once: at most so many.
#[must_use]
pub fn when(when: &Attested<When>, most: usize, lang: Locale) -> String {
    let all = distinct(when.values().copied());
    if all.is_empty() {
        return lang.pick(m::UNDATED).to_owned();
    }
    let more = all.len().saturating_sub(most);
    let words: Vec<String> = all.iter().take(most).map(|date| dates::short_date(*date, lang)).collect();
    let words = words.join(&format!(" {} ", lang.pick(m::OR)));
    if more == 0 { words } else { format!("{words} {} {}", lang.pick(m::OR), m::other_dates(lang, more)) }
}

/// The dates in their order, each once.
#[must_use]
pub fn distinct(dates: impl IntoIterator<Item = When>) -> Vec<When> {
    let mut seen = HashSet::new();
    dates.into_iter().filter(|date| seen.insert(*date)).collect()
}

/// How much of an area is recorded.
#[must_use]
pub fn coverage(coverage: Coverage, lang: Locale) -> String {
    match coverage {
        Coverage::Recorded(rules) => rules.to_string(),
        Coverage::Silent => lang.pick(["silent", "لا تذكره"]).to_owned(),
        Coverage::NoInformation => lang.pick(["no information", "لا معلومات"]).to_owned(),
        Coverage::NotResearched => "–".to_owned(),
    }
}

/// The text in the language, or else in English.
fn text(text: &Text, lang: Locale) -> &str {
    lang.of(text).unwrap_or(text.en())
}

/// The first sentence of a text. A point within the first words is more likely that of an abbreviation.
#[must_use]
pub fn first_sentence(text: &str) -> &str {
    let end = text.match_indices(". ").map(|(at, _)| at).find(|at| *at > 30);
    end.map_or(text, |end| &text[..=end])
}

/// The first sentence of a text, cut at a space if it is longer than so many characters.
#[must_use]
pub fn in_short(text: &str, most: usize) -> String {
    let sentence = first_sentence(text);
    let Some((limit, _)) = sentence.char_indices().nth(most) else { return sentence.to_owned() };
    let cut = sentence[..limit].rfind(' ').unwrap_or(limit);
    format!("{}…", sentence[..cut].trim_end_matches([',', ';', ':']))
}
