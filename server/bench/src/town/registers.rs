//! The files that a school brings: its staff, its events and who took part, its individual routes.

use super::PEOPLE;
use std::fmt::Write;

const UNIONS: [&str; 5] = [
    "МО учителей начальных классов",
    "МО точных наук",
    "МО гуманитарных наук",
    "МО иностранных языков",
    "МО классных руководителей",
];
const SURNAMES: [&str; 12] = [
    "Авдеева",
    "Белоус",
    "Волошина",
    "Громова",
    "Дёмина",
    "Ершова",
    "Жукова",
    "Зимина",
    "Ильина",
    "Королёва",
    "Лапина",
    "Мальцева",
];

/// The staff.
pub fn roster(school: usize) -> String {
    let mut file = "person;fio;position;mo;kind;rate;start;end;note\n".to_owned();
    for no in 1..=PEOPLE {
        let surname = SURNAMES[(school + no) % SURNAMES.len()];
        let kind = if no.is_multiple_of(20) {
            "external_part_time"
        } else {
            "main"
        };
        let union = UNIONS[no % UNIONS.len()];
        // Writing to a string cannot fail.
        let _ = writeln!(
            file,
            "T{no:03};{surname} Анна Петровна;учитель физики;{union};{kind};1.00;{}-09-01;;",
            1995 + (no % 28)
        );
    }
    file
}

/// Events of a year, and who took part.
pub fn events(year: i32) -> (String, String) {
    let mut events = "id;title;level;date;sci_method\n".to_owned();
    let mut participations = "event;person;role;status\n".to_owned();
    for no in 1..=6 {
        let _ = writeln!(
            events,
            "E{year}-{no};Семинар {no} {year} года;municipal;{year}-{:02}-15;True",
            no + 3
        );
        for person in (1..=PEOPLE).filter(|person| person % 6 == no - 1) {
            let status = if person.is_multiple_of(7) {
                "pending"
            } else {
                "confirmed"
            };
            let _ = writeln!(participations, "E{year}-{no};T{person:03};слушатель;{status}");
        }
    }
    (events, participations)
}

/// Individual routes of a year.
pub fn routes(school: usize, year: i32) -> String {
    let mut file = "person;status;approved_on;deficits;counted;why\n".to_owned();
    for person in (1..=PEOPLE).filter(|person| (person + school).is_multiple_of(4)) {
        let _ = writeln!(file, "T{person:03};approved;{year}-06-10;1;да;");
    }
    file
}

/// The staff as it is brought once more: every third with another rate, and one row that cannot be read.
pub fn corrected(school: usize) -> String {
    let rate = |no: usize| match no {
        5 => ";три;",
        no if no.is_multiple_of(3) => ";0.50;",
        _ => ";1.00;",
    };
    let roster = roster(school);
    let lines = roster.lines().enumerate();
    let lines = lines.map(|(no, line)| line.replace(";1.00;", rate(no)) + "\n");
    lines.collect()
}
