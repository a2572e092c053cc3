//! The functions a formula may use: one row each, with an example that the test below runs.

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    Share,
    Sum,
    Difference,
    Least,
    Greatest,
}

/// What is known of a function.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which one.
    pub function: Function,
    /// How it is written.
    pub name: &'static str,
    /// The fewest arguments.
    pub fewest: usize,
    /// The most arguments.
    pub most: usize,
    /// A use of it.
    pub example: &'static str,
    /// What the example is worth.
    pub worth: &'static str,
}

/// All functions; arguments are parted by `;`, as the comma is a decimal mark.
pub const FUNCTIONS: &[Row] = &[
    row(Function::Share, "доля", 2, 2, "доля(38; 41)", "3800/41"),
    row(Function::Sum, "сумма", 1, 20, "сумма(1; 2; 3,5)", "13/2"),
    row(Function::Difference, "разность", 2, 2, "разность(5; 7)", "-2"),
    row(Function::Least, "мин", 1, 20, "мин(3; 2; 4)", "2"),
    row(Function::Greatest, "макс", 1, 20, "макс(3; 2; 4)", "4"),
];

impl Function {
    /// Its row of the table.
    pub fn row(self) -> Option<&'static Row> {
        FUNCTIONS.iter().find(|row| row.function == self)
    }

    /// How it is written.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// The function of that name, in capitals or not.
    pub fn named(name: &str) -> Option<&'static Row> {
        let name = name.to_lowercase();
        FUNCTIONS.iter().find(|row| row.name == name)
    }
}

const fn row(
    function: Function,
    name: &'static str,
    fewest: usize,
    most: usize,
    example: &'static str,
    worth: &'static str,
) -> Row {
    Row {
        function,
        name,
        fewest,
        most,
        example,
        worth,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::expr::{parse::parse, value::value};

    #[test]
    fn every_function_is_worth_what_its_example_says() {
        for row in FUNCTIONS {
            let formula = parse(row.example).unwrap();
            let found = value(&formula, &|_| None).unwrap();
            assert_eq!(found.to_string(), row.worth, "{}", row.example);
            assert_eq!(row.function.name(), row.name);
        }
    }
}
