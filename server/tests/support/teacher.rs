//! A teacher of the demonstration school who answers T1, by the doors that the page's script uses.

use super::{Answer, Site};
use axum::body::Body;
use backend::accounts::organization_by_code;
use backend::demo;
use http::{Method, Request, StatusCode, header};
use serde_json::{Value, json};

/// One who has begun.
#[derive(Clone, Debug)]
pub struct Teacher {
    pub link: String,
    pub invitation: String,
    pub cookie: String,
    pub attempt: String,
    /// A choice of the test and one of its options.
    item: String,
    option: String,
}

impl Teacher {
    /// Opens the link of somebody who has not begun, and begins.
    pub async fn enter(site: &Site, no: usize) -> Self {
        let org = organization_by_code(&site.cx, demo::CODE).await.unwrap().id;
        let links = demo::links(&site.cx, org).await.unwrap();
        let mut open = links
            .iter()
            .filter(|link| link.campaign.starts_with("T1") && !link.is_complete);
        let link = open.nth(no).unwrap().path.clone();
        let opened = site.get(&link, None).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{opened:?}");
        let mut teacher = Self {
            invitation: opened.location().rsplit('/').next().unwrap().to_owned(),
            cookie: opened.header("set-cookie").split(';').next().unwrap().to_owned(),
            link,
            attempt: String::new(),
            item: String::new(),
            option: String::new(),
        };
        let body = format!("invitation={}&consent=yes", teacher.invitation);
        let begun = teacher.call(site, "start", &body).await;
        assert!(begun.status.is_success(), "{begun:?}");
        teacher.cookie += &format!("; {}", begun.header("set-cookie").split(';').next().unwrap());
        teacher.look(site).await;
        teacher
    }

    async fn look(&mut self, site: &Site) {
        let body = format!("invitation={}", self.invitation);
        let running: Value = serde_json::from_str(&self.call(site, "running", &body).await.body).unwrap();
        let sections = running["questionnaire"]["sections"].as_array().unwrap();
        let mut items = sections.iter().flat_map(|section| section["items"].as_array().unwrap());
        let item = items.find(|item| item["kind"]["choice"]["pick"] == "one").unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        self.attempt = text(&running["attempt"]);
        self.item = text(&item["id"]);
        self.option = text(&item["kind"]["choice"]["options"][0]["id"]);
    }

    /// The body of a save, as the script sends it.
    pub fn save_body(&self, revision: i64) -> String {
        let (item, option) = (&self.item, &self.option);
        json!({
            "invitation": self.invitation,
            "input": { "attempt": self.attempt, "item": item, "fields": { item: [option] }, "revision": revision },
        })
        .to_string()
    }

    pub fn submit_body(&self) -> String {
        format!("invitation={}&attempt={}&checked=yes", self.invitation, self.attempt)
    }

    pub async fn save(&self, site: &Site, revision: i64) -> Answer {
        let request = self.request("save", "application/json", self.save_body(revision));
        site.send(request).await
    }

    pub async fn call(&self, site: &Site, door: &str, body: &str) -> Answer {
        let form = "application/x-www-form-urlencoded";
        site.send(self.request(door, form, body.to_owned())).await
    }

    fn request(&self, door: &str, kind: &str, body: String) -> Request<Body> {
        Request::builder()
            .method(Method::POST)
            .uri(format!("/api/attempts/{door}"))
            .header(header::HOST, "school.test")
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, kind)
            .header(header::ACCEPT, "application/json")
            .body(Body::from(body))
            .unwrap()
    }
}
