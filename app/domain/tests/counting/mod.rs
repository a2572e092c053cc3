//! Counting rules against the demo school: `golden.json` and the worked examples EX-01 … EX-27 of `domain.md`.

mod campaigns;
mod definitions;
mod demo;
mod golden;
mod indicator;
mod policies;
mod properties;
mod registers;
mod roster;
mod single_cases;
mod window;
