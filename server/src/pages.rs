//! Pages and server functions: what each rendering finds in its context.

use crate::assets;
use crate::site::Site;
use app::i18n::Locale;
use app::request::{Flash, PageRequest, Viewer};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use backend::accounts::Organization;
use backend::actor::Actor;
use http::request::Parts;
use http::{HeaderValue, Request, StatusCode, header};
use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::{AxumRouteListing, LeptosRoutes, ResponseOptions, generate_route_list};
use std::sync::LazyLock;

/// What the visit's middleware found out for pages.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub flash: Option<backend::accounts::Flash>,
    pub organization: Option<Organization>,
}

/// All pages, and all server functions below `/api`.
pub fn routes(site: &Site) -> Router<Site> {
    let options = options();
    let context = {
        let site = site.clone();
        move || provide(&site)
    };
    let shell = {
        let options = options.clone();
        move || app::shell::shell(options.clone())
    };
    let pages: Router<LeptosOptions> =
        Router::new().leptos_routes_with_context(&options, list().clone(), context, shell.clone());
    let fallback = leptos_axum::render_app_async_with_context(
        {
            let site = site.clone();
            move || provide(&site)
        },
        shell,
    );
    let pages = pages.fallback(move |request: Request<Body>| {
        let answer = fallback(request);
        async move {
            let mut response = answer.await;
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
    });
    Router::new()
        .route("/api/{*door}", post(doors))
        .merge(pages.with_state(options))
}

/// All routes of the pages, listed once per process: while leptos lists them it suspends the resources of every
/// page that is being rendered, for ever (leptos-rs/leptos#4773).
pub fn list() -> &'static Vec<AxumRouteListing> {
    static LIST: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(app::app::App));
    &LIST
}

/// Renders the page of the request's address, for a handler that answers with one.
pub async fn render(site: &Site, request: Request<Body>) -> Response {
    render_over(site, request, ()).await
}

/// The same over what is already known of it, which the page then does not ask its door for.
pub async fn render_over<T: Clone + Send + Sync + 'static>(site: &Site, request: Request<Body>, known: T) -> Response {
    let (site, options) = (site.clone(), options());
    let context = move || {
        provide(&site);
        provide_context(known.clone());
    };
    let page = leptos_axum::render_app_async_with_context(context, move || app::shell::shell(options.clone()));
    page(request).await.into_response()
}

fn options() -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("otklik")
        .site_pkg_dir(assets::package_path())
        .site_root("target/site")
        .build()
}

async fn doors(State(site): State<Site>, request: Request<Body>) -> Response {
    let answer = leptos_axum::handle_server_fns_with_context(move || provide(&site), request).await;
    answer.into_response()
}

fn provide(site: &Site) {
    provide_context(site.cx.clone());
    provide_context(app::request::PublicUrl(site.public_url.to_string()));
    if let Some(parts) = use_context::<Parts>() {
        provide_context(page_request(&parts));
    }
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(&nonce)) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

pub fn content_security_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; \
         frame-ancestors 'none'"
    )
}

/// The request as pages see it.
pub fn page_request(parts: &Parts) -> PageRequest {
    let found = parts.extensions.get::<Found>().cloned().unwrap_or_default();
    let actor = parts
        .extensions
        .get::<backend::accounts::Visit>()
        .map(|visit| visit.actor.clone());
    let viewer = actor
        .as_ref()
        .and_then(|actor| viewer(actor, found.organization.as_ref()));
    let cookie = |name| app::ssr::cookie(parts, name);
    PageRequest {
        path: parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        locale: cookie("otklik_lang")
            .and_then(|code| Locale::from_code(&code))
            .unwrap_or_default(),
        high_contrast: cookie("otklik_contrast").is_some_and(|mode| mode == "high"),
        viewer,
        is_glance: parts.headers.contains_key(app::live::GLANCE),
        flash: found.flash.map(|flash| Flash {
            form: flash.form,
            problems: flash.problems,
            typed: flash.typed,
        }),
    }
}

fn viewer(actor: &Actor, organization: Option<&Organization>) -> Option<Viewer> {
    let Actor::User { name, roles, .. } = actor else {
        return None;
    };
    let home = actor.home().ok();
    Some(Viewer {
        name: name.clone(),
        organization: organization.map(|one| one.short_name.clone()).unwrap_or_default(),
        is_demo: organization.is_some_and(|one| one.is_demo),
        roles: roles
            .iter()
            .filter(|(org, _)| Some(*org) == home)
            .map(|(_, role)| *role)
            .collect(),
    })
}
