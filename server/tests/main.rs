//! What only HTTP can show, in one binary: the doors, headers, cookies, plain forms, limits; and the rules of the tree.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod anonymous;
mod canary;
mod csrf;
mod documents;
mod doors;
mod golden;
mod headers;
mod imports;
mod isolation;
mod limits;
mod logs;
mod pages;
mod plain_forms;
mod respondents;
mod sessions;
mod settings;
mod stored_scripts;
mod stress;
mod support;
mod teachers;
mod tidy;
mod uploads;
