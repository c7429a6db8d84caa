//! What the rows of a record hold, where a table says it in more than a line.

use super::archives::{address, kept, key as archive_key};
use super::policies::{part_key, version_key};
use super::table::{Rows, TableRow};
use crate::model::{Citation, Claimed, Dataset, Ground, Kind, Locator, Node, Party, PolicyReference, Record, Reference, Route, Step};

/// `kind:id`: ids are unique within their kind only.
pub(super) fn key(record: Record<'_>) -> String {
    format!("{}:{}", record.kind(), record.id())
}

pub(super) fn is_disputed(record: Record<'_>) -> bool {
    let mut disputed = false;
    record.visit(&mut |_, node| {
        if let Node::Claims(claims) = node {
            disputed |= claims.disputed().contains(&true);
        }
    });
    disputed
}

/// Every reference of a record but those to sources as evidence and those inside claims.
pub(super) fn reference_rows(data: &Dataset, record: Record<'_>, row: Rows<'_>) {
    let mut reference = |role: &'static str, place: usize, target: Option<(Kind, &str)>, version: Option<&str>, name: String| {
        let rule = target.filter(|(kind, _)| *kind == Kind::Policy).and_then(|(_, id)| data.policy(id));
        let place_of = |key: &str| rule?.versions().iter().position(|version| version.key() == key);
        let version = version.and_then(place_of).and_then(|place| version_key(rule?, place));
        row(TableRow::default().text(key(record)).text(role).integer(place).maybe(existing(data, target)).maybe(version).text(name));
    };
    let mut parties = |role, parties: &[Party]| {
        for (place, party) in parties.iter().enumerate() {
            reference(role, place, of_party(party), None, party.to_string());
        }
    };
    match record {
        Record::Action(a) => {
            parties("actors", a.actors());
            parties("partners", a.partners());
        }
        Record::Response(r) => parties("by", r.by()),
        Record::Event(e) => parties("actors", e.actors()),
        _ => {}
    }
    let mut ids = |role, kind, ids: &mut dyn Iterator<Item = &str>| {
        for (place, id) in ids.enumerate() {
            reference(role, place, Some((kind, id)), None, id.to_owned());
        }
    };
    match record {
        Record::Action(a) => {
            ids("platforms", Kind::Platform, &mut a.platforms().iter().map(crate::model::PlatformId::as_str));
            ids("against", Kind::Organization, &mut a.against().iter().map(crate::model::OrganizationId::as_str));
            for (place, ground) in a.grounds().iter().enumerate() {
                match ground {
                    Ground::Policy(rule) => {
                        reference("grounds", place, Some((Kind::Policy, rule.id().as_str())), rule.version(), rule.id().to_string());
                    }
                    Ground::Action(id) => reference("grounds", place, Some((Kind::Action, id.as_str())), None, id.to_string()),
                    Ground::Law(law) => reference("grounds", place, None, None, format!("{} ({})", law.name().en(), law.country())),
                }
            }
            references("trigger", a.trigger(), &mut reference);
        }
        Record::Response(r) => {
            ids("platforms", Kind::Platform, &mut r.platforms().iter().map(crate::model::PlatformId::as_str));
            if let Some(displacement) = r.displacement() {
                ids("from", Kind::Platform, &mut displacement.from().iter().map(crate::model::PlatformId::as_str));
                ids("moved_to", Kind::Platform, &mut displacement.to().iter().map(crate::model::PlatformId::as_str));
            }
            references("to", r.to(), &mut reference);
        }
        Record::Event(e) => {
            ids("platforms", Kind::Platform, &mut e.platforms().iter().map(crate::model::PlatformId::as_str));
            references("about", e.about(), &mut reference);
        }
        Record::Source(s) => ids("based_on", Kind::Source, &mut s.based_on().iter().map(crate::model::SourceId::as_str)),
        _ => {}
    }
}

/// Writes a row of a reference: its role, place, target, the version of that and its name.
type WriteReference<'l> = dyn FnMut(&'static str, usize, Option<(Kind, &str)>, Option<&str>, String) + 'l;

fn references(role: &'static str, to: &[Reference], reference: &mut WriteReference<'_>) {
    for (place, to) in to.iter().enumerate() {
        let version = if let Reference::Policy(rule) = to { PolicyReference::version(rule) } else { None };
        reference(role, place, Some((to.kind(), to.id())), version, to.id().to_owned());
    }
}

/// The key of a record that is there. A reference that leads nowhere is a finding of the checker; here it stays a name.
fn existing(data: &Dataset, target: Option<(Kind, &str)>) -> Option<String> {
    target.and_then(|(kind, id)| data.record(kind, id)).map(key)
}

fn of_party(party: &Party) -> Option<(Kind, &str)> {
    match party {
        Party::Platform(id) => Some((Kind::Platform, id.as_str())),
        Party::Organization(id) => Some((Kind::Organization, id.as_str())),
        Party::Person(_) | Party::Group(_) => None,
    }
}

pub(super) fn claim_rows(data: &Dataset, record: Record<'_>, row: Rows<'_>) {
    record.visit(&mut |route, node| {
        let Node::Claims(claims) = node else { return };
        let question = route.to_string();
        let count = matches!(route.steps(), [Step::Field("figures"), ..])
            .then(|| format!("{}/{}", key(record), question.trim_end_matches("/reported")));
        let version = version_at(record, route);
        let disputed = claims.disputed();
        for (place, claim) in claims.views().into_iter().enumerate() {
            let (kind, when, quantity, party) = match claim.typed {
                Claimed::Date(when) => ("date", Some(when), None, None),
                Claimed::Quantity(quantity) => ("quantity", None, Some(quantity), None),
                Claimed::Party(party) => ("party", None, None, of_party(party)),
                Claimed::Text(_) => ("text", None, None, None),
            };
            row(TableRow::default()
                .text(format!("{}/{question}/{place}", key(record)))
                .text(key(record))
                .text(question.clone())
                .maybe(count.clone())
                .maybe(version.clone())
                .integer(place)
                .text(claim.value)
                .text(kind)
                .date(when)
                .quantity(quantity)
                .maybe(existing(data, party))
                .date(claim.during)
                .maybe(claim.said_by.map(ToString::to_string))
                .boolean(disputed[place])
                .maybe(claim.note));
        }
    });
}

/// The key of the version of a rule in which a route leads.
fn version_at(record: Record<'_>, route: &Route) -> Option<String> {
    match (record, route.steps()) {
        (Record::Policy(policy), [Step::Field("versions"), Step::Index(place), ..]) => version_key(policy, *place),
        _ => None,
    }
}

pub(super) fn citation_row<'a>(data: &Dataset, record: Record<'a>, route: &Route, citation: &'a Citation) -> TableRow<'a> {
    let owner = |steps: &[Step]| {
        steps.iter().fold(key(record), |route, step| match step {
            Step::Field(name) => format!("{route}/{name}"),
            Step::Index(place) => format!("{route}/{place}"),
        })
    };
    let version = version_at(record, route);
    let (mut claim, mut part, mut sighting) = (None, None, None);
    match (route.steps(), &version) {
        ([_, _, Step::Field("seen"), Step::Index(place), ..], Some(version)) => sighting = Some(format!("{version}/{place}")),
        ([_, _, Step::Field("parts"), Step::Field(kind), Step::Index(place), ..], Some(version)) => {
            part = Some(part_key(version, kind, *place));
        }
        ([_, _, Step::Field("logged"), ..], Some(_)) | ([Step::Field("commitments" | "ended" | "evidence"), ..], None) => {}
        ([whole @ .., Step::Field("evidence"), Step::Index(_)], _) => claim = Some(owner(whole)),
        _ => {}
    }
    let source = data.source(citation.source());
    let archive = source.and_then(|source| kept(source, citation.kept()));
    let (kind, section, paragraph, start, end) = match citation.locator() {
        Locator::Whole => ("whole", None, None, None, None),
        Locator::Section(name) => ("section", Some(&**name), None, None, None),
        Locator::Paragraph(n) => ("paragraph", None, Some(*n), None, None),
        Locator::Span(start, end) => ("span", None, None, Some(*start), Some(*end)),
    };
    TableRow::default()
        .text(format!("{}/{route}", key(record)))
        .text(key(record))
        .maybe(claim)
        .maybe(version)
        .maybe(part)
        .maybe(sighting)
        .text(citation.source().as_str())
        .maybe(source.zip(archive).map(|(source, (place, _))| archive_key(source, place)))
        .text(kind)
        .maybe(section)
        .maybe_integer(paragraph)
        .maybe_integer(start)
        .maybe_integer(end)
        .maybe(citation.version())
        .maybe(archive.and_then(|(_, kept)| address(kept.archive(), citation.version(), None)))
        .maybe(citation.digest().map(|digest| digest.to_string()))
        .maybe(citation.note())
}
