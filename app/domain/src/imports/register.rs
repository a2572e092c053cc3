//! The registers that take files: their columns, who may fill them, and how their rows are read.

use crate::{
    access::Verb,
    attempts::import::{self as attempts, AttemptRow},
    campaigns::import::{self as campaigns, CampaignRow},
    documents::import::{self as documents, DocumentRow},
    events::import::{self as events, EventRow, ParticipationRow},
    ioms::import::{self as ioms, IomRow},
    light::{
        import::{self as light, LightRow},
        register::Light,
    },
    problem::Problem,
    roster::{
        absences::{self, AbsenceRow},
        codes::coded,
        import::{self as roster, RosterRow},
        sheet::{Column, Sheet},
    },
    vacancies::import::{self as vacancies, VacancyRow},
};

coded! {
    /// A register that takes files, in the order in which a new school loads them.
    Register {
        /// The staff.
        Roster = "roster",
        /// Long absences.
        Absences = "absences",
        /// Campaigns held elsewhere.
        Campaigns = "campaigns",
        /// What came of them.
        Attempts = "attempts",
        /// Events for teachers.
        Events = "events",
        /// Who took part in them.
        Participation = "participation",
        /// Individual routes.
        Routes = "routes",
        /// The bank of vacancies.
        Vacancies = "vacancies",
        /// Requests for training.
        Requests = "requests",
        /// In-service training.
        Courses = "courses",
        /// Mentoring pairs.
        Mentors = "mentors",
        /// The work of methodical unions.
        Plans = "plans",
        /// Acts, orders, instructions.
        Documents = "documents",
    }
}

/// What was read of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// The staff.
    Roster(Vec<RosterRow>),
    /// Long absences.
    Absences(Vec<AbsenceRow>),
    /// Campaigns held elsewhere.
    Campaigns(Vec<CampaignRow>),
    /// What came of them.
    Attempts(Vec<AttemptRow>),
    /// Events.
    Events(Vec<EventRow>),
    /// Participations.
    Participation(Vec<ParticipationRow>),
    /// Routes.
    Routes(Vec<IomRow>),
    /// Vacancies.
    Vacancies(Vec<VacancyRow>),
    /// Rows of a light register.
    Light(Light, Vec<LightRow>),
    /// Documents.
    Documents(Vec<DocumentRow>),
}

impl Register {
    /// The columns a file may have.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Register::Roster => roster::COLUMNS,
            Register::Absences => absences::COLUMNS,
            Register::Campaigns => campaigns::COLUMNS,
            Register::Attempts => attempts::COLUMNS,
            Register::Events => events::EVENT,
            Register::Participation => events::PARTICIPATION,
            Register::Routes => ioms::COLUMNS,
            Register::Vacancies => vacancies::COLUMNS,
            Register::Requests => light::columns(Light::Requests),
            Register::Courses => light::columns(Light::Courses),
            Register::Mentors => light::columns(Light::Mentors),
            Register::Plans => light::columns(Light::Plans),
            Register::Documents => documents::COLUMNS,
        }
    }

    /// Who may fill it.
    pub fn verb(self) -> Verb {
        match self {
            Register::Roster | Register::Absences => Verb::RosterWrite,
            Register::Campaigns | Register::Attempts => Verb::CampaignWrite,
            Register::Events => Verb::EventWrite,
            Register::Participation => Verb::EventConfirm,
            Register::Routes => Verb::IomWrite,
            Register::Vacancies => Verb::VacancyWrite,
            Register::Requests | Register::Courses | Register::Mentors | Register::Plans => Verb::LightWrite,
            Register::Documents => Verb::DocumentWrite,
        }
    }

    /// What the interface's texts of its columns begin with.
    pub fn words(self) -> &'static str {
        match self {
            Register::Roster => "roster",
            Register::Absences => "absences",
            Register::Campaigns => "campaigns",
            Register::Attempts => "attempts",
            Register::Events => "events",
            Register::Participation => "participations",
            Register::Routes => "iom",
            Register::Vacancies => "vacancies",
            Register::Requests => "requests",
            Register::Courses => "courses",
            Register::Mentors => "mentors",
            Register::Plans => "plans",
            Register::Documents => "documents",
        }
    }

    /// The key of a column's word; of registers with forms the column is called what the field is.
    pub fn column_key(self, column: &str) -> String {
        let part = match self.verb() {
            Verb::LightWrite | Verb::DocumentWrite => "field",
            _ => "column",
        };
        format!("{}-{part}-{column}", self.words())
    }

    /// Reads the rows; a line with a problem that is no remark is left out and named.
    pub fn read(self, sheet: &Sheet) -> (Read, Vec<Problem>) {
        match self {
            Register::Roster => with(Read::Roster, roster::read_roster(sheet)),
            Register::Absences => with(Read::Absences, absences::read_absences(sheet)),
            Register::Campaigns => with(Read::Campaigns, campaigns::read_campaigns(sheet)),
            Register::Attempts => with(Read::Attempts, attempts::read_attempts(sheet)),
            Register::Events => with(Read::Events, events::read_events(sheet)),
            Register::Participation => with(Read::Participation, events::read_participations(sheet)),
            Register::Routes => with(Read::Routes, ioms::read_ioms(sheet)),
            Register::Vacancies => with(Read::Vacancies, vacancies::read_vacancies(sheet)),
            Register::Requests => read_light(Light::Requests, sheet),
            Register::Courses => read_light(Light::Courses, sheet),
            Register::Mentors => read_light(Light::Mentors, sheet),
            Register::Plans => read_light(Light::Plans, sheet),
            Register::Documents => with(Read::Documents, documents::read_documents(sheet)),
        }
    }

    /// The needed columns that a header lacks.
    pub fn lacking(self, header: &[String]) -> Vec<String> {
        let empty = Sheet {
            header: header.to_vec(),
            lines: Vec::new(),
        };
        let column = |problem: Problem| problem.at.strip_prefix("header:").map(str::to_owned);
        self.read(&empty).1.into_iter().filter_map(column).collect()
    }

    /// The columns without which no row can be read.
    pub fn needed(self) -> Vec<String> {
        self.lacking(&[])
    }
}

impl Read {
    /// How many rows.
    pub fn len(&self) -> usize {
        match self {
            Read::Roster(rows) => rows.len(),
            Read::Absences(rows) => rows.len(),
            Read::Campaigns(rows) => rows.len(),
            Read::Attempts(rows) => rows.len(),
            Read::Events(rows) => rows.len(),
            Read::Participation(rows) => rows.len(),
            Read::Routes(rows) => rows.len(),
            Read::Vacancies(rows) => rows.len(),
            Read::Light(_, rows) => rows.len(),
            Read::Documents(rows) => rows.len(),
        }
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn with<T>(make: impl Fn(Vec<T>) -> Read, (rows, problems): (Vec<T>, Vec<Problem>)) -> (Read, Vec<Problem>) {
    (make(rows), problems)
}

fn read_light(register: Light, sheet: &Sheet) -> (Read, Vec<Problem>) {
    with(|rows| Read::Light(register, rows), light::read_records(register, sheet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_register_names_the_columns_it_cannot_do_without() {
        for register in Register::ALL {
            let needed = register.needed();
            assert!(!needed.is_empty(), "{register:?}");
            for column in needed {
                assert!(
                    register.columns().iter().any(|(name, _)| *name == column),
                    "{register:?} {column}"
                );
            }
        }
    }
}
