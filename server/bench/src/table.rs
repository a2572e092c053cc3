//! The printed table: one line per measure, its aim, and its share of the limit of this machine.

use crate::load::Outcome;
use std::time::Duration;

/// Prints a heading.
pub fn heading(text: &str) {
    println!("\n{text}");
    println!(
        "  {:<58} {:>9} {:>8} {:>8} {:>8} {:>6}   aim",
        "", "per s", "p50 ms", "p95 ms", "p99 ms", "errors"
    );
}

/// One measure. `met` says whether the aim was reached; the limit is what the machine could do at most.
pub fn line(what: &str, outcome: &Outcome, aim: &str, met: Option<bool>, limit: Option<(&str, f64)>) {
    let share = limit.map(|(name, most)| format!("  = {:.0} % of {name}", 100.0 * outcome.rate() / most.max(1.0)));
    let mark = match met {
        Some(true) => "reached",
        Some(false) => "MISSED",
        None => "",
    };
    println!(
        "  {:<58} {:>9.0} {:>8.2} {:>8.2} {:>8.2} {:>6}   {aim} {mark}{}",
        what,
        outcome.rate(),
        outcome.percentile(0.50),
        outcome.percentile(0.95),
        outcome.percentile(0.99),
        outcome.errors,
        share.unwrap_or_default()
    );
    if let Some(error) = &outcome.first_error {
        println!("      first error: {error}");
    }
}

/// One number with its aim.
pub fn number(what: &str, value: f64, unit: &str, aim: &str, met: Option<bool>) {
    let mark = match met {
        Some(true) => "reached",
        Some(false) => "MISSED",
        None => "",
    };
    println!("  {what:<58} {value:>9.2} {unit:<6}  {aim} {mark}");
}

/// Milliseconds of a duration.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
