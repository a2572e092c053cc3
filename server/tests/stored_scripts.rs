//! Whatever markup is stored, wherever it came from, is shown as text: the whole demonstration school is poisoned in
//! its tables, then every page that links lead to is read by every role and by a respondent (security 31, 34).

use crate::support::{Answer, Site, request};
use axum::body::Body;
use backend::demo::{self, PASSWORD};
use http::{Method, StatusCode, header};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, Statement};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Only the payloads say this word.
const MARK: &str = "x31x";
const PAYLOADS: [&str; 16] = [
    "<script>x31x()</script>",
    "</script><script>x31x()</script>",
    "<img src=x onerror=x31x()>",
    "<svg onload=x31x()>",
    "<iframe srcdoc='<script>x31x()</script>'></iframe>",
    "<details open ontoggle=x31x()>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=x31x()>",
    "<a href=\"javascript:x31x()\">x</a>",
    "[x](javascript:x31x())",
    "[x](  JaVaScRiPt:x31x())",
    "[x](data:text/html,<script>x31x()</script>)",
    "[x](java\tscript:x31x())",
    "![x](javascript:x31x())",
    "\" autofocus onfocus=x31x() x=\"",
    "' onmouseover=x31x() x='",
    "</textarea></title><body onload=x31x()>",
];
/// Columns that people fill with words; the others hold codes that the program reads.
const COLUMNS: [&str; 25] = [
    "title",
    "name",
    "full_name",
    "short_name",
    "last_name",
    "first_name",
    "middle_name",
    "reason",
    "note",
    "goal",
    "expected",
    "conclusion",
    "order_ref",
    "contact",
    "purpose",
    "subject",
    "escort",
    "text",
    "evidence",
    "evidence_link",
    "organiser",
    "place",
    "network_orgs",
    "close_reason",
    "position",
];
/// Texts inside the JSON of instruments.
const KEYS: [&str; 9] = [
    "text",
    "stem",
    "hint",
    "explanation",
    "title",
    "intro",
    "purpose",
    "thanks",
    "message",
];
/// Pages of one pattern that are read.
const ALIKE: usize = 3;

/// Gives out payloads in turn.
#[derive(Default)]
struct Poison(usize);

impl Poison {
    fn next(&mut self) -> &'static str {
        self.0 += 1;
        PAYLOADS[self.0 % PAYLOADS.len()]
    }

    fn poison_json(&mut self, value: &mut Value) {
        match value {
            Value::Array(all) => all.iter_mut().for_each(|one| self.poison_json(one)),
            Value::Object(all) => {
                for (key, one) in all {
                    match one {
                        Value::String(text) if KEYS.contains(&key.as_str()) => text.push_str(self.next()),
                        other => self.poison_json(other),
                    }
                }
            }
            _ => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_31_34_no_stored_text_comes_alive_on_any_page_of_any_role() {
    let site = Site::empty().await;
    let org = demo::load(&site.cx).await.unwrap();
    let links = demo::links(&site.cx, org).await.unwrap();
    let poisoned = poison(&site).await;
    assert!(poisoned >= 300, "{poisoned}");
    let mut read = BTreeSet::new();
    for login in ["koordinator", "direktor", "admin"] {
        let form = format!("login={login}&password={}", PASSWORD);
        let session = site.call("accounts/sign_in", None, &form).await.session().unwrap();
        read.extend(crawl(&site, &format!("otklik={session}"), "/").await);
    }
    for link in links.iter().take(4) {
        let opened = site.get(&link.path, None).await;
        let cookies = opened.headers.get_all(header::SET_COOKIE).iter();
        let pairs = cookies.filter_map(|value| value.to_str().ok()?.split(';').next().map(str::to_owned));
        read.extend(crawl(&site, &pairs.collect::<Vec<_>>().join("; "), opened.location()).await);
    }
    assert!(read.len() > 60, "{} pages: {read:?}", read.len());
}

async fn poison(site: &Site) -> usize {
    let mut poison = Poison::default();
    let tx = site.cx.db.begin_write().await.unwrap();
    let columns = columns(&tx).await;
    // What is frozen is never changed, by nobody.
    let frozen = |table: &str| table.starts_with("indicator_value") || table.starts_with("value_evidence");
    for (table, column) in columns.into_iter().filter(|(table, _)| !frozen(table)) {
        let sql = format!("UPDATE \"{table}\" SET \"{column}\" = \"{column}\" || $1 WHERE \"{column}\" <> ''");
        let values = [poison.next().into()];
        let sql = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
        tx.execute_raw(sql).await.unwrap();
    }
    for (table, column) in [
        ("draft_revisions", "content"),
        ("instrument_versions", "questionnaire"),
        ("item_keys", "sheet"),
    ] {
        poison_json(&tx, table, column, &mut poison).await;
    }
    tx.commit().await.unwrap();
    poison.0
}

async fn columns(tx: &DatabaseTransaction) -> Vec<(String, String)> {
    let sql = match tx.get_database_backend() {
        DatabaseBackend::Sqlite => {
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND upper(c.type) = 'TEXT'"
        }
        _ => {
            "SELECT CAST(table_name AS text), CAST(column_name AS text) FROM information_schema.columns \
             WHERE table_schema = current_schema() AND data_type = 'text'"
        }
    };
    let rows = tx
        .query_all_raw(Statement::from_string(tx.get_database_backend(), sql))
        .await;
    let names = rows.unwrap().into_iter().map(|row| {
        let names: (String, String) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        names
    });
    names.filter(|(_, column)| COLUMNS.contains(&column.as_str())).collect()
}

async fn poison_json(tx: &DatabaseTransaction, table: &str, column: &str, poison: &mut Poison) {
    let db = tx.get_database_backend();
    let (row_id, json) = match db {
        DatabaseBackend::Sqlite => ("rowid", "TEXT"),
        _ => ("ctid", "jsonb"),
    };
    let sql = format!("SELECT CAST({row_id} AS TEXT), CAST({column} AS TEXT) FROM {table}");
    for row in tx.query_all_raw(Statement::from_string(db, sql)).await.unwrap() {
        let (id, text): (String, String) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        let mut value: Value = serde_json::from_str(&text).unwrap();
        poison.poison_json(&mut value);
        let sql = format!("UPDATE {table} SET {column} = CAST($1 AS {json}) WHERE CAST({row_id} AS TEXT) = $2");
        let sql = Statement::from_sql_and_values(db, sql, [value.to_string().into(), id.into()]);
        tx.execute_raw(sql).await.unwrap();
    }
}

/// Follows links from page to page, a few of each pattern, and looks at each.
async fn crawl(site: &Site, cookies: &str, from: &str) -> BTreeSet<String> {
    let (mut waiting, mut seen) = (VecDeque::from([from.to_owned()]), BTreeSet::new());
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let count = alike.entry(pattern(&path)).or_default();
        *count += 1;
        if *count > ALIKE || !seen.insert(path.clone()) {
            continue;
        }
        let mut asked = request(Method::GET, &path, None, Body::empty());
        asked.headers_mut().insert(header::COOKIE, cookies.parse().unwrap());
        asked.headers_mut().insert(header::ACCEPT, "text/html".parse().unwrap());
        let answer = site.send(asked).await;
        assert!(
            answer.status != StatusCode::INTERNAL_SERVER_ERROR,
            "{path}: {}",
            answer.body
        );
        waiting.extend(look(&path, &answer));
    }
    seen
}

/// The address without what makes it one of many.
fn pattern(path: &str) -> String {
    let parts = path
        .split(['/', '?', '&'])
        .map(|part| match part.chars().any(|c| c.is_ascii_digit()) {
            true => part.split('=').next().filter(|name| *name != part).unwrap_or("{}"),
            false => part,
        });
    parts.collect::<Vec<_>>().join("/")
}

/// Checks every tag of a page and answers where its links lead.
fn look(path: &str, answer: &Answer) -> Vec<String> {
    if !answer.header("content-type").starts_with("text/html") {
        return Vec::new();
    }
    let mut links = Vec::new();
    let mut rest = answer.body.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (bare, values, after) = tag(rest);
        assert!(!bare.contains(MARK), "{path}: <{}", &rest[..rest.len().min(300)]);
        rest = after;
        if bare.starts_with("script") || bare.starts_with("style") {
            let end = rest.find("</").unwrap_or(rest.len());
            assert!(!rest[..end].contains(&format!("{MARK}()")), "{path}: {}", &rest[..end]);
        }
        for value in values {
            let tight: String = value
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect::<String>()
                .to_lowercase();
            let live = ["javascript:", "data:text", "vbscript:"]
                .iter()
                .any(|scheme| tight.starts_with(scheme));
            assert!(!live, "{path}: {value}");
            if value.starts_with('/') && !value.starts_with("/pkg") && !value.starts_with("/api") {
                links.push(value.split('#').next().unwrap_or_default().replace("&amp;", "&"));
            }
        }
    }
    links
}

/// The tag's own text without its quoted values, these values, and what follows.
fn tag(text: &str) -> (String, Vec<&str>, &str) {
    let (mut bare, mut values, mut quoted) = (String::new(), Vec::new(), None);
    for (at, c) in text.char_indices() {
        match (quoted, c) {
            (None, '>') => return (bare, values, &text[at + 1..]),
            (None, '"' | '\'') => quoted = Some((c, at + 1)),
            (None, other) => bare.push(other),
            (Some((quote, from)), c) if c == quote => {
                values.push(&text[from..at]);
                quoted = None;
            }
            _ => {}
        }
    }
    (bare, values, "")
}
