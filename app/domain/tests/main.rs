//! One binary for all tests over fixtures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod check;
mod draw;
mod flow;
mod properties;
mod scoring;
mod support;
mod validate;
