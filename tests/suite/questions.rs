//! The lists of rules and parts, the histories, the turns on the timeline, and the search: typed answers, tried on records made in code
//! and on the embedded ones.

use std::collections::HashSet;

use moderation_record::compare::{
    FactName, FactValue, PartFilter, RuleTurn, TimelineEntry, TimelineFilter, VersionChange, changes, facts, has_withheld, is_withheld,
};
use moderation_record::*;

fn when(text: &str) -> When {
    text.parse().unwrap()
}

fn version(key: &'static str, seen: &[&str]) -> Version {
    let reports = seen.iter().map(|on| Sighting::Reported(Reported::new(when(on))));
    Version::new(key, "It is forbidden.", Basis::OwnDocument).with_stance(Stance::Prohibits).with_seen(reports)
}

fn with(parts: Parts) -> Version {
    version("a", &[]).with_parts(parts)
}

fn rule(id: &'static str, topic: Topic) -> Policy {
    let document = Document::Kind(DocumentKind::CommunityGuidelines);
    Policy::new(PolicyId::from_static(id), PlatformId::from_static("agora"), Text::new("A rule"), topic, document, Coding::new("2"))
}

fn agora(policies: impl IntoIterator<Item = Policy>) -> Dataset {
    let platform = Platform::new(PlatformId::from_static("agora"), "Agora", PlatformKind::Messaging);
    Dataset::empty().with_platforms([platform]).with_policies(policies)
}

fn terminated() -> Sanction {
    Sanction::new(Measure::AccountTerminated).with_on([Object::Account]).with_modality(Modality::Will)
}

#[test]
fn differences_of_stance_territory_surfaces_and_law() {
    let [de, fr] = [Country::from_static("DE"), Country::from_static("FR")];
    let before = version("a", &[]).with_applies_in([de]).with_surfaces([Surface::Group, Surface::Post]);
    let after = version("b", &[]).with_stance(Stance::Permits).with_applies_in([de, fr]).with_surfaces([Surface::Post]).with_law(fr);
    let told = changes(&before, &after);
    assert!(matches!(told[0], VersionChange::Stance { before: Some(Stance::Prohibits), after: Some(Stance::Permits), .. }), "{told:?}");
    assert!(matches!(told[1], VersionChange::AppliesIn { before: [_], after: [_, _], .. }));
    assert!(matches!(told[2], VersionChange::Surfaces { before: [Surface::Group, Surface::Post], after: [Surface::Post], .. }));
    assert!(matches!(told[3], VersionChange::Law { before: None, after: Some(_), .. }));
    assert_eq!(told.len(), 4);
    // The order of a list is no difference.
    assert_eq!(
        changes(
            &version("a", &[]).with_surfaces([Surface::Group, Surface::Post]),
            &version("b", &[]).with_surfaces([Surface::Post, Surface::Group])
        ),
        []
    );
}

#[test]
fn a_sanction_is_followed_by_its_measure() {
    let removed = || Sanction::new(Measure::ContentRemoved).with_on([Object::Content]);
    let before = with(Parts::new().with_sanctions([removed(), terminated()]));
    let after = with(
        Parts::new().with_sanctions([terminated().with_modality(Modality::May).with_number(3), Sanction::new(Measure::AccountSuspended)]),
    );
    let told = changes(&before, &after);
    let [VersionChange::PartChanged { now, facts, .. }, VersionChange::PartRemoved(gone), VersionChange::PartAdded(new)] = told.as_slice()
    else {
        panic!("{told:?}")
    };
    assert_eq!(now.fact(FactName::Measure), [FactValue::Measure(Measure::AccountTerminated)]);
    let [number, modality] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!((number.fact, number.before.as_slice(), number.after.as_slice()), (FactName::Number, &[][..], &[FactValue::Number(3)][..]));
    assert_eq!(
        (modality.fact, &modality.before[0], &modality.after[0]),
        (FactName::Modality, &Modality::Will.into(), &Modality::May.into())
    );
    assert_eq!(gone.fact(FactName::Measure), [Measure::ContentRemoved.into()]);
    assert_eq!(new.fact(FactName::Measure), [Measure::AccountSuspended.into()]);
}

#[test]
fn exceptions_are_followed_by_what_they_share() {
    use ExceptionKind::{Art, Condemnation, News, Satire, Science};
    let kinds = |kinds: &[ExceptionKind]| Exception::new().with_kinds(kinds.iter().copied());
    let before = with(Parts::new().with_exceptions([kinds(&[Art]), kinds(&[News, Satire])]));
    let after = with(Parts::new().with_exceptions([kinds(&[News, Condemnation]), kinds(&[Art]), kinds(&[Science])]));
    let told = changes(&before, &after);
    let [VersionChange::PartChanged { facts, .. }, VersionChange::PartAdded(new)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(facts[0].added().collect::<Vec<_>>(), [Condemnation.into()]);
    assert_eq!(facts[0].removed().collect::<Vec<_>>(), [Satire.into()]);
    assert_eq!(new.fact(FactName::Kinds), [Science.into()]);
    // The only one on both sides is the same one, whatever it says.
    let (before, after) = (with(Parts::new().with_exceptions([kinds(&[Art])])), with(Parts::new().with_exceptions([kinds(&[News])])));
    assert!(matches!(changes(&before, &after).as_slice(), [VersionChange::PartChanged { .. }]));
    // Where in the text a part stands is no difference.
    let moved = with(Parts::new().with_exceptions([kinds(&[Art]).with_at([Span::new(1, 2).unwrap()])]));
    assert_eq!(changes(&before, &moved), []);
}

#[test]
fn a_denial_is_a_difference() {
    let notice = || Notice::new().with_to([Recipient::Affected]);
    let (before, after) = (with(Parts::new().with_notice([notice()])), with(Parts::new().with_notice([notice().with_says(Says::Denies)])));
    let told = changes(&before, &after);
    let [VersionChange::PartChanged { facts, .. }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((facts[0].fact, facts[0].before.len(), facts[0].after[0]), (FactName::Says, 0, Says::Denies.into()));
}

#[test]
fn no_version_differs_from_itself_and_both_directions_tell_as_much() {
    for policy in dataset().policies() {
        for pair in policy.versions().windows(2) {
            let (forth, back) = (changes(&pair[0], &pair[1]), changes(&pair[1], &pair[0]));
            assert_eq!(forth.len(), back.len(), "{}", policy.id());
            let added = |all: &[VersionChange<'_>]| all.iter().filter(|change| matches!(change, VersionChange::PartAdded(_))).count();
            let removed = |all: &[VersionChange<'_>]| all.iter().filter(|change| matches!(change, VersionChange::PartRemoved(_))).count();
            assert_eq!((added(&forth), removed(&forth)), (removed(&back), added(&back)), "{}", policy.id());
        }
        assert!(policy.versions().iter().all(|version| changes(version, version).is_empty()), "{}", policy.id());
    }
}

#[test]
fn every_rule_is_listed_once_below_its_main_rule() {
    for platform in dataset().platforms() {
        for at in [None, Some(when("2020"))] {
            let lines = dataset().rules(platform.id().as_str(), None, at);
            let listed: HashSet<_> = lines.iter().map(|line| line.clause().policy().id()).collect();
            let all: HashSet<_> = dataset().policies().iter().filter(|policy| policy.platform() == platform.id()).map(Policy::id).collect();
            assert_eq!((listed, lines.len()), (all.clone(), all.len()), "{}", platform.id());
            let mut above: Vec<&PolicyId> = Vec::new();
            for line in &lines {
                above.truncate(line.depth());
                assert_eq!(line.clause().policy().part_of(), above.last().copied(), "{}", line.clause().policy().id());
                above.push(line.clause().policy().id());
            }
        }
    }
}

#[test]
fn rules_without_a_main_rule_are_listed_all_the_same() {
    let topic = || Topic::Content(Area::HateSpeech);
    let detail = |id, of| rule(id, topic()).with_part_of(PolicyId::from_static(of)).with_versions([version("a", &["2020"])]);
    // Two that are details of each other, one of a rule that is not there, one on another topic than its main rule.
    let elsewhere = rule("agora/e", Topic::Procedure(Procedure::Appeal)).with_part_of(PolicyId::from_static("agora/d"));
    let data = agora([
        detail("agora/a", "agora/b"),
        detail("agora/b", "agora/a"),
        detail("agora/c", "agora/none"),
        rule("agora/d", topic()),
        elsewhere,
    ]);
    let lines = data.rules("agora", None, None);
    let mut listed: Vec<(&str, usize)> = lines.iter().map(|line| (line.clause().policy().id().as_str(), line.depth())).collect();
    let place = |id| listed.iter().position(|(listed, _)| *listed == id).unwrap();
    assert_eq!(place("agora/e"), place("agora/d") + 1);
    listed.sort_unstable();
    assert_eq!(listed.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["agora/a", "agora/b", "agora/c", "agora/d", "agora/e"]);
    assert_eq!(listed[2].1 + listed[3].1, 0);
    assert_eq!(data.rules("agora", Some(Area::HateSpeech), None).len(), 4);
}

#[test]
fn every_part_that_is_stated_is_listed_once() {
    let (mut expected, mut withheld) = (0, 0);
    let listed: Vec<_> = Part::ALL.iter().flat_map(|kind| dataset().parts(*kind, PartFilter::default())).collect();
    for platform in dataset().platforms() {
        for clause in dataset().clauses(platform.id().as_str(), None) {
            for part in clause.version().and_then(Version::parts).map_or_else(Vec::new, facts) {
                let left_out = part.stated().says == Says::NotStated || is_withheld(clause.policy(), &part);
                withheld += usize::from(is_withheld(clause.policy(), &part));
                expected += usize::from(!left_out);
                let same = listed.iter().filter(|stated| stated.clause().policy().id() == clause.policy().id() && *stated.facts() == part);
                assert_eq!(same.count(), usize::from(!left_out), "{}: {part:?}", clause.policy().id());
            }
        }
    }
    assert_eq!(listed.len(), expected);
    assert!(expected > 300 && withheld > 5, "{expected} {withheld}");
}

#[test]
fn no_list_names_who_does_not_look_for_or_act_on_the_gravest_content() {
    let denials = Parts::new()
        .with_detection([Detection::new().with_says(Says::Denies), Detection::new().with_encrypted(YesNo::No)])
        .with_review([Review::new().with_says(Says::Denies)])
        .with_referral([Referral::new().with_says(Says::Denies)])
        .with_labelling([Statement::new().with_says(Says::Denies)])
        .with_reporting([Reporting::new().with_says(Says::Denies)])
        .with_sanctions([terminated().with_says(Says::Denies)])
        .with_notice([Notice::new().with_says(Says::Denies)]);
    let denying = |id, topic| rule(id, topic).with_versions([version("a", &["2020"]).with_parts(denials.clone())]);
    let content = |id, area| denying(id, Topic::Content(area));
    let data = agora([
        content("agora/a", Area::TerroristContent),
        content("agora/b", Area::ChildSexualAbuseMaterial),
        content("agora/c", Area::General),
        denying("agora/d", Topic::Procedure(Procedure::Detection)),
        content("agora/e", Area::CopyrightInfringement).with_also([Area::TerroristContent]),
        content("agora/f", Area::CopyrightInfringement),
    ]);
    for kind in Part::ALL {
        let listed = data.parts(*kind, PartFilter::default());
        let rules: Vec<&str> = listed.iter().map(|stated| stated.clause().policy().id().as_str()).collect();
        match kind {
            Part::Notice => assert_eq!(rules.len(), 6),
            Part::Detection => assert_eq!(rules, ["agora/f", "agora/f"], "{kind}"),
            kind if has_withheld(*kind) => assert_eq!(rules, ["agora/f"], "{kind}"),
            _ => assert!(rules.is_empty()),
        }
    }
}

#[test]
fn parts_by_surface_area_and_time() {
    let noticing = |key, seen: &[&str], surfaces: &[Surface]| {
        version(key, seen).with_surfaces(surfaces.iter().copied()).with_parts(Parts::new().with_notice([Notice::new()]))
    };
    let chat = rule("agora/a", Topic::Content(Area::HateSpeech)).with_versions([noticing("a", &["2020"], &[Surface::PrivateChat])]);
    let everywhere = rule("agora/b", Topic::Content(Area::Nudity)).with_versions([noticing("a", &["2022"], &[Surface::AllStated])]);
    let unstated = rule("agora/c", Topic::Procedure(Procedure::Notice)).with_versions([noticing("a", &["2020"], &[])]);
    let data = agora([chat, everywhere, unstated]);
    let listed =
        |filter| data.parts(Part::Notice, filter).iter().map(|stated| stated.clause().policy().id().to_string()).collect::<Vec<_>>();
    assert_eq!(listed(PartFilter::default()), ["agora/a", "agora/b", "agora/c"]);
    assert_eq!(listed(PartFilter { surface: Some(Surface::PrivateChat), ..Default::default() }), ["agora/a", "agora/b"]);
    assert_eq!(listed(PartFilter { area: Some(Area::Nudity), ..Default::default() }), ["agora/b"]);
    assert_eq!(listed(PartFilter { at: Some(when("2021")), ..Default::default() }), ["agora/a", "agora/c"]);
    assert!(listed(PartFilter { platforms: &["zeta"], ..Default::default() }).is_empty());
}

#[test]
fn turns_of_rules_lie_between_two_sightings() {
    let topic = || Topic::Content(Area::HateSpeech);
    let source = || SourceId::from_static("agora_rules");
    let changed = rule("agora/a", topic()).with_versions([version("a", &["2019-01-01", "2019-06-01"]), version("b", &["2020-01-01"])]);
    let new_and_gone = rule("agora/b", topic())
        .with_versions([version("a", &["2020-05-05"])])
        .with_absent([Absence::new(source(), when("2020-02-02"), "x"), Absence::new(source(), when("2021-01-01"), "y")]);
    let ended = rule("agora/c", topic())
        .with_versions([version("a", &["2018-01-01"])])
        .with_ended(Ending::new(EndingKind::Withdrawn, when("2018-03")));
    let data = agora([changed, new_and_gone, ended]);
    let turns = |id| {
        let told = |turn: RuleTurn<'_>| match turn {
            RuleTurn::Began(version) => format!("began {}", version.key()),
            RuleTurn::Changed(version) => format!("changed {}", version.key()),
            _ => "ended".to_owned(),
        };
        data.turns(data.policy(id).unwrap()).into_iter().map(|(turn, on)| format!("{} {on}", told(turn))).collect::<Vec<_>>()
    };
    assert_eq!(turns("agora/a"), ["changed b [2019-06-01..2020-01-01]"]);
    assert_eq!(turns("agora/b"), ["began a [2020-02-02..2020-05-05]", "ended [2020-05-05..2021-01-01]"]);
    assert_eq!(turns("agora/c"), ["ended 2018-03"]);
    assert!(data.timeline(TimelineFilter::default()).is_empty(), "only where they are asked for");
    let all = data.timeline(TimelineFilter { rules: true, ..Default::default() });
    let order: Vec<&str> = all.iter().map(|entry| entry.record().id()).collect();
    assert_eq!(order, ["agora/c", "agora/a", "agora/b", "agora/b"]);
    assert_eq!(data.timeline(TimelineFilter { rules: true, from: Some(when("2020-06")), ..Default::default() }).len(), 1);
    assert!(data.timeline(TimelineFilter { rules: true, platforms: &["zeta"], ..Default::default() }).is_empty());
}

#[test]
fn turns_stand_among_the_entries_of_old() {
    let (old, all) =
        (dataset().timeline(TimelineFilter::default()), dataset().timeline(TimelineFilter { rules: true, ..Default::default() }));
    let without: Vec<_> = all.iter().filter(|entry| entry.turn().is_none()).map(TimelineEntry::record).collect();
    assert_eq!(without, old.iter().map(TimelineEntry::record).collect::<Vec<_>>());
    assert!(all.len() > old.len() + 100);
    for entry in all.iter().filter(|entry| entry.turn().is_some()) {
        assert!(matches!(entry.record(), Record::Policy(_)) && entry.dates().len() == 1);
    }
}

#[cfg(feature = "text")]
#[test]
fn search_takes_words_whatever_their_spelling() {
    let title = Text::new("Café rules").with_local([Localized::new("ar".parse::<Language>().unwrap(), "سياسة المقهى الإرهابيّة ٢٠١٩")]);
    let document = Document::Kind(DocumentKind::CommunityGuidelines);
    let id = PolicyId::from_static("agora/cafe");
    let policy = Policy::new(id, PlatformId::from_static("agora"), title, Topic::Content(Area::HateSpeech), document, Coding::new("2"))
        .with_versions([version("a", &[]).with_change("Tables are mentioned.")]);
    let data = agora([policy]);
    for query in
        ["CAFE", "cafe rul", "سياسه", "المقهي", "مقهى", "ارهابية", "الارهابیه", "سيـاسة 2019", "۲۰۱۹", "café tables", "forbidden cafe"]
    {
        let found = data.search(query);
        assert_eq!(found.iter().map(|hit| hit.record().id()).collect::<Vec<_>>(), ["agora/cafe"], "{query}");
    }
    for query in ["", " – ", "afe", "cafe zebra"] {
        assert!(data.search(query).is_empty(), "{query}");
    }
    let hits = data.search("tables");
    assert_eq!(
        (hits[0].route().to_string(), hits[0].snippet(), hits[0].in_name()),
        ("versions/0/change".into(), ["", "Tables", " are mentioned."], 0)
    );
    assert_eq!(data.search("agora")[0].record().id(), "agora", "names before texts and ids");
}

#[cfg(feature = "text")]
#[test]
fn every_record_is_found_by_its_title() {
    for record in dataset().records().step_by(151) {
        let hits = dataset().search(record.title());
        let of_title = hits.iter().find(|hit| hit.record() == record);
        assert!(record.title() == "(untitled)" || of_title.is_some_and(|hit| hit.in_name() > 0), "{}", record.id());
    }
}

#[cfg(feature = "text")]
#[test]
fn differences_in_words() {
    use moderation_record::text::{Locale, rules};
    let exception = |kinds: &[ExceptionKind]| Exception::new().with_kinds(kinds.iter().copied());
    let before = with(Parts::new().with_sanctions([terminated()]).with_exceptions([exception(&[ExceptionKind::News, ExceptionKind::Art])]));
    let after = with(
        Parts::new()
            .with_sanctions([terminated().with_modality(Modality::May).with_within("P90D".parse::<Duration>().unwrap())])
            .with_exceptions([exception(&[ExceptionKind::News, ExceptionKind::Satire])])
            .with_notice([Notice::new().with_timing(Timing::Before).with_says(Says::Denies)]),
    );
    let after = after.with_applies_in([Country::from_static("DE")]).with_surfaces([Surface::Post]);
    let told = |lang| changes(&before, &after).iter().map(|change| rules::change(change, lang)).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!([told(Locale::En), told(Locale::Ar)].join("\n\n"));
}

/// A rule of one reader: its section of a capture, topic, stance and surfaces.
fn coded(id: &'static str, section: (u32, u32), area: Area, stance: Stance, surfaces: &[Surface]) -> Policy {
    let point = Point::new(when("2025-01-02"), "c0ffee").with_sections([Span::new(section.0, section.1).unwrap()]);
    let run = Captured::new(
        SourceId::from_static("terms"),
        point,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".parse().unwrap(),
    );
    let version = Version::new("2025", "It is forbidden.", Basis::OwnDocument)
        .with_stance(stance)
        .with_surfaces(surfaces.to_vec())
        .with_seen([Sighting::Captured(run)]);
    rule(id, Topic::Content(area)).with_versions([version])
}

#[test]
fn agreement_of_two_readers() {
    use Area::{HateSpeech, Spam, TerroristContent};
    use Stance::{Prohibits, Restricts};
    let first = agora([
        coded("agora/hate", (0, 100), HateSpeech, Prohibits, &[Surface::Group]),
        coded("agora/spam", (100, 200), Spam, Prohibits, &[]),
        coded("agora/terror", (200, 300), TerroristContent, Prohibits, &[]),
        coded("agora/missed_by_second", (400, 500), Spam, Prohibits, &[]),
    ]);
    let second = agora([
        // The same topic, and a part of the section.
        coded("agora/a_hate", (50, 100), HateSpeech, Prohibits, &[]),
        // Most of the section, and another topic.
        coded("agora/b_junk", (100, 190), HateSpeech, Restricts, &[]),
        coded("agora/c_terror", (200, 300), TerroristContent, Prohibits, &[]),
        // A small part of the section of a rule on another topic is another rule.
        coded("agora/d_other", (480, 600), HateSpeech, Prohibits, &[]),
    ]);
    let found = first.agreement(&second, &["agora"]);
    assert_eq!((found.captures(), found.pairs().len(), found.f1()), (1, 3, Some(0.75)));
    assert_eq!((found.only_first(), found.only_second()), (&["agora/missed_by_second"][..], &["agora/d_other"][..]));
    let pairs: Vec<_> = found.pairs().iter().map(|pair| (pair.first, pair.second, pair.differences.len())).collect();
    assert_eq!(pairs, [("agora/hate", "agora/a_hate", 1), ("agora/spam", "agora/b_junk", 2), ("agora/terror", "agora/c_terror", 0)]);
    let field = |name: &str| found.fields().iter().find(|field| field.name() == name).unwrap();
    assert_eq!((field("topic").agreed(), field("stance").agreed(), field("surfaces").agreed()), (2, 2, 2));
    // Nobody recorded a territory, so chance explains the agreement.
    assert_eq!((field("applies_in").agreed(), field("applies_in").alpha()), (3, None));
    // Six values, five of them alike: 1 − (1/3) / (1 − (5·4)/(6·5)) = 0.
    assert!(field("stance").alpha().unwrap().abs() < 1e-9);
    assert_eq!(first.agreement(&second, &["elsewhere"]).captures(), 0);
}
