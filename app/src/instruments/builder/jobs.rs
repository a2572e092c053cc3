//! What is to be done, one after the other: a second save of a field must know what the first one stored.

use super::{page, sending};
use leptos::prelude::*;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

/// How long after the last letter a text is saved.
const QUIET: Duration = Duration::from_millis(900);
/// How long after a failure it is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// One thing to do.
#[derive(Clone, Debug)]
pub enum Job {
    /// Save the field of this control.
    Save(String),
    /// Save a field that a new page took away while it was typed in: what its form would have posted.
    SaveGone(String),
    /// Post a form and show where it leads.
    Act { action: String, body: String },
    /// Show another page of the editor.
    Open(String),
    /// Fetch the page again for what depends on the fields.
    Refresh,
    /// Leave the editor, now that everything before it is stored.
    Leave(String),
}

impl Job {
    /// Does it write?
    fn is_writing(&self) -> bool {
        matches!(self, Job::Save(_) | Job::SaveGone(_) | Job::Act { .. })
    }
}

#[derive(Debug, Default)]
struct State {
    /// Controls whose text is not stored yet.
    dirty: Vec<String>,
    queue: VecDeque<Job>,
    is_running: bool,
    /// The job at work writes.
    is_writing: bool,
    typed: u32,
    dragged: Option<String>,
}

/// The editor's memory. It holds ids, no elements, so it may be made on the server too.
#[derive(Clone, Debug)]
pub struct Shop {
    pub instrument: Arc<str>,
    /// «Сохраняем…», «Сохранено», «Не сохранено».
    pub words: Arc<[String; 3]>,
    state: Arc<Mutex<State>>,
}

impl Shop {
    pub fn new(instrument: String, words: [String; 3]) -> Self {
        Self {
            instrument: instrument.into(),
            words: Arc::new(words),
            state: Arc::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Fields need no buttons of their own from now on; nothing typed is left behind unsaved.
    pub fn open_up(&self) {
        if let Some(editor) = page::editor() {
            let _ = editor.class_list().add_1("alive");
        }
        let shop = self.clone();
        let _ = window_event_listener(leptos::ev::online, move |_| shop.save_now());
        let shop = self.clone();
        let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
            if shop.is_behind() {
                event.prevent_default();
            }
        });
        let shop = self.clone();
        let _ = window_event_listener(leptos::ev::popstate, move |_| {
            if let Ok(href) = window().location().href() {
                shop.put(Job::Open(href));
            }
        });
    }

    /// Remembers that the control's text is not stored, and no longer says that it is.
    pub fn soil(&self, control: String) {
        if control.is_empty() {
            return;
        }
        let mut state = self.state();
        if !state.dirty.contains(&control) {
            state.dirty.push(control);
        }
        drop(state);
        page::say(&self.words[0], Some("saving"));
    }

    /// Is something not stored, or still on its way?
    pub fn is_behind(&self) -> bool {
        let state = self.state();
        state.is_writing || !state.dirty.is_empty() || state.queue.iter().any(Job::is_writing)
    }

    /// The same for the first visible control of a form.
    pub fn soil_form(&self, form: &HtmlFormElement) {
        let found = form
            .query_selector("[id][name='edit[value]'], [id][name='edit[to]']")
            .ok()
            .flatten();
        if let Some(control) = found {
            self.soil(control.id());
        }
    }

    pub fn clean(&self, control: &str) {
        self.state().dirty.retain(|it| it != control);
    }

    pub fn dirty(&self) -> Vec<String> {
        self.state().dirty.clone()
    }

    /// Saves when nothing has been typed for a moment.
    pub fn save_soon(&self) {
        self.state().typed += 1;
        let (shop, typed) = (self.clone(), self.state().typed);
        set_timeout(
            move || {
                if shop.state().typed == typed {
                    shop.save_now();
                }
            },
            QUIET,
        );
    }

    /// Saves everything that is not stored.
    pub fn save_now(&self) {
        for control in self.dirty() {
            self.put(Job::Save(control));
        }
    }

    /// Tries again later.
    pub fn save_again(&self) {
        let shop = self.clone();
        set_timeout(move || shop.save_now(), AGAIN);
    }

    /// The same for one job.
    pub fn put_again(&self, job: Job) {
        let shop = self.clone();
        set_timeout(move || shop.put(job), AGAIN);
    }

    pub fn drag(&self, card: Option<String>) {
        self.state().dragged = card;
    }

    pub fn dragged(&self) -> Option<String> {
        self.state().dragged.clone()
    }

    /// Adds a job to the line and starts working when nobody does.
    pub fn put(&self, job: Job) {
        {
            let mut state = self.state();
            if matches!(&job, Job::Refresh) && state.queue.iter().any(|it| matches!(it, Job::Refresh)) {
                return;
            }
            state.queue.push_back(job);
            if state.is_running {
                return;
            }
            state.is_running = true;
        }
        let shop = self.clone();
        leptos::task::spawn_local(async move {
            while let Some(job) = shop.next() {
                sending::work(&shop, job).await;
            }
        });
    }

    fn next(&self) -> Option<Job> {
        let mut state = self.state();
        let job = state.queue.pop_front();
        state.is_running = job.is_some();
        state.is_writing = job.as_ref().is_some_and(Job::is_writing);
        job
    }

    /// The element of that id, as a form's control.
    pub fn form_of(&self, control: &str) -> Option<HtmlFormElement> {
        let element = document().get_element_by_id(control)?;
        let form = page::property(&element, "form")?;
        form.dyn_into().ok()
    }
}
