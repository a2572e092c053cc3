//! All settings, in one place: a flag, else an environment variable, else the TOML file, else the default.

use crate::limits::Limits;
use crate::settings_import::ImportWhat;
use anyhow::Context;
use chrono::NaiveDateTime;
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::collections::BTreeMap;
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

    /// Go on with another secret than before, once the old file is lost: links that were handed out still open, but
    /// cannot be printed again
    #[arg(long, global = true)]
    pub new_secret: bool,

    /// Hold the clock at this local moment, such as 2026-04-20T12:00 (demonstration and tests only)
    #[arg(long, env = "OTKLIK_NOW", value_parser = read_moment, global = true)]
    pub now: Option<NaiveDateTime>,

    /// A file with the passphrase that encrypts copies (age format), those before an upgrade too; without it copies
    /// are not encrypted
    #[arg(long, env = "OTKLIK_PASSPHRASE_FILE", global = true)]
    pub passphrase_file: Option<PathBuf>,

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

    #[command(flatten)]
    pub limits: Limits,

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

    /// Numbers for Prometheus at this address, such as 127.0.0.1:9100; without it there are none
    #[arg(long, env = "OTKLIK_METRICS")]
    pub metrics: Option<String>,

    /// Load the demonstration school if the database is empty, and print its logins
    #[arg(long, env = "OTKLIK_DEMO")]
    pub demo: bool,

    /// What is logged, as directives of tracing-subscriber's EnvFilter: warn,server=debug
    #[arg(long, env = "OTKLIK_LOG", default_value = "warn,server=info,backend=info,app=info")]
    pub log: String,

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

    /// The file of the copy
    pub file: PathBuf,

    /// Replace the data that are there; a SQLite file is kept aside under another name
    #[arg(long)]
    pub force: bool,
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
        /// coordinator, school_admin, sysadmin, mo_head, municipal_coordinator, municipal_viewer, methodist, analyst
        #[arg(long, default_value = "sysadmin")]
        role: String,
        /// The role's first day, such as 2026-09-01; without it the role was always there
        #[arg(long)]
        from: Option<chrono::NaiveDate>,
        /// The role's last day, for a substitute
        #[arg(long)]
        to: Option<chrono::NaiveDate>,
        /// The order the role is given by
        #[arg(long, default_value = "")]
        order: String,
        /// The methodical union that a mo_head leads, by its title; the role begins today unless --from is given
        #[arg(long, default_value = "")]
        union: String,
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

/// The command line with what only the TOML file says added as flags: those that the chosen command knows, so that
/// one file serves every command. A key that no command knows is a mistake and is said.
pub fn args_with_file(
    mut args: Vec<String>,
    environment: impl Fn(&str) -> Option<String>,
) -> anyhow::Result<Vec<String>> {
    let Some(path) = value_of(&args, "--config").or_else(|| environment("OTKLIK_CONFIG")) else {
        return Ok(args);
    };
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {path}"))?;
    let table: toml::Table = text.parse().with_context(|| format!("reading {path}"))?;
    let mut whole = Cli::command();
    whole.build();
    let known = flags_of(chosen(&whole, &args));
    let elsewhere = flags_below(&whole);
    for (key, value) in table {
        let name = key.replace('_', "-");
        anyhow::ensure!(elsewhere.contains_key(&name), "{path}: no setting is named {key}");
        let in_environment = || elsewhere[&name].as_deref().and_then(&environment).is_some();
        if known.contains_key(&name) && !is_given(&args, &format!("--{name}")) && !in_environment() {
            args.extend(flag(&name, &value).with_context(|| format!("reading {path}"))?);
        }
    }
    Ok(args)
}

/// The environment of this process, for [`args_with_file`].
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A setting of the file as a flag; one that is off is no flag.
fn flag(name: &str, value: &toml::Value) -> anyhow::Result<Option<String>> {
    Ok(match value {
        toml::Value::Boolean(is_on) => is_on.then(|| format!("--{name}")),
        toml::Value::String(text) => Some(format!("--{name}={text}")),
        toml::Value::Integer(number) => Some(format!("--{name}={number}")),
        _ => anyhow::bail!("{name} must be a text, a number, true or false"),
    })
}

fn is_given(args: &[String], flag: &str) -> bool {
    args.iter().any(|arg| {
        arg.strip_prefix(flag)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    })
}

/// The value of a flag in either spelling: `--config FILE` or `--config=FILE`.
fn value_of(args: &[String], flag: &str) -> Option<String> {
    let at = args.iter().position(|arg| is_given(std::slice::from_ref(arg), flag))?;
    let joined = args[at].split_once('=').map(|(_, value)| value.to_owned());
    joined.or_else(|| args.get(at + 1).cloned())
}

/// The command that the words name: `user add`, `serve`.
fn chosen<'a>(whole: &'a clap::Command, args: &[String]) -> &'a clap::Command {
    let words = args.iter().skip(1);
    words.fold(whole, |command, word| command.find_subcommand(word).unwrap_or(command))
}

/// The long names of a command's settings, with the variable each is read from.
fn flags_of(command: &clap::Command) -> BTreeMap<String, Option<String>> {
    let arguments = command.get_arguments();
    let named = arguments.filter_map(|argument| Some((argument.get_long()?, argument.get_env())));
    named
        .map(|(name, variable)| {
            (
                name.to_owned(),
                variable.and_then(|text| text.to_str()).map(str::to_owned),
            )
        })
        .collect()
}

fn flags_below(command: &clap::Command) -> BTreeMap<String, Option<String>> {
    let below = command.get_subcommands().flat_map(flags_below);
    flags_of(command).into_iter().chain(below).collect()
}
