//! Counting rules against the demo school: `golden.json` and the worked examples EX-01 … EX-23 of `domain.md`.

mod campaigns;
mod demo;
mod indicator;
mod policies;
mod roster;
mod single_cases;
mod window;
