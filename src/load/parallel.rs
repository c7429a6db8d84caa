//! Parallel work on records, with results in a deterministic order.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Runs `work` on chunks of the items, on all processors. The results are in the order of the items.
pub(crate) fn in_parallel<I: Sync, T: Send>(items: &[I], work: impl Fn(&[I]) -> T + Sync) -> Vec<T> {
    /// Small enough that no worker waits long for the last chunk.
    const RUN: usize = 64;
    let runs: Vec<&[I]> = items.chunks(RUN).collect();
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(runs.len());
    let mut parts = Vec::with_capacity(runs.len());
    std::thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            loop {
                let mine = next.fetch_add(1, Relaxed);
                match runs.get(mine) {
                    Some(run) => done.push((mine, work(run))),
                    None => return done,
                }
            }
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        for thread in threads {
            match thread.join() {
                Ok(done) => parts.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    parts.sort_by_key(|(place, _)| *place);
    parts.into_iter().map(|(_, part)| part).collect()
}
