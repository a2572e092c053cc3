//! The two pages that a whole school opens in the same minute: the first screen and the form that nobody has touched.
//! They are rendered once a look and filled for each; everything else is rendered as any other page.

mod packed;
mod template;

use crate::packing;
use crate::pages::{self, Found};
use crate::router::Site;
use app::attempts::page::{ends_at, is_untouched, left, sections_html, shown_at};
use app::request::PageRequest;
use axum::body::Body;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use backend::attempts::{Respondent, first_screen as first_screen_of, running};
use domain::attempts::wire::{Running, Stage, Welcome};
use domain::ids::{InvitationId, VersionId};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use leptos::nonce::Nonce;
use leptos::prelude::Owner;
use leptos::prelude::provide_context;
use std::sync::LazyLock;
use template::{Looks, Template};

/// What is each reader's own stands unpacked in a page that is packed once: it must be little.
const MUCH_OWN_BYTES: usize = 2_048;
const MAX_PAGE_BYTES: usize = 4 * 1024 * 1024;

/// What a page looks different by, beside what is each reader's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Look {
    of: Of,
    language: &'static str,
    is_high_contrast: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Of {
    /// Everything the first screen says, with the papers of the campaign and without the person.
    Welcome(String),
    /// The form of a version, open at a section, in the school whose name stands above it.
    Form {
        organization: String,
        version: VersionId,
        section: usize,
        has_limit: bool,
    },
}

static LOOKS: LazyLock<Looks<Look>> = LazyLock::new(Looks::default);

/// How many looks are known.
pub fn looks() -> usize {
    LOOKS.len()
}

/// Answers the two pages; everything else goes on.
pub async fn serve(State(site): State<Site>, request: Request<Body>, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let page = page(&site, &parts).await;
    let request = Request::from_parts(parts, body);
    match page {
        Some(Page::Ready(response)) => response,
        Some(Page::Learn(page)) => page.learn(&site, request).await,
        None => next.run(request).await,
    }
}

enum Page {
    Ready(Response),
    Learn(Box<Lesson>),
}

/// A page to be rendered, and what is to be learned from it.
struct Lesson {
    look: Option<Look>,
    own: Vec<String>,
    known: Known,
}

enum Known {
    Welcome(Welcome),
    Running(Running),
}

/// None for another page, and for everything that is not well: it is rendered as any other.
async fn page(site: &Site, parts: &Parts) -> Option<Page> {
    let rest = parts.uri.path().strip_prefix("/answer/")?;
    let (invitation, page) = rest.split_once('/').unwrap_or((rest, ""));
    let invitation: InvitationId = invitation.parse().ok().filter(|_| parts.method == Method::GET)?;
    if !matches!(page, "" | "page") {
        return None;
    }
    let respondent = app::ssr::respondent_of(&site.cx, parts, invitation).ok()?;
    match page {
        "" => first_screen(site, &respondent, invitation, parts).await,
        _ => form(site, &respondent, invitation, parts).await,
    }
}

async fn first_screen(site: &Site, respondent: &Respondent, invitation: InvitationId, parts: &Parts) -> Option<Page> {
    let (data, whose) = first_screen_of(&site.cx, respondent).await.ok()?;
    // What this person has to read is theirs alone: with it the page is rendered as any other.
    let documents = backend::documents::own_of(&site.cx, whose).await.ok()?;
    let own = vec![invitation.to_string(), data.person.clone()];
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.');
    let is_named = data.person.chars().all(is_plain) && !data.person.is_empty();
    let is_alike = data.stage == Stage::Ready && is_named && documents.sent.is_empty();
    let blank = Welcome {
        person: String::new(),
        ..data.clone()
    };
    let of = serde_json::to_string(&(blank, &documents.cited))
        .ok()
        // Whoever is also named as the contact is no pattern for others: their name would be cut out of both places.
        .filter(|said| is_alike && !said.contains(&data.person))
        .map(Of::Welcome);
    Some(known_page(parts, of, own, Known::Welcome(data)))
}

async fn form(site: &Site, respondent: &Respondent, invitation: InvitationId, parts: &Parts) -> Option<Page> {
    let data = running(&site.cx, respondent).await.ok()??;
    let (version, section) = (data.version, shown_at(&data, number(parts)));
    let of = version.zip(section).filter(|_| is_untouched(&data));
    let of = of.map(|(version, section)| Of::Form {
        organization: data.organization.clone(),
        version,
        section,
        has_limit: data.has_limit,
    });
    let own = match &of {
        Some(Of::Form { section, .. }) => within(parts, || own_of_form(invitation, &data, *section)),
        _ => Vec::new(),
    };
    Some(known_page(parts, of, own, Known::Running(data)))
}

/// What is each reader's own on the form, longest first where one is inside of another.
fn own_of_form(invitation: InvitationId, data: &Running, section: usize) -> Vec<String> {
    let sections = data.is_drawn.then(|| sections_html(data, section));
    let mut own: Vec<String> = sections.into_iter().collect();
    own.extend([
        invitation.to_string(),
        data.attempt.to_string(),
        format!("data-revision=\"{}\"", data.revision),
    ]);
    if data.has_limit {
        own.push(format!("data-left=\"{}\"", left(data)));
        own.push(format!("class=\"countdown\">{}<", ends_at(data)));
    }
    own
}

fn number(parts: &Parts) -> usize {
    let query = parts.uri.query().unwrap_or_default();
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let found = pairs.find(|(name, _)| name == "n");
    found.and_then(|(_, text)| text.parse().ok()).unwrap_or(1)
}

fn known_page(parts: &Parts, of: Option<Of>, own: Vec<String>, known: Known) -> Page {
    let here = pages::page_request(parts);
    let has_flash = parts
        .extensions
        .get::<Found>()
        .is_some_and(|found| found.flash.is_some());
    let look = of.filter(|_| !has_flash).map(|of| Look {
        of,
        language: here.locale.code(),
        is_high_contrast: here.high_contrast,
    });
    match look.as_ref().and_then(|look| LOOKS.get(look)) {
        Some(template) => Page::Ready(filled(&template, own, &parts.headers)),
        None => Page::Learn(Box::new(Lesson { look, own, known })),
    }
}

fn filled(template: &Template, own: Vec<String>, headers: &HeaderMap) -> Response {
    let nonce = Nonce::new().to_string();
    let mut own: Vec<&str> = own.iter().map(String::as_str).collect();
    own.push(&nonce);
    let policy = pages::content_security_policy(&nonce);
    let is_little = own.iter().map(|one| one.len()).sum::<usize>() < MUCH_OWN_BYTES;
    if !is_little || !packing::is_welcome(headers, "gzip") {
        // It is packed for this reader alone, as any other page.
        return html(Body::from(template.fill(&own)), &policy);
    }
    let mut response = html(Body::from(template.fill_packed(&own)), &policy);
    packing::say(&mut response, "gzip");
    response
}

fn html(page: Body, policy: &str) -> Response {
    let mut response = page.into_response();
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, kind);
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

impl Lesson {
    /// Renders the page over what is already known, and keeps what it looks like.
    async fn learn(self, site: &Site, request: Request<Body>) -> Response {
        let Lesson { look, own, known } = self;
        let response = match known {
            Known::Welcome(data) => pages::render_over(site, request, data).await,
            Known::Running(data) => pages::render_over(site, request, data).await,
        };
        let Some(look) = look.filter(|_| response.status() == StatusCode::OK) else {
            return response;
        };
        let (parts, body) = response.into_parts();
        let read = Limited::new(body, MAX_PAGE_BYTES).collect().await;
        let Ok(page) = read.map(http_body_util::Collected::to_bytes) else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        if let (Ok(text), Some(nonce)) = (std::str::from_utf8(&page), nonce_of(&parts.headers)) {
            let own = own.iter().map(String::as_str).chain([nonce]);
            if let Some(template) = Template::learn(text, &own.collect::<Vec<_>>()) {
                LOOKS.put(look, template);
            }
        }
        Response::from_parts(parts, Body::from(page))
    }
}

fn nonce_of(headers: &HeaderMap) -> Option<&str> {
    let policy = headers.get(header::CONTENT_SECURITY_POLICY)?.to_str().ok()?;
    policy.split_once("'nonce-")?.1.split('\'').next()
}

/// Runs what renders, with the page's request in its context.
fn within<T>(parts: &Parts, render: impl FnOnce() -> T) -> T {
    let here: PageRequest = pages::page_request(parts);
    Owner::new().with(|| {
        provide_context(here);
        render()
    })
}
