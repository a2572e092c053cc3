//! `otklik indicators`: the same numbers and evidence as the page, for people and for programs.

use super::{open, said};
use crate::settings::Indicators;
use app::i18n::{Locale, text_in};
use app::indicators::evidence::reason_key;
use backend::accounts::organization_by_code;
use backend::actor::Actor;
use backend::indicators::indicators;
use domain::indicators::wire::{CountView, EvidenceRow, Frozen, IndicatorQuery, IndicatorView, PostRow, Reading};
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
    let views = indicators(&cx, &Actor::System, org, &query).await.map_err(said)?;
    cx.db.close().await?;
    match settings.json {
        true => {
            let all: Vec<serde_json::Value> = views.iter().map(as_json).collect();
            println!("{}", serde_json::to_string_pretty(&all)?);
        }
        false => views.iter().for_each(|view| println!("{}", as_text(view))),
    }
    Ok(())
}

fn as_json(view: &IndicatorView) -> serde_json::Value {
    let reading = &view.reading;
    let leading = leading(view);
    let people = leading.iter().flat_map(|count| count.people.iter().map(evidence));
    let posts = leading.iter().flat_map(|count| count.posts.iter().map(post));
    let mut value = json!({
        "code": view.code,
        "title": view.title,
        "year": reading.year,
        "unit": view.unit,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "besides": reading.besides,
        "value": reading.plain,
        "state": state(reading),
        "as_of": reading.as_of.format("%Y-%m-%dT%H:%M").to_string(),
        "census_date": reading.census_date.to_string(),
        "staff_date": reading.staff_date.to_string(),
        // A plain space: programs compare it, and it is typed on keyboards.
        "formula": reading.formula.replace('\u{a0}', " "),
        "policies": view.rules.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "variables": view.counts.iter().map(|one| (one.code.clone(), one.number)).collect::<std::collections::BTreeMap<_, _>>(),
        "evidence": people.chain(posts).collect::<Vec<_>>(),
    });
    if let (Some(reason), Some(fields)) = (&reading.absent_reason, value.as_object_mut()) {
        fields.insert("absent_reason".to_owned(), json!(reason));
    }
    if let (Some(frozen), Some(fields)) = (&reading.frozen, value.as_object_mut()) {
        fields.insert("frozen".to_owned(), as_frozen(frozen));
    }
    value
}

/// A frozen value says so, whatever would come out today.
fn state(reading: &Reading) -> &str {
    match (&reading.frozen, reading.state.as_str()) {
        (Some(_), "final") => "frozen",
        (_, other) => other,
    }
}

fn as_frozen(frozen: &Frozen) -> serde_json::Value {
    json!({
        "id": frozen.id,
        "at": frozen.at.format("%Y-%m-%dT%H:%M").to_string(),
        "by": frozen.by,
        "order_no": frozen.order_no,
        "order_date": frozen.order_date.map(|day| day.to_string()),
        "reason": frozen.reason,
        "checksum": frozen.checksum,
        "would_be": frozen.would_be.as_ref().map(|formula| formula.replace('\u{a0}', " ")),
    })
}

/// The variable an indicator is about: the first that is not ЧП itself.
fn leading(view: &IndicatorView) -> Option<&CountView> {
    let mut others = view.counts.iter().filter(|count| !count.is_staff);
    others.next().or_else(|| view.counts.first())
}

fn post(row: &PostRow) -> serde_json::Value {
    json!({
        "vacancy": row.code,
        "position": row.position,
        "posts": row.posts,
        "rate": row.rate,
        "opened_on": row.opened_on.to_string(),
        "closed_on": row.closed_on.map(|day| day.to_string()),
        "included": row.included,
        "reason": row.reason,
    })
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
    let reading = &view.reading;
    let mut text = format!(
        "{}. {}\n{} год, на {}, {}; дата учёта {}\n\n  {}\n",
        view.no,
        view.title,
        reading.year,
        reading.as_of.format("%d.%m.%Y %H:%M"),
        word("value-state", state(reading)),
        reading.census_date.format("%d.%m.%Y"),
        reading.formula,
    );
    if let Some(reason) = &reading.absent_reason {
        text += &format!("  {}\n", word("absent", reason));
    }
    if let Some(would_be) = reading.frozen.as_ref().and_then(|one| one.would_be.clone()) {
        text += &format!("  {}\n  {would_be}\n", text_in(Locale::Ru, "value-data-changed", &[]));
    }
    text += &format!("  кроме того, внешних совместителей: {}\n\n", reading.besides);
    let mark = |included| if included { "+" } else { "−" };
    for row in leading(view).iter().flat_map(|count| &count.people) {
        let person = row.person.as_deref().unwrap_or_default();
        let (mark, why) = (mark(row.included), said_why(view, &row.reason));
        text += &format!("  {mark} {person:<5} {:<22} {why}\n", row.name);
    }
    for row in leading(view).iter().flat_map(|count| &count.posts) {
        let (mark, why) = (mark(row.included), word("post-reason", &row.reason));
        text += &format!("  {mark} {:<5} {:<38} {why}\n", row.code, row.position);
    }
    text
}

fn said_why(view: &IndicatorView, reason: &str) -> String {
    let variable = leading(view).map(|count| count.code.as_str()).unwrap_or_default();
    text_in(Locale::Ru, &reason_key(variable, reason), &[])
}

fn word(group: &str, code: &str) -> String {
    text_in(Locale::Ru, &format!("{group}-{code}"), &[])
}
