//! What only HTTP shows of documents: the file is given to be saved and runs nowhere, and only to those who may have it.

use crate::doors::NOTHING;
use crate::support::Site;
use axum::body::Body;
use http::{Request, StatusCode};

const ADDED: &str = "document[kind]=order&document[level]=school&document[title]=%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7\
                     &document[number]=12&document[dated_on]=2026-03-01";

/// A document added by a form; its page's address.
async fn added(site: &Site, session: &str) -> String {
    let page = "http://school.test/documents/new";
    let answer = site.submit("documents/add", page, Some(session), ADDED).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_document_comes_back_with_what_was_typed() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let typed = ADDED.replace("2026-03-01", "tomorrow");
    let page = "http://school.test/documents/new";
    let answer = site.submit("documents/add", page, Some(&session), &typed).await;
    assert_eq!(answer.location(), "/documents/new");
    let page = site.get("/documents/new", Some(&session)).await.body;
    assert!(
        page.contains("value=\"Приказ\"") && page.contains("#field-document[dated_on]"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_2_a_document_and_its_file_are_nobody_else_s() {
    let site = Site::start().await;
    let own = site.sign_in("coordinator@own").await;
    let path = added(&site, &own).await;
    let other = site.sign_in("coordinator@other").await;
    let file = format!("{path}/file");
    for (session, address) in [(Some(other.as_str()), &file), (Some(own.as_str()), &file)] {
        assert_eq!(
            site.get(address, session).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
    assert_eq!(site.get(&path, Some(&other)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&file, None).await.location(), "/sign-in");
    let own_file = format!("/answer/{NOTHING}{file}");
    assert_ne!(site.get(&own_file, Some(&own)).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn registers_are_taken_away_as_files_in_the_reader_s_words() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    added(&site, &session).await;
    let csv = site.get("/documents.csv?kind=order", Some(&session)).await;
    assert!(
        csv.body.contains("Название") && csv.body.contains("школьный"),
        "{}",
        csv.body
    );
    let acts = site.get("/documents.csv?kind=act", Some(&session)).await;
    assert_eq!(
        acts.body.trim_end().lines().count(),
        1,
        "the heading alone: {}",
        acts.body
    );
    for register in ["requests", "courses", "mentors", "plans"] {
        let csv = site.get(&format!("/registers/{register}.csv"), Some(&session)).await;
        assert!(
            csv.header("content-disposition").starts_with("attachment"),
            "{register}"
        );
        assert!(
            csv.body.contains("Примечание") || csv.body.contains("Решения"),
            "{}",
            csv.body
        );
        let xlsx = site.get(&format!("/registers/{register}.xlsx"), Some(&session)).await;
        assert_eq!(xlsx.status, StatusCode::OK);
        assert_eq!(
            site.get(&format!("/registers/{register}.csv"), None).await.location(),
            "/sign-in"
        );
    }
}

/// A form with one file, as a browser sends it from the document's page.
fn upload(path: &str, session: &str, name: &str, content: &[u8]) -> Request<Body> {
    let mut body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    Request::post(format!("{path}/attach"))
        .header("host", "school.test")
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("cookie", format!("otklik={session}"))
        .header("referer", format!("http://school.test{path}"))
        .body(Body::from(body))
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_38_a_kept_file_is_saved_and_never_shown_and_a_page_in_disguise_is_refused_at_its_field() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let path = added(&site, &session).await;
    let disguised = upload(&path, &session, "order.pdf", b"<html><script>alert(1)</script>");
    assert_eq!(site.send(disguised).await.location(), path);
    let page = site.get(&path, Some(&session)).await.body;
    assert!(page.contains("id=\"field-file-error\""), "{page}");
    let kept = site
        .send(upload(&path, &session, "order.pdf", b"%PDF-1.7 an order"))
        .await;
    assert_eq!(kept.location(), path, "{}", kept.body);
    let file = site.get(&format!("{path}/file"), Some(&session)).await;
    assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, "%PDF-1.7 an order"));
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    let other = site.sign_in("coordinator@other").await;
    assert_eq!(
        site.get(&format!("{path}/file"), Some(&other)).await.status,
        StatusCode::NOT_FOUND
    );
    let foreign = site.send(upload(&path, &other, "a.pdf", b"%PDF-1.7")).await;
    assert_ne!(foreign.location(), "", "security 2: it leads back and changes nothing");
    let still = site.get(&format!("{path}/file"), Some(&session)).await.body;
    assert_eq!(still, "%PDF-1.7 an order");
}
