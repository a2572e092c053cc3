//! What keeps answers: the chain over the log, upgrades, copies and their return.

mod chain;
mod copies;
mod level;
