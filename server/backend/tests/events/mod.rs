//! Events and participations.

mod import;
