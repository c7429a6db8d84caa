//! `latency`: how long it took.

use moderation_record::Dataset;
use moderation_record::compare::Latency;
use moderation_record::text::{Locale, amounts};

use crate::args;
use crate::report::{Printable, Printout};

struct Waits<'d> {
    waits: Vec<Latency<'d>>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::OfPlatform) -> Result<impl Printable + 'd, String> {
    let platform = ask.platform.as_deref().map(|id| args::platform(data, id)).transpose()?;
    let mut waits = data.latencies();
    waits.retain(|wait| platform.is_none_or(|id| wait.reply().platforms().contains(&id)));
    Ok(Waits { waits })
}

impl Printable for Waits<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let mut report = Printout::new(format!("How long {} actions and responses took", self.waits.len()));
        let row = |wait: &Latency<'_>| {
            let delay = wait.delay().map_or_else(|| amounts::cannot_say(Locale::En).to_owned(), |delay| amounts::delay(delay, Locale::En));
            let disputed = if wait.disputed() { " ≠" } else { "" };
            vec![format!("{delay}{disputed}"), wait.cause().title().to_owned(), format!("{} ({})", wait.reply().title(), wait.reply().id())]
        };
        report.table("", &["took", "after", "until"], self.waits.iter().map(row).collect());
        report.notes.push(
            "Each time is the shortest and the longest that the dates allow, over all claims, from beginning to beginning. ≠: a date is disputed.".into(),
        );
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.waits)
    }
}
