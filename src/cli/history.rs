//! `history`: how the rules of a platform on a topic changed.

use moderation_record::compare::{RuleHistory, VersionStep};
use moderation_record::text::{Label as _, Locale, labels, rules};
use moderation_record::{Dataset, Version};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;

struct Histories<'d> {
    rules: Vec<RuleHistory<'d>>,
    ask: &'d args::HistoryOf,
    name: &'d str,
    #[cfg(feature = "evidence")]
    words: words::Words<'d>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::HistoryOf) -> Result<impl Printable + 'd, String> {
    let id = args::platform(data, &ask.platform)?;
    let rules = data.history(id, &ask.topic);
    Ok(Histories {
        #[cfg(feature = "evidence")]
        words: words::gather(data, ask, &rules)?,
        rules,
        ask,
        name: rule::platform_name(data, id, None),
    })
}

impl<'d> Printable for Histories<'d> {
    fn print(&self, _: &Dataset) -> Printout {
        let mut report = Printout::new(format!("{} on {}: history", self.name, labels::topic(&self.ask.topic, Locale::En)));
        for rule in &self.rules {
            let policy = rule.clause().policy();
            let row = |step: &VersionStep<'d>| vec![dates(step.version()), self.told(rule, step)];
            let heading = format!("{} ({}): {}", policy.title(), policy.id(), rule::seen(rule.clause()));
            report.table(heading, &["version", "what differs"], rule.versions().iter().map(row).collect());
        }
        if self.rules.is_empty() {
            report.notes.push(rule::NOTHING_RECORDED.into());
        } else {
            report.notes.push("+: new; −: gone. A version is dated by its first and last sighting.".into());
            report.notes.push(rule::FIRST_EDITION.into());
        }
        report
    }

    fn json(&self) -> serde_json::Value {
        #[cfg_attr(not(feature = "evidence"), expect(unused_mut))]
        let mut answer = serde_json::json!(self.rules);
        #[cfg(feature = "evidence")]
        self.words.add_to(&self.rules, &mut answer);
        answer
    }
}

impl<'d> Histories<'d> {
    /// What a version says where it is the first, else what differs from the one before.
    #[cfg_attr(not(feature = "evidence"), expect(unused_variables, clippy::unused_self))]
    fn told(&self, rule: &RuleHistory<'d>, step: &VersionStep<'d>) -> String {
        let version = step.version();
        let mut lines = vec![match version.change() {
            Some(change) => change.en().to_owned(),
            None => format!("{}{}", stance(version), version.rule()),
        }];
        lines.extend(step.changes().iter().map(|change| rules::change(change, Locale::En)));
        #[cfg(feature = "evidence")]
        lines.extend(self.words.told(rule, step));
        lines.join("\n")
    }
}

fn stance(version: &Version) -> String {
    version.stance().map_or_else(String::new, |stance| format!("{}: ", stance.label(Locale::En)))
}

/// The key of a version, when it was first and last seen, and when sources say that it was in force.
fn dates(version: &Version) -> String {
    let seen = match (version.first_seen(), version.last_seen()) {
        (Some(first), Some(last)) if first != last => format!("\n{first} – {last}"),
        (Some(on), _) => format!("\n{on}"),
        (None, _) => "\nnever seen".to_owned(),
    };
    let in_force = version.in_force().claims().iter().fold(String::new(), |told, claim| format!("{told}\nin force {}", claim.value()));
    format!("{}{seen}{in_force}", version.key())
}

/// Which words of the sections differ, from archives.
#[cfg(feature = "evidence")]
mod words {
    use std::collections::BTreeMap;

    use moderation_record::Dataset;
    use moderation_record::compare::{RuleHistory, VersionStep};
    use moderation_record::evidence::{Archives, Piece, WordChange, section_diff};
    use serde_json::{Value, json};

    use crate::args::HistoryOf;

    /// How many characters of words that stand as they did are shown on either side of others.
    const AROUND: usize = 60;

    /// By rule and version: the words that differ from the version before, or why they cannot be compared.
    #[derive(Default)]
    pub(super) struct Words<'d>(BTreeMap<(&'d str, &'d str), Compared>);

    /// The words that differ, or why two sections cannot be compared.
    type Compared = Result<Vec<Piece>, String>;

    pub(super) fn gather<'d>(data: &Dataset, ask: &HistoryOf, rules: &[RuleHistory<'d>]) -> Result<Words<'d>, String> {
        let mut words = Words::default();
        if !ask.words {
            return Ok(words);
        }
        let mut archives = Archives::open(data, &ask.at.archives).map_err(|error| error.to_string())?;
        for rule in rules {
            for pair in rule.versions().windows(2) {
                let (before, after) = (pair[0].version(), pair[1].version());
                let diff = section_diff(data, &mut archives, before, after).map_err(|error| error.to_string())?;
                words.0.insert((rule.clause().policy().id().as_str(), after.key()), diff);
            }
        }
        Ok(words)
    }

    impl<'d> Words<'d> {
        fn of(&self, rule: &RuleHistory<'d>, step: &VersionStep<'d>) -> Option<&Compared> {
            self.0.get(&(rule.clause().policy().id().as_str(), step.version().key()))
        }

        /// The words in a line, with little of what stands as it did.
        pub(super) fn told(&self, rule: &RuleHistory<'d>, step: &VersionStep<'d>) -> Option<String> {
            Some(match self.of(rule, step)? {
                Ok(pieces) => {
                    let last = pieces.len().saturating_sub(1);
                    format!("words: {}", pieces.iter().enumerate().map(|(at, piece)| shown(piece, at == 0, at == last)).collect::<String>())
                }
                Err(why) => format!("words: not compared: {why}"),
            })
        }

        /// Adds them to the versions of the rules in JSON.
        pub(super) fn add_to(&self, rules: &[RuleHistory<'d>], answer: &mut Value) {
            for (rule, json) in rules.iter().zip(answer.as_array_mut().into_iter().flatten()) {
                let versions = json["versions"].as_array_mut().into_iter().flatten();
                for (step, json) in rule.versions().iter().zip(versions) {
                    match self.of(rule, step) {
                        Some(Ok(pieces)) => json["words"] = json!(pieces),
                        Some(Err(why)) => json["words_not_compared"] = json!(why),
                        None => {}
                    }
                }
            }
        }
    }

    /// A piece; of a long one that stands as it did its end and beginning alone, where something differs beside them.
    fn shown(piece: &Piece, is_first: bool, is_last: bool) -> String {
        let length = piece.text.chars().count();
        if piece.change != WordChange::Kept || length <= 2 * AROUND {
            return piece.to_string();
        }
        let start: String = if is_first { String::new() } else { piece.text.chars().take(AROUND).collect() };
        let end: String = if is_last { String::new() } else { piece.text.chars().skip(length - AROUND).collect() };
        format!("{start} … {end}")
    }
}
