//! Signing in, the start page, users and their roles.

pub mod api;
pub mod disable;
mod done;
pub mod home;
pub mod list;
pub mod password;
mod role_fields;
pub mod show;
pub mod sign_in;
