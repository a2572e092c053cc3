//! What a document is: its kind, its level, and whether it may be relied upon (SR-22, SR-23).

use crate::roster::codes::coded;

coded! {
    /// The kind of a document.
    DocumentKind {
        /// A normative act (SR-03).
        Act = "act",
        /// An order of the school.
        Order = "order",
        /// An instruction of a procedure; it is approved by an order (SR-23).
        Instruction = "instruction",
        /// Methodical materials; approved by an order as well.
        Material = "material",
        /// What people are told: aims, tasks, terms (SR-15, SR-24).
        Notice = "notice",
    }
}

coded! {
    /// Whose document it is.
    DocumentLevel {
        /// Федеральный.
        Federal = "federal",
        /// Региональный.
        Regional = "regional",
        /// Муниципальный.
        Municipal = "municipal",
        /// Школьный.
        School = "school",
    }
}

coded! {
    /// May a document be relied upon?
    Standing {
        /// In force; of an instruction: approved by an order.
        InForce = "in_force",
        /// An instruction or material that no order has approved yet.
        Unapproved = "unapproved",
        /// Repealed.
        Repealed = "repealed",
    }
}

coded! {
    /// How somebody said that they had read a document.
    Means {
        /// On the page of the personal link.
        Link = "link",
        /// On paper; ticked by the coordinator.
        Paper = "paper",
    }
}

impl DocumentKind {
    /// Does it need an order that approves it?
    pub fn needs_order(self) -> bool {
        matches!(self, Self::Instruction | Self::Material)
    }

    /// Is it known by a number and a day?
    pub fn needs_number(self) -> bool {
        matches!(self, Self::Act | Self::Order)
    }
}

/// How a document stands.
pub fn standing(kind: DocumentKind, has_order: bool, is_repealed: bool) -> Standing {
    if is_repealed {
        Standing::Repealed
    } else if kind.needs_order() && !has_order {
        Standing::Unapproved
    } else {
        Standing::InForce
    }
}
