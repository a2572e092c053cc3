//! The settings of `otklik import`: one command a register, with the columns of its file.

use crate::settings::Common;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum ImportWhat {
    /// The staff: person;fio;position;mo;kind;rate;start;end;note, or the same under Russian headings
    Roster(Import),
    /// Long absences: person;kind;from;to
    Absences(Import),
    /// Campaigns held elsewhere: id;title;instrument;kind;level;deficit_diagnostics;anonymity;opens_at;closes_at
    Campaigns(Import),
    /// What came of them: campaign;person;disposition;attempt;submitted_at;points;pct;level
    Attempts(Import),
    /// Events: id;title;level;date;sci_method, or the same under Russian headings
    Events(Import),
    /// Who took part: event;person;role;status, or the same under Russian headings
    Participation(Import),
    /// The bank of vacancies: id;position;rate;opened;closed;kind, or the same under Russian headings
    Vacancies(Import),
    /// Individual routes: person;status;approved_on;deficits, or the same under Russian headings
    Routes(Import),
    /// Requests for training: form;title;person;union;from;number;state;note, or the headings of the register's own file
    Requests(Import),
    /// In-service training: person;title;place;form;amount;from;to;state;number;note, or the headings of its own file
    Courses(Import),
    /// Mentoring pairs: person;other;form;from;to;number;title;note, or the headings of the register's own file
    Mentors(Import),
    /// The work of methodical unions: form;union;title;from;to;state;number;amount;note, or the headings of its own file
    Plans(Import),
    /// Documents: title;kind;level;number;dated_on;edition;standing;approved_by;order_no;order_on;url;note, or the
    /// headings of the register's own file
    Documents(Import),
}

#[derive(Clone, Debug, Args)]
pub struct Import {
    #[command(flatten)]
    pub common: Common,

    /// The file: XLSX, XLS, ODS, or CSV with ; or , in UTF-8 or windows-1251
    pub file: PathBuf,

    /// The organisation's code
    #[arg(long)]
    pub org: String,
}
