//! `check`: is the data in order?

use std::collections::BTreeMap;
use std::path::Path;

use moderation_record::check::{Changed, CheckOptions, CheckReport, Level, RULES, check, render, rule};
use moderation_record::load::did_you_mean;

use super::Output;
use super::args::{Check, Findings};
use super::bar::Bar;
use super::report::Style;

pub(crate) fn run(data: Option<&Path>, ask: &Check) -> Result<Output, String> {
    if ask.list_rules {
        return Ok(render::list().into());
    }
    if let Some(code) = &ask.explain {
        return Ok(render::explain(rule(known(code)?).ok_or("no such rule")?).into());
    }
    let path = super::data_path(ask.path.as_deref().or(data))?;
    let bar = Bar::new("records read");
    let mut options = CheckOptions::default();
    options.levels = levels(ask)?;
    options.texts.clone_from(&ask.texts);
    options.progress = Some(&bar);
    if let Some(revision) = &ask.changed_since {
        if path.is_file() {
            return Err("--changed-since asks git about the files of a directory; a document is one file".into());
        }
        options.changed = Some(Changed::since(revision, path).map_err(|error| error.to_string())?);
    }
    let report = check(path, &options).map_err(|error| error.to_string())?;
    bar.clear();
    Ok(Output { text: rendered(&report, ask), failed: report.has_errors() })
}

fn rendered(report: &CheckReport, ask: &Check) -> String {
    let most = ask.max_findings;
    match ask.format {
        Findings::Human => {
            let style = Style::of_terminal();
            render::human(report, style.width(), true, most)
        }
        Findings::Short => render::short(report, most),
        Findings::Json => render::json(report, most),
        Findings::Github => render::github(report, most),
        Findings::Sarif => render::sarif(report, most),
        Findings::Junit => render::junit(report, most),
    }
}

fn levels(ask: &Check) -> Result<BTreeMap<&'static str, Level>, String> {
    let mut levels = BTreeMap::new();
    for (codes, level) in [(&ask.deny, Level::Deny), (&ask.warn, Level::Warn), (&ask.allow, Level::Allow)] {
        for code in codes {
            if code == "warnings" && level == Level::Deny {
                levels.extend(RULES.iter().filter(|rule| rule.level() == Level::Warn).map(|rule| (rule.code(), level)));
            } else {
                levels.insert(known(code)?, level);
            }
        }
    }
    Ok(levels)
}

/// The code of a rule, if it is one; else what may have been meant.
fn known(code: &str) -> Result<&'static str, String> {
    if let Some(rule) = rule(code) {
        return Ok(rule.code());
    }
    let hint = did_you_mean(code, RULES.iter().map(moderation_record::check::Rule::code));
    Err(format!("no rule `{code}`{hint}\n  help: `moderation-record check --list-rules` names them all"))
}
