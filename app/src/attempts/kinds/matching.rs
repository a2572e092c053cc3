//! Left sides, each with a select of the right sides.

use crate::attempts::sheet::{Sheet, name};
use crate::t;
use domain::questionnaire::Item;
use domain::questionnaire::answers::field_of;
use domain::questionnaire::kinds::matching::Matching;
use leptos::prelude::*;

pub fn body(item: &Item, matching: &Matching, sheet: &Sheet) -> AnyView {
    let rows = matching.left.iter().map(|left| {
        let field = field_of(&item.id, &left.id);
        let id = format!("{}-{}", item.id, left.id);
        let sides = matching.right.iter().map(|right| {
            let selected = sheet.has(&field, right.id.as_str());
            view! { <option value=right.id.to_string() selected=selected>{right.text.clone()}</option> }
        });
        let sides = sides.collect_view();
        view! {
            <li>
                <label for=id.clone()>{left.text.clone()}</label>
                <select class="select" id=id name=name(&field)><option value="">{t!("choose")}</option>{sides}</select>
            </li>
        }
    });
    view! { <ul class="pairs">{rows.collect_view()}</ul> }.into_any()
}
