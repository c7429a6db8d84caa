//! `fmt`: one form for every record.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use moderation_record::load::{self, FormatError};

use super::Output;
use super::args::Fmt;
use super::write::replace;

pub(crate) fn run(data: Option<&Path>, ask: &Fmt) -> Result<Output, String> {
    let mut files = Vec::new();
    let default = [super::data_path(data).map(Path::to_owned)];
    let paths: Vec<PathBuf> = if ask.paths.is_empty() { default.into_iter().collect::<Result<_, _>>()? } else { ask.paths.clone() };
    for path in &paths {
        if path.is_dir() {
            files.extend(load::files(path).map_err(|error| error.to_string())?);
        } else {
            files.push(path.clone());
        }
    }
    let (mut out, mut refused, mut differ) = (String::new(), String::new(), 0);
    let done = if ask.check { "not canonical" } else { "rewritten" };
    for file in &files {
        match differs(file, ask.check) {
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

/// Whether a file is not canonical; if it is not only checked, it is rewritten.
fn differs(file: &Path, check: bool) -> Result<bool, String> {
    let told = |error: &dyn Display| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(|error| told(&error))?;
    let canonical = load::format(file, &text).map_err(|error| match error {
        FormatError::Unreadable(error) => error.to_string(),
        error => told(&error),
    })?;
    if canonical != text && !check {
        replace(file, &canonical).map_err(|error| told(&error))?;
    }
    Ok(canonical != text)
}
