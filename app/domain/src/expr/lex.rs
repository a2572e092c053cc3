//! Signs, names and numbers of a formula, each with its place.

use crate::{
    expr::{
        fault::{Fault, FaultKind},
        tree::{MOST_CHARACTERS, MOST_TOKENS, Operator},
    },
    points::{Exact, parse_decimal},
};
use winnow::{
    LocatingSlice, Parser, Result as Parsed,
    ascii::digit1,
    combinator::{alt, opt, preceded, repeat},
    token::{any, one_of, take_while},
};

/// The smallest thing a formula is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    Number(Exact),
    Name(String),
    Operator(Operator),
    Open,
    Close,
    Semicolon,
    /// A number that is too long to be one.
    WrongNumber(String),
    Unknown(char),
}

/// A sign and the character it begins at; the first is 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub at: usize,
    pub sign: Sign,
}

type Input<'a> = LocatingSlice<&'a str>;

/// The tokens of a text, or the first thing that is none.
pub fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    if text.chars().count() > MOST_CHARACTERS {
        return Err(Fault::new(MOST_CHARACTERS + 1, FaultKind::TooLong));
    }
    let mut input = LocatingSlice::new(text);
    let token = preceded(blanks, sign.with_span());
    let read: Parsed<Vec<_>> = repeat(0.., token).parse_next(&mut input);
    let tokens: Vec<Token> = read
        .unwrap_or_default()
        .into_iter()
        .map(|(sign, span)| Token {
            at: text.get(..span.start).map_or(0, |before| before.chars().count()) + 1,
            sign,
        })
        .collect();
    if let Some(token) = tokens.get(MOST_TOKENS) {
        return Err(Fault::new(token.at, FaultKind::TooLong));
    }
    match tokens.iter().find_map(wrong) {
        Some(fault) => Err(fault),
        None => Ok(tokens),
    }
}

fn wrong(token: &Token) -> Option<Fault> {
    match &token.sign {
        Sign::WrongNumber(text) => Some(Fault::about(token.at, FaultKind::WrongNumber, text)),
        Sign::Unknown(sign) => Some(Fault::about(token.at, FaultKind::UnknownSign, sign.to_string())),
        _ => None,
    }
}

fn blanks(input: &mut Input) -> Parsed<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

fn sign(input: &mut Input) -> Parsed<Sign> {
    alt((number, name, mark)).parse_next(input)
}

/// `100`, `2,5` or `2.5`
fn number(input: &mut Input) -> Parsed<Sign> {
    let text = (digit1, opt((one_of([',', '.']), digit1))).take();
    let mut read = text.map(|text: &str| match parse_decimal(text) {
        Some(value) => Sign::Number(value),
        None => Sign::WrongNumber(text.to_owned()),
    });
    read.parse_next(input)
}

fn name(input: &mut Input) -> Parsed<Sign> {
    let first = one_of(|c: char| c.is_alphabetic() || c == '_');
    let rest = take_while(0.., |c: char| c.is_alphanumeric() || c == '_');
    let text = (first, rest).take();
    text.map(|text: &str| Sign::Name(text.to_owned())).parse_next(input)
}

fn mark(input: &mut Input) -> Parsed<Sign> {
    let mut sign = any.map(|c| match c {
        '+' => Sign::Operator(Operator::Plus),
        '-' | '−' | '–' => Sign::Operator(Operator::Minus),
        '*' | '×' | '·' => Sign::Operator(Operator::Times),
        '/' | '÷' | ':' => Sign::Operator(Operator::Over),
        '(' => Sign::Open,
        ')' => Sign::Close,
        ';' => Sign::Semicolon,
        other => Sign::Unknown(other),
    });
    sign.parse_next(input)
}
