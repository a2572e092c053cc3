//! Reading events (`id;title;level;date;sci_method`) and participations (`event;person;role;status`), or the same under
//! Russian headings. An empty cell beyond the needed ones leaves what is known.

use crate::{
    events::{
        event::{EventKind, EventLevel},
        participation::{ParticipantRole, ParticipationState},
        words,
    },
    problem::Problem,
    roster::sheet::{Column, Line, Sheet},
};
use chrono::NaiveDate;

/// One event as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its number in the file.
    pub line: usize,
    /// The event's code in the school's own files, or empty.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// For whom.
    pub level: EventLevel,
    /// What is held, when the file says so.
    pub kind: Option<EventKind>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Is it a scientific-methodical one?
    pub is_sci_method: bool,
    /// Who holds it, or empty.
    pub organiser: String,
    /// Where, or empty.
    pub place: String,
    /// The organisations of a network event, one per line.
    pub network_orgs: String,
    /// A remark, or empty.
    pub note: String,
}

/// One participation as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipationRow {
    /// Its number in the file.
    pub line: usize,
    /// The event's code, or its title.
    pub event: String,
    /// The person's code, or the name.
    pub person: String,
    /// In what role.
    pub role: ParticipantRole,
    /// Was it confirmed? A file that does not say so asks for a decision.
    pub state: ParticipationState,
    /// A link to what proves it, or empty.
    pub evidence: String,
    /// The day the proof was taken.
    pub evidence_on: Option<NaiveDate>,
}

/// The columns of a file of events.
pub const EVENT: &[Column] = &[
    ("id", &["id", "код", "номер", "code"]),
    ("title", &["title", "название", "мероприятие", "тема", "наименование"]),
    ("level", &["level", "уровень"]),
    ("kind", &["kind", "вид", "форма"]),
    ("date", &["date", "дата", "начало", "датаначала"]),
    ("date_to", &["dateto", "окончание", "датаокончания", "по", "lastday"]),
    (
        "sci_method",
        &["scimethod", "научнометодическое", "нм", "scientificmethodical"],
    ),
    (
        "organiser",
        &["organiser", "organizer", "организатор", "ктопроводит", "ктопровел"],
    ),
    ("place", &["place", "место", "местопроведения"]),
    (
        "network_orgs",
        &[
            "networkorgs",
            "организациисети",
            "партнеры",
            "organisationsofthenetwork",
        ],
    ),
    ("note", &["note", "примечание", "комментарий"]),
];

/// The columns of a file of participations.
pub const PARTICIPATION: &[Column] = &[
    ("event", &["event", "мероприятие", "кодмероприятия"]),
    (
        "person",
        &["person", "код", "code", "фио", "fio", "педагог", "участник"],
    ),
    ("role", &["role", "роль", "статусучастия"]),
    ("status", &["status", "подтверждение", "состояние", "confirmation"]),
    ("evidence", &["evidence", "ссылка", "подтверждающийдокумент", "link"]),
    (
        "evidence_on",
        &[
            "evidenceon",
            "датаподтверждения",
            "датаподтверждающегодокумента",
            "dateoftheevidence",
        ],
    ),
];

/// Reads events; a line with a problem is left out and named.
pub fn read_events(sheet: &Sheet) -> (Vec<EventRow>, Vec<Problem>) {
    let missing = sheet.missing(EVENT, &["title", "level", "date"]);
    if missing.is_empty() {
        sheet.read(EVENT, event_row)
    } else {
        (Vec::new(), missing)
    }
}

/// Reads participations; a line with a problem is left out and named.
pub fn read_participations(sheet: &Sheet) -> (Vec<ParticipationRow>, Vec<Problem>) {
    let missing = sheet.missing(PARTICIPATION, &["event", "person"]);
    if missing.is_empty() {
        sheet.read(PARTICIPATION, participation_row)
    } else {
        (Vec::new(), missing)
    }
}

fn event_row(line: &mut Line) -> Option<EventRow> {
    let title = line.required("title");
    let level = line.read("level", "level-unknown", words::level);
    let kind = line.optional("kind", "event-kind-unknown", words::kind);
    let from = line.date("date");
    let to = line.end("date_to", from);
    let is_sci_method = words::yes_or_no(&line.text("sci_method"));
    if is_sci_method.is_none() {
        line.refuse("sci_method", "yes-or-no");
    }
    let from = from?;
    Some(EventRow {
        line: line.number,
        code: line.text("id"),
        title: title?,
        level: level?,
        kind: kind?,
        from,
        to: to?.unwrap_or(from),
        is_sci_method: is_sci_method?,
        organiser: line.text("organiser"),
        place: line.text("place"),
        network_orgs: line.text("network_orgs"),
        note: line.text("note"),
    })
}

fn participation_row(line: &mut Line) -> Option<ParticipationRow> {
    let event = line.required("event");
    let person = line.required("person");
    let role = line.optional("role", "role-unknown", words::role);
    let state = line.optional("status", "state-unknown", words::state);
    let evidence_on = line.end("evidence_on", None);
    Some(ParticipationRow {
        line: line.number,
        event: event?,
        person: person?,
        role: role?.unwrap_or(ParticipantRole::Listener),
        state: state?.unwrap_or(ParticipationState::Pending),
        evidence: line.text("evidence"),
        evidence_on: evidence_on?,
    })
}
