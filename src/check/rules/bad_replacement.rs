//! What a policy replaces is an earlier rule of its kind.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use super::cause_in_circle::LONGEST_CHAIN;
use crate::model::{Answer, Observation, Policy, Record, When};

pub(super) const RULE: Rule = Rule {
    code: "bad_replacement",
    level: Level::Deny,
    summary: "A policy replaces an earlier one of the same platform and area, and never, over others, itself.",
    why: "`replaces` tells the history of one rule; a history that runs in a circle or changes its subject tells none.",
    bad: r#"//- policies/p/a.ron
Policy(id: "p/a", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, summary: (en: "No hate."), replaces: "p/b")
//- policies/p/b.ron
Policy(id: "p/b", platform: "p", area: hate_speech, stance: silent, document: terms_of_service, summary: (en: "Nothing."), replaces: "p/a")
"#,
    good: r#"//- policies/p/a.ron
Policy(id: "p/a", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, summary: (en: "No hate."), replaces: "p/b")
//- policies/p/b.ron
Policy(id: "p/b", platform: "p", area: hate_speech, stance: silent, document: terms_of_service, summary: (en: "Nothing."))
"#,
    run: Run::Record(run),
};

fn run(site: &Site<'_>, found: &mut Found) {
    let Record::Policy(policy) = site.record else { return };
    let Some(older) = policy.replaces().and_then(|id| site.data().policy(id)) else { return };
    let mut tell = |message: String, remedy| found.field(site.record, "replaces", message, remedy);
    if older.platform() != policy.platform() {
        tell(format!("replaces a policy of `{}`", older.platform()), "name an earlier policy of the same platform");
    } else if older.area() != policy.area() {
        tell(
            format!("replaces a policy on {}, being on {} itself", older.area(), policy.area()),
            "name an earlier policy on the same area",
        );
    } else if older.id() == policy.id() {
        tell("replaces itself".into(), "name the earlier policy, or take `replaces` out");
    } else if in_circle(site, policy) {
        tell("replaces itself, over others".into(), "the earliest of them replaces nothing");
    } else if let (Some(last), Some(first)) = (latest(older), earliest(policy))
        && first.before(last) == Answer::Yes
        && seen(older).iter().all(|older| seen(policy).iter().all(|newer| newer.before(*older) == Answer::Yes))
    {
        tell(format!("seen on {first}, before the policy that it replaces, seen on {last}"), "turn `replaces` round, or correct a date");
    }
}

fn in_circle(site: &Site<'_>, start: &Policy) -> bool {
    let mut at = start;
    for _ in 0..LONGEST_CHAIN {
        match at.replaces().and_then(|id| site.data().policy(id)) {
            Some(older) if older.id() == start.id() => return true,
            Some(older) => at = older,
            None => return false,
        }
    }
    false
}

fn seen(policy: &Policy) -> Vec<When> {
    policy.observed().iter().map(Observation::on).collect()
}

fn earliest(policy: &Policy) -> Option<When> {
    seen(policy).into_iter().min_by_key(|on| on.earliest())
}

fn latest(policy: &Policy) -> Option<When> {
    seen(policy).into_iter().max_by_key(|on| on.latest())
}
