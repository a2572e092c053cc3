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

#[tokio::test]
async fn security_21_points_sent_by_the_browser_are_refused_or_never_looked_at() {
    let site = Site::empty().await;
    let org = demo::load(&site.cx).await.unwrap();
    let links = demo::links(&site.cx, org).await.unwrap();
    let open = links
        .iter()
        .filter(|link| link.campaign.starts_with("T1") && !link.is_complete);
    let [honest, cheat] = open.take(2).collect::<Vec<_>>()[..] else {
        panic!("two people have not answered yet");
    };
    let form = format!("login=koordinator&password={}", demo::PASSWORD);
    let session = site.call("accounts/sign_in", None, &form).await.session().unwrap();
    let before = lines(&site, &session).await;
    take(&site, &honest.path, "").await;
    take(&site, &cheat.path, "&score=30&points=30&max=1&correct=true&level=none").await;
    let mut after = lines(&site, &session).await;
    after.retain(|line| !before.contains(line));
    assert_eq!(after.len(), 2, "{after:?}");
    assert_eq!(after[0]["points"], after[1]["points"]);
}

/// The results person by person, as the coordinator sees them.
async fn lines(site: &Site, session: &str) -> Vec<Value> {
    let form = format!("id={}", campaign(site, session).await);
    let answer = site.call("campaigns/group_results", Some(session), &form).await;
    let results: Value = serde_json::from_str(&answer.body).unwrap();
    results["people"].as_array().unwrap().clone()
}

/// Answers everything by its first options, claims this on the way, and hands in.
async fn take(site: &Site, link: &str, claims: &str) {
    let browser = Browser {
        site,
        cookies: Mutex::default(),
        seen: Mutex::default(),
    };
    let home = browser.get(link).await.location().to_owned();
    let id = home.rsplit('/').next().unwrap().to_owned();
    browser.get(&home).await;
    let start = format!("invitation={id}&consent=yes");
    browser.form("attempts/start", &start).await;
    let running = browser.call("attempts/running", &format!("invitation={id}")).await.body;
    let running: Value = serde_json::from_str(&running).unwrap();
    let attempt = running["attempt"].as_str().unwrap();
    let first = &running["questionnaire"]["sections"][0]["items"][0]["id"];
    let input = serde_json::json!({ "attempt": attempt, "item": first, "revision": 1, "points": 30, "correct": true });
    let body = serde_json::json!({ "invitation": id, "input": input }).to_string();
    let refused = browser
        .send(
            Method::POST,
            "/api/attempts/save",
            "application/json",
            "application/json",
            &body,
        )
        .await;
    assert!(refused.status.is_client_error(), "{refused:?}");
    for section in running["questionnaire"]["sections"].as_array().unwrap() {
        let page = browser
            .form("attempts/turn", &format!("{}{claims}", in_order(&id, attempt, section)))
            .await;
        assert!(page.location().contains("/answer/"), "{page:?}");
    }
    let submit = format!("invitation={id}&attempt={attempt}&checked=yes{claims}");
    let done = browser.call("attempts/submit", &submit).await;
    assert!(done.status.is_success(), "{done:?}");
}

/// The option with the first id of every choice: options are shuffled, ids are not.
fn in_order(id: &str, attempt: &str, section: &Value) -> String {
    let mut section = section.clone();
    for item in section["items"].as_array_mut().unwrap() {
        if let Some(options) = item["kind"]["choice"]["options"].as_array_mut() {
            options.sort_by_key(|option| option["id"].to_string());
        }
    }
    turn(id, attempt, &section)
}

/// The campaign of T1 that is going on.
async fn campaign(site: &Site, session: &str) -> String {
    let list = site.call("campaigns/list", Some(session), "").await.body;
    let list: Value = serde_json::from_str(&list).unwrap();
    let mut rows = vec![&list];
    while let Some(row) = rows.pop() {
        match row {
            Value::Array(all) => rows.extend(all),
            Value::Object(all)
                if row["title"]
                    .as_str()
                    .is_some_and(|title| title.ends_with("апрель 2026")) =>
            {
                return all["id"].as_str().unwrap().to_owned();
            }
            Value::Object(all) => rows.extend(all.values()),
            _ => {}
        }
    }
    panic!("no campaign of T1 in the list");
}
