//! What authors do to instruments, over a real database.

mod access;
mod authors;
mod correct;
mod frameworks;
mod publish;
mod trial;

use backend::Backend;
use backend::actor::Actor;
use backend::error::Result;
use backend::instruments::{create, desk, edit};
use domain::ids::{InstrumentId, OrgId};
use domain::instruments::draft::Draft;
use domain::instruments::edit::form::EditForm;
use domain::instruments::wire::{NewInstrument, Saved};

/// A coordinator at a test that was just started.
struct Author {
    cx: Backend,
    org: OrgId,
    actor: Actor,
    id: InstrumentId,
    _folder: tempfile::TempDir,
}

impl Author {
    async fn of(kind: &str) -> Self {
        let (cx, folder) = crate::support::backend().await;
        let org = crate::support::school(&cx, "s7").await;
        let actor = crate::support::coordinator(org);
        let id = create(&cx, &actor, org, &new(kind)).await.unwrap();
        Self {
            cx,
            org,
            actor,
            id,
            _folder: folder,
        }
    }

    async fn draft(&self) -> Draft {
        desk(&self.cx, &self.actor, self.org, self.id).await.unwrap().draft
    }

    async fn revision(&self) -> i32 {
        desk(&self.cx, &self.actor, self.org, self.id).await.unwrap().revision
    }

    async fn post(&self, fields: &[(&str, &str)]) -> Result<Saved> {
        edit(&self.cx, &self.actor, self.org, self.id, &form(fields)).await
    }

    async fn set(&self, at: &str, field: &str, value: &str) -> Saved {
        let fields = [("act", "set"), ("at", at), ("field", field), ("value", value)];
        self.post(&fields).await.unwrap()
    }

    /// Adds an item at the end of the first section; its id.
    async fn add(&self, kind: &str) -> String {
        let section = self.draft().await.questionnaire.sections[0].id.to_string();
        let saved = self
            .post(&[("act", "add_item"), ("value", kind), ("to", &section)])
            .await;
        saved.unwrap().focus.unwrap().to_string()
    }

    /// A test that can be published: one item with a key, and levels. The item and its options.
    async fn sound_test(&self) -> (String, Vec<String>) {
        let item = self.add("single").await;
        self.set(&item, "stem", "Какой отзыв помогает ученику?").await;
        let paste = [("act", "paste_options"), ("at", &item), ("list", "options")];
        let lines = [("value", "Молодец!\n+ Добавь, из какой строки это следует\nНа четвёрку")];
        self.post(&[&paste[..], &lines[..]].concat()).await.unwrap();
        self.post(&[("act", "use_scale"), ("value", "deficit4")]).await.unwrap();
        (item.clone(), options(&self.draft().await, &item))
    }
}

fn new(kind: &str) -> NewInstrument {
    NewInstrument {
        title: "Методическая компетентность".to_owned(),
        kind: kind.to_owned(),
        level: "school".to_owned(),
        is_deficit_diagnostics: "on".to_owned(),
    }
}

fn form(fields: &[(&str, &str)]) -> EditForm {
    let mut form = EditForm::default();
    for (name, value) in fields {
        let value = (*value).to_owned();
        match *name {
            "act" => form.act = value,
            "at" => form.at = value,
            "list" => form.list = value,
            "part" => form.part = value,
            "field" => form.field = value,
            "value" => form.value = value,
            "was" => form.was = Some(value),
            "to" => form.to = value,
            other => panic!("{other}"),
        }
    }
    form
}

fn options(draft: &Draft, item: &str) -> Vec<String> {
    let item = draft.questionnaire.items().find(|it| it.id.as_str() == item).unwrap();
    match &item.kind {
        domain::questionnaire::kinds::Kind::Choice(choice) => {
            choice.options.iter().map(|it| it.id.to_string()).collect()
        }
        _ => Vec::new(),
    }
}
