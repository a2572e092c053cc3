//! What keeps answers: the chain over the log, counters, upgrades, copies and their return, moving between databases.

mod before_upgrade;
mod chain;
mod copies;
mod counters;
mod level;
mod moving;
mod overview;
