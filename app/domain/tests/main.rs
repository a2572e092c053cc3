//! One binary for all tests over fixtures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod check;
mod content_t1;
mod content_t2;
mod counting;
mod draw;
mod expr;
mod flow;
mod municipality;
mod programme;
mod properties;
mod psychometrics;
mod scoring;
mod support;
mod tally;
mod validate;
