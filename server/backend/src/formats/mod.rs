//! Files people bring and take away: tables and codes. They know no feature.

pub mod csv;
pub mod qr;
pub mod sheet;
pub mod table;
pub mod workbook;
pub mod xlsx;
