//! Reading a register of documents: the columns of its own file, under Russian or English headings; the rules are those
//! of the form. An empty cell leaves what is known.

use crate::{
    documents::{
        document::{DocumentKind, DocumentLevel, Standing},
        form,
        wire::DocumentInput,
    },
    events::words::by_beginning,
    problem::Problem,
    roster::sheet::{Column, Line, Sheet, letters, line_number},
};

/// One document as a file tells it; a file holds no text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its number in the file.
    pub line: usize,
    /// What it says; kind and level are codes.
    pub input: DocumentInput,
    /// Is it repealed, when the file says how it stands?
    pub is_repealed: Option<bool>,
}

/// The columns of the file: those of our own that a person fills.
pub const COLUMNS: &[Column] = &[
    ("title", &["title", "название", "документ", "наименование"]),
    ("kind", &["kind", "вид", "виддокумента"]),
    ("level", &["level", "уровень"]),
    ("number", &["number", "номер", "номердокумента"]),
    ("dated_on", &["datedon", "дата", "датадокумента", "date"]),
    ("edition", &["edition", "редакция"]),
    ("standing", &["standing", "состояние", "статус", "state"]),
    ("approved_by", &["approvedby", "ктоутвердил", "утвердил"]),
    (
        "order_no",
        &["orderno", "приказобутверждении", "номерприказа", "approvingorderno"],
    ),
    ("order_on", &["orderon", "датаприказа", "dateoftheorder"]),
    ("url", &["url", "ссылка", "link"]),
    ("note", &["note", "примечание", "комментарий", "remark"]),
];

/// Reads documents; a line with a problem is left out and named.
pub fn read_documents(sheet: &Sheet) -> (Vec<DocumentRow>, Vec<Problem>) {
    let missing = sheet.missing(COLUMNS, &["title", "kind", "level"]);
    if !missing.is_empty() {
        return (Vec::new(), missing);
    }
    let (rows, mut problems) = sheet.read(COLUMNS, document_row);
    problems.sort_by_key(line_number);
    (rows, problems)
}

fn document_row(line: &mut Line) -> Option<DocumentRow> {
    let kind = line.read("kind", "document-kind-unknown", kind);
    let level = line.read("level", "document-level-unknown", level);
    let is_repealed = line.optional("standing", "document-standing-unknown", repealed);
    let (kind, level, is_repealed) = (kind?, level?, is_repealed?);
    let input = DocumentInput {
        kind: kind.code().to_owned(),
        level: level.code().to_owned(),
        number: line.text("number"),
        dated_on: line.text("dated_on"),
        edition: line.text("edition"),
        title: line.text("title"),
        body: String::new(),
        url: line.text("url"),
        approved_by: line.text("approved_by"),
        order_no: line.text("order_no"),
        order_on: line.text("order_on"),
        is_repealed: String::new(),
        note: line.text("note"),
    };
    if let Err(problems) = form::read(&input) {
        problems.into_iter().for_each(|one| line.note(one));
        return None;
    }
    let line = line.number;
    Some(DocumentRow {
        line,
        input,
        is_repealed,
    })
}

/// «приказ», `order`.
pub fn kind(text: &str) -> Option<DocumentKind> {
    let words: &[(DocumentKind, &[&str])] = &[
        (
            DocumentKind::Act,
            &["нормативн", "акт", "закон", "постановл", "normativeact"],
        ),
        (DocumentKind::Order, &["приказ", "распоряж", "order"]),
        (DocumentKind::Instruction, &["инструкц", "instruction"]),
        (
            DocumentKind::Material,
            &["методическ", "материал", "methodicalmaterial", "material"],
        ),
        (DocumentKind::Notice, &["уведомл", "извещ", "notice"]),
    ];
    DocumentKind::from_code(text).or_else(|| by_beginning(text, words))
}

/// «школьный», `school`.
pub fn level(text: &str) -> Option<DocumentLevel> {
    let words: &[(DocumentLevel, &[&str])] = &[
        (DocumentLevel::Federal, &["федерал", "federal"]),
        (
            DocumentLevel::Regional,
            &["регион", "област", "краев", "республик", "regional"],
        ),
        (DocumentLevel::Municipal, &["муницип", "район", "город", "municipal"]),
        (DocumentLevel::School, &["школьн", "локальн", "school"]),
    ];
    DocumentLevel::from_code(text).or_else(|| by_beginning(text, words))
}

/// «утратил силу» is, «действует» and «не утверждён» are not.
pub fn repealed(text: &str) -> Option<bool> {
    let words: &[(bool, &[&str])] = &[
        (true, &["утратил", "отмен", "недейств", "repealed"]),
        (
            false,
            &[
                "действ",
                "утвержд",
                "неутвержд",
                "inforce",
                "approved",
                "notapproved",
                "unapproved",
            ],
        ),
    ];
    let known = Standing::ALL.iter().find(|one| letters(one.code()) == letters(text));
    let by_code = known.map(|one| *one == Standing::Repealed);
    by_code.or_else(|| by_beginning(text, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_headings_and_words_are_the_same_register_as_codes() {
        let (coded, none) = read_documents(&Sheet::typed(
            "title;kind;level;number;dated_on;standing;order_no;order_on;url",
            &["О тесте;order;school;12;2026-03-01;in_force;47;2026-03-05;https://edu.example/12"],
        ));
        let (russian, nothing) = read_documents(&Sheet::typed(
            "Название;Вид;Уровень;Номер;Дата;Состояние;Приказ об утверждении №;Дата приказа;Ссылка",
            &["О тесте;приказ;школьный;12;2026-03-01;действует;47;2026-03-05;https://edu.example/12"],
        ));
        assert_eq!((none, nothing), (vec![], vec![]));
        assert_eq!(coded, russian);
        assert_eq!(coded[0].is_repealed, Some(false));
    }

    #[test]
    fn sr_22_23_security_34_the_rules_of_the_form_are_named_at_line_and_column() {
        let (rows, problems) = read_documents(&Sheet::typed(
            "Название;Вид;Уровень;Номер;Дата;Состояние;Приказ об утверждении №;Дата приказа;Ссылка",
            &[
                "О тесте;приказ;школьный;;;;;;",
                "О тесте;поэма;лунный;;;как-то;;;",
                ";уведомление;школьный;;;;;;",
                "Порядок;инструкция;школьный;;;;12;;javascript:alert(1)",
                "Порядок;инструкция;школьный;;;утратил силу;12;01.03.2026;",
            ],
        ));
        let named: Vec<String> = problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect();
        assert_eq!(
            named,
            [
                "line 2:number required",
                "line 2:dated_on required",
                "line 3:kind document-kind-unknown",
                "line 3:level document-level-unknown",
                "line 3:standing document-standing-unknown",
                "line 4:title required",
                "line 5:url document-link-unsafe",
                "line 5:order_on document-order-day",
            ]
        );
        assert_eq!((rows.len(), rows[0].is_repealed), (1, Some(true)));
    }

    #[test]
    fn every_code_is_a_word_of_tables() {
        assert!(DocumentKind::ALL.iter().all(|one| kind(one.code()) == Some(*one)));
        assert!(DocumentLevel::ALL.iter().all(|one| level(one.code()) == Some(*one)));
        let is_repealed = |one: &Standing| *one == Standing::Repealed;
        assert!(
            Standing::ALL
                .iter()
                .all(|one| repealed(one.code()) == Some(is_repealed(one)))
        );
    }
}
