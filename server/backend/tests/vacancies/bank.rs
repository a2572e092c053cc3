//! The bank of vacancies (SR-50, SR-63, SR-65): adding, closing with a reason, the word of January, the sums of a day.

use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::clock::moment;
use backend::error::Error;
use backend::formats::csv;
use backend::indicators::indicator;
use backend::registers::FileWords;
use backend::vacancies::{add, close, confirm, edit, export_vacancies, import_vacancies, sheet, show, vacancies};
use chrono::NaiveDate;
use domain::access::Role;
use domain::ids::{OrgId, VacancyId};
use domain::indicators::wire::IndicatorQuery;
use domain::points::Exact;
use domain::registers::listing::Listing;
use domain::vacancies::wire::{CloseInput, ConfirmInput, VacancyInput, VacancyList};
use tempfile::TempDir;

const VACANCIES: &[u8] = include_bytes!("../../src/demo/data/vacancies.csv");

struct Desk {
    cx: Backend,
    org: OrgId,
    coordinator: Actor,
    _folder: TempDir,
}

async fn desk() -> Desk {
    let (cx, folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let coordinator = support::member(&cx, org, Role::Coordinator).await;
    Desk {
        cx,
        org,
        coordinator,
        _folder: folder,
    }
}

impl Desk {
    fn at(&self, day: &str) {
        let noon = day.parse::<NaiveDate>().unwrap().and_hms_opt(12, 0, 0).unwrap();
        self.cx.clock.set(moment(noon, backend::Zone::Europe__Moscow));
    }

    async fn list(&self, filters: &[(&str, &str)]) -> VacancyList {
        let narrowed = |listing: Listing, (name, value): &(&str, &str)| listing.with_filter(name, value);
        let listing = filters.iter().fold(Listing::default(), narrowed);
        vacancies(&self.cx, &self.coordinator, self.org, &listing)
            .await
            .unwrap()
    }

    async fn add(&self, input: &VacancyInput) -> VacancyId {
        add(&self.cx, &self.coordinator, self.org, input).await.unwrap()
    }

    /// Indicator 4 of the year, so far.
    async fn counted(&self, year: &str) -> usize {
        let query = IndicatorQuery {
            year: year.to_owned(),
            ..IndicatorQuery::default()
        };
        let view = indicator(&self.cx, &Actor::System, self.org, "I4", &query)
            .await
            .unwrap();

        view.reading.shown.parse().unwrap()
    }
}

fn physics() -> VacancyInput {
    VacancyInput {
        position: "учитель физики".to_owned(),
        rate: "1".to_owned(),
        opened: "2026-04-01".to_owned(),
        ..VacancyInput::default()
    }
}

fn closing(on: &str, reason: &str) -> CloseInput {
    CloseInput {
        on: on.to_owned(),
        reason: reason.to_owned(),
    }
}

fn titles(list: &VacancyList) -> Vec<&str> {
    list.page.rows.iter().map(|row| row.position.as_str()).collect()
}

#[tokio::test]
async fn sr_65_a_row_is_added_counts_and_is_closed_with_a_reason() {
    let desk = desk().await;
    let (cx, org) = (&desk.cx, desk.org);
    let wrong = VacancyInput {
        rate: "5".to_owned(),
        ..physics()
    };
    assert!(matches!(
        add(cx, &desk.coordinator, org, &wrong).await,
        Err(Error::Invalid(_))
    ));
    let methodist = support::member(cx, org, Role::Methodist).await;
    assert!(matches!(
        add(cx, &methodist, org, &physics()).await,
        Err(Error::Forbidden(_))
    ));
    let id = desk.add(&physics()).await;
    assert_eq!(desk.counted("2026").await, 1);
    let other = support::school(cx, "other").await;
    let stranger = support::coordinator(other);
    let foreign = close(cx, &stranger, other, id, &closing("", "приём")).await;
    assert!(matches!(foreign, Err(Error::NotFound(_))), "another school's row");

    let no_reason = close(cx, &desk.coordinator, org, id, &closing("", "")).await;
    let Err(Error::Invalid(problems)) = no_reason else {
        panic!("closed without a reason")
    };
    assert_eq!(problems[0].at, "close[reason]");
    close(cx, &desk.coordinator, org, id, &closing("2026-04-20", "принят учитель"))
        .await
        .unwrap();
    assert_eq!(desk.counted("2026").await, 0);
    let again = close(cx, &desk.coordinator, org, id, &closing("2026-04-20", "снова")).await;
    assert!(matches!(again, Err(Error::Conflict(_))));
    let page = show(cx, &desk.coordinator, org, id).await.unwrap();
    assert!(!page.line.is_open && page.line.days == 19 && page.line.reason == "принят учитель");
    let acts: Vec<&str> = page.history.iter().map(|one| one.act.as_str()).collect();
    assert_eq!(acts, ["close", "add"]);

    edit(cx, &desk.coordinator, org, id, &physics()).await.unwrap();
    assert_eq!(desk.counted("2026").await, 1, "opened again by taking the day away");
}

#[tokio::test]
async fn ex_17_sr_63_the_bank_shows_any_day_with_its_posts_and_rates() {
    let desk = desk().await;
    desk.at("2027-01-20");
    import_vacancies(&desk.cx, &desk.coordinator, desk.org, VACANCIES)
        .await
        .unwrap();
    let census = desk.list(&[("on", "2027-01-01")]).await;
    assert_eq!((census.sums.posts, census.sums.temporary, census.sums.other), (4, 1, 1));
    assert_eq!(census.sums.rates, Exact::new(7, 2));
    assert_eq!((census.all, census.open, census.closed), (7, 5, 1));
    assert_eq!(
        titles(&census),
        [
            "педагог дополнительного образования",
            "уборщик служебных помещений",
            "учитель английского языка",
            "учитель начальных классов",
            "учитель физики"
        ]
    );
    let closed = desk.list(&[("state", "closed")]).await;
    assert_eq!(closed.page.rows.len(), 2);
    let temporary = desk.list(&[("kind", "temporary")]).await;
    assert_eq!(titles(&temporary), ["учитель начальных классов"]);
    assert_eq!(desk.list(&[("state", "all")]).await.page.rows.len(), 7);
    let printed = sheet(&desk.cx, &desk.coordinator, desk.org, "2027-01-01")
        .await
        .unwrap();
    assert_eq!((printed.rows.len(), printed.sums), (5, census.sums));
    let physics = printed
        .rows
        .iter()
        .find(|row| row.position == "учитель физики")
        .unwrap();
    assert_eq!(physics.days, 495, "since 25.08.2025");
}

#[tokio::test]
async fn sr_65_in_january_each_open_row_is_confirmed_by_one_click_each_or_all() {
    let desk = desk().await;
    let (cx, org) = (&desk.cx, desk.org);
    desk.at("2027-01-12");
    import_vacancies(cx, &desk.coordinator, org, VACANCIES).await.unwrap();
    let list = desk.list(&[]).await;
    assert!(list.is_january);
    let waiting: Vec<VacancyId> = list.awaiting.iter().map(|row| row.id).collect();
    assert_eq!(waiting.len(), 4, "V5 was closed today, V7 was opened after 1 January");
    let named = |ids: &[VacancyId]| ConfirmInput {
        vacancies: ids.iter().map(ToString::to_string).collect(),
    };
    let nothing = confirm(cx, &desk.coordinator, org, &ConfirmInput::default()).await;
    assert!(matches!(nothing, Err(Error::Invalid(_))));
    let closed = desk.list(&[("state", "closed")]).await.page.rows[0].id;
    let stale = confirm(cx, &desk.coordinator, org, &named(&[waiting[0], closed])).await;
    assert!(matches!(stale, Err(Error::Conflict(_))));
    assert_eq!(desk.list(&[]).await.awaiting.len(), 4, "nothing was half done");

    assert_eq!(
        confirm(cx, &desk.coordinator, org, &named(&waiting[..1]))
            .await
            .unwrap(),
        1
    );
    assert_eq!(desk.list(&[]).await.awaiting.len(), 3);
    assert_eq!(confirm(cx, &desk.coordinator, org, &named(&waiting)).await.unwrap(), 3);
    assert!(desk.list(&[]).await.awaiting.is_empty());
    let page = show(cx, &desk.coordinator, org, waiting[0]).await.unwrap();
    assert_eq!(page.line.confirmed_on.unwrap().to_string(), "2027-01-12");
    assert_eq!(page.history[0].act, "confirm");
    desk.at("2028-01-10");
    assert_eq!(desk.list(&[]).await.awaiting.len(), 5, "and anew the next January");
}

#[tokio::test]
async fn what_is_taken_away_as_a_file_loads_again_and_changes_nothing() {
    let desk = desk().await;
    import_vacancies(&desk.cx, &desk.coordinator, desk.org, VACANCIES)
        .await
        .unwrap();
    let head = "id position subject posts rate load opened closed kind reason confirmed note";
    let words = FileWords {
        title: "Вакансии".to_owned(),
        head: head.split(' ').map(str::to_owned).collect(),
        ..FileWords::default()
    };
    let all = Listing::default().with_filter("state", "all");
    let table = export_vacancies(&desk.cx, &desk.coordinator, desk.org, &all, &words)
        .await
        .unwrap();
    let file = csv::write(&table).unwrap();
    let again = import_vacancies(&desk.cx, &desk.coordinator, desk.org, &file)
        .await
        .unwrap();
    assert_eq!((again.rows, again.changed), (7, 0));
}
