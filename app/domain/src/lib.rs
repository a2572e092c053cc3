//! What is true: the rules of questionnaires, scoring and indicators, without IO, clock or chance.
//! Reading order: ids, points, problem, access, questionnaire, scoring, instruments, registers, roster, campaigns,
//! attempts, psychometrics, expr, indicators, ioms.

pub mod access;
pub mod accounts;
pub mod attempts;
pub mod backups;
pub mod campaigns;
pub mod documents;
pub mod events;
pub mod expr;
pub mod files;
pub mod ids;
pub mod imports;
pub mod indicators;
pub mod instruments;
pub mod ioms;
pub mod light;
pub mod municipality;
pub mod points;
pub mod problem;
pub mod programme;
pub mod psychometrics;
pub mod questionnaire;
pub mod registers;
pub mod roster;
pub mod safe_url;
pub mod scoring;
pub mod spelling;
pub mod unions;
pub mod vacancies;
