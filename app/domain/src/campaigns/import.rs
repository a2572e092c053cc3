//! Reading campaigns that were held elsewhere:
//! `id;title;instrument;kind;level;deficit_diagnostics;anonymity;opens_at;closes_at`, or the same under Russian headings.

use crate::{
    events::{
        event::EventLevel,
        words::{self, by_beginning},
    },
    problem::Problem,
    roster::{
        codes::coded,
        sheet::{Column, Line, Sheet, line_number, parse_moment, place},
    },
};
use chrono::{NaiveDateTime, NaiveTime};

coded! {
    /// What a campaign is among those of its instrument.
    CampaignKind {
        /// The usual course.
        Main = "main",
        /// For those who did not make it in time.
        SecondWave = "second_wave",
        /// A trial of the instrument; it never counts.
        Pilot = "pilot",
    }
}

coded! {
    /// What was known of who answered what.
    Names {
        /// Everything.
        Named = "named",
        /// The coordinator alone saw names.
        Confidential = "confidential",
        /// Nothing.
        Anonymous = "anonymous",
    }
}

/// One campaign as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignRow {
    /// Its number in the file.
    pub line: usize,
    /// Its code, by which results name it.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// What was asked with; waves of one instrument share it.
    pub instrument: String,
    /// What it is among them.
    pub kind: CampaignKind,
    /// On which level.
    pub level: EventLevel,
    /// Did it diagnose professional deficits?
    pub is_deficit_diagnostics: bool,
    /// What was known of who answered what.
    pub names: Names,
    /// The first local moment of the window.
    pub opens_at: NaiveDateTime,
    /// The last one.
    pub closes_at: NaiveDateTime,
}

/// The columns of the file.
pub const COLUMNS: &[Column] = &[
    ("id", &["id", "код", "кодкампании", "номер", "code"]),
    ("title", &["title", "название", "кампания", "тема", "наименование"]),
    (
        "instrument",
        &["instrument", "инструмент", "тест", "анкета", "методика"],
    ),
    ("kind", &["kind", "вид", "видкампании", "волна"]),
    ("level", &["level", "уровень"]),
    (
        "deficit_diagnostics",
        &[
            "deficitdiagnostics",
            "диагностикадефицитов",
            "диагностикапрофессиональныхдефицитов",
            "дефициты",
        ],
    ),
    ("anonymity", &["anonymity", "анонимность", "именная", "names"]),
    (
        "opens_at",
        &["opensat", "открыта", "начало", "датаначала", "opens", "с"],
    ),
    (
        "closes_at",
        &["closesat", "закрыта", "окончание", "датаокончания", "closes", "по"],
    ),
];

const NEEDED: [&str; 5] = ["id", "instrument", "deficit_diagnostics", "opens_at", "closes_at"];
/// A window given by days closes with the last minute of its last day.
const LAST_MINUTE: Option<NaiveTime> = NaiveTime::from_hms_opt(23, 59, 0);

/// Reads campaigns; a line with a problem is left out and named.
pub fn read_campaigns(sheet: &Sheet) -> (Vec<CampaignRow>, Vec<Problem>) {
    let missing = sheet.missing(COLUMNS, &NEEDED);
    if !missing.is_empty() {
        return (Vec::new(), missing);
    }
    let (read, mut problems) = sheet.read(COLUMNS, campaign_row);
    let mut rows: Vec<CampaignRow> = Vec::new();
    for row in read {
        match rows.iter().find(|earlier| earlier.code == row.code) {
            Some(earlier) => problems.push(
                Problem::new(place(row.line, "id"), "campaign-repeated")
                    .with("value", &row.code)
                    .with("line", earlier.line),
            ),
            None => rows.push(row),
        }
    }
    problems.sort_by_key(line_number);
    (rows, problems)
}

fn campaign_row(line: &mut Line) -> Option<CampaignRow> {
    let code = line.required("id");
    let instrument = line.required("instrument");
    let kind = line.optional("kind", "campaign-kind-unknown", read_kind);
    let level = line.optional("level", "level-unknown", words::level);
    let is_deficit_diagnostics = line.read("deficit_diagnostics", "yes-or-no", words::yes_or_no);
    let names = line.optional("anonymity", "anonymity-unknown", read_names);
    let opens_at = line.read("opens_at", "row-moment-unreadable", |text| {
        parse_moment(text, NaiveTime::MIN)
    });
    let closes_at = line.read("closes_at", "row-moment-unreadable", |text| {
        parse_moment(text, LAST_MINUTE.unwrap_or_default())
    });
    if opens_at.zip(closes_at).is_some_and(|(opens, closes)| closes <= opens) {
        line.refuse("closes_at", "end-before-start");
        return None;
    }
    let (code, title) = (code?, line.text("title"));
    Some(CampaignRow {
        line: line.number,
        title: if title.is_empty() { code.clone() } else { title },
        code,
        instrument: instrument?,
        kind: kind?.unwrap_or(CampaignKind::Main),
        level: level?.unwrap_or(EventLevel::School),
        is_deficit_diagnostics: is_deficit_diagnostics?,
        names: names?.unwrap_or(Names::Named),
        opens_at: opens_at?,
        closes_at: closes_at?,
    })
}

fn read_kind(text: &str) -> Option<CampaignKind> {
    let words = [
        (CampaignKind::Main, &["основн", "перв"][..]),
        (CampaignKind::SecondWave, &["втор", "повтор", "дополнит"]),
        (CampaignKind::Pilot, &["апробац", "пилот", "проб"]),
    ];
    CampaignKind::from_code(text).or_else(|| by_beginning(text, &words))
}

fn read_names(text: &str) -> Option<Names> {
    let words = [
        (Names::Named, &["имен", "нет", "неаноним"][..]),
        (Names::Confidential, &["конфид"]),
        (Names::Anonymous, &["аноним", "да"]),
    ];
    Names::from_code(text).or_else(|| by_beginning(text, &words))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str) -> (Vec<CampaignRow>, Vec<(String, String)>) {
        let mut lines = text.lines().map(|line| line.split(';').map(str::to_owned).collect());
        let sheet = Sheet {
            header: lines.next().unwrap(),
            lines: (2..).zip(lines).collect(),
        };
        let (rows, problems) = read_campaigns(&sheet);
        (rows, problems.into_iter().map(|one| (one.at, one.kind)).collect())
    }

    #[test]
    fn every_refused_line_is_named() {
        const HEAD: &str = "id;instrument;kind;level;deficit_diagnostics;anonymity;opens_at;closes_at";
        for (line, at, kind) in [
            (";T1;;;да;;2026-04-06;2026-04-30", "id", "required"),
            ("A;;;;да;;2026-04-06;2026-04-30", "instrument", "required"),
            ("A;T1;чужая;;да;;2026-04-06;2026-04-30", "kind", "campaign-kind-unknown"),
            ("A;T1;;звёздный;да;;2026-04-06;2026-04-30", "level", "level-unknown"),
            ("A;T1;;;;;2026-04-06;2026-04-30", "deficit_diagnostics", "required"),
            ("A;T1;;;так;;2026-04-06;2026-04-30", "deficit_diagnostics", "yes-or-no"),
            (
                "A;T1;;;да;тайная;2026-04-06;2026-04-30",
                "anonymity",
                "anonymity-unknown",
            ),
            ("A;T1;;;да;;апрель;2026-04-30", "opens_at", "row-moment-unreadable"),
            (
                "A;T1;;;да;;2026-04-06T09:00;2026-04-06T09:00",
                "closes_at",
                "end-before-start",
            ),
        ] {
            let (rows, problems) = read(&format!("{HEAD}\n{line}"));
            assert_eq!(rows, [], "{line}");
            assert_eq!(problems, [(format!("line 2:{at}"), kind.to_owned())], "{line}");
        }
        let twice = format!("{HEAD}\nA;T1;;;да;;2026-04-06;2026-04-30\nA;T2;;;да;;2026-04-06;2026-04-30");
        assert_eq!(
            read(&twice).1,
            [("line 3:id".to_owned(), "campaign-repeated".to_owned())]
        );
    }

    #[test]
    fn the_demo_columns_and_russian_words_are_the_same_campaign() {
        let demo = "id;title;instrument;kind;level;deficit_diagnostics;anonymity;opens_at;closes_at\n\
                    W;Тест;T2;second_wave;school;true;anonymous;2026-10-05T00:00;2026-10-23T23:59";
        let russian = "Код;Название;Инструмент;Вид;Уровень;Диагностика дефицитов;Анонимность;Начало;Окончание\n\
                       W;Тест;T2;вторая волна;школьный;да;анонимная;05.10.2026;23.10.2026";
        let (demo, none) = read(demo);
        assert_eq!((demo.len(), none), (1, vec![]));
        assert_eq!(read(russian), (demo, vec![]));
    }
}
