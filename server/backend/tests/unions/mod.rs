//! «Моё МО» (SR-47, `domain.md` 1.2): who heads which union, and what its head sees and does not.

mod head;
mod own;

use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::roster::import_roster;
use domain::ids::OrgId;
use tempfile::TempDir;

const EXACT: &str = "МО точных наук";
const WORDS: &str = "МО словесников";
const ROSTER: &str = "person;fio;position;mo;kind;rate;start;end;note\n\
    P01;Белоус Татьяна Николаевна;учитель физики;МО точных наук;main;1.00;2008-08-25;;\n\
    P02;Авдеева Ирина Петровна;учитель математики;МО точных наук;main;1.00;2012-09-03;;\n\
    P03;Власова Анна Юрьевна;учитель русского языка;МО словесников;main;1.00;2015-09-01;;\n\
    P04;Громов Олег Ильич;учитель химии;МО точных наук;main;1.00;2010-08-01;2025-08-31;\n";

/// A school of two unions, with its coordinator; one of the teachers has left.
async fn school() -> (Backend, OrgId, Actor, TempDir) {
    let (cx, folder) = support::backend().await;
    let org = support::school(&cx, "own").await;
    let actor = support::coordinator(org);
    import_roster(&cx, &actor, org, ROSTER.as_bytes()).await.unwrap();
    (cx, org, actor, folder)
}
