//! An indicator as data: what the programme approved word for word, and beside it what can be counted (`domain.md` 3.3).

use crate::{
    expr::{
        Fault,
        check::{Unit, check},
        parse::parse,
        tree::Expr,
    },
    indicators::{
        policies::{PeriodPolicy, Policies},
        variable::{Counted, Rule, Variable},
    },
    points::parse_decimal,
    problem::Problem,
    roster::codes::coded,
};
use serde::{Deserialize, Serialize};

/// Characters one text of a definition may have.
const LONGEST_TEXT: usize = 2000;

coded! {
    /// What a value is measured in.
    ValueUnit {
        /// Percent of people or posts.
        Percent = "percent",
        /// How many people or posts.
        Count = "count",
    }
}

coded! {
    /// Whose data the indicator is about.
    Level {
        /// The school's own.
        School = "school",
        /// The municipality's.
        Municipal = "municipal",
    }
}

coded! {
    /// In which January the staff is counted.
    #[derive(Default)]
    CensusRule {
        /// As the counting rules of the school say (DD-03).
        #[default]
        ByPolicy = "by_policy",
        /// January after the year, whatever the rules.
        YearAfter = "year_after",
        /// January of the year, whatever the rules.
        SameYear = "same_year",
    }
}

coded! {
    /// How schools' values become the municipality's (DD-13). Nobody is counted over schools: they hand in numbers
    /// without names, and external part-timers are out of ЧП, so that the schools' people are disjoint (DD-07).
    Aggregation {
        /// Sum of numerators over sum of denominators.
        RatioOfSums = "ratio_of_sums",
        /// Sum of values.
        Sum = "sum",
    }
}

coded! {
    /// Which time the data are of (DD-02).
    #[derive(Default)]
    DataPeriod {
        /// From 1 January to 31 December by the school's own clock.
        #[default]
        CalendarYear = "calendar_year",
    }
}

coded! {
    /// How data are collected (1.1–1.6) and worked up (2.1–2.4), as section 5 of the document lists it (SR-51 … SR-59).
    Method {
        /// 1.1
        Testing = "testing",
        /// 1.2
        Survey = "survey",
        /// 1.2
        Interview = "interview",
        /// 1.3
        ContentAnalysis = "content_analysis",
        /// 1.4
        Electronic = "electronic",
        /// 1.5
        Online = "online",
        /// 1.6
        Cloud = "cloud",
        /// 2.1
        Mathematical = "mathematical",
        /// 2.2
        TextAndGraphics = "text_and_graphics",
        /// 2.3
        Tables = "tables",
        /// 2.4
        SharedDrafts = "shared_drafts",
    }
}

coded! {
    /// Which way is better.
    Direction {
        /// More is better.
        Higher = "higher_is_better",
        /// Less is better.
        Lower = "lower_is_better",
        /// Neither.
        Neutral = "neutral",
    }
}

/// Digits after the mark that anybody can read.
const MOST_DIGITS: u32 = 3;

/// The cells of the approved table, word for word, misprints and all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Verbatim {
    /// «№»
    pub no: String,
    /// «Критерий»
    pub criterion: String,
    /// «Показатель»
    pub title: String,
    /// «Методика расчёта»
    pub formula: String,
    /// «Единица измерения»
    pub unit: String,
    /// «Источник»
    pub source: String,
    /// «Сроки»
    pub term: String,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// `I1`: what it is called by programs and in addresses.
    pub code: String,
    /// Its number in the table.
    pub no: u32,
    /// The code of its criterion, `C1` to `C8`.
    pub criterion: String,
    /// What it says.
    pub title: String,
    /// A few words for a tile.
    pub short: String,
    /// The formula in the language of `expr`.
    pub formula: String,
    /// What its value is measured in.
    pub unit: ValueUnit,
    /// Whose data it is about.
    pub level: Level,
    /// Which time its data are of.
    #[serde(default)]
    pub period: DataPeriod,
    /// In which January the staff is counted.
    #[serde(default)]
    pub census: CensusRule,
    /// Digits after the mark, when they are not those of the school's rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<u32>,
    /// How its data are collected and worked up.
    #[serde(default)]
    pub methods: Vec<Method>,
    /// How schools' values are put together.
    pub aggregation: Aggregation,
    /// Which way is better.
    pub direction: Direction,
    /// What is aimed at, a decimal number, or nothing.
    #[serde(default)]
    pub target: String,
    /// Where the data come from, as approved.
    pub source: String,
    /// When they are collected, as approved.
    pub term: String,
    /// What is wrong with the approved row, in words.
    #[serde(default)]
    pub defect_note: String,
    /// Is it counted and shown?
    pub is_enabled: bool,
    /// The row as it was approved.
    #[serde(default)]
    pub verbatim: Verbatim,
}

/// The indicators and variables of a version, as they are kept in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definitions {
    /// The indicators, in the order of the table.
    #[serde(rename = "indicator")]
    pub indicators: Vec<Definition>,
    /// What formulas may name.
    #[serde(rename = "variable")]
    pub variables: Vec<Variable>,
}

/// The four indicators of the document, optional ones for the other criteria, and their variables: a TOML file.
pub const BUILT_IN: &str = include_str!("definitions.toml");

impl Definition {
    /// The formula as a tree, or everything that is wrong with it.
    pub fn formula(&self, variables: &[Variable]) -> Result<Expr, Vec<Fault>> {
        let formula = parse(&self.formula).map_err(|fault| vec![fault])?;
        let unit = |name: &str| variables.iter().find(|one| one.symbol == name).map(Variable::unit);
        let wanted: &[Unit] = match self.unit {
            ValueUnit::Percent => &[Unit::NUMBER],
            ValueUnit::Count => &[Unit::PERSON, Unit::POST],
        };
        let faults = check(&formula, &unit, wanted);
        if faults.is_empty() { Ok(formula) } else { Err(faults) }
    }

    /// Everything that keeps it from being stored.
    pub fn check(&self, variables: &[Variable]) -> Vec<Problem> {
        let texts = [
            ("title", &self.title, true),
            ("short", &self.short, true),
            ("source", &self.source, false),
            ("term", &self.term, false),
            ("defect_note", &self.defect_note, false),
        ];
        let verbatim = &self.verbatim;
        let cells = [&verbatim.no, &verbatim.criterion, &verbatim.title, &verbatim.formula];
        let cells = cells
            .into_iter()
            .chain([&verbatim.unit, &verbatim.source, &verbatim.term]);
        let mut problems = Vec::new();
        if cells.into_iter().any(|cell| cell.chars().count() > LONGEST_TEXT) {
            problems.push(Problem::new("verbatim", "too-long").with("most", LONGEST_TEXT));
        }
        if self.precision.is_some_and(|digits| digits > MOST_DIGITS) {
            problems.push(Problem::new("precision", "out-of-range"));
        }
        for (at, text, is_required) in texts {
            if is_required && text.trim().is_empty() {
                problems.push(Problem::new(at, "required"));
            }
            if text.chars().count() > LONGEST_TEXT {
                problems.push(Problem::new(at, "too-long").with("most", LONGEST_TEXT));
            }
        }
        if !self.target.is_empty() && parse_decimal(&self.target).is_none() {
            problems.push(Problem::new("target", "not-a-number"));
        }
        // Percents are never summed, and a count has no denominator to divide by.
        let is_summed = self.aggregation == Aggregation::Sum;
        if is_summed != (self.unit == ValueUnit::Count) {
            problems.push(Problem::new("aggregation", "aggregation-other-unit"));
        }
        let faults = self.formula(variables).err().unwrap_or_default();
        problems.extend(faults.iter().map(|fault| fault.problem("formula")));
        problems
    }

    /// The rules it is counted by: the school's, save what the definition decides itself.
    pub fn policies(&self, policies: &Policies) -> Policies {
        let period_policy = match self.census {
            CensusRule::ByPolicy => policies.period_policy,
            CensusRule::YearAfter => PeriodPolicy::PreviousYear,
            CensusRule::SameYear => PeriodPolicy::SameYear,
        };
        Policies {
            period_policy,
            precision: self.precision.unwrap_or(policies.precision),
            ..policies.clone()
        }
    }
}

impl Definition {
    /// The names of the counting rules that bear on its number, as `Policies::facts` names them.
    pub fn concerns(&self, variables: &[Variable]) -> Vec<&'static str> {
        let mut found = concerns(&self.formula, variables);
        if self.unit == ValueUnit::Percent {
            found.push("precision");
        }
        found
    }
}

/// The names of the counting rules that bear on what a formula counts, however it is shown.
pub fn concerns(formula: &str, variables: &[Variable]) -> Vec<&'static str> {
    let formula = parse(formula).ok();
    let names: Vec<String> = formula.iter().flat_map(Expr::names).collect();
    let named = variables.iter().filter(|one| names.contains(&one.symbol));
    let mut found = vec!["census_day", "period_policy"];
    for variable in named {
        found.extend(match variable.rule {
            Rule::Vacancies => &["count_temporary"][..],
            Rule::Staff | Rule::Young | Rule::Mentored | Rule::Members | Rule::Requested => {
                &["include_external", "exclude_long_leave"]
            }
            Rule::Diagnosed => &["min_answered_percent", "test_scope"],
            Rule::Routed => &["iom_policy"],
            Rule::Attended => &["min_level"],
        });
    }
    found
}

impl Variable {
    /// What its number counts.
    pub fn unit(&self) -> Unit {
        match self.counted {
            Counted::Persons => Unit::PERSON,
            Counted::Posts => Unit::POST,
        }
    }
}
