//! The one formula language: text that a coordinator writes becomes a tree that is checked, counted and printed.
//! It knows names and numbers only: what a name stands for is the caller's.

pub mod check;
mod fault;
pub mod functions;
mod lex;
pub mod parse;
pub mod print;
pub mod tree;
pub mod value;

pub use fault::{Fault, FaultKind};
