//! Individual education routes: loading, drawing up, approving, closing deficits.

mod acts;
mod course;
mod import;
mod repeat;
