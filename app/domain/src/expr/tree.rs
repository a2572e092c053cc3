//! A formula as a tree.

use crate::{expr::functions::Function, points::Exact};
use std::collections::BTreeSet;

/// Characters a formula may have.
pub const MOST_CHARACTERS: usize = 400;
/// Numbers, names and signs a formula may have.
pub const MOST_TOKENS: usize = 200;
/// How deep parentheses, functions and minus signs may stand inside each other.
pub const DEEPEST: usize = 24;

/// A part of a formula and where it was written.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Which character it begins at; the first is 1. Of two operands: where their sign is.
    pub at: usize,
    /// What it is.
    pub term: Term,
}

/// Where a part was written is not what it says.
impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.term == other.term
    }
}

impl Eq for Expr {}

/// What a part of a formula is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A number, never negative.
    Number(Exact),
    /// A variable.
    Name(String),
    /// Something with its sign turned.
    Negated(Box<Expr>),
    /// Two operands and the sign between them.
    Pair(Operator, Box<Expr>, Box<Expr>),
    /// A function of the table.
    Call(Function, Vec<Expr>),
}

/// A sign between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

impl Operator {
    /// How tightly it binds.
    pub fn strength(self) -> u8 {
        match self {
            Self::Plus | Self::Minus => 1,
            Self::Times | Self::Over => 2,
        }
    }
}

impl Expr {
    /// A part that was written at a character.
    pub fn new(at: usize, term: Term) -> Self {
        Self { at, term }
    }

    /// The parts right inside it.
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.term {
            Term::Number(_) | Term::Name(_) => Vec::new(),
            Term::Negated(inner) => vec![inner],
            Term::Pair(_, left, right) => vec![left, right],
            Term::Call(_, arguments) => arguments.iter().collect(),
        }
    }

    /// The variables, each once, in the order they are written in.
    pub fn names(&self) -> Vec<String> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        self.collect(&mut found);
        found.retain(|name| seen.insert(name.clone()));
        found
    }

    fn collect(&self, found: &mut Vec<String>) {
        if let Term::Name(name) = &self.term {
            found.push(name.clone());
        }
        for part in self.parts() {
            part.collect(found);
        }
    }

    /// What is above the line and below it, when the whole is one share, perhaps times a number.
    pub fn share(&self) -> Option<(&Expr, &Expr)> {
        let is_number = |one: &Expr| matches!(one.term, Term::Number(_));
        match &self.term {
            Term::Pair(Operator::Over, above, below) => match &above.term {
                Term::Pair(Operator::Times, number, part) if is_number(number) => Some((part, below)),
                Term::Pair(Operator::Times, part, number) if is_number(number) => Some((part, below)),
                _ => Some((above, below)),
            },
            Term::Pair(Operator::Times, share, number) if is_number(number) => share.share(),
            Term::Pair(Operator::Times, number, share) if is_number(number) => share.share(),
            Term::Call(Function::Share, arguments) => arguments.first().zip(arguments.get(1)),
            _ => None,
        }
    }
}
