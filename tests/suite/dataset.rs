//! The embedded dataset. That `data/` violates no rule is a test of `check`.

use std::fmt::Write as _;

use moderation_record::compare::{Dispute, DisputeAbout};
use moderation_record::{Citation, Dataset, Node, Record, Scale, dataset, load};

use crate::root;

#[test]
fn embedded_equals_loaded() {
    let loaded = load::directory(root().join("data")).unwrap();
    let differences: Vec<String> = dataset().diff(&loaded).iter().map(|change| format!("{change:?}")).collect();
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
    assert_eq!(dataset(), &loaded);
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
        ("europol_referral_action_day_2019", "when", &["2019-11-21/2019-11-24", "2019-11-23/2019-11-24"]),
        ("telegram_isis_removals_november_2019", "when", &["2019-11-22/2019-11-23", "2019-11-15/.."]),
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
