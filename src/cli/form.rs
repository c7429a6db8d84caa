//! The fields of a kind of record, from its JSON Schema, and typed values as RON.

use moderation_record::schema::files;
use moderation_record::{Area, Dataset, DocumentKind, Kind, Procedure, load};
use serde_json::Value;

/// The fields that belong to a version of a rule, not to the rule.
pub(crate) const OF_VERSION: [&str; 9] = ["key", "stance", "rule", "basis", "law", "applies_in", "surfaces", "norm", "seen"];

/// The fields of one kind of record. References are looked up in the dataset.
pub(crate) struct Form<'d> {
    kind: Kind,
    schema: Value,
    data: Option<&'d Dataset>,
}

impl<'d> Form<'d> {
    pub(crate) fn of(kind: Kind, data: Option<&'d Dataset>) -> Result<Self, String> {
        let name = format!("{kind}.schema.json");
        let schema = files().into_iter().find(|(file, _)| *file == name).map(|(_, schema)| schema);
        Ok(Self { kind, schema: schema.ok_or("no schema for this kind")?, data })
    }

    /// The fields that an author can give, with those of the first version of a rule. `evidence` is cited by every claim.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Value)> {
        fn of(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
            schema["properties"].as_object().into_iter().flatten().map(|(name, field)| (name.as_str(), field))
        }
        let is_rule = self.kind == Kind::Policy;
        let own = of(&self.schema).filter(move |(name, _)| *name != "id" && !(is_rule && matches!(*name, "versions" | "coding")));
        let definitions = &self.schema["$defs"];
        let version = of(&definitions["Version"]).filter(move |(name, _)| is_rule && OF_VERSION.contains(name));
        let seen = of(&definitions["Reported"]).filter(move |(name, _)| is_rule && matches!(*name, "on" | "evidence"));
        let cited = of(&definitions["WhenClaim"]).filter(move |(name, _)| self.kind == Kind::Platform && *name == "evidence");
        own.chain(version).chain(seen).chain(cited)
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Value> {
        self.fields().find(|(field, _)| *field == name).map(|(_, field)| field)
    }

    /// The kind with its article.
    pub(crate) fn one(&self) -> String {
        let article = if self.kind.as_str().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.kind)
    }

    pub(crate) fn is_required(&self, name: &str) -> bool {
        self.kind == Kind::Policy && name == "rule"
            || self.schema["required"].as_array().into_iter().flatten().any(|required| required == name)
    }

    /// The words of a vocabulary, or of a list of one, with their meaning.
    pub(crate) fn words<'s>(&'s self, field: &'s Value) -> Vec<(&'s str, &'s str)> {
        let field = self.resolved(field);
        let field = field.get("items").map_or(field, |items| self.resolved(items));
        let all = field["oneOf"].as_array().into_iter().flatten();
        all.filter_map(|word| Some((word["const"].as_str()?, word["description"].as_str().unwrap_or_default()))).collect()
    }

    /// How a value is typed, beyond its description; empty for a word or text.
    pub(crate) fn how(&self, field: &Value) -> &'static str {
        let items = self.resolved(field).get("items");
        let value = items.map_or(field, |items| self.claimed(items).unwrap_or(items));
        match definition(value) {
            "When" => "EDTF: 2019-11-22, 2019-11, 2019-12-03~ (about), 2019-11-22/2019-11-23 (from, to)",
            "Party" => "ids of platforms and organizations, groups such as `researchers`, or person(name: \"…\", role: …)",
            "Reference" => "ids of events, actions, responses and rules",
            "Citation" => "a source's id, then a place if you like: example_times_2020 paragraph(3)",
            "Figure" => "a unit and a quantity: channel about(30); several with semicolons",
            "Kept" => "owner/name PATH of a file in a git repository, or https://… DATE of a capture",
            "PlatformDocument" => "the platform's id and the kind of document: telegram terms_of_service",
            "Topic" => "an area such as hate_speech, or a procedure such as appeal",
            "Document" => "the id of a source, or a kind such as terms_of_service",
            "PlatformId" | "OrganizationId" | "SourceId" if items.is_some() => "ids, with commas",
            "Language" => "BCP 47: en, ar",
            _ if items.is_some() => "several with commas",
            _ => "",
        }
    }

    /// A typed value as RON. What is in brackets or quotation marks is RON already.
    ///
    /// # Errors
    /// If a short form cannot be understood: the reason and the remedy.
    pub(crate) fn ron(&self, field: &Value, value: &str, cited: &str) -> Result<String, String> {
        let (name, field) = (definition(field), self.resolved(field));
        let is_text = self.is_text(field);
        // A date can begin with a square bracket too.
        let is_ron = value.starts_with('(') || value.starts_with('[') && !value[1..].starts_with(|c: char| c == '.' || c.is_ascii_digit());
        if (!is_text || is_ron) && !is_balanced(value) {
            return Err("the brackets or quotation marks of this answer do not match\n  help: close each one that it opens".into());
        }
        if is_ron {
            return Ok(value.to_owned());
        }
        if let Some(items) = field.get("items") {
            // One claim is one value, commas and all; words and ids are several.
            let many = match definition(items) {
                _ if self.claimed(items).is_some() => vec![value],
                "Citation" => vec![value],
                "Figure" | "Kept" => split(value, ';'),
                _ => split(value, ','),
            };
            let entries: Vec<String> = many.iter().map(|one| self.ron(items, one, cited)).collect::<Result<_, _>>()?;
            return Ok(format!("[{}]", entries.join(", ")));
        }
        if let Some(claimed) = self.claimed(field) {
            return Ok(format!("(value: {}, evidence: {cited})", self.ron(claimed, value, cited)?));
        }
        let properties = &field["properties"];
        match name {
            "Party" if !value.contains('(') => return self.reference(value, &[Kind::Platform, Kind::Organization]),
            "Reference" if !value.contains('(') => {
                return self.reference(value, &[Kind::Event, Kind::Action, Kind::Response, Kind::Policy]);
            }
            "Citation" => return Ok(citation(value)),
            "Figure" => {
                let is_word = |unit: &str| unit.chars().all(|c| c.is_alphabetic() || c == '_');
                let (unit, amount) = value
                    .split_once(' ')
                    .filter(|(unit, _)| is_word(unit))
                    .ok_or("a figure is a unit and then a quantity\n  help: write channel about(30)")?;
                return Ok(format!("(of: {unit}, reported: [(value: {}, evidence: {cited})])", amount.trim()));
            }
            "Kept" => return kept(value),
            "PlatformDocument" => {
                let (platform, kind) = value
                    .split_once(' ')
                    .ok_or("a platform's document is the platform and the kind of document\n  help: write telegram terms_of_service")?;
                return Ok(format!("(platform: {}, kind: {})", quoted(platform), kind.trim()));
            }
            "Topic" if !value.contains('(') => return topic(value),
            "Document" if !value.contains('(') => {
                let is_kind = value.parse::<DocumentKind>().is_ok();
                return Ok(if is_kind { format!("kind({value})") } else { format!("source({})", string(value)) });
            }
            _ => {}
        }
        if properties.get("on").is_some() {
            return Ok(format!("(on: {}, evidence: {cited})", string(value)));
        }
        if properties.get("en").is_some() {
            return Ok(format!("(en: {})", string(value)));
        }
        if properties.get("lang").is_some() {
            return Ok(format!("(lang: \"en\", text: {})", string(value)));
        }
        Ok(if is_text { string(value) } else { value.to_owned() })
    }

    /// Whether a value is free text, not a word or RON.
    fn is_text(&self, field: &Value) -> bool {
        let field = self.resolved(field);
        let properties = &field["properties"];
        let is_claim = self.claimed(field).is_some_and(|claimed| self.is_text(claimed));
        let is_string = field["type"] == "string" && self.words(field).is_empty();
        is_string
            || is_claim
            || properties.get("en").is_some()
            || properties.get("lang").is_some()
            || field.get("items").is_some_and(|items| self.is_text(items))
    }

    /// A value that the reader accepts, where the author has not answered yet.
    pub(crate) fn filler(&self, field: &Value) -> String {
        let resolved = self.resolved(field);
        match definition(field) {
            "Topic" => format!("content({})", Area::ALL[0].as_str()),
            "Document" => format!("kind({})", DocumentKind::ALL[0].as_str()),
            "Language" => "\"en\"".into(),
            _ if resolved["properties"].get("en").is_some() => "(en: \"x\")".into(),
            _ => self.words(field).first().map_or_else(|| "\"x\"".into(), |(word, _)| (*word).to_owned()),
        }
    }

    /// What stands where the author has something to say.
    pub(crate) fn placeholder(&self, field: &Value) -> &'static str {
        if self.resolved(field)["properties"].get("en").is_some() { "(en: \"…\")" } else { "\"…\"" }
    }

    /// The record that an id means, with the name of its kind.
    fn reference(&self, id: &str, kinds: &[Kind]) -> Result<String, String> {
        let call =
            |kind: Kind| if kind == Kind::Policy { format!("policy(id: {})", quoted(id)) } else { format!("{kind}({})", quoted(id)) };
        let all: Vec<String> = kinds.iter().map(|kind| call(*kind)).collect();
        let data = self
            .data
            .ok_or_else(|| format!("the records cannot be read, so `{id}` cannot be found\n  help: write {}", all.join(" or ")))?;
        let found: Vec<String> = kinds.iter().filter(|kind| data.record(**kind, id).is_some()).map(|kind| call(*kind)).collect();
        let groups = if kinds.contains(&Kind::Platform) { self.words(&self.schema["$defs"]["Group"]) } else { Vec::new() };
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] if groups.iter().any(|(word, _)| *word == id) => Ok(format!("group({id})")),
            [] => {
                let ids = data.records().filter(|record| kinds.contains(&record.kind())).map(moderation_record::Record::id);
                let hint = load::did_you_mean(id, ids.chain(groups.iter().map(|(word, _)| *word)));
                let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
                let lists: Vec<String> = kinds.iter().map(|kind| format!("`list {}`", kind.folder())).collect();
                Err(format!("no {} `{id}`{hint}\n  help: {} name them all", names.join(" or "), lists.join(" and ")))
            }
            _ => Err(format!("`{id}` is the id of several records\n  help: write {}", found.join(" or "))),
        }
    }

    /// The schema of what a claim says, if the field is a claim.
    fn claimed<'s>(&'s self, field: &'s Value) -> Option<&'s Value> {
        let properties = &self.resolved(field)["properties"];
        properties.get("evidence").and(properties.get("value"))
    }

    /// What a field's `$ref` leads to.
    fn resolved<'s>(&'s self, field: &'s Value) -> &'s Value {
        let mut field = field;
        while let Some(target) = field["$ref"].as_str().and_then(|target| self.schema.pointer(target.trim_start_matches('#'))) {
            field = target;
        }
        field
    }
}

/// The name of the definition that a field refers to.
fn definition(field: &Value) -> &str {
    field["$ref"].as_str().and_then(|target| target.rsplit('/').next()).unwrap_or_default()
}

fn topic(word: &str) -> Result<String, String> {
    if word.parse::<Area>().is_ok() {
        return Ok(format!("content({word})"));
    }
    if word.parse::<Procedure>().is_ok() {
        return Ok(format!("procedure({word})"));
    }
    let all = Area::ALL.iter().map(|area| area.as_str()).chain(Procedure::ALL.iter().map(|procedure| procedure.as_str()));
    let hint = load::did_you_mean(word, all);
    Err(format!("`{word}` is no area and no procedure{hint}\n  help: `moderation-record coverage --by-area` lists the areas"))
}

/// A source's id and, behind a blank, a locator.
fn citation(value: &str) -> String {
    match value.split_once(' ') {
        Some((source, locator)) => format!("(source: {}, locator: {})", quoted(source), locator.trim()),
        None => format!("(source: {})", string(value)),
    }
}

/// An archive: a file in a git repository, or a capture.
fn kept(value: &str) -> Result<String, String> {
    const HOW: &str = "an archive is a repository and a path, or an address and a date\n  help: write OpenTermsArchive/pga-versions PATH, or https://… 2020-05-04";
    let (place, rest) = value.split_once(' ').ok_or(HOW)?;
    let rest = quoted(rest.trim());
    if place.contains("://") {
        return Ok(format!("(archive: capture(url: {}, taken: {rest}))", quoted(place)));
    }
    if place.split('/').count() != 2 {
        return Err(HOW.into());
    }
    Ok(format!("(archive: git(repository: {}, path: {rest}))", quoted(place)))
}

/// Whether every bracket and quotation mark is closed, and none is closed that is not open.
fn is_balanced(text: &str) -> bool {
    let (mut open, mut is_quoted, mut is_escaped) = (Vec::new(), false, false);
    text.chars().all(|c| {
        let escaped = is_escaped;
        is_escaped = is_quoted && c == '\\' && !escaped;
        match c {
            '"' => is_quoted ^= !escaped,
            '(' | '[' if !is_quoted => open.push(c),
            ')' | ']' if !is_quoted => return open.pop() == Some(if c == ')' { '(' } else { '[' }),
            _ => {}
        }
        true
    }) && open.is_empty()
        && !is_quoted
}

/// The parts of a text between separators that are in no brackets and no quotation marks.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut depth, mut quoted, mut begin, mut parts) = (0_i32, false, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            _ if c == separator && depth == 0 && !quoted => {
                parts.push(text[begin..at].trim());
                begin = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[begin..].trim());
    parts
}

/// A text in quotation marks. One that has them already stays as it is.
fn string(text: &str) -> String {
    if text.len() > 1 && text.starts_with('"') && text.ends_with('"') && is_balanced(text) { text.to_owned() } else { quoted(text) }
}

pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
