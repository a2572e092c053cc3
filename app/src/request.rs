//! What a page may know about the request it is rendered for. The server puts one into the context of every
//! rendering; components only read it.

use crate::i18n::Locale;
use domain::access::{Role, Verb, may};
use domain::problem::Problem;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The request, as pages see it.
#[derive(Clone, Debug, Default)]
pub struct PageRequest {
    /// The path with its query, for links that come back here.
    pub path: String,
    pub locale: Locale,
    /// «Версия для слабовидящих» is on.
    pub high_contrast: bool,
    pub viewer: Option<Viewer>,
    pub flash: Option<Flash>,
    /// A live part asks again for what moves with every answer: long lists may be left out.
    pub is_glance: bool,
}

/// The signed-in user.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    pub name: String,
    pub organization: String,
    pub is_demo: bool,
    pub roles: Vec<Role>,
}

/// A form that was just refused, or a word about one that was done.
#[derive(Clone, Debug, Default)]
pub struct Flash {
    /// The path of the server function.
    pub form: String,
    pub problems: Vec<Problem>,
    pub typed: BTreeMap<String, Vec<String>>,
}

impl PageRequest {
    /// The request of the page being rendered.
    pub fn here() -> Self {
        use_context().unwrap_or_default()
    }

    /// The refused form, when it is this one.
    pub fn refused(&self, form: &str) -> Option<&Flash> {
        self.flash.as_ref().filter(|flash| flash.form == form)
    }

    /// Is this open to the viewer? For showing or hiding a link; the door decides again.
    pub fn may(&self, verb: Verb) -> bool {
        self.viewer
            .as_ref()
            .is_some_and(|viewer| viewer.roles.iter().any(|role| may(*role, verb)))
    }
}

/// The address people type, without a slash at its end; for links on slips and in tables.
#[derive(Clone, Debug)]
pub struct PublicUrl(pub String);
