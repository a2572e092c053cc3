//! Values of form fields read from text, and written as the same text.

use crate::points::{Exact, parse_decimal, show, whole};
use crate::problem::Problem;
use crate::questionnaire::kinds::time::{parse_time, written};
use chrono::{NaiveDate, NaiveTime};
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, de::IntoDeserializer};

/// Every name of the enumerations that fields hold.
const NAMES: [&str; 19] = [
    "all",
    "any",
    "first",
    "best",
    "last",
    "at_once",
    "after_close",
    "after_approval",
    "deficit",
    "competence",
    "exact",
    "partial",
    "partial_half",
    "subject",
    "methodical",
    "psych_ped",
    "digital",
    "legal",
    "communicative",
];

/// A checkbox: `on` or `true`; a box without a tick sends nothing.
pub fn flag(value: &str) -> Result<bool, Problem> {
    match value {
        "on" | "true" | "1" => Ok(true),
        "" | "off" | "false" | "0" => Ok(false),
        _ => Err(Problem::new("", "unknown-value")),
    }
}

/// A whole number from `least` to `most`; empty is none.
pub fn count(value: &str, least: u16, most: u16) -> Result<Option<u16>, Problem> {
    if value.is_empty() {
        return Ok(None);
    }
    let number: i64 = value.parse().map_err(|_| Problem::new("", "not-a-whole-number"))?;
    let fits = u16::try_from(number).ok().filter(|it| (least..=most).contains(it));
    fits.map(Some).ok_or_else(|| out_of_range(least, most))
}

/// A time of day; empty is none.
pub fn time(value: &str) -> Result<Option<NaiveTime>, Problem> {
    if value.is_empty() {
        return Ok(None);
    }
    let time = parse_time(value).ok_or_else(|| Problem::new("", "time-unreadable"))?;
    Ok(Some(time))
}

/// A time as its field shows it.
pub fn shown_time(time: Option<NaiveTime>) -> String {
    time.map(written).unwrap_or_default()
}

/// A decimal from `least` to `most`; empty is none.
pub fn decimal(value: &str, least: i64, most: i64) -> Result<Option<Exact>, Problem> {
    if value.is_empty() {
        return Ok(None);
    }
    let number = parse_decimal(value).ok_or_else(|| Problem::new("", "not-a-number"))?;
    let fits = number >= whole(least) && number <= whole(most);
    fits.then_some(Some(number)).ok_or_else(|| out_of_range(least, most))
}

/// A calendar day as `2026-04-20`; empty is none.
pub fn day(value: &str) -> Result<Option<NaiveDate>, Problem> {
    if value.is_empty() {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_| Problem::new("", "not-a-date"))
}

/// One of the names of an enumeration, as it is stored.
pub fn named<T: for<'a> Deserialize<'a>>(value: &str) -> Result<T, Problem> {
    let text: StrDeserializer<'_, Error> = value.into_deserializer();
    T::deserialize(text).map_err(|_| Problem::new("", "unknown-value").with("value", value))
}

/// The name of a value among those of its enumeration, as it is stored.
pub fn name<T: for<'a> Deserialize<'a> + PartialEq>(value: &T) -> String {
    let is_it = |name: &&&str| named::<T>(name).is_ok_and(|it| it == *value);
    NAMES.iter().find(is_it).copied().unwrap_or_default().to_owned()
}

/// An optional number as text; none is empty.
pub fn shown(number: Option<impl ToString>) -> String {
    number.map(|it| it.to_string()).unwrap_or_default()
}

/// An exact number as text with a comma, to the six digits that can be typed.
pub fn exact(number: Exact) -> String {
    if number.is_integer() {
        return number.to_string();
    }
    let text = show(number, 6, ',');
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

fn out_of_range(least: impl ToString, most: impl ToString) -> Problem {
    Problem::new("", "out-of-range").with("least", least).with("most", most)
}
