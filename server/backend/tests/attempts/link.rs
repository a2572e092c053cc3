//! Personal links and the code that goes with them.

use super::school::{Plan, school};
use backend::Backend;
use backend::attempts::{enter_code, guest, open_link, result, running, start, welcome};
use backend::error::Error;
use backend::secrets::Secret;
use domain::attempts::wire::Stage;

#[tokio::test]
async fn wrong_and_revoked_links_fail_alike_and_are_slowed_down_while_right_ones_open() {
    let school = school(Plan {
        people: 2,
        ..Plan::default()
    })
    .await;
    let token = school.cx.secret.link_token(school.links[0], 1);
    school
        .run(
            "UPDATE invitations SET revoked_at = issued_at WHERE id = (SELECT id FROM invitations ORDER BY id LIMIT 1)",
        )
        .await;
    for wrong in [token.as_str(), "nothing", ""] {
        let refused = open_link(&school.cx, wrong, "10.0.0.9").await;
        assert!(matches!(refused, Err(Error::Unknown)), "{wrong}");
    }
    assert!(matches!(
        welcome(&school.cx, &school.respondent(0)).await,
        Err(Error::Unknown)
    ));
    for _ in 0..40 {
        let _ = open_link(&school.cx, "nothing", "10.0.0.9").await;
    }
    assert!(matches!(
        open_link(&school.cx, "nothing", "10.0.0.9").await,
        Err(Error::Busy(_))
    ));
    let right = school.cx.secret.link_token(school.links[1], 1);
    assert!(open_link(&school.cx, &right, "10.0.0.9").await.is_ok());
}

/// What a browser brings counts for half a day, at this server alone, and only as it was given (security 10).
#[tokio::test]
async fn security_10_a_ticket_cannot_be_made_up_altered_or_kept() {
    let school = school(Plan::default()).await;
    let (one, other) = (school.open(0).await, school.open(0).await);
    assert_ne!(one.ticket, other.ticket, "each opening has its own");
    assert_eq!(guest(&school.cx, &one.ticket).map(|(_, id)| id), Some(one.invitation));
    for no in 0..one.ticket.len() {
        let mut altered = one.ticket.clone().into_bytes();
        altered[no] = if altered[no] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(altered).unwrap();
        assert_eq!(guest(&school.cx, &altered), None, "letter {no}");
    }
    for made_up in ["", "A", &one.ticket[..64], &format!("{}A", one.ticket), "немного"] {
        assert_eq!(guest(&school.cx, made_up), None, "{made_up}");
    }
    let folder = tempfile::tempdir().unwrap();
    let foreign = Secret::load_or_create(&folder.path().join("key")).unwrap();
    let elsewhere = Backend::new(school.cx.db.clone(), school.cx.clock.clone(), foreign);
    assert_eq!(guest(&elsewhere, &one.ticket), None, "another server's");
    school.later(12 * 60, 0).await;
    assert_eq!(guest(&school.cx, &one.ticket), None, "twelve hours later");
}

/// «A wrong, revoked and expired link answer alike»; who handed in keeps the receipt and the result.
#[tokio::test]
async fn a_link_expires_with_its_campaign_for_who_never_began_and_stays_for_who_did() {
    for end in [
        "UPDATE campaigns SET closes_at = opens_at",
        "UPDATE campaigns SET closed_at = opens_at",
        "UPDATE campaigns SET archived_at = opens_at",
    ] {
        let school = school(Plan {
            people: 3,
            release: "after_close",
            ..Plan::default()
        })
        .await;
        school.take(0, &["a"]).await;
        school.open(1).await;
        school.take(2, &["a"]).await;
        school
            .run("UPDATE attempts SET state = 'invalidated' WHERE id = (SELECT id FROM attempts ORDER BY id DESC LIMIT 1)")
            .await;
        school.run(end).await;
        for late in [1, 2] {
            let token = school.cx.secret.link_token(school.links[late], 1);
            let refused = open_link(&school.cx, &token, "10.0.0.9").await;
            assert!(matches!(refused, Err(Error::Unknown)), "{end}: link {late}");
            let page = welcome(&school.cx, &school.respondent(late)).await;
            assert!(matches!(page, Err(Error::Unknown)), "{end}: cookie {late}");
            let begun = start(&school.cx, &school.respondent(late)).await;
            assert!(begun.is_err(), "{end}: begin {late}");
        }
        school.open(0).await;
        let stage = welcome(&school.cx, &school.respondent(0)).await.unwrap().stage;
        assert!(matches!(stage, Stage::Done(_)), "{end}: {stage:?}");
        assert!(result(&school.cx, &school.respondent(0)).await.is_ok(), "{end}");
    }
}

#[tokio::test]
async fn ac_04_on_a_new_device_earlier_answers_need_the_code() {
    let school = school(Plan {
        resume_by: "code",
        ..Plan::default()
    })
    .await;
    let ready = welcome(&school.cx, &school.respondent(0)).await.unwrap();
    assert_eq!(
        (ready.stage, ready.code),
        (Stage::Ready, None),
        "a stranger is not told the code"
    );
    let (who, attempt) = school.start(0).await;
    school.answer(&who, attempt, "q1", "a", 1).await;
    let code = welcome(&school.cx, &who).await.unwrap().code.unwrap();
    let mut other = school.respondent(0);
    assert_eq!(welcome(&school.cx, &other).await.unwrap().stage, Stage::AskCode);
    assert_eq!(running(&school.cx, &other).await.unwrap(), None);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..6 {
        assert!(matches!(
            enter_code(&school.cx, &other, wrong).await,
            Err(Error::Invalid(_))
        ));
    }
    assert!(matches!(
        enter_code(&school.cx, &other, &code).await,
        Err(Error::Busy(_))
    ));
    school.later(1, 0).await;
    other.pass = Some(enter_code(&school.cx, &other, &code).await.unwrap());
    let seen = running(&school.cx, &other).await.unwrap().unwrap();
    assert_eq!(seen.fields["q1"], ["a"]);
}
