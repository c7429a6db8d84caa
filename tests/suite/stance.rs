//! The choice of the main rule on an area.

use moderation_record::{
    Area, Basis, Coding, Country, Dataset, Document, DocumentKind, Edition, FirstEdition, Language, Platform, PlatformDocument, PlatformId,
    PlatformKind, Policy, PolicyId, Reported, Sighting, Source, SourceId, SourceKind, Stance, Topic, Version, When, dataset,
};

const AGORA: PlatformId = PlatformId::from_static("agora");
const HATE: Area = Area::HateSpeech;

fn source(id: &'static str, kind: DocumentKind, edition: Option<Edition>) -> Source {
    let mut document = PlatformDocument::new(AGORA, kind);
    if let Some(edition) = edition {
        document = document.with_edition(edition);
    }
    let english: Language = "en".parse().unwrap();
    Source::new(SourceId::from_static(id), SourceKind::PlatformDocument, "Agora", english).with_document(document)
}

fn version(stance: Stance, on: &str) -> Version {
    let seen = Sighting::Reported(Reported::new(on.parse::<When>().unwrap()));
    Version::new("1", "A rule.", Basis::OwnDocument).with_stance(stance).with_seen([seen])
}

fn rule(id: &'static str, topic: Topic, document: &'static str, version: Version) -> Policy {
    let document = Document::Source(SourceId::from_static(document));
    Policy::new(PolicyId::from_static(id), AGORA, "A rule", topic, document, Coding::new("2")).with_versions([version])
}

fn data(rules: impl IntoIterator<Item = Policy>) -> Dataset {
    let eu = Edition::new().with_applies_in([Country::from_static("EU")]);
    let sellers = Edition::new().with_audience("sellers");
    Dataset::empty().with_platforms([Platform::new(AGORA, "Agora", PlatformKind::Messaging)]).with_policies(rules).with_sources([
        source("guidelines", DocumentKind::CommunityGuidelines, None),
        source("terms", DocumentKind::TermsOfService, None),
        source("statement", DocumentKind::PublicStatement, None),
        source("assessment", DocumentKind::ThirdPartyAssessment, None),
        source("eu_guidelines", DocumentKind::CommunityGuidelines, Some(eu)),
        source("sellers_guidelines", DocumentKind::CommunityGuidelines, Some(sellers)),
        source("ads", DocumentKind::AdvertisingPolicy, None),
    ])
}

fn main_rule(data: &Dataset) -> &str {
    data.stance("agora", HATE, None).main().unwrap().policy().id().as_str()
}

/// `agora/z…` comes after `agora/a…` in every list, so that the order of ids does not decide.
#[test]
fn precedence_of_the_main_rule() {
    let topic = || Topic::Content(HATE);
    let seen = || version(Stance::Prohibits, "2025-01-01");
    let plain = |document| rule("agora/z", topic(), document, seen());
    let assessed = Version::new("1", "A rule.", Basis::ThirdPartyAssessment)
        .with_stance(Stance::Prohibits)
        .with_seen([Sighting::Reported(Reported::new("2025-06-01".parse::<When>().unwrap()))]);
    let cases = [
        ("users before sellers", plain("terms"), rule("agora/a", topic(), "sellers_guidelines", seen())),
        ("users before advertisers", plain("terms"), rule("agora/a", topic(), "ads", seen())),
        ("the world before a region", plain("terms"), rule("agora/a", topic(), "eu_guidelines", seen())),
        ("guidelines before terms", plain("guidelines"), rule("agora/a", topic(), "terms", seen())),
        ("terms before statements", plain("terms"), rule("agora/a", topic(), "statement", seen())),
        (
            "its topic before what it also names",
            plain("guidelines"),
            rule("agora/a", Topic::Content(Area::Discrimination), "guidelines", seen()).with_also([HATE]),
        ),
        (
            "the main rule before its details",
            plain("terms"),
            rule("agora/a", topic(), "terms", seen()).with_part_of(PolicyId::from_static("agora/z")),
        ),
        ("its own words before an assessment", plain("statement"), rule("agora/a", topic(), "guidelines", assessed)),
        (
            "what speaks before what is silent",
            plain("terms"),
            rule("agora/a", topic(), "guidelines", version(Stance::Silent, "2025-01-01")),
        ),
        ("what prohibits before what permits", plain("terms"), rule("agora/a", topic(), "terms", version(Stance::Permits, "2025-06-01"))),
        ("what was seen later", plain("terms"), rule("agora/a", topic(), "terms", version(Stance::Prohibits, "2024-01-01"))),
    ];
    for (case, first, second) in cases {
        let data = data([second, first]);
        assert_eq!(main_rule(&data), "agora/z", "{case}");
        let says = data.stance("agora", HATE, None);
        assert_eq!(says.others().len(), 1, "{case}: the other rule is listed too");
    }
}

#[test]
fn first_edition_is_marked() {
    let old = Coding::new("1").with_first_edition([FirstEdition::Wording]);
    let document = Document::Source(SourceId::from_static("terms"));
    let old = Policy::new(PolicyId::from_static("agora/a"), AGORA, "A rule", Topic::Content(HATE), document, old)
        .with_versions([version(Stance::Prohibits, "2025-06-01")]);
    let both = data([old.clone(), rule("agora/z", Topic::Content(HATE), "terms", version(Stance::Prohibits, "2025-01-01"))]);
    assert_eq!(main_rule(&both), "agora/z");
    assert!(data([old]).stance("agora", HATE, None).main().unwrap().is_first_edition());
}

/// The answer contains every rule on the area once, at any time.
#[test]
fn answer_contains_every_rule_once() {
    let data = dataset();
    for at in [None, Some("2016"), Some("2019-12"), Some("2024-06-30")].map(|at| at.map(|at: &str| at.parse::<When>().unwrap())) {
        for platform in data.platforms() {
            for area in Area::ALL {
                let says = data.stance(platform.id().as_str(), *area, at);
                let mut told: Vec<&str> =
                    says.main().into_iter().chain(says.others()).chain(says.ended()).map(|clause| clause.policy().id().as_str()).collect();
                told.sort_unstable();
                let of = |policy: &&Policy| policy.platform() == platform.id() && policy.concerns(*area);
                let recorded: Vec<&str> = data.policies().iter().filter(of).map(|policy| policy.id().as_str()).collect();
                assert_eq!(told, recorded, "{} {area} {at:?}", platform.id());
                assert!(says.main().is_none_or(|main| main.last_seen().is_some()), "{} {area}: without a last sighting", platform.id());
            }
        }
    }
}
