//! `new`: a record to begin with, at the place of its id.
//!
//! At a terminal it asks for what a useful record needs. Which fields there are, and what they mean, is asked of the
//! JSON Schema; whether an answer is good, of the reader and the rules.

use std::io::{self, BufReader, IsTerminal as _};
use std::path::Path;

use moderation_record::atomic::create;
use moderation_record::check::{CheckOptions, check};
#[cfg(feature = "evidence")]
use moderation_record::evidence::{Archives, Section, find, headings, section};
use moderation_record::load::FormatError;
use moderation_record::{Area, Dataset, Kind, Node, Record, load};

use super::Output;
use super::args::New;
use super::draft::Draft;
use super::form::{Form, OF_VERSION, quoted};
use super::prompt::{Line, Prompt};

/// The edition of the codebook by which new rules are read.
const CODEBOOK: &str = "2";

/// The rules about one value alone, by which an answer is checked when it is given.
const OF_VALUES: [&str; 9] = [
    "address_in_text",
    "impossible_span",
    "malformed_citation",
    "placeholder_text",
    "repeated_entry",
    "reversed_dates",
    "separator_in_list",
    "share_out_of_range",
    "text_not_normalised",
];

/// What an author is asked for, in this order, and whether it cannot be left out.
const fn questions(kind: Kind) -> &'static [(&'static str, bool)] {
    match kind {
        Kind::Platform => {
            &[("name", true), ("kind", true), ("surfaces", false), ("evidence", false), ("launched", false), ("described", false)]
        }
        Kind::Organization => &[("name", true), ("kind", true), ("country", false), ("evidence", true)],
        Kind::Policy => &[
            ("title", true),
            ("topic", true),
            ("document", true),
            ("section", false),
            ("norm", false),
            ("evidence", true),
            ("on", true),
            ("stance", true),
            ("rule", true),
            ("surfaces", false),
        ],
        Kind::Action => &[
            ("evidence", true),
            ("title", true),
            ("areas", true),
            ("platforms", false),
            ("actors", true),
            ("measures", true),
            ("targets", false),
            ("against", false),
            ("when", false),
            ("figures", false),
            ("summary", true),
        ],
        Kind::Response => &[
            ("evidence", true),
            ("title", true),
            ("kind", true),
            ("to", true),
            ("by", true),
            ("platforms", false),
            ("when", false),
            ("figures", false),
            ("summary", true),
        ],
        Kind::Event => &[
            ("evidence", true),
            ("title", true),
            ("kind", true),
            ("when", true),
            ("country", false),
            ("platforms", false),
            ("summary", true),
        ],
        Kind::Source => &[
            ("kind", true),
            ("title", false),
            ("publisher", true),
            ("authors", false),
            ("language", true),
            ("url", false),
            ("published", false),
            ("dated_by", false),
            ("document", true),
            ("kept", false),
        ],
    }
}

/// How many words of a vocabulary are shown with the question.
const FEW: usize = 16;

pub(crate) fn run(data: Option<&Path>, ask: &New) -> Result<Output, String> {
    let root = super::data_path(data)?;
    let asks = ask.ask || !ask.no_input && io::stdin().is_terminal() && io::stderr().is_terminal();
    if !asks {
        return author(root, ask, None);
    }
    let (mut input, mut output) = (BufReader::new(io::stdin()), anstream::stderr());
    author(root, ask, Some(&mut Prompt::new(&mut input, &mut output)))
}

fn author(root: &Path, ask: &New, prompt: Option<&mut Prompt<'_>>) -> Result<Output, String> {
    let path = root.join(ask.kind.folder()).join(format!("{}.ron", ask.id));
    if path.symlink_metadata().is_ok() {
        return Err(format!("{} already exists\n  help: open it, or choose another id", path.display()));
    }
    let data = load::directory(root).ok();
    let mut author = Author {
        ask,
        form: Form::of(ask.kind, data.as_ref())?,
        data: data.as_ref(),
        draft: Draft::open(root, &path)?,
        path: &path,
        #[cfg(feature = "evidence")]
        archives: archives(data.as_ref(), ask)?,
    };
    // A wrong id is told before the first question, and before anything is written.
    author.canonical(&[], true)?;
    author.take_arguments()?;
    if let Some(prompt) = prompt {
        author.interview(prompt)?;
    }
    let canonical = author.canonical(author.draft.answers(), false)?;
    create(&path, root, &canonical).map_err(|error| error.to_string())?;
    author.draft.remove();
    Ok(format!("{} is written\n{}", path.display(), left_to_do(root, ask)).into())
}

#[cfg(feature = "evidence")]
fn archives(data: Option<&Dataset>, ask: &New) -> Result<Option<Archives>, String> {
    if ask.at.archives.is_empty() {
        return Ok(None);
    }
    let data = data.ok_or("the records cannot be read, so no archive can be used\n  help: `moderation-record check` tells why")?;
    Archives::open(data, &ask.at.archives).map(Some).map_err(|error| error.to_string())
}

/// What the rules still find in the new record.
fn left_to_do(root: &Path, ask: &New) -> String {
    let Ok(report) = check(root, &CheckOptions::default()) else { return String::new() };
    let mine = report.findings().iter().filter(|finding| finding.record() == Some((ask.kind, &ask.id)));
    let lines: Vec<String> =
        mine.map(|finding| format!("  {}: {}\n    help: {}\n", finding.place(), finding.message(), finding.remedy())).collect();
    if lines.is_empty() { String::new() } else { format!("still to do:\n{}", lines.concat()) }
}

/// A record that is being written.
struct Author<'a> {
    ask: &'a New,
    form: Form<'a>,
    data: Option<&'a Dataset>,
    draft: Draft<'a>,
    path: &'a Path,
    #[cfg(feature = "evidence")]
    archives: Option<Archives>,
}

impl Author<'_> {
    /// Takes the fields from the command line. They take the place of earlier answers.
    fn take_arguments(&mut self) -> Result<(), String> {
        let mut given: Vec<&str> = Vec::new();
        for argument in &self.ask.fields {
            let (name, value) = argument.split_once('=').ok_or_else(|| format!("`{argument}` is not of the form field=value"))?;
            let is_section = self.ask.kind == Kind::Policy && name == "section";
            if self.form.field(name).is_none() && !is_section {
                let hint = load::did_you_mean(name, self.form.fields().map(|(field, _)| field));
                let all: Vec<&str> = self.form.fields().map(|(field, _)| field).collect();
                return Err(format!("{} has no field `{name}`{hint}\n  help: its fields are {}", self.form.one(), all.join(", ")));
            }
            if given.contains(&name) {
                return Err(format!(
                    "`{name}` is given twice\n  help: several values go into one, with commas between them or as a list in RON"
                ));
            }
            given.push(name);
            for (name, value) in self.looked_up(name, value)? {
                self.draft.set(&name, &value);
            }
        }
        if let Some(source) =
            self.ask.source.as_deref().filter(|_| self.draft.get("evidence").is_none() && self.form.field("evidence").is_some())
        {
            self.draft.set("evidence", source);
        }
        Ok(())
    }

    /// Asks for what is not answered yet. Each answer is checked, and stored before the next question.
    fn interview(&mut self, prompt: &mut Prompt<'_>) -> Result<(), String> {
        if self.ask.kind == Kind::Policy
            && let (Some(data), Some((platform, _))) = (self.data, self.ask.id.split_once('/'))
        {
            super::args::platform(data, platform)?;
        }
        let before = self.draft.answers().len();
        let kept = self.draft.path().display();
        prompt.show(&format!("Answers are kept in {kept} until the record is written: after Ctrl-C, the same command goes on.\n`?` explains a question, `<` goes back to the one before, and an empty line leaves a field out."))?;
        while let Some((name, is_needed)) = self.open_question() {
            let question = self.question(name, is_needed)?;
            prompt.show(&format!("\n{question}"))?;
            loop {
                match prompt.line()? {
                    Line::End => {
                        return Err(format!(
                            "the input ends before the record is complete\n  help: the answers are kept in {}; the same command goes on with them",
                            self.draft.path().display()
                        ));
                    }
                    Line::Help => prompt.show(&self.explained(name))?,
                    Line::Back if self.draft.answers().len() <= before => prompt.show("this is the first question of this call")?,
                    Line::Back => {
                        // What was looked up goes with the answer that it was looked up for.
                        while self.draft.pop().is_some_and(|(name, _)| name == "seen") {}
                        break;
                    }
                    Line::Answer(answer) if answer.is_empty() && is_needed => {
                        prompt.show(&format!("{} needs `{name}`\n  help: `?` explains the question", self.form.one()))?;
                    }
                    Line::Answer(answer) => match self.accepted(name, &answer) {
                        Ok(answers) => {
                            for (name, value) in answers {
                                self.draft.set(&name, &value);
                            }
                            break;
                        }
                        Err(reason) => prompt.show(&reason)?,
                    },
                }
            }
            self.draft.save()?;
        }
        Ok(())
    }

    /// The first question that has no answer and makes sense after those before.
    fn open_question(&self) -> Option<(&'static str, bool)> {
        let said = |name: &str| self.draft.get(name).filter(|value| !value.is_empty());
        let is_wanted = |name: &str| match name {
            "section" | "norm" if !self.has_archives() => false,
            "section" => said("document").and_then(|id| self.data?.source(id)).is_some_and(|source| !source.kept().is_empty()),
            "norm" => said("section").is_some(),
            "evidence" | "on" if self.ask.kind == Kind::Policy => said("seen").is_none(),
            "launched" | "described" => said("evidence").is_some(),
            "dated_by" => said("published").is_some(),
            "document" if self.ask.kind == Kind::Source => said("kind") == Some("platform_document"),
            "stance" => said("topic").is_some_and(|topic| topic.starts_with("content(") || topic.parse::<Area>().is_ok()),
            _ => true,
        };
        questions(self.ask.kind).iter().copied().find(|(name, _)| self.draft.get(name).is_none() && is_wanted(name))
    }

    /// A question: the field, its meaning, how it is typed.
    fn question(&mut self, name: &str, is_needed: bool) -> Result<String, String> {
        let looked_up = self.shown_from_archive(name)?;
        let description = match name {
            "section" => {
                "The section of the document that states the rule: its heading, or the words that it begins with; `A -> B` ends it before the words B."
            }
            "norm" => "The sentences that state the rule itself: their numbers, such as 2,4-5.",
            "evidence" => "Where it is said. Every claim of the record cites it; change single ones in the file.",
            _ => self.form.field(name).and_then(|field| field["description"].as_str()).unwrap_or_default(),
        };
        let how = self.form.field(name).filter(|_| name != "norm").map_or("", |field| self.form.how(field));
        let words = self.form.field(name).map_or_else(Vec::new, |field| self.form.words(field));
        let words = match words.len() {
            0 => String::new(),
            1..=FEW => format!("\n  {}", words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")),
            count => format!("\n  `?` explains the {count} words"),
        };
        let optional = if is_needed { "" } else { " (may be left out)" };
        let how = if how.is_empty() { String::new() } else { format!("\n  {how}") };
        Ok(format!("{looked_up}{name}: {description}{optional}{how}{words}"))
    }

    /// The words of a question's vocabulary with their meaning.
    fn explained(&self, name: &str) -> String {
        let words = self.form.field(name).map_or_else(Vec::new, |field| self.form.words(field));
        let lines: Vec<String> = words.iter().map(|(word, meaning)| format!("  {word}: {meaning}")).collect();
        match (lines.is_empty(), name) {
            (false, _) => lines.join("\n"),
            (true, "topic") => {
                let words = Area::ALL.iter().map(|area| area.as_str());
                let words = words.chain(moderation_record::Procedure::ALL.iter().map(|procedure| procedure.as_str()));
                format!("  {}", words.collect::<Vec<_>>().join(", "))
            }
            _ => "  see “Values” in CONTRIBUTING.md for the format of each value; `moderation-record list` lists records".into(),
        }
    }

    /// The answers that follow from a good answer.
    ///
    /// # Errors
    /// The reason why it is not good, with the remedy.
    fn accepted(&mut self, name: &str, answer: &str) -> Result<Vec<(String, String)>, String> {
        let new = if answer.is_empty() { vec![(name.to_owned(), String::new())] } else { self.looked_up(name, answer)? };
        let mut all = self.draft.answers().to_vec();
        all.extend(new.iter().cloned());
        let text = self.canonical(&all, true)?;
        if !answer.is_empty() {
            self.verify(&text, answer)?;
        }
        Ok(new)
    }

    /// Reads the record that the answers make so far, and applies the rules about single values.
    fn verify(&self, text: &str, answer: &str) -> Result<(), String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let file = folder.path().join(self.ask.kind.folder()).join(format!("{}.ron", self.ask.id));
        create(&file, folder.path(), text).map_err(|error| error.to_string())?;
        let read = load::directory(folder.path()).map_err(|error| error.to_string())?;
        let mut missing = None;
        if let (Some(data), Some(record)) = (self.data, read.record(self.ask.kind, &self.ask.id)) {
            record.visit(&mut |_, node| {
                if let (None, Node::Reference(kind, id)) = (&missing, node)
                    && answer.contains(id)
                    && data.record(kind, id).is_none()
                    && (kind, id) != (self.ask.kind, &self.ask.id)
                {
                    let hint = load::did_you_mean(id, data.records().filter(|record| record.kind() == kind).map(Record::id));
                    missing = Some(format!("no {kind} `{id}`{hint}\n  help: `moderation-record list {}` names them all, `moderation-record new {kind} {id}` adds it", kind.folder()));
                }
            });
        }
        if let Some(missing) = missing {
            return Err(missing);
        }
        let report = check(folder.path(), &CheckOptions::default()).map_err(|error| error.to_string())?;
        let found: Vec<String> = report
            .findings()
            .iter()
            .filter(|finding| OF_VALUES.contains(&finding.code()))
            .map(|finding| format!("{}\n  help: {}", finding.message(), finding.remedy()))
            .collect();
        if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
    }

    /// The record in canonical form. While the author is asked, values that the reader accepts stand for what is still required.
    fn canonical(&self, answers: &[(String, String)], is_asking: bool) -> Result<String, String> {
        let text = self.record(answers, is_asking)?;
        load::format(self.path, &text).map_err(|error| {
            let told = match error {
                // The file is not there yet, so no place in it is told.
                FormatError::Unreadable(error) => {
                    let problems = error.problems().iter().map(|problem| format!("{}\n  help: {}", problem.message(), problem.remedy()));
                    problems.collect::<Vec<_>>().join("\n")
                }
                error => error.to_string(),
            };
            if is_asking && !answers.is_empty() { told } else { format!("this would be no record: {told}") }
        })
    }

    fn record(&self, answers: &[(String, String)], is_asking: bool) -> Result<String, String> {
        let said = |name: &str| {
            answers.iter().rev().find(|(answered, _)| answered == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
        };
        let is_rule = self.ask.kind == Kind::Policy;
        let evidence = match (self.ask.source.as_deref().or_else(|| said("evidence")), self.form.field("evidence")) {
            (Some(cited), Some(field)) => self.form.ron(field, cited, "")?,
            _ => "[]".to_owned(),
        };
        let mut values: Vec<(&str, String)> = Vec::new();
        for (name, field) in self.form.fields() {
            let platform = || self.ask.id.split_once('/').map(|(platform, _)| platform).filter(|_| is_rule && name == "platform");
            match said(name).or_else(platform) {
                // The evidence of a sighting or claim.
                Some(_) if name == "evidence" && (is_rule || self.ask.kind == Kind::Platform) => {}
                Some(value) => values.push((name, self.form.ron(field, value, &evidence)?)),
                None if !self.form.is_required(name) => {}
                None if is_asking => values.push((name, self.form.filler(field))),
                None if self.form.words(field).is_empty() && !matches!(name, "topic" | "document") => {
                    values.push((name, self.form.placeholder(field).to_owned()));
                }
                None => {
                    let words: Vec<&str> = self.form.words(field).into_iter().map(|(word, _)| word).collect();
                    let words = if words.is_empty() { self.form.how(field).to_owned() } else { format!("one of {}", words.join(", ")) };
                    let description = field["description"].as_str().unwrap_or_default();
                    return Err(format!("{} needs `{name}`: {description}\n  help: write {name}=WORD, {words}", self.form.one()));
                }
            }
        }
        if is_rule {
            with_version(&mut values, said("on"), &evidence);
        }
        values.insert(0, ("id", quoted(&self.ask.id)));
        Ok(format!("{}({})", self.ask.kind.type_name(), fields(&values)))
    }
}

/// Moves the fields of the first version of a rule into it.
fn with_version(values: &mut Vec<(&str, String)>, on: Option<&str>, evidence: &str) {
    let mut version: Vec<(&str, String)> = values.extract_if(.., |(name, _)| OF_VERSION.contains(name)).collect();
    values.retain(|(name, _)| *name != "on");
    let has = |version: &[(&str, String)], name: &str| version.iter().any(|(field, _)| *field == name);
    let seen = version.iter().find(|(name, _)| *name == "seen").map(|(_, seen)| seen.clone());
    let captured = seen.as_deref().and_then(|seen| seen.split_once("first: (on: \"")).map(|(_, on)| on.to_owned());
    if !has(&version, "key") {
        let on = captured.as_deref().or(on).unwrap_or_default().trim_start_matches('"');
        let year = on.get(..4).filter(|year| year.parse::<u16>().is_ok());
        version.insert(0, ("key", quoted(year.unwrap_or("undated"))));
    }
    if !has(&version, "basis") {
        version.push(("basis", "own_document".to_owned()));
    }
    if let (None, Some(on)) = (seen, on) {
        let on = if on.starts_with('"') { on.to_owned() } else { quoted(on) };
        version.push(("seen", format!("[reported(on: {on}, evidence: {evidence})]")));
    }
    if captured.is_some() && !has(values, "history") {
        values.push(("history", "(extent: newest_only)".to_owned()));
    }
    values.push(("versions", format!("[({})]", fields(&version))));
    values.push(("coding", format!("(codebook: {}, readers: [(kind: person)])", quoted(CODEBOOK))));
}

fn fields(values: &[(&str, String)]) -> String {
    values.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ")
}

/// Without archives nothing is looked up in them.
#[cfg(not(feature = "evidence"))]
#[expect(clippy::unused_self, clippy::unnecessary_wraps)]
impl Author<'_> {
    const fn has_archives(&self) -> bool {
        false
    }

    fn looked_up(&mut self, name: &str, answer: &str) -> Result<Vec<(String, String)>, String> {
        Ok(vec![(name.to_owned(), answer.to_owned())])
    }

    fn shown_from_archive(&mut self, _: &str) -> Result<String, String> {
        Ok(String::new())
    }
}

/// What the archives know.
#[cfg(feature = "evidence")]
impl Author<'_> {
    const fn has_archives(&self) -> bool {
        self.archives.is_some()
    }

    /// An answer, and what it leads to in the archives: cited words become a citation, a heading a sighting, sentences places.
    fn looked_up(&mut self, name: &str, answer: &str) -> Result<Vec<(String, String)>, String> {
        let mut answers = vec![(name.to_owned(), answer.to_owned())];
        match name {
            "evidence" if !answer.starts_with('[') => {
                if let Some((id, words)) = answer.split_once(" \"") {
                    let words = words.strip_suffix('"').unwrap_or(words);
                    let source = self.source(id)?;
                    let archives = self.archives.as_mut().ok_or(WITHOUT)?;
                    let found = find(archives, source, None, words).map_err(|error| error.to_string())?;
                    answers[0].1 = format!("[{}]", found.citation);
                }
            }
            "section" => {
                let section = self.section(answer)?;
                let source = self.draft.get("document").unwrap_or_default();
                answers.push(("seen".into(), format!("[{}]", super::evidence::captured(source, &section))));
            }
            "norm" if !answer.starts_with('[') => {
                let heading = self.draft.get("section").unwrap_or_default().to_owned();
                answers[0].1 = spans(&self.section(&heading)?, answer)?;
            }
            _ => {}
        }
        Ok(answers)
    }

    /// What an author needs to see for an answer: the headings of the document, or the sentences of the section.
    fn shown_from_archive(&mut self, name: &str) -> Result<String, String> {
        let lines: Vec<String> = match name {
            "section" => {
                let id = self.draft.get("document").unwrap_or_default().to_owned();
                let source = self.source(&id)?;
                let Some(archives) = self.archives.as_mut() else { return Ok(String::new()) };
                // A document whose headings cannot be read can still have a report.
                match headings(source, archives, None, None) {
                    Ok(headings) => headings.into_iter().map(|heading| format!("  {}\n", heading.text)).collect(),
                    Err(error) => vec![format!("{error}\n")],
                }
            }
            "norm" => {
                let heading = self.draft.get("section").unwrap_or_default().to_owned();
                let section = self.section(&heading)?;
                section.sentences.iter().enumerate().map(|(place, sentence)| format!("  {}  {}\n", place + 1, sentence.text)).collect()
            }
            _ => Vec::new(),
        };
        Ok(lines.concat())
    }

    fn section(&mut self, answer: &str) -> Result<Section, String> {
        let id = self.draft.get("document").unwrap_or_default().to_owned();
        let source = self.source(&id)?;
        let (from, to) = answer.split_once(" -> ").map_or((answer, None), |(from, to)| (from, Some(to)));
        let archives = self.archives.as_mut().ok_or(WITHOUT)?;
        section(source, archives, None, None, from, to).map_err(|error| error.to_string())
    }
}

#[cfg(feature = "evidence")]
impl<'a> Author<'a> {
    fn source(&self, id: &str) -> Result<&'a moderation_record::Source, String> {
        super::evidence::source(self.data.ok_or(WITHOUT)?, id)
    }
}

/// Why nothing can be looked up.
#[cfg(feature = "evidence")]
const WITHOUT: &str = "the archive is not at hand\n  help: name it with --archive NAME=PATH";

/// The places of sentences from their numbers, such as `2,4-5`; a range is one place.
#[cfg(feature = "evidence")]
fn spans(section: &Section, numbers: &str) -> Result<String, String> {
    let count = section.sentences.len();
    let wrong =
        |range: &str| format!("`{range}` is no sentence and no range of them\n  help: write numbers from 1 to {count}, such as 1,3-4");
    let mut places = Vec::new();
    for range in numbers.split(',').map(str::trim) {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| (1..=count).contains(number));
        let (Some(first), Some(last)) = (number(first), number(last)) else { return Err(wrong(range)) };
        if last < first {
            return Err(wrong(range));
        }
        places.push(format!("({}, {})", section.sentences[first - 1].at.0, section.sentences[last - 1].at.1));
    }
    Ok(format!("[{}]", places.join(", ")))
}
