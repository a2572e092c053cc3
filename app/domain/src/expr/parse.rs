//! From text to tree: precedence climbing over the tokens.

use crate::expr::{
    fault::{Fault, FaultKind},
    functions::{Function, Row},
    lex::{Sign, Token, tokens},
    tree::{DEEPEST, Expr, Operator, Term},
};

/// Reads a formula, or says what is wrong and where.
///
/// `ЧПдп / ЧП * 100`, `доля(ЧПдп; ЧП)`; `х` between two operands is taken for `×`, as the approved documents write it.
pub fn parse(text: &str) -> Result<Expr, Fault> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(Fault::new(1, FaultKind::Empty));
    }
    let mut reader = Reader {
        tokens: &tokens,
        next: 0,
        end: text.chars().count() + 1,
    };
    let formula = reader.operands(0, 0)?;
    match reader.peek() {
        None => Ok(formula),
        Some(_) => Err(reader.fault(FaultKind::OperatorExpected)),
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    next: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a Sign> {
        self.tokens.get(self.next).map(|token| &token.sign)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |token| token.at)
    }

    fn fault(&self, kind: FaultKind) -> Fault {
        Fault::new(self.at(), kind)
    }

    fn take(&mut self, sign: &Sign) -> bool {
        let is_there = self.peek() == Some(sign);
        self.next += usize::from(is_there);
        is_there
    }

    fn operator(&self) -> Option<Operator> {
        match self.peek()? {
            Sign::Operator(operator) => Some(*operator),
            Sign::Name(name) if matches!(name.as_str(), "х" | "Х" | "x" | "X") => Some(Operator::Times),
            _ => None,
        }
    }

    /// Operands joined by signs that bind tighter than `looser`.
    fn operands(&mut self, looser: u8, depth: usize) -> Result<Expr, Fault> {
        let mut left = self.operand(depth)?;
        while let Some(operator) = self.operator().filter(|one| one.strength() > looser) {
            let at = self.at();
            self.next += 1;
            let right = self.operands(operator.strength(), depth)?;
            left = Expr::new(at, Term::Pair(operator, Box::new(left), Box::new(right)));
        }
        Ok(left)
    }

    fn operand(&mut self, depth: usize) -> Result<Expr, Fault> {
        if depth > DEEPEST {
            return Err(self.fault(FaultKind::TooDeep));
        }
        let at = self.at();
        let sign = self.peek().ok_or_else(|| Fault::new(at, FaultKind::OperandExpected))?;
        self.next += 1;
        match sign {
            Sign::Number(value) => Ok(Expr::new(at, Term::Number(*value))),
            Sign::Name(name) if self.peek() == Some(&Sign::Open) => self.call(at, name, depth),
            Sign::Name(name) => Ok(Expr::new(at, Term::Name(name.clone()))),
            Sign::Operator(Operator::Minus) => {
                let inner = self.operand(depth + 1)?;
                Ok(Expr::new(at, Term::Negated(Box::new(inner))))
            }
            Sign::Open => {
                let inner = self.operands(0, depth + 1)?;
                self.close(at)?;
                Ok(inner)
            }
            _ => Err(Fault::new(at, FaultKind::OperandExpected)),
        }
    }

    fn call(&mut self, at: usize, name: &str, depth: usize) -> Result<Expr, Fault> {
        let row = Function::named(name).ok_or_else(|| Fault::about(at, FaultKind::UnknownFunction, name))?;
        let opened = self.at();
        self.next += 1;
        let mut arguments = vec![self.operands(0, depth + 1)?];
        while self.take(&Sign::Semicolon) {
            arguments.push(self.operands(0, depth + 1)?);
        }
        self.close(opened)?;
        fits(at, row, arguments.len())?;
        Ok(Expr::new(at, Term::Call(row.function, arguments)))
    }

    /// Takes the parenthesis that closes the one at a place.
    fn close(&mut self, opened: usize) -> Result<(), Fault> {
        if self.take(&Sign::Close) {
            return Ok(());
        }
        Err(match self.peek() {
            None => Fault::new(opened, FaultKind::NotClosed),
            Some(_) => self.fault(FaultKind::OperatorExpected),
        })
    }
}

fn fits(at: usize, row: &Row, given: usize) -> Result<(), Fault> {
    match (row.fewest..=row.most).contains(&given) {
        true => Ok(()),
        false => Err(Fault::about(at, FaultKind::WrongArguments, row.name)),
    }
}
