//! Every page's address, one line each. (Routes are not handed over by features as components: with views
//! erased to one type a feature's list of routes has no type of its own.)

use crate::accounts::{
    disable::Disable, home::Home, list::Accounts, password::Password, show::ShowUser, sign_in::SignIn,
};
use crate::attempts::{
    anonymous::AnonymousPage, gone::Gone, page::Answer, result::ResultPage, review::Review, welcome::WelcomePage,
};
use crate::backups::list::Copies;
use crate::campaigns::{
    answers::AnswersPage, board::BoardPage, edit::EditCampaign, edit::NewCampaign, links::Links, list::Campaigns,
    marking::MarkingPage, person_result::PersonResultPage, results::ResultsPage, show::ShowCampaign, slips::Slips,
    wall::WallPage,
};
use crate::documents::{edit::EditDocument, edit::NewDocument, list::Documents, show::ShowDocument};
use crate::events::{
    attendance::Attendance, edit::EditEvent, edit::NewEvent, list::Events, own::OwnEventsPage, show::ShowEvent,
    waiting::Waiting,
};
use crate::help::page::Help;
use crate::imports::{begin::Imports, columns::ImportColumns, preview::ImportPreview};
use crate::indicators::{
    board::Indicators, census::Census, definition::EditDefinition, definitions::Definitions, form::IndicatorForm,
    freeze::Freeze, rules::Rules, show::ShowIndicator, value::FrozenValue,
};
use crate::instruments::{
    competences::Competences, editor::Editor, list::Instruments, paper::Paper, preview::Preview, publish::Publish,
    version::Version,
};
use crate::ioms::{edit::EditIom, list::Ioms, needed::Needed, rules::IomRulesPage, sheet::IomSheet, show::ShowIom};
use crate::layout::not_found::NotFound;
use crate::light::{edit::EditLightRecord, edit::NewLightRecord, list::LightRegister};
use crate::municipality::{hand_in::HandIn, page::Municipality};
use crate::programme::{
    approve::Approve, check::Check, cycle::Cycle, differences::Differences, edit::Edit, passport::Passport, plan::Plan,
};
use crate::roster::{
    doubles::Doubles, edit::EditPerson, list::Roster, merge::MergePerson, new::NewPerson, positions::Positions,
    show::ShowPerson, unions::Unions,
};
use crate::trials::{TrialPage, TrialResult, TrialReview, TrialStart};
use crate::unions::own::OwnUnion;
use crate::vacancies::{edit::EditVacancy, edit::NewVacancy, list::Vacancies, sheet::Sheet, show::ShowVacancy};
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The whole application. Pages are rendered to their end before they are sent.
#[component]
pub fn App() -> impl IntoView {
    leptos_meta::provide_meta_context();
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=Home ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async/>
                <Route path=path!("/campaigns") view=Campaigns ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/new") view=NewCampaign ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id") view=ShowCampaign ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/edit") view=EditCampaign ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/links") view=Links ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/slips") view=Slips ssr=SsrMode::Async/>
                <Route path=path!("/accounts") view=Accounts ssr=SsrMode::Async/>
                <Route path=path!("/accounts/password") view=Password ssr=SsrMode::Async/>
                <Route path=path!("/accounts/:user") view=ShowUser ssr=SsrMode::Async/>
                <Route path=path!("/accounts/:user/disable") view=Disable ssr=SsrMode::Async/>
                <Route path=path!("/backups") view=Copies ssr=SsrMode::Async/>
                <Route path=path!("/help") view=Help ssr=SsrMode::Async/>
                <Route path=path!("/roster") view=Roster ssr=SsrMode::Async/>
                <Route path=path!("/roster/new") view=NewPerson ssr=SsrMode::Async/>
                <Route path=path!("/roster/unions") view=Unions ssr=SsrMode::Async/>
                <Route path=path!("/roster/positions") view=Positions ssr=SsrMode::Async/>
                <Route path=path!("/roster/doubles") view=Doubles ssr=SsrMode::Async/>
                <Route path=path!("/roster/:id") view=ShowPerson ssr=SsrMode::Async/>
                <Route path=path!("/roster/:id/edit") view=EditPerson ssr=SsrMode::Async/>
                <Route path=path!("/roster/:id/merge") view=MergePerson ssr=SsrMode::Async/>
                <Route path=path!("/union") view=OwnUnion ssr=SsrMode::Async/>
                <Route path=path!("/imports") view=Imports ssr=SsrMode::Async/>
                <Route path=path!("/imports/:id") view=ImportPreview ssr=SsrMode::Async/>
                <Route path=path!("/imports/:id/columns") view=ImportColumns ssr=SsrMode::Async/>
                <Route path=path!("/indicators") view=Indicators ssr=SsrMode::Async/>
                <Route path=path!("/indicators/rules") view=Rules ssr=SsrMode::Async/>
                <Route path=path!("/indicators/census/:day") view=Census ssr=SsrMode::Async/>
                <Route path=path!("/indicators/form") view=IndicatorForm ssr=SsrMode::Async/>
                <Route path=path!("/indicators/hand-in") view=HandIn ssr=SsrMode::Async/>
                <Route path=path!("/municipality") view=Municipality ssr=SsrMode::Async/>
                <Route path=path!("/indicators/freeze") view=Freeze ssr=SsrMode::Async/>
                <Route path=path!("/indicators/values/:id") view=FrozenValue ssr=SsrMode::Async/>
                <Route path=path!("/indicators/definitions/:edition") view=Definitions ssr=SsrMode::Async/>
                <Route path=path!("/indicators/definitions/:edition/:code") view=EditDefinition ssr=SsrMode::Async/>
                <Route path=path!("/indicators/:code") view=ShowIndicator ssr=SsrMode::Async/>
                <Route path=path!("/ioms") view=Ioms ssr=SsrMode::Async/>
                <Route path=path!("/ioms/needed") view=Needed ssr=SsrMode::Async/>
                <Route path=path!("/ioms/rules") view=IomRulesPage ssr=SsrMode::Async/>
                <Route path=path!("/ioms/:id") view=ShowIom ssr=SsrMode::Async/>
                <Route path=path!("/ioms/:id/edit") view=EditIom ssr=SsrMode::Async/>
                <Route path=path!("/ioms/:id/sheet") view=IomSheet ssr=SsrMode::Async/>
                <Route path=path!("/events") view=Events ssr=SsrMode::Async/>
                <Route path=path!("/events/new") view=NewEvent ssr=SsrMode::Async/>
                <Route path=path!("/events/waiting") view=Waiting ssr=SsrMode::Async/>
                <Route path=path!("/events/:id") view=ShowEvent ssr=SsrMode::Async/>
                <Route path=path!("/events/:id/edit") view=EditEvent ssr=SsrMode::Async/>
                <Route path=path!("/events/:id/attendance") view=Attendance ssr=SsrMode::Async/>
                <Route path=path!("/vacancies") view=Vacancies ssr=SsrMode::Async/>
                <Route path=path!("/vacancies/new") view=NewVacancy ssr=SsrMode::Async/>
                <Route path=path!("/vacancies/sheet") view=Sheet ssr=SsrMode::Async/>
                <Route path=path!("/vacancies/:id") view=ShowVacancy ssr=SsrMode::Async/>
                <Route path=path!("/vacancies/:id/edit") view=EditVacancy ssr=SsrMode::Async/>
                <Route path=path!("/documents") view=Documents ssr=SsrMode::Async/>
                <Route path=path!("/documents/new") view=NewDocument ssr=SsrMode::Async/>
                <Route path=path!("/documents/:id") view=ShowDocument ssr=SsrMode::Async/>
                <Route path=path!("/documents/:id/edit") view=EditDocument ssr=SsrMode::Async/>
                <Route path=path!("/registers/:register") view=LightRegister ssr=SsrMode::Async/>
                <Route path=path!("/registers/:register/new") view=NewLightRecord ssr=SsrMode::Async/>
                <Route path=path!("/registers/:register/:id") view=EditLightRecord ssr=SsrMode::Async/>
                <Route path=path!("/programme") view=Passport ssr=SsrMode::Async/>
                <Route path=path!("/programme/edit") view=Edit ssr=SsrMode::Async/>
                <Route path=path!("/programme/approve") view=Approve ssr=SsrMode::Async/>
                <Route path=path!("/programme/plan") view=Plan ssr=SsrMode::Async/>
                <Route path=path!("/programme/check") view=Check ssr=SsrMode::Async/>
                <Route path=path!("/programme/differences") view=Differences ssr=SsrMode::Async/>
                <Route path=path!("/programme/cycle") view=Cycle ssr=SsrMode::Async/>
                <Route path=path!("/answer") view=Gone ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation") view=WelcomePage ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/page") view=Answer ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/sheet") view=AnonymousPage ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/review") view=Review ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/events") view=OwnEventsPage ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/result") view=ResultPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/board") view=BoardPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/wall") view=WallPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/results") view=ResultsPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/answers") view=AnswersPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/results/:attempt") view=PersonResultPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/marking") view=MarkingPage ssr=SsrMode::Async/>
                <Route path=path!("/instruments") view=Instruments ssr=SsrMode::Async/>
                <Route path=path!("/instruments/competences") view=Competences ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id") view=Editor ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/preview") view=Preview ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/print") view=Paper ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/trial") view=TrialStart ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/trial/page") view=TrialPage ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/trial/review") view=TrialReview ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/trial/result") view=TrialResult ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/publish") view=Publish ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/versions/:version") view=Version ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
