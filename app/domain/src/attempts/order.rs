//! A fixed order: the sections are answered one after another, none twice and none before its turn (security 23).

use super::wire::Hidden;
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::{Questionnaire, Section};
use serde::{Deserialize, Serialize};

/// Where an attempt stands in a fixed order of sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InOrder {
    /// The number of the section that is asked now, from 1; none when all were left behind and only handing in remains.
    pub due: Option<usize>,
    /// Numbered items in the sections before it.
    pub before: usize,
    /// Numbered items in all sections.
    pub of: usize,
}

impl InOrder {
    /// After so many sections were left behind, those included that were hidden then.
    pub fn after(left: usize, questionnaire: &Questionnaire, hidden: &Hidden) -> Self {
        let mut sections = questionnaire.sections.iter().enumerate().skip(left);
        let due = sections
            .find(|(_, section)| !hidden.sections.contains(&section.id))
            .map(|(index, _)| index + 1);
        let before = due.map_or(0, |no| no - 1);
        Self {
            due,
            before: questionnaire.sections.iter().take(before).map(numbered).sum(),
            of: questionnaire.sections.iter().map(numbered).sum(),
        }
    }

    /// The section that is asked now.
    pub fn section(self, questionnaire: &Questionnaire) -> Option<&Section> {
        questionnaire.sections.get(self.due?.checked_sub(1)?)
    }

    /// Takes away what is not to be seen: everything but the section that is due, as long as one is.
    pub fn cover(self, questionnaire: &mut Questionnaire) {
        let Some(due) = self.due else { return };
        let others = (1..).zip(&mut questionnaire.sections).filter(|(no, _)| *no != due);
        for (_, section) in others {
            section.items.clear();
            section.intro.clear();
        }
    }
}

/// Items that carry a number: what only informs has none.
fn numbered(section: &Section) -> usize {
    section
        .items
        .iter()
        .filter(|item| !matches!(item.kind, Kind::Info))
        .count()
}
