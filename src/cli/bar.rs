//! Progress on a terminal, of what takes longer than a second.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use moderation_record::load::Progress;

pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A bar that counts things of which so much is said, as in `records read`.
    pub(crate) fn new(what: &str) -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template(&format!("{{bar:30}} {{human_pos}} of {{human_len}} {what}, {{eta}} left")) {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn total(&self, things: usize) {
        self.0.set_length(things as u64);
    }

    fn advance(&self, things: usize) {
        self.0.inc(things as u64);
        if self.0.is_hidden() && std::io::stderr().is_terminal() && self.0.elapsed() > Duration::from_secs(1) {
            self.0.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}
