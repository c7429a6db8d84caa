//! Nothing is seen on a platform before it is there.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Answer, Record, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "before_launch",
    level: Level::Deny,
    summary: "A policy is not seen before its platform was launched, by the earliest account of that.",
    why: "A rule older than its platform is another platform's, or a date is wrong.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [(source: "s")])])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, summary: (en: "No hate."), observed: [
    (on: "2015-03-01", evidence: [(source: "s")]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [(source: "s")])])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, summary: (en: "No hate."), observed: [
    (on: "2017-03-01", evidence: [(source: "s")]),
])
"#,
    run: Run::Record(run),
};

fn run(site: &Site<'_>, found: &mut Found) {
    let Record::Policy(policy) = site.record else { return };
    let Some(platform) = site.data().platform(policy.platform()) else { return };
    let launches = platform.launched().claims();
    for (place, seen) in policy.observed().iter().enumerate() {
        if !launches.is_empty() && launches.iter().all(|launch| seen.on().before(*launch.value()) == Answer::Yes) {
            let message = format!("seen on {}, before `{}` was launched by any account", seen.on(), platform.id());
            found.at(
                site.record,
                &Route::from([Step::Field("observed"), Step::Index(place), Step::Field("on")]),
                message,
                "correct the date, or add the claim of an earlier launch to the platform",
            );
        }
    }
}
