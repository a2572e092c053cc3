//! The chain of the log, copies and their return, upgrades.

mod before_upgrade;
mod chain;
mod copies;
mod counters;
mod level;
mod moving;
mod overview;
