//! AC-16: a whole test is taken over HTTP by a teacher of the demonstration school, and no byte that is answered
//! holds anything of the key (security 19, 20).

use crate::support::{Answer, Site};
use axum::body::Body;
use backend::demo;
use http::{Method, Request, StatusCode, header};
use serde_json::Value;
use std::sync::Mutex;

const T1: &str = include_str!("../backend/src/demo/content/t1.json");
const FORM: &str = "application/x-www-form-urlencoded";

/// A teacher's browser: its cookies, and everything it was ever sent.
struct Browser<'a> {
    site: &'a Site,
    cookies: Mutex<Vec<String>>,
    seen: Mutex<String>,
}

impl Browser<'_> {
    async fn send(&self, method: Method, path: &str, kind: &str, accept: &str, body: &str) -> Answer {
        let cookies = self.cookies.lock().unwrap().join("; ");
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "school.test")
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, kind)
            .header(header::ACCEPT, accept)
            .header(header::REFERER, "http://school.test/answer")
            .body(Body::from(body.to_owned()))
            .unwrap();
        let answer = self.site.send(request).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            self.cookies.lock().unwrap().push(pair);
        }
        let heads = answer
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value:?}\n"));
        let heads: String = heads.collect();
        self.seen.lock().unwrap().push_str(&format!("{heads}{}", answer.body));
        answer
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "", "text/html", "").await
    }

    async fn form(&self, door: &str, body: &str) -> Answer {
        self.send(Method::POST, &format!("/api/{door}"), FORM, "text/html", body)
            .await
    }

    async fn call(&self, door: &str, body: &str) -> Answer {
        let path = format!("/api/{door}");
        self.send(Method::POST, &path, FORM, "application/json", body).await
    }
}

/// The beginnings of all explanations: long enough to be no chance, short enough to have nothing escaped in them.
fn secrets() -> Vec<String> {
    let draft: Value = serde_json::from_str(T1).unwrap();
    let items = draft["keys"]["items"].as_object().unwrap().values();
    let texts = items.map(|key| key["explanation"].as_str().unwrap());
    let begin = |text: &str| {
        let plain = text
            .split(['«', '»', '"', '<', '*', '\n'])
            .max_by_key(|part| part.len());
        plain.unwrap().chars().take(40).collect::<String>()
    };
    texts.map(begin).collect()
}

#[tokio::test]
async fn ac_16_no_answer_to_a_respondent_holds_the_key_before_the_result_is_released() {
    let site = Site::empty().await;
    let org = demo::load(&site.cx).await.unwrap();
    let links = demo::links(&site.cx, org).await.unwrap();
    let link = links
        .iter()
        .find(|link| link.campaign.starts_with("T1") && !link.is_complete);
    let browser = Browser {
        site: &site,
        cookies: Mutex::default(),
        seen: Mutex::default(),
    };
    let opened = browser.get(&link.unwrap().path).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    assert_eq!(opened.header("referrer-policy"), "no-referrer");
    let home = opened.location().to_owned();
    let id = home.rsplit('/').next().unwrap().to_owned();
    browser.get(&home).await;
    browser
        .form("attempts/start", &format!("invitation={id}&consent=yes"))
        .await;
    let page = browser.get(&format!("{home}/page?n=1")).await;
    assert!(page.body.contains("fields[_"), "{}", page.body);
    let running: Value =
        serde_json::from_str(&browser.call("attempts/running", &format!("invitation={id}")).await.body).unwrap();
    let attempt = running["attempt"].as_str().unwrap();
    for (no, section) in (1..).zip(running["questionnaire"]["sections"].as_array().unwrap()) {
        let body = turn(&id, attempt, section);
        browser.form("attempts/turn", &body).await;
        browser.get(&format!("{home}/page?n={no}")).await;
    }
    let answer = format!("invitation={id}&attempt={attempt}&checked=yes");
    assert!(browser.get(&format!("{home}/review")).await.status.is_success());
    assert!(browser.call("attempts/submit", &answer).await.status.is_success());
    browser.get(&home).await;
    browser.get(&format!("{home}/result")).await;
    let result = browser.call("attempts/own_result", &format!("invitation={id}")).await;
    assert_eq!(result.status, StatusCode::NOT_FOUND);
    let seen = browser.seen.into_inner().unwrap();
    for secret in secrets() {
        assert!(!seen.contains(&secret), "{secret}");
    }
    for name in ["max_points", "planned_difficulty", "explanation", "annulled"] {
        assert!(!seen.contains(name), "{name}");
    }
}

/// The first option of every choice, as a form sends it.
fn turn(id: &str, attempt: &str, section: &Value) -> String {
    let mut body = format!(
        "invitation={id}&attempt={attempt}&section={}",
        section["id"].as_str().unwrap()
    );
    for item in section["items"].as_array().unwrap() {
        if let Some(option) = item["kind"]["choice"]["options"][0]["id"].as_str() {
            let field = item["id"].as_str().unwrap();
            body.push_str(&format!("&fields%5B_{field}%5D%5B%5D={option}"));
        }
    }
    body
}
