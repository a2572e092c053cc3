//! Every server function and who may come in. One line per door; a registered door without its line fails here with
//! its name, and so does a line without a door (security 1–3).

use crate::support::{Site, registered_doors};
use Open::{Everybody, Respondent, Staff, To};
use domain::access::{Role, Verb, may};
use http::StatusCode;

/// To whom a door is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    Everybody,
    /// Whoever is signed in with a role in a school.
    Staff,
    /// Staff whose role may do this.
    To(Verb),
    /// Whoever came by the personal link the call is about.
    Respondent,
}

/// The door, to whom it is open, and a body that can be read and does no harm; `{id}` is an id of nothing.
/// The door that ends a session comes last.
pub const DOORS: &[(&str, Open, &str)] = &[
    (
        "accounts/add_user",
        To(Verb::UserManage),
        "login=&name=&password=&role=coordinator",
    ),
    ("accounts/change_password", Staff, "old_password=wrong&new_password=x"),
    ("accounts/disable_user", To(Verb::UserManage), "user={id}"),
    ("accounts/enable_user", To(Verb::UserManage), "user={id}"),
    (
        "accounts/end_role",
        To(Verb::UserManage),
        "role={id}&last_day=2026-04-21",
    ),
    (
        "accounts/give_role",
        To(Verb::UserManage),
        "user={id}&role=coordinator&term[from]=2026-04-21",
    ),
    ("accounts/home", Staff, ""),
    ("accounts/is_without_users", Everybody, ""),
    ("accounts/me", Staff, ""),
    ("accounts/sign_in", Everybody, "login=nobody&password=wrong"),
    ("accounts/user", To(Verb::UserManage), "user={id}"),
    ("accounts/unions_to_head", To(Verb::UserManage), ""),
    ("accounts/users", To(Verb::UserManage), ""),
    ("attempts/one_sheet", Respondent, "invitation={id}"),
    ("attempts/begin_anonymous", Respondent, "invitation={id}&consent=yes"),
    ("attempts/enter_code", Respondent, "invitation={id}&code=000000"),
    ("attempts/own_result", Respondent, "invitation={id}"),
    ("attempts/running", Respondent, "invitation={id}"),
    (
        "attempts/save",
        Respondent,
        r#"{"invitation":"{id}","input":{"attempt":"{id}","item":"a","revision":1}}"#,
    ),
    ("attempts/start", Respondent, "invitation={id}&consent=yes"),
    (
        "attempts/submit",
        Respondent,
        "invitation={id}&attempt={id}&checked=yes",
    ),
    ("attempts/turn", Respondent, "invitation={id}&attempt={id}&section=a"),
    ("attempts/welcome", Respondent, "invitation={id}"),
    ("backups/overview", To(Verb::BackupRead), ""),
    ("campaigns/add_late", To(Verb::CampaignWrite), "id={id}&person="),
    ("campaigns/approve_results", To(Verb::CampaignWrite), "id={id}"),
    ("campaigns/create", To(Verb::CampaignWrite), "campaign[title]="),
    ("campaigns/edit", To(Verb::CampaignWrite), "id={id}&campaign[title]="),
    ("campaigns/form", To(Verb::CampaignWrite), ""),
    ("campaigns/links", To(Verb::CampaignWrite), "id={id}&filter[only]="),
    ("campaigns/list", To(Verb::CampaignRead), ""),
    (
        "campaigns/person",
        To(Verb::CampaignWrite),
        "id={id}&target={id}&person[act]=revoke",
    ),
    ("campaigns/show", To(Verb::CampaignRead), "id={id}"),
    ("campaigns/slips", To(Verb::CampaignWrite), "id={id}&filter[only]="),
    ("campaigns/turn", To(Verb::CampaignWrite), "id={id}&turn[act]=pause"),
    (
        "campaigns/invalidate",
        To(Verb::AttemptInvalidate),
        "campaign={id}&attempt={id}&reason=r",
    ),
    ("campaigns/attempt_result", To(Verb::ResultRead), "id={id}&attempt={id}"),
    ("campaigns/board_now", To(Verb::CampaignRead), "id={id}"),
    ("campaigns/counted_answers", To(Verb::ResultRead), "id={id}"),
    ("campaigns/group_results", To(Verb::ResultRead), "id={id}"),
    (
        "campaigns/mark",
        To(Verb::ResultMark),
        "campaign={id}&attempt={id}&item=a&points=1",
    ),
    ("campaigns/silent", To(Verb::CampaignRead), "id={id}"),
    ("campaigns/waiting_answers", To(Verb::ResultMark), "id={id}"),
    ("events/add", To(Verb::EventWrite), "event[title]="),
    ("events/attend", To(Verb::EventWrite), "id={id}&attend[role]="),
    ("events/attendance", To(Verb::EventWrite), "id={id}&listing[find]="),
    (
        "events/change_participant",
        To(Verb::EventWrite),
        "id={id}&participant[participation]={id}&participant[role]=expert",
    ),
    (
        "events/decide",
        To(Verb::EventConfirm),
        "decide[participations][]={id}&decide[state]=confirmed",
    ),
    ("events/edit", To(Verb::EventWrite), "id={id}&event[title]="),
    ("events/hints", To(Verb::EventWrite), ""),
    ("events/list", To(Verb::EventRead), "listing[find]="),
    ("events/own", Respondent, "invitation={id}"),
    ("events/propose", Respondent, "invitation={id}&proposal[title]="),
    ("events/remove", To(Verb::EventWrite), "id={id}"),
    ("events/show", To(Verb::EventRead), "id={id}"),
    ("events/waiting", To(Verb::EventConfirm), "listing[find]="),
    ("imports/apply", To(Verb::RegisterImport), "id={id}&skip="),
    ("imports/begin", To(Verb::RegisterImport), ""),
    ("imports/choose", To(Verb::RegisterImport), "id={id}&form[sheet]=0"),
    ("imports/columns", To(Verb::RegisterImport), "id={id}"),
    ("imports/discard", To(Verb::RegisterImport), "id={id}"),
    ("imports/preview", To(Verb::RegisterImport), "id={id}&listing[find]="),
    ("documents/acknowledge", Respondent, "invitation={id}&document={id}"),
    ("documents/add", To(Verb::DocumentWrite), "document[title]="),
    ("documents/cite", To(Verb::CampaignWrite), "campaign={id}&document={id}"),
    ("documents/cited", To(Verb::CampaignRead), "campaign={id}"),
    ("documents/detach", To(Verb::DocumentWrite), "id={id}"),
    ("documents/edit", To(Verb::DocumentWrite), "id={id}&document[title]="),
    (
        "documents/list",
        To(Verb::DocumentRead),
        "listing[find]=&listing[filters][kind]=",
    ),
    ("documents/own", Respondent, "invitation={id}"),
    ("documents/remove", To(Verb::DocumentWrite), "id={id}"),
    (
        "documents/send",
        To(Verb::DocumentWrite),
        "id={id}&send[groups][]=pedagogical",
    ),
    ("documents/show", To(Verb::DocumentRead), "id={id}"),
    ("documents/take_acts", To(Verb::DocumentWrite), ""),
    ("documents/tick", To(Verb::DocumentWrite), "tick[list]={id}"),
    (
        "documents/uncite",
        To(Verb::CampaignWrite),
        "campaign={id}&document={id}",
    ),
    ("documents/withdraw", To(Verb::DocumentWrite), "list={id}"),
    (
        "indicators/add_definition",
        To(Verb::ProgrammeWrite),
        "edition={id}&new[title]=",
    ),
    ("indicators/all", To(Verb::IndicatorRead), "query[year]=2026"),
    ("indicators/census", To(Verb::IndicatorRead), "day=2026-01-01"),
    (
        "indicators/change_definition",
        To(Verb::ProgrammeWrite),
        "edition={id}&code=I1&definition[title]=",
    ),
    (
        "indicators/change_policies",
        To(Verb::IndicatorWrite),
        "policies[census_day]=99",
    ),
    ("indicators/correct", To(Verb::IndicatorFreeze), "correct[value]={id}"),
    ("indicators/definition", To(Verb::ProgrammeRead), "edition={id}&code=I1"),
    ("indicators/definitions", To(Verb::ProgrammeRead), "edition={id}"),
    ("indicators/form", To(Verb::IndicatorRead), "year=2026&wording=approved"),
    ("indicators/freeze", To(Verb::IndicatorFreeze), "freeze[year]="),
    (
        "indicators/indicator",
        To(Verb::IndicatorRead),
        "code=I1&query[year]=2026",
    ),
    ("indicators/to_freeze", To(Verb::IndicatorRead), "year=2026"),
    ("indicators/trial", To(Verb::IndicatorWrite), "query[year]=2026"),
    ("indicators/value", To(Verb::IndicatorRead), "id={id}"),
    ("instruments/archive", To(Verb::InstrumentWrite), "instrument={id}"),
    (
        "instruments/correct_key",
        To(Verb::InstrumentPublish),
        "instrument={id}&version={id}&correction[item]=a&correction[act]=annul&correction[reason]=r",
    ),
    (
        "instruments/create",
        To(Verb::InstrumentWrite),
        "new[title]=&new[kind]=test&new[level]=school&new[is_deficit_diagnostics]=",
    ),
    (
        "instruments/edit",
        To(Verb::InstrumentWrite),
        "instrument={id}&edit[act]=add_section",
    ),
    ("instruments/frameworks", To(Verb::InstrumentRead), ""),
    ("instruments/list", To(Verb::InstrumentRead), ""),
    ("instruments/open_desk", To(Verb::InstrumentRead), "id={id}"),
    (
        "instruments/open_version",
        To(Verb::InstrumentRead),
        "instrument={id}&version={id}",
    ),
    (
        "instruments/publish",
        To(Verb::InstrumentPublish),
        "instrument={id}&seen=1&order_ref=",
    ),
    ("instruments/redo", To(Verb::InstrumentWrite), "instrument={id}&seen=1"),
    (
        "instruments/remove_framework",
        To(Verb::InstrumentWrite),
        "framework={id}",
    ),
    (
        "instruments/save_framework",
        To(Verb::InstrumentWrite),
        "framework[id]=&framework[title]=",
    ),
    ("instruments/undo", To(Verb::InstrumentWrite), "instrument={id}&seen=1"),
    (
        "ioms/change_rules",
        To(Verb::IomWrite),
        "rules[required_total]=nonsense",
    ),
    (
        "ioms/close_deficit",
        To(Verb::IomWrite),
        "id={id}&deficit={id}&reason=r",
    ),
    ("ioms/compose", To(Verb::IomWrite), "person="),
    ("ioms/edit", To(Verb::IomWrite), "id={id}&iom[goal]=g"),
    (
        "ioms/list",
        To(Verb::IomRead),
        "listing[find]=&listing[filters][status]=&listing[sort]=&listing[page]=",
    ),
    ("ioms/mark", To(Verb::IomWrite), "id={id}&mark[activity]="),
    ("ioms/meet", To(Verb::IomWrite), "id={id}&meeting[text]="),
    ("ioms/needed", To(Verb::IomRead), "year=2026"),
    ("ioms/relink", To(Verb::IomWrite), "id={id}&link[remove]="),
    ("ioms/rules", To(Verb::IomRead), ""),
    ("ioms/show", To(Verb::IomRead), "id={id}"),
    ("ioms/turn", To(Verb::IomApprove), "id={id}&turn[act]=approve"),
    ("light/add", To(Verb::LightWrite), "register=requests&record[title]="),
    (
        "light/edit",
        To(Verb::LightWrite),
        "register=courses&id={id}&record[title]=",
    ),
    (
        "light/list",
        To(Verb::LightRead),
        "register=mentors&listing[find]=&listing[filters][form]=",
    ),
    ("light/remove", To(Verb::LightWrite), "register=plans&id={id}"),
    ("light/show", To(Verb::LightRead), "register=mentors"),
    ("municipality/hand_in", To(Verb::ValueSubmit), "value={id}&note="),
    ("municipality/submissions", To(Verb::ValueSubmit), ""),
    ("municipality/overview", To(Verb::MunicipalityRead), ""),
    ("programme/add_act", To(Verb::ProgrammeWrite), "version={id}&act[kind]="),
    (
        "programme/add_step",
        To(Verb::ProgrammeWrite),
        "version={id}&step[stage]=",
    ),
    (
        "programme/approve",
        To(Verb::ProgrammeApprove),
        "version={id}&order[no]=",
    ),
    ("programme/begin", To(Verb::ProgrammeWrite), ""),
    ("programme/check", To(Verb::ProgrammeRead), "version={id}"),
    ("programme/compare", To(Verb::ProgrammeRead), "version={id}"),
    (
        "programme/copy_to_year",
        To(Verb::ProgrammeWrite),
        "version={id}&year=2027",
    ),
    ("programme/cycle", To(Verb::ProgrammeRead), "version={id}"),
    ("programme/open", To(Verb::ProgrammeRead), ""),
    ("programme/plan", To(Verb::ProgrammeRead), "version={id}"),
    ("programme/remove_act", To(Verb::ProgrammeWrite), "version={id}&code=A1"),
    ("programme/remove_step", To(Verb::ProgrammeWrite), "step={id}"),
    (
        "programme/save",
        To(Verb::ProgrammeWrite),
        "version={id}&edition[reason]=",
    ),
    (
        "programme/turn_step",
        To(Verb::ProgrammeWrite),
        "step={id}&is_done=true",
    ),
    ("roster/add", To(Verb::RosterWrite), "person[last]=&contract[position]="),
    ("roster/compare", To(Verb::RosterWrite), "id={id}&other="),
    ("roster/dismiss", To(Verb::RosterWrite), "id={id}&dismissal[on]="),
    ("roster/doubles", To(Verb::RosterRead), ""),
    ("roster/edit", To(Verb::RosterWrite), "id={id}&person[last]="),
    ("roster/hiring", To(Verb::RosterWrite), ""),
    ("roster/list", To(Verb::RosterRead), "listing[filters][on]="),
    ("roster/merge", To(Verb::RosterWrite), "pair[into]={id}&pair[from]="),
    ("roster/positions", To(Verb::RosterRead), ""),
    ("roster/set_absence", To(Verb::RosterWrite), "id={id}&absence[kind]="),
    ("roster/set_contract", To(Verb::RosterWrite), "id={id}&contract[id]="),
    (
        "roster/set_membership",
        To(Verb::RosterWrite),
        "id={id}&membership[id]=",
    ),
    ("roster/set_position", To(Verb::RosterWrite), "position[title]="),
    (
        "roster/set_qualification",
        To(Verb::RosterWrite),
        "id={id}&qualification[id]=",
    ),
    ("roster/set_union", To(Verb::RosterWrite), "union[title]="),
    ("roster/show", To(Verb::RosterRead), "id={id}"),
    (
        "roster/tell_apart",
        To(Verb::RosterWrite),
        "pair[into]={id}&pair[from]=",
    ),
    ("roster/unions", To(Verb::RosterRead), ""),
    ("trials/begin", To(Verb::InstrumentRead), "instrument={id}"),
    ("trials/outcome", To(Verb::InstrumentRead), "instrument={id}"),
    ("trials/running", To(Verb::InstrumentRead), "instrument={id}"),
    (
        "trials/save",
        To(Verb::InstrumentRead),
        r#"{"instrument":"{id}","input":{"attempt":"{id}","item":"q1","revision":1,"fields":{},"flagged":null}}"#,
    ),
    (
        "trials/submit",
        To(Verb::InstrumentRead),
        "instrument={id}&attempt={id}&checked=yes",
    ),
    (
        "trials/turn",
        To(Verb::InstrumentRead),
        "instrument={id}&attempt={id}&section=s1&go=next",
    ),
    ("unions/own", To(Verb::UnionRead), ""),
    ("vacancies/add", To(Verb::VacancyWrite), "vacancy[position]="),
    ("vacancies/close", To(Verb::VacancyWrite), "id={id}&close[reason]="),
    ("vacancies/confirm", To(Verb::VacancyWrite), "confirm[vacancies][]={id}"),
    ("vacancies/edit", To(Verb::VacancyWrite), "id={id}&vacancy[position]="),
    ("vacancies/hints", To(Verb::VacancyWrite), ""),
    ("vacancies/list", To(Verb::VacancyRead), "listing[find]="),
    ("vacancies/sheet", To(Verb::VacancyRead), "on="),
    ("vacancies/show", To(Verb::VacancyRead), "id={id}"),
    ("accounts/sign_out", Everybody, ""),
];

/// An id of nothing.
pub const NOTHING: &str = "01890000-0000-7000-8000-000000000000";

#[test]
fn security_1_every_door_has_its_line_and_every_line_its_door() {
    let mut listed: Vec<&str> = DOORS.iter().map(|(door, ..)| *door).collect();
    listed.sort_unstable();
    assert_eq!(
        registered_doors(),
        listed,
        "left: registered, right: listed in doors.rs"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_1_a_stranger_comes_in_only_where_everybody_may() {
    let site = Site::start().await;
    for (door, open, body) in DOORS {
        let answer = site.call(door, None, &body.replace("{id}", NOTHING)).await;
        match open {
            Everybody => assert_let_in(door, "a stranger", answer.status, &answer.body),
            _ => assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{door}: {}", answer.body),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_1_staff_come_in_where_their_role_may() {
    for role in Role::ALL {
        let site = Site::start().await;
        let session = site.sign_in(&format!("{}@own", role.code())).await;
        for (door, open, body) in DOORS {
            let answer = site.call(door, Some(&session), &body.replace("{id}", NOTHING)).await;
            let who = role.code();
            match open {
                To(verb) if !may(role, *verb) => {
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{door} as {who}: {}", answer.body);
                }
                Respondent => assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{door} as {who}"),
                _ => assert_let_in(door, who, answer.status, &answer.body),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_2_a_user_of_another_school_is_not_found_and_stays_as_they_were() {
    let site = Site::start().await;
    let (own, other) = (site.sign_in("sysadmin@own").await, site.sign_in("sysadmin@other").await);
    let listed = site.call("accounts/users", Some(&other), "").await;
    let rows: serde_json::Value = serde_json::from_str(&listed.body).unwrap();
    let foreign = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["roles"][0]["role"] == "coordinator")
        .unwrap();
    let body = format!("user={}", foreign["id"].as_str().unwrap());
    for door in ["accounts/user", "accounts/disable_user", "accounts/enable_user"] {
        let answer = site.call(door, Some(&own), &body).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{door}");
    }
    assert_eq!(site.call("accounts/users", Some(&other), "").await.body, listed.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_16_fields_nobody_asked_for_change_nothing() {
    let site = Site::start().await;
    let session = site.sign_in("sysadmin@own").await;
    let body = "login=new&name=New&password=correct+horse&role=coordinator\
                &org_id=01890000-0000-7000-8000-000000000000&is_admin=true&disabled_at=2026-01-01&id=1";
    assert!(
        site.call("accounts/add_user", Some(&session), body)
            .await
            .status
            .is_success()
    );
    let listed = site.call("accounts/users", Some(&session), "").await;
    let rows: serde_json::Value = serde_json::from_str(&listed.body).unwrap();
    let added = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["login"] == "new")
        .unwrap();
    assert_eq!(
        (added["roles"][0]["role"].as_str(), added["is_disabled"].as_bool()),
        (Some("coordinator"), Some(false))
    );
}

fn assert_let_in(door: &str, who: &str, status: StatusCode, body: &str) {
    let is_refused = matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
    assert!(!is_refused, "{door} refused {who}: {status}");
    assert!(!status.is_server_error(), "{door} failed for {who}: {body}");
    assert!(
        !body.contains("form-unreadable"),
        "{door}: the body in the table cannot be read"
    );
}
