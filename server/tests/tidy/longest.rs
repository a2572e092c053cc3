//! Prints the ten longest files and functions, so that they are seen (`cargo test -p server longest -- --nocapture`),
//! and stops what is far beyond: sizes are aims, but not without end.

use super::tree::{Source, sources};

/// A file beyond this has to be cut along acts or parts.
const FILE_LINES: usize = 400;
/// A function beyond this has to be cut.
const FUNCTION_LINES: usize = 120;

#[test]
fn the_longest_files_and_functions_are_seen() {
    let all = sources();
    // The table of doors is one line a door: it is as long as there are doors.
    let sized = all.iter().filter(|file| file.path != "server/tests/doors.rs");
    let files = longest(sized.map(|file| (file.text.lines().count(), file.path.clone())));
    let functions = longest(all.iter().flat_map(functions));
    println!("longest files:\n{}", printed(&files));
    println!("longest functions:\n{}", printed(&functions));
    assert!(files[0].0 <= FILE_LINES, "too long:\n{}", printed(&files));
    assert!(functions[0].0 <= FUNCTION_LINES, "too long:\n{}", printed(&functions));
}

fn longest(of: impl Iterator<Item = (usize, String)>) -> Vec<(usize, String)> {
    let mut all: Vec<(usize, String)> = of.collect();
    all.sort_by(|a, b| b.cmp(a));
    all.truncate(10);
    all
}

fn printed(rows: &[(usize, String)]) -> String {
    let lines = rows.iter().map(|(length, what)| format!("{length:5}  {what}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Functions by their indentation: rustfmt closes each at the column at which it began.
fn functions(file: &Source) -> Vec<(usize, String)> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let head = line.trim_start();
        let words: Vec<&str> = head.split_whitespace().take(5).collect();
        let Some(place) = words.iter().position(|word| *word == "fn") else {
            continue;
        };
        if head.starts_with("//") || !words[..place].iter().all(|word| is_before_fn(word)) {
            continue;
        }
        let close = format!("{}}}", " ".repeat(indent));
        let length = lines[at..]
            .iter()
            .position(|line| *line == close)
            .map_or(1, |end| end + 1);
        let name = words.get(place + 1).and_then(|word| word.split(['(', '<']).next());
        found.push((length, format!("{}:{} {}", file.path, at + 1, name.unwrap_or_default())));
    }
    found
}

fn is_before_fn(word: &str) -> bool {
    matches!(word, "pub" | "async" | "const" | "unsafe" | "extern") || word.starts_with("pub(")
}
