//! A definition as its form gives it, and back.

use domain::indicators::definition::{
    Aggregation, CensusRule, DataPeriod, Definition, Definitions, Direction, Level, Method, ValueUnit, Verbatim,
};
use domain::indicators::definition_wire::DefinitionForm;
use domain::problem::Problem;

/// A definition for its form.
pub fn form_of(one: &Definition) -> DefinitionForm {
    let methods = one
        .methods
        .iter()
        .map(|method| (method.code().to_owned(), "yes".to_owned()));
    DefinitionForm {
        title: one.title.clone(),
        short: one.short.clone(),
        formula: one.formula.clone(),
        unit: one.unit.code().to_owned(),
        level: one.level.code().to_owned(),
        census: one.census.code().to_owned(),
        aggregation: one.aggregation.code().to_owned(),
        direction: one.direction.code().to_owned(),
        target: one.target.clone(),
        source: one.source.clone(),
        term: one.term.clone(),
        defect_note: one.defect_note.clone(),
        is_enabled: one.is_enabled.to_string(),
        no: one.no.to_string(),
        criterion: one.criterion.clone(),
        period: one.period.code().to_owned(),
        precision: one.precision.map(|digits| digits.to_string()).unwrap_or_default(),
        methods: methods.collect(),
        verbatim: one.verbatim.clone(),
        tried: String::new(),
    }
}

/// The definition a form asks for, or everything that is wrong with it.
pub fn read(
    form: &DefinitionForm,
    before: &Definition,
    all: &Definitions,
    criteria: &[(String, String)],
) -> Result<Definition, Vec<Problem>> {
    fn choice<T>(at: &str, found: Option<T>, problems: &mut Vec<Problem>, or: T) -> T {
        found.unwrap_or_else(|| {
            problems.push(Problem::new(at, "out-of-range"));
            or
        })
    }
    let mut wrong = Vec::new();
    let tidy = |text: &str| text.trim().to_owned();
    let (unit, level) = (ValueUnit::from_code(&form.unit), Level::from_code(&form.level));
    let (census, period) = (CensusRule::from_code(&form.census), DataPeriod::from_code(&form.period));
    let (aggregation, direction) = (
        Aggregation::from_code(&form.aggregation),
        Direction::from_code(&form.direction),
    );
    let no = form.no.trim().parse().ok().filter(|no| (1..1000).contains(no));
    let known = criteria.iter().find(|(code, _)| *code == form.criterion);
    let precision = match form.precision.trim() {
        "" => Some(None),
        digits => digits.parse().ok().map(Some),
    };
    let after = Definition {
        no: choice("no", no, &mut wrong, before.no),
        criterion: choice(
            "criterion",
            known.map(|(code, _)| code.clone()),
            &mut wrong,
            before.criterion.clone(),
        ),
        title: tidy(&form.title),
        short: tidy(&form.short),
        formula: tidy(&form.formula),
        unit: choice("unit", unit, &mut wrong, before.unit),
        level: choice("level", level, &mut wrong, before.level),
        period: choice("period", period, &mut wrong, before.period),
        census: choice("census", census, &mut wrong, before.census),
        precision: choice("precision", precision, &mut wrong, before.precision),
        aggregation: choice("aggregation", aggregation, &mut wrong, before.aggregation),
        direction: choice("direction", direction, &mut wrong, before.direction),
        methods: Method::ALL
            .iter()
            .copied()
            .filter(|one| form.methods.contains_key(one.code()))
            .collect(),
        target: tidy(&form.target),
        source: tidy(&form.source),
        term: tidy(&form.term),
        defect_note: tidy(&form.defect_note),
        is_enabled: form.is_enabled == "true",
        verbatim: tidied(&form.verbatim),
        code: before.code.clone(),
    };
    wrong.extend(after.check(&all.variables));
    if wrong.is_empty() { Ok(after) } else { Err(wrong) }
}

/// The approved words as they are; only what a form adds around them is taken away.
fn tidied(typed: &Verbatim) -> Verbatim {
    let cell = |text: &String| text.trim().replace("\r\n", "\n");
    Verbatim {
        no: cell(&typed.no),
        criterion: cell(&typed.criterion),
        title: cell(&typed.title),
        formula: cell(&typed.formula),
        unit: cell(&typed.unit),
        source: cell(&typed.source),
        term: cell(&typed.term),
    }
}
