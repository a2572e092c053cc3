//! Words that the pages of imports, the report and the command line share: columns, problems of rows, the address's id.

use crate::i18n::{Locale, locale, problem_text_in, text_in};
use crate::t;
use domain::ids::UploadId;
use domain::imports::register::Register;
use domain::imports::verdict::Verdict;
use domain::light::register::Light;
use domain::problem::Problem;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The file of the page's address; one that cannot be read is nobody's.
pub fn upload_of_page() -> UploadId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    id.and_then(|id| id.parse().ok()).unwrap_or(UploadId(uuid::Uuid::nil()))
}

/// «Педагоги»
pub fn register_word(register: Register) -> String {
    t!(&format!("import-register-{}", register.code()))
}

/// «Дата приёма»
pub fn column_word(locale: Locale, register: Register, column: &str) -> String {
    text_in(locale, &register.column_key(column), &[])
}

/// «строка 7, поле «Ставка»: ставка должна быть больше 0 и не больше 2 («3»)»; of the file as a whole only what is wrong.
pub fn row_problem(locale: Locale, register: Register, problem: &Problem) -> String {
    let Some((place, column)) = problem.at.split_once(':') else {
        return problem_text_in(locale, problem);
    };
    let field = column_word(locale, register, column);
    let said = cell_said(locale, problem);
    let key = match place.strip_prefix("line ") {
        Some(_) => "import-problem-row",
        None => "import-problem-header",
    };
    let line = place.strip_prefix("line ").unwrap_or_default().to_owned();
    let args = [("line", line.into()), ("field", field.into()), ("said", said.into())];
    text_in(locale, key, &args)
}

/// «Ставка: ставка должна быть больше 0 и не больше 2 («3»)», for a row that is in sight.
pub fn cell_problem(register: Register, problem: &Problem) -> String {
    let column = problem.at.split_once(':').map_or("", |(_, column)| column);
    format!(
        "{}: {}",
        column_word(locale(), register, column),
        cell_said(locale(), problem)
    )
}

fn cell_said(locale: Locale, problem: &Problem) -> String {
    let value = problem.with.get("value").filter(|value| !value.is_empty());
    let value = value.map(|value| text_in(locale, "quoted", &[("text", value.as_str().into())]));
    let value = value.map(|value| format!(" ({value})")).unwrap_or_default();
    format!("{}{value}", problem_text_in(locale, problem))
}

/// «Принято»
#[component]
pub fn VerdictBadge(verdict: Verdict) -> impl IntoView {
    let class = match verdict {
        Verdict::Accepted => "badge good",
        Verdict::Remarked => "badge warn",
        Verdict::Refused => "badge bad",
    };
    view! { <span class=class>{t!(&format!("import-verdict-{}", verdict.code()))}</span> }
}

/// Where the register is looked at, or what is counted from it.
pub fn address(register: Register) -> &'static str {
    match register {
        Register::Roster | Register::Absences => "/roster",
        Register::Campaigns | Register::Attempts => "/campaigns",
        Register::Events | Register::Participation => "/indicators/I3",
        Register::Routes => "/ioms",
        Register::Vacancies => "/indicators/I4",
        Register::Requests => Light::Requests.described().path,
        Register::Courses => Light::Courses.described().path,
        Register::Mentors => Light::Mentors.described().path,
        Register::Plans => Light::Plans.described().path,
        Register::Documents => "/documents",
    }
}
