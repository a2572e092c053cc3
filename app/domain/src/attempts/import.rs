//! Reading what came of campaigns held elsewhere:
//! `campaign;person;disposition;attempt;submitted_at;points;pct;level`, or the same under Russian headings. How far each
//! person came and the points are all that is known: there are no answers.

use crate::{
    campaigns::disposition::Disposition,
    events::words::by_beginning,
    points::{Exact, parse_decimal, whole},
    problem::Problem,
    roster::sheet::{Column, Line, Sheet, line_number, parse_moment, place},
};
use chrono::{NaiveDateTime, NaiveTime};
use std::collections::BTreeMap;

/// One line of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    /// Its number in the file.
    pub line: usize,
    /// The campaign's code.
    pub campaign: String,
    /// The person's code or name in the roster.
    pub person: String,
    /// How far the person came.
    pub disposition: Disposition,
    /// Which attempt it was, from 1.
    pub number: i32,
    /// When it was handed in, local.
    pub submitted_at: Option<NaiveDateTime>,
    /// The points earned.
    pub points: Option<Exact>,
    /// The points there were to earn, when the percent tells them.
    pub max_points: Option<Exact>,
    /// The level as it was called, or empty.
    pub level: String,
}

/// The columns of the file.
pub const COLUMNS: &[Column] = &[
    ("campaign", &["campaign", "кампания", "кодкампании", "тест"]),
    (
        "person",
        &[
            "person",
            "код",
            "табельныйномер",
            "id",
            "фио",
            "fio",
            "педагог",
            "teacher",
        ],
    ),
    (
        "disposition",
        &[
            "disposition",
            "исход",
            "состояние",
            "статус",
            "итог",
            "участие",
            "outcome",
        ],
    ),
    ("attempt", &["attempt", "попытка", "номерпопытки"]),
    (
        "submitted_at",
        &["submittedat", "сдано", "сдан", "датасдачи", "завершено", "submitted"],
    ),
    ("points", &["points", "баллы", "балл", "баллов"]),
    ("pct", &["pct", "процент", "percent", "выполнение"]),
    ("level", &["level", "уровень", "уровеньдефицита"]),
];

/// More attempts than this are a slip of the pen.
const MOST_ATTEMPTS: i32 = 99;

/// Reads results; a line with a problem that is no remark is left out and named.
pub fn read_attempts(sheet: &Sheet) -> (Vec<AttemptRow>, Vec<Problem>) {
    let missing = sheet.missing(COLUMNS, &["campaign", "person", "disposition"]);
    if !missing.is_empty() {
        return (Vec::new(), missing);
    }
    let (read, mut problems) = sheet.read(COLUMNS, attempt_row);
    let mut seen: BTreeMap<(String, String, i32), usize> = BTreeMap::new();
    let mut rows: Vec<AttemptRow> = Vec::new();
    for row in read {
        let key = (row.campaign.clone(), row.person.clone(), row.number);
        match seen.get(&key) {
            Some(earlier) => problems.push(
                Problem::new(place(row.line, "attempt"), "attempt-repeated")
                    .with("value", row.number)
                    .with("line", earlier),
            ),
            None => {
                seen.insert(key, row.line);
                rows.push(row);
            }
        }
    }
    problems.sort_by_key(line_number);
    (rows, problems)
}

fn attempt_row(line: &mut Line) -> Option<AttemptRow> {
    let campaign = line.required("campaign");
    let person = line.required("person");
    let disposition = line.read("disposition", "disposition-unknown", read_disposition);
    let number = line.optional("attempt", "number-unreadable", |text| {
        text.parse().ok().filter(|number| (1..=MOST_ATTEMPTS).contains(number))
    });
    let submitted_at = submitted_at(line, disposition);
    let points = line.optional("points", "number-unreadable", |text| {
        parse_decimal(text).filter(|points| *points >= whole(0))
    });
    let percent = line.optional("pct", "percent-out-of-range", |text| {
        let percent = parse_decimal(text.trim_end_matches('%').trim())?;
        (whole(0)..=whole(100)).contains(&percent).then_some(percent)
    });
    let (points, percent) = (points?, percent?);
    Some(AttemptRow {
        line: line.number,
        campaign: campaign?,
        person: person?,
        disposition: disposition?,
        number: number?.unwrap_or(1),
        submitted_at: submitted_at?,
        max_points: max_points(line, points, percent),
        points,
        level: line.text("level"),
    })
}

/// Who completed handed in at some moment; who did not even begin did not.
fn submitted_at(line: &mut Line, disposition: Option<Disposition>) -> Option<Option<NaiveDateTime>> {
    let at = line.optional("submitted_at", "row-moment-unreadable", |text| {
        parse_moment(text, NaiveTime::MIN)
    })?;
    match disposition {
        Some(Disposition::Complete) if at.is_none() => line.refuse("submitted_at", "attempt-without-moment"),
        Some(reached) if at.is_some() && !has_begun(reached) => line.refuse("submitted_at", "attempt-not-begun"),
        _ => return Some(at),
    }
    None
}

/// Does somebody on this rung have an attempt?
pub fn has_begun(disposition: Disposition) -> bool {
    matches!(
        disposition,
        Disposition::Complete | Disposition::Partial | Disposition::BreakOff
    )
}

/// 25 points that are 83,3 % are 25 of 30. A percent that no whole number of points gives is remarked and left aside.
fn max_points(line: &mut Line, points: Option<Exact>, percent: Option<Exact>) -> Option<Exact> {
    let (points, percent) = (points?, percent?);
    if percent == whole(0) {
        return None;
    }
    let max = (points * whole(100) / percent).round();
    let is_near = max > whole(0) && {
        let difference = points * whole(100) / max - percent;
        difference <= Exact::new(1, 2) && difference >= Exact::new(-1, 2)
    };
    if !is_near {
        line.refuse("pct", "percent-differs");
    }
    is_near.then_some(max)
}

fn read_disposition(text: &str) -> Option<Disposition> {
    let words = [
        (Disposition::Ineligible, &["неподлеж", "исключ", "неучаств"][..]),
        (Disposition::NotSent, &["невыдан", "неотправ"]),
        (Disposition::Bounced, &["недостав"]),
        (Disposition::NotOpened, &["неоткры", "неприступ"]),
        (Disposition::OpenedNotStarted, &["откры"]),
        (Disposition::Partial, &["незаверш", "незаконч", "частич"]),
        (Disposition::BreakOff, &["брос", "прерва"]),
        (Disposition::Complete, &["заверш", "прош", "сдал", "выполн"]),
    ];
    Disposition::from_code(text).or_else(|| by_beginning(text, &words))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str) -> (Vec<AttemptRow>, Vec<(String, String)>) {
        let mut lines = text.lines().map(|line| line.split(';').map(str::to_owned).collect());
        let sheet = Sheet {
            header: lines.next().unwrap(),
            lines: (2..).zip(lines).collect(),
        };
        let (rows, problems) = read_attempts(&sheet);
        (rows, problems.into_iter().map(|one| (one.at, one.kind)).collect())
    }

    const HEAD: &str = "campaign;person;disposition;attempt;submitted_at;points;pct;level";

    #[test]
    fn every_refused_line_is_named() {
        for (line, at, kind) in [
            (";P01;complete;1;2026-04-07T18:36;25;83.3;", "campaign", "required"),
            ("T1;;complete;1;2026-04-07T18:36;25;83.3;", "person", "required"),
            (
                "T1;P01;летит;1;2026-04-07T18:36;25;83.3;",
                "disposition",
                "disposition-unknown",
            ),
            (
                "T1;P01;complete;0;2026-04-07T18:36;25;83.3;",
                "attempt",
                "number-unreadable",
            ),
            ("T1;P01;complete;1;;25;83.3;", "submitted_at", "attempt-without-moment"),
            (
                "T1;P01;complete;1;вчера;25;83.3;",
                "submitted_at",
                "row-moment-unreadable",
            ),
            (
                "T1;P01;not_opened;1;2026-04-07T18:36;;;",
                "submitted_at",
                "attempt-not-begun",
            ),
            ("T1;P01;complete;1;2026-04-07T18:36;-1;;", "points", "number-unreadable"),
            (
                "T1;P01;complete;1;2026-04-07T18:36;25;120;",
                "pct",
                "percent-out-of-range",
            ),
        ] {
            let (rows, problems) = read(&format!("{HEAD}\n{line}"));
            assert_eq!(rows, [], "{line}");
            assert_eq!(problems, [(format!("line 2:{at}"), kind.to_owned())], "{line}");
        }
        let line = "T1;P01;complete;1;2026-04-07T18:36;25;83.3;низкий";
        let (rows, problems) = read(&format!("{HEAD}\n{line}\n{line}"));
        assert_eq!((rows.len(), problems.len()), (1, 1));
        assert_eq!(
            problems[0],
            ("line 3:attempt".to_owned(), "attempt-repeated".to_owned())
        );
    }

    #[test]
    fn points_and_percent_tell_how_many_there_were_and_a_percent_that_cannot_be_is_remarked() {
        let (rows, problems) = read(&format!(
            "{HEAD}\nT1;P01;complete;1;2026-04-07T18:36;25;83,3;\nT1;P02;complete;1;07.04.2026 18:36;25;99%;"
        ));
        assert_eq!(rows[0].max_points, Some(whole(30)));
        assert_eq!(rows[0].submitted_at, rows[1].submitted_at);
        assert_eq!((rows.len(), rows[1].max_points), (2, None));
        assert_eq!(problems, [("line 3:pct".to_owned(), "percent-differs".to_owned())]);
    }

    #[test]
    fn russian_words_say_how_far_somebody_came() {
        let (rows, problems) = read(
            "Кампания;Код;Исход\nT1;P1;Не открывал\nT1;P2;открыл, не начал\nT1;P3;Бросил\nT1;P4;Не подлежит\nT1;P5;Не закончил",
        );
        assert_eq!(problems, []);
        let found: Vec<Disposition> = rows.iter().map(|row| row.disposition).collect();
        assert_eq!(
            found,
            [
                Disposition::NotOpened,
                Disposition::OpenedNotStarted,
                Disposition::BreakOff,
                Disposition::Ineligible,
                Disposition::Partial,
            ]
        );
    }
}
