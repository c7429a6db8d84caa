//! `new`: a record to begin with, at the place of its id.
//!
//! Which fields there are, and what they mean, is asked of the JSON Schema: the same words as in the
//! documentation.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use moderation_record::atomic::create;
use moderation_record::check::{CheckOptions, check};
use moderation_record::schema::files;
use moderation_record::{Area, DocumentKind, Kind, Procedure, load};
use serde_json::Value;

use super::Output;
use super::args::New;

/// The edition of the codebook by which new rules are read.
const CODEBOOK: &str = "2";

/// What stands where an author has something to say.
const PLACEHOLDER: &str = "\"…\"";

pub(crate) fn run(data: Option<&Path>, ask: &New) -> Result<Output, String> {
    let root = super::data_path(data)?;
    let path = root.join(ask.kind.folder()).join(format!("{}.ron", ask.id));
    if path.symlink_metadata().is_ok() {
        return Err(format!("{} already exists\n  help: open it, or choose another id", path.display()));
    }
    let schema = Schema::of(ask.kind)?;
    let mut record = vec![format!("id: {}", quoted(&ask.id))];
    let values = schema.values(ask)?;
    let values = if ask.kind == Kind::Policy { rule(values, ask)? } else { values };
    record.extend(values.into_iter().map(|(name, value)| format!("{name}: {value}")));
    let text = format!("{}(\n{},\n)", ask.kind.type_name(), record.join(",\n"));
    let canonical = load::format(&path, &text).map_err(|error| format!("this would be no record: {error}"))?;
    create(&path, root, &canonical).map_err(|error| error.to_string())?;
    Ok(format!("{} is written\n{}", path.display(), left_to_do(root, ask)).into())
}

/// What an author says of a version of a rule, and on which day it was seen.
const OF_VERSION: [&str; 7] = ["key", "stance", "rule", "basis", "law", "applies_in", "surfaces"];
const SEEN_ON: &str = "on";

/// A rule from the fields of its first version, which stand beside its own.
fn rule(mut values: Vec<(String, String)>, ask: &New) -> Result<Vec<(String, String)>, String> {
    let mut version: Vec<(String, String)> = values.extract_if(.., |(name, _)| OF_VERSION.contains(&name.as_str())).collect();
    let on = values.extract_if(.., |(name, _)| name == SEEN_ON).next().map(|(_, on)| on);
    for (name, value) in &mut values {
        let is_ron = value.contains('(');
        let word = value.trim_matches('"').to_owned();
        match name.as_str() {
            "topic" if !is_ron && word.parse::<Area>().is_ok() => *value = format!("content({word})"),
            "topic" if !is_ron && word.parse::<Procedure>().is_ok() => *value = format!("procedure({word})"),
            "topic" if !is_ron => {
                let all = || Area::ALL.iter().map(|area| area.as_str()).chain(Procedure::ALL.iter().map(|procedure| procedure.as_str()));
                let hint = load::did_you_mean(&word, all());
                return Err(format!(
                    "`{word}` is no area and no procedure{hint}\n  help: `moderation-record coverage --by-area` lists the areas"
                ));
            }
            "document" if !is_ron && word.parse::<DocumentKind>().is_ok() => *value = format!("kind({word})"),
            "document" if !is_ron => *value = format!("source({})", quoted(&word)),
            _ => {}
        }
    }
    if !version.iter().any(|(name, _)| name == "key") {
        let year = on.as_deref().and_then(|on| on.trim_start_matches('"').get(..4)).filter(|year| year.parse::<u16>().is_ok());
        version.insert(0, ("key".to_owned(), quoted(year.unwrap_or("undated"))));
    }
    if !version.iter().any(|(name, _)| name == "basis") {
        version.push(("basis".to_owned(), "own_document".to_owned()));
    }
    if let Some(on) = on {
        let evidence = ask.source.as_deref().map_or(String::new(), |source| format!("(source: {})", quoted(source)));
        version.push(("seen".to_owned(), format!("[reported(on: {on}, evidence: [{evidence}])]")));
    }
    let version: Vec<String> = version.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    values.push(("versions".to_owned(), format!("[({})]", version.join(", "))));
    values.push(("coding".to_owned(), format!("(codebook: {}, readers: [(kind: person)])", quoted(CODEBOOK))));
    Ok(values)
}

/// What the rules still find in the new record.
fn left_to_do(root: &Path, ask: &New) -> String {
    let Ok(report) = check(root, &CheckOptions::default()) else { return String::new() };
    let mine = report.findings().iter().filter(|finding| finding.record() == Some((ask.kind, &ask.id)));
    let lines: Vec<String> = mine.map(|finding| format!("  {}: {}\n", finding.place(), finding.message())).collect();
    if lines.is_empty() { String::new() } else { format!("still to do:\n{}", lines.concat()) }
}

/// The schema of one kind of record.
struct Schema {
    kind: Kind,
    root: Value,
}

impl Schema {
    fn of(kind: Kind) -> Result<Self, String> {
        let name = format!("{kind}.schema.json");
        let root = files().into_iter().find(|(file, _)| *file == name).map(|(_, schema)| schema);
        Ok(Self { kind, root: root.ok_or("no schema for this kind")? })
    }

    fn fields(&self) -> impl Iterator<Item = (&str, &Value)> {
        fn of(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
            schema["properties"].as_object().into_iter().flatten().map(|(name, field)| (name.as_str(), field))
        }
        let is_rule = self.kind == Kind::Policy;
        let own = of(&self.root).filter(move |(name, _)| *name != "id" && !(is_rule && matches!(*name, "versions" | "coding")));
        let definitions = &self.root["$defs"];
        let version = of(&definitions["Version"]).filter(move |(name, _)| is_rule && OF_VERSION.contains(name));
        let seen = of(&definitions["Reported"]).filter(move |(name, _)| is_rule && *name == SEEN_ON);
        own.chain(version).chain(seen)
    }

    /// The kind with its article.
    fn one(&self) -> String {
        let article = if self.kind.as_str().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.kind)
    }

    fn is_required(&self, name: &str) -> bool {
        if self.kind == Kind::Policy && name == "rule" {
            return true;
        }
        self.root["required"].as_array().into_iter().flatten().any(|required| required == name)
    }

    /// The fields that are given, answered or required, with their values in RON.
    fn values(&self, ask: &New) -> Result<Vec<(String, String)>, String> {
        let mut given = Vec::new();
        for field in &ask.fields {
            let (name, value) = field.split_once('=').ok_or_else(|| format!("`{field}` is not of the form field=value"))?;
            if !self.fields().any(|(field, _)| field == name) {
                let hint = load::did_you_mean(name, self.fields().map(|(field, _)| field));
                let all: Vec<&str> = self.fields().map(|(field, _)| field).collect();
                return Err(format!("{} has no field `{name}`{hint}\n  help: its fields are {}", self.one(), all.join(", ")));
            }
            if given.iter().any(|(given, _)| *given == name) {
                return Err(format!(
                    "`{name}` is given twice\n  help: several values go into one, with commas between them or as a list in RON"
                ));
            }
            given.push((name, value));
        }
        let asks = !ask.no_input && io::stdin().is_terminal() && io::stderr().is_terminal();
        let mut values = Vec::new();
        for (name, field) in self.fields() {
            let description = field["description"].as_str().unwrap_or_default();
            let value = match given.iter().find(|(given, _)| *given == name) {
                Some((_, value)) => Some((*value).to_owned()),
                None if name == "platform" && self.kind == Kind::Policy => ask.id.split_once('/').map(|(platform, _)| platform.to_owned()),
                None if name == "evidence" && ask.source.is_some() => ask.source.clone(),
                None if asks && self.is_asked(name) => self.answer(name, field, description)?,
                None => None,
            };
            match value {
                Some(value) => values.push((name.to_owned(), self.ron(field, &value, ask.source.as_deref()))),
                None if self.is_required(name) && self.words(field).is_empty() => {
                    let text = if self.is_text(field) { format!("(en: {PLACEHOLDER})") } else { PLACEHOLDER.to_owned() };
                    values.push((name.to_owned(), text));
                }
                None if self.is_required(name) => {
                    let words = self.words(field).join(", ");
                    return Err(format!("{} needs `{name}`: {description}\n  help: write {name}=WORD, one of {words}", self.one()));
                }
                None => {}
            }
        }
        Ok(values)
    }

    /// Whether an author at a terminal is asked for the field: for what a record cannot do without, and when it was.
    fn is_asked(&self, name: &str) -> bool {
        self.is_required(name)
            || matches!(name, "when" | "platforms" | "title" | "url" | "published" | "evidence" | "stance" | "surfaces" | SEEN_ON)
    }

    fn answer(&self, name: &str, field: &Value, description: &str) -> Result<Option<String>, String> {
        let words = self.words(field);
        loop {
            let hint = if words.is_empty() { String::new() } else { format!("\n  {}", words.join(", ")) };
            let optional = if self.is_required(name) { "" } else { " (Enter to leave it out)" };
            write!(io::stderr(), "{name}: {description}{optional}{hint}\n> ").map_err(|error| error.to_string())?;
            let mut line = String::new();
            if io::stdin().lock().read_line(&mut line).map_err(|error| error.to_string())? == 0 {
                return Err("no answer".into());
            }
            let line = line.trim();
            if line.is_empty() && !self.is_required(name) {
                return Ok(None);
            }
            if !line.is_empty() && (words.is_empty() || line.split(',').all(|word| words.iter().any(|known| known == word.trim()))) {
                return Ok(Some(line.to_owned()));
            }
            if let Some(near) = load::nearest(line, words.iter().map(String::as_str)) {
                super::say(format_args!("did you mean `{near}`?"));
            }
        }
    }

    /// A value as it is typed, in RON: what is in brackets or quotation marks is RON already.
    fn ron(&self, field: &Value, value: &str, source: Option<&str>) -> String {
        if value.starts_with(['(', '[', '"']) {
            return value.to_owned();
        }
        let field = self.resolved(field);
        if let Some(items) = field.get("items") {
            // One claim is one value, commas and all; words and ids are several.
            let many = if self.is_claim(items) { vec![value] } else { value.split(',').collect() };
            let entries: Vec<String> = many.iter().map(|one| self.ron(items, one.trim(), source)).collect();
            return format!("[{}]", entries.join(", "));
        }
        let properties = &field["properties"];
        if self.is_claim(field) {
            let evidence = source.map_or(String::new(), |source| format!("(source: {})", quoted(source)));
            return format!("(value: {}, evidence: [{evidence}])", self.ron(&properties["value"], value, source));
        }
        if properties.get("on").is_some() {
            let evidence = source.map_or(String::new(), |source| format!("(source: {})", quoted(source)));
            return format!("(on: {}, evidence: [{evidence}])", quoted(value));
        }
        if properties.get("locator").is_some() {
            return format!("(source: {})", quoted(value));
        }
        if self.is_text(field) {
            return format!("(en: {})", quoted(value));
        }
        if properties.get("lang").is_some() {
            return format!("(lang: \"en\", text: {})", quoted(value));
        }
        if self.words(field).is_empty() && field["type"] == "string" { quoted(value) } else { value.to_owned() }
    }

    fn is_claim(&self, field: &Value) -> bool {
        let properties = &self.resolved(field)["properties"];
        properties.get("value").is_some() && properties.get("evidence").is_some()
    }

    fn is_text(&self, field: &Value) -> bool {
        self.resolved(field)["properties"].get("en").is_some()
    }

    /// The words of a vocabulary, or of a list of one.
    fn words(&self, field: &Value) -> Vec<String> {
        let field = self.resolved(field);
        let field = field.get("items").map_or(field, |items| self.resolved(items));
        field["oneOf"].as_array().into_iter().flatten().filter_map(|word| word["const"].as_str().map(str::to_owned)).collect()
    }

    /// What a field's `$ref` leads to.
    fn resolved<'s>(&'s self, field: &'s Value) -> &'s Value {
        let mut field = field;
        while let Some(target) = field["$ref"].as_str().and_then(|target| self.root.pointer(target.trim_start_matches('#'))) {
            field = target;
        }
        field
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
