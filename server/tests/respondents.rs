//! The pages that are rendered once a look and filled for each: everybody sees their own, and the same as the first.

use crate::support::Site;
use axum::body::Body;
use backend::demo;
use http::{Method, Request, header};
use sea_orm::ConnectionTrait;

const FORM: &str = "application/x-www-form-urlencoded";

/// A teacher's browser.
struct Browser<'a> {
    site: &'a Site,
    cookies: Vec<String>,
    invitation: String,
}

impl<'a> Browser<'a> {
    fn of(site: &'a Site) -> Self {
        Self {
            site,
            cookies: Vec::new(),
            invitation: "nobody".to_owned(),
        }
    }

    async fn send(&mut self, method: Method, path: &str, body: &str) -> String {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "school.test")
            .header(header::COOKIE, self.cookies.join("; "))
            .header(header::CONTENT_TYPE, FORM)
            .header(header::ACCEPT, "text/html")
            .body(Body::from(body.to_owned()))
            .unwrap();
        let answer = self.site.send(request).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.cookies.push(pair.to_owned());
        }
        match answer.location() {
            "" => {
                let policy = answer.header("content-security-policy").to_owned();
                let nonce = policy
                    .split("'nonce-")
                    .nth(1)
                    .unwrap()
                    .split('\'')
                    .next()
                    .unwrap()
                    .to_owned();
                assert!(
                    answer.body.contains(&nonce),
                    "the page's scripts carry the nonce of its policy"
                );
                answer
                    .body
                    .replace(&nonce, "NONCE")
                    .replace(&self.invitation, "INVITATION")
            }
            place => place.to_owned(),
        }
    }

    /// The first screen and the form.
    async fn pages(&mut self, link: &str) -> (String, String) {
        let home = self.send(Method::GET, link, "").await;
        self.invitation = home.rsplit('/').next().unwrap().to_owned();
        let welcome = self.send(Method::GET, &home, "").await;
        let begin = format!("invitation={}&consent=yes", self.invitation);
        let page = self.send(Method::POST, "/api/attempts/start", &begin).await;
        (welcome, self.send(Method::GET, &page, "").await)
    }
}

/// A page without its items, which are drawn for each, and without what is each reader's own.
fn frame(page: &str) -> String {
    let attempt = page.split("data-attempt=\"").nth(1).unwrap()[..36].to_owned();
    let (from, to) = (
        page.find("<section data-section").unwrap(),
        page.rfind("</section>").unwrap(),
    );
    (page[..from].to_owned() + &page[to..]).replace(&attempt, "ATTEMPT")
}

fn items(page: &str) -> usize {
    page.matches("class=\"item\"").count()
}

/// The links of the demonstration's running test to those who are not done.
async fn fresh_links(site: &Site) -> Vec<String> {
    let org = demo::load(&site.cx).await.unwrap();
    let links = demo::links(&site.cx, org).await.unwrap();
    let fresh = links
        .into_iter()
        .filter(|link| link.campaign.starts_with("T1") && !link.is_complete);
    fresh.map(|link| link.path).collect()
}

#[tokio::test]
async fn everybody_is_shown_the_same_page_with_what_is_their_own() {
    let site = Site::empty().await;
    let fresh = fresh_links(&site).await;
    let mut seen = Vec::new();
    for path in fresh.iter().take(3) {
        let mut browser = Browser::of(&site);
        seen.push((browser.pages(path).await, browser.invitation));
    }
    let ((welcome, page), _) = &seen[0];
    assert_eq!(items(page), 24);
    for ((other_welcome, other), _) in &seen[1..] {
        assert_eq!(frame(other), frame(page));
        assert_eq!(items(other), 24);
        let alike = welcome.lines().count() == other_welcome.lines().count();
        assert!(alike && other_welcome.contains("INVITATION"), "{other_welcome}");
    }
    for (place, (_, own)) in seen.iter().enumerate() {
        for ((welcome, page), other) in seen
            .iter()
            .enumerate()
            .filter(|(no, _)| *no != place)
            .map(|(_, one)| one)
        {
            assert_ne!(own, other);
            assert!(
                !welcome.contains(own) && !page.contains(own),
                "nobody is given another's link"
            );
        }
    }
    assert!(
        server::respondents::looks() >= 1,
        "the form is known by now; who has papers to read has a first screen of their own"
    );
}

#[tokio::test]
async fn a_form_that_is_known_already_stands_below_the_name_that_the_school_has_now() {
    const RENAMED: &str = "Школа под новым именем";
    let site = Site::empty().await;
    let fresh = fresh_links(&site).await;
    let mut seen = Vec::new();
    for path in fresh.iter().take(2) {
        let mut browser = Browser::of(&site);
        seen.push(browser.pages(path).await.1);
        let tx = site.cx.db.begin_write().await.unwrap();
        let rename = format!("UPDATE organizations SET short_name = '{RENAMED}'");
        tx.execute_unprepared(&rename).await.unwrap();
        tx.commit().await.unwrap();
    }
    let is_renamed: Vec<bool> = seen.iter().map(|page| page.contains(RENAMED)).collect();
    assert_eq!(is_renamed, [false, true]);
}
