//! A whole attempt: points per item, per competence and in total, answered share, levels.
