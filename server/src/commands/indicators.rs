//! `otklik indicators`: the same numbers and evidence as the page, for people and for programs.

use super::{open, said};
use crate::settings::Indicators;
use app::i18n::{Locale, text_in};
use backend::accounts::organization_by_code;
use backend::actor::Actor;
use backend::indicators::indicator;
use domain::indicators::wire::{EvidenceRow, IndicatorQuery, IndicatorView};
use serde_json::json;

pub async fn run(settings: Indicators) -> anyhow::Result<()> {
    let cx = open(&settings.common).await?;
    let org = organization_by_code(&cx, &settings.org).await.map_err(said)?.id;
    let query = IndicatorQuery {
        year: settings.year.map(|year| year.to_string()).unwrap_or_default(),
        as_of: settings
            .as_of
            .map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string())
            .unwrap_or_default(),
    };
    let view = indicator(&cx, &Actor::System, org, &query).await.map_err(said)?;
    cx.db.close().await?;
    match settings.json {
        true => println!("{}", serde_json::to_string_pretty(&json!([as_json(&view)]))?),
        false => print!("{}", as_text(&view)),
    }
    Ok(())
}

fn as_json(view: &IndicatorView) -> serde_json::Value {
    let mut value = json!({
        "code": view.code,
        "title": word("indicator", &view.code),
        "year": view.year,
        "numerator": view.numerator,
        "denominator": view.denominator,
        "besides": view.besides,
        "value": view.plain,
        "state": view.state,
        "as_of": view.as_of.format("%Y-%m-%dT%H:%M").to_string(),
        "census_date": view.census_date.to_string(),
        "staff_date": view.staff_date.to_string(),
        // A plain space: programs compare it, and it is typed on keyboards.
        "formula": view.formula.replace('\u{a0}', " "),
        "policies": view.rules.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "evidence": view.people.iter().map(evidence).collect::<Vec<_>>(),
    });
    if let (Some(reason), Some(fields)) = (&view.absent_reason, value.as_object_mut()) {
        fields.insert("absent_reason".to_owned(), json!(reason));
    }
    value
}

fn evidence(row: &EvidenceRow) -> serde_json::Value {
    json!({
        "person": row.person.as_ref().unwrap_or(&row.name),
        "name": row.name.replace('\u{a0}', " "),
        "union": row.union,
        "in_staff": row.in_staff,
        "included": row.included,
        "reason": row.reason,
    })
}

fn as_text(view: &IndicatorView) -> String {
    let mut text = format!(
        "{}\n{} год, на {}, {}; дата учёта {}\n\n  {}\n",
        word("indicator", &view.code),
        view.year,
        view.as_of.format("%d.%m.%Y %H:%M"),
        word("value-state", &view.state),
        view.census_date.format("%d.%m.%Y"),
        view.formula,
    );
    if let Some(reason) = &view.absent_reason {
        text += &format!("  {}\n", word("absent", reason));
    }
    text += &format!("  кроме того, внешних совместителей: {}\n\n", view.besides);
    for row in &view.people {
        let mark = if row.included { "+" } else { "−" };
        let person = row.person.as_deref().unwrap_or_default();
        text += &format!(
            "  {mark} {person:<5} {:<22} {}\n",
            row.name,
            word("reason", &row.reason)
        );
    }
    text
}

fn word(group: &str, code: &str) -> String {
    text_in(Locale::Ru, &format!("{group}-{code}"), &[])
}
