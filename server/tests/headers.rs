//! Headers of every answer: framing, types, caching, and a policy without holes (security 13, 18, 37).

use crate::support::{Answer, Site, files, pages};

fn assert_closed(path: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
    assert!(policy.contains("base-uri 'none'"), "{path}: {policy}");
    for hole in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"] {
        assert!(!policy.contains(hole), "{path} allows {hole}: {policy}");
    }
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    assert!(!answer.header("referrer-policy").is_empty(), "{path}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_13_37_every_answer_is_closed_to_frames_and_inline_scripts() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let other = [
        "/no/such/page",
        "/healthz",
        "/favicon.svg",
        "/language/en",
        "/api/accounts/home",
        "/l/abc",
    ];
    let paths = pages().into_iter().chain(files()).chain(other.map(str::to_owned));
    for path in paths {
        for session in [None, Some(session.as_str())] {
            let answer = site.get(&path, session).await;
            assert_closed(&path, &answer);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_18_pages_with_data_are_not_kept_by_the_browser() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    for page in pages().into_iter().chain(files()) {
        let answer = site.get(&page, Some(&session)).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{page}");
    }
    let door = site.call("accounts/home", Some(&session), "").await;
    assert_eq!(door.header("cache-control"), "no-store");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_37_each_script_of_a_page_carries_the_nonce_and_no_element_carries_code() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    for page in pages() {
        let answer = site.get(&page, Some(&session)).await;
        let policy = answer.header("content-security-policy").to_owned();
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
        for script in answer.body.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            let nonce = nonce.unwrap_or("the policy has no nonce");
            assert!(tag.contains(nonce), "{page}: <script{tag}> against {policy}");
        }
        for attribute in [
            " onclick=",
            " onload=",
            " onerror=",
            " onsubmit=",
            " style=",
            "javascript:",
        ] {
            assert!(!answer.body.contains(attribute), "{page} has{attribute}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_63_no_page_names_another_host() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    for page in pages() {
        let body = site.get(&page, Some(&session)).await.body;
        for attribute in [
            "src=\"http",
            "href=\"http",
            "src=\"//",
            "href=\"//",
            "action=\"http",
            "@import",
        ] {
            assert!(!body.contains(attribute), "{page} has {attribute}");
        }
    }
}
