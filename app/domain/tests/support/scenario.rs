//! A respondent's story: open a fixture, answer item by item, see what is shown and what is refused.

use super::{form, questionnaire, slug, told};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::{Answers, Stored};
use domain::questionnaire::{flow, validate};

pub struct Scenario {
    questionnaire: Questionnaire,
    stored: Answers,
}

impl Scenario {
    pub fn open(fixture: &str) -> Self {
        Self {
            questionnaire: questionnaire(fixture),
            stored: Answers::new(),
        }
    }

    /// Saves one item as it is answered; an empty text takes the answer back.
    pub fn answer(mut self, item: &str, text: &str) -> Self {
        let given = format!("{item}={text}");
        let read = validate::read_item(&self.questionnaire, &slug(item), &form([&*given]), &self.stored).unwrap();
        match read {
            Some(value) => self.stored.insert(slug(item), value),
            None => self.stored.remove(&slug(item)),
        };
        self
    }

    pub fn refuses(self, item: &str, text: &str, problem: &str) -> Self {
        let given = format!("{item}={text}");
        let read = validate::read_item(&self.questionnaire, &slug(item), &form([&*given]), &self.stored);
        assert_eq!(told(&[read.unwrap_err()]), [problem]);
        self
    }

    pub fn sees(self, items: &str) -> Self {
        let stored = Stored {
            questionnaire: &self.questionnaire,
            answers: &self.stored,
        };
        let seen: Vec<&str> = flow::visible(&self.questionnaire, &stored)
            .into_iter()
            .map(|item| item.id.as_str())
            .collect();
        assert_eq!(seen, items.split_whitespace().collect::<Vec<_>>());
        self
    }

    /// What speaks against handing in, and what would be kept.
    pub fn hands_in(self, problems: &[&str], kept: &str) -> Self {
        let (answers, found) = validate::settle(&self.questionnaire, &self.stored);
        assert_eq!(told(&found), problems);
        let ids: Vec<&str> = answers.keys().map(|id| id.as_str()).collect();
        assert_eq!(ids, kept.split_whitespace().collect::<Vec<_>>());
        self
    }

    /// Answered of shown, and of the share that dispositions are told by.
    pub fn has_come(self, questions: (u32, u32), counted: (u32, u32)) -> Self {
        let progress = flow::progress(&self.questionnaire, &self.stored);
        let pair = |share: flow::Share| (share.answered, share.shown);
        assert_eq!(
            (pair(progress.questions), pair(progress.answered_share())),
            (questions, counted)
        );
        self
    }
}
