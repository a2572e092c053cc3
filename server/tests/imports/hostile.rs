//! Files made to hurt: each gives a sentence, and the process that asked stays as small as it was (security 40 to 42).

use super::workbooks::{around, ods, ods_rows, sheet, with_link, xlsx, zipped};
use backend::error::Error;
use domain::imports::workbook::Workbook;
use server::reading::read;
use std::path::Path;

const PROGRAM: &str = env!("CARGO_BIN_EXE_otklik");
const MEGABYTE: usize = 1024 * 1024;

async fn ask(bytes: Vec<u8>) -> Result<Workbook, String> {
    match read(Path::new(PROGRAM), bytes).await {
        Ok(book) => Ok(book),
        Err(Error::Invalid(problems)) => {
            assert_eq!(problems[0].at, "file");
            let said = app::i18n::problem_text(&problems[0]);
            assert!(!said.starts_with("problem-"), "{said} has no words");
            Err(problems[0].kind.clone())
        }
        Err(other) => panic!("{other:?}"),
    }
}

async fn refused(bytes: Vec<u8>) -> String {
    ask(bytes).await.unwrap_err()
}

/// How much memory this process holds, in bytes.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<usize>().unwrap() * 1024
}

fn texts(book: &Workbook) -> Vec<Vec<&str>> {
    let rows = book.sheets[0].rows.iter();
    rows.map(|(_, cells)| cells.iter().map(String::as_str).collect())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_40_one_cell_in_the_far_corner_has_a_sentence_and_costs_the_asker_nothing() {
    // 1.4 KB that took 20 GB of a naive reader.
    let far = xlsx(
        &around(r#"<row r="40000"><c r="XFD40000" t="inlineStr"><is><t>x</t></is></c></row>"#),
        &[],
    );
    assert!(far.len() < 4096);
    let before = resident();
    assert_eq!(refused(far).await, "sheet-too-wide");
    // The same trick in another format, and downwards, where it does no harm.
    let wide = r#"<table:table-row table:number-rows-repeated="40000"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(refused(ods_rows(wide)).await, "sheet-too-heavy");
    let low = xlsx(
        &around(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#),
        &[],
    );
    let book = ask(low).await.unwrap();
    assert_eq!(book.sheets[0].rows[1], (1_048_576, vec!["2".to_owned()]));
    assert!(resident() < before + 50 * MEGABYTE, "{} became {}", before, resident());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_40_bombs_are_seen_in_the_directory_or_while_they_unpack() {
    let before = resident();
    // 64 MB of spaces in 64 KB: as large as it says.
    let bomb = around(&" ".repeat(64 * MEGABYTE));
    let packed = xlsx(&bomb, &[]);
    assert!(packed.len() < MEGABYTE / 2);
    drop(bomb);
    assert_eq!(refused(packed.clone()).await, "sheet-unpacks-too-large");
    // The same with a directory that says it is small: no more is unpacked than it says, and that is no whole part.
    assert_eq!(refused(lying(packed)).await, "sheet-broken");
    // Small and packed a thousandfold: refused by its ratio.
    let tight = around(&" ".repeat(20 * MEGABYTE));
    assert_eq!(refused(xlsx(&tight, &[])).await, "sheet-unpacks-too-large");
    let names: Vec<String> = (0..201).map(|at| format!("xl/media/{at}.png")).collect();
    let many = zipped(names.iter().map(|name| (name.as_str(), &b"x"[..])));
    assert_eq!(refused(many).await, "sheet-too-many-parts");
    assert!(
        resident() < before + 120 * MEGABYTE,
        "the bombs were made here; nothing was unpacked here"
    );
}

/// The directory and every part's own heading say 10 bytes instead of the true size.
fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
    let name = b"xl/worksheets/sheet1.xml";
    for (mark, size_at, name_at) in [(&b"PK\x03\x04"[..], 22, 30), (b"PK\x01\x02", 24, 46)] {
        for at in 0..bytes.len() - 80 {
            let is_part = bytes[at..].starts_with(mark) && bytes[at + name_at..].starts_with(name);
            if is_part {
                bytes[at + size_at..at + size_at + 4].copy_from_slice(&10_u32.to_le_bytes());
            }
        }
    }
    bytes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_40_a_shared_text_is_not_multiplied_without_end_and_cells_are_counted() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(500));
    assert_eq!(
        refused(xlsx(&around(&row.repeat(401)), &[])).await,
        "sheet-too-many-cells"
    );
    let shared = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>"#,
        "я".repeat(30_000)
    );
    let often = around(&r#"<row><c t="s"><v>0</v></c></row>"#.repeat(400));
    assert_eq!(
        refused(xlsx(&often, &[("xl/sharedStrings.xml", shared.as_bytes())])).await,
        "sheet-too-much-text"
    );
    assert_eq!(refused(vec![b'a'; 10 * MEGABYTE + 1]).await, "sheet-too-large");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_41_definitions_and_entities_bring_nothing_in() {
    let outside = |text: &str| {
        let rows = around(&format!(r#"<row><c t="inlineStr"><is><t>{text}</t></is></c></row>"#));
        let definition = r#"?><!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
        xlsx(&rows.replacen("?>", definition, 1), &[])
    };
    assert_eq!(refused(outside("&file;")).await, "sheet-doctype");
    assert_eq!(refused(outside("&b;&b;&b;")).await, "sheet-doctype");
    let undefined = xlsx(&sheet(&[&["&file;"]]), &[]);
    assert_eq!(refused(undefined).await, "sheet-broken");
    let late = format!("{}<!DOCTYPE x>", " ".repeat(200_000));
    assert_eq!(refused(xlsx(&around(&late), &[])).await, "sheet-doctype");
    assert_eq!(refused(ods("<!DOCTYPE x><a/>")).await, "sheet-doctype");
    let attributes: String = (0..200_000).map(|at| format!(" a{at}=\"1\"")).collect();
    let flood = xlsx(&around(&format!("<row{attributes}><c><v>1</v></c></row>")), &[]);
    // Read or refused, it ends: which of both is the parser's business.
    let _ = ask(flood).await;
    let deep = format!("{}{}", "<x>".repeat(200_000), "</x>".repeat(200_000));
    let _ = ask(xlsx(&around(&deep), &[])).await;
    assert_eq!(texts(&ask(xlsx(&sheet(&[&["жив"]]), &[])).await.unwrap()), [["жив"]]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_42_names_that_lead_elsewhere_are_refused_and_write_nothing() {
    let rows = sheet(&[&["a"]]);
    let long = "a".repeat(4096);
    for name in [
        "../../evil.xml",
        "xl/../../evil.xml",
        "/etc/cron.d/evil",
        "..\\evil.xml",
        "C:\\evil.xml",
        "xl/a\0b.xml",
        long.as_str(),
    ] {
        let kind = refused(xlsx(&rows, &[(name, b"x")])).await;
        assert_eq!(kind, "sheet-strange-names", "{name:.40}");
    }
    assert_eq!(
        refused(with_link(&rows, "xl/link.xml", "/etc/passwd")).await,
        "sheet-strange-names"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_40_the_process_can_open_nothing_and_ends_with_its_caller_s_file() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    // It holds its own limits, whoever starts it.
    let mut child = Command::new(PROGRAM)
        .arg(server::reading::COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let limits = format!("/proc/{}/limits", child.id());
    let of = |name: &str| {
        let text = std::fs::read_to_string(&limits).unwrap_or_default();
        let line = text
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default()
            .to_owned();
        line.split_whitespace().rev().nth(1).unwrap_or_default().to_owned()
    };
    while of("Max open files") != "0" {
        assert!(child.try_wait().unwrap().is_none(), "it ended without its limits");
        std::thread::yield_now();
    }
    assert_eq!(of("Max address space"), (512 * MEGABYTE).to_string());
    assert_eq!(of("Max cpu time"), "20");
    drop(child.stdin.take());
    let ended = child.wait().unwrap();
    assert_eq!((ended.code(), ended.signal()), (Some(0), None));
}
