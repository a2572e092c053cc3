//! Isolation of schools (security 1–3, SR-41): every door and every page, with every kind of real id of another
//! school. The answer is «not found», nothing of that school changes, and nobody of it is named.

use crate::doors::DOORS;
use crate::support::{Site, add_member, gaps};
use backend::accounts::organization_by_code;
use domain::access::Role;
use domain::ids::OrgId;
use http::StatusCode;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Who looks in: the head of another school and of its union, and two people of the town.
const STRANGERS: [&str; 4] = [
    "school_admin@other",
    "mo_head@other",
    "municipal_coordinator@town",
    "methodist@town",
];

struct Neighbours {
    site: Site,
    school: OrgId,
    /// An id of each kind of the school's things, by table.
    ids: BTreeMap<String, Uuid>,
    surnames: Vec<String>,
    sessions: Vec<(&'static str, String)>,
}

impl Neighbours {
    /// None on PostgreSQL: the tables are listed in SQLite's way, and who may see what does not depend on the engine.
    async fn start() -> Option<Self> {
        let site = Site::start().await;
        if !site.url.starts_with("sqlite://") {
            return None;
        }
        let school = backend::demo::load(&site.cx).await.unwrap();
        let town = organization_by_code(&site.cx, "demo-town").await.unwrap().id;
        for role in [Role::MunicipalCoordinator, Role::Methodist] {
            add_member(&site.cx, town, role, &format!("{}@town", role.code())).await;
        }
        let mut sessions = Vec::new();
        for login in STRANGERS {
            sessions.push((login, site.sign_in(login).await));
        }
        let mut ids = BTreeMap::new();
        for table in tables_of_schools(&site).await {
            let sql = format!("SELECT id FROM {table} WHERE org_id = {} LIMIT 1", blob(school));
            let has_id = columns(&site, &table).await.contains(&"id".to_owned());
            if has_id && let Some(row) = rows(&site, &sql).await.first() {
                // The log counts its rows: no door knows them by number.
                let Ok(id) = row.try_get_by_index(0) else { continue };
                ids.insert(table, id);
            }
        }
        let person = "SELECT p.id, p.last_name FROM persons AS p JOIN employments AS e ON e.person_id = p.id";
        let people = rows(&site, person).await;
        ids.insert("persons".to_owned(), people[0].try_get_by_index(0).unwrap());
        let surnames = people.iter().map(|row| row.try_get_by_index(1).unwrap()).collect();
        Some(Self {
            site,
            school,
            ids,
            surnames,
            sessions,
        })
    }

    /// Everything of the school, to the letter.
    async fn whole(&self) -> BTreeMap<String, Vec<String>> {
        let mut whole = BTreeMap::new();
        for table in tables_of_schools(&self.site).await {
            let quoted: Vec<String> = columns(&self.site, &table)
                .await
                .iter()
                .map(|one| format!("quote(\"{one}\")"))
                .collect();
            let sql = format!(
                "SELECT {} FROM {table} WHERE org_id = {} ORDER BY 1",
                quoted.join(" || ',' || "),
                blob(self.school)
            );
            let found = rows(&self.site, &sql).await;
            whole.insert(
                table,
                found.iter().map(|row| row.try_get_by_index(0).unwrap()).collect(),
            );
        }
        whole
    }

    fn assert_names_nobody(&self, what: &str, body: &str) {
        let named: Vec<&String> = self
            .surnames
            .iter()
            .filter(|name| body.contains(name.as_str()))
            .collect();
        assert!(named.is_empty(), "{what} names {named:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_door_does_anything_with_an_id_of_another_school() {
    let Some(there) = Neighbours::start().await else { return };
    assert!(there.ids.len() > 20, "{:?}", there.ids.keys());
    let before = there.whole().await;
    for (who, session) in &there.sessions {
        for (door, _, body) in DOORS {
            // The last door of all ends the session.
            if *door == "accounts/sign_out" {
                continue;
            }
            for (table, id) in &there.ids {
                let answer = there
                    .site
                    .call(door, Some(session), &body.replace("{id}", &id.to_string()))
                    .await;
                let what = format!("{door} as {who} with an id of {table}");
                there.assert_names_nobody(&what, &answer.body);
                assert!(!answer.status.is_server_error(), "{what}: {}", answer.body);
                let asked_for = body.contains("{id}");
                assert!(
                    !(asked_for && answer.status.is_success() && answer.body != "null"),
                    "{what} was answered: {}",
                    answer.body
                );
                if !asked_for {
                    break;
                }
            }
        }
    }
    assert_eq!(there.whole().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_shows_a_thing_of_another_school() {
    let Some(there) = Neighbours::start().await else { return };
    for (who, session) in &there.sessions {
        for path in gaps() {
            for (table, id) in &there.ids {
                let page = path.replace("{id}", &id.to_string());
                let answer = there.site.get(&page, Some(session)).await;
                let what = format!("{page} as {who} with an id of {table}");
                there.assert_names_nobody(&what, &answer.body);
                assert!(!answer.status.is_server_error(), "{what}: {}", answer.body);
                // A trial run is the reader's own: where there is none, its page says so.
                if path.contains("{id}") && !path.contains("/trial/") {
                    assert_ne!(answer.status, StatusCode::OK, "{what}");
                } else {
                    break;
                }
            }
        }
    }
}

/// The tables whose rows belong to schools.
async fn tables_of_schools(site: &Site) -> Vec<String> {
    let sql = "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c ON c.name = 'org_id' \
               WHERE m.type = 'table' ORDER BY m.name";
    let found = rows(site, sql).await;
    found.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn columns(site: &Site, table: &str) -> Vec<String> {
    let found = rows(site, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
    found.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn rows(site: &Site, sql: &str) -> Vec<sea_orm::QueryResult> {
    let db = site.cx.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await.unwrap()
}

fn blob(org: OrgId) -> String {
    format!("X'{}'", org.0.simple())
}
