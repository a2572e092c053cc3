//! Forms with a file over HTTP: who may send one, what is kept, how it is served (security 38, 49).

use crate::support::{Answer, Site, request};
use axum::body::Body;
use backend::accounts::organization_by_code;
use backend::actor::Actor;
use backend::events::{add, attend, show};
use backend::roster::import_roster;
use domain::events::wire::{AttendInput, EventInput};
use domain::ids::{EventId, OrgId};
use http::{Method, StatusCode, header};

const ROSTER: &[u8] = include_bytes!("../backend/src/demo/data/roster.csv");

/// An event of the school `own` with one participant.
struct Place {
    org: OrgId,
    event: EventId,
    participation: String,
}

impl Place {
    async fn of(site: &Site) -> Self {
        let org = organization_by_code(&site.cx, "own").await.unwrap().id;
        let me = &Actor::System;
        import_roster(&site.cx, me, org, ROSTER).await.unwrap();
        let input = EventInput {
            title: "Семинар".to_owned(),
            level: "municipal".to_owned(),
            kind: "seminar".to_owned(),
            from: "2026-03-19".to_owned(),
            ..EventInput::default()
        };
        let event = add(&site.cx, me, org, &input).await.unwrap();
        let people = backend::roster::people(site.cx.db.read(), org).await.unwrap();
        let input = AttendInput {
            persons: vec![people.keys().next().unwrap().to_string()],
            ..AttendInput::default()
        };
        attend(&site.cx, me, org, event, &input).await.unwrap();
        let page = show(&site.cx, me, org, event).await.unwrap();
        let participation = page.participants[0].id.to_string();
        Self {
            org,
            event,
            participation,
        }
    }

    fn path(&self) -> String {
        format!("/events/{}/evidence", self.event)
    }

    fn download(&self) -> String {
        format!("{}/{}", self.path(), self.participation)
    }

    async fn send(&self, site: &Site, session: Option<&str>, (name, content): (&str, &[u8])) -> Answer {
        let fields = [
            ("participation", self.participation.as_str()),
            ("link", "протокол № 3"),
            ("on", "2026-03-20"),
        ];
        let mut body = Vec::new();
        for (field, value) in fields {
            let part = format!("--x\r\nContent-Disposition: form-data; name=\"evidence[{field}]\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"evidence[file]\"; filename=\"{name}\"\r\n\
             Content-Type: text/html\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let mut request = request(Method::POST, &self.path(), session, Body::from(body));
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, "multipart/form-data; boundary=x".parse().unwrap());
        let page = format!("http://school.test/events/{}", self.event);
        headers.insert(header::REFERER, page.parse().unwrap());
        site.send(request).await
    }

    async fn has_file(&self, site: &Site) -> bool {
        let page = show(&site.cx, &Actor::System, self.org, self.event).await.unwrap();
        page.participants[0].file.is_some()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_38_a_file_comes_back_as_itself_to_be_saved_and_nothing_else() {
    let site = Site::start().await;
    let place = Place::of(&site).await;
    let session = site.sign_in("coordinator@own").await;
    let sent = place
        .send(
            &site,
            Some(&session),
            ("Сертификат.pdf", b"%PDF-1.7 <script>alert(1)</script>"),
        )
        .await;
    let back = format!("/events/{}#participants", place.event);
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, back.as_str()));
    let file = site.get(&place.download(), Some(&session)).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(
        file.header("content-type"),
        "application/pdf",
        "not what the browser said"
    );
    assert!(file.header("content-disposition").starts_with("attachment;"));
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert!(file.body.starts_with("%PDF-1.7"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_1_only_who_may_write_sends_a_file_and_only_the_school_reads_it() {
    let site = Site::start().await;
    let place = Place::of(&site).await;
    let pdf: (&str, &[u8]) = ("a.pdf", b"%PDF-1.7");
    let stranger = place.send(&site, None, pdf).await;
    assert_eq!(
        (stranger.status, stranger.location()),
        (StatusCode::SEE_OTHER, "/sign-in")
    );
    for login in ["sysadmin@own", "coordinator@other"] {
        let session = site.sign_in(login).await;
        place.send(&site, Some(&session), pdf).await;
        assert!(!place.has_file(&site).await, "{login}");
    }
    let session = site.sign_in("coordinator@own").await;
    place.send(&site, Some(&session), pdf).await;
    assert!(place.has_file(&site).await);
    let path = place.download();
    assert_eq!(site.get(&path, None).await.location(), "/sign-in");
    for (login, status) in [
        ("sysadmin@own", StatusCode::FORBIDDEN),
        ("coordinator@other", StatusCode::NOT_FOUND),
    ] {
        let session = site.sign_in(login).await;
        assert_eq!(site.get(&path, Some(&session)).await.status, status, "{login}");
    }
    let mut foreign = request(Method::POST, &place.path(), Some(&session), Body::empty());
    foreign
        .headers_mut()
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(site.send(foreign).await.status, StatusCode::FORBIDDEN, "security 12");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_49_what_is_no_document_or_too_large_is_refused_in_words_and_what_was_typed_stays() {
    let site = Site::start().await;
    let place = Place::of(&site).await;
    let session = site.sign_in("coordinator@own").await;
    let large = [b"%PDF-1.7".as_slice(), &vec![b' '; 6 * 1024 * 1024]].concat();
    for (name, content, said) in [
        (
            "page.html",
            b"<html><script>alert(1)</script>".as_slice(),
            "Такой файл не подходит",
        ),
        ("picture.svg", b"<svg onload='alert(1)'/>", "Такой файл не подходит"),
        ("photo.png", b"GIF89a", "Такой файл не подходит"),
        ("empty.pdf", b"", "Файл пуст"),
        ("large.pdf", &large, "Файл больше 5 МБ"),
    ] {
        let sent = place.send(&site, Some(&session), (name, content)).await;
        assert_eq!(sent.location(), format!("/events/{}", place.event), "{name}");
        let page = site.get(sent.location(), Some(&session)).await.body;
        assert!(page.contains(said), "{name}: {page}");
        assert!(page.contains("протокол № 3"), "{name}: what was typed");
        assert!(!place.has_file(&site).await, "{name}");
    }
    let mut endless = request(Method::POST, &place.path(), Some(&session), Body::empty());
    endless
        .headers_mut()
        .insert(header::CONTENT_LENGTH, (33 * 1024 * 1024).to_string().parse().unwrap());
    assert_eq!(site.send(endless).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
