//! The plan of a test: competences, and the level scale with its cut scores.

use crate::ids::Slug;
use crate::instruments::draft::{Draft, InstrumentKind};
use crate::instruments::edit::{Refusal, limits};
use crate::points::{Exact, whole};
use crate::problem::Problem;
use crate::scoring::keys::{Competence, CompetenceDomain};
use crate::scoring::levels::{Level, LevelScale, Polarity};

type Focus = Result<Option<Slug>, Refusal>;

/// Adds a competence under the first free code.
pub fn add_competence(draft: &mut Draft, title: &str) -> Focus {
    is_test(draft)?;
    let title = limits::tidy(title);
    limits::text(&title, limits::TEXT_CHARS)?;
    let competences = &mut draft.keys.competences;
    limits::at_most(competences.len() + 1, limits::SECTIONS, "too-many-competences")?;
    let codes: Vec<&str> = competences.iter().map(|it| it.code.as_str()).collect();
    let code = free_code("K", &codes);
    let domain = CompetenceDomain::default();
    competences.push(Competence { code, title, domain });
    Ok(None)
}

/// Adds competences under the codes they have elsewhere; a code that the test has already is left as it is.
pub fn take_competences(draft: &mut Draft, taken: &[Competence]) -> Focus {
    is_test(draft)?;
    let own = &mut draft.keys.competences;
    for one in taken {
        if own.iter().all(|known| known.code != one.code) {
            own.push(one.clone());
        }
    }
    limits::at_most(own.len(), limits::SECTIONS, "too-many-competences")?;
    Ok(None)
}

/// Deletes a competence, its plan, and its mention on items.
pub fn delete_competence(draft: &mut Draft, code: &str) -> Focus {
    let keys = &mut draft.keys;
    let index = keys
        .competences
        .iter()
        .position(|it| it.code == code)
        .ok_or(Refusal::Missing)?;
    keys.competences.remove(index);
    keys.blueprint.retain(|row| row.competence != code);
    for key in keys.items.values_mut() {
        key.competence.take_if(|it| it == code);
    }
    Ok(None)
}

/// Takes a whole scale.
pub fn use_scale(draft: &mut Draft, scale: &LevelScale) -> Focus {
    is_test(draft)?;
    limits::at_most(scale.levels.len(), limits::LEVELS, "too-many-levels")?;
    let within = |level: &Level| level.from >= whole(0) && level.from <= whole(1);
    if !scale.levels.iter().all(within) {
        return Err(Problem::new("", "out-of-range").into());
    }
    draft.keys.scale = Some(scale.clone());
    Ok(None)
}

/// Adds a level half-way between the highest bound and 100 %, at a whole percent.
pub fn add_level(draft: &mut Draft) -> Focus {
    is_test(draft)?;
    let scale = draft.keys.scale.get_or_insert(LevelScale {
        polarity: Polarity::Deficit,
        levels: Vec::new(),
    });
    limits::at_most(scale.levels.len() + 1, limits::LEVELS, "too-many-levels")?;
    let half_way = |top: Exact| ((top + whole(1)) * whole(50)).ceil() / whole(100);
    let from = scale.levels.iter().map(|it| it.from).max().map_or(whole(0), half_way);
    let codes: Vec<&str> = scale.levels.iter().map(|it| it.code.as_str()).collect();
    let level = Level {
        from,
        code: free_code("level", &codes),
        title: String::new(),
        severity: 0,
        feedback: String::new(),
    };
    scale.levels.insert(0, level);
    Ok(None)
}

/// Deletes a level.
pub fn delete_level(draft: &mut Draft, code: &str) -> Focus {
    let levels = &mut draft.keys.scale.as_mut().ok_or(Refusal::Missing)?.levels;
    let index = levels.iter().position(|it| it.code == code).ok_or(Refusal::Missing)?;
    levels.remove(index);
    Ok(None)
}

/// Only a test has competences and levels.
pub fn is_test(draft: &Draft) -> Result<(), Problem> {
    if draft.kind == InstrumentKind::Test {
        return Ok(());
    }
    Err(Problem::new("", "not-a-test"))
}

fn free_code(stem: &str, taken: &[&str]) -> String {
    let mut number = 1;
    loop {
        let code = format!("{stem}{number}");
        if !taken.contains(&code.as_str()) {
            return code;
        }
        number += 1;
    }
}
