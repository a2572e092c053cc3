//! A form that works before and without any script: a plain POST to a server function.

use crate::i18n::problem_text;
use crate::request::{Flash, PageRequest};
use leptos::context::Provider;
use leptos::prelude::*;

/// The form around a field, for finding what was typed and refused.
#[derive(Clone, Debug)]
pub struct FormPath {
    /// The server function.
    pub action: String,
    /// The hidden values that tell this form from others of the same page that call the same server function.
    pub fixed: Vec<(&'static str, String)>,
}

impl FormPath {
    /// What was refused, when it was this form.
    pub fn refusal(&self) -> Option<Flash> {
        let mine = |flash: &Flash| {
            let same =
                |(name, value): &(&str, String)| flash.typed.get(*name).is_some_and(|typed| typed.contains(value));
            self.fixed.iter().all(same)
        };
        PageRequest::here()
            .refused(&self.action)
            .filter(|flash| mine(flash))
            .cloned()
    }

    /// The id of the field of that name, the only one of its page.
    pub fn id_of(&self, field: &str) -> String {
        let own = self.fixed.iter().map(|(_, value)| format!("-{value}"));
        format!("field{}-{field}", own.collect::<String>())
    }
}

/// A form; `action` is the server function's path, such as `/api/accounts/sign_in`.
///
/// After a refusal it lists the problems, each linked to its field, and the fields show what was typed. Where a page
/// has several forms for one server function, `fixed` are the hidden values in which they differ.
#[component]
pub fn PostForm(
    #[prop(into)] action: String,
    #[prop(into, optional)] class: String,
    #[prop(into, optional)] id: Option<String>,
    #[prop(optional)] fixed: Vec<(&'static str, String)>,
    /// It holds a field of files.
    #[prop(optional)]
    files: bool,
    /// The page with the fields, when this form only presses a button: problems lead there.
    #[prop(into, optional)]
    fields_at: String,
    children: Children,
) -> impl IntoView {
    let hidden = fixed.iter().cloned();
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let hidden = hidden.collect_view();
    let form = FormPath {
        action: action.clone(),
        fixed,
    };
    let problems = form.refusal().map(|flash| flash.problems).unwrap_or_default();
    view! {
        <form method="post" action=action class=class id=id enctype=files.then_some("multipart/form-data") novalidate>
            <Provider value=form>
                {(!problems.is_empty()).then(|| view! { <ErrorSummary problems fields_at/> })}
                {hidden}
                {children()}
            </Provider>
        </form>
    }
}

/// What was wrong, at the top of the form, with links to the fields.
#[component]
pub fn ErrorSummary(
    problems: Vec<domain::problem::Problem>,
    /// The page with the fields, unless it is this one.
    #[prop(into, optional)]
    fields_at: String,
) -> impl IntoView {
    let form = use_context::<FormPath>().filter(|_| fields_at.is_empty());
    let lines = problems.into_iter().map(|problem| {
        let said = problem_text(&problem);
        let href = format!("{fields_at}#{}", id_of(form.as_ref(), &problem.at));
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

/// The id of a field, inside a form or without one.
pub fn id_of(form: Option<&FormPath>, field: &str) -> String {
    form.map_or_else(|| format!("field-{field}"), |form| form.id_of(field))
}
