//! Generates a large dataset for benchmarks: copies of the project's records with other words.
//!
//! ```sh
//! cargo run --release --no-default-features --features load --example generate -- OUT [RECORDS [SEED [long]]]
//! ```
//!
//! `OUT/data` is a data directory in the canonical form, `OUT/json` has a folder for each kind with one
//! JSON file for each record, `OUT/dataset.json` is one document, and `OUT/embedded` has the images that a crate
//! with these records would embed. The same `data/`, number and seed give the same
//! bytes. With `long`, each rule has one more version, and each version twice the text and twice the parts, in two
//! languages.
//!
//! The records of `data/` are copied as often as they fit, each time as a separate
//! "world": ids and references get the world's number, three of four longer words of the prose are
//! replaced (by words of the same script from the records, or invented names), years move by leap-year
//! cycles, spans, sections, digests, addresses and counts change with the world. The policies, actions, responses and
//! events of a world are copied several times with other words; the last world has as many copies
//! as needed. So sizes and citations are distributed as in the real data, every reference resolves, and
//! `check` has no findings. The sentences have no meaning.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use moderation_record::{Dataset, Kind, Node, Record, Step, embedded, load};
use serde_json::{Value, json};

/// The largest number of copies of the records in a world, because in a larger dataset a source is cited
/// by more records.
const COPIES: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let out = PathBuf::from(args.next().ok_or("name the folder to write")?);
    let wanted: usize = args.next().map_or(Ok(10_000), |number| number.parse())?;
    let seed = args.next().map_or(Ok(1), |number| number.parse())?;
    let long = args.next().is_some_and(|word| word == "long");
    let real = load::directory(Path::new(env!("CARGO_MANIFEST_DIR")).join("data"))?;
    let templates: Vec<Template> = real.records().map(Template::of).collect::<Result<_, _>>()?;
    let tells = |template: &&Template| matches!(template.kind, Kind::Policy | Kind::Action | Kind::Response | Kind::Event);
    let again: Vec<&Template> = templates.iter().filter(tells).collect();
    // Fewer copies where the real data alone are a large part of what is wanted.
    let size_with = |copies| templates.len() + copies * again.len();
    let Some(copies) = (0..=COPIES).rev().find(|copies| size_with(*copies) <= wanted) else {
        return Err(format!("at least {} records", size_with(0)).into());
    };
    let size = size_with(copies);
    let worlds = wanted / size;

    let mut maker = Maker { words: Words::of(&real), chance: Chance(seed), long };
    let mut writer = Writer { out, documents: Vec::new(), bytes: 0 };
    for world in 1..=worlds {
        let rest = if world == worlds { wanted % size } else { 0 };
        let more = (1..).flat_map(|copy| again.iter().map(move |template| (*template, copy)));
        let all = templates.iter().map(|template| (template, 0)).chain(more.take(copies * again.len() + rest));
        let records: Vec<(Kind, Value)> = all.map(|(template, copy)| (template.kind, maker.record(template, world, copy))).collect();
        writer.write(&records)?;
    }
    println!("{wanted} records, {} bytes of JSON in the mean", writer.bytes / wanted);
    writer.finish()
}

/// A record of the real data, and the values to change.
struct Template {
    kind: Kind,
    id: String,
    json: Value,
    changes: Vec<(Vec<Step>, Change)>,
}

#[derive(Clone, Copy)]
enum Change {
    Prose,
    Address,
    Date,
    Id(Kind),
    Citation,
}

impl Template {
    fn of(record: Record<'_>) -> Result<Self, serde_json::Error> {
        let kind = record.kind();
        let mut changes = Vec::new();
        record.visit(&mut |route, node| {
            let change = match (node, route.steps().last()) {
                (Node::Plain(_), Some(Step::Field("en" | "text" | "note"))) => Change::Prose,
                (Node::Plain(_), Some(Step::Field("url"))) => Change::Address,
                (Node::When(_), _) => Change::Date,
                (Node::Reference(kind, _), _) => Change::Id(kind),
                (Node::Citation(_), _) => Change::Citation,
                _ => return,
            };
            changes.push((route.steps().to_vec(), change));
        });
        let json = serde_json::to_value(record)?[kind.as_str()].take();
        Ok(Self { kind, id: record.id().to_owned(), json, changes })
    }
}

struct Maker {
    words: Words,
    chance: Chance,
    long: bool,
}

impl Maker {
    /// Creates the record of a world; copies after the first get another id.
    fn record(&mut self, template: &Template, world: usize, copy: usize) -> Value {
        let mut json = template.json.clone();
        for (steps, change) in &template.changes {
            let value = locate(&mut json, steps, matches!(change, Change::Citation));
            match (change, value.as_str()) {
                (Change::Citation, _) => cite(value, world),
                (Change::Prose, Some(text)) => *value = self.prose(text).into(),
                (Change::Address, Some(url)) => {
                    let mark = if url.contains('?') { '&' } else { '?' };
                    *value = format!("{url}{mark}edition={world}").into();
                }
                (Change::Date, Some(date)) => *value = moved(date, world).into(),
                (Change::Id(kind), Some(id)) => *value = in_world(*kind, id, world).into(),
                _ => unreachable!("a text, date or id is a string in JSON"),
            }
        }
        for sha256 in each(&mut json, "kept").filter_map(|kept| kept.pointer_mut("/archive/file/sha256")) {
            digest(sha256, world);
        }
        for version in each(&mut json, "versions") {
            each(version, "seen").filter_map(|seen| seen.get_mut("captured")).for_each(|run| sight(run, world));
        }
        for figure in json["figures"].as_array_mut().into_iter().flatten().filter(|figure| figure["measure"].is_null()) {
            multiply(&mut figure["out_of"], world as u64);
            for claim in figure["reported"].as_array_mut().into_iter().flatten() {
                multiply(&mut claim["value"], world as u64);
            }
            // Indexing has created the omitted field as null.
            figure.as_object_mut().expect("a figure is an object").retain(|_, value| !value.is_null());
        }
        json["id"] = in_world(template.kind, &template.id, world).into();
        if copy > 0 {
            json["id"] = format!("{}_copy_{copy}", json["id"].as_str().unwrap_or_default()).into();
            // In short texts, three names make the copy different.
            let [a, b, c] = [(); 3].map(|()| name(&mut self.chance));
            let told = |text: &mut Value| *text = format!("{a}, {b}, {c}: {}", text.as_str().unwrap_or_default()).into();
            told(json.pointer_mut("/title/en").expect("what is told has a title"));
            each(&mut json, "versions").filter_map(|version| version.pointer_mut("/rule/en")).for_each(told);
        }
        json.as_object_mut().expect("a record is an object").retain(|_, value| !value.is_null());
        if self.long && template.kind == Kind::Policy {
            self.lengthen(&mut json);
        }
        json
    }

    /// Adds an older version to a rule, and doubles the text and parts of its versions, in two languages.
    fn lengthen(&mut self, policy: &mut Value) {
        let Some(versions) = policy.get_mut("versions").and_then(Value::as_array_mut) else { return };
        if let Some(first) = versions.first().cloned() {
            versions[0]["change"] = json!({ "en": "A sentence on repeated breaches is new." });
            versions.insert(0, older(first));
        }
        for version in versions {
            self.translate(version.get_mut("rule"), 2);
            self.translate(version.get_mut("change"), 1);
            for parts in version.get_mut("parts").and_then(Value::as_object_mut).into_iter().flat_map(|parts| parts.values_mut()) {
                let parts = parts.as_array_mut().expect("parts are lists");
                *parts = [&parts[..]; 2].concat();
                for part in parts {
                    self.translate(part.get_mut("detail"), 1);
                }
            }
        }
    }

    /// Repeats the text with other words each time, also in Arabic.
    fn translate(&mut self, text: Option<&mut Value>, times: usize) {
        let Some(text) = text else { return };
        let once = text["en"].as_str().unwrap_or_default().to_owned();
        let english = (0..times).map(|_| self.prose(&once)).collect::<Vec<_>>().join(" ");
        let arabic: Vec<String> = english.split(' ').map(|_| self.words.other("\u{643}", &mut self.chance)).collect();
        *text = json!({ "en": english, "local": [{ "lang": "ar", "text": arabic.join(" ") }] });
    }

    /// The text with some of its words changed.
    fn prose(&mut self, text: &str) -> String {
        let words = text.split(' ').map(|word| {
            let is_word = word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
            match self.chance.below(16) {
                0..10 if is_word => self.words.other(word, &mut self.chance),
                10..12 if is_word => name(&mut self.chance),
                _ => word.to_owned(),
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The entries of a list; empty if it is omitted.
fn each<'v>(value: &'v mut Value, name: &str) -> impl Iterator<Item = &'v mut Value> {
    value.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten()
}

/// Moves a version back by twenty years, longer than any rule's history.
fn older(mut version: Value) -> Value {
    let earlier = |on: &mut Value| {
        let date = on.as_str().unwrap_or_default();
        *on = years(date, 20).into();
    };
    version["key"] = format!("before_{}", version["key"].as_str().unwrap_or_default()).into();
    for seen in each(&mut version, "seen") {
        for place in ["/captured/first/on", "/captured/last/on", "/reported/on"] {
            seen.pointer_mut(place).into_iter().for_each(earlier);
        }
    }
    for field in ["in_force", "logged"] {
        version.as_object_mut().expect("a version is an object").remove(field);
    }
    version
}

/// Finds the value of a route, or the whole citation; a route has no steps for wrappers: `{"person": …}`.
fn locate<'v>(value: &'v mut Value, steps: &[Step], whole: bool) -> &'v mut Value {
    let is_wrapper = |value: &Value| value.as_object().is_some_and(|object| object.len() == 1);
    let next = match steps.first() {
        Some(Step::Field(name)) if value.get(name).is_some() => &mut value[*name],
        Some(Step::Index(place)) if value.is_array() => &mut value[*place],
        None if !is_wrapper(value) || whole => return value,
        _ => {
            let only = value.as_object_mut().and_then(|object| object.values_mut().next());
            return locate(only.expect("the route leads on"), steps, whole);
        }
    };
    locate(next, &steps[1..], whole)
}

fn in_world(kind: Kind, id: &str, world: usize) -> String {
    match id.split_once('/') {
        Some((platform, clause)) if kind == Kind::Policy => format!("{platform}_{world}/{clause}"),
        _ => format!("{id}_{world}"),
    }
}

/// Moves the years of a date in EDTF back by up to two cycles of leap years, and decades by one.
fn moved(date: &str, world: usize) -> String {
    if date.contains('X') {
        return if world.is_multiple_of(3) { date.to_owned() } else { date.replace("202X", "201X") };
    }
    years(date, world % 3 * 4)
}

/// Moves each year of a date in EDTF back.
fn years(date: &str, back: usize) -> String {
    let mut out = String::new();
    let mut rest = date;
    while let Some(first) = rest.chars().next() {
        let begins = out.is_empty() || out.ends_with(['/', '.', '[']);
        if let Some(year) = rest.get(..4).filter(|year| begins && year.bytes().all(|byte| byte.is_ascii_digit())) {
            let year: usize = year.parse().expect("four digits");
            write!(out, "{}", year - back).expect("strings take everything");
            rest = &rest[4..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// Moves the sections of a run of captures and changes the digest of its text.
fn sight(run: &mut Value, world: usize) {
    for place in ["/first/sections", "/last/sections"] {
        let sections = run.pointer_mut(place).and_then(Value::as_array_mut).into_iter().flatten();
        for end in sections.filter_map(Value::as_array_mut).flatten() {
            *end = (end.as_u64().unwrap_or_default() + world as u64).into();
        }
    }
    digest(&mut run["text"], world);
}

/// Moves a span and changes its digest, in the same way for all citations of a world.
fn cite(citation: &mut Value, world: usize) {
    for end in citation.pointer_mut("/locator/span").and_then(Value::as_array_mut).into_iter().flatten() {
        *end = (end.as_u64().unwrap_or_default() + world as u64).into();
    }
    if let Some(value) = citation.get_mut("digest") {
        digest(value, world);
    }
}

/// Adds to each hexadecimal digit.
fn digest(value: &mut Value, world: usize) {
    let digits = value.as_str().unwrap_or_default().chars();
    let added = digits.filter_map(|c| char::from_digit((c.to_digit(16)? + world as u32) % 16, 16));
    *value = added.collect::<String>().into();
}

/// Multiplies each whole number of a quantity.
fn multiply(quantity: &mut Value, by: u64) {
    match quantity {
        Value::Object(of) => of.values_mut().for_each(|inner| multiply(inner, by)),
        Value::Array(of) => of.iter_mut().for_each(|inner| multiply(inner, by)),
        Value::Number(number) => {
            if let Some(number) = number.as_u64() {
                *quantity = (number * (1 + by % 3)).into();
            }
        }
        _ => {}
    }
}

/// The longer words of the records' prose, in each of two scripts.
struct Words {
    latin: Vec<String>,
    other: Vec<String>,
}

impl Words {
    fn of(data: &Dataset) -> Self {
        let mut words = Self { latin: Vec::new(), other: Vec::new() };
        for record in data.records() {
            record.visit(&mut |route, node| {
                let (Node::Plain(text), Some(Step::Field("en" | "text"))) = (node, route.steps().last()) else { return };
                for word in text.split(' ').filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic)) {
                    if word.is_ascii() { &mut words.latin } else { &mut words.other }.push(word.to_owned());
                }
            });
        }
        words
    }

    /// A random word of the same script, with the frequency of the records.
    fn other(&self, word: &str, chance: &mut Chance) -> String {
        let words = if word.is_ascii() { &self.latin } else { &self.other };
        words[chance.below(words.len())].clone()
    }
}

/// An invented name: a larger dataset has more names, as in reality.
fn name(chance: &mut Chance) -> String {
    const SYLLABLES: [&str; 16] = ["ba", "dor", "el", "fi", "gan", "hu", "ir", "ka", "lem", "mo", "nas", "or", "pel", "ru", "sim", "ta"];
    let all: String = (0..4).map(|_| SYLLABLES[chance.below(SYLLABLES.len())]).collect();
    all[..1].to_uppercase() + &all[1..]
}

/// A pseudorandom generator: splitmix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

struct Writer {
    out: PathBuf,
    /// The written records of each kind, for the document.
    documents: Vec<(Kind, String)>,
    bytes: usize,
}

impl Writer {
    fn write(&mut self, records: &[(Kind, Value)]) -> Result<(), Box<dyn Error>> {
        let mut document = json!({ "schema_version": moderation_record::SCHEMA_VERSION });
        for &kind in Kind::ALL {
            let of_kind: Vec<&Value> = records.iter().filter(|(of, _)| *of == kind).map(|(_, json)| json).collect();
            document[kind.folder()] = json!(of_kind);
        }
        // Reading the record with the crate restores the order of the fields.
        for record in load::json(&document.to_string())?.records() {
            let (kind, id) = (record.kind(), record.id());
            let ron = self.out.join("data").join(kind.folder()).join(format!("{id}.ron"));
            write(&ron, &load::canonical(record))?;
            let json = &serde_json::to_value(record)?[kind.as_str()];
            let pretty = serde_json::to_string_pretty(json)? + "\n";
            write(&self.out.join("json").join(kind.folder()).join(format!("{}.json", id.replace('/', "."))), &pretty)?;
            self.bytes += pretty.len();
            match self.documents.iter_mut().find(|(of, _)| *of == kind) {
                Some((_, text)) => *text += &format!(",{json}"),
                None => self.documents.push((kind, json.to_string())),
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Box<dyn Error>> {
        let mut file = BufWriter::new(fs::File::create(self.out.join("dataset.json"))?);
        write!(file, "{{\"schema_version\":\"{}\"", moderation_record::SCHEMA_VERSION)?;
        for (kind, records) in self.documents {
            write!(file, ",\"{}\":[{records}]", kind.folder())?;
        }
        writeln!(file, "}}")?;
        file.flush()?;
        let folder = self.out.join("embedded");
        fs::create_dir_all(&folder)?;
        for (name, bytes) in embedded::generate::generate(&load::directory(self.out.join("data"))?) {
            fs::write(folder.join(name), bytes)?;
        }
        Ok(())
    }
}

fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()).into())
}
