//! What is shown, as answers come, change and go.

use crate::support::scenario::Scenario;
use crate::support::{form, questionnaire};
use domain::questionnaire::flow;

#[test]
fn a_choice_shows_what_depends_on_it() {
    Scenario::open("skip_by_choice")
        .sees("club")
        .answer("club", "no")
        .sees("club")
        .answer("club", "yes")
        .sees("club name")
        .answer("name", "Юный физик")
        .sees("club name hours")
        .answer("hours", "12")
        .sees("club name hours why");
}

#[test]
fn the_answers_of_hidden_items_count_as_none() {
    Scenario::open("skip_by_choice")
        .answer("club", "yes")
        .answer("name", "Юный физик")
        .answer("hours", "12")
        .answer("why", "Время")
        .answer("club", "no")
        .sees("club")
        .hands_in(&[], "club")
        .answer("club", "yes")
        .sees("club name hours why");
}

#[test]
fn a_refused_answer_shows_nothing() {
    let questionnaire = questionnaire("skip_by_choice");
    let sections = |hours: &str| {
        let form = form(["club=yes", "name=Юный физик", hours]);
        flow::visible_sections(&questionnaire, &form).len()
    };
    assert_eq!(sections("hours=12"), 2);
    assert_eq!(sections("hours=120"), 1);
}

#[test]
fn an_answer_that_the_author_refuses_shows_nothing() {
    let questionnaire = questionnaire("own_rule");
    let shown = |here: &str| flow::visible(&questionnaire, &form(["total=10", here])).len();
    assert_eq!(shown("here=10"), 4);
    assert_eq!(shown("here=11"), 3);
}

#[test]
fn a_case_stands_before_its_shown_parts() {
    Scenario::open("case_with_a_hidden_part")
        .sees("intro case act")
        .answer("act", "yes")
        .sees("intro case act how")
        .hands_in(&["how required"], "act");
}

#[test]
fn the_share_counts_required_items_or_else_all() {
    Scenario::open("skip_by_choice")
        .has_come((0, 1), (0, 1))
        .answer("club", "yes")
        .has_come((1, 2), (1, 2))
        .answer("name", "Юный физик")
        .has_come((2, 3), (2, 2));
}
