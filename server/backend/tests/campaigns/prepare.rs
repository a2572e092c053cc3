//! Preparing a campaign: what the form refuses, whom the rule reaches, and that other schools see nothing.

use super::{School, kinds};
use crate::support;
use backend::campaigns::{create, edit, form, links, list, show, turn};
use backend::error::Error;
use domain::campaigns::window::State;
use domain::campaigns::wire::{CampaignInput, TurnInput};

#[tokio::test]
async fn a_draft_is_listed_with_its_window_in_the_schools_zone() {
    let school = School::new().await;
    let id = school.draft().await;
    let all = list(&school.cx, &school.actor, school.org).await.unwrap();
    let row = &all.rows[0];
    assert_eq!((row.id, row.state, row.is_frozen), (id, State::Draft, false));
    assert_eq!(row.opens.to_string(), "2026-04-20 13:00:00");
}

#[tokio::test]
async fn all_problems_come_at_once_each_at_its_field() {
    let school = School::new().await;
    let input = CampaignInput {
        title: " ".to_owned(),
        closes: "2026-04-20T12:30".to_owned(),
        anonymity: "nobody".to_owned(),
        attempts_allowed: "0".to_owned(),
        version: String::new(),
        ..school.input()
    };
    let found = kinds(create(&school.cx, &school.actor, school.org, &input).await);
    let expected = [
        ("campaign[version]", "required"),
        ("campaign[title]", "required"),
        ("campaign[closes]", "window-backwards"),
        ("campaign[anonymity]", "choice-unknown"),
        ("campaign[attempts_allowed]", "number-outside"),
    ];
    assert_eq!(found, expected.map(|(at, kind)| (at.to_owned(), kind.to_owned())));
}

#[tokio::test]
async fn the_head_count_knows_who_is_on_long_leave() {
    let school = School::new().await;
    let form = form(&school.cx, &school.actor, school.org, None, Some(school.input()))
        .await
        .unwrap();
    assert_eq!((form.head_count.total, form.head_count.eligible), (4, 3));
    let left_out = &form.head_count.ineligible[0];
    assert_eq!(left_out.1, "long_leave_whole_window");
    assert!(left_out.0.starts_with("Денисова"), "{}", left_out.0);
}

#[tokio::test]
async fn a_union_and_a_name_make_the_audience_of_both() {
    let school = School::new().await;
    let blank = form(&school.cx, &school.actor, school.org, None, None).await.unwrap();
    let union = blank.unions.iter().find(|one| one.words == "МО словесников").unwrap();
    let director = blank.persons.iter().find(|one| one.note == "директор").unwrap();
    let input = CampaignInput {
        unions: vec![union.value.clone()],
        persons: vec![director.value.clone()],
        ..school.input()
    };
    let form = form(&school.cx, &school.actor, school.org, None, Some(input))
        .await
        .unwrap();
    assert_eq!((form.head_count.total, form.head_count.eligible), (3, 2));
}

#[tokio::test]
async fn people_and_versions_of_another_school_cannot_be_chosen() {
    let school = School::new().await;
    let other = support::school(&school.cx, "s8").await;
    let stranger = support::coordinator(other);
    let input = CampaignInput {
        persons: vec![support_person(&school).await],
        groups: Vec::new(),
        ..school.input()
    };
    let found = kinds(create(&school.cx, &stranger, other, &input).await);
    assert_eq!(found, [("campaign[version]".to_owned(), "choice-unknown".to_owned())]);
    let form = form(&school.cx, &stranger, other, None, Some(input)).await.unwrap();
    assert_eq!(form.head_count.total, 0);
}

async fn support_person(school: &School) -> String {
    let blank = form(&school.cx, &school.actor, school.org, None, None).await.unwrap();
    blank.persons[0].value.clone()
}

#[tokio::test]
async fn a_campaign_of_another_school_is_not_found_whatever_is_asked_of_it() {
    let school = School::new().await;
    let id = school.open().await;
    let org = support::school(&school.cx, "s8").await;
    let actor = support::coordinator(org);
    let cx = &school.cx;
    let act = TurnInput {
        act: "pause".to_owned(),
        ..TurnInput::default()
    };
    let answers = [
        show(cx, &actor, org, id).await.err(),
        links(cx, &actor, org, id).await.err(),
        turn(cx, &actor, org, id, &act).await.err(),
        edit(cx, &actor, org, id, &school.input()).await.err(),
        show(cx, &actor, school.org, id).await.err(),
    ];
    for answer in answers {
        assert!(matches!(answer, Some(Error::NotFound(_))), "{answer:?}");
    }
}
