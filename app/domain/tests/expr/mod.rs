//! The formula language: what it reads, refuses, counts and prints.

mod cases;
mod random;
