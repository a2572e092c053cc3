//! Which crate may know what, and which few files may do what is dangerous elsewhere.

use super::tree::{Source, assert_none, below, read, root, sources};
use std::path::Path;

#[test]
fn the_domain_is_pure_and_the_backend_knows_no_page() {
    let foreign = [
        (
            "app/domain/Cargo.toml",
            &[
                "tokio",
                "futures",
                "async-trait",
                "reqwest",
                "rand",
                "getrandom",
                "leptos",
                "axum",
                "sea-orm",
                "fs",
            ][..],
        ),
        (
            "server/backend/Cargo.toml",
            &["leptos", "axum", "http", "app", "server_fn"][..],
        ),
    ];
    for (manifest, names) in foreign {
        let all = read(manifest);
        let dependencies = all.split("\n[dependencies]").nth(1).unwrap_or_default();
        let dependencies = dependencies.split("\n[").next().unwrap_or_default();
        let taken = dependencies
            .lines()
            .filter_map(|line| line.split(['.', ' ', '=']).next());
        let wrong = taken.filter(|name| {
            names
                .iter()
                .any(|foreign| name == foreign || name.starts_with(&format!("{foreign}_")))
        });
        assert_none(manifest, wrong.map(str::to_owned).collect());
    }
    let feature = read("app/domain/Cargo.toml").contains("\"clock\"");
    assert!(!feature, "the domain has no clock");
}

#[test]
fn the_server_only_half_of_the_pages_is_gated_once() {
    let gates = below("app/src", ".rs")
        .into_iter()
        .filter(|file| file.text.contains("feature = \""));
    let gates: Vec<String> = gates.map(|file| file.path).collect();
    assert_eq!(gates, ["app/src/lib.rs"]);
    assert_eq!(read("app/src/lib.rs").matches("feature = \"").count(), 1);
}

#[test]
fn only_the_backend_and_the_migrations_know_the_database() {
    // Whoever checks what the backend stored must not ask the backend.
    only(
        "sea_orm",
        &[
            "server/backend/",
            "migrations/",
            "server/torture/",
            "server/bench/",
            "server/tests/stored_scripts.rs",
            "server/tests/respondents.rs",
            "server/tests/isolation.rs",
            "server/tests/stress/cuts.rs",
            "server/tests/support/mod.rs",
        ],
    );
}

#[test]
fn a_transaction_that_writes_begins_in_one_place() {
    only(".begin(", &["server/backend/src/db/begin.rs"]);
    only("begin_with_options", &["server/backend/src/db/begin.rs"]);
}

#[test]
fn security_32_raw_text_areas_and_html_have_their_only_places() {
    only("<textarea", &["app/src/ui/textarea.rs", "server/tests/", "app/domain/"]);
    only("leptos_meta::Title", &["app/src/ui/title.rs"]);
    only(" inner_html=", &["app/src/ui/textarea.rs", "app/src/ui/markdown.rs"]);
}

#[test]
fn security_12_no_door_opens_by_get() {
    only("GetUrl", &[]);
    only("GetCbor", &[]);
}

#[test]
fn doors_hold_only_doors() {
    let mut complaints = Vec::new();
    for file in below("app/src", ".rs")
        .iter()
        .filter(|file| file.name() == "api.rs" || file.name().ends_with("_api.rs"))
    {
        let starts = [
            "//",
            "use ",
            "#[server",
            "pub async fn ",
            "pub mod ",
            "mod ",
            "pub use ",
            "}",
            ")",
            "]",
            "#[allow",
        ];
        for (at, line) in file
            .lines()
            .filter(|(_, line)| !line.starts_with([' ', '\t']) && !line.is_empty())
        {
            if !starts.iter().any(|start| line.starts_with(start)) {
                complaints.push(format!("{}:{at}: {line}", file.path));
            }
        }
        let (doors, functions) = (
            file.text.matches("\n#[server").count(),
            file.text.matches("\npub async fn ").count(),
        );
        if doors != functions {
            complaints.push(format!("{}: {functions} functions, {doors} doors", file.path));
        }
        for row_type in ["entity::", "::Model", "ActiveModel"] {
            if file.text.contains(row_type) {
                complaints.push(format!(
                    "{}: a row of the database as an argument ({row_type})",
                    file.path
                ));
            }
        }
    }
    assert_none("doors", complaints);
}

#[test]
fn every_kind_of_item_has_its_answering_and_its_authoring_side() {
    let mut complaints = Vec::new();
    for side in ["app/src/attempts/kinds", "app/src/instruments/kinds"] {
        if !root().join(side).is_dir() {
            continue;
        }
        for kind in below("app/domain/src/questionnaire/kinds", ".rs") {
            let wanted = format!("{side}/{}", kind.name());
            if kind.name() != "mod.rs" && !Path::new(&root().join(&wanted)).exists() {
                complaints.push(wanted);
            }
        }
    }
    assert_none("kinds without a side", complaints);
}

#[test]
fn no_test_is_skipped_or_waits_for_a_panic() {
    only("#[ignore", &["server/tests/tidy/"]);
    only("#[should_panic", &["server/tests/tidy/"]);
}

/// The word stands only in these files or folders, outside comments.
fn only(word: &str, places: &[&str]) {
    let is_elsewhere = |file: &Source| {
        let is_here = file.path.starts_with("server/tests/tidy/");
        !is_here && !places.iter().any(|place| file.path.starts_with(place))
    };
    let mut complaints = Vec::new();
    for file in sources().iter().filter(|file| is_elsewhere(file)) {
        for (at, line) in file.lines() {
            let code = line.split("//").next().unwrap_or_default();
            if code.contains(word) {
                complaints.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    assert_none(word, complaints);
}
