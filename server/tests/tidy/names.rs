//! How files open, what they are called, and what must not lie about.

use super::tree::{Source, assert_none, sources};

#[test]
fn every_file_says_at_its_top_what_is_in_it() {
    let silent = sources().into_iter().filter(|file| !file.text.starts_with("//! "));
    assert_none("no //! at the top", silent.map(|file| file.path).collect());
}

#[test]
fn no_name_says_nothing() {
    const PARTS: [&str; 5] = ["_v2", "Manager", "Helper", "Util", "Service"];
    const FILES: [&str; 6] = [
        "helpers.rs",
        "utils.rs",
        "util.rs",
        "misc.rs",
        "common.rs",
        "prelude.rs",
    ];
    let mut complaints = Vec::new();
    for file in sources().iter().filter(|file| !is_here(file)) {
        if FILES.contains(&file.name()) {
            complaints.push(file.path.clone());
        }
        for (at, line) in file.lines().filter(|(_, line)| defines(line)) {
            let name = defined(line);
            if PARTS.iter().any(|part| is_part(name, part)) {
                complaints.push(format!("{}:{at}: {name}", file.path));
            }
        }
    }
    assert_none("names that say nothing", complaints);
}

#[test]
fn no_code_is_kept_as_a_comment_and_nothing_is_put_off() {
    const DEAD: [&str; 6] = ["// let ", "// fn ", "// use ", "// pub ", "// if ", "// #["];
    const PUT_OFF: [&str; 3] = ["TODO", "FIXME", "XXX"];
    let mut complaints = Vec::new();
    for file in sources().iter().filter(|file| !is_here(file)) {
        for (at, line) in file.lines() {
            let line = line.trim_start();
            let comment = line.find("//").map(|from| &line[from..]).unwrap_or_default();
            let is_dead = DEAD.iter().any(|start| line.starts_with(start)) && line.ends_with([';', '{', ']', '}']);
            if is_dead || PUT_OFF.iter().any(|word| comment.contains(word)) {
                complaints.push(format!("{}:{at}: {line}", file.path));
            }
        }
    }
    assert_none("comments that are not sentences", complaints);
}

#[test]
fn no_file_reaches_up_by_two_steps_or_takes_everything_of_another() {
    let mut complaints = Vec::new();
    for file in sources().iter().filter(|file| !is_here(file)) {
        for (at, line) in file.lines() {
            let line = line.trim();
            let is_glob = line.starts_with("pub use ") && line.ends_with("::*;");
            if line.contains("super::super::") || is_glob {
                complaints.push(format!("{}:{at}: {line}", file.path));
            }
        }
    }
    assert_none("say crate::… and name what is exported", complaints);
}

/// A word in small letters ends a name; one with a capital may stand anywhere in it.
fn is_part(name: &str, part: &str) -> bool {
    name.ends_with(part) || (!part.starts_with('_') && name.contains(part))
}

fn is_here(file: &Source) -> bool {
    file.path.starts_with("server/tests/tidy/")
}

fn defines(line: &str) -> bool {
    let line = line
        .trim_start()
        .trim_start_matches("pub ")
        .trim_start_matches("pub(crate) ");
    let line = line.trim_start_matches("async ");
    ["fn ", "struct ", "enum ", "trait ", "mod ", "type "]
        .iter()
        .any(|word| line.starts_with(word))
}

fn defined(line: &str) -> &str {
    const WORDS: [&str; 9] = [
        "pub",
        "pub(crate)",
        "async",
        "fn",
        "struct",
        "enum",
        "trait",
        "mod",
        "type",
    ];
    let name = line
        .split_whitespace()
        .find(|word| !WORDS.contains(word))
        .unwrap_or_default();
    name.split(['(', '<', '{', ';', ':']).next().unwrap_or_default()
}
