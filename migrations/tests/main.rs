//! The schema goes up, down and up again on both databases, and a row can never point into another school.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod both_ways;
mod m20261127_001000_staff_details;
mod schema;
mod support;
