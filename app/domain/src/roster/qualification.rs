//! Qualification categories (`domain.md` 3.1).

use crate::roster::codes::coded;

coded! {
    /// What an attestation gave.
    Category {
        /// Соответствие занимаемой должности.
        Suitable = "suitable",
        /// Первая.
        First = "first",
        /// Высшая.
        Highest = "highest",
        /// Педагог-методист.
        Methodist = "methodist",
        /// Педагог-наставник.
        Mentor = "mentor",
    }
}
