//! Every claim has evidence.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version, parts};
use crate::model::{Node, Record, Route, Says, Sighting, Step, Version};

pub(super) const RULE: Rule = Rule {
    code: "claim_without_evidence",
    level: Level::Deny,
    summary: "Every claim, report, part of a rule and commitment has a citation, every figure has a value, and every record except a source cites something.",
    why: "Readers must be able to verify the dataset. Fields outside of claims (who, what kind, a stance) rest on the citations of the record, so it must have one.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [])])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- platforms/p.ron
Platform(id: "p", name: (en: "P"), kind: forum, launched: [(value: "2016", evidence: [(source: "s")])])
"#,
    run: Runner::Record(run),
};

const REMEDY: &str = "add `evidence: [(source: \"…\")]`, or omit the claim";

fn run(site: &Subject<'_>, found: &mut Findings) {
    let (mut cited, before) = (false, found.all.len());
    let mut bare: Vec<Route> = Vec::new();
    site.record.visit(&mut |route, node| match node {
        Node::Citation(_) => cited = true,
        // Without reported values, nobody would claim the total (`out_of`) of the figure either.
        Node::Claims(claims) if claims.count() == 0 && route.steps().last() == Some(&Step::Field("reported")) => {
            found.at(site.record, route, "a figure without a reported value", "add the value of a source, or omit the figure");
        }
        Node::Claims(claims) => {
            for place in (0..claims.count()).filter(|place| claims.evidence(*place).is_empty()) {
                let mut at = route.clone();
                at.index(place, |at| found.at(site.record, at, "a claim without evidence", REMEDY));
            }
        }
        // A part can be proved by its words in the captured section instead.
        Node::Evidence([]) if route.steps().contains(&Step::Field("parts")) => {}
        Node::Evidence([]) => bare.push(route.clone()),
        _ => {}
    });
    if let Record::Policy(policy) = site.record {
        let by_capture = |version: &Version| version.seen().iter().any(|seen| matches!(seen, Sighting::Captured(_)));
        cited |= policy.versions().iter().any(by_capture) || policy.searched().iter().any(|search| !search.documents().is_empty());
        for (place, version) in policy.versions().iter().enumerate() {
            for (within, part) in parts(version) {
                if part.at.is_empty() && part.evidence.is_empty() && part.says != Says::NotStated {
                    let remedy = "add `at: [(start, end)]`, its words in the newest capture's folded section, or `evidence`";
                    found.at(site.record, &in_version(place, within), "a part without words and without evidence", remedy);
                }
            }
        }
    }
    let of_whole = |route: &Route| route.steps().len() == 1;
    for route in bare.iter().filter(|route| !(of_whole(route) && cited)) {
        found.at(site.record, route, "nothing is cited here", REMEDY);
    }
    let remedy = match site.record {
        // Reported once: if a claim lacks evidence, the record does too.
        _ if cited || found.all.len() > before => return,
        Record::Source(_) => return,
        Record::Policy(_) => "add `seen: [reported(on: \"…\", evidence: [(source: \"…\")])]` to its version: the sighting that supports it",
        _ => "add a claim with its evidence, such as `launched` or `described`",
    };
    found.record(site.record, "nothing is cited in this record", remedy);
}
