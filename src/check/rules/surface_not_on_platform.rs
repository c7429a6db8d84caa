//! Rules apply to surfaces of their platform.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, Step, Surface};

pub(super) const RULE: Rule = Rule {
    code: "surface_not_on_platform",
    level: Level::Deny,
    summary: "The surfaces of a version are among those of its platform; `off_platform` and `all_stated` are allowed everywhere.",
    why: "A rule for livestreams on a platform without them is a mistake, or the platform's record is incomplete.",
    bad: r#"//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: messaging, surfaces: [private_chat])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, surfaces: [livestream]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: messaging, surfaces: [private_chat, livestream])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, surfaces: [livestream]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let Some(platform) = site.data().platform(policy.platform()) else { return };
    for (version, of) in policy.versions().iter().enumerate() {
        for (place, surface) in of.surfaces().iter().enumerate() {
            if platform.surfaces().contains(surface) || matches!(surface, Surface::OffPlatform | Surface::AllStated) {
                continue;
            }
            let at = in_version(version, [Step::Field("surfaces"), Step::Index(place)]);
            let remedy = format!("add it to the surfaces of platforms/{}.ron, or remove it here", platform.id());
            found.at(site.record, &at, format!("`{}` has no surface `{surface}`", platform.id()), remedy);
        }
    }
}
