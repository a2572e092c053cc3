//! Places given to options by native selects, so that it works by keyboard and without any script.

use crate::attempts::sheet::{Sheet, name};
use crate::t;
use domain::questionnaire::Item;
use domain::questionnaire::answers::field_of;
use domain::questionnaire::kinds::Choosable;
use domain::questionnaire::kinds::ranking::Ranking;
use leptos::prelude::*;

pub fn hint(ranking: &Ranking) -> String {
    t!(
        "hint-ranking",
        count = i64::try_from(ranking.place_count()).unwrap_or(0)
    )
}

pub fn body(item: &Item, options: &[Choosable], places: usize, sheet: &Sheet) -> AnyView {
    let rows = options.iter().map(|option| {
        let field = field_of(&item.id, &option.id);
        let id = format!("{}-{}", item.id, option.id);
        let places = (1..=places).map(|place| {
            let text = place.to_string();
            let selected = sheet.has(&field, &text);
            view! { <option value=text selected=selected>{t!("place-no", no = place)}</option> }
        });
        let places = places.collect_view();
        view! {
            <li>
                <label for=id.clone()>{option.text.clone()}</label>
                <select class="select" id=id name=name(&field)><option value="">{t!("place")}</option>{places}</select>
            </li>
        }
    });
    view! { <ul class="pairs places">{rows.collect_view()}</ul> }.into_any()
}
