//! Individual education routes: loading, drawing up, approving, closing deficits.

mod import;
