//! One check from beginning to end: read, run the rules, place what they find, filter and sort.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::changed::Changed;
use super::finding::{Finding, Level, TextSpan};
use super::place::{excerpt_of, place};
use super::rule::{Context, FileText, Findings, Runner, Subject, Unplaced};
use super::rules::{COPIED_SENTENCE, RULES, code_of_problem, rule};
use super::suppression;
use super::texts::Texts;
use crate::load::{LoadError, MAX_DOCUMENT_BYTES, MAX_RECORD_BYTES, Problem, ProblemKind, Progress, Reread, Survey, in_parallel, survey};
use crate::model::{Kind, Record, Route, Step};

/// How to check.
///
/// ```
/// use moderation_record::check::{Level, CheckOptions, check};
/// let mut options = CheckOptions::default();
/// options.levels.insert("unused_source", Level::Deny);
/// assert!(!check("data".as_ref(), &options).unwrap().has_errors());
/// ```
#[derive(Default)]
#[non_exhaustive]
pub struct CheckOptions<'o> {
    /// How much the findings of a rule weigh, by its code, where that is not the rule's own choice.
    pub levels: BTreeMap<&'static str, Level>,
    /// A folder with the texts of sources, known by their SHA-256.
    pub texts: Option<PathBuf>,
    /// Tell only what concerns these records and those that refer to them.
    pub changed: Option<Changed>,
    /// Who watches.
    pub progress: Option<&'o dyn Progress>,
}

/// What a check has found.
///
/// ```
/// use moderation_record::check::{CheckOptions, check};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// assert_eq!(report.records(), 3);
/// ```
#[derive(Debug)]
pub struct CheckReport {
    findings: Vec<Finding>,
    records: usize,
    suppressed: usize,
}

impl CheckReport {
    fn of(mut findings: Vec<Finding>, survey: &Surveyed, suppressed: usize) -> Self {
        findings.sort_by(|a, b| (&a.file, a.span, a.code, &a.message).cmp(&(&b.file, b.span, b.code, &b.message)));
        Self { findings, records: survey.entries.len(), suppressed }
    }

    /// What was found, in the order of file and place.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many records could be read.
    #[must_use]
    pub const fn records(&self) -> usize {
        self.records
    }

    /// How many findings a comment in the data allows.
    #[must_use]
    pub const fn suppressed(&self) -> usize {
        self.suppressed
    }

    /// How many findings weigh so much.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// Whether the check has failed.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Level::Deny) > 0
    }
}

/// Checks a data directory, or a dataset document in JSON.
///
/// # Errors
/// When the path leads to neither: what cannot be read within it is a finding.
pub fn check(path: &Path, options: &CheckOptions<'_>) -> Result<CheckReport, LoadError> {
    let texts = options.texts.as_deref().map_or_else(|| Ok(Texts::default()), Texts::open)?;
    let (mut findings, survey, suppressed) = examine(path, options, &texts, options.progress.unwrap_or(&()))?;
    if let Some(changed) = &options.changed {
        // Where there was no dataset before, everything is new.
        let before = examine(changed.before(), options, &texts, &()).map_or(Vec::new(), |(findings, ..)| findings);
        let concerned = changed.concerned(&survey.data, path, &before);
        findings.retain(|finding| concerned.has(finding));
    }
    findings.retain(|finding| finding.level != Level::Allow);
    Ok(CheckReport::of(findings, &survey, suppressed))
}

/// Everything that is found, what was read, and how many findings are allowed by comments.
fn examine(
    path: &Path,
    options: &CheckOptions<'_>,
    texts: &Texts,
    progress: &dyn Progress,
) -> Result<(Vec<Finding>, Surveyed, usize), LoadError> {
    let (root, limit) = ((!path.is_file()).then_some(path), limit_of(path));
    let inspect = |entry: &_, text: &str, record: Record<'_>| inspect(&FileText { root, entry, whole: text, record });
    let mut survey = survey(path, progress, &inspect);
    if let Some(at) = survey.problems.iter().position(|problem| problem.file() == path && stops(problem)) {
        return Err(LoadError::new(vec![survey.problems.swap_remove(at)]));
    }

    let mut unplaced: Vec<Unplaced> = Vec::new();
    let mut with_comments = HashSet::new();
    for (place, (_, inspected)) in survey.entries.iter_mut().enumerate() {
        unplaced.append(&mut inspected.found);
        if inspected.suppresses {
            with_comments.insert(place);
        }
    }
    let unreadable: HashSet<(Kind, String)> = survey.unreadable.iter().cloned().collect();
    let context = Context { data: &survey.data, unreadable: &unreadable, texts };
    unplaced.extend(run(&context));

    // What is not asked for is placed too: else a comment that allows it would seem to be of no use.
    let asked = |code: &str| code != COPIED_SENTENCE || !texts.is_empty();
    let placed = place(&survey, limit, unplaced, &with_comments, |code| level(options, code), asked);
    let mut findings = placed.findings;
    let mut reread = Reread::new(limit);
    findings.extend(survey.problems.iter().map(|problem| of_problem(problem, options, &mut reread)));
    drop(reread);
    Ok((findings, survey, placed.suppressed))
}

/// Something that another part of the program has found in a record.
///
/// ```
/// use moderation_record::{Kind, check::{Told, tell}};
/// let told = Told {
///     code: "citation_mismatch",
///     kind: Kind::Policy,
///     id: "tamtam/private_spaces".into(),
///     steps: Vec::new(),
///     message: "other words stand there".into(),
///     remedy: "look at the source".into(),
/// };
/// let report = tell("data".as_ref(), vec![told]).unwrap();
/// assert!(report.findings()[0].place().starts_with("data/policies/tamtam/private_spaces.ron:"));
/// ```
#[derive(Clone, Debug)]
pub struct Told {
    /// The code of a rule.
    pub code: &'static str,
    /// The record's kind.
    pub kind: Kind,
    /// The record's id.
    pub id: String,
    /// The way to the value within the record.
    pub steps: Vec<Step>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// A report on what others have found, each with its place in the files.
///
/// # Errors
/// When the path leads to no dataset.
pub fn tell(path: &Path, told: Vec<Told>) -> Result<CheckReport, LoadError> {
    let nothing = |_: &_, _: &str, _: Record<'_>| Inspected { found: Vec::new(), suppresses: false };
    let survey = survey(path, &(), &nothing);
    if survey.entries.is_empty() && !survey.problems.is_empty() {
        return Err(LoadError::new(survey.problems));
    }
    let unplaced = told.into_iter().map(|told| Unplaced {
        code: told.code,
        kind: told.kind,
        id: told.id,
        route: Route::from(told.steps.clone()).to_string(),
        steps: told.steps,
        message: told.message,
        remedy: told.remedy,
    });
    let options = CheckOptions::default();
    let placed = place(&survey, limit_of(path), unplaced.collect(), &HashSet::new(), |code| level(&options, code), |_| true);
    Ok(CheckReport::of(placed.findings, &survey, placed.suppressed))
}

/// The largest file of a dataset that is read, in bytes: its document, or its records.
fn limit_of(path: &Path) -> u64 {
    if path.is_file() { MAX_DOCUMENT_BYTES } else { MAX_RECORD_BYTES }
}

/// Whether nothing can be checked because of the problem.
fn stops(problem: &Problem) -> bool {
    matches!(problem.kind(), ProblemKind::NotADataset | ProblemKind::Unreadable | ProblemKind::TooLarge)
}

fn level(options: &CheckOptions<'_>, code: &str) -> Level {
    options.levels.get(code).copied().or_else(|| rule(code).map(super::rule::Rule::level)).unwrap_or(Level::Deny)
}

/// What is noted of a file while its text is at hand.
pub(super) struct Inspected {
    found: Vec<Unplaced>,
    suppresses: bool,
}

fn inspect(text: &FileText<'_>) -> Inspected {
    let mut found = Findings::default();
    for rule in RULES {
        if let Runner::File(run) = rule.run {
            found.code = rule.code;
            run(text, &mut found);
        }
    }
    Inspected { found: found.all, suppresses: text.root.is_some() && suppression::may_be_in(text.whole) }
}

/// The rules that are asked in one way, each with its code.
fn those<F>(asked: impl Fn(&Runner) -> Option<F>) -> Vec<(&'static str, F)> {
    RULES.iter().filter_map(|rule| Some((rule.code, asked(&rule.run)?))).collect()
}

/// Runs the rules that look at records, on all processors, and those that look at all of them beside these.
fn run(context: &Context<'_>) -> Vec<Unplaced> {
    let records: Vec<Record<'_>> = context.data.records().collect();
    // Picked once: there are a hundred values to a record.
    let of_record = those(|run| if let Runner::Record(run) = run { Some(*run) } else { None });
    let of_node = those(|run| if let Runner::Node(run) = run { Some(*run) } else { None });
    std::thread::scope(|scope| {
        let of_all = those(|run| if let Runner::Dataset(run) = run { Some(*run) } else { None }).into_iter().map(|(code, run)| {
            scope.spawn(move || {
                let mut found = Findings { code, all: Vec::new() };
                run(context, &mut found);
                found.all
            })
        });
        let of_all: Vec<_> = of_all.collect();
        let of_each = in_parallel(&records, |records| {
            let mut found = Findings::default();
            for record in records {
                let site = Subject { context, record: *record };
                for (code, run) in &of_record {
                    found.code = code;
                    run(&site, &mut found);
                }
                record.visit(&mut |route, node| {
                    for (code, run) in &of_node {
                        found.code = code;
                        run(&site, route, node, &mut found);
                    }
                });
            }
            found.all
        });
        let joined = of_all.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        of_each.into_iter().chain(joined).flatten().collect()
    })
}

fn of_problem<'p>(problem: &'p Problem, options: &CheckOptions<'_>, reread: &mut Reread<'p>) -> Finding {
    let code = code_of_problem(problem.kind());
    Finding {
        code,
        level: level(options, code),
        message: problem.message().to_owned(),
        remedy: problem.remedy().to_owned(),
        file: problem.file().to_owned(),
        span: problem.spot().map(|spot| TextSpan { start: spot, end: spot }),
        record: None,
        route: String::new(),
        excerpt: excerpt_of(problem, reread),
    }
}

pub(super) type Surveyed = Survey<Inspected>;
