//! What crosses between the pages of documents and the server: plain data, no rules.

use crate::{
    documents::document::{DocumentKind, DocumentLevel, Means, Standing},
    ids::{AcknowledgementListId, DocumentId, PersonId},
    registers::{history::Happening, listing::Page, wire::FileLine},
    roster::wire::UnionChoice,
    safe_url::SafeUrl,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A part of the register of documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentList {
    /// The rows asked for.
    pub page: Page<DocumentLine>,
    /// How many documents there are at all.
    pub all: u64,
    /// How many of each kind that occurs.
    pub kinds: Vec<(DocumentKind, u64)>,
    /// Acts of the programme that stand in only one of its two lists (SR-03).
    pub one_sided: Vec<String>,
    /// How many acts of the programme are not in this register yet.
    pub not_taken: usize,
    /// May the viewer write?
    pub may_write: bool,
}

/// One document of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLine {
    /// Which.
    pub id: DocumentId,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its level.
    pub level: DocumentLevel,
    /// Its number.
    pub number: String,
    /// Its day.
    pub dated_on: Option<NaiveDate>,
    /// Its title.
    pub title: String,
    /// How it stands.
    pub standing: Standing,
    /// The order that approved it.
    pub order: Option<OrderLine>,
    /// How many were asked to read it.
    pub asked: u64,
    /// How many of them did.
    pub read: u64,
}

/// The order that approved a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// Its number.
    pub no: String,
    /// Its day.
    pub on: NaiveDate,
}

/// The page of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentPage {
    /// What the register says.
    pub line: DocumentLine,
    /// Which edition.
    pub edition: String,
    /// Its text.
    pub body: String,
    /// Where it can be read.
    pub url: Option<SafeUrl>,
    /// The file.
    pub file: Option<FileLine>,
    /// Who approved it.
    pub approved_by: String,
    /// A remark.
    pub note: String,
    /// Whom it was sent to, the newest sending first.
    pub lists: Vec<AcknowledgementList>,
    /// The titles of the campaigns that cite it.
    pub campaigns: Vec<(String, String)>,
    /// The methodical unions to send it to.
    pub unions: Vec<UnionChoice>,
    /// What happened to it, newest first.
    pub history: Vec<Happening>,
    /// Today in the school.
    pub today: NaiveDate,
    /// May the viewer write?
    pub may_write: bool,
}

/// One sending: «Ознакомлены 37 из 41».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcknowledgementList {
    /// Which.
    pub id: AcknowledgementListId,
    /// The day it was sent.
    pub sent_on: NaiveDate,
    /// The staff of which day was asked.
    pub staff_on: NaiveDate,
    /// By when it has to be read.
    pub due_on: Option<NaiveDate>,
    /// The groups it was sent to, by code.
    pub groups: Vec<String>,
    /// The titles of the unions it was sent to.
    pub unions: Vec<String>,
    /// Who has not read it, by name.
    pub silent: Vec<Reader>,
    /// Who has, by name.
    pub readers: Vec<Reader>,
}

/// One person of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// «Авдеева И. П.»
    pub name: String,
    /// When they read it.
    pub on: Option<NaiveDate>,
    /// How they said so.
    pub means: Option<Means>,
}

/// A document as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentInput {
    /// Its kind.
    pub kind: String,
    /// Its level.
    pub level: String,
    /// Its number.
    pub number: String,
    /// Its day.
    pub dated_on: String,
    /// Which edition.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Where it can be read.
    pub url: String,
    /// Who approved it.
    pub approved_by: String,
    /// The number of the order that approved it.
    pub order_no: String,
    /// The day of that order.
    pub order_on: String,
    /// Not empty when it is repealed.
    pub is_repealed: String,
    /// A remark.
    pub note: String,
}

/// A sending as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SendInput {
    /// Codes of groups.
    pub groups: Vec<String>,
    /// Ids of methodical unions.
    pub unions: Vec<String>,
    /// Not empty when external part-timers are asked too.
    pub include_external: String,
    /// The staff of which day.
    pub staff_on: String,
    /// By when it has to be read.
    pub due_on: String,
}

/// Ticks of a paper list as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TickInput {
    /// Which list.
    pub list: String,
    /// Who read it.
    pub persons: Vec<String>,
    /// When.
    pub on: String,
    /// A mark to take back: a person's id.
    pub undo: String,
}

/// The documents of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedDocuments {
    /// Those it cites.
    pub cited: Vec<DocumentLine>,
    /// Those it could cite.
    pub spare: Vec<(DocumentId, String)>,
    /// May the viewer change that?
    pub may_write: bool,
}

/// What a respondent is shown: the papers of the procedure, and what waits to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDocuments {
    /// Approved papers that the campaign cites.
    pub cited: Vec<OwnDocument>,
    /// What was sent to this person.
    pub sent: Vec<OwnDocument>,
}

/// A document as a respondent sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDocument {
    /// Which.
    pub id: DocumentId,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Where it can be read.
    pub url: Option<SafeUrl>,
    /// The file.
    pub file: Option<FileLine>,
    /// The order that approved it.
    pub order: Option<OrderLine>,
    /// By when it has to be read.
    pub due_on: Option<NaiveDate>,
    /// When this person read it.
    pub read_on: Option<NaiveDate>,
}
