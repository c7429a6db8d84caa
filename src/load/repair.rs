//! Finds every problem of a record file that cannot be read.
//!
//! The parser stops at the first problem. Here the problem is repaired in a copy of the text, or its value is removed,
//! and the copy is read again, until it can be read. A repair that the parser accepts is also the remedy: “write
//! `exactly(66000)`”.

use std::ops::Range;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::problem::{Places, Problem, ProblemKind};
use super::ron_error::{self, Fault, What};
use super::span_tree::{Child, SpanNode, Tree};
use super::{first_form, nearest, read_ron};
use crate::model::{Area, Dataset, DocumentKind, Kind, Metadata, Procedure, Read, Visit};

/// The maximum number of problems that are reported for one file.
const MOST: usize = 20;

/// The maximum size of a text that is repaired, in bytes: each repair reads it again.
const LARGEST: usize = 1 << 18;

/// The problems of a file.
pub(super) struct Diagnosis {
    pub(super) problems: Vec<Problem>,
    /// The text with the repairs, if it is a record: nothing was added to it, and no entry of a list was removed.
    pub(super) repaired: Option<String>,
}

/// Finds all problems of a text that cannot be read as a record of this kind, or as metadata if there is no kind.
pub(super) fn diagnose(kind: Option<Kind>, file: &Path, text: &str) -> Diagnosis {
    let mut draft = Draft::of(text);
    let places = Places::of(text);
    let mut found = Diagnosis { problems: Vec::new(), repaired: None };
    let mut removed: Vec<(usize, String)> = Vec::new();
    while let Some(fault) = fault_of(kind, &draft.text) {
        let repair = if text.len() <= LARGEST { repair(kind, &draft, &fault, &mut removed) } else { Repair::Stop };
        if !matches!(repair, Repair::OfRemoved(_)) {
            let range = draft.original(repair.shown().unwrap_or(&fault.range));
            let remedy = repair.remedy().unwrap_or(&fault.remedy);
            let (start, end) = (places.spot(range.start), places.spot(range.end));
            let mut problem = Problem::new(fault.kind, file, Some(start), fault.message.clone(), remedy).until(end);
            if let (true, Some(kind)) = (found.problems.is_empty(), kind) {
                problem = first_form::instead(problem, kind, text, |at| places.spot(at));
            }
            let is_old = problem.kind() == ProblemKind::Version;
            if found.problems.len() + 1 == MOST {
                problem.add("; further problems of this file are not listed");
            }
            found.problems.push(problem);
            if is_old || found.problems.len() == MOST {
                return found;
            }
        }
        match repair {
            Repair::Stop | Repair::OfRemoved(None) => return found,
            Repair::Replace { range, with, .. } => draft.replace(range, &with),
            Repair::Add { at, with, .. } => {
                draft.is_same_record = false;
                draft.replace(at..at, &with);
            }
            Repair::Remove { range, from_list, .. } => {
                draft.is_same_record &= !from_list;
                draft.replace(range, "");
            }
            Repair::OfRemoved(Some(range)) => {
                draft.is_same_record = false;
                draft.replace(range, "");
            }
        }
    }
    found.repaired = draft.is_same_record.then_some(draft.text);
    found
}

/// A text as the input of a read that keeps the error as it is.
struct Trial<'t>(&'t str);

impl Read for Trial<'_> {
    type Error = Fault;

    fn read<T: DeserializeOwned + Serialize + Visit>(&self) -> Result<T, Fault> {
        read_ron(self.0)
    }
}

fn fault_of(kind: Option<Kind>, text: &str) -> Option<Fault> {
    match kind {
        Some(kind) => Dataset::empty().add(kind, &Trial(text)).err(),
        None => Trial(text).read::<Metadata>().err(),
    }
}

/// A copy of the text with repairs.
struct Draft {
    text: String,
    /// The offset in the original text of each byte, and of the end.
    origin: Vec<usize>,
    is_same_record: bool,
}

impl Draft {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), origin: (0..=text.len()).collect(), is_same_record: true }
    }

    fn replace(&mut self, range: Range<usize>, with: &str) {
        let begin = self.origin[range.start];
        self.origin.splice(range.clone(), std::iter::repeat_n(begin, with.len()));
        self.text.replace_range(range, with);
    }

    fn original(&self, range: &Range<usize>) -> Range<usize> {
        self.origin[range.start]..self.origin[range.end].max(self.origin[range.start])
    }
}

enum Repair {
    /// The rest of the text cannot be read.
    Stop,
    Replace {
        range: Range<usize>,
        with: String,
        remedy: String,
    },
    Add {
        at: usize,
        with: String,
        remedy: String,
    },
    Remove {
        range: Range<usize>,
        shown: Range<usize>,
        from_list: bool,
    },
    /// What remains of a value from which a required field was removed, unless it is the record itself. It is no problem
    /// of its own.
    OfRemoved(Option<Range<usize>>),
}

impl Repair {
    /// The range that the problem underlines, if it is not that of the fault.
    const fn shown(&self) -> Option<&Range<usize>> {
        match self {
            Self::Replace { range: shown, .. } | Self::Remove { shown, .. } => Some(shown),
            _ => None,
        }
    }

    fn remedy(&self) -> Option<&str> {
        match self {
            Self::Replace { remedy, .. } | Self::Add { remedy, .. } => Some(remedy),
            _ => None,
        }
    }
}

/// `removed` has the fields that were removed, each with the original offset of its struct.
fn repair(kind: Option<Kind>, draft: &Draft, fault: &Fault, removed: &mut Vec<(usize, String)>) -> Repair {
    let (text, at) = (&draft.text, fault.range.start);
    // Whether the parser accepts the text with a replacement up to here, an offset behind what is replaced.
    let accepts_to = |here: usize, range: &Range<usize>, with: &str| {
        let mut changed = text.clone();
        changed.replace_range(range.clone(), with);
        fault_of(kind, &changed).is_none_or(|next| next.range.start + range.len() >= here + with.len())
    };
    let accepts = |range: &Range<usize>, with: &str| accepts_to(range.end, range, with);
    if let (false, Some((range, with))) =
        (matches!(fault.what, What::Name(_)), of_marks(text, fault).into_iter().find(|(range, with)| accepts(range, with)))
    {
        let remedy = match &text[range.clone()] {
            "" if with == "," => "put a comma there".to_owned(),
            "" => "put a colon there".to_owned(),
            mark if mark.chars().count() == 1 => format!("write `{with}` instead of `{mark}`"),
            _ => format!("write `{with}`"),
        };
        return Repair::Replace { range, with, remedy };
    }
    let Some(tree) = Tree::of(text) else { return Repair::Stop };
    let way = way_to(text, &tree.root, at);
    // The value around the last of these fields and entries.
    let around = |way: &[&Child]| way.len().checked_sub(2).map_or(tree.root.range.start, |outer| way[outer].node.range.start);
    let remember = |way: &[&Child], removed: &mut Vec<(usize, String)>| {
        let key = way.last().and_then(|child| child.key.clone());
        removed.extend(key.map(|key| (draft.origin[around(way)], text[key].to_owned())));
    };
    if let What::Missing(field) = &fault.what {
        let parent = way.last().map_or(&tree.root, |child| &child.node);
        if !removed.contains(&(draft.origin[parent.range.start], field.clone())) {
            let add = missing(kind, text, parent, field, accepts);
            // A field with a remedy of its own keeps it.
            return match add {
                Repair::Add { at, with, .. } if fault.remedy == ron_error::MEASURE => {
                    Repair::Add { at, with, remedy: fault.remedy.clone() }
                }
                other => other,
            };
        }
        let way = removable(text, &tree.root, &way);
        remember(way, removed);
        return Repair::OfRemoved(way.last().map(|child| with_comma(text, &extent(child))));
    }
    let is_key = |child: &Child| child.key.as_ref().is_some_and(|key| key.contains(&at));
    // A repair of a value is good if the parser accepts the whole field or entry with it.
    let end = removable(text, &tree.root, &way).last().map_or(at, |child| child.node.range.end);
    // From the value to the values around it, such as the call `between(…)` around a number.
    for child in way.iter().rev().take(3) {
        let forms = if is_key(child) { of_key(text, child, &fault.what) } else { of_value(text, &child.node, &fault.what) };
        let mut working: Vec<(Range<usize>, String)> = Vec::new();
        for (range, with) in forms {
            let is_new = working.len() < 3 && working.iter().all(|(_, other)| *other != with);
            if is_new && accepts_to(if is_key(child) { range.end } else { end }, &range, &with) {
                working.push((range, with));
            }
        }
        if let Some((range, with)) = working.first().cloned() {
            let written: Vec<String> = working.iter().map(|(_, with)| format!("`{with}`")).collect();
            return Repair::Replace { range, with, remedy: format!("write {}", written.join(" or ")) };
        }
        if is_key(child) {
            break;
        }
    }
    if let (What::Name(name), true) = (&fault.what, way.is_empty()) {
        return if text[fault.range.clone()].eq_ignore_ascii_case(name) {
            Repair::Replace { range: fault.range.clone(), with: (*name).to_owned(), remedy: format!("write `{name}(`") }
        } else {
            Repair::Stop
        };
    }
    let shown = match way.last() {
        Some(child) if is_key(child) => fault.range.clone(),
        Some(child) => child.node.range.clone(),
        None => return Repair::Stop,
    };
    let way = removable(text, &tree.root, &way);
    let Some(child) = way.last() else { return Repair::Stop };
    if !is_key(child) {
        remember(way, removed);
    }
    Repair::Remove { range: with_comma(text, &extent(child)), shown, from_list: child.key.is_none() }
}

/// The fields and entries that lead to a position, from the outermost to the innermost.
fn way_to<'t>(text: &str, root: &'t SpanNode, at: usize) -> Vec<&'t Child> {
    let mut way: Vec<&Child> = Vec::new();
    let mut node = root;
    loop {
        let holds = |child: &&Child| extent(child).contains(&at);
        // The parser can report the blank before a value.
        let follows = |child: &&Child| extent(child).start >= at && text[at..extent(child).start].trim().is_empty();
        match node.children.iter().find(holds).or_else(|| node.children.iter().find(follows)) {
            Some(child) => {
                way.push(child);
                if child.key.as_ref().is_some_and(|key| key.contains(&at)) {
                    return way;
                }
                node = &child.node;
            }
            None => return way,
        }
    }
}

/// The way to the innermost value that can be removed: a field, or an entry of a list. The content of `exactly(…)` cannot.
fn removable<'w, 't>(text: &str, root: &SpanNode, way: &'w [&'t Child]) -> &'w [&'t Child] {
    let is_removable = |length: &usize| {
        let parent = length.checked_sub(2).map_or(root, |outer| &way[outer].node);
        way[length - 1].key.is_some() || text[parent.range.clone()].starts_with('[')
    };
    &way[..(1..=way.len()).rev().find(is_removable).unwrap_or(0)]
}

/// The range of a field with its name, or of an entry.
fn extent(child: &Child) -> Range<usize> {
    child.key.as_ref().map_or(child.node.range.start, |key| key.start)..child.node.range.end
}

fn with_comma(text: &str, range: &Range<usize>) -> Range<usize> {
    let rest = &text[range.end..];
    let blank = rest.len() - rest.trim_start().len();
    let comma = usize::from(rest[blank..].starts_with(','));
    range.start..range.end + if comma == 1 { blank + comma } else { 0 }
}

/// Repairs of single marks: `=` for a colon, quotation marks of another style, a missing comma.
fn of_marks(text: &str, fault: &Fault) -> Vec<(Range<usize>, String)> {
    let at = fault.range.start;
    let rest = &text[at..];
    let Some(mark) = rest.chars().next() else { return Vec::new() };
    let one = at..at + mark.len_utf8();
    let line = rest.lines().next().unwrap_or_default();
    let quotes = |close: &[char]| {
        let inner = &line[mark.len_utf8()..];
        inner.rfind(close).map(|end| {
            let closing = inner[end..].chars().next().map_or(0, char::len_utf8);
            (at..one.end + end + closing, format!("\"{}\"", inner[..end].replace('"', "\\\"")))
        })
    };
    let mut all: Vec<(Range<usize>, String)> = match mark {
        '=' => vec![(one, ":".into())],
        ';' | '،' => vec![(one, ",".into())],
        '{' => vec![(one, "(".into())],
        '}' => vec![(one, ")".into())],
        '#' => vec![(one, "//".into())],
        '“' | '”' | '„' | '‟' => quotes(&['”', '“', '"']).into_iter().collect(),
        '‘' | '’' | '\'' => quotes(&['’', '‘', '\'']).into_iter().collect(),
        '«' => quotes(&['»']).into_iter().collect(),
        _ => Vec::new(),
    };
    let end = text[..at].trim_end().len();
    match fault.what {
        What::Comma => all.push((end..end, ",".into())),
        What::Colon => all.push((end..end, ":".into())),
        _ => {}
    }
    all
}

/// Repairs of a field name: the nearest name, or the name without quotation marks.
fn of_key(text: &str, child: &Child, what: &What) -> Vec<(Range<usize>, String)> {
    let Some(key) = child.key.clone() else { return Vec::new() };
    let bare = text[key.clone()].trim_matches('"').to_owned();
    let near = if let What::Unknown { found, expected } = what { nearest(found, expected.iter().copied()) } else { None };
    let unquoted = (bare != text[key.clone()]).then_some(bare);
    let mut all: Vec<(Range<usize>, String)> =
        near.map(str::to_owned).into_iter().chain(unquoted).map(|with| (key.clone(), with)).collect();
    let value = &text[child.node.range.clone()];
    if (2..=3).contains(&text[key].len()) && value.starts_with('"') {
        // A text in another language.
        all.push((extent(child), format!("local: [(lang: \"{}\", text: {value})]", &text[child.key.clone().unwrap_or_default()])));
    }
    all
}

/// Repairs of a value: the other forms in which an author could mean it.
fn of_value(text: &str, node: &SpanNode, what: &What) -> Vec<(Range<usize>, String)> {
    let (range, value) = (node.range.clone(), &text[node.range.clone()]);
    let mut all: Vec<String> = Vec::new();
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).filter(|_| value.len() > 1);
    if let Some(inner) = inner {
        let word = snake(inner);
        let address = (inner.contains('.') && !inner.contains(char::is_whitespace)).then(|| format!("https://{inner}"));
        all.extend(dates(inner).into_iter().chain([word.clone()]).chain(address).map(|with| format!("\"{with}\"")));
        if word.starts_with(char::is_alphanumeric) && word.chars().all(|c| c.is_alphanumeric() || c == '_') {
            all.extend([word.clone(), format!("[{word}]")]);
        }
        all.extend([format!("(en: {value})"), format!("(lang: \"en\", text: {value})")]);
        all.extend([format!("[{value}]"), format!("(source: {value})"), format!("[(source: {value})]")]);
        all.extend(["platform", "organization", "event", "action", "response"].map(|word| format!("{word}({value})")));
        all.extend([format!("policy(id: {value})"), format!("source({value})"), format!("paragraph({word})")]);
        all.push(format!("[(value: {value}, evidence: [])]"));
    } else if let Some(number) = number(value) {
        all.extend(["exactly", "about", "paragraph"].map(|word| format!("{word}({number})")));
        all.push(number);
        all.extend((!value.ends_with('%')).then(|| format!("\"{value}\"")));
    } else if node.children.is_empty() {
        if let What::Unknown { found, expected } = what {
            all.extend(nearest(&snake(found), expected.iter().copied()).map(str::to_owned));
        }
        let word = if value.starts_with(char::is_alphabetic) { snake(value) } else { String::new() };
        if value.parse::<Area>().is_ok() {
            all.push(format!("content({value})"));
        }
        if value.parse::<Procedure>().is_ok() {
            all.push(format!("procedure({value})"));
        }
        if value.parse::<DocumentKind>().is_ok() {
            all.push(format!("kind({value})"));
        }
        if word.is_empty() {
            all.push(format!("\"{value}\""));
        } else {
            all.extend([word.clone(), format!("group({word})"), format!("[{word}]"), format!("\"{value}\"")]);
        }
    } else if value.starts_with('(') {
        all.extend(["reported", "captured", "policy"].map(|word| format!("{word}{value}")));
        all.push(format!("[{value}]"));
    } else if value.starts_with('[') {
        all.extend(node.children.first().filter(|_| node.children.len() == 1).map(|only| text[only.node.range.clone()].to_owned()));
    } else if let Some((name, inner)) = value.split_once('(') {
        if let What::Unknown { found, expected } = what {
            all.extend(nearest(&snake(found), expected.iter().copied()).map(|name| format!("{name}({inner}")));
        }
        let parts: Vec<&str> = node.children.iter().map(|child| text[child.node.range.clone()].trim()).collect();
        if let (true, [first, rest @ ..]) = (parts.iter().all(|part| number(part).is_some()), parts.as_slice()) {
            let is_thousands = !rest.is_empty() && rest.iter().all(|part| part.len() == 3);
            all.extend(is_thousands.then(|| format!("{name}({})", parts.concat())));
            if let [second] = rest {
                all.extend((!is_thousands).then(|| format!("{name}({first}.{second})")));
                all.push(format!("{name}({second}, {first})"));
            }
        }
        let others =
            ["content", "procedure", "source", "kind", "group", "platform", "person", "organization", "event", "action", "response"];
        all.extend(others.map(|other| format!("{other}({inner}")));
        all.push(format!("[{value}]"));
    }
    let is_new = |with: &String| !with.is_empty() && with != value;
    all.into_iter().filter(is_new).map(|with| (range.clone(), with)).collect()
}

/// Adds a missing field with a value that the parser accepts there.
fn missing(kind: Option<Kind>, text: &str, parent: &SpanNode, field: &str, accepts: impl Fn(&Range<usize>, &str) -> bool) -> Repair {
    // The fields begin behind the bracket; the name of a struct contains none.
    let Some(open) = text[parent.range.clone()].find('(') else { return Repair::Stop };
    let at = parent.range.start + open + 1;
    let forms = [
        ("[]", "[ … ]"),
        ("(en: \"x\")", "(en: \"…\")"),
        ("\"x\"", "\"…\""),
        ("\"2020\"", "\"…\""),
        ("\"en\"", "\"…\""),
        ("\"x/x\"", "\"…\""),
        ("(lang: \"en\", text: \"x\")", "(lang: \"…\", text: \"…\")"),
        ("exactly(1)", "exactly(…)"),
        ("1", "…"),
    ];
    let with = |value: &str| format!("{field}: {value}, ");
    if let Some((value, shown)) = forms.iter().find(|(value, _)| accepts(&(at..at), &with(value))) {
        return Repair::Add { at, with: with(value), remedy: format!("add `{field}: {shown}`") };
    }
    // An unknown word makes the parser tell which words it expects.
    let mut probe = text.to_owned();
    probe.insert_str(at, &with("unknown_word"));
    match fault_of(kind, &probe) {
        Some(Fault { what: What::Unknown { expected: [word, ..], .. }, remedy, .. }) if accepts(&(at..at), &with(word)) => {
            Repair::Add { at, with: with(word), remedy: format!("add `{field}: WORD`; {remedy}") }
        }
        _ => Repair::Stop,
    }
}

/// A word in the style of the vocabularies.
fn snake(word: &str) -> String {
    let mut out = String::new();
    for c in word.trim().chars() {
        if c.is_uppercase() && out.ends_with(|c: char| c.is_lowercase()) {
            out.push('_');
        }
        out.extend(if matches!(c, '-' | ' ' | '.') { vec!['_'] } else { c.to_lowercase().collect() });
    }
    out
}

/// The digits of a number, without separators of thousands and a percent sign.
fn number(value: &str) -> Option<String> {
    let bare = value.trim_end_matches('%').replace(['_', '\''], "");
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number.then_some(bare)
}

/// The dates that a text in another format can mean, in EDTF.
fn dates(text: &str) -> Vec<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let digits = |part: &str| part.parse::<u16>().ok();
    let month = |part: &str| MONTHS.iter().position(|month| part.to_lowercase().starts_with(month)).map(|at| at as u16 + 1);
    let of = |year: u16, month: u16, day: u16| format!("{year:04}-{month:02}-{day:02}");
    match parts.as_slice() {
        [a, b, c] => match (digits(a), digits(b), digits(c)) {
            (Some(day), None, Some(year)) => month(b).map(|month| of(year, month, day)).into_iter().collect(),
            (None, Some(day), Some(year)) => month(a).map(|month| of(year, month, day)).into_iter().collect(),
            (Some(first), Some(second), Some(year)) if year > 1000 => vec![of(year, second, first), of(year, first, second)],
            (Some(year), Some(second), Some(third)) if year > 1000 => vec![of(year, second, third)],
            _ => Vec::new(),
        },
        [a, b] => match (digits(a).or_else(|| month(a)), digits(b)) {
            (Some(month), Some(year)) if year > 1000 => vec![format!("{year:04}-{month:02}")],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
