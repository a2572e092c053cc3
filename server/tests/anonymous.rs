//! An anonymous questionnaire over HTTP, by plain forms: a page that is refused comes back in the same answer with what
//! was typed, and nothing of it is kept for the next request (AC-12, security 56).

use crate::support::{Answer, Site, whole_of};
use axum::body::Body;
use backend::accounts::organization_by_code;
use backend::actor::Actor;
use backend::{campaigns, demo};
use domain::access::Role;
use domain::campaigns::wire::{CampaignInput, TurnInput};
use domain::ids::{OrgId, UserId};
use http::{Method, Request, StatusCode, header};
use serde_json::Value;
use url::form_urlencoded::Serializer;

const CANARY: &str = "кенар одиннадцать";
/// «Какую тему Вы предложили бы обсудить…», a text of the demonstration school's questionnaire.
const TEXT: &str = "fields[_k7hs8bp][]";

struct Browser<'a> {
    site: &'a Site,
    cookie: String,
}

impl Browser<'_> {
    async fn send(&self, method: Method, path: &str, accept: &str, body: String) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "school.test")
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, accept)
            .body(Body::from(body))
            .unwrap();
        self.site.send(request).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "text/html", String::new()).await
    }

    async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, "text/html", body).await
    }
}

/// A link of an anonymous campaign of the demonstration school that has just opened.
async fn link(site: &Site) -> String {
    let org = organization_by_code(&site.cx, demo::CODE).await.unwrap().id;
    let who = coordinator(org);
    let form = campaigns::form(&site.cx, &who, org, None, None).await.unwrap();
    let is_meant = |title: &str| title.starts_with("Запрос на направления");
    let version = form.versions.iter().find(|one| is_meant(&one.title)).unwrap();
    let input = CampaignInput {
        version: version.id.clone(),
        title: "Запрос".to_owned(),
        opens: "2026-04-20T12:00".to_owned(),
        anonymity: "anonymous".to_owned(),
        ..form.input
    };
    let id = campaigns::create(&site.cx, &who, org, &input).await.unwrap();
    let approve = TurnInput {
        act: "approve".to_owned(),
        ..TurnInput::default()
    };
    campaigns::turn(&site.cx, &who, org, id, &approve).await.unwrap();
    let links = campaigns::links(&site.cx, &who, org, id).await.unwrap();
    links.iter().find(|one| !one.path.is_empty()).unwrap().path.clone()
}

fn coordinator(org: OrgId) -> Actor {
    Actor::User {
        id: UserId(uuid::Uuid::from_u128(7)),
        name: "Вера Андреевна".to_owned(),
        roles: vec![(org, Role::Coordinator)],
    }
}

/// The first option everywhere, and the canary.
fn whole(sheet: &Value) -> Vec<(String, String)> {
    let mut fields = vec![(TEXT.to_owned(), CANARY.to_owned())];
    let sections = sheet["questionnaire"]["sections"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    for item in sections.iter().flat_map(|one| one["items"].as_array().unwrap()) {
        let id = text(&item["id"]);
        if let Some(options) = item["kind"]["choice"]["options"].as_array() {
            fields.push((format!("fields[_{id}][]"), text(&options[0]["id"])));
        }
        for row in item["kind"]["matrix"]["rows"].as_array().into_iter().flatten() {
            let column = text(&item["kind"]["matrix"]["columns"][0]["id"]);
            fields.push((format!("fields[_{id}.{}][]", text(&row["id"])), column));
        }
    }
    fields
}

#[tokio::test]
async fn ac_12_a_refused_page_comes_back_as_it_was_typed_and_a_whole_one_is_in_for_good() {
    let site = Site::demo_with(&[]).await;
    let opened = site.get(&link(&site).await, None).await;
    let home = opened.location().to_owned();
    let id = home.rsplit('/').next().unwrap().to_owned();
    let browser = Browser {
        site: &site,
        cookie: opened.header("set-cookie").split(';').next().unwrap().to_owned(),
    };
    let first = browser.get(&home).await;
    assert!(first.body.contains("Анкета анонимная"), "{}", first.body);
    let consent = [("invitation", id.as_str()), ("consent", "yes")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    let begun = browser.post("/api/attempts/begin_anonymous", &consent).await;
    assert_eq!(begun.location(), format!("{home}/sheet"));
    let page = browser.get(begun.location()).await;
    assert!(
        page.body.contains(TEXT) && page.body.contains("Отправить ответы"),
        "{}",
        page.body
    );
    assert_eq!(page.header("cache-control"), "no-store");

    let (door, before) = (format!("{home}/hand-in"), whole_of(&site).await);
    let refused = browser.post(&door, &[(TEXT.to_owned(), CANARY.to_owned())]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(CANARY) && refused.body.contains("id=\"errors\""));
    assert_eq!(refused.header("set-cookie"), "", "nothing is kept for later");
    assert_eq!(whole_of(&site).await, before);
    assert_eq!(browser.get(&door).await.location(), format!("{home}/sheet"));

    let asked = format!("invitation={id}");
    let json = "application/json";
    let sheet = browser.send(Method::POST, "/api/attempts/one_sheet", json, asked).await;
    let fields = whole(&serde_json::from_str(&sheet.body).unwrap());
    let taken = browser.post(&door, &fields).await;
    assert_eq!(taken.location(), home, "{}", taken.body);
    let thanks = browser.get(&home).await;
    assert!(thanks.body.contains("анкета сдана") && !thanks.body.contains(CANARY));

    let after = whole_of(&site).await;
    assert_ne!(after, before);
    assert_eq!(browser.post(&door, &fields).await.location(), home, "once is enough");
    assert_eq!(whole_of(&site).await, after);
    assert_eq!(browser.get(&format!("{home}/sheet")).await.location(), home);
}

#[tokio::test]
async fn a_page_without_a_link_s_session_is_not_taken() {
    let site = Site::demo_with(&[]).await;
    let opened = site.get(&link(&site).await, None).await;
    let stranger = Browser {
        site: &site,
        cookie: String::new(),
    };
    let before = whole_of(&site).await;
    let door = format!("{}/hand-in", opened.location());
    let refused = stranger.post(&door, &[(TEXT.to_owned(), CANARY.to_owned())]).await;
    assert_eq!(
        refused.location(),
        opened.location(),
        "where it says that the link does not open"
    );
    assert!(!refused.body.contains(CANARY));
    let nowhere = stranger.post("/answer/nobody/hand-in", &[]).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    assert_eq!(whole_of(&site).await, before);
}
