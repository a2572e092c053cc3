//! A fixed order of sections: only what is due is answered, nothing behind and nothing ahead (security 23).

use crate::error::{Error, Result};
use domain::attempts::order::InOrder;
use domain::questionnaire::{Questionnaire, Section};

/// Refuses what is not asked of the section that is due. Without a fixed order everything may be answered.
pub(crate) fn takes(
    order: Option<InOrder>,
    questionnaire: &Questionnaire,
    is_asked: impl Fn(&Section) -> bool,
) -> Result<()> {
    let is_due = |order: InOrder| order.section(questionnaire).is_some_and(is_asked);
    match order.is_none_or(is_due) {
        true => Ok(()),
        false => Err(Error::conflict("order-fixed")),
    }
}

/// Refuses to end while a section is due.
pub(crate) fn is_over(order: Option<InOrder>) -> Result<()> {
    match order.is_some_and(|order| order.due.is_some()) {
        true => Err(Error::conflict("order-fixed")),
        false => Ok(()),
    }
}
