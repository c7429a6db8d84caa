//! `fmt`: one form for every record.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use moderation_record::Kind;
use moderation_record::atomic::replace;
use moderation_record::load::{self, FormatError};

use super::Output;
use super::args::Fmt;

pub(crate) fn run(data: Option<&Path>, ask: &Fmt) -> Result<Output, String> {
    let (mut files, mut refused) = (Vec::new(), String::new());
    let default = [super::data_path(data).map(Path::to_owned)];
    let paths: Vec<PathBuf> = if ask.paths.is_empty() { default.into_iter().collect::<Result<_, _>>()? } else { ask.paths.clone() };
    for path in &paths {
        if path.is_dir() {
            let (within, wrong) = load::files(path);
            files.extend(within.into_iter().map(|file| (Some(path.clone()), file)));
            refused.extend(wrong.map(|error| format!("\n{error}")));
        } else {
            files.push((root_of(path), path.clone()));
        }
    }
    let (mut out, mut differ) = (String::new(), 0);
    let done = if ask.check { "not canonical" } else { "rewritten" };
    for (root, file) in &files {
        match differs(file, root.as_deref(), ask.check) {
            Ok(false) => {}
            Ok(true) => {
                differ += 1;
                out.push_str(&format!("{} is {done}\n", file.display()));
            }
            Err(error) => refused.push_str(&format!("\n{error}")),
        }
    }
    if !refused.is_empty() {
        return Err(format!("some files are left as they are{refused}\n{out}").trim_end().to_owned());
    }
    out.push_str(&format!("{differ} of {} files {done}\n", files.len()));
    Ok(Output { text: out, failed: ask.check && differ > 0 })
}

/// The data directory in which a record file stands, by the name of the folder of its kind.
fn root_of(file: &Path) -> Option<PathBuf> {
    let file = std::path::absolute(file).ok()?;
    // A policy stands in the folder of its platform, all else in that of its kind.
    let kinds = |up: usize| Kind::ALL.iter().filter(move |kind| (**kind == Kind::Policy) == (up == 2));
    let named = |up: usize| file.ancestors().nth(up).filter(|folder| kinds(up).any(|kind| folder.ends_with(kind.folder())));
    named(2).or_else(|| named(1)).and_then(Path::parent).map(Path::to_owned)
}

/// Whether a file is not canonical; if it is not only checked, it is rewritten.
fn differs(file: &Path, root: Option<&Path>, check: bool) -> Result<bool, String> {
    let told = |error: &dyn Display| format!("{}: {error}", file.display());
    let text = load::record_text(file).map_err(|error| error.to_string())?;
    let canonical = load::format(file, &text).map_err(|error| match error {
        FormatError::Unreadable(error) => error.to_string(),
        error => told(&error),
    })?;
    if canonical != text && !check {
        replace(file, root, &canonical).map_err(|error| error.to_string())?;
    }
    Ok(canonical != text)
}
