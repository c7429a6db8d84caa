//! The command line: reads the arguments, asks the library, prints the answer.
//!
//! Answers go to standard output, diagnostics to standard error. Exit 0: answered; 1: a check found
//! errors; 2: could not run.

mod agreement;
mod args;
#[cfg(any(feature = "check", feature = "evidence", feature = "site"))]
mod bar;
mod bibliography;
#[cfg(feature = "check")]
mod check;
mod compare;
mod coverage;
mod disputes;
#[cfg(feature = "check")]
mod draft;
#[cfg(feature = "evidence")]
mod evidence;
#[cfg(feature = "export")]
mod export;
mod fmt;
#[cfg(feature = "check")]
mod form;
mod history;
mod latency;
mod list;
#[cfg(feature = "check")]
mod new;
mod parts;
mod profile;
#[cfg(feature = "check")]
mod prompt;
mod report;
mod rule;
mod rules;
mod search;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "serve")]
mod server;
mod show;
#[cfg(feature = "site")]
mod site;
mod sources;
mod stance;
mod timeline;

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use moderation_record::{Dataset, Node, load};

use args::{Arguments, Command, OutputFormat, Print, Question};
use report::{Printable, Printout, Style};

/// Could not run: bad arguments, unreadable data, an id that does not exist.
const COULD_NOT_RUN: u8 = 2;

/// A check has found errors.
const FOUND_ERRORS: u8 = 1;

/// What is printed, and whether a check has failed.
struct Output {
    text: String,
    failed: bool,
}

/// A text without colours.
impl From<String> for Output {
    fn from(text: String) -> Self {
        Self { text: load::legible_lines(&text).into_owned(), failed: false }
    }
}

impl Output {
    /// An answer in the format that is asked for.
    fn of(print: &Print, printout: impl FnOnce() -> Printout, json: impl FnOnce() -> serde_json::Value, failed: bool) -> Self {
        let text = match print.format {
            OutputFormat::Table => report::table(&printout(), &Style::of_terminal()),
            OutputFormat::Markdown => report::markdown(&printout()),
            OutputFormat::Json => return Self::json(&json(), failed),
        };
        Self { text, failed }
    }

    /// A value as JSON.
    fn json(value: &serde_json::Value, failed: bool) -> Self {
        Self { text: load::legible_json(&format!("{value:#}\n")).into_owned(), failed }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| {
        // What was typed is told, but not as it was.
        let told = load::legible_lines(&error.to_string()).into_owned();
        if std::env::args_os().all(|argument| argument.to_str().is_some_and(|argument| load::legible(argument) == argument)) {
            error.exit();
        }
        eprint!("{told}");
        std::process::exit(COULD_NOT_RUN.into())
    });
    arguments.color.write_global();
    match run(&arguments) {
        Ok(Output { text, failed }) => match print(&text) {
            ExitCode::SUCCESS if failed => ExitCode::from(FOUND_ERRORS),
            code => code,
        },
        Err(message) => {
            say(format_args!("{}error:{} {}", report::RED, report::PLAIN, load::legible_lines(&message)));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Says a line on standard error; whoever has closed that wants to hear nothing.
fn say(line: impl Display) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Prints to standard output; a reader that has closed the pipe has read enough.
fn print(output: &str) -> ExitCode {
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(output.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("{}error:{} cannot write: {error}", report::RED, report::PLAIN));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn run(arguments: &Arguments) -> Result<Output, String> {
    let data = arguments.data.as_deref();
    let question = match &arguments.command {
        Command::Completions { shell } => return Ok(completions(*shell).into()),
        Command::Man => return Ok(manual().map_err(|error| error.to_string())?.into()),
        #[cfg(feature = "check")]
        Command::Check(ask) => return check::run(data, ask),
        #[cfg(feature = "check")]
        Command::New(ask) => return new::run(data, ask),
        #[cfg(feature = "evidence")]
        Command::Evidence(ask) => return evidence::run(data, ask),
        #[cfg(feature = "export")]
        Command::Export(ask) => return export::run(data, ask),
        #[cfg(feature = "site")]
        Command::Site(ask) => return site::run(data, ask),
        #[cfg(feature = "serve")]
        Command::Serve(ask) => return serve::run(data, ask),
        Command::Fmt(ask) => return fmt::run(data, ask),
        Command::Ask(question) => question,
    };
    let mut loaded = None;
    let named = data.is_some();
    let data = dataset(data, &mut loaded)?;
    if named {
        warn_of_dangling_references(data);
    }
    let answer = answer(data, question)?;
    Ok(Output::of(question.print(), || answer.print(data), || answer.json(), false))
}

impl Question {
    /// How the answer is printed.
    const fn print(&self) -> &Print {
        match self {
            Self::List(ask) => &ask.print,
            Self::Show(ask) | Self::Cite(ask) => &ask.print,
            Self::Search(ask) => &ask.print,
            Self::Compare(ask) => &ask.print,
            Self::Stance(ask) => &ask.print,
            Self::Rules(ask) => &ask.print,
            Self::History(ask) => &ask.print,
            Self::Parts(ask) => &ask.print,
            Self::Profile(ask) => &ask.print,
            Self::Timeline(ask) => &ask.print,
            Self::Latency(ask) | Self::Disputes(ask) => &ask.print,
            Self::Displacements(ask) => &ask.print,
            Self::Coverage(ask) => &ask.print,
            Self::Agreement(ask) => &ask.print,
        }
    }
}

/// The embedded dataset, or that of the directory or document named.
fn dataset<'l>(named: Option<&std::path::Path>, loaded: &'l mut Option<Dataset>) -> Result<&'l Dataset, String> {
    match named {
        None => Ok(moderation_record::dataset()),
        Some(path) => Ok(loaded.insert(read(path)?)),
    }
}

fn read(path: &std::path::Path) -> Result<Dataset, String> {
    let read = if path.is_file() { load::json_file(path) } else { load::directory(path) };
    read.map_err(|error| {
        let count = error.problems().len();
        format!("{} cannot be read: {count} problem{}\n{error}", path.display(), if count == 1 { "" } else { "s" })
    })
}

/// The data that a command works on: as named, or the directory `data` here.
fn data_path(named: Option<&std::path::Path>) -> Result<&std::path::Path, String> {
    let here = std::path::Path::new("data");
    match named {
        Some(path) => Ok(path),
        None if here.is_dir() => Ok(here),
        None => Err("there is no directory `data` here\n  help: name a data directory".into()),
    }
}

/// Data with errors is not passed on, unless that is asked for.
#[cfg(all(feature = "check", feature = "export"))]
fn refuse_invalid(path: &std::path::Path, allowed: bool) -> Result<(), String> {
    use moderation_record::check::{CheckOptions, check, render};
    if allowed {
        return Ok(());
    }
    let report = check(path, &CheckOptions::default()).map_err(|error| error.to_string())?;
    if report.has_errors() {
        let findings = render::short(&report, Some(20));
        return Err(format!("{} has errors\n{findings}  help: mend them, or go on all the same with --allow-invalid", path.display()));
    }
    Ok(())
}

/// Foreign data may name records that are not there: what is answered then is not the whole.
fn warn_of_dangling_references(data: &Dataset) {
    for record in data.records() {
        record.visit(&mut |route, node| {
            if let Node::Reference(kind, id) = node
                && data.record(kind, id).is_none()
            {
                let told = format!("{}/{}.ron: {route}: no {kind} `{id}`", record.kind().folder(), record.id());
                say(format_args!("{}warning:{} {}", report::RED, report::PLAIN, load::legible(&told)));
            }
        });
    }
}

fn answer<'d>(data: &'d Dataset, question: &'d Question) -> Result<Box<dyn Printable + 'd>, String> {
    Ok(match question {
        Question::List(ask) => Box::new(list::answer(data, ask)?),
        Question::Show(ask) => Box::new(show::answer(data, ask)?),
        Question::Search(ask) => Box::new(search::answer(data, ask)),
        Question::Compare(ask) => Box::new(compare::answer(data, ask)?),
        Question::Stance(ask) => Box::new(stance::answer(data, ask)?),
        Question::Rules(ask) => Box::new(rules::answer(data, ask)?),
        Question::History(ask) => Box::new(history::answer(data, ask)?),
        Question::Parts(ask) => Box::new(parts::answer(data, ask)?),
        Question::Profile(ask) => Box::new(profile::answer(data, ask)?),
        Question::Timeline(ask) => Box::new(timeline::answer(data, ask)?),
        Question::Displacements(_) => Box::new(timeline::moves(data)),
        Question::Latency(ask) => Box::new(latency::answer(data, ask)?),
        Question::Disputes(ask) => Box::new(disputes::answer(data, ask)?),
        Question::Coverage(ask) => Box::new(coverage::answer(data, ask)),
        Question::Agreement(ask) => Box::new(agreement::answer(ask)?),
        Question::Cite(ask) => Box::new(bibliography::answer(data, ask)?),
    })
}

fn completions(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "moderation-record", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The manual page of the program, followed by that of each command.
fn manual() -> io::Result<String> {
    let mut program = Arguments::command();
    program.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(program.clone()).render(&mut page)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        clap_mangen::Man::new(command.clone()).render(&mut page)?;
    }
    Ok(String::from_utf8_lossy(&page).into_owned())
}
