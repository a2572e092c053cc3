//! Settings: a flag, else the environment, else the TOML file, else the default; one file for every command.

use clap::Parser;
use server::settings::{Cli, Command, Serve, UserAct, args_with_file};
use std::io::Write;
use tempfile::NamedTempFile;

fn file(text: &str) -> (NamedTempFile, String) {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let path = file.path().to_str().unwrap().to_owned();
    (file, path)
}

fn read(args: &[&str], environment: &[(&str, &str)]) -> anyhow::Result<Cli> {
    let args = std::iter::once("otklik").chain(args.iter().copied());
    let looked_up = |name: &str| {
        let found = environment.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let args = args_with_file(args.map(str::to_owned).collect(), looked_up)?;
    Ok(Cli::try_parse_from(args)?)
}

fn serve(args: &[&str], environment: &[(&str, &str)]) -> Serve {
    match read(args, environment).unwrap().command {
        Command::Serve(serve) => serve,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_key_that_no_command_knows_and_a_table_are_refused_with_their_name() {
    for (text, said) in [
        ("lisen = \"0.0.0.0:80\"", "lisen"),
        ("[listen]\nport = 80", "listen must be"),
        ("listen =", "reading"),
    ] {
        let (_file, path) = file(text);
        let refused = read(&["serve", "--config", &path], &[]).unwrap_err();
        assert!(format!("{refused:#}").contains(said), "{text}: {refused:#}");
    }
    assert!(read(&["serve", "--config", "/nowhere/otklik.toml"], &[]).is_err());
}

#[test]
fn the_file_is_read_in_either_spelling_of_the_flag_and_by_the_environment() {
    let (_file, path) = file("listen = \"127.0.0.1:4000\"\ndemo = true\nlog_json = false\nbackup_keep = 3");
    let joined = format!("--config={path}");
    for (args, environment) in [
        (vec!["serve", "--config", &path], vec![]),
        (vec!["serve", &joined], vec![]),
        (vec!["serve"], vec![("OTKLIK_CONFIG", path.as_str())]),
    ] {
        let read = serve(&args, &environment);
        assert_eq!(read.listen, "127.0.0.1:4000", "{args:?}");
        assert!(read.demo && !read.log_json);
        assert_eq!(read.copies.backup_keep, 3);
    }
}

#[test]
fn a_flag_is_heard_before_the_file_and_without_both_there_is_a_default() {
    let (_file, path) = file("listen = \"127.0.0.1:4000\"\nlog = \"debug\"");
    let read = serve(&["serve", "--config", &path, "--listen=127.0.0.1:5000"], &[]);
    assert_eq!((read.listen.as_str(), read.log.as_str()), ("127.0.0.1:5000", "debug"));
    assert_eq!(serve(&["serve"], &[]).listen, "127.0.0.1:3000");
}

#[test]
fn the_environment_is_heard_before_the_file() {
    let (_file, path) = file("listen = \"127.0.0.1:4000\"");
    let environment = [("OTKLIK_LISTEN", "127.0.0.1:6000"), ("OTKLIK_CONFIG", path.as_str())];
    let args = ["otklik", "serve"].map(str::to_owned).to_vec();
    let looked_up = |name: &str| {
        let found = environment.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    // What the file says is left out; the variable itself is read by clap.
    assert_eq!(args_with_file(args.clone(), looked_up).unwrap(), args);
}

#[test]
fn one_file_serves_every_command_and_each_takes_what_it_knows() {
    let (_file, path) = file("database = \"sqlite://one.db\"\nlisten = \"0.0.0.0:80\"\ndemo = true");
    let user = ["user", "add", "--org", "a", "--login", "b", "--config", &path];
    match read(&user, &[]).unwrap().command {
        Command::User {
            act: UserAct::Add { common, .. },
        } => assert_eq!(common.database, "sqlite://one.db"),
        other => panic!("{other:?}"),
    }
    for command in [vec!["migrate"], vec!["check"], vec!["demo"]] {
        let args = [command, vec!["--config", &path]].concat();
        assert!(read(&args, &[]).is_ok(), "{args:?}");
    }
}

#[test]
fn serve_help_says_every_setting_with_its_variable() {
    let refused = Cli::try_parse_from(["otklik", "serve", "--help"]).unwrap_err();
    let help = refused.to_string();
    for name in [
        "DATABASE",
        "LISTEN",
        "PUBLIC_URL",
        "LOG",
        "LOG_JSON",
        "CONFIG",
        "NOW",
        "TRUSTED_PROXIES",
    ] {
        assert!(help.contains(&format!("OTKLIK_{name}")), "{name}");
    }
}
