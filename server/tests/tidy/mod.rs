//! The rules of the tree, read from the sources: what a reviewer would otherwise have to say again and again.

mod layers;
mod longest;
mod migrations;
mod names;
mod texts;
mod tree;
