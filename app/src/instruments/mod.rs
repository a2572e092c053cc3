//! Building tests and questionnaires: the list, the editor, preview, paper, publishing, published versions.

pub mod api;
pub mod builder;
mod check_lines;
pub mod competences;
mod correct;
pub mod editor;
mod kinds;
pub mod list;
mod on_paper;
pub mod paper;
pub mod preview;
pub mod publish;
pub mod version;
pub mod way;
mod words;
