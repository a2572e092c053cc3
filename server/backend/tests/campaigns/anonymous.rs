//! What is seen of an anonymous campaign: refused where it cannot be one, counts in steps while it is open, results
//! only afterwards and of no small group (DD-16, AC-12, security 57 to 59).

use super::{School, kinds};
use crate::attempts::anonymous::{campaign, form, hand_in, plan};
use crate::attempts::school::{Plan, School as Answering, column, school};
use crate::support;
use backend::actor::Actor;
use backend::attempts::{hand_in_anonymously, welcome};
use backend::campaigns::{
    LinksFormat, LinksWords, ResultsWords, board, create, edit, export_links, group_answers, links, links_page, list,
    non_respondents, results, results_book, show, slips, turn,
};
use backend::formats::table::{Cell, Table};
use backend::formats::workbook;
use backend::indicators::{change_policies, trial};
use domain::campaigns::disposition::Disposition;
use domain::campaigns::links_wire::LinkFilter;
use domain::campaigns::results_wire::GroupAnswers;
use domain::campaigns::tally::Tally;
use domain::campaigns::window::Act;
use domain::campaigns::wire::{CampaignInput, TurnInput};
use domain::ids::CampaignId;
use domain::imports::workbook::SheetRows;
use domain::indicators::wire::IndicatorQuery;
use uuid::Uuid;

/// A school where so many are asked, whoever looks, and the campaign.
async fn asked(people: usize) -> (Answering, Actor, CampaignId) {
    let school = school(plan(people)).await;
    let (who, id) = (support::coordinator(school.org), campaign(&school).await);
    (school, who, id)
}

/// The campaign is over.
async fn close(school: &Answering) {
    school.later(60 * 24 * 11, 0).await;
}

fn words() -> ResultsWords {
    ResultsWords {
        title: "Результаты".into(),
        hidden: "мало".into(),
        veiled: "рано".into(),
        texts: "Тексты".into(),
        columns_alone: "врозь".into(),
        sheets: ["1", "2", "3", "4"].map(String::from),
        people: ["слово"; 6].map(String::from),
        competences: ["слово"; 4].map(String::from),
        codebook: ["слово"; 5].map(String::from),
        measures: Vec::new(),
    }
}

/// The sheets of the file, as a program that opens it reads them.
async fn book(school: &Answering, who: &Actor, id: CampaignId) -> Vec<Table> {
    let (_, file) = results_book(&school.cx, who, (school.org, id), &words()).await.unwrap();
    let table = |sheet: SheetRows| {
        let mut rows = sheet.rows.into_iter().map(|(_, cells)| cells);
        Table {
            title: sheet.title,
            head: rows.next().unwrap(),
            rows: rows.map(|cells| cells.into_iter().map(Cell::from).collect()).collect(),
        }
    };
    workbook::read(&file).unwrap().sheets.into_iter().map(table).collect()
}

async fn answers(school: &Answering, who: &Actor, id: CampaignId) -> GroupAnswers {
    group_answers(&school.cx, who, school.org, id).await.unwrap()
}

#[tokio::test]
async fn ac_12_results_are_closed_while_the_campaign_is_open() {
    let (school, who, id) = asked(6).await;
    for no in 0..6 {
        hand_in(&school, no, &format!("кенар {no}")).await;
    }
    let early = results(&school.cx, &who, school.org, id).await.unwrap();
    assert_eq!((early.people_count, early.is_hidden), (0, true));
    assert_eq!(early.opens_at.unwrap().to_string(), "2026-04-30 12:00:00");
    let early = answers(&school, &who, id).await;
    assert!(early.items.is_empty() && early.people_count == 0 && early.opens_at.is_some());
    let early = book(&school, &who, id).await;
    assert_eq!((early.len(), early[0].head[0].as_str()), (1, "рано"));

    close(&school).await;
    let seen = results(&school.cx, &who, school.org, id).await.unwrap();
    assert_eq!((seen.people_count, seen.is_hidden, seen.opens_at), (6, false, None));
    assert!(seen.people.is_none(), "nobody is named");
    let seen = answers(&school, &who, id).await;
    let Tally::Options { lines, .. } = &seen.items[0].answers else {
        panic!("{:?}", seen.items[0]);
    };
    assert_eq!(lines.iter().map(|line| line.count).collect::<Vec<_>>(), [6, 0]);
}

#[tokio::test]
async fn ac_12_a_group_of_four_is_hidden() {
    let (school, who, id) = asked(8).await;
    for no in 0..4 {
        hand_in(&school, no, "кенар").await;
    }
    close(&school).await;
    let few = results(&school.cx, &who, school.org, id).await.unwrap();
    assert_eq!((few.people_count, few.is_hidden, few.opens_at), (4, true, None));
    assert!(answers(&school, &who, id).await.items.is_empty());
    let few = book(&school, &who, id).await;
    assert_eq!((few.len(), few[0].head[0].as_str()), (1, "мало"));
    let board = board(&school.cx, &who, school.org, id).await.unwrap();
    assert_eq!((board.funnel.complete(), board.funnel.eligible()), (4, 8));
    assert!(
        board.positions.is_empty() && board.has_hidden,
        "the only position is a small group"
    );
}

#[tokio::test]
async fn dd_16_what_was_promised_at_opening_is_kept_when_the_policy_is_lowered() {
    let (school, who, id) = asked(8).await;
    for no in 0..4 {
        hand_in(&school, no, "кенар").await;
    }
    let query = IndicatorQuery::default();
    let mut policies = trial(&school.cx, &who, school.org, &query, None).await.unwrap().form;
    policies.anonymity_threshold = "3".to_owned();
    change_policies(&school.cx, &who, school.org, &policies).await.unwrap();
    let said = welcome(&school.cx, &school.respondent(5)).await.unwrap();
    assert_eq!(said.shown_from, Some(5));
    close(&school).await;
    let few = results(&school.cx, &who, school.org, id).await.unwrap();
    assert!(few.is_hidden);
    assert!(answers(&school, &who, id).await.items.is_empty());
}

#[tokio::test]
async fn security_58_texts_are_shown_from_ten_answers_on_and_apart_from_the_rest() {
    for people in [9, 10] {
        let (school, who, id) = asked(people).await;
        for no in 0..people {
            hand_in(&school, no, &format!("кенар {}", people - no)).await;
        }
        close(&school).await;
        let seen = answers(&school, &who, id).await;
        let tables = book(&school, &who, id).await;
        let data = format!("{:?}", tables[0].rows);
        assert!(
            !data.contains("кенар"),
            "a text beside a choice would tell who ticked it"
        );
        assert_eq!(
            (tables[0].head.as_slice(), tables[0].rows.len()),
            (&["q1".to_owned()][..], people)
        );
        if people < 10 {
            assert_eq!(seen.items[1].answers, Tally::Withheld(10));
            assert_eq!(tables.len(), 2, "answers and codebook");
            continue;
        }
        let Tally::Texts(lines) = &seen.items[1].answers else {
            panic!("{:?}", seen.items[1]);
        };
        assert_eq!(lines.len(), 10);
        let texts: Vec<&Cell> = tables[1].rows.iter().map(|row| &row[2]).collect();
        let mut sorted: Vec<String> = (1..=10).map(|no| format!("кенар {no}")).collect();
        sorted.sort();
        let sorted: Vec<Cell> = sorted.into_iter().map(Cell::from).collect();
        assert_eq!(texts, sorted.iter().collect::<Vec<_>>(), "in no order of coming");
    }
}

#[tokio::test]
async fn security_58_a_row_of_the_file_is_nobody() {
    let option = |id: &str| serde_json::json!({ "id": id, "text": format!("Вариант {id}") });
    let item = |id: &str| {
        let options = [option("a"), option("b")];
        serde_json::json!({ "id": id, "stem": id, "kind": { "choice": { "pick": "one", "options": options } } })
    };
    let sections = serde_json::json!([{ "id": "s1", "items": [item("q1"), item("q2")] }]);
    let draft = serde_json::json!({
        "kind": "questionnaire",
        "questionnaire": { "format": 1, "title": "Анкета", "sections": sections },
        "keys": { "format": 1 }
    });
    let school = school(Plan { draft, ..plan(6) }).await;
    let (who, id) = (support::coordinator(school.org), campaign(&school).await);
    for no in 0..6 {
        school.open(no).await;
        let (one, two) = if no < 3 { ("a", "b") } else { ("b", "a") };
        let sent = form(&[("q1", one), ("q2", two)]);
        let again = hand_in_anonymously(&school.cx, &school.respondent(no), &sent).await;
        assert_eq!(again.unwrap(), None, "it is in");
    }
    close(&school).await;
    let tables = book(&school, &who, id).await;
    assert_eq!((tables[0].head.len(), tables[0].rows.len()), (2, 6));
    for row in &tables[0].rows {
        assert_eq!(row[0], row[1], "everybody picked two different ones");
    }
    assert_eq!(tables[1].rows[0][1], Cell::from("врозь".to_owned()));
}

/// Everything that anybody may look at while the campaign is open.
async fn everything(school: &Answering, (who, head): (&Actor, &Actor), id: CampaignId) -> (usize, String) {
    let (cx, org) = (&school.cx, school.org);
    let filter = LinkFilter {
        only: "silent".to_owned(),
        ..LinkFilter::default()
    };
    let board = board(cx, who, org, id).await.unwrap();
    let mut seen = vec![serde_json::to_string(&board).unwrap()];
    seen.push(serde_json::to_string(&list(cx, who, org).await.unwrap()).unwrap());
    seen.push(serde_json::to_string(&show(cx, who, org, id).await.unwrap().row).unwrap());
    for filter in [LinkFilter::default(), filter] {
        let page = links_page(cx, who, (org, id), "", &filter).await.unwrap();
        seen.push(serde_json::to_string(&page).unwrap());
        let page = slips(cx, who, (org, id), "http://a", &filter).await.unwrap();
        seen.push(serde_json::to_string(&page).unwrap());
    }
    seen.push(serde_json::to_string(&non_respondents(cx, who, org, id, "").await.unwrap()).unwrap());
    seen.push(serde_json::to_string(&results(cx, who, org, id).await.unwrap()).unwrap());
    let file = export_links(cx, who, (org, id), "", LinksFormat::Csv, &LinksWords::default()).await;
    seen.push(String::from_utf8(file.unwrap().content).unwrap());
    let home = backend::accounts::home(cx, who, org).await.unwrap();
    seen.push(serde_json::to_string(&home).unwrap());
    let own = backend::unions::own_union(cx, head, org).await.unwrap();
    assert_eq!(own.campaigns.len(), 1);
    seen.push(serde_json::to_string(&own).unwrap());
    (board.funnel.complete(), seen.join("\n"))
}

/// Everybody asked belongs to one union, whose head looks too.
async fn all_in_one_union(school: &Answering) -> Actor {
    let head = support::head(&school.cx, school.org, "head", "МО").await;
    let id = column::<Uuid>(&school.cx, "SELECT id FROM methodical_unions").await[0];
    school
        .run("UPDATE targets SET union_id = (SELECT id FROM methodical_unions)")
        .await;
    let counted = format!("UPDATE progress_counters SET value = '{id}' WHERE facet = 'union'");
    school.run(&counted).await;
    head
}

#[tokio::test]
async fn security_57_any_two_looks_differ_by_nothing_or_by_three_answers() {
    let (school, who, id) = asked(11).await;
    let head = all_in_one_union(&school).await;
    let mut looks = vec![everything(&school, (&who, &head), id).await];
    for no in 0..11 {
        hand_in(&school, no, "кенар").await;
        looks.push(everything(&school, (&who, &head), id).await);
    }
    let counts: Vec<usize> = looks.iter().map(|(count, _)| *count).collect();
    assert_eq!(counts, [0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9]);
    for pair in looks.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        assert_eq!(pair[0].1, pair[1].1, "nothing else tells that somebody has answered");
    }
    let board = board(&school.cx, &who, school.org, id).await.unwrap();
    assert!(board.is_veiled && !board.has_names);
    assert!(board.curve.is_empty() && board.unions.is_empty() && board.positions.is_empty());
}

#[tokio::test]
async fn after_the_end_the_numbers_are_exact_and_the_links_say_who_took_part() {
    let (school, who, id) = asked(7).await;
    for no in 0..5 {
        hand_in(&school, no, "кенар").await;
    }
    school.open(6).await;
    let open = links(&school.cx, &who, school.org, id).await.unwrap();
    assert!(open.iter().all(|link| link.disposition.is_none()));
    close(&school).await;
    let board = board(&school.cx, &who, school.org, id).await.unwrap();
    assert_eq!(
        (board.funnel.complete(), board.is_veiled, board.has_hidden),
        (5, false, false)
    );
    assert_eq!(board.positions.len(), 1);
    assert!(board.curve.is_empty(), "no day is known");
    let links = links(&school.cx, &who, school.org, id).await.unwrap();
    let done = links
        .iter()
        .filter(|link| link.disposition == Some(Disposition::Complete));
    assert_eq!(done.count(), 5);
    let looked = links
        .iter()
        .filter(|link| link.disposition == Some(Disposition::NotOpened));
    assert_eq!(looked.count(), 2, "who has only looked is not told apart");
}

#[tokio::test]
async fn one_that_has_closed_stays_closed() {
    let (school, who, id) = asked(1).await;
    let act = |act: &str, closes: &str| TurnInput {
        act: act.to_owned(),
        reason: "так решили".to_owned(),
        closes: closes.to_owned(),
    };
    let later = act("extend", "2026-05-07T23:59");
    turn(&school.cx, &who, school.org, id, &later).await.unwrap();
    turn(&school.cx, &who, school.org, id, &act("close", "")).await.unwrap();
    for again in [act("reopen", ""), act("extend", "2026-06-07T23:59")] {
        let refused = kinds(turn(&school.cx, &who, school.org, id, &again).await);
        assert_eq!(refused[0].1, "anonymous-stays-closed");
    }
    let page = show(&school.cx, &who, school.org, id).await.unwrap();
    assert_eq!(page.acts, [Act::Archive]);
}

fn anonymous(input: CampaignInput) -> CampaignInput {
    CampaignInput {
        anonymity: "anonymous".to_owned(),
        resume_by: "link".to_owned(),
        limit_minutes: String::new(),
        counts_for_indicators: "yes".to_owned(),
        ..input
    }
}

#[tokio::test]
async fn what_needs_an_attempt_is_refused_each_at_its_field() {
    let school = School::new().await;
    let input = CampaignInput {
        anonymity: "anonymous".to_owned(),
        attempts_allowed: "2".to_owned(),
        ..school.input()
    };
    let found = kinds(create(&school.cx, &school.actor, school.org, &input).await);
    let expected = [
        ("campaign[resume_by]", "anonymity-without-code"),
        ("campaign[attempts_allowed]", "anonymity-one-attempt"),
        ("campaign[limit_minutes]", "anonymity-without-limit"),
    ];
    assert_eq!(found, expected.map(|(at, kind)| (at.to_owned(), kind.to_owned())));
}

#[tokio::test]
async fn dd_16_what_is_scored_is_never_anonymous() {
    let scored = school(Plan::default()).await;
    let version = column::<Uuid>(&scored.cx, "SELECT id FROM instrument_versions").await[0];
    let other = School::new().await;
    let input = CampaignInput {
        version: version.to_string(),
        ..anonymous(other.input())
    };
    let found = kinds(create(&scored.cx, &support::coordinator(scored.org), scored.org, &input).await);
    let expected = [("campaign[anonymity]".to_owned(), "anonymity-scored".to_owned())];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn security_59_the_mode_is_fixed_once_the_campaign_has_been_open() {
    let school = School::new().await;
    let input = anonymous(school.input());
    let id = create(&school.cx, &school.actor, school.org, &input).await.unwrap();
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert_eq!(
        page.settings.counts_for_indicators, "",
        "EX-19: it counts for no indicator"
    );
    // In preparation it may be changed there and back.
    for one in [&school.input(), &input] {
        edit(&school.cx, &school.actor, school.org, id, one).await.unwrap();
    }
    school.turn(id, "approve", "", "").await.unwrap();
    school.at("2026-04-20T10:00:00Z");
    backend::campaigns::open_due(&school.cx).await.unwrap();
    let flip = edit(&school.cx, &school.actor, school.org, id, &school.input()).await;
    assert_eq!(kinds(flip)[0].1, "campaign-state-forbids");
    // A clock that is set back opens no way either.
    school.at("2026-04-20T09:00:00Z");
    let flip = edit(&school.cx, &school.actor, school.org, id, &school.input()).await;
    let expected = [("campaign[anonymity]".to_owned(), "anonymity-fixed".to_owned())];
    assert_eq!(kinds(flip), expected);
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert_eq!(page.settings.anonymity, "anonymous");
}
