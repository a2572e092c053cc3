//! Making an item another kind of its family: what both kinds have is kept, also in the key.

use crate::ids::{ItemId, Slug};
use crate::instruments::draft::Draft;
use crate::instruments::edit::place::item_mut;
use crate::instruments::edit::{Refusal, keys};
use crate::instruments::new_item::kind_code;
use crate::problem::Problem;
use crate::questionnaire::kinds::{
    Choosable, Kind, choice::Choice, choice::Pick, ordering::Ordering, ranking::Ranking,
};
use crate::scoring::keys::Key;

/// The menu's codes that an item of this kind may be changed to.
pub fn family(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Choice(_) | Kind::Ranking(_) | Kind::Ordering(_) => {
            &["single", "multi", "dropdown", "ranking", "ordering"]
        }
        Kind::Text(_) => &["short_text", "long_text"],
        Kind::Scale(_) => &["rating", "nps", "scale"],
        _ => &[],
    }
}

/// Changes the kind; a key that the new kind cannot have is emptied, points and competence stay.
pub fn change(draft: &mut Draft, at: &ItemId, code: &str) -> Result<Option<Slug>, Refusal> {
    let item = item_mut(&mut draft.questionnaire, at)?;
    if !family(&item.kind).contains(&code) {
        return Err(Problem::new(at.as_str(), "kind-cannot-become")
            .with("kind", code)
            .into());
    }
    if kind_code(&item.kind) != code {
        become_kind(&mut item.kind, code);
        let item = item.clone();
        adjust_key(draft, at, &item.kind);
        keys::start(draft, &item);
    }
    Ok(Some(at.clone()))
}

fn become_kind(kind: &mut Kind, code: &str) {
    match kind {
        Kind::Choice(choice) if matches!(code, "single" | "multi" | "dropdown") => {
            choice.dropdown = code == "dropdown";
            choice.pick = pick(code);
        }
        Kind::Choice(Choice { options, .. })
        | Kind::Ranking(Ranking { options, .. })
        | Kind::Ordering(Ordering { options }) => *kind = with_options(code, std::mem::take(options)),
        Kind::Text(text) => {
            text.long = code == "long_text";
            text.max_chars = None;
        }
        Kind::Scale(scale) => {
            (scale.from, scale.to) = match code {
                "nps" => (0, 10),
                "rating" => (1, 5),
                _ => (1, 7),
            };
        }
        _ => {}
    }
}

fn with_options(code: &str, options: Vec<Choosable>) -> Kind {
    match code {
        "ranking" => Kind::Ranking(Ranking { options, places: None }),
        "ordering" => Kind::Ordering(Ordering { options }),
        _ => Kind::Choice(Choice {
            options,
            pick: pick(code),
            dropdown: code == "dropdown",
            other: None,
        }),
    }
}

fn pick(code: &str) -> Pick {
    match code {
        "multi" => Pick::Many { min: 0, max: None },
        _ => Pick::One,
    }
}

fn adjust_key(draft: &mut Draft, at: &ItemId, kind: &Kind) {
    let Some(entry) = draft.keys.items.get_mut(at) else {
        return;
    };
    let Some(empty) = keys::empty_key(kind) else {
        draft.keys.items.remove(at);
        return;
    };
    let one = matches!(kind, Kind::Choice(Choice { pick: Pick::One, .. }));
    let too_many = matches!(&entry.key, Key::Options(right) if one && right.len() > 1);
    if too_many || !keys::fits(kind, &entry.key) || matches!(kind, Kind::Text(_)) {
        entry.key = empty;
    }
}
