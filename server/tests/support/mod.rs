//! A whole site over a database of its own, without a socket: requests go straight into the router.

#[path = "../../../migrations/tests/fresh_schema.rs"]
mod fresh_schema;
pub mod line;
pub mod teacher;

use app::ssr::ClientAddress;
use axum::Router;
use axum::body::Body;
use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, add_organization, add_user};
use backend::actor::Actor;
use backend::backups::{self, Counted};
use backend::clock::{Clock, moment};
use backend::db::Db;
use backend::roster::{set_union, union_choices};
use backend::secrets::Secret;
use clap::Parser;
use domain::access::Role;
use domain::accounts::wire::Term;
use domain::ids::OrgId;
use domain::roster::wire_input::UnionInput;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use server::settings::{Cli, Command, Serve};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt;

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";
const FORM: &str = "application/x-www-form-urlencoded";

/// A running site. Two schools, `own` and `other`, each with a user per role: the login is `role@code`.
pub struct Site {
    pub cx: Backend,
    /// What its handlers share.
    pub shared: server::site::Site,
    pub settings: Serve,
    pub router: Router,
    /// The address of its database.
    pub url: String,
    _folder: TempDir,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The value of the staff cookie that is set.
    pub fn session(&self) -> Option<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        let pairs = set.filter_map(|value| value.to_str().ok()?.split(';').next()?.split_once('='));
        pairs
            .filter(|(name, value)| *name == "otklik" && !value.is_empty())
            .map(|(_, value)| value.to_owned())
            .next()
    }
}

impl Site {
    /// A site with its two schools, at 2026-04-20 12:00 in Moscow: in a SQLite file of its own, or in a schema of its
    /// own when `TEST_DATABASE_URL` names a PostgreSQL.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The same with more settings.
    pub async fn start_with(flags: &[&str]) -> Self {
        static READY: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
        let (_, template) = READY.get_or_init(with_schools).await;
        Self::copy_of(template, flags).await
    }

    /// The demonstration school with its open campaigns.
    pub async fn demo_with(flags: &[&str]) -> Self {
        static READY: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
        let (_, template) = READY.get_or_init(with_demo).await;
        Self::copy_of(template, flags).await
    }

    async fn copy_of(template: &Path, flags: &[&str]) -> Self {
        let (url, folder) = fresh_database().await;
        match url.strip_prefix("sqlite://") {
            Some(file) => {
                std::fs::copy(template, file).unwrap();
            }
            None => {
                let from = format!("sqlite://{}", template.display());
                backend::backups::copy(&from, &url).await.unwrap();
            }
        }
        Self::over(&url, folder, flags).await
    }

    /// A site without anybody.
    pub async fn empty() -> Self {
        let (url, folder) = fresh_database().await;
        let site = Self::over(&url, folder, &[]).await;
        site.cx.db.migrate().await.unwrap();
        site
    }

    async fn over(url: &str, folder: TempDir, flags: &[&str]) -> Self {
        let (cx, settings) = (open(url).await, settings(flags));
        let shared = server::site::Site::new(cx.clone(), &settings, "127.0.0.1:3000".parse().unwrap());
        Self {
            cx,
            router: server::router::routes(shared.clone()),
            shared,
            settings,
            url: url.to_owned(),
            _folder: folder,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.answer(request).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// An answer whose body is still to come, such as a stream.
    pub async fn answer(&self, mut request: Request<Body>) -> Response<Body> {
        let known = request.extensions().get::<ClientAddress>().is_some();
        if !known {
            request.extensions_mut().insert(ClientAddress("10.0.0.1".to_owned()));
        }
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Keeps every answer from being stored until this ends: SQLite has one writer, PostgreSQL locks the table.
    pub async fn hold_answers(&self) -> DatabaseTransaction {
        let held = self.cx.db.begin_write().await.unwrap();
        if !self.url.starts_with("sqlite://") {
            let lock = held.execute_unprepared("LOCK TABLE answers IN EXCLUSIVE MODE").await;
            lock.unwrap();
        }
        held
    }

    pub async fn get(&self, path: &str, session: Option<&str>) -> Answer {
        self.send(request(Method::GET, path, session, Body::empty())).await
    }

    /// Calls a door as a script does: the answer is the door's own status.
    pub async fn call(&self, door: &str, session: Option<&str>, body: &str) -> Answer {
        let mut request = request(
            Method::POST,
            &format!("/api/{door}"),
            session,
            Body::from(body.to_owned()),
        );
        request
            .headers_mut()
            .insert(header::CONTENT_TYPE, FORM.parse().unwrap());
        request
            .headers_mut()
            .insert(header::ACCEPT, "application/json".parse().unwrap());
        self.send(request).await
    }

    /// Sends a plain form from a page, as a browser without scripts does.
    pub async fn submit(&self, door: &str, page: &str, session: Option<&str>, body: &str) -> Answer {
        let mut request = request(
            Method::POST,
            &format!("/api/{door}"),
            session,
            Body::from(body.to_owned()),
        );
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, FORM.parse().unwrap());
        headers.insert(header::ACCEPT, "text/html,application/xhtml+xml".parse().unwrap());
        headers.insert(header::REFERER, page.parse().unwrap());
        self.send(request).await
    }

    /// The session of a user who signs in.
    pub async fn sign_in(&self, login: &str) -> String {
        let body = format!("login={login}&password={}", PASSWORD.replace(' ', "+"));
        let answer = self.call("accounts/sign_in", None, &body).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.session().unwrap()
    }
}

/// A request to this site.
pub fn request(method: Method, path: &str, session: Option<&str>, body: Body) -> Request<Body> {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "school.test");
    if let Some(session) = session {
        request = request.header(header::COOKIE, format!("otklik={session}"));
    }
    request.body(body).unwrap()
}

/// Every registered server function without its `/api/`.
pub fn registered_doors() -> Vec<String> {
    let paths = leptos::server_fn::axum::server_fn_paths();
    let mut doors: Vec<String> = paths
        .map(|(path, _)| path.trim_start_matches("/api/").to_owned())
        .collect();
    doors.sort();
    doors
}

/// Every page's address, with a made-up id in each gap.
pub fn pages() -> Vec<String> {
    let nothing = "01890000-0000-7000-8000-000000000000";
    gaps().iter().map(|path| path.replace("{id}", nothing)).collect()
}

/// Every page's address with `{id}` in each gap.
pub fn gaps() -> Vec<String> {
    let list = server::pages::list();
    let gap = |path: &str| {
        let parts = path
            .split('/')
            .map(|part| if part.starts_with(['{', ':']) { "{id}" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    list.iter().map(|route| gap(route.path())).collect()
}

/// What is served beside pages and doors: files, streams, switches, links. A test of the tree names one that is missing.
pub const FILES: &[&str] = &[
    "/campaigns/{id}/results.xlsx",
    "/campaigns/{id}/links.csv",
    "/campaigns/{id}/links.xlsx",
    "/indicators/form.xlsx",
    "/municipality.csv",
    "/municipality.xlsx",
    "/ioms.csv",
    "/ioms.xlsx",
    "/roster.csv",
    "/roster.xlsx",
    "/events/{id}/evidence/{participation}",
    "/live/{topic}",
    "/documents/{id}/file",
    "/imports/templates/{file}",
    "/imports/{id}/report.xlsx",
    "/answer/{invitation}/documents/{id}/file",
];

/// Their addresses with an id of nothing.
pub fn files() -> Vec<String> {
    let nothing = "01890000-0000-7000-8000-000000000000";
    let topic = format!("campaign:{nothing}");
    let filled = |file: &&str| {
        let file = file
            .replace("{id}", nothing)
            .replace("{invitation}", nothing)
            .replace("{participation}", nothing);
        file.replace("{topic}", &topic).replace("{file}", "staff.xlsx")
    };
    FILES.iter().map(filled).collect()
}

/// A sum of every table that an act can change; what is only logged or remembered is left out.
pub async fn whole_of(site: &Site) -> Vec<Counted> {
    site.cx.settled().await;
    const LOGGED: [&str; 4] = ["sessions", "failures", "facts", "fact_chain"];
    let folder = tempfile::tempdir().unwrap();
    let made = backups::make(&site.cx.db, &folder.path().join("whole"), None, site.cx.clock.now()).await;
    let mut tables = made.unwrap().manifest.tables;
    tables.retain(|table| !LOGGED.contains(&table.table.as_str()));
    assert!(tables.iter().any(|table| table.rows > 0));
    tables
}

/// Whoever tests how much is too much says how much that is.
fn settings(flags: &[&str]) -> Serve {
    let plenty = ["--rate-per-session=100000", "--rate-per-address=100000"];
    let own: Vec<&str> = flags.iter().map(|flag| flag.split('=').next().unwrap()).collect();
    let plenty = plenty
        .into_iter()
        .filter(|flag| !own.iter().any(|own| flag.starts_with(own)));
    let reader = concat!("--reader=", env!("CARGO_BIN_EXE_otklik"));
    let line = ["otklik", "serve", "--public-url=http://school.test", reader].into_iter();
    match Cli::parse_from(line.chain(plenty).chain(flags.iter().copied())).command {
        Command::Serve(settings) => settings,
        _ => unreachable!(),
    }
}

/// The address of an empty database, and a folder that lives as long as the test keeps it.
pub async fn fresh_database() -> (String, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("otklik.db").display());
    (fresh_schema::fresh_schema().await.unwrap_or(file), folder)
}

/// A backend over that database, as another process has one.
pub async fn open(url: &str) -> Backend {
    let noon = server::settings::read_moment("2026-04-20T12:00").unwrap();
    let clock = Clock::held_at(moment(noon, backend::Zone::Europe__Moscow));
    let db = Db::connect(url).await.unwrap();
    Backend::new(db, clock, Secret::for_tests())
}

async fn with_demo() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.db");
    let cx = open(&format!("sqlite://{}", file.display())).await;
    cx.db.migrate().await.unwrap();
    backend::demo::load(&cx).await.unwrap();
    cx.db.close().await.unwrap();
    (folder, file)
}

async fn with_schools() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.db");
    let cx = open(&format!("sqlite://{}", file.display())).await;
    cx.db.migrate().await.unwrap();
    for code in ["own", "other"] {
        let org = add_school(&cx, code).await;
        for role in Role::ALL {
            add_member(&cx, org, role, &format!("{}@{code}", role.code())).await;
        }
    }
    cx.db.close().await.unwrap();
    (folder, file)
}

async fn add_school(cx: &Backend, code: &str) -> OrgId {
    let new = NewOrganization {
        code: code.to_owned(),
        name: format!("Школа {code}"),
        kind: "school".to_owned(),
        parent: None,
        zone: backend::Zone::Europe__Moscow,
        is_demo: false,
    };
    add_organization(cx, &Actor::System, new).await.unwrap()
}

/// Adds a user with that role; a head leads a union without members.
pub async fn add_member(cx: &Backend, org: OrgId, role: Role, login: &str) {
    let new = NewUser {
        login: login.to_owned(),
        name: format!("Имя {login}"),
        password: PASSWORD.to_owned(),
        role,
        term: match role {
            Role::MoHead => Some(headship(cx, org).await),
            _ => None,
        },
    };
    add_user(cx, &Actor::System, org, new).await.unwrap();
}

async fn headship(cx: &Backend, org: OrgId) -> Term {
    let input = UnionInput {
        title: "Chemistry".to_owned(),
        ..UnionInput::default()
    };
    set_union(cx, &Actor::System, org, &input).await.unwrap();
    let all = union_choices(cx.db.read(), org).await.unwrap();
    Term {
        union: all[0].id.clone(),
        ..Term::default()
    }
}
