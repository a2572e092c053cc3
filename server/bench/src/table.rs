//! The table of results: a line per measure as it comes, with its aim and its share of this machine's limit, and all of
//! it once more at the end as GitHub Markdown.

use crate::limits::Limit;
use crate::load::Outcome;
use std::cell::RefCell;
use std::time::Duration;

/// What was asked for, and whether it came about.
#[derive(Clone, Debug)]
pub struct Aim {
    text: String,
    is_reached: bool,
}

/// An aim as the measures take it.
pub fn aim(text: &str, is_reached: bool) -> Option<Aim> {
    Some(Aim {
        text: text.to_owned(),
        is_reached,
    })
}

/// All rows so far.
#[derive(Debug, Default)]
pub struct Table {
    database: RefCell<String>,
    rows: RefCell<Vec<Row>>,
}

/// One row as it is printed; what does not apply is empty.
#[derive(Clone, Debug, Default)]
struct Row {
    database: String,
    what: String,
    value: String,
    /// p50, p95 and p99 in milliseconds.
    latencies: [String; 3],
    errors: String,
    share: String,
    aim: String,
    mark: &'static str,
}

impl Table {
    /// Begins a group of measures; `database` stands in each of their rows.
    pub fn heading(&self, database: &str, text: &str) {
        database.clone_into(&mut self.database.borrow_mut());
        println!("\n{text}");
        println!(
            "  {:<62} {:>12} {:>8} {:>8} {:>8} {:>6}  of its limit, aim",
            "", "per s", "p50 ms", "p95 ms", "p99 ms", "errors"
        );
    }

    /// One measure.
    pub fn line(&self, what: &str, outcome: &Outcome, aim: Option<Aim>, limit: Option<Limit>) {
        let share = limit.map(|limit| format!("{:.0} % of {}", 100.0 * outcome.rate() / limit.most, limit.name));
        self.add(
            Row {
                what: what.to_owned(),
                value: format!("{:.0}", outcome.rate()),
                latencies: [0.50, 0.95, 0.99].map(|share| format!("{:.2}", outcome.percentile(share))),
                errors: outcome.errors.to_string(),
                share: share.unwrap_or_default(),
                ..Row::default()
            },
            aim,
        );
        if let Some(error) = &outcome.first_error {
            println!("      first error: {error}");
        }
    }

    /// One number with its unit.
    pub fn number(&self, what: &str, value: f64, unit: &str, aim: Option<Aim>) {
        let value = match unit {
            "/s" => format!("{value:.0}"),
            "" => format!("({value:.0})"),
            unit => format!("({value:.2} {unit})"),
        };
        let row = Row {
            what: what.to_owned(),
            value,
            ..Row::default()
        };
        self.add(row, aim);
    }

    fn add(&self, row: Row, aim: Option<Aim>) {
        let mark = aim
            .as_ref()
            .map_or("", |aim| if aim.is_reached { "reached" } else { "MISSED" });
        let row = Row {
            database: self.database.borrow().clone(),
            aim: aim.map(|aim| aim.text).unwrap_or_default(),
            mark,
            ..row
        };
        row.print();
        self.rows.borrow_mut().push(row);
    }

    /// Everything that was measured, to be put into a note.
    pub fn print_markdown(&self) {
        println!();
        println!(
            "| database | measure | per s | p50, ms | p95, ms | p99, ms | errors | share of the limit | aim | reached |"
        );
        println!("|---|---|--:|--:|--:|--:|--:|---|---|---|");
        for row in self.rows.borrow().iter() {
            row.print_markdown();
        }
    }
}

impl Row {
    fn print(&self) {
        let [p50, p95, p99] = &self.latencies;
        let line = format!(
            "  {:<62} {:>12} {p50:>8} {p95:>8} {p99:>8} {:>6}  {}  {} {}",
            self.what, self.value, self.errors, self.share, self.aim, self.mark
        );
        println!("{}", line.trim_end());
    }

    fn print_markdown(&self) {
        let [p50, p95, p99] = &self.latencies;
        println!(
            "| {} | {} | {} | {p50} | {p95} | {p99} | {} | {} | {} | {} |",
            self.database, self.what, self.value, self.errors, self.share, self.aim, self.mark
        );
    }
}

/// Milliseconds of a duration.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
