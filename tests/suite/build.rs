//! Records built in code equal records read from files.

use moderation_record::*;

const FILE: &str = r#"Policy(
    id: "agora/hate_speech",
    platform: "agora",
    title: (en: "Hate speech", local: [(lang: "ar", text: "خطاب الكراهية")]),
    topic: content(hate_speech),
    also: [discrimination],
    document: source("agora_rules"),
    versions: [
        (
            key: "2025",
            stance: prohibits,
            rule: (en: "Attacks on people over their religion are forbidden."),
            basis: own_document,
            law: "DE",
            applies_in: ["DE"],
            norm: [(0, 20)],
            parts: (
                exceptions: [(kinds: [news], at: [(21, 40)])],
                sanctions: [(measure: account_terminated, on: [account], trigger: repeated, number: 3, within: "P90D", modality: will, at: [(41, 60)])],
            ),
            seen: [
                captured(
                    source: "agora_rules",
                    first: (on: "2025-01-02", version: "c0ffee", sections: [(10, 90)], lines: (3, 3)),
                    last: (on: "2025-03-04", version: "decade", sections: [(12, 92)]),
                    captures: 5,
                    text: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                ),
                reported(on: "2025-05", evidence: [(source: "agora_rules", locator: section("Hate"))]),
            ],
            in_force: [(value: "2025-01-01/", evidence: [(source: "agora_rules")], note: "as its head says")],
        ),
    ],
    coding: (codebook: "2", readers: [(kind: person)]),
)
"#;

fn when(text: &str) -> When {
    text.parse().unwrap()
}

fn policy() -> Policy {
    let source = SourceId::from_static("agora_rules");
    let digest: Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".parse().unwrap();
    let first = Point::new(when("2025-01-02"), "c0ffee").with_sections([Span::new(10, 90).unwrap()]).with_lines(Lines::new(3, 3).unwrap());
    let last = Point::new(when("2025-03-04"), "decade").with_sections([Span::new(12, 92).unwrap()]);
    let run = Captured::new(source.clone(), first, digest).with_last(last).with_captures(5);
    let section = Citation::new(source.clone()).with_locator(Locator::Section("Hate".into()));
    let germany = Country::from_static("DE");
    let sanction = Sanction::new(Measure::AccountTerminated)
        .with_on([Object::Account])
        .with_trigger(Trigger::Repeated)
        .with_number(3)
        .with_within("P90D".parse().unwrap())
        .with_modality(Modality::Will)
        .with_at([Span::new(41, 60).unwrap()]);
    let exception = Exception::new().with_kinds([ExceptionKind::News]).with_at([Span::new(21, 40).unwrap()]);
    let version = Version::new("2025", "Attacks on people over their religion are forbidden.", Basis::OwnDocument)
        .with_stance(Stance::Prohibits)
        .with_law(germany)
        .with_applies_in([germany])
        .with_norm([Span::new(0, 20).unwrap()])
        .with_parts(Parts::new().with_exceptions([exception]).with_sanctions([sanction]))
        .with_seen([Sighting::Captured(run), Sighting::Reported(Reported::new(when("2025-05")).with_evidence([section]))])
        .with_in_force([Claim::new(when("2025-01-01/"), [Citation::new(source.clone())]).with_note("as its head says")]);
    let title = Text::new("Hate speech").with_local([Localized::new("ar".parse::<Language>().unwrap(), "خطاب الكراهية")]);
    let coding = Coding::new("2").with_readers([Reader::new(ReaderKind::Person)]);
    let id = PolicyId::from_static("agora/hate_speech");
    Policy::new(id, PlatformId::from_static("agora"), title, Topic::Content(Area::HateSpeech), Document::Source(source), coding)
        .with_also([Area::Discrimination])
        .with_versions([version])
}

#[test]
fn rule_in_code_equals_rule_in_file() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir_all(folder.path().join("policies/agora")).unwrap();
    std::fs::write(folder.path().join("policies/agora/hate_speech.ron"), FILE).unwrap();
    let read = load::directory(folder.path()).unwrap();
    assert_eq!(read.policies(), [policy()]);
}

#[test]
fn dataset_in_code_equals_loaded_dataset() {
    let platform = || Platform::new(PlatformId::from_static("agora"), "Agora", PlatformKind::Messaging);
    let document = PlatformDocument::new(PlatformId::from_static("agora"), DocumentKind::CommunityGuidelines);
    let kept = Kept::new(Archive::Git(GitArchive::new("agora/rules", "Rules.md")));
    let source =
        Source::new(SourceId::from_static("agora_rules"), SourceKind::PlatformDocument, "Agora", "en".parse::<Language>().unwrap())
            .with_document(document)
            .with_kept([kept]);
    let action_id = ActionId::from_static("fine");
    let fine = Figure::new(Unit::Money)
        .with_currency(Currency::from_static("AUD"))
        .with_reported([Claim::new(Quantity::Exactly(Number::new(957_780)), [])]);
    let grounds = PolicyReference::new(PolicyId::from_static("agora/hate_speech")).with_version("2025");
    let action = Action::new(action_id.clone(), "A fine", "A court fined the platform.")
        .with_measures([Measure::Fine])
        .with_figures([fine])
        .with_grounds([Ground::Policy(grounds)])
        .with_platforms([PlatformId::from_static("agora")]);
    let event = Event::new(EventId::from_static("quashed"), "The fine is quashed", EventKind::CourtRuling, "A higher court quashed it.")
        .with_about([Reference::Action(action_id)]);
    let data = Dataset::empty()
        .with_platforms([platform(), Platform::new(PlatformId::from_static("zeta"), "Zeta", PlatformKind::Forum)])
        .with_platforms([Platform::new(PlatformId::from_static("zeta"), "Zeta Forum", PlatformKind::Forum)])
        .with_policies([policy()])
        .with_actions([action])
        .with_events([event])
        .with_sources([source]);
    assert_eq!(data.platform("zeta").unwrap().name().en(), "Zeta Forum", "the later record replaces the earlier");
    assert_eq!(data.platforms().len(), 2);
    assert_eq!(data.stance("agora", Area::Discrimination, None).main().unwrap().last_seen(), Some(when("2025-05")));
    assert_eq!(load::json(&serde_json::to_string(&data).unwrap()).unwrap(), data);
}
