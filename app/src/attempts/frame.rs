//! The frame of a respondent's pages: product, school, one column, language and contrast below.

use crate::error::AppError;
use crate::layout::frame::Footer;
use crate::t;
use crate::ui::error_page::ErrorPage;
use crate::ui::icon::Brand;
use crate::ui::title::Title;
use domain::ids::{InstrumentId, InvitationId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The link to the first thing there is to do, the product, the school.
#[component]
pub fn Top(
    #[prop(into)] title: String,
    #[prop(into)] organization: String,
    #[prop(optional_no_strip)] trial: Option<InstrumentId>,
) -> impl IntoView {
    let product = t!("product");
    view! {
        <Title text=format!("{title} · {product}")/>
        <a class="skip" href="#main">{t!("skip-to-content")}</a>
        <header class="top">
            <div class="top-in">
                <span class="brand"><Brand/></span>
                <span class="org">{organization}</span>
            </div>
        </header>
        {trial.map(band)}
    }
}

/// Over every page of a trial run: nothing here counts, and the way back to the draft.
fn band(instrument: InstrumentId) -> impl IntoView {
    view! {
        <div class="banner">
            {t!("trial-band")} " " <a href=format!("/instruments/{instrument}")>{t!("trial-back")}</a>
        </div>
    }
}

/// A whole page.
#[component]
pub fn AnswerFrame(
    #[prop(into)] title: String,
    #[prop(into)] organization: String,
    #[prop(into, optional)] class: String,
    #[prop(optional_no_strip)] trial: Option<InstrumentId>,
    children: Children,
) -> impl IntoView {
    view! {
        <Top title organization trial/>
        <main class=format!("page narrow {class}").trim().to_owned() id="main">{children()}</main>
        <Footer/>
    }
}

/// The invitation in the page's address.
pub fn invitation() -> Option<InvitationId> {
    use_params_map().with_untracked(|params| params.get("invitation")?.parse().ok())
}

/// The page's content, or what to do when the link's session is over.
pub fn opened<T, V: IntoView + 'static>(answer: Result<T, AppError>, show: impl FnOnce(T) -> V) -> AnyView {
    match answer {
        Ok(data) => show(data).into_any(),
        Err(AppError::Unknown | AppError::NotFound) => view! { <super::gone::Gone/> }.into_any(),
        Err(error) => view! {
            <AnswerFrame title=t!("product") organization=""><ErrorPage error/></AnswerFrame>
        }
        .into_any(),
    }
}
