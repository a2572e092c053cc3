//! What is wrong with a formula, and where.

use crate::{problem::Problem, roster::codes::coded};

coded! {
    /// What can be wrong with a formula; the codes are keys of the interface's texts.
    FaultKind {
        /// Nothing is written.
        Empty = "formula-empty",
        /// More signs than a formula may have.
        TooLong = "formula-too-long",
        /// Parentheses inside parentheses, too many times.
        TooDeep = "formula-too-deep",
        /// A sign that is no part of formulas.
        UnknownSign = "formula-unknown-sign",
        /// A number with too many digits.
        WrongNumber = "formula-wrong-number",
        /// A number, a name or a parenthesis was expected here.
        OperandExpected = "formula-operand-expected",
        /// A sign of arithmetic was expected here.
        OperatorExpected = "formula-operator-expected",
        /// A parenthesis that is never closed.
        NotClosed = "formula-not-closed",
        /// A function nobody knows.
        UnknownFunction = "formula-unknown-function",
        /// A function with too few or too many arguments.
        WrongArguments = "formula-wrong-arguments",
        /// A variable nobody knows.
        UnknownVariable = "formula-unknown-variable",
        /// People and posts are added to each other or to plain numbers.
        UnitMismatch = "formula-unit-mismatch",
        /// The whole is not measured in what the indicator says.
        WrongUnit = "formula-wrong-unit",
        /// A division by a number that is zero whatever the data.
        DivisionByZero = "formula-division-by-zero",
        /// A number that grows beyond all that is counted here.
        TooLarge = "formula-too-large",
    }
}

/// One thing that is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which character it is at; the first is 1.
    pub at: usize,
    /// What is wrong.
    pub kind: FaultKind,
    /// The word it is about, or nothing.
    pub word: String,
}

impl Fault {
    /// A fault without a word.
    pub fn new(at: usize, kind: FaultKind) -> Self {
        Self::about(at, kind, "")
    }

    /// A fault about a word.
    pub fn about(at: usize, kind: FaultKind, word: impl Into<String>) -> Self {
        Self {
            at,
            kind,
            word: word.into(),
        }
    }

    /// The same as a problem of a form's field.
    pub fn problem(&self, field: &str) -> Problem {
        Problem::new(field, self.kind.code())
            .with("place", self.at)
            .with("word", &self.word)
    }
}
