//! Answers to points, competences and levels. Exact fractions throughout; nothing is rounded here.

pub mod credit;
pub mod grade;
pub mod keys;
pub mod levels;
