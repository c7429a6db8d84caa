//! `evidence`: are the cited words where the records say, and are they still?

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use moderation_record::atomic::replace;
use moderation_record::evidence::{
    Archives, Commit, Drift, FOLDING, Folded, Heading, Outcome, Piece, Proof, Section, State, Track, TrackedRun, Trail, Warning,
    WordChange, Wording, Written, at_revision, drift, find, headings, quote, section, sightings, summarize, track, verify, word_diff,
};
use moderation_record::load::{canonical_with_comments, record_text};
use moderation_record::{Certainty, Dataset, Policy, Record, Source};
use serde_json::{Value, json};

use super::Output;
use super::args::{At, DriftOf, Evidence, Fold, Proofs, QuoteOf, ReviewOf, SectionOf, SpanOf, TrackOf, Verify};
use super::bar::Bar;
use super::report::{self, Printout, Style};

pub(crate) fn run(path: Option<&Path>, ask: &Evidence) -> Result<Output, String> {
    let mut loaded = None;
    match ask {
        Evidence::Verify(ask) => proofs(super::dataset(path, &mut loaded)?, path, ask),
        Evidence::Drift(ask) => drifts(super::dataset(path, &mut loaded)?, path, ask),
        Evidence::Quote(ask) => quotes(super::dataset(path, &mut loaded)?, ask),
        Evidence::Span(ask) => span(super::dataset(path, &mut loaded)?, ask),
        Evidence::Track(ask) => tracked(super::dataset(path, &mut loaded)?, path, ask),
        Evidence::Review(ask) => reviewed(super::dataset(path, &mut loaded)?, path, ask),
        Evidence::Section(ask) => shown_section(super::dataset(path, &mut loaded)?, ask),
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
    let mut decided: Vec<&Proof<'_>> = proofs.iter().filter(|proof| !proof.diff().is_empty()).collect();
    // Both ends of a run have one text.
    decided.dedup_by(|later, before| later.record().id() == before.record().id() && later.diff() == before.diff());
    if decided.len() > DECIDED_SHOWN {
        report.notes.push(
            format!(
                "A reader decided of {} texts; {DECIDED_SHOWN} are shown. `--format json` has all, `--platform` those of one.",
                decided.len()
            )
            .into(),
        );
    }
    for proof in decided.into_iter().take(DECIDED_SHOWN) {
        let Some(Wording::Other { found, of }) = proof.wording() else { continue };
        let hunks = hunks(proof.diff());
        let mut lines = vec![format!("{found} of {of} passages stand in it word for word")];
        lines.extend(hunks.iter().take(SHOWN_OF_PROOF).cloned());
        if hunks.len() > SHOWN_OF_PROOF {
            lines.push(format!("and {} more places; --format json has them all", hunks.len() - SHOWN_OF_PROOF));
        }
        report.lines(format!("A reader decided: {} {}, {}", proof.record().id(), proof.route(), proof.cited()), lines);
    }
    let edition = |proof: &Proof<'_>| Some(format!("{} {}: {}", proof.record().id(), proof.route(), proof.edition()?));
    let editions: Vec<String> = proofs.iter().filter_map(edition).collect();
    if !editions.is_empty() {
        report.lines("Editions under whose heading a section stands", editions);
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
                "diff": proof.diff(),
                "edition": proof.edition(),
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
    let json = || json!({"followed": cited - unfollowed, "not_followed": unfollowed, "archive_absent": absent, "drifts": drifts});
    Ok(Output::of(&ask.print, list, json, failed))
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
        match write_policy(data, root, sighted.policy())? {
            Ok(file) => out.push_str(&format!("{file}: seen on {}\n", sighted.on())),
            Err(why) => left.push_str(&format!("\n{why}")),
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
    let source = source(data, &ask.source)?;
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

pub(crate) fn source<'d>(data: &'d Dataset, id: &str) -> Result<&'d Source, String> {
    let sources = || data.sources().iter().map(|source| source.id().as_str());
    data.source(id).ok_or_else(|| super::args::unknown("source", id, sources(), "list sources"))
}

fn tracked(data: &Dataset, path: Option<&Path>, ask: &TrackOf) -> Result<Output, String> {
    let document = &ask.document;
    let source = source(data, &document.source)?;
    let policies = || data.policies().iter().map(|policy| policy.id().as_str());
    let found = ask.write.as_ref().map(|id| data.policy(id).ok_or_else(|| super::args::unknown("policy", id, policies(), "list policies")));
    let policy = found.transpose()?;
    let mut trail = policy.map_or_else(Trail::default, Trail::of_policy);
    for words in &ask.section {
        trail = trail.and(words);
    }
    trail = document.to.iter().fold(trail, |trail, words| trail.to(words));
    trail = document.kept.iter().fold(trail, |trail, name| trail.in_archive(name));
    trail = document.version.iter().fold(trail, |trail, version| trail.from_version(version));
    for answer in &ask.answer {
        let (version, words) = answer.split_once('=').ok_or("an answer is VERSION=WORDS, as in --answer \"20150318=Hate Speech\"")?;
        trail = trail.answer(version, words);
    }
    let bar = Bar::new("captures followed");
    let tracked = track(source, &mut open(data, &document.at)?, &trail, &bar).map_err(|error| error.to_string());
    bar.clear();
    let track = tracked?;
    let written = policy.map(|policy| track.written_into(source, policy));
    let mut note = None;
    if let (Some(policy), Some(written)) = (policy, &written) {
        let root =
            path.filter(|path| path.is_dir()).ok_or("captures are written into a data directory\n  help: name it with --data DIR")?;
        let file = write_policy(data, root, &written.policy)??;
        note =
            Some(format!("{file}: {} captures more of {}; {} runs are left to a reader", written.added, policy.id(), written.left.len()));
    }
    Ok(Output::of(&ask.print, || history(source, &track, written.as_ref(), note, ask.full), || json!(track), false))
}

/// The history of a section, for reading: the texts, what changed from one to the next, the runs, what is left to do.
fn history(source: &Source, track: &Track, written: Option<&Written>, note: Option<String>, full: bool) -> Printout {
    let mut report = Printout::new(format!(
        "{}: {} distinct texts in {} of {} captures; {} captures decided by program",
        source.id(),
        track.texts.len(),
        track.found,
        track.captures,
        track.decided
    ));
    let number = |text: usize| (text + 1).to_string();
    let rows = track.texts.iter().enumerate().map(|(place, text)| {
        let like = text.compared_with.zip(text.likeness).map_or(String::new(), |(with, like)| format!("{like:.2} with {}", number(with)));
        let doubt = text.doubt.map_or(String::new(), |doubt| doubt.to_string());
        vec![
            number(place),
            text.first.to_string(),
            text.last.to_string(),
            text.captures.to_string(),
            text.words.to_string(),
            like,
            text.modality.len().to_string(),
            doubt,
        ]
    });
    let header = ["text", "first", "last", "captures", "words", "likeness", "modality", "ask a reader"];
    report.table("Texts", &header, rows.collect());
    for (place, text) in track.texts.iter().enumerate() {
        let mut lines: Vec<String> = text.edition.iter().map(|edition| format!("edition: {edition}")).collect();
        lines.extend(text.modality.iter().map(|change| format!("modality: {change}")));
        let hunks = hunks(&text.diff);
        let shown = if full { hunks.len() } else { hunks.len().min(SHOWN) };
        lines.extend(hunks[..shown].iter().cloned());
        if shown < hunks.len() {
            lines.push(format!("and {} more places; --full prints them", hunks.len() - shown));
        }
        let with = text.compared_with.map_or(String::new(), |with| format!(" beside text {}", number(with)));
        report.lines(format!("Text {}{with}, SHA-256 {}", number(place), text.digest), lines);
    }
    let rows = track.runs.iter().enumerate().map(|(place, run)| {
        let lines = run.last.lines.map_or(String::new(), |lines| lines.to_string());
        let left = written.map_or(String::new(), |written| {
            if written.left.contains(&place) { "a reader decides".to_owned() } else { "in the record".to_owned() }
        });
        vec![run_text(run), run.first.capture.to_string(), run.last.capture.to_string(), run.captures.to_string(), lines, left]
    });
    report.table("Runs, archive by archive", &["text", "first", "last", "captures", "lines", ""], rows.collect());
    let warnings: Vec<String> = track.warnings.iter().map(|warning| match warning {
        Warning::Anachronism { text, share, back } => format!("anachronism: {:.0} % of what is new in text {} vanishes later and is back {back}: the capture may hold words of a later time", share * 100.0, number(*text)),
        Warning::TimeRunsBack(capture) => format!("time runs back at {capture}: left out"),
        Warning::Truncated(capture) => format!("truncated: {capture} has less than half of the words of those beside it; what it lacks proves nothing"),
        Warning::Archive(note) => note.clone(),
        _ => String::new(),
    }).collect();
    if !warnings.is_empty() {
        report.lines("Warnings", warnings);
    }
    report.notes.extend(note.map(Into::into));
    report
}

/// Of how many texts it is printed what a reader decided.
const DECIDED_SHOWN: usize = 20;

/// How many changed places of a capture are printed where a reader decided.
const SHOWN_OF_PROOF: usize = 3;

/// How many changed places of a text are printed.
const SHOWN: usize = 12;

fn run_text(run: &TrackedRun) -> String {
    match run.text {
        Some(text) => (text + 1).to_string(),
        None if run.deleted => "deleted".to_owned(),
        None => "absent".to_owned(),
    }
}

/// The changed places of a diff, each on a line with a little of what stands around it.
fn hunks(diff: &[Piece]) -> Vec<String> {
    /// How many characters are shown around a change.
    const AROUND: usize = 40;
    let mut hunks: Vec<String> = Vec::new();
    let mut open = false;
    for (place, piece) in diff.iter().enumerate() {
        let length = piece.text.chars().count();
        if piece.change != WordChange::Kept {
            if !open {
                let before = place.checked_sub(1).map_or("", |before| diff[before].text.as_str());
                let length = before.chars().count();
                hunks.push(before.chars().skip(length.saturating_sub(AROUND)).collect());
                open = true;
            }
            if let Some(hunk) = hunks.last_mut() {
                hunk.push_str(&piece.to_string());
            }
        } else if let Some(hunk) = hunks.last_mut().filter(|_| open) {
            open = length <= AROUND && place + 1 < diff.len();
            hunk.extend(piece.text.chars().take(AROUND));
        }
    }
    hunks.iter().map(|hunk| one_line(hunk)).collect()
}

fn shown_section(data: &Dataset, ask: &SectionOf) -> Result<Output, String> {
    let document = &ask.document;
    let source = source(data, &document.source)?;
    let mut archives = open(data, &document.at)?;
    let (kept, version) = (document.kept.as_deref(), document.version.as_deref());
    let Some(from) = &ask.from else {
        let headings = headings(source, &mut archives, kept, version).map_err(|error| error.to_string())?;
        return Ok(Output::of(&ask.print, || outline(source, &headings), || json!(headings), false));
    };
    let section = section(source, &mut archives, kept, version, from, document.to.as_deref()).map_err(|error| error.to_string())?;
    Ok(Output::of(&ask.print, || sentences(source, &section), || json!(section), false))
}

/// The rules that a range of revisions changed, version by version, beside their words.
fn reviewed(now: &Dataset, path: Option<&Path>, ask: &ReviewOf) -> Result<Output, String> {
    let root =
        path.filter(|path| path.is_dir()).ok_or("a data directory in a git repository is reviewed\n  help: name it with --data DIR")?;
    let (base, head) = ask.range.split_once("..").ok_or("write BASE..HEAD, as in `main..HEAD`")?;
    let at = |revision: &str| at_revision(root, revision).map_err(|error| error.to_string());
    let before = at(base)?;
    let later = if head.is_empty() { None } else { Some(at(head)?) };
    let after = later.as_ref().unwrap_or(now);
    let mut archives = open(after, &ask.at)?;
    let mut report = Printout::new(format!("Rules changed in {}", ask.range));
    let mut rules = Vec::new();
    for change in before.diff(after).into_iter().filter(|change| change.kind == moderation_record::Kind::Policy) {
        let (old, new) = (before.policy(&change.id), after.policy(&change.id));
        let Some(policy) = new else {
            report.lines(format!("{}: removed", change.id), Vec::new());
            rules.push(json!({"policy": change.id, "change": change.change, "versions": []}));
            continue;
        };
        let quotes = quote(after, &mut archives, Record::Policy(policy)).map_err(|error| error.to_string())?;
        let mut versions = Vec::new();
        for (place, version) in policy.versions().iter().enumerate() {
            let earlier = old.and_then(|old| old.versions().iter().find(|earlier| earlier.key() == version.key()));
            if earlier == Some(version) {
                continue;
            }
            let (rule, earlier) = (version.rule().en(), earlier.map(|earlier| earlier.rule().en()));
            let shown =
                earlier.map_or_else(|| rule.to_owned(), |earlier| word_diff(earlier, rule).iter().map(ToString::to_string).collect());
            let stance = version.stance().map_or(String::new(), |stance| format!("{}: ", stance.as_str()));
            let mut lines = vec![one_line(&format!("{stance}{shown}"))];
            let own = format!("versions/{place}/");
            let mut words = Vec::new();
            for quoted in quotes.iter().filter(|quoted| quoted.route.starts_with(&own)) {
                let told = match &quoted.passage {
                    Ok([_, passage, _]) => one_line(passage),
                    Err(why) => format!("({why})"),
                };
                lines.push(format!("{}: {told}", quoted.route));
                words.push(json!({"route": quoted.route, "outcome": quoted.outcome, "words": told}));
            }
            report.lines(format!("{} {}", change.id, version.key()), lines);
            versions.push(json!({"key": version.key(), "rule": shown, "words": words}));
        }
        if versions.is_empty() {
            report.lines(format!("{}: no version changed, the record around them did", change.id), Vec::new());
        }
        rules.push(json!({"policy": change.id, "change": change.change, "versions": versions}));
    }
    report.notes.push(format!("{} rules changed.", rules.len()).into());
    Ok(Output::of(&ask.print, || report, || json!({"range": ask.range, "rules": rules}), false))
}

fn outline(source: &Source, headings: &[Heading]) -> Printout {
    let mut report = Printout::new(format!("Headings of {}", source.id()));
    let row = |heading: &Heading| {
        let line = heading.line.map_or(String::new(), |line| line.to_string());
        vec![heading.level.to_string(), line, heading.words.to_string(), heading.text.clone()]
    };
    report.table("Headings", &["level", "line", "words below", "heading"], headings.iter().map(row).collect());
    report
}

fn sentences(source: &Source, section: &Section) -> Printout {
    let heading = section.heading.as_ref().map_or(String::new(), |heading| format!(": {heading}"));
    let mut report = Printout::new(format!("{}{heading}", source.id()));
    let mut what = vec![captured(source.id().as_str(), section)];
    what.extend(section.edition.as_ref().map(|edition| format!("edition: {edition}")));
    report.lines("The sighting, ready for `seen`", what);
    let rows = section.sentences.iter().map(|sentence| vec![format!("({}, {})", sentence.at.0, sentence.at.1), sentence.text.clone()]);
    report.table("The folded text, with places for `norm` and `at`", &["at", "words"], rows.collect());
    report
}

/// The sighting of a section, in RON.
pub(crate) fn captured(source: &str, section: &Section) -> String {
    let lines = section.lines.map_or(String::new(), |lines| format!(", lines: ({}, {})", lines.first(), lines.last()));
    let on = section.on.map_or(String::new(), |on| on.to_string());
    let kept = section.kept.as_ref().map_or(String::new(), |kept| format!(", kept: \"{kept}\""));
    let (start, end) = section.span;
    let point = format!("first: (on: \"{on}\", version: \"{}\", sections: [({start}, {end})]{lines})", section.version);
    format!("captured(source: \"{}\"{kept}, {point}, text: \"{}\")", source, section.digest)
}

/// Writes the record of a rule in the canonical form, if it had that before; tells its file.
fn write_policy(data: &Dataset, root: &Path, policy: &Policy) -> Result<Result<String, String>, String> {
    let file = root.join("policies").join(format!("{}.ron", policy.id()));
    let text = record_text(&file).map_err(|error| error.to_string())?;
    let before = data.policy(policy.id()).and_then(|old| canonical_with_comments(Record::Policy(old), &text).ok());
    Ok(match canonical_with_comments(Record::Policy(policy), &text) {
        Ok(after) if before.as_deref() == Some(&text) => {
            replace(&file, Some(root), &after).map_err(|error| error.to_string())?;
            Ok(file.display().to_string())
        }
        _ => Err(format!("{} is not in the canonical form: run `moderation-record fmt` first", file.display())),
    })
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
