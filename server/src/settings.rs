//! All settings, in one place: a flag, else an environment variable, else the TOML file, else the default.

use anyhow::Context;
use chrono::NaiveDateTime;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Отклик: online questionnaires and diagnostic tests for schools.
#[derive(Debug, Parser)]
#[command(name = "otklik", version, about)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

/// What every command needs.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The database: sqlite://data/otklik.db or postgres://user:password@host/name
    #[arg(
        long,
        env = "OTKLIK_DATABASE",
        default_value = "sqlite://data/otklik.db",
        global = true
    )]
    pub database: String,

    /// The file with the server's secret, from which personal links are derived; made on the first start.
    /// Keep it apart from the database's backups. Default: beside the SQLite file, else data/otklik.key
    #[arg(long, env = "OTKLIK_SECRET_FILE", global = true)]
    pub secret_file: Option<PathBuf>,

    /// Hold the clock at this local moment, such as 2026-04-20T12:00 (demonstration and tests only)
    #[arg(long, env = "OTKLIK_NOW", value_parser = read_moment, global = true)]
    pub now: Option<NaiveDateTime>,

    /// A TOML file with settings named as the flags: database = "sqlite://…"
    #[arg(long, env = "OTKLIK_CONFIG", global = true)]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages
    Serve(Serve),
    /// Bring the database's schema up to date
    Migrate(Common),
    /// Load the demonstration school (organisation code «demo»)
    Demo(Demo),
    /// Organisations
    Org {
        #[command(subcommand)]
        act: OrgAct,
    },
    /// Load a register from a file; any refused row keeps the whole file out
    Import {
        #[command(subcommand)]
        what: ImportWhat,
    },
    /// Takes a table from standard input apart; the server starts it for every file that is brought
    #[command(hide = true, name = "read-sheet")]
    ReadSheet,
    /// Indicators of a year, with the evidence
    Indicators(Indicators),
    /// Check the database: integrity, references, live counters against a recount, the log's chain of hashes
    Check(Common),
    /// Copy the database into a file while people answer, or rehearse the return of a copy
    Backup(Backup),
    /// Bring a copy back; what is there is not overwritten without --force
    Restore(Restore),
    /// Move everything from one database into another, empty one: --from sqlite://… --to postgres://…
    Copy {
        /// The database that is read
        #[arg(long)]
        from: String,
        /// The database that is filled
        #[arg(long)]
        to: String,
    },
    /// People who sign in
    User {
        #[command(subcommand)]
        act: UserAct,
    },
}

#[derive(Clone, Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub common: Common,

    #[command(flatten)]
    pub copies: Copies,

    /// The address to listen at
    #[arg(long, env = "OTKLIK_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: String,

    /// The address people type, printed on slips and in links, such as https://otklik.school.ru
    #[arg(long, env = "OTKLIK_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// How many proxies stand in front; the client's address is taken that many places from the right of
    /// X-Forwarded-For, and never believed otherwise
    #[arg(long, env = "OTKLIK_TRUSTED_PROXIES", default_value_t = 0)]
    pub trusted_proxies: usize,

    /// Load the demonstration school if the database is empty, and print its logins
    #[arg(long, env = "OTKLIK_DEMO")]
    pub demo: bool,

    /// The program that takes brought files apart, when it is not this one
    #[arg(long, hide = true)]
    pub reader: Option<PathBuf>,

    /// Log lines as JSON
    #[arg(long, env = "OTKLIK_LOG_JSON")]
    pub log_json: bool,
}

#[derive(Clone, Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    pub common: Common,

    #[command(flatten)]
    pub lock: Passphrase,

    /// The file of the copy; by default a new one in the folder of copies
    pub file: Option<PathBuf>,

    /// Restore the copy into a temporary database and check that; a file that is not there is made first
    #[arg(long)]
    pub rehearse: bool,
}

#[derive(Clone, Debug, Args)]
pub struct Restore {
    #[command(flatten)]
    pub common: Common,

    #[command(flatten)]
    pub lock: Passphrase,

    /// The file of the copy
    pub file: PathBuf,

    /// Replace the data that are there; a SQLite file is kept aside under another name
    #[arg(long)]
    pub force: bool,
}

/// How copies are locked.
#[derive(Clone, Debug, Default, Args)]
pub struct Passphrase {
    /// A file with the passphrase that encrypts copies (age format); without it copies are not encrypted
    #[arg(long, env = "OTKLIK_PASSPHRASE_FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// Copies that the server makes by itself.
#[derive(Clone, Debug, Args)]
pub struct Copies {
    /// The folder of copies. Default: `backups` beside the SQLite file, else data/backups
    #[arg(long, env = "OTKLIK_BACKUP_FOLDER")]
    pub backup_folder: Option<PathBuf>,

    /// The hour of the machine's clock from which on the copy of the day is made; 24 for never
    #[arg(long, env = "OTKLIK_BACKUP_HOUR", default_value_t = 3)]
    pub backup_hour: u32,

    /// How many copies of days are kept
    #[arg(long, env = "OTKLIK_BACKUP_KEEP", default_value_t = 14)]
    pub backup_keep: usize,

    #[command(flatten)]
    pub lock: Passphrase,
}

#[derive(Clone, Debug, Args)]
pub struct Demo {
    #[command(flatten)]
    pub common: Common,

    /// Print the logins and links as JSON
    #[arg(long)]
    pub json: bool,

    /// The address people type; links begin with it
    #[arg(long, env = "OTKLIK_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
    pub public_url: String,
}

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

#[derive(Clone, Debug, Args)]
pub struct Indicators {
    #[command(flatten)]
    pub common: Common,

    /// The organisation's code
    #[arg(long)]
    pub org: String,

    /// The year of data; by default the one that is reported now
    #[arg(long)]
    pub year: Option<i32>,

    /// The local moment up to which things are seen, such as 2026-04-20T12:00; now by default
    #[arg(long, value_parser = read_moment)]
    pub as_of: Option<NaiveDateTime>,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum OrgAct {
    /// Add an organisation
    Add {
        #[command(flatten)]
        common: Common,
        /// Short unique name in Latin letters
        #[arg(long)]
        code: String,
        /// The name people read
        #[arg(long)]
        name: String,
        /// school, municipal_authority, methodical_center or quality_center
        #[arg(long, default_value = "school")]
        kind: String,
        /// The code of the organisation above it, such as a school's municipality
        #[arg(long)]
        parent: Option<String>,
        /// IANA time zone
        #[arg(long, default_value = "Europe/Moscow")]
        tz: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum UserAct {
    /// Add a user; the password is read from standard input unless given
    Add {
        #[command(flatten)]
        common: Common,
        /// The organisation's code
        #[arg(long)]
        org: String,
        #[arg(long)]
        login: String,
        /// The name people read
        #[arg(long, default_value = "")]
        name: String,
        /// coordinator, school_admin, sysadmin, municipal_coordinator, municipal_viewer, methodist, analyst …
        #[arg(long, default_value = "sysadmin")]
        role: String,
        #[arg(long, env = "OTKLIK_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
}

/// Reads `2026-04-20T12:00` or with seconds.
pub fn read_moment(text: &str) -> Result<NaiveDateTime, String> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .ok_or_else(|| "expected a moment such as 2026-04-20T12:00".to_owned())
}

/// The command line with what only the TOML file says added as flags.
pub fn args_with_file(mut args: Vec<String>) -> anyhow::Result<Vec<String>> {
    let named = args
        .iter()
        .position(|arg| arg == "--config")
        .and_then(|at| args.get(at + 1).cloned());
    let Some(path) = named.or_else(|| std::env::var("OTKLIK_CONFIG").ok()) else {
        return Ok(args);
    };
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {path}"))?;
    let table: toml::Table = text.parse().with_context(|| format!("reading {path}"))?;
    for (key, value) in table {
        let flag = format!("--{}", key.replace('_', "-"));
        let in_environment = std::env::var(format!("OTKLIK_{}", key.replace('-', "_").to_uppercase())).is_ok();
        if in_environment
            || args
                .iter()
                .any(|arg| *arg == flag || arg.starts_with(&format!("{flag}=")))
        {
            continue;
        }
        match value {
            toml::Value::Boolean(true) => args.push(flag),
            toml::Value::Boolean(false) => {}
            toml::Value::String(text) => args.push(format!("{flag}={text}")),
            other => args.push(format!("{flag}={other}")),
        }
    }
    Ok(args)
}
