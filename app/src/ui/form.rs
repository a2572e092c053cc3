//! A form that works before and without any script: a plain POST to a server function.

use crate::i18n::problem_text;
use crate::request::PageRequest;
use leptos::context::Provider;
use leptos::prelude::*;

/// The server function a field belongs to, for finding what was typed and refused.
#[derive(Clone, Debug)]
pub struct FormPath(pub String);

/// A form; `action` is the server function's path, such as `/api/accounts/sign_in`.
///
/// After a refusal it lists the problems, each linked to its field, and the fields show what was typed.
#[component]
pub fn PostForm(
    #[prop(into)] action: String,
    #[prop(into, optional)] class: String,
    #[prop(into, optional)] id: Option<String>,
    children: Children,
) -> impl IntoView {
    let problems = PageRequest::here()
        .refused(&action)
        .map(|flash| flash.problems.clone())
        .unwrap_or_default();
    let path = FormPath(action.clone());
    view! {
        <form method="post" action=action class=class id=id novalidate>
            {(!problems.is_empty()).then(|| view! { <ErrorSummary problems/> })}
            <Provider value=path>{children()}</Provider>
        </form>
    }
}

/// What was wrong, at the top of the form, with links to the fields.
#[component]
pub fn ErrorSummary(problems: Vec<domain::problem::Problem>) -> impl IntoView {
    let lines = problems.into_iter().map(|problem| {
        let said = problem_text(&problem);
        let href = format!("#field-{}", problem.at);
        match problem.at.is_empty() {
            true => view! { <li>{said}</li> }.into_any(),
            false => view! { <li><a href=href>{said}</a></li> }.into_any(),
        }
    });
    view! {
        <div class="errors" role="alert" tabindex="-1">
            <h2>{crate::t!("form-refused")}</h2>
            <ul>{lines.collect_view()}</ul>
        </div>
    }
}
