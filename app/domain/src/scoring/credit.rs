//! Points of one item: an answer against its key.
