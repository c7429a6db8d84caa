//! The arguments, and the help that they give.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use clap::{Args, Parser, Subcommand, ValueEnum};
use moderation_record::{Area, Dataset, Kind, Part, Procedure, Surface, Topic, UnknownWord, When, load};

/// What platforms say, what they do, and what follows.
///
/// Answers questions about online platforms' stated moderation policies, their enforcement actions and the responses to them, from records that name the evidence for every claim.
#[derive(Parser)]
#[command(name = "moderation-record", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Read this data directory, or dataset document in JSON, instead of the embedded data
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) data: Option<PathBuf>,

    /// When to use colour; `NO_COLOR` is honoured
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Output options of an answer.
#[derive(Args)]
pub(crate) struct Print {
    /// How to print the answer
    #[arg(long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OutputFormat {
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
    #[command(flatten)]
    Ask(Question),
    /// Check a dataset: every problem with file, line, column and remedy
    ///
    /// Exit 0: no error; 1: errors; 2: could not run.
    #[cfg(feature = "check")]
    Check(Check),
    /// Verify citations against archives, follow cited passages, find words to cite
    #[cfg(feature = "evidence")]
    #[command(subcommand)]
    Evidence(Evidence),
    /// Export the dataset as JSON, CSV, Parquet, SQLite and other formats
    #[cfg(feature = "export")]
    Export(Export),
    /// Write the dataset as a web site, in English and Arabic
    #[cfg(feature = "site")]
    Site(SiteOf),
    /// Serve a local preview of the web site that follows changes of the records
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Create a record file
    #[cfg(feature = "check")]
    New(New),
    /// Format record files, keeping comments
    ///
    /// Exit 0: all are canonical now; 1 with --check: some are not; 2: could not run.
    Fmt(Fmt),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, in roff
    Man,
}

/// A question that the records answer.
#[derive(Subcommand)]
pub(crate) enum Question {
    /// List records: all kinds counted, or one kind in full
    List(List),
    /// Show one record with all its claims and evidence
    Show(Show),
    /// Search the texts of all records, in English and Arabic
    ///
    /// Every word must occur in the record, or be the beginning of a word that does. Case, accents and the spellings of Arabic letters make no difference. Records whose name has the words come first.
    #[command(after_help = "Examples:\n  moderation-record search secret chat\n  moderation-record search تيليغرام القنوات")]
    Search(Search),
    /// Compare platforms: what each says, what it did, how long it took, what is disputed or unknown
    Compare(Compare),
    /// What a platform says about an area: the main rule, then the others
    Stance(StanceOf),
    /// List the rules of a platform, one per line, details below their main rule
    #[command(
        after_help = "Examples:\n  moderation-record rules youtube\n  moderation-record rules facebook --area hate_speech --as-of 2019"
    )]
    Rules(RulesOf),
    /// How the rules of a platform on a topic changed, version by version
    #[command(
        after_help = "Examples:\n  moderation-record history facebook hate_speech\n  moderation-record history youtube appeal --format json"
    )]
    History(HistoryOf),
    /// One part of rules across platforms: notice, appeal, sanctions, detection and others, as stated
    ///
    /// Lists what rules state. Denials of detection, review, referral, labelling, reporting and sanctions that hold for terrorist content or the sexual abuse of children are left out: they are shown where one platform is asked for, by `stance` and `show`.
    #[command(
        after_help = "Examples:\n  moderation-record parts notice\n  moderation-record parts sanctions --area hate_speech --platform youtube\n  moderation-record parts detection --surface private_chat --as-of 2020"
    )]
    Parts(PartsOf),
    /// Profile a platform by the OECD's questions on terrorist and violent extremist content
    Profile(ProfileOf),
    /// List events, actions, responses and changes of rules in time order
    Timeline(Timeline),
    /// List the moves of communities between platforms
    Displacements(Everything),
    /// How long actions and responses took, as shortest and longest time
    Latency(OfPlatform),
    /// Every question on which sources contradict each other
    Disputes(OfPlatform),
    /// What is researched, silent or unknown, for each platform and area
    Coverage(CoverageOf),
    /// How far two readers who coded the same documents agree: rules found, and each field
    #[command(after_help = "Example:\n  moderation-record agreement data second_readings")]
    Agreement(AgreementOf),
    /// A bibliography entry for a source, or for each source that a record cites
    Cite(Show),
}

/// The time of an answer.
#[derive(Args)]
pub(crate) struct AsOf {
    /// As of this date, in EDTF (`2019-12-04`); a month or year (`2019-12`, `2019`) means its end
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<When>,
}

#[derive(Args)]
pub(crate) struct Everything {
    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct CoverageOf {
    /// Print one row per area, including areas without a rule
    #[arg(long)]
    pub(crate) by_area: bool,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct List {
    /// Which kind of records
    #[arg(value_parser = kinds())]
    pub(crate) kind: Option<Kind>,

    /// Only those that concern this platform
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Option<String>,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct Show {
    /// The record's id, such as `telegram`, `tamtam/private_spaces` or `bbc_arabic_tamtam_2019`
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct Compare {
    /// The platforms' ids
    #[arg(required = true, num_args = 2.., value_name = "PLATFORM")]
    pub(crate) platforms: Vec<String>,

    /// What the policies are about; `coverage --by-area` lists the areas
    #[arg(long, value_parser = areas(), default_value = "terrorist_content", hide_possible_values = true)]
    pub(crate) area: Area,

    #[command(flatten)]
    pub(crate) time: AsOf,

    /// Leave out questions on which all platforms answer alike
    #[arg(long)]
    pub(crate) only_differences: bool,

    /// Print every answer in full, not the first few
    #[arg(long)]
    pub(crate) full: bool,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct StanceOf {
    /// The platform's id
    pub(crate) platform: String,

    /// The area; `coverage --by-area` lists them
    #[arg(value_parser = areas(), hide_possible_values = true)]
    pub(crate) area: Area,

    #[command(flatten)]
    pub(crate) time: AsOf,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct Search {
    /// The words, each of which must occur
    #[arg(required = true, value_name = "WORD")]
    pub(crate) words: Vec<String>,

    /// The maximum number of records to print
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct RulesOf {
    /// The platform's id
    pub(crate) platform: String,

    /// Only rules that concern this area; `coverage --by-area` lists them
    #[arg(long, value_parser = areas(), hide_possible_values = true)]
    pub(crate) area: Option<Area>,

    #[command(flatten)]
    pub(crate) time: AsOf,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct HistoryOf {
    /// The platform's id
    pub(crate) platform: String,

    /// The area (`coverage --by-area` lists them), or a procedure such as `appeal` or `notice`
    #[arg(value_parser = topics(), value_name = "TOPIC", hide_possible_values = true)]
    pub(crate) topic: Topic,

    /// Print which words of the sections differ from version to version, from the archives
    #[cfg(feature = "evidence")]
    #[arg(long, requires = "archives")]
    pub(crate) words: bool,

    #[cfg(feature = "evidence")]
    #[command(flatten)]
    pub(crate) at: At,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct PartsOf {
    /// The kind of part
    #[arg(value_parser = words(Part::ALL, |part| part.as_str()))]
    pub(crate) kind: Part,

    /// Only from versions that name this surface, or all of the platform
    #[arg(long, value_parser = words(Surface::ALL, |surface| surface.as_str()), hide_possible_values = true)]
    pub(crate) surface: Option<Surface>,

    /// Only of this platform; may be given more than once
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Vec<String>,

    /// Only of rules that concern this area; `coverage --by-area` lists them
    #[arg(long, value_parser = areas(), hide_possible_values = true)]
    pub(crate) area: Option<Area>,

    #[command(flatten)]
    pub(crate) time: AsOf,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct ProfileOf {
    /// The platform's id
    pub(crate) platform: String,

    #[command(flatten)]
    pub(crate) time: AsOf,

    #[command(flatten)]
    pub(crate) print: Print,
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

    /// Leave out new versions and ends of rules
    #[arg(long)]
    pub(crate) no_rules: bool,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct OfPlatform {
    /// Only what concerns this platform
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Option<String>,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Args)]
pub(crate) struct AgreementOf {
    /// The data directory of the first reader
    pub(crate) first: PathBuf,

    /// The data directory of the second reader
    pub(crate) second: PathBuf,

    /// Only these platforms; by default all that both readers coded
    #[arg(long = "platform", value_name = "ID")]
    pub(crate) platforms: Vec<String>,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[cfg(feature = "check")]
#[derive(Args)]
pub(crate) struct Check {
    /// A data directory, or a dataset document in JSON; `data` by default
    pub(crate) path: Option<PathBuf>,

    /// How to print what is found
    #[arg(long, value_enum, default_value_t = Findings::Human)]
    pub(crate) format: Findings,

    /// Make the findings of these rules errors; `warnings` for all that are warnings
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) deny: Vec<String>,

    /// Make the findings of these rules warnings, which do not fail the check
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) warn: Vec<String>,

    /// Turn these rules off
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) allow: Vec<String>,

    /// The maximum number of findings to print
    #[arg(long, value_name = "N")]
    pub(crate) max_findings: Option<usize>,

    /// Report only findings about records changed since this git revision, and about records that refer to them
    #[arg(long, value_name = "REV")]
    pub(crate) changed_since: Option<String>,

    /// A folder with the texts of sources: summaries are compared with them
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,

    /// List the rules
    #[arg(long, exclusive = true)]
    pub(crate) list_rules: bool,

    /// Explain a rule, with examples
    #[arg(long, value_name = "CODE", exclusive = true)]
    pub(crate) explain: Option<String>,
}

/// Output formats of findings.
#[cfg(feature = "check")]
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Findings {
    /// With the lines of the file
    Human,
    /// A line each
    Short,
    /// For programs; schema/findings.schema.json describes it
    Json,
    /// Workflow commands of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for CI systems that show tests
    Junit,
}

#[cfg(feature = "check")]
#[derive(Args)]
pub(crate) struct New {
    /// What kind of record
    #[arg(value_parser = kind())]
    pub(crate) kind: Kind,

    /// Its id, such as `telegram_removals_2020`; a policy's is `platform/rule`
    pub(crate) id: String,

    /// What it says: a word, a text or a date, several with commas between them, or RON in brackets
    #[arg(value_name = "FIELD=VALUE")]
    pub(crate) fields: Vec<String>,

    /// Cite this source wherever evidence is required
    #[arg(long, value_name = "ID")]
    pub(crate) source: Option<String>,

    /// Do not prompt, even on a terminal
    #[arg(long)]
    pub(crate) no_input: bool,

    /// Prompt even where there is no terminal; answers are lines of standard input
    #[arg(long, conflicts_with = "no_input")]
    pub(crate) ask: bool,

    #[cfg(feature = "evidence")]
    #[command(flatten)]
    pub(crate) at: At,
}

#[derive(Args)]
pub(crate) struct Fmt {
    /// Data directories or record files; `data` by default
    pub(crate) paths: Vec<PathBuf>,

    /// Write nothing; name the files that are not canonical
    #[arg(long)]
    pub(crate) check: bool,
}

#[cfg(feature = "evidence")]
#[derive(Subcommand)]
pub(crate) enum Evidence {
    /// Verify that the cited words are where the records say
    ///
    /// Exit 0: no citation failed; 1: words differ or a version is missing; 2: could not run.
    Verify(Verify),
    /// Report what became of each rule's passages in later versions, the most important first
    Drift(DriftOf),
    /// Show the passages that a record cites, with some context
    Quote(QuoteOf),
    /// Find words in a source and print the citation, ready to paste
    Span(SpanOf),
    /// Follow a section through all versions of its document: its distinct texts, changes and warnings
    Track(TrackOf),
    /// Show the rules that changed from one revision of the data to another, beside their words in the archives
    Review(ReviewOf),
    /// Show a section of a document with the places that `norm` and `at` need; without --from its headings
    Section(SectionOf),
    /// Print a text without white space, link targets and Markdown marks, as the texts of rules are compared
    ///
    /// Reads UTF-8 and prints one line. docs/folding.md is the specification.
    Fold(Fold),
}

/// A folder to write.
#[cfg(feature = "export")]
#[derive(Args)]
pub(crate) struct Out {
    /// The folder to write; it is replaced atomically
    #[arg(long = "out", value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Replace a folder that this program wrote, or an empty one
    #[arg(long)]
    pub(crate) force: bool,

    /// Replace this folder even if another program wrote it; repeat the folder of --out
    #[arg(long, value_name = "DIR")]
    pub(crate) replace_foreign: Option<PathBuf>,
}

#[cfg(feature = "export")]
#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) out: Out,

    /// Formats, separated by commas; all by default
    #[arg(long = "format", value_name = "FORM", value_delimiter = ',')]
    pub(crate) formats: Vec<String>,

    /// Export data even if the check finds errors
    #[cfg(feature = "check")]
    #[arg(long)]
    pub(crate) allow_invalid: bool,

    /// Partition the Parquet tables that have this column into folders (Hive style)
    #[cfg(feature = "parquet")]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) partition_by: Option<String>,

    /// Start CSV files with a byte-order mark, for spreadsheets that guess another encoding
    #[arg(long)]
    pub(crate) bom: bool,
}

#[cfg(feature = "site")]
#[derive(Args)]
pub(crate) struct SiteOf {
    #[command(flatten)]
    pub(crate) out: Out,

    /// The public address of the site, for sitemap, feeds and link previews
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,

    /// Generate the site even if the check finds errors
    #[cfg(feature = "check")]
    #[arg(long)]
    pub(crate) allow_invalid: bool,
}

#[cfg(feature = "serve")]
#[derive(Args)]
pub(crate) struct Serve {
    /// The local port; 0 for any free port
    #[arg(long, default_value_t = 8765)]
    pub(crate) port: u16,
}

/// The location of the archives.
#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct At {
    /// A local clone of the git repository NAME, as sources name it; or a folder of texts, under any name
    #[arg(long = "archive", value_name = "NAME=PATH")]
    pub(crate) archives: Vec<String>,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) at: At,

    /// Only records of this kind
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    pub(crate) kind: Option<Kind>,

    /// Only policies of this platform, and its own record
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Option<String>,

    /// How to print the results
    #[arg(long, value_enum, default_value_t = Proofs::Human)]
    pub(crate) format: Proofs,
}

/// Output formats of proofs.
#[cfg(feature = "evidence")]
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Proofs {
    /// Failures, and the number of each result
    Human,
    /// Every citation, for programs
    Json,
    /// Workflow commands of GitHub Actions, for what failed
    #[cfg(feature = "check")]
    Github,
    /// SARIF 2.1.0, for code scanning, of what failed
    #[cfg(feature = "check")]
    Sarif,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct DriftOf {
    #[command(flatten)]
    pub(crate) at: At,

    /// Only policies of this platform
    #[arg(long, value_name = "ID")]
    pub(crate) platform: Option<String>,

    /// Only what changed on or after this date (EDTF)
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<When>,

    /// Report unchanged passages too
    #[arg(long)]
    pub(crate) all: bool,

    /// Add later sightings to each rule whose section is unchanged, in its record below --data
    #[arg(long)]
    pub(crate) write_sightings: bool,

    #[command(flatten)]
    pub(crate) print: Print,
}

/// A document, and where it is kept.
#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct DocumentOf {
    /// The source's id
    #[arg(long, value_name = "ID")]
    pub(crate) source: String,

    /// Only the archive of this name, where the source has more than one
    #[arg(long, value_name = "NAME")]
    pub(crate) kept: Option<String>,

    /// Look for the section in this version: a commit, or the name of a version in a collection
    #[arg(long, value_name = "VERSION")]
    pub(crate) version: Option<String>,

    /// End the section before the heading or sentence that begins with these words
    #[arg(long, value_name = "WORDS")]
    pub(crate) to: Option<String>,

    #[command(flatten)]
    pub(crate) at: At,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct TrackOf {
    #[command(flatten)]
    pub(crate) document: DocumentOf,

    /// The section's heading, or the words that it begins with; again for a further section of the same rule
    #[arg(long, value_name = "WORDS", required_unless_present = "write")]
    pub(crate) section: Vec<String>,

    /// A reader's answer: in this version the section has this heading, or begins with these words
    #[arg(long, value_name = "VERSION=WORDS")]
    pub(crate) answer: Vec<String>,

    /// Add to this rule below --data the captures whose words it already has; by default its own section is followed
    #[arg(long, value_name = "POLICY")]
    pub(crate) write: Option<String>,

    /// Print every changed place, not the first few
    #[arg(long)]
    pub(crate) full: bool,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct ReviewOf {
    /// The revisions, as in `main..HEAD`; `main..` for the directory as it is now
    #[arg(value_name = "BASE..HEAD")]
    pub(crate) range: String,

    #[command(flatten)]
    pub(crate) at: At,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct SectionOf {
    #[command(flatten)]
    pub(crate) document: DocumentOf,

    /// The section's heading, or the words that it begins with
    #[arg(long, value_name = "HEADING")]
    pub(crate) from: Option<String>,

    #[command(flatten)]
    pub(crate) print: Print,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct QuoteOf {
    /// The record's id
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) at: At,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct Fold {
    /// The text; standard input by default, or with `-`
    pub(crate) file: Option<PathBuf>,

    /// Print the SHA-256 of the folded text instead
    #[arg(long)]
    pub(crate) digest: bool,

    /// Print JSON: the folded text, its digest, and which ranges of it stand for which of the original
    #[arg(long, conflicts_with = "digest")]
    pub(crate) offsets: bool,
}

#[cfg(feature = "evidence")]
#[derive(Args)]
pub(crate) struct SpanOf {
    /// The words, exactly as in the source
    pub(crate) words: String,

    /// The source's id
    #[arg(long, value_name = "ID")]
    pub(crate) source: String,

    /// The commit of a git archive; by default the latest that contains the words
    #[arg(long, value_name = "COMMIT")]
    pub(crate) version: Option<String>,

    #[command(flatten)]
    pub(crate) at: At,
}

#[cfg(feature = "check")]
fn kind() -> impl clap::builder::TypedValueParser<Value = Kind> {
    let kind = |name: String| Kind::ALL.iter().copied().find(|kind| kind.as_str() == name);
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str())).try_map(move |name| kind(name).ok_or("no such kind"))
}

fn kinds() -> impl clap::builder::TypedValueParser<Value = Kind> {
    let kind = |folder: String| Kind::ALL.iter().copied().find(|kind| kind.folder() == folder);
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.folder())).try_map(move |folder| kind(folder).ok_or("no such kind"))
}

fn areas() -> impl clap::builder::TypedValueParser<Value = Area> {
    words(Area::ALL, |area| area.as_str())
}

/// The words of a vocabulary.
fn words<T>(all: &'static [T], word: fn(&T) -> &'static str) -> impl clap::builder::TypedValueParser<Value = T>
where
    T: FromStr<Err = UnknownWord> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(word)).try_map(|word| word.parse::<T>())
}

/// An area or a procedure.
fn topics() -> impl clap::builder::TypedValueParser<Value = Topic> {
    let all = Area::ALL.iter().map(|area| area.as_str()).chain(Procedure::ALL.iter().map(|procedure| procedure.as_str()));
    PossibleValuesParser::new(all).try_map(|word| word.parse().map(Topic::Content).or_else(|_| word.parse().map(Topic::Procedure)))
}

/// Returns the id of a platform, or an error with a suggestion.
pub(crate) fn platform<'a>(data: &Dataset, id: &'a str) -> Result<&'a str, String> {
    if data.platform(id).is_some() {
        return Ok(id);
    }
    Err(unknown("platform", id, data.platforms().iter().map(|platform| platform.id().as_str()), "list platforms"))
}

pub(crate) fn unknown<'c>(what: &str, id: &str, candidates: impl Iterator<Item = &'c str>, list: &str) -> String {
    let hint = load::did_you_mean(id, candidates);
    format!("no {what} `{id}`{hint}\n  help: `moderation-record {list}` names them all")
}
