//! From facts to an indicator's value: one path for all indicators.

use crate::{
    campaigns::rate::show_percent,
    expr::{
        print::{shown, substituted},
        tree::{Expr, Term},
        value::{NoValue, value},
    },
    indicators::{
        count::{Count, count},
        definition::{Definition, ValueUnit},
        evidence::Evidence,
        facts::Facts,
        period::Period,
        policies::Policies,
        scene::Scene,
        variable::{Rule, Variable},
    },
    points::{Exact, show, show_short, whole},
    roster::{codes::coded, staff::besides},
};
use chrono::{NaiveDate, NaiveDateTime};

coded! {
    /// May a value still change?
    ValueState {
        /// The year or its census is still ahead.
        Provisional = "provisional",
        /// Year and census are over.
        Final = "final",
        /// Replaces a final one, with a reason.
        Corrected = "corrected",
    }
}

coded! {
    /// Why there is no value (DD-14).
    AbsentReason {
        /// ЧП is 0: no staff was entered for that day.
        NoStaffOnDate = "no_staff_on_date",
        /// Something else below the line is 0.
        NothingToDivideBy = "nothing_to_divide_by",
        /// The formula cannot be counted.
        WrongFormula = "wrong_formula",
        /// The records it is counted from had not been begun yet.
        NoData = "no_data",
    }
}

/// A value, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The value, exactly.
    pub value: Option<Exact>,
    /// Why it is absent.
    pub absent_reason: Option<AbsentReason>,
}

/// An indicator's value at a moment, with all that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorOutcome {
    /// The indicator's code.
    pub code: String,
    /// What its value is measured in.
    pub unit: ValueUnit,
    /// What is above the line, when the formula is a share.
    pub numerator: Option<usize>,
    /// What is below it.
    pub denominator: Option<usize>,
    /// External part-timers beside ЧП: «кроме того».
    pub besides: usize,
    /// The value or the reason for its absence.
    pub outcome: Outcome,
    /// May it still change?
    pub state: ValueState,
    /// The year and its census.
    pub period: Period,
    /// The day the staff was counted on.
    pub staff_date: NaiveDate,
    /// The moment up to which things were seen.
    pub as_of: NaiveDateTime,
    /// The rules it was counted by.
    pub policies: Policies,
    /// The formula as documents write it: «(ЧПдп / ЧП) × 100».
    pub written: String,
    /// The same with numbers: «(38 / 41) × 100».
    pub substituted: String,
    /// The variables in the order of the formula, each with its proof.
    pub counts: Vec<Count>,
}

/// Counts an indicator of a year as it stands at a local moment.
pub fn evaluate(
    definition: &Definition,
    variables: &[Variable],
    facts: &Facts,
    year: i32,
    as_of: NaiveDateTime,
    policies: &Policies,
) -> IndicatorOutcome {
    let policies = definition.policies(policies);
    let scene = Scene::new(facts, year, as_of, &policies);
    let formula = definition.formula(variables).ok();
    let counts = named(formula.as_ref(), variables).map(|variable| count(&scene, variable));
    let mut found = put_together(definition, &scene, formula.as_ref(), counts.collect());
    let until = as_of.date().min(scene.period.to.pred_opt().unwrap_or(scene.period.to));
    let is_unknown = |one: &Count| !facts.knows(one.variable.rule, until);
    if found.outcome.value.is_some() && found.counts.iter().any(is_unknown) {
        found.outcome = Outcome::absent(AbsentReason::NoData);
    }
    found
}

/// A value whose numbers were counted elsewhere, on paper in years before: nobody stands behind it by name.
pub fn carried(
    definition: &Definition,
    variables: &[Variable],
    number: &dyn Fn(&Variable) -> usize,
    year: i32,
    as_of: NaiveDateTime,
    policies: &Policies,
) -> IndicatorOutcome {
    let policies = definition.policies(policies);
    let nothing = Facts::default();
    let scene = Scene::new(&nothing, year, as_of, &policies);
    let formula = definition.formula(variables).ok();
    let counts = named(formula.as_ref(), variables).map(|variable| Count {
        variable: variable.clone(),
        number: number(variable),
        people: Vec::new(),
        posts: Vec::new(),
        sides: Vec::new(),
    });
    put_together(definition, &scene, formula.as_ref(), counts.collect())
}

/// The variables a formula names, in its order.
fn named<'a>(formula: Option<&Expr>, variables: &'a [Variable]) -> impl Iterator<Item = &'a Variable> {
    let names = formula.map(Expr::names).unwrap_or_default();
    names
        .into_iter()
        .filter_map(|name| variables.iter().find(|one| one.symbol == name))
}

fn put_together(
    definition: &Definition,
    scene: &Scene,
    formula: Option<&Expr>,
    counts: Vec<Count>,
) -> IndicatorOutcome {
    let known = |name: &str| number_of(&counts, name);
    let share = formula.and_then(Expr::share);
    let part = |one: &Expr| usize::try_from(value(one, &known).ok().filter(Exact::is_integer)?.to_integer()).ok();
    let facts = scene.facts;
    IndicatorOutcome {
        code: definition.code.clone(),
        unit: definition.unit,
        numerator: share.and_then(|(above, _)| part(above)),
        denominator: share.and_then(|(_, below)| part(below)),
        besides: besides(&facts.employments, &facts.absences, scene.on, scene.policies).len(),
        outcome: outcome(formula, &counts),
        state: if scene.as_of.date() < scene.period.complete_on() {
            ValueState::Provisional
        } else {
            ValueState::Final
        },
        staff_date: scene.on,
        as_of: scene.as_of,
        policies: scene.policies.clone(),
        written: formula.map(shown).unwrap_or_default(),
        substituted: formula.map(|one| written_out(one, &known)).unwrap_or_default(),
        period: scene.period,
        counts,
    }
}

fn number_of(counts: &[Count], name: &str) -> Option<Exact> {
    let found = counts.iter().find(|one| one.variable.symbol == name)?;
    i64::try_from(found.number).ok().map(whole)
}

/// A lone variable keeps its name: «Вак = 4» says more than «4 = 4».
fn written_out(formula: &Expr, known: &dyn Fn(&str) -> Option<Exact>) -> String {
    match &formula.term {
        Term::Name(name) => name.clone(),
        _ => substituted(formula, known),
    }
}

/// The value; absent, never 0 %, when there is nobody to divide by (EX-18).
fn outcome(formula: Option<&Expr>, counts: &[Count]) -> Outcome {
    let Some(formula) = formula else {
        return Outcome::absent(AbsentReason::WrongFormula);
    };
    match value(formula, &|name| number_of(counts, name)) {
        Ok(value) => Outcome {
            value: Some(value),
            absent_reason: None,
        },
        Err(NoValue::DivisionByZero) => {
            let is_empty = |one: &Count| one.variable.rule == Rule::Staff && one.number == 0;
            Outcome::absent(match counts.iter().any(is_empty) {
                true => AbsentReason::NoStaffOnDate,
                false => AbsentReason::NothingToDivideBy,
            })
        }
        Err(NoValue::TooLarge | NoValue::Unknown(_)) => Outcome::absent(AbsentReason::WrongFormula),
    }
}

impl Outcome {
    fn absent(reason: AbsentReason) -> Self {
        Self {
            value: None,
            absent_reason: Some(reason),
        }
    }
}

impl IndicatorOutcome {
    /// «92,7 %», «4», or «—» when absent.
    pub fn shown(&self) -> String {
        let value = self.outcome.value;
        value.map_or_else(
            || "—".to_owned(),
            |value| show_value(value, self.unit, self.policies.precision),
        )
    }

    /// `92.7` or `4`, for files and other programs.
    pub fn plain(&self) -> Option<String> {
        let value = self.outcome.value?;
        Some(match self.unit {
            ValueUnit::Percent => show(value, self.policies.precision, '.'),
            ValueUnit::Count => show_short(value, '.'),
        })
    }

    /// «(38 / 41) × 100 = 92,7 %»: the formula with its numbers.
    pub fn formula(&self) -> String {
        format!("{} = {}", self.substituted, self.shown())
    }

    /// The variable the indicator is about: the first that is not ЧП itself.
    pub fn leading(&self) -> Option<&Count> {
        let mut others = self.counts.iter().filter(|one| one.variable.rule != Rule::Staff);
        others.next().or_else(|| self.counts.first())
    }

    /// The people behind the leading variable.
    pub fn people(&self) -> &[Evidence] {
        self.leading().map_or(&[], |one| &one.people)
    }
}

/// A value with its unit: «92,7 %», «4».
pub fn show_value(value: Exact, unit: ValueUnit, precision: u32) -> String {
    match unit {
        ValueUnit::Percent => show_percent(value, precision),
        ValueUnit::Count => show_short(value, ','),
    }
}

/// By how much a value has changed, in its own unit: the difference of exact values, rounded once (EX-27).
///
/// «+12,2», «−0,1», «0,0»; counts without digits after the mark.
pub fn change(now: Exact, before: Exact, unit: ValueUnit, precision: u32) -> String {
    let by = now - before;
    let shown = match unit {
        ValueUnit::Percent => show(by, precision, ','),
        ValueUnit::Count => show_short(by, ',').replace('-', "\u{2212}"),
    };
    if by > whole(0) { format!("+{shown}") } else { shown }
}
