//! Files that people bring: hostile ones, the steps over HTTP, the command line.

mod command_line;
mod hostile;
mod steps;
pub mod workbooks;
