//! A rule applies where the platform has room.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Record, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "surface_not_on_platform",
    level: Level::Deny,
    summary: "The surfaces of a policy are among those of its platform.",
    why: "A rule for livestreams on a platform without them is a slip, or the platform's record is incomplete.",
    bad: r#"//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: messaging, surfaces: [private_chat])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, surfaces: [livestream], summary: (en: "No hate."))
"#,
    good: r#"//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: messaging, surfaces: [private_chat, livestream])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, surfaces: [livestream], summary: (en: "No hate."))
"#,
    run: Run::Record(run),
};

fn run(site: &Site<'_>, found: &mut Found) {
    let Record::Policy(policy) = site.record else { return };
    let Some(platform) = site.data().platform(policy.platform()) else { return };
    for (place, surface) in policy.surfaces().iter().enumerate().filter(|(_, surface)| !platform.surfaces().contains(surface)) {
        let remedy = format!("add it to the surfaces of platforms/{}.ron, or take it out here", platform.id());
        found.at(
            site.record,
            &Route::from([Step::Field("surfaces"), Step::Index(place)]),
            format!("`{}` has no {surface}", platform.id()),
            remedy,
        );
    }
}
