//! The tables of the demo school's tests against its golden numbers (`domain.md` part 4, EX-01..17).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::points::{Exact, parse_decimal, show, whole};
use domain::psychometrics::groups::{Earned, GroupResult, group};
use domain::psychometrics::items::{PointTable, item_stats};
use domain::psychometrics::reliability::alpha;
use domain::scoring::levels::preset;

macro_rules! demo_file {
    ($name:literal) => {
        include_str!(concat!("../../../server/backend/src/demo/data/", $name))
    };
}

const TESTS: [(&str, &str, &str); 2] = [
    ("T1", demo_file!("t1_answers.csv"), demo_file!("t1_item_stats.csv")),
    ("T2", demo_file!("t2_answers.csv"), demo_file!("t2_item_stats.csv")),
];

fn golden() -> serde_json::Value {
    serde_json::from_str(demo_file!("golden.json")).unwrap()
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_end().split(';').collect()
}

/// Item names and the points of each person's first attempt, which is the record.
fn table(file: &str) -> (Vec<String>, PointTable) {
    let mut lines = file.lines().map(cells);
    let names = lines.next().unwrap()[2..]
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let points = |row: Vec<&str>| row[2..].iter().map(|cell| parse_decimal(cell)).collect::<Vec<_>>();
    let max = points(lines.next().unwrap()).into_iter().map(Option::unwrap).collect();
    let rows = lines.filter(|row| row[1] == "1").map(points).collect();
    (names, PointTable { max, rows })
}

fn three(value: f64) -> String {
    format!("{value:.3}").replace("-0.000", "0.000")
}

#[test]
fn the_hardest_items_are_those_of_the_golden_file() {
    let mut found = Vec::new();
    for (_, answers, _) in TESTS {
        let (names, table) = table(answers);
        found.extend(
            names
                .into_iter()
                .zip(item_stats(&table).into_iter().map(|one| one.difficulty.unwrap())),
        );
    }
    found.sort_by(|(a, x), (b, y)| (x, a).cmp(&(y, b)));
    let golden = golden();
    let hard = golden["hard_items"].as_array().unwrap();
    let hardest = found.iter().take(hard.len());
    let mut hardest: Vec<(String, String)> = hardest
        .map(|(name, value)| (name.clone(), show(*value, 3, '.')))
        .collect();
    let printed = hard
        .iter()
        .map(|row| (row[0].as_str().unwrap().to_owned(), three(row[1].as_f64().unwrap())));
    let mut printed: Vec<(String, String)> = printed.collect();
    hardest.sort();
    printed.sort();
    assert_eq!(hardest, printed);
}

#[test]
fn item_statistics_of_both_demo_tests_come_out_as_printed() {
    for (test, answers, stats) in TESTS {
        let (names, table) = table(answers);
        let found = item_stats(&table);
        for (line, (name, item)) in stats.lines().skip(1).map(cells).zip(names.iter().zip(&found)) {
            assert_eq!((line[0], line[3]), (name.as_str(), item.people.to_string().as_str()));
            let printed: f64 = line[4].parse().unwrap();
            assert_eq!(show(item.difficulty.unwrap(), 3, '.'), three(printed), "{test} {name}");
            let printed: f64 = line[5].parse().unwrap();
            assert_eq!(three(item.item_rest.unwrap()), three(printed), "{test} {name}");
        }
        assert_eq!(found.len(), names.len());
    }
}

#[test]
fn exactly_the_weak_items_of_both_demo_tests_are_flagged() {
    let weak = |(_, answers, _): (&str, &str, &str)| {
        let (names, table) = table(answers);
        let stats = names.into_iter().zip(item_stats(&table));
        stats
            .filter(|(_, item)| item.is_flagged())
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    let flagged: Vec<String> = TESTS.into_iter().flat_map(weak).collect();
    let golden = golden();
    let printed = golden["bad_items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair[0].as_str().unwrap());
    assert_eq!(flagged, printed.collect::<Vec<_>>());
}

#[test]
fn alpha_of_both_demo_tests_comes_out_as_printed() {
    for (test, answers, _) in TESTS {
        let (_, table) = table(answers);
        let printed = golden()["alpha"][test].as_f64().unwrap();
        assert_eq!(three(alpha(&table).unwrap()), three(printed), "{test}");
    }
}

#[test]
fn statistics_are_withheld_where_there_is_nothing_to_count() {
    let row = |points: [i64; 2]| points.map(|one| Some(whole(one))).to_vec();
    let max = vec![whole(1), whole(1)];
    let same = PointTable {
        max: max.clone(),
        rows: vec![row([1, 0]); 8],
    };
    assert_eq!(alpha(&same), None);
    assert_eq!(item_stats(&same)[0].item_rest, None);
    assert!(!item_stats(&same)[0].is_flagged());
    let few = PointTable {
        max: max.clone(),
        rows: vec![row([1, 0]), row([0, 1])],
    };
    assert_eq!(alpha(&few), None);
    let nobody = PointTable { max, rows: Vec::new() };
    assert_eq!(item_stats(&nobody)[0].difficulty, None);
}

fn result(table: &PointTable, columns: &[usize]) -> GroupResult {
    let scale = preset("deficit4").unwrap();
    let earned = |row: &Vec<Option<Exact>>| {
        let points: Exact = columns.iter().filter_map(|at| row[*at]).sum();
        let max: Exact = columns.iter().map(|at| table.max[*at]).sum();
        let level = scale.level_of(points, max).map(|level| level.code.clone());
        Earned { points, max, level }
    };
    group(&table.rows.iter().map(earned).collect::<Vec<_>>(), &scale.levels)
}

#[test]
fn competence_tables_of_both_demo_tests_come_out_as_printed() {
    let golden = golden();
    let scale = preset("deficit4").unwrap();
    let mut mass = golden["mass"].as_array().unwrap().iter();
    for (test, answers, _) in TESTS {
        let (names, table) = table(answers);
        for row in golden[test.to_lowercase()].as_array().unwrap() {
            let code = row["code"].as_str().unwrap();
            let is_own = |name: &str| code == "Σ" || name.starts_with(code);
            let columns: Vec<usize> = (0..names.len()).filter(|at| is_own(&names[*at])).collect();
            let found = result(&table, &columns);
            let mean = show(found.mean.unwrap() * 100, 1, '.');
            assert_eq!(mean, format!("{:.1}", row["mean"].as_f64().unwrap()), "{test} {code}");
            for (level, people) in scale.levels.iter().zip(&found.by_level) {
                assert_eq!(row["levels"][&level.title], *people, "{test} {code} {}", level.title);
            }
            let printed = mass.next().unwrap();
            assert_eq!(printed[0], code);
            assert_eq!(
                (&printed[1], &printed[2]),
                (&found.with_deficit.into(), &found.people.into())
            );
        }
    }
}
