//! Dismissing somebody and hiring them again the same day: nothing of ЧП changes, whoever it is and whenever.

use super::staffed;
use backend::roster::{dismiss, set_contract, show, staff};
use chrono::Days;
use domain::indicators::policies::Policies;
use domain::roster::staff::{Employment, chp};
use domain::roster::wire_input::{ContractInput, DismissalInput};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;

#[test]
fn dismissing_and_hiring_again_the_same_day_changes_nothing_on_any_day() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (cx, actor, org, _folder) = runtime.block_on(staffed());
    let config = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    // Every case goes on from what the cases before made of the register.
    TestRunner::new(config)
        .run(&(0..1000_usize, 0..900_u64), |(which, after)| {
            runtime.block_on(async {
                let before = staff(cx.db.read(), org).await.unwrap();
                let day = "2024-10-01".parse::<chrono::NaiveDate>().unwrap() + Days::new(after);
                let lasting: Vec<&Employment> = before.employments.iter().filter(|one| one.lasts_on(day)).collect();
                let one = lasting[which % lasting.len()].clone();
                prop_assume!(one.end != Some(day));
                let page = show(&cx, &actor, org, one.person).await.unwrap();
                let stored = page.contracts.iter().find(|line| line.id == one.id).unwrap();
                let end = DismissalInput {
                    contract: one.id.to_string(),
                    on: day.to_string(),
                    order: String::new(),
                };
                dismiss(&cx, &actor, org, one.person, &end).await.unwrap();
                let again = ContractInput {
                    position: one.position.clone(),
                    kind: one.kind.code().to_owned(),
                    rate: format!("{},{:02}", stored.rate_hundredths / 100, stored.rate_hundredths % 100),
                    start: (day + Days::new(1)).to_string(),
                    end: one.end.map(|end| end.to_string()).unwrap_or_default(),
                    second_main: "yes".to_owned(),
                    ..ContractInput::default()
                };
                set_contract(&cx, &actor, org, one.person, &again).await.unwrap();
                let after = staff(cx.db.read(), org).await.unwrap();
                for policies in policies() {
                    for days in 0..1000 {
                        let on = "2024-09-20".parse::<chrono::NaiveDate>().unwrap() + Days::new(days);
                        let of = |staff: &backend::roster::Staff| -> BTreeSet<_> {
                            chp(&staff.employments, &staff.absences, on, &policies)
                        };
                        prop_assert_eq!(of(&before), of(&after), "{} on {}", one.position, on);
                    }
                }
                Ok(())
            })
        })
        .unwrap();
}

fn policies() -> [Policies; 2] {
    let other = Policies {
        include_external: true,
        ..Policies::default()
    };
    [Policies::default(), other]
}
