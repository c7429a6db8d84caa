//! No rule is seen before its platform's launch.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Certainty, Record, Sighting, Step};

pub(super) const RULE: Rule = Rule {
    code: "before_launch",
    level: Level::Deny,
    summary: "A policy is not seen before the launch of its platform, by the earliest claimed date.",
    why: "A rule that is older than its platform belongs to another platform, or a date is wrong.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [(source: "s")])])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2015-03-01", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [(source: "s")])])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2017-03-01", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let Some(platform) = site.data().platform(policy.platform()) else { return };
    let launches = platform.launched().claims();
    for (version, seen) in policy.versions().iter().enumerate() {
        for (place, seen) in seen.seen().iter().enumerate() {
            let on = seen.days().0;
            if !launches.is_empty() && launches.iter().all(|launch| on.before(*launch.value()) == Certainty::Yes) {
                let message = format!("seen on {on}, before every claimed launch of `{}`", platform.id());
                let day: &[Step] = match seen {
                    Sighting::Captured(_) => &[Step::Field("first"), Step::Field("on")],
                    _ => &[Step::Field("on")],
                };
                let at = in_version(version, [Step::Field("seen"), Step::Index(place)].iter().chain(day).copied());
                found.at(site.record, &at, message, "correct the date, or add a claim of an earlier launch to the platform");
            }
        }
    }
}
