//! Documents: acts, orders, instructions, materials, notices; what makes one approved, and how they are typed.

pub mod document;
pub mod form;
pub mod import;
pub mod wire;
