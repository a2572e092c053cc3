//! «Управленческий цикл»: the chain by which a municipality's mechanisms are judged, box by box, for one year.

use crate::roster::codes::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// A link of the chain.
    Link {
        /// Цели.
        Goals = "goals",
        /// Показатели и методы сбора.
        Indicators = "indicators",
        /// Мониторинг.
        Monitoring = "monitoring",
        /// Анализ и адресные рекомендации.
        Analysis = "analysis",
        /// Меры и управленческие решения.
        Measures = "measures",
        /// Анализ эффективности.
        Effect = "effect",
    }
}

coded! {
    /// How far a link is.
    Fullness {
        /// Nothing is there.
        Empty = "empty",
        /// Something is there.
        Begun = "begun",
        /// What the link asks for is there.
        Full = "full",
    }
}

/// One box of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleBox {
    /// Which link it is.
    pub link: Link,
    /// How far it is.
    pub fullness: Fullness,
    /// How much is there.
    pub there: usize,
    /// How much it asks for; 0 when there is no such number.
    pub of: usize,
}

impl CycleBox {
    /// A box with something counted against what is asked for.
    pub fn counted(link: Link, there: usize, of: usize) -> Self {
        let fullness = match there {
            0 => Fullness::Empty,
            _ if there >= of => Fullness::Full,
            _ => Fullness::Begun,
        };
        Self {
            link,
            fullness,
            there,
            of,
        }
    }
}
