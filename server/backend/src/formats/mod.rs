//! Files people bring and take away: tables and codes. They know no feature.

pub mod sheet;
