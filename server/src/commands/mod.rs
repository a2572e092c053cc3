//! One file per command; each opens the database, does its act, and closes it.

mod backup;
mod check;
mod copy;
mod demo;
mod import;
mod indicators;
mod org;
mod restore;
mod serve;
mod user;

use crate::settings::{Cli, Command, Common, Passphrase};
use anyhow::Context;
use backend::Backend;
use backend::backups::upgrade;
use backend::clock::{Clock, moment};
use backend::db::Db;
use backend::secrets::Secret;
use std::path::{Path, PathBuf};

/// Runs the command.
pub async fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Serve(settings) => serve::run(settings).await,
        Command::Migrate(common) => open(&common).await?.db.close().await.map_err(Into::into),
        Command::Import { what } => import::run(what).await,
        Command::ReadSheet => crate::reading::answer(),
        Command::Indicators(settings) => indicators::run(settings).await,
        Command::Check(common) => check::run(common).await,
        Command::Backup(settings) => backup::run(settings).await,
        Command::Restore(settings) => restore::run(settings).await,
        Command::Copy { from, to } => copy::run(&from, &to).await,
        Command::Demo(settings) => demo::run(settings).await,
        Command::Org { act } => org::run(act).await,
        Command::User { act } => user::run(act).await,
    }
}

/// Opens and migrates the database; before a change of the schema a copy is made.
pub async fn open(common: &Common) -> anyhow::Result<Backend> {
    let cx = open_as_it_is(common).await?;
    if let Some(copy) = upgrade(&cx.db, &copies_folder(common), cx.clock.now()).await? {
        eprintln!("Схема базы обновлена; копия прежнего состояния: {}", copy.display());
    }
    Ok(cx)
}

/// Opens the database without touching its schema.
async fn open_as_it_is(common: &Common) -> anyhow::Result<Backend> {
    let db = Db::connect(&common.database).await?;
    let secret = Secret::load_or_create(&secret_path(common))?;
    let clock = match common.now {
        Some(wall) => Clock::held_at(moment(wall, chrono_zone())),
        None => Clock::default(),
    };
    Ok(Backend::new(db, clock, secret))
}

fn chrono_zone() -> backend::Zone {
    backend::Zone::Europe__Moscow
}

/// Where copies go unless a setting says otherwise.
fn copies_folder(common: &Common) -> PathBuf {
    let beside = common.database.strip_prefix("sqlite://").map(|path| {
        let path = Path::new(path.split('?').next().unwrap_or(path));
        path.with_file_name("backups")
    });
    beside.unwrap_or_else(|| PathBuf::from("data/backups"))
}

/// The passphrase of copies, if there is to be one.
fn passphrase(lock: &Passphrase) -> anyhow::Result<Option<String>> {
    let Some(file) = &lock.passphrase_file else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    match text.trim() {
        "" => anyhow::bail!("файл с парольной фразой {} пуст", file.display()),
        phrase => Ok(Some(phrase.to_owned())),
    }
}

fn secret_path(common: &Common) -> PathBuf {
    if let Some(path) = &common.secret_file {
        return path.clone();
    }
    match common.database.strip_prefix("sqlite://") {
        Some(path) => Path::new(path.split('?').next().unwrap_or(path)).with_extension("key"),
        None => PathBuf::from("data/otklik.key"),
    }
}

/// Reads a password from standard input, for commands that were not given one.
pub fn read_password() -> anyhow::Result<String> {
    eprint!("Password: ");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("reading the password")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// A use case's failure as a sentence for the command line.
pub fn said(error: backend::error::Error) -> anyhow::Error {
    use backend::error::Error;
    match error {
        Error::Invalid(problems) => {
            let lines: Vec<String> = problems.iter().map(|one| format!("{}: {}", one.at, one.kind)).collect();
            anyhow::anyhow!("{}", lines.join("\n"))
        }
        other => anyhow::anyhow!("{other}"),
    }
}
