//! The check engine: reads the data, runs the rules, places their findings, filters and sorts them.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::changed::Changed;
use super::finding::{Finding, Level, TextSpan};
use super::place::{excerpt, excerpt_of, place};
use super::rule::{Context, FileText, Findings, Focus, Runner, Subject, Unplaced};
use super::rules::{COPIED_SENTENCE, DANGLING_REFERENCE, RULES, code_of_problem, of_metadata, rule};
use super::suppression;
use super::texts::Texts;
use crate::load::{
    LoadError, MAX_DOCUMENT_BYTES, MAX_RECORD_BYTES, METADATA, Problem, ProblemKind, Progress, Reread, Survey, in_parallel, legible,
    record_text, survey,
};
use crate::model::{Kind, Metadata, Record, Route, Step};

/// Options of a check.
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
    /// Overrides of the severity of rules, by rule code.
    pub levels: BTreeMap<&'static str, Level>,
    /// A folder with the texts of sources, identified by their SHA-256 digests.
    pub texts: Option<PathBuf>,
    /// Limits the report to changed records and records that refer to them.
    pub changed: Option<Changed>,
    /// A progress callback.
    pub progress: Option<&'o dyn Progress>,
}

/// The result of a check.
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
    fn of(mut findings: Vec<Finding>, survey: &Survey<Inspected>, suppressed: usize) -> Self {
        findings.sort_by(|a, b| (&a.file, a.span, a.code, &a.message).cmp(&(&b.file, b.span, b.code, &b.message)));
        Self { findings, records: survey.entries.len(), suppressed }
    }

    /// The findings, sorted by file and position.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The number of records that could be read.
    #[must_use]
    pub const fn records(&self) -> usize {
        self.records
    }

    /// The number of findings that comments in the data suppress.
    #[must_use]
    pub const fn suppressed(&self) -> usize {
        self.suppressed
    }

    /// The number of findings of this severity.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// Whether the check failed.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Level::Deny) > 0
    }
}

/// Checks a data directory, or a dataset document in JSON.
///
/// # Errors
/// If the path is neither. Files in it that cannot be read are findings.
pub fn check(path: &Path, options: &CheckOptions<'_>) -> Result<CheckReport, LoadError> {
    let texts = options.texts.as_deref().map_or_else(|| Ok(Texts::default()), Texts::open)?;
    let (mut findings, survey, suppressed) = examine(path, options, &texts, options.progress.unwrap_or(&()))?;
    if let Some(changed) = &options.changed {
        // If there was no dataset before, all findings are new.
        let before = examine(changed.before(), options, &texts, &()).map_or(Vec::new(), |(findings, ..)| findings);
        let concerned = changed.concerned(&survey.data, path, &before);
        findings.retain(|finding| concerned.has(finding));
    }
    findings.retain(|finding| finding.level != Level::Allow);
    Ok(CheckReport::of(findings, &survey, suppressed))
}

/// Returns all findings, the records that were read, and the number of suppressed findings.
fn examine(
    path: &Path,
    options: &CheckOptions<'_>,
    texts: &Texts,
    progress: &dyn Progress,
) -> Result<(Vec<Finding>, Survey<Inspected>, usize), LoadError> {
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
    let context = Context::new(&survey.data, &unreadable, texts);
    unplaced.extend(run(&context));
    // Of a repaired record only single values are checked: what is wrong with the whole can come from the repair.
    let repaired: HashSet<(Kind, &str)> =
        survey.entries.iter().filter(|(entry, _)| entry.is_repaired).map(|(entry, _)| (entry.kind, entry.id.as_str())).collect();
    unplaced.retain(|finding| is_of_value(finding.code) || !repaired.contains(&(finding.kind, finding.id.as_str())));

    // Findings of disabled rules are placed too: otherwise a comment that suppresses them would count as unused.
    let asked = |code: &str| code != COPIED_SENTENCE || !texts.is_empty();
    let placed = place(&survey.entries, limit, unplaced, &with_comments, |code| level(options, code), asked);
    let mut findings = placed.findings;
    let mut reread = Reread::new(limit);
    findings.extend(survey.problems.iter().map(|problem| of_problem(problem, options, &mut reread)));
    drop(reread);
    if let (Some(root), Some(metadata)) = (root, survey.data.metadata()) {
        findings.extend(in_metadata(&root.join(METADATA), metadata, options));
    }
    Ok((findings, survey, placed.suppressed))
}

/// A finding of another part of the program, such as `evidence verify`.
///
/// ```
/// use moderation_record::{Kind, check::{ExternalFinding, report}};
/// let finding = ExternalFinding {
///     code: "citation_mismatch",
///     kind: Kind::Policy,
///     id: "tamtam/private_spaces".into(),
///     steps: Vec::new(),
///     message: "other words stand there".into(),
///     remedy: "look at the source".into(),
/// };
/// let report = report("data".as_ref(), vec![finding]).unwrap();
/// assert!(report.findings()[0].place().starts_with("data/policies/tamtam/private_spaces.ron:"));
/// ```
#[derive(Clone, Debug)]
pub struct ExternalFinding {
    /// The rule code.
    pub code: &'static str,
    /// The record's kind.
    pub kind: Kind,
    /// The record's id.
    pub id: String,
    /// The route to the value in the record.
    pub steps: Vec<Step>,
    /// The message: what is wrong.
    pub message: String,
    /// The remedy: what to do.
    pub remedy: String,
}

/// Creates a report of findings from elsewhere, with their positions in the files.
///
/// # Errors
/// If the path is not a dataset.
pub fn report(path: &Path, finding: Vec<ExternalFinding>) -> Result<CheckReport, LoadError> {
    let nothing = |_: &_, _: &str, _: Record<'_>| Inspected { found: Vec::new(), suppresses: false };
    let survey = survey(path, &(), &nothing);
    if survey.entries.is_empty() && !survey.problems.is_empty() {
        return Err(LoadError::new(survey.problems));
    }
    let unplaced = finding.into_iter().map(|finding| Unplaced {
        code: finding.code,
        kind: finding.kind,
        id: finding.id,
        route: Route::from(finding.steps.clone()).to_string(),
        steps: finding.steps,
        focus: Focus::Value,
        message: finding.message,
        remedy: finding.remedy,
    });
    let options = CheckOptions::default();
    let placed = place(&survey.entries, limit_of(path), unplaced.collect(), &HashSet::new(), |code| level(&options, code), |_| true);
    Ok(CheckReport::of(placed.findings, &survey, placed.suppressed))
}

/// The size limit of a file of a dataset, in bytes: of the document or of a record.
fn limit_of(path: &Path) -> u64 {
    if path.is_file() { MAX_DOCUMENT_BYTES } else { MAX_RECORD_BYTES }
}

/// Whether a rule checks single values.
fn is_of_value(code: &str) -> bool {
    code == DANGLING_REFERENCE || rule(code).is_some_and(|rule| matches!(rule.run, Runner::Node(_)))
}

/// Whether the problem prevents the check.
fn stops(problem: &Problem) -> bool {
    matches!(problem.kind(), ProblemKind::NotADataset | ProblemKind::Unreadable | ProblemKind::TooLarge)
}

fn level(options: &CheckOptions<'_>, code: &str) -> Level {
    options.levels.get(code).copied().or_else(|| rule(code).map(super::rule::Rule::level)).unwrap_or(Level::Deny)
}

/// The results for a file that need its text.
pub(super) struct Inspected {
    found: Vec<Unplaced>,
    suppresses: bool,
}

fn inspect(text: &FileText<'_>) -> Inspected {
    let mut found = Findings::default();
    if text.entry.is_repaired {
        return Inspected { found: found.all, suppresses: false };
    }
    for rule in RULES {
        if let Runner::File(run) = rule.run {
            found.code = rule.code;
            run(text, &mut found);
        }
    }
    Inspected { found: found.all, suppresses: text.root.is_some() && suppression::may_be_in(text.whole) }
}

/// The rules with the same kind of runner, each with its code.
fn those<F>(asked: impl Fn(&Runner) -> Option<F>) -> Vec<(&'static str, F)> {
    RULES.iter().filter_map(|rule| Some((rule.code, asked(&rule.run)?))).collect()
}

/// Runs the rules for single records on all processors, and in parallel the rules for the whole dataset.
fn run(context: &Context<'_>) -> Vec<Unplaced> {
    let records: Vec<Record<'_>> = context.data.records().collect();
    // Selected once, because a record has about a hundred values.
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

fn in_metadata(file: &Path, metadata: &Metadata, options: &CheckOptions<'_>) -> Vec<Finding> {
    let mut reread = Reread::new(MAX_RECORD_BYTES);
    let is_marked = record_text(file).is_ok_and(|text| text.starts_with('\u{feff}'));
    let places = reread.places(file);
    let findings = of_metadata(metadata, places.text(), is_marked).into_iter().map(|found| Finding {
        code: found.code,
        level: level(options, found.code),
        message: legible(&found.message).into_owned(),
        remedy: found.remedy.to_owned(),
        file: file.to_owned(),
        span: Some(TextSpan { start: places.spot(found.range.start), end: places.spot(found.range.end) }),
        record: None,
        route: found.route,
        excerpt: excerpt(places.text(), found.range),
    });
    findings.collect()
}

fn of_problem<'p>(problem: &'p Problem, options: &CheckOptions<'_>, reread: &mut Reread<'p>) -> Finding {
    let code = code_of_problem(problem.kind());
    Finding {
        code,
        level: level(options, code),
        message: problem.message().to_owned(),
        remedy: problem.remedy().to_owned(),
        file: problem.file().to_owned(),
        span: problem.spot().map(|spot| TextSpan { start: spot, end: problem.end().unwrap_or(spot) }),
        record: None,
        route: String::new(),
        excerpt: excerpt_of(problem, reread),
    }
}
