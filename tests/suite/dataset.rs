//! What must hold for the whole dataset. Each test lists every offender before it fails.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use moderation_record::compare::{Dispute, DisputeAbout};
use moderation_record::{
    Archive, Certainty, Citation, Dataset, Kind, Locator, Node, Record, Scale, Sighting, Stance, Surface, Version, dataset, load,
};

use crate::root;

/// Fails with all that was found, one a line.
fn none(found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{} offenders:\n{}", found.len(), found.join("\n"));
}

fn name(record: Record<'_>) -> String {
    format!("{}/{}", record.kind().folder(), record.id())
}

#[test]
fn embedded_is_what_loads() {
    let loaded = load::directory(root().join("data")).unwrap();
    let differences: Vec<String> = dataset().diff(&loaded).iter().map(|change| format!("{change:?}")).collect();
    none(differences);
    assert_eq!(dataset(), &loaded);
}

#[test]
fn every_reference_resolves() {
    let mut found = Vec::new();
    for record in dataset().records() {
        record.visit(&mut |route, node| {
            if let Node::Reference(kind, id) = node
                && dataset().record(kind, id).is_none()
            {
                found.push(format!("{}: {route}: no {kind} `{id}`", name(record)));
            }
        });
    }
    none(found);
}

#[test]
fn every_id_is_the_path_of_its_file() {
    let missing = |record: &Record<'_>| !root().join("data").join(record.kind().folder()).join(format!("{}.ron", record.id())).is_file();
    none(dataset().records().filter(missing).map(name));
    let platform_of = |record: Record<'_>| match record {
        Record::Policy(policy) if policy.id().platform() != policy.platform().as_str() => Some(name(record)),
        _ => None,
    };
    none(dataset().records().filter_map(platform_of));
}

#[test]
fn every_claim_has_evidence() {
    let mut found = Vec::new();
    for record in dataset().records() {
        record.visit(&mut |route, node| {
            if let Node::Claims(claims) = node {
                for (i, claim) in claims.views().iter().enumerate().filter(|(_, claim)| claim.evidence.is_empty()) {
                    found.push(format!("{}: {route}/{i} ({}) has no evidence", name(record), claim.value));
                }
            }
        });
        let bare = match record {
            Record::Action(r) => r.evidence().is_empty(),
            Record::Response(r) => r.evidence().is_empty(),
            Record::Event(r) => r.evidence().is_empty(),
            Record::Organization(r) => r.evidence().is_empty(),
            Record::Policy(r) => r.versions().iter().any(|version| {
                let bare = |seen: &Sighting| matches!(seen, Sighting::Reported(report) if report.evidence().is_empty());
                version.seen().iter().any(bare) || version.seen().is_empty() && version.in_force().is_empty()
            }),
            Record::Platform(r) => r.commitments().iter().any(|c| c.evidence().is_empty()),
            _ => false,
        };
        if bare {
            found.push(format!("{} has no evidence", name(record)));
        }
    }
    none(found);
}

#[test]
fn silences_say_who_looked() {
    let bare = |record: &Record<'_>| match record {
        Record::Policy(policy) => {
            policy.versions().iter().filter_map(Version::stance).any(Stance::needs_search) && policy.searched().is_empty()
        }
        Record::Response(response) => response.kind() == moderation_record::ResponseKind::Silence && response.searched().is_none(),
        _ => false,
    };
    none(dataset().records().filter(bare).map(name));
}

#[test]
fn displacements_say_from_where_to_where() {
    let bare = |record: &Record<'_>| match record {
        Record::Response(r) => (r.kind() == moderation_record::ResponseKind::Displacement) != r.displacement().is_some(),
        _ => false,
    };
    none(dataset().records().filter(bare).map(name));
}

#[test]
fn citations_are_well_formed() {
    let mut found = Vec::new();
    for_each_citation(dataset(), |record, citation| {
        let good = match citation.locator() {
            Locator::Span(start, end) => start < end && citation.digest().is_some(),
            Locator::Paragraph(n) => *n >= 1,
            _ => citation.digest().is_none(),
        };
        let source = dataset().source(citation.source());
        let git = source
            .and_then(|source| source.kept_as(citation.kept()))
            .is_some_and(|kept| matches!(kept, Archive::Git(archive) if archive.commit().is_none()));
        let version = !(git && citation.can_be_proved())
            || citation.version().is_some_and(|v| v.len() == 40 && v.bytes().all(|b| b.is_ascii_hexdigit()));
        if !good || !version {
            found.push(format!("{}: {} {}", name(record), citation.source(), citation.locator()));
        }
    });
    none(found);
}

#[test]
fn shares_are_percentages() {
    let mut found = Vec::new();
    for record in dataset().records() {
        for figure in record.figures().iter().filter(|figure| figure.measure() == Some(Scale::Share)) {
            for claim in figure.reported().claims() {
                let bounds = claim.value().bounds();
                if bounds.low > moderation_record::Number::new(100)
                    || bounds.high.is_some_and(|high| high > moderation_record::Number::new(101))
                {
                    found.push(format!("{}: {}", name(record), claim.value()));
                }
            }
        }
    }
    none(found);
}

#[test]
fn versions_have_keys_of_their_own_and_follow_each_other() {
    let mut found = Vec::new();
    for policy in dataset().policies() {
        let keys: BTreeSet<&str> = policy.versions().iter().map(Version::key).collect();
        if keys.len() != policy.versions().len() || keys.is_empty() {
            found.push(format!("{}: {keys:?}", policy.id()));
        }
        for pair in policy.versions().windows(2) {
            if let (Some(before), Some(after)) = (pair[0].first_seen(), pair[1].first_seen())
                && after.before(before) == Certainty::Yes
            {
                found.push(format!("{}: {} was seen before {}", policy.id(), pair[1].key(), pair[0].key()));
            }
        }
    }
    none(found);
}

#[test]
fn details_belong_to_a_rule_of_the_same_platform() {
    let parts = dataset().policies().iter().filter_map(|policy| Some((policy, policy.part_of()?)));
    let bad = parts.filter(|(policy, main)| {
        dataset()
            .policy(main)
            .is_none_or(|main| main.platform() != policy.platform() || main.part_of().is_some() || main.id() == policy.id())
    });
    none(bad.map(|(policy, main)| format!("{} is part of {main}", policy.id())));
}

#[test]
fn policies_apply_where_the_platform_has_room() {
    let mut found = Vec::new();
    for policy in dataset().policies() {
        let Some(platform) = dataset().platform(policy.platform()) else { continue };
        let anywhere = [Surface::AllStated, Surface::OffPlatform];
        let surfaces = policy.versions().iter().flat_map(Version::surfaces).filter(|surface| !anywhere.contains(surface));
        found
            .extend(surfaces.filter(|surface| !platform.surfaces().contains(surface)).map(|surface| format!("{}: {surface}", policy.id())));
    }
    none(found);
}

#[test]
fn sources_are_used_and_do_not_copy_each_other_in_a_circle() {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for record in dataset().records() {
        record.visit(&mut |_, node| {
            if let Node::Reference(Kind::Source, id) = node {
                used.insert(id);
            }
        });
    }
    none(dataset().sources().iter().filter(|s| !used.contains(s.id().as_str())).map(|s| format!("{} is cited by nothing", s.id())));
    let circular = |start: &str| {
        let mut open: Vec<&str> =
            dataset().source(start).into_iter().flat_map(moderation_record::Source::based_on).map(AsRef::as_ref).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if id == start {
                return true;
            }
            if seen.insert(id) {
                open.extend(dataset().source(id).into_iter().flat_map(moderation_record::Source::based_on).map(AsRef::as_ref));
            }
        }
        false
    };
    none(dataset().sources().iter().filter(|s| circular(s.id().as_str())).map(|s| format!("{} is based on itself", s.id())));
}

#[test]
fn texts_hold_no_addresses() {
    // Links and handles may stand in a source's own address and nowhere else.
    let suspicious = ["t.me/", "://", "tt.me/", "tamtam.chat", "@", "www.", "joinchat"];
    let mut found = Vec::new();
    for record in dataset().records() {
        record.visit(&mut |route, node| {
            let Node::Plain(text) = node else { return };
            let route = route.to_string();
            if route != "url" && !(route.starts_with("kept/") && route.ends_with("/url")) && suspicious.iter().any(|s| text.contains(s)) {
                found.push(format!("{}: {route}: {text}", name(record)));
            }
            let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
            if text.contains(hidden) || text.trim() != text || text.is_empty() {
                found.push(format!("{}: {route}: hidden marks or stray blanks: {text:?}", name(record)));
            }
        });
    }
    none(found);
}

#[test]
fn founding_disputes_are_listed() {
    let disputes = dataset().disputes();
    let about = |dispute: &Dispute<'_>| match dispute.about() {
        DisputeAbout::Field(field) => (*field).to_owned(),
        DisputeAbout::Figure(figure) => {
            let share = if figure.measure() == Some(Scale::Share) { "share" } else { "number" };
            format!("{share} of {}", figure.what().map_or_else(|| figure.of().to_string(), ToString::to_string))
        }
        DisputeAbout::Ownership(..) => "ownership".to_owned(),
        other => format!("{other:?}"),
    };
    let listed = |record: &str, question: &str, accounts: &[&str]| {
        disputes.iter().any(|dispute| {
            dispute.record().id() == record
                && about(dispute).contains(question)
                && accounts.iter().all(|account| dispute.claims().iter().any(|claim| claim.value.contains(account)))
        })
    };
    let mut missing = String::new();
    for (record, question, accounts) in [
        ("tamtam", "launched", &["2016", "2017"][..]),
        ("tamtam", "developer", &["mail_ru_group", "odnoklassniki"]),
        ("vk", "ownership", &["mail_ru_group", "vk"]),
        ("europol_referral_action_day_2019", "when", &["2019-11-22/2019-11-23", "2019-11-21/2019-11-24"]),
        ("europol_referral_action_day_2019", "accounts and bots", &["about 5,000", "5,055"]),
        ("europol_referral_action_day_2019", "removed", &["unstated", "26,000"]),
        ("is_claim_first_on_tamtam_2019", "number", &["1", "2"]),
        ("tamtam_blocks_is_channels_2019", "when", &["2019-12-03"]),
        ("telegram_isis_removals_2017", "number", &["more than 8,500"]),
        ("home_office_detection_tool_2018", "share", &["94", "95"]),
    ] {
        if !listed(record, question, accounts) {
            let _ = writeln!(missing, "{record}: {question}: {accounts:?}");
        }
    }
    assert!(missing.is_empty(), "disputes of the founding case that are no longer listed:\n{missing}");
}

pub(crate) fn for_each_citation<'d>(data: &'d Dataset, mut visit: impl FnMut(Record<'d>, &'d Citation)) {
    for record in data.records() {
        record.visit(&mut |_, node| {
            if let Node::Citation(citation) = node {
                visit(record, citation);
            }
        });
    }
}

#[test]
fn every_file_of_the_data_directory_is_a_record() {
    fn files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    files(&root().join("data"), &mut found);
    let records: usize = Kind::ALL.iter().map(|kind| dataset().count(*kind)).sum();
    none(found.iter().filter(|path| path.extension().is_none_or(|e| e != "ron")).map(|path| path.display().to_string()));
    assert_eq!(found.len(), records);
}
