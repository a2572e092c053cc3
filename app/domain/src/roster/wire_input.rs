//! What is typed about staff: plain texts as they came from the forms.

use serde::{Deserialize, Serialize};

/// A person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonInput {
    /// Фамилия.
    pub last: String,
    /// Имя.
    pub first: String,
    /// Отчество.
    pub patronymic: String,
    /// The code in the school's own files.
    pub code: String,
    /// The date of birth.
    pub birth: String,
    /// An e-mail address.
    pub email: String,
    /// A telephone number.
    pub phone: String,
    /// The first day of experience.
    pub experience: String,
    /// Not empty: somebody else of the same name, not the same person again.
    pub other: String,
}

/// A contract as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContractInput {
    /// Which; empty for a new one.
    pub id: String,
    /// The post.
    pub position: String,
    /// The code of its kind.
    pub kind: String,
    /// The ставка.
    pub rate: String,
    /// The first working day.
    pub start: String,
    /// The last working day, or empty.
    pub end: String,
    /// The order of hiring.
    pub hire_order: String,
    /// The order of dismissal.
    pub end_order: String,
    /// A remark.
    pub note: String,
    /// The id of a methodical union to join with a new contract, or empty.
    pub union: String,
    /// Not empty: a second main contract at once is meant.
    pub second_main: String,
}

/// A dismissal as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DismissalInput {
    /// Which contract; empty for all that last.
    pub contract: String,
    /// The last working day.
    pub on: String,
    /// The order.
    pub order: String,
}

/// A long absence as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AbsenceInput {
    /// Which; empty for a new one.
    pub id: String,
    /// The code of its kind.
    pub kind: String,
    /// The first day.
    pub from: String,
    /// The last day, or empty while it lasts.
    pub to: String,
    /// Not empty: it was written down by mistake.
    pub remove: String,
}

/// A qualification category as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QualificationInput {
    /// Which; empty for a new one.
    pub id: String,
    /// Its code.
    pub category: String,
    /// Since when.
    pub from: String,
    /// Until when.
    pub valid_to: String,
    /// Not empty: it was written down by mistake.
    pub remove: String,
}

/// A stay in a methodical union as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MembershipInput {
    /// Which; empty for a new one.
    pub id: String,
    /// The union's id.
    pub union: String,
    /// The first day.
    pub from: String,
    /// The last day, or empty.
    pub to: String,
    /// Not empty: the head of it.
    pub is_head: String,
    /// Not empty: it was written down by mistake.
    pub remove: String,
}

/// A methodical union as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnionInput {
    /// Which; empty for a new one.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day it was closed, or empty.
    pub closed_on: String,
    /// Its head: a code or a name of the register, or empty.
    pub head: String,
    /// Since when.
    pub head_from: String,
}

/// A post of the school's own as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PositionInput {
    /// Its title.
    pub title: String,
    /// The code of its group.
    pub group: String,
    /// Not empty: take it out of the school's own posts.
    pub remove: String,
}

/// Two records of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MergeInput {
    /// Who stays.
    pub into: String,
    /// Who is the same.
    pub from: String,
}
