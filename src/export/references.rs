//! The references of records to others, in lists. A single reference, such as the platform of a rule, is a column of the
//! table of its kind; evidence is in `citations`, the parties of claims in `claims`.

use super::keys::{existing, key, version_key};
use super::table::{Fields, Table};
use crate::model::{Dataset, Displacement, Ground, Kind, Party, PlatformId, PolicyReference, Record, Reference};

struct RecordReference {
    record: String,
    role: &'static str,
    place: usize,
    target: Option<String>,
    version: Option<String>,
    name: String,
}

pub(super) fn record_references(fields: &Fields) -> Table {
    let table = Table::new(fields, "record_references", "One row per reference of a record to another record, a party or a law.", |pass| {
        pass.rows(references, |row| {
            row.record(|r| r.record.as_str())
                .column("role", "The field that names it, such as actors, against, grounds, trigger, to, platforms or based_on.", |r| {
                    r.role
                })
                .column("place", "Its place in the field, from 0.", |r| r.place)
                .key("records", "target", "The record that is named; empty for a person, a group or a law.", |r| r.target.as_deref())
                .key("versions", "version", "The version of the rule that is named, where one is.", |r| r.version.as_deref())
                .column("name", "What is named, in words.", |r| r.name.as_str())
        })
    });
    table.without_key()
}

fn references<'d>(data: &'d Dataset, record: Record<'d>) -> Vec<RecordReference> {
    let mut list = List { data, record, references: Vec::new() };
    let platform = |id: &'d PlatformId| Named::record(Kind::Platform, id.as_str());
    match record {
        Record::Action(a) => {
            list.add("actors", a.actors(), Named::party);
            list.add("partners", a.partners(), Named::party);
            list.add("platforms", a.platforms(), platform);
            list.add("against", a.against(), |id| Named::record(Kind::Organization, id.as_str()));
            list.add("grounds", a.grounds(), Named::ground);
            list.add("trigger", a.trigger(), Named::reference);
        }
        Record::Response(r) => {
            list.add("by", r.by(), Named::party);
            list.add("platforms", r.platforms(), platform);
            list.add("from", r.displacement().map_or(&[], Displacement::from), platform);
            list.add("moved_to", r.displacement().map_or(&[], Displacement::to), platform);
            list.add("to", r.to(), Named::reference);
        }
        Record::Event(e) => {
            list.add("actors", e.actors(), Named::party);
            list.add("platforms", e.platforms(), platform);
            list.add("about", e.about(), Named::reference);
        }
        Record::Source(s) => list.add("based_on", s.based_on(), |id| Named::record(Kind::Source, id.as_str())),
        Record::Platform(_) | Record::Organization(_) | Record::Policy(_) => {}
    }
    list.references
}

struct List<'d> {
    data: &'d Dataset,
    record: Record<'d>,
    references: Vec<RecordReference>,
}

impl<'d> List<'d> {
    fn add<N>(&mut self, role: &'static str, all: &'d [N], named: impl Fn(&'d N) -> Named<'d>) {
        let Self { data, record, .. } = *self;
        self.references.extend(all.iter().map(named).enumerate().map(|(place, Named { target, version, name })| {
            let version = version.and_then(|version| {
                let policy = target.and_then(|(_, id)| data.policy(id))?;
                version_key(policy, policy.versions().iter().position(|one| one.key() == version)?)
            });
            RecordReference { record: key(record), role, place, target: existing(data, target), version, name }
        }));
    }
}

/// What an entry of a list names.
struct Named<'a> {
    /// The record, where it is one.
    target: Option<(Kind, &'a str)>,
    /// The key of the version of a rule.
    version: Option<&'a str>,
    name: String,
}

impl<'a> Named<'a> {
    fn record(kind: Kind, id: &'a str) -> Self {
        Self { target: Some((kind, id)), version: None, name: id.to_owned() }
    }

    fn policy(policy: &'a PolicyReference) -> Self {
        Self { version: policy.version(), ..Self::record(Kind::Policy, policy.id().as_str()) }
    }

    fn party(party: &'a Party) -> Self {
        Self { target: of_party(party), version: None, name: party.to_string() }
    }

    fn reference(to: &'a Reference) -> Self {
        if let Reference::Policy(policy) = to { Self::policy(policy) } else { Self::record(to.kind(), to.id()) }
    }

    fn ground(ground: &'a Ground) -> Self {
        match ground {
            Ground::Policy(policy) => Self::policy(policy),
            Ground::Action(id) => Self::record(Kind::Action, id.as_str()),
            Ground::Law(law) => Self { target: None, version: None, name: format!("{} ({})", law.name().en(), law.country()) },
        }
    }
}

/// The record of a party, where it is one.
pub(super) fn of_party(party: &Party) -> Option<(Kind, &str)> {
    match party {
        Party::Platform(id) => Some((Kind::Platform, id.as_str())),
        Party::Organization(id) => Some((Kind::Organization, id.as_str())),
        Party::Person(_) | Party::Group(_) => None,
    }
}
