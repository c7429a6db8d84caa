//! The arguments, and the help that they give.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use clap::{Args, Parser, Subcommand, ValueEnum};
use moderation_record::{Area, Dataset, Kind, When, load};

/// What platforms say, what they do, and what follows.
///
/// Answers questions about online platforms' stated moderation policies, their enforcement actions and the responses to them, from records that name the evidence for every claim.
#[derive(Parser)]
#[command(name = "moderation-record", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Read this data directory, or dataset document in JSON, instead of the embedded data
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) data: Option<PathBuf>,

    /// How to print the answer
    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,

    /// When to use colour; `NO_COLOR` is honoured
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// For reading on a terminal
    Table,
    /// For programs
    Json,
    /// For documents
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    pub(crate) fn write_global(self) {
        match self {
            Self::Auto => {}
            Self::Always => anstream::ColorChoice::Always.write_global(),
            Self::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// List records: all kinds counted, or one kind in full
    List(List),
    /// Show one record with all its claims and evidence
    Show(Show),
    /// Compare platforms: what each says, what it did, how long it took, what is disputed or unknown
    Compare(Compare),
    /// Profile a platform by the OECD's questions on terrorist and violent extremist content
    Profile(Profile),
    /// Events, actions and responses in the order that is certain
    Timeline(Timeline),
    /// Moves of communities from platform to platform
    Displacements,
    /// How long actions and responses took, as shortest and longest time
    Latency(OfPlatform),
    /// Every question on which sources contradict each other
    Conflicts(OfPlatform),
    /// What is researched, silent or unknown, for each platform and area
    Coverage,
    /// A bibliography entry for a source, or for each source that a record cites
    Cite(Show),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, in roff
    Man,
}

#[derive(Args)]
pub(crate) struct List {
    /// Which kind of records
    #[arg(value_parser = kinds())]
    pub(crate) kind: Option<Kind>,

    /// Only those that concern this platform
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Option<String>,
}

#[derive(Args)]
pub(crate) struct Show {
    /// The record's id, such as `telegram`, `tamtam/private_spaces` or `bbc_arabic_tamtam_2019`
    pub(crate) id: String,
}

#[derive(Args)]
pub(crate) struct Compare {
    /// The platforms' ids
    #[arg(required = true, num_args = 2.., value_name = "PLATFORM")]
    pub(crate) platforms: Vec<String>,

    /// What the policies are about
    #[arg(long, value_parser = areas(), default_value = "terrorist_content")]
    pub(crate) area: Area,

    /// As of this date, in EDTF (`2019-12-04`, `2019-12`, `2019`)
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<When>,

    /// Leave out what is alike on all the platforms
    #[arg(long)]
    pub(crate) only_differences: bool,

    /// Print every answer in full, not the first few
    #[arg(long)]
    pub(crate) full: bool,
}

#[derive(Args)]
pub(crate) struct Profile {
    /// The platform's id
    pub(crate) platform: String,

    /// As of this date, in EDTF (`2019-12-04`, `2019-12`, `2019`)
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<When>,
}

#[derive(Args)]
pub(crate) struct Timeline {
    /// Only what concerns this platform; may be given more than once
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Vec<String>,

    /// Only what may have ended in or after this date (EDTF)
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<When>,

    /// Only what may have begun in or before this date (EDTF)
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<When>,
}

#[derive(Args)]
pub(crate) struct OfPlatform {
    /// Only what concerns this platform
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Option<String>,
}

fn kinds() -> impl clap::builder::TypedValueParser<Value = Kind> {
    let kind = |folder: String| Kind::ALL.iter().copied().find(|kind| kind.folder() == folder);
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.folder())).try_map(move |folder| kind(folder).ok_or("no such kind"))
}

fn areas() -> impl clap::builder::TypedValueParser<Value = Area> {
    PossibleValuesParser::new(Area::ALL.iter().map(|area| area.as_str())).try_map(|word| word.parse::<Area>())
}

/// The id, if it names a platform; else what may have been meant.
pub(crate) fn platform<'a>(data: &Dataset, id: &'a str) -> Result<&'a str, String> {
    if data.platform(id).is_some() {
        return Ok(id);
    }
    Err(unknown("platform", id, data.platforms().iter().map(|platform| platform.id().as_str()), "list platforms"))
}

pub(crate) fn unknown<'c>(what: &str, id: &str, candidates: impl Iterator<Item = &'c str>, list: &str) -> String {
    let hint = load::nearest(id, candidates).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    format!("no {what} `{id}`{hint}\n  help: `moderation-record {list}` names them all")
}
