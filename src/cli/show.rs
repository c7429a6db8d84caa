//! `show`: one record, whole.

use moderation_record::{Dataset, Record};
use serde_json::{Map, Value};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;

pub(crate) struct Shown<'d> {
    pub(crate) records: Vec<Record<'d>>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::Show) -> Result<impl Printable + 'd, String> {
    Ok(Shown { records: find(data, &ask.id)? })
}

/// The records of this id; ids are unique only within their kind.
pub(crate) fn find<'d>(data: &'d Dataset, id: &str) -> Result<Vec<Record<'d>>, String> {
    let records: Vec<Record<'_>> = data.records().filter(|record| record.id() == id).collect();
    if records.is_empty() {
        return Err(args::unknown("record", id, data.records().map(Record::id), "list KIND"));
    }
    Ok(records)
}

impl Printable for Shown<'_> {
    fn print(&self, data: &Dataset) -> Printout {
        let mut report = Printout::new(self.records.first().map_or("", |record| record.title()));
        for record in &self.records {
            let mut lines = Vec::new();
            if let Record::Policy(policy) = record {
                lines.push(rule::seen(&data.clause(policy, None)));
            }
            if let Value::Object(outer) = serde_json::json!(record)
                && let Some(Value::Object(fields)) = outer.into_iter().next().map(|(_, fields)| fields)
            {
                write_fields(&fields, 0, &mut lines);
            }
            report.tree(record.kind().to_string(), lines);
        }
        report.notes.push("✓: it names the exact words and their SHA-256, so that whoever has the source can prove it.".into());
        report
    }

    fn json(&self) -> Value {
        match self.records.as_slice() {
            [only] => serde_json::json!(only),
            several => serde_json::json!(several),
        }
    }
}

fn write_fields(fields: &Map<String, Value>, indent: usize, lines: &mut Vec<String>) {
    for (name, value) in fields {
        let pad = " ".repeat(indent);
        if let Some(text) = one_line(value) {
            lines.push(format!("{pad}{name}: {text}"));
        } else {
            lines.push(format!("{pad}{name}:"));
            write_value(value, indent + 2, lines);
        }
    }
}

fn write_value(value: &Value, indent: usize, lines: &mut Vec<String>) {
    let pad = " ".repeat(indent);
    match value {
        Value::Array(items) => {
            for item in items {
                match (one_line(item), item) {
                    (Some(text), _) => lines.push(format!("{pad}- {text}")),
                    (None, Value::Object(fields)) => {
                        let mut inner = Vec::new();
                        write_fields(fields, indent + 2, &mut inner);
                        if let Some(first) = inner.first_mut() {
                            first.replace_range(indent..=indent, "-");
                        }
                        lines.append(&mut inner);
                    }
                    (None, _) => write_value(item, indent + 2, lines),
                }
            }
        }
        Value::Object(fields) => write_fields(fields, indent, lines),
        other => lines.push(format!("{pad}{}", one_line(other).unwrap_or_default())),
    }
}

/// What fits on one line: plain values, lists of them, English text, citations, choices of one word.
fn one_line(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null => None,
        Value::Array(items) => {
            // Places of a text are pairs of numbers.
            if let [Value::Number(start), Value::Number(end)] = items.as_slice() {
                return Some(format!("{start}–{end}"));
            }
            let word = |item: &Value| if item.is_object() { None } else { one_line(item) };
            let words: Option<Vec<String>> = items.iter().map(word).collect();
            words.filter(|words| !words.is_empty()).map(|words| words.join(", "))
        }
        Value::Object(fields) => citation(fields).or_else(|| run(fields)).or_else(|| choice(fields)),
    }
}

fn citation(fields: &Map<String, Value>) -> Option<String> {
    let source = fields.get("source")?.as_str()?;
    let mut text = source.to_owned();
    if let Some(locator) = fields.get("locator").and_then(Value::as_object) {
        for (kind, place) in locator {
            match place.as_array().map(Vec::as_slice) {
                Some([start, end]) => text.push_str(&format!(", characters {start}–{end}")),
                _ => text.push_str(&format!(", {kind} {}", one_line(place).unwrap_or_default())),
            }
        }
    }
    if let Some(version) = fields.get("version").and_then(Value::as_str) {
        text.push_str(&format!(", version {}", version.get(..12).unwrap_or(version)));
    }
    if fields.contains_key("digest") {
        text.push_str(" ✓");
    }
    if let Some(note) = fields.get("note").and_then(Value::as_str) {
        text.push_str(&format!(" ({note})"));
    }
    Some(text)
}

/// A run of captures: its days, how many, and of which document; `--format json` has the commits and digests.
fn run(fields: &Map<String, Value>) -> Option<String> {
    let run = fields.get("captured")?.as_object()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let day = |end: &str| run.get(end).and_then(|point| text(point.get("on")?));
    let mut told = format!("captured {}", day("first")?);
    if let Some(last) = day("last") {
        told.push_str(&format!(" to {last}"));
    }
    if let Some(captures) = run.get("captures") {
        told.push_str(&format!(", {captures} captures"));
    }
    told.push_str(&format!(": {}", run.get("source").and_then(text)?));
    let newest = run.get("last").or_else(|| run.get("first"))?;
    if let Some([first, last]) = newest.get("lines").and_then(Value::as_array).map(Vec::as_slice) {
        let lines = if first == last { format!("line {first}") } else { format!("lines {first}–{last}") };
        told.push_str(&format!(", {lines}, version {}", newest.get("version").and_then(text)?.get(..12)?));
    }
    told.push_str(" ✓");
    for (field, words) in [("reworded", "other words"), ("doubt", "in doubt")] {
        if let Some(why) = run.get(field).and_then(one_line) {
            told.push_str(&format!(" ({words}: {why})"));
        }
    }
    Some(told)
}

/// `{"about": 5000}` as `about 5000`; a text with English only as that text.
fn choice(fields: &Map<String, Value>) -> Option<String> {
    let mut entries = fields.iter();
    match (entries.next(), entries.next()) {
        (Some((name, value)), None) if name == "en" => value.as_str().map(str::to_owned),
        (Some((name, Value::Array(numbers))), None) => {
            let numbers: Vec<String> = numbers.iter().filter_map(one_line).collect();
            Some(format!("{} {}", name.replace('_', " "), numbers.join(" to ")))
        }
        (Some((name, value @ (Value::String(_) | Value::Number(_)))), None) => {
            Some(format!("{} {}", name.replace('_', " "), one_line(value)?))
        }
        _ => None,
    }
}
