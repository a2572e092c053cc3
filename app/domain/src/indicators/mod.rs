//! Indicators: definitions, variables, policies, counting rules and the evidence behind a number.

pub mod attended;
pub mod census_wire;
pub mod count;
pub mod definition;
pub mod definition_wire;
pub mod diagnosed;
pub mod evaluate;
pub mod evidence;
pub mod facts;
pub mod form_wire;
pub mod period;
pub mod policies;
pub mod routed;
pub mod scene;
pub mod staff;
pub mod vacant;
pub mod variable;
pub mod wire;
