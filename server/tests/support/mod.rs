//! A whole site over a database of its own, without a socket: requests go straight into the router.

use app::ssr::ClientAddress;
use axum::Router;
use axum::body::Body;
use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, add_organization, add_user};
use backend::actor::Actor;
use backend::clock::{Clock, moment};
use backend::db::Db;
use backend::secrets::Secret;
use clap::Parser;
use domain::access::Role;
use domain::ids::OrgId;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use server::settings::{Cli, Command, Serve};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt;

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";
const FORM: &str = "application/x-www-form-urlencoded";

/// A running site. Two schools, `own` and `other`, each with a user per role: the login is `role@code`.
pub struct Site {
    pub cx: Backend,
    router: Router,
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
    /// A site with its two schools, at 2026-04-20 12:00 in Moscow.
    pub async fn start() -> Self {
        static READY: OnceCell<(TempDir, std::path::PathBuf)> = OnceCell::const_new();
        let (_, template) = READY.get_or_init(with_schools).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("otklik.db");
        std::fs::copy(template, &file).unwrap();
        Self::over(&file, folder).await
    }

    /// A site without anybody.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("otklik.db");
        let site = Self::over(&file, folder).await;
        site.cx.db.migrate().await.unwrap();
        site
    }

    async fn over(file: &std::path::Path, folder: TempDir) -> Self {
        let cx = open(file).await;
        let router = server::router::router(cx.clone(), &settings(), "127.0.0.1:3000".parse().unwrap());
        Self {
            cx,
            router,
            _folder: folder,
        }
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let known = request.extensions().get::<ClientAddress>().is_some();
        if !known {
            request.extensions_mut().insert(ClientAddress("10.0.0.1".to_owned()));
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
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
    let list = server::pages::list();
    let filled = |path: &str| {
        let parts = path.split('/').map(|part| match part.starts_with(['{', ':']) {
            true => "01890000-0000-7000-8000-000000000000",
            false => part,
        });
        parts.collect::<Vec<_>>().join("/")
    };
    list.iter().map(|route| filled(route.path())).collect()
}

fn settings() -> Serve {
    match Cli::parse_from([
        "otklik",
        "serve",
        "--public-url",
        "http://school.test",
        "--reader",
        env!("CARGO_BIN_EXE_otklik"),
    ])
    .command
    {
        Command::Serve(settings) => settings,
        _ => unreachable!(),
    }
}

async fn open(file: &std::path::Path) -> Backend {
    let noon = server::settings::read_moment("2026-04-20T12:00").unwrap();
    let clock = Clock::held_at(moment(noon, backend::Zone::Europe__Moscow));
    let db = Db::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    Backend::new(db, clock, Secret::for_tests())
}

async fn with_schools() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.db");
    let cx = open(&file).await;
    cx.db.migrate().await.unwrap();
    for code in ["own", "other"] {
        let org = add_school(&cx, code).await;
        for role in [
            Role::Coordinator,
            Role::SchoolAdmin,
            Role::Sysadmin,
            Role::MunicipalCoordinator,
        ] {
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

async fn add_member(cx: &Backend, org: OrgId, role: Role, login: &str) {
    let new = NewUser {
        login: login.to_owned(),
        name: format!("Имя {login}"),
        password: PASSWORD.to_owned(),
        role,
        from: None,
        order_ref: String::new(),
    };
    add_user(cx, &Actor::System, org, new).await.unwrap();
}
