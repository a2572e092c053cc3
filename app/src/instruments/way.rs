//! Where an edit leads back to: the tab it was made on, the card that stays open, the place on the page.

use domain::ids::{InstrumentId, Slug};
use domain::instruments::edit::form::EditForm;

/// The address of the page after an edit.
pub fn after(id: InstrumentId, edit: &EditForm, focus: Option<&Slug>, open: &str) -> String {
    let page = format!("/instruments/{id}");
    if let Some(tab) = tab(edit) {
        return format!("{page}?tab={tab}");
    }
    let open = Slug::parse(open).map(|it| it.to_string()).unwrap_or_default();
    let place = focus.map(Slug::as_str).unwrap_or_default();
    let (card, is_new) = match edit.act.as_str() {
        "add_item" | "add_section" => (place, true),
        "add_option" | "paste_options" => (edit.at.as_str(), true),
        "move" | "move_to" | "duplicate" => (open.as_str(), false),
        "delete" if open == edit.at => ("", false),
        "delete" => (open.as_str(), false),
        _ => (edit.at.as_str(), false),
    };
    let place = if place.is_empty() { edit.at.as_str() } else { place };
    let mut query = Vec::new();
    if !card.is_empty() {
        query.push(format!("edit={card}"));
    }
    if is_new {
        query.push(format!("focus={place}"));
    }
    format!("{page}?{}#{place}", query.join("&"))
}

fn tab(edit: &EditForm) -> Option<&'static str> {
    match (edit.act.as_str(), edit.list.as_str()) {
        ("add_competence" | "take_competences" | "delete_competence", _) | (_, "competences" | "blueprint") => {
            Some("plan")
        }
        ("use_scale" | "add_level" | "delete_level", _) | (_, "levels") => Some("levels"),
        ("set", "") if edit.at.is_empty() && edit.field == "polarity" => Some("levels"),
        ("set", "") if edit.at.is_empty() => Some("settings"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(act: &str, at: &str, list: &str, focus: Option<&str>, open: &str) -> String {
        let edit = EditForm {
            act: act.to_owned(),
            at: at.to_owned(),
            list: list.to_owned(),
            ..EditForm::default()
        };
        let focus = focus.and_then(Slug::parse);
        let way = after(InstrumentId(uuid::Uuid::nil()), &edit, focus.as_ref(), open);
        way.trim_start_matches("/instruments/00000000-0000-0000-0000-000000000000")
            .to_owned()
    }

    #[test]
    fn an_edit_leads_back_to_its_place() {
        assert_eq!(led("add_item", "", "", Some("new"), "a"), "?edit=new&focus=new#new");
        assert_eq!(led("add_option", "a", "options", Some("o"), "a"), "?edit=a&focus=o#o");
        assert_eq!(led("move", "b", "", Some("b"), "a"), "?edit=a#b");
        assert_eq!(led("delete", "a", "", Some("b"), "a"), "?#b");
        assert_eq!(led("set", "a", "options", Some("o"), "a"), "?edit=a#o");
        assert_eq!(led("set", "", "levels", None, ""), "?tab=levels");
        assert_eq!(led("set", "", "", None, ""), "?tab=settings");
        assert_eq!(led("move", "b", "", Some("b"), "//evil.test"), "?#b");
    }
}
