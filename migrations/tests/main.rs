//! The schema goes up, down and up again on both databases, and a row can never point into another school.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod both_ways;
mod fresh_schema;
mod m20261127_001000_staff_details;
mod m20261128_005000_keys_of_schools;
mod m20261129_001000_attempt_scores;
mod m20261129_002000_revisions;
mod schema;
mod support;
