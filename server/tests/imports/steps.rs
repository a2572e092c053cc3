//! The wizard over HTTP without any script: who may bring, how much, and what comes back.

use super::workbooks::{around, sheet, xlsx};
use crate::support::{Answer, Site, request};
use axum::body::Body;
use http::{Method, StatusCode, header};

const EDGE: &str = "----edge";
const GOOD: &str = "Код;ФИО;Должность;Вид;Ставка;Дата приёма\n1;Авдеева Ирина Петровна;учитель;основное;1;01.09.2012\n";

async fn bring(site: &Site, session: Option<&str>, register: &str, name: &str, content: &[u8]) -> Answer {
    let mut body = format!(
        "--{EDGE}\r\nContent-Disposition: form-data; name=\"register\"\r\n\r\n{register}\r\n--{EDGE}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
    let mut request = request(Method::POST, "/imports/upload", session, Body::from(body));
    let kind = format!("multipart/form-data; boundary={EDGE}");
    request
        .headers_mut()
        .insert(header::CONTENT_TYPE, kind.parse().unwrap());
    request
        .headers_mut()
        .insert(header::ACCEPT, "text/html".parse().unwrap());
    site.send(request).await
}

/// The page one is led to.
async fn led(site: &Site, session: &str, answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    site.get(answer.location(), Some(session)).await.body
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_3_only_those_who_fill_registers_bring_files() {
    let site = Site::start().await;
    let stranger = bring(&site, None, "roster", "a.csv", GOOD.as_bytes()).await;
    assert_eq!(stranger.location(), "/sign-in");
    let admin = site.sign_in("sysadmin@own").await;
    let refused = bring(&site, Some(&admin), "roster", "a.csv", GOOD.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let coordinator = site.sign_in("coordinator@own").await;
    let unknown = bring(&site, Some(&coordinator), "passwords", "a.csv", GOOD.as_bytes()).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    for path in ["/imports/templates/roster.xlsx", "/imports/templates/nothing.xlsx"] {
        assert_eq!(
            site.get(path, Some(&admin)).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_12_another_site_s_form_brings_nothing() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let mut request = request(Method::POST, "/imports/upload", Some(&session), Body::empty());
    request
        .headers_mut()
        .insert(header::ORIGIN, "https://evil.test".parse().unwrap());
    assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_49_a_file_of_more_than_ten_megabytes_comes_back_with_a_sentence_and_a_door_still_takes_little() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let large = vec![b'a'; 11 * 1024 * 1024];
    let answer = bring(&site, Some(&session), "vacancies", "a.csv", &large).await;
    assert_eq!(answer.location(), "/imports?register=vacancies");
    let page = led(&site, &session, &answer).await;
    assert!(page.contains("Файл больше 10 МБ"), "{page}");
    assert!(
        page.contains("value=\"vacancies\" checked"),
        "what was chosen is still chosen"
    );
    let nothing = bring(&site, Some(&session), "roster", "", b"").await;
    assert!(led(&site, &session, &nothing).await.contains("Выберите файл"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_40_a_hostile_file_comes_back_with_a_sentence_and_the_server_answers_on() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let far = around(r#"<row r="40000"><c r="XFD40000" t="inlineStr"><is><t>x</t></is></c></row>"#);
    let answer = bring(&site, Some(&session), "roster", "far.xlsx", &xlsx(&far, &[])).await;
    let page = led(&site, &session, &answer).await;
    assert!(page.contains("В ячейке XFD40000 есть данные"), "{page}");
    assert_eq!(site.get("/healthz", None).await.body, "ok");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_goes_from_step_to_step_by_plain_forms_and_another_school_never_sees_it() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let windows = encoded(GOOD);
    let answer = bring(&site, Some(&session), "roster", "список.csv", &windows).await;
    let page = led(&site, &session, &answer).await;
    assert!(
        page.contains("Авдеева Ирина Петровна") && page.contains("Загрузить 1 строку"),
        "{page}"
    );
    let address = answer.location().to_owned();
    let id = address.trim_start_matches("/imports/").to_owned();
    let foreign = site.sign_in("coordinator@other").await;
    for path in [
        &address,
        &format!("{address}/columns"),
        &format!("{address}/report.xlsx"),
    ] {
        assert_eq!(
            site.get(path, Some(&foreign)).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let from = format!("http://school.test{address}");
    let applied = site
        .submit("imports/apply", &from, Some(&session), &format!("id={id}&skip="))
        .await;
    let page = led(&site, &session, &applied).await;
    assert!(page.contains("Файл загружен"), "{page}");
    let report = site.get(&format!("{address}/report.xlsx"), Some(&session)).await;
    assert!(report.status.is_success() && report.body.starts_with("PK"));
    assert!(site.get("/roster", Some(&session)).await.body.contains("Авдеева"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_36_cells_with_markup_are_shown_as_text() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    const ATTACK: &str = "&lt;img src=x onerror=alert(1)&gt;";
    let head = ["Код", "ФИО", "Должность", "Вид", "Ставка", "Дата приёма", ATTACK];
    let row = [ATTACK; 7];
    let file = xlsx(&sheet(&[&head, &row]), &[]);
    let answer = bring(&site, Some(&session), "roster", "&lt;img src=x&gt;.xlsx", &file).await;
    let page = led(&site, &session, &answer).await;
    assert!(
        page.contains("&lt;img src=x onerror=alert(1)&gt;") && !page.contains("<img"),
        "{page}"
    );
    let columns = format!("{}/columns", answer.location());
    let page = site.get(&columns, Some(&session)).await.body;
    assert!(!page.contains("<img"), "{page}");
}

/// As older spreadsheets save a text: windows-1251 has the Russian letters in their order from 0xC0 on.
fn encoded(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'А'..='я' => 0xc0 + u8::try_from(u32::from(c) - u32::from('А')).unwrap(),
        'ё' => 0xb8,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    text.chars().map(byte).collect()
}
