//! Pages of documents: the register, one document with those who have to read it, and what others show of documents: a
//! campaign its papers, a personal link what waits to be read.

pub mod api;
pub mod campaign;
pub mod edit;
pub mod list;
pub mod own;
mod readers;
pub mod show;
mod words;
