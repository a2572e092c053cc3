//! Events for teachers and who took part in them: what feeds ЧПмм (`domain.md` 3.4).

pub mod event;
pub mod form;
pub mod import;
pub mod participation;
pub mod wire;
pub mod words;
