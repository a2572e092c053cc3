//! What of counted answers may be shown when nobody is to be known by them (DD-16, security 58): nothing that few have
//! answered, and what people wrote only where many have answered.

use super::tally::{ItemTally, Tally};
use super::tally_cells::CellsRow;

/// From how many answers on texts are shown: a manner of writing says more than a tick.
pub const TEXTS_FROM: usize = 10;

/// The same tables with what may not be shown taken out. `people` have handed in.
pub fn withhold(items: Vec<ItemTally>, people: usize, threshold: usize) -> Vec<ItemTally> {
    let bounds = Bounds {
        threshold,
        has_texts: people >= TEXTS_FROM,
    };
    let shown = |item: ItemTally| ItemTally {
        answers: bounds.shown(item.answers, item.answered),
        ..item
    };
    items.into_iter().map(shown).collect()
}

/// Is this so few that a person could be meant?
pub fn is_few(answered: usize, threshold: usize) -> bool {
    (1..threshold).contains(&answered)
}

#[derive(Clone, Copy)]
struct Bounds {
    threshold: usize,
    has_texts: bool,
}

impl Bounds {
    fn shown(self, answers: Tally, answered: usize) -> Tally {
        match answers {
            _ if is_few(answered, self.threshold) => Tally::Withheld(self.threshold),
            Tally::Texts(_) if !self.has_texts => Tally::Withheld(TEXTS_FROM),
            Tally::Options { lines, .. } if !self.has_texts => Tally::Options {
                lines,
                others: Vec::new(),
            },
            Tally::Cells { columns, rows } => Tally::Cells {
                columns,
                rows: rows.into_iter().map(|row| self.row(row)).collect(),
            },
            answers => answers,
        }
    }

    fn row(self, mut row: CellsRow) -> CellsRow {
        for cell in &mut row.cells {
            let answers = std::mem::replace(&mut cell.answers, Tally::Withheld(0));
            cell.answers = self.shown(answers, cell.count);
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaigns::tally::Line;
    use crate::campaigns::tally_cells::CellTally;

    fn texts() -> Tally {
        Tally::Texts(vec![line()])
    }

    fn line() -> Line {
        Line {
            text: "своими словами".to_owned(),
            count: 1,
            is_key: false,
        }
    }

    fn shown(answers: Tally, answered: usize, people: usize) -> Tally {
        let item = ItemTally {
            no: 1,
            stem: String::new(),
            asked: people,
            answered,
            answers,
        };
        withhold(vec![item], people, 5).remove(0).answers
    }

    #[test]
    fn security_58_what_four_have_answered_is_withheld_and_what_nobody_has_is_not() {
        let days = Tally::Days(Vec::new());
        assert_eq!(shown(days.clone(), 4, 30), Tally::Withheld(5));
        assert_eq!(shown(days.clone(), 5, 30), days);
        assert_eq!(shown(days.clone(), 0, 30), days);
    }

    #[test]
    fn security_58_texts_are_shown_from_ten_answers_on_wherever_they_stand() {
        let options = |others: Vec<Line>| Tally::Options {
            lines: Vec::new(),
            others,
        };
        let cells = |answers: Tally| Tally::Cells {
            columns: vec!["к".to_owned()],
            rows: vec![CellsRow {
                text: "с".to_owned(),
                cells: vec![CellTally { count: 9, answers }],
            }],
        };
        assert_eq!(shown(texts(), 9, 9), Tally::Withheld(10));
        assert_eq!(shown(options(vec![line()]), 9, 9), options(Vec::new()));
        assert_eq!(shown(cells(texts()), 9, 9), cells(Tally::Withheld(10)));
        assert_eq!(shown(texts(), 9, 10), texts());
        assert_eq!(shown(options(vec![line()]), 9, 10), options(vec![line()]));
        assert_eq!(shown(cells(texts()), 9, 10), cells(texts()));
    }
}
