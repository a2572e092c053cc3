//! Files kept in the database. Who may add and read one is decided by the feature whose row it belongs to; the content
//! never goes into a fact.

mod store;

pub(crate) use store::{forget, lines, load, store};

/// A file as it was sent.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The name the browser gave.
    pub name: String,
    pub content: Vec<u8>,
}

/// A file to be taken away.
#[derive(Clone, Debug)]
pub struct Download {
    pub name: String,
    /// One of the few types that are kept.
    pub media_type: &'static str,
    pub content: Vec<u8>,
}
