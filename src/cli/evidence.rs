//! `evidence`: are the cited words where the records say, and are they still?

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use moderation_record::atomic::replace;
use moderation_record::evidence::{
    Archives, Commit, Drift, FOLDING, Folded, Outcome, Proof, State, Wording, drift, find, quote, sightings, summarize, verify,
};
use moderation_record::load::{canonical_with_comments, record_text};
use moderation_record::{Certainty, Dataset, Policy, Record};
use serde_json::{Value, json};

use super::Output;
use super::args::{At, DriftOf, Evidence, Fold, OutputFormat, Proofs, QuoteOf, SpanOf, Verify};
use super::report::{self, Printout, Style};

pub(crate) fn run(path: Option<&Path>, ask: &Evidence) -> Result<Output, String> {
    let mut loaded = None;
    match ask {
        Evidence::Verify(ask) => proofs(super::dataset(path, &mut loaded)?, path, ask),
        Evidence::Drift(ask) => drifts(super::dataset(path, &mut loaded)?, path, ask),
        Evidence::Quote(ask) => quotes(super::dataset(path, &mut loaded)?, ask),
        Evidence::Span(ask) => span(super::dataset(path, &mut loaded)?, ask),
        Evidence::Fold(ask) => fold(ask),
    }
}

fn open(data: &Dataset, at: &At) -> Result<Archives, String> {
    Archives::open(data, &at.archives).map_err(|error| error.to_string())
}

#[cfg_attr(not(feature = "check"), expect(unused_variables))]
fn proofs(data: &Dataset, path: Option<&Path>, ask: &Verify) -> Result<Output, String> {
    let mut proofs = verify(data, &mut open(data, &ask.at)?).map_err(|error| error.to_string())?;
    proofs.retain(|proof| ask.kind.is_none_or(|kind| proof.record().kind() == kind));
    if let Some(platform) = &ask.platform {
        super::args::platform(data, platform)?;
        proofs.retain(|proof| proof.platform() == Some(platform));
    }
    let failed = proofs.iter().any(|proof| proof.outcome().is_failure());
    let text = match ask.format {
        Proofs::Human => human(&proofs),
        Proofs::Json => return Ok(Output::json(&as_json(&proofs), failed)),
        #[cfg(feature = "check")]
        Proofs::Github => moderation_record::check::render::github(&findings(path, &proofs)?, None),
        #[cfg(feature = "check")]
        Proofs::Sarif => moderation_record::check::render::sarif(&findings(path, &proofs)?, None),
    };
    Ok(Output { text, failed })
}

fn human(proofs: &[Proof<'_>]) -> String {
    let mut report = Printout::new("Citations and sightings against the archives at hand");
    let told = proofs.iter().filter(|proof| proof.outcome().is_failure() || proof.outcome() == Outcome::Moved);
    let lines: Vec<String> = told
        .map(|proof| {
            let (record, cited) = (proof.record(), proof.cited());
            let place = format!("{}/{}.ron: {}", record.kind().folder(), record.id(), proof.route());
            format!("{}: {place}: {}, {cited}: {}", proof.outcome(), cited.source(), proof.detail())
        })
        .collect();
    if !lines.is_empty() {
        report.lines("What to look at", lines);
    }
    let header = |group: &'static str| [group].into_iter().chain(Outcome::ALL.iter().map(|outcome| outcome.as_str())).collect::<Vec<_>>();
    let rows = |groups: Vec<(String, [usize; Outcome::ALL.len()])>| -> Vec<Vec<String>> {
        groups.into_iter().map(|(name, counts)| [name].into_iter().chain(counts.iter().map(ToString::to_string)).collect()).collect()
    };
    let kinds = summarize(proofs, |proof| proof.record().kind().to_string());
    report.table("By kind", &header("kind"), rows(kinds));
    let platforms = summarize(proofs, |proof| proof.platform().unwrap_or("(none)").to_owned());
    report.table("By platform", &header("platform"), rows(platforms));
    wordings(&mut report, proofs);
    report::table(&report, &Style::of_terminal())
}

/// Which sections prove their version word for word, and where a reader decided that other words mean the same.
fn wordings(report: &mut Printout, proofs: &[Proof<'_>]) {
    let counted = |wanted: &dyn Fn(Wording) -> bool| proofs.iter().filter_map(Proof::wording).filter(|wording| wanted(*wording)).count();
    let same = counted(&|wording| wording == Wording::Same);
    let whole = counted(&|wording| matches!(wording, Wording::Other { found, of } if found == of));
    let other = counted(&|wording| matches!(wording, Wording::Other { found, of } if found < of));
    if same + whole + other > 0 {
        report.lines(
            "Sections found",
            vec![
                format!("{same} have the words of their version, and prove it"),
                format!("{whole} read otherwise, and hold every passage of the norm and the parts word for word"),
                format!("{other} read otherwise in those passages too: a reader decided that they mean the same"),
            ],
        );
    }
}

/// What failed, as findings in the files of the data directory.
#[cfg(feature = "check")]
fn findings(path: Option<&Path>, proofs: &[Proof<'_>]) -> Result<moderation_record::check::CheckReport, String> {
    use moderation_record::check::{ExternalFinding, report};
    let path = super::data_path(path)?;
    let found = proofs.iter().filter_map(|proof| {
        let (code, remedy) = match proof.outcome() {
            Outcome::Mismatch => ("citation_mismatch", "find the words with `evidence span`, or correct the claim"),
            Outcome::Missing => ("citation_missing", "correct the version or the path, or complete the clone"),
            Outcome::NotFetched => ("citation_not_fetched", "complete the clone, or clone the whole archive"),
            Outcome::Moved => ("citation_moved", "correct the span"),
            _ => return None,
        };
        let message = format!("{}, {}: {}", proof.cited().source(), proof.cited(), proof.detail());
        let (kind, id) = (proof.record().kind(), proof.record().id().to_owned());
        Some(ExternalFinding { code, kind, id, steps: proof.steps().to_vec(), message, remedy: remedy.into() })
    });
    report(path, found.collect()).map_err(|error| error.to_string())
}

fn as_json(proofs: &[Proof<'_>]) -> Value {
    let totals = summarize(proofs, |_| String::new()).into_iter().next().map_or([0; Outcome::ALL.len()], |(_, counts)| counts);
    let totals: Value = Outcome::ALL.iter().zip(totals).map(|(outcome, count)| (outcome.to_string(), Value::from(count))).collect();
    let proofs: Vec<Value> = proofs
        .iter()
        .map(|proof| {
            json!({
                "record": format!("{}:{}", proof.record().kind(), proof.record().id()),
                "route": proof.route(),
                "outcome": proof.outcome(),
                "detail": proof.detail(),
                "source": proof.cited().source(),
                "kept": proof.cited().kept(),
                "cited": proof.cited(),
                "wording": proof.wording(),
            })
        })
        .collect();
    json!({"totals": totals, "citations": proofs})
}

fn drifts(data: &Dataset, path: Option<&Path>, ask: &DriftOf) -> Result<Output, String> {
    if let Some(platform) = &ask.platform {
        super::args::platform(data, platform)?;
    }
    let wanted = |policy: &Policy| ask.platform.as_ref().is_none_or(|platform| policy.platform().as_str() == platform);
    let mut archives = open(data, &ask.at)?;
    let mut drifts = drift(data, &mut archives, wanted).map_err(|error| error.to_string())?;
    if ask.write_sightings {
        return write_sightings(data, path, &drifts);
    }
    let since = |drift: &Drift<'_>| match (ask.since, drift.since().and_then(Commit::day)) {
        (Some(asked), Some(day)) => day.before(asked) != Certainty::Yes,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let absent = drifts.iter().filter(|drift| drift.state() == State::ArchiveAbsent).count();
    drifts.retain(|drift| drift.state() != State::ArchiveAbsent);
    let cited = drifts.len();
    let unfollowed = drifts.iter().filter(|drift| is_unfollowed(drift)).count();
    // What could not be followed has no date, and is told whatever was asked for.
    drifts.retain(|drift| (ask.all || drift.is_open()) && (drift.last_seen().is_none() || since(drift)));
    let failed = unfollowed > 0;
    let list = || {
        let mut list = work_list(&drifts, cited);
        if unfollowed > 0 {
            list.notes.push(format!("{unfollowed} of them could not be followed.").into());
        }
        if absent > 0 {
            list.notes.push(format!("{absent} more are from archives that are not at hand.").into());
        }
        list
    };
    let text = match ask.print.format {
        OutputFormat::Json => {
            let told = json!({"followed": cited - unfollowed, "not_followed": unfollowed, "archive_absent": absent, "drifts": drifts});
            return Ok(Output::json(&told, failed));
        }
        OutputFormat::Table => report::table(&list(), &Style::of_terminal()),
        OutputFormat::Markdown => report::markdown(&list()),
    };
    Ok(Output { text, failed })
}

/// Whether an archive is at hand and what is cited from it could not be followed.
fn is_unfollowed(drift: &Drift<'_>) -> bool {
    drift.last_seen().is_none() && drift.state() != State::ArchiveAbsent
}

fn work_list(drifts: &[Drift<'_>], cited: usize) -> Printout {
    let mut report = Printout::new(format!("{} of {cited} passages to look at, the most important first", drifts.len()));
    for drift in drifts {
        let mut lines = Vec::new();
        match drift.last_seen() {
            Some(seen) => lines.push(format!("last seen {} in {}, commit {}", day(&seen.date), drift.cited().source(), seen.commit)),
            None => lines.push(format!("cited from {}, {}", drift.cited().source(), drift.cited())),
        }
        if let Some(branch) = drift.branch() {
            lines.push(format!("followed on the branch {branch}"));
        }
        lines.extend(drift.detail().map(str::to_owned));
        if let Some(since) = drift.since() {
            lines.push(format!("not since {}, commit {}: {}", day(&since.date), since.commit, since.subject));
        }
        if let Some(artefact) = drift.artefact() {
            lines.push(format!("perhaps the archive's doing: {artefact}"));
        }
        if let Some(path) = drift.renamed_to() {
            lines.push(format!("the document is now, it seems, {path}"));
        }
        if let Some(source) = drift.stands_in() {
            lines.push(format!("still stands in {source}"));
        }
        if !drift.diff().is_empty() {
            lines.push(one_line(&drift.diff().iter().map(ToString::to_string).collect::<String>()));
        }
        report.lines(format!("{}: {}", drift.state(), drift.policy().id()), lines);
    }
    report
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

/// Writes the sightings into the records, and nothing else: a record that is not canonical is left alone.
fn write_sightings(data: &Dataset, path: Option<&Path>, drifts: &[Drift<'_>]) -> Result<Output, String> {
    let root = path.filter(|path| path.is_dir()).ok_or("sightings are written into a data directory\n  help: name it with --data DIR")?;
    let (mut out, mut left) = (String::new(), String::new());
    for sighted in sightings(drifts) {
        let policy = sighted.policy();
        let file = root.join("policies").join(format!("{}.ron", policy.id()));
        let text = record_text(&file).map_err(|error| error.to_string())?;
        let before = data.policy(policy.id()).and_then(|old| canonical_with_comments(Record::Policy(old), &text).ok());
        match canonical_with_comments(Record::Policy(policy), &text) {
            Ok(after) if before.as_deref() == Some(&text) => {
                replace(&file, Some(root), &after).map_err(|error| error.to_string())?;
                out.push_str(&format!("{}: seen on {}\n", file.display(), sighted.on()));
            }
            _ => left.push_str(&format!("\n{} is not in the canonical form: run `moderation-record fmt` first", file.display())),
        }
    }
    if !left.is_empty() {
        return Err(format!("some records are left as they are{left}\n{out}"));
    }
    let unfollowed = drifts.iter().filter(|drift| is_unfollowed(drift)).count();
    if unfollowed > 0 {
        out.push_str(&format!("{unfollowed} passages could not be followed and are not seen: `evidence drift` tells why\n"));
    }
    Ok(Output { text: out, failed: unfollowed > 0 })
}

fn quotes(data: &Dataset, ask: &QuoteOf) -> Result<Output, String> {
    let mut archives = open(data, &ask.at)?;
    let records: Vec<Record<'_>> = data.records().filter(|record| record.id() == ask.id).collect();
    if records.is_empty() {
        return Err(super::args::unknown("record", &ask.id, data.records().map(Record::id), "list"));
    }
    let mut report = Printout::new(ask.id.clone());
    let mut quotes = Vec::new();
    for record in records {
        quotes.extend(quote(data, &mut archives, record).map_err(|error| error.to_string())?);
    }
    let failed = quotes.iter().any(|quoted| quoted.outcome.is_failure());
    for quoted in quotes {
        let words = match quoted.passage {
            Ok([before, passage, behind]) => one_line(&format!("… {before}⟦{passage}⟧{behind} …")),
            Err(why) => format!("({why})"),
        };
        report.lines(format!("{}: {}, {}", quoted.route, quoted.cited.source(), quoted.cited), vec![words]);
    }
    Ok(Output { text: report::table(&report, &Style::of_terminal()), failed })
}

fn span(data: &Dataset, ask: &SpanOf) -> Result<Output, String> {
    let mut archives = open(data, &ask.at)?;
    let sources = || data.sources().iter().map(|source| source.id().as_str());
    let source = data.source(&ask.source).ok_or_else(|| super::args::unknown("source", &ask.source, sources(), "list sources"))?;
    let found = find(&mut archives, source, ask.version.as_deref(), &ask.words).map_err(|error| error.to_string())?;
    let mut out = format!("{}\n", found.citation);
    if let Some(seen) = &found.seen {
        let version = |sighting: &Option<Commit>| {
            let told = |seen: &Commit| format!("{} ({})", day(&seen.date), seen.commit);
            sighting.as_ref().map_or("in a version that is not in this clone".to_owned(), told)
        };
        let branch = seen.branch.as_ref().map_or(String::new(), |branch| format!(", on the branch {branch}"));
        out.push_str(&format!("first seen {}, last seen {}{branch}\n", version(&seen.first), version(&seen.last)));
    }
    if found.count > 1 {
        out.push_str(&format!("the words stand there {} times; this is the first\n", found.count));
    }
    let [before, passage, behind] = found.passage.each_ref().map(|text| text.replace("\r\n", "\n"));
    out.push_str(&format!("… {before}⟦{passage}⟧{behind} …\n"));
    Ok(out.into())
}

fn fold(ask: &Fold) -> Result<Output, String> {
    let file = ask.file.as_deref().filter(|file| *file != Path::new("-"));
    let name = file.map_or_else(|| "standard input".to_owned(), |file| file.display().to_string());
    let mut bytes = Vec::new();
    let read = match file {
        Some(file) => fs::read(file).map(|read| bytes = read),
        None => io::stdin().lock().read_to_end(&mut bytes).map(drop),
    };
    read.map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| format!("{name}: not UTF-8: {}", error.utf8_error()))?;
    let folded = Folded::new(&text);
    Ok(if ask.digest {
        format!("{}\n", folded.digest())
    } else if ask.offsets {
        let runs: Vec<Value> =
            folded.runs().iter().map(|(to, from)| json!({"folded": [to.start, to.end], "original": [from.start, from.end]})).collect();
        format!("{:#}\n", json!({"folding": FOLDING, "digest": folded.digest(), "text": folded.text(), "runs": runs}))
    } else {
        format!("{}\n", folded.text())
    }
    .into())
}
