//! Which scenes are run: all of them, or those that `SCENES` names.

use anyhow::{Result, bail};

/// Beside few attempts.
pub const OF_THE_DAY: [&str; 8] = ["cost", "links", "forms", "saves", "attempts", "paces", "rush", "delays"];
/// Beside a great many.
pub const YEARS_LATER: [&str; 2] = ["cost", "exports"];
/// In a municipality.
pub const PAGES: &str = "pages";

/// The scenes that were named; none is all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted(Vec<String>);

impl Wanted {
    pub fn read(text: &str) -> Result<Self> {
        let known = || OF_THE_DAY.into_iter().chain(YEARS_LATER).chain([PAGES]);
        let named = text.split(',').map(str::trim).filter(|name| !name.is_empty());
        let named: Vec<String> = named.map(str::to_owned).collect();
        match named.iter().find(|name| known().all(|one| one != name.as_str())) {
            Some(unknown) => bail!("SCENES names {unknown}; there are {OF_THE_DAY:?}, {YEARS_LATER:?}, {PAGES}"),
            None => Ok(Self(named)),
        }
    }

    pub fn has(&self, scene: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|one| one == scene)
    }

    pub fn has_any(&self, scenes: &[&str]) -> bool {
        scenes.iter().any(|scene| self.has(scene))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn without_a_name_all_are_run_and_an_unknown_name_is_refused() {
        let all = Wanted::read("").unwrap();
        assert!(all.has("rush") && all.has(PAGES) && all.has_any(&YEARS_LATER));
        let some = Wanted::read(" saves, exports,").unwrap();
        assert!(some.has("saves") && some.has_any(&YEARS_LATER));
        assert!(!some.has("rush") && !some.has(PAGES));
        let said = Wanted::read("saves,exprots").unwrap_err().to_string();
        assert!(said.starts_with("SCENES names exprots"), "{said}");
    }
}
