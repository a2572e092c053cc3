//! Individual education routes: loading, drawing up, approving, closing deficits.

mod course;
mod import;
mod repeat;
