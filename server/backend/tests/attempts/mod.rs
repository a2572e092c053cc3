//! Answering, end to end, as the respondent's doors call it.

mod ends;
mod link;
mod results;
mod saving;
mod school;
mod submit;
mod unfinished;
