//! Words and small parts that pages of documents share.

use crate::t;
use crate::ui::number::day;
use domain::documents::document::{DocumentKind, DocumentLevel, Standing};
use domain::documents::wire::{DocumentLine, OrderLine};
use domain::ids::DocumentId;
use domain::registers::wire::FileLine;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The document of the address.
pub fn document_of_page() -> DocumentId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let id = id.and_then(|id| id.parse().ok());
    id.unwrap_or(DocumentId(uuid::Uuid::nil()))
}

/// «инструкция»
pub fn kind_word(kind: DocumentKind) -> String {
    t!(&format!("documents-kind-{}", kind.code()))
}

/// «школьный»
pub fn level_word(level: DocumentLevel) -> String {
    t!(&format!("documents-level-{}", level.code()))
}

/// «№ 12 от 01.03.2026», or what there is of it.
pub fn number_and_day(line: &DocumentLine) -> String {
    let number = (!line.number.is_empty()).then(|| t!("document-number", no = line.number.clone()));
    let on = line.dated_on.map(|on| t!("document-of-day", day = day(on)));
    let parts: Vec<String> = [number, on].into_iter().flatten().collect();
    parts.join(" ")
}

/// «приказом № 12 от 01.03.2026»
pub fn by_order(order: &OrderLine) -> String {
    t!("document-by-order", no = order.no.clone(), day = day(order.on))
}

/// How a document stands, as a badge.
pub fn standing_badge(line: &DocumentLine) -> impl IntoView + use<> {
    let (class, word) = match line.standing {
        Standing::Repealed => ("badge", t!("documents-standing-repealed")),
        Standing::Unapproved => ("badge warn", t!("documents-standing-unapproved")),
        Standing::InForce if line.kind.needs_order() => ("badge good", t!("documents-standing-approved")),
        Standing::InForce => ("badge good", t!("documents-standing-in_force")),
    };
    view! { <span class=class>{word}</span> }
}

/// «Положение.pdf, 240 КБ»
pub fn file_words(file: &FileLine) -> String {
    let size = file.size_bytes.div_ceil(1024);
    t!("document-file-name", name = file.name.clone(), size = size)
}
