//! One newtype per id, so that a person can never be passed where a campaign is asked for.
//! Rows have UUIDs; the parts of a questionnaire have short names that also name form fields.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! row_ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

row_ids! {
    /// A school, a municipal authority, a methodical or a quality centre.
    OrgId,
    /// One human in the whole municipality.
    PersonId,
    /// One dated contract of a person with an organisation.
    EmploymentId,
    /// A methodical union (МО).
    UnionId,
    /// Somebody who signs in.
    UserId,
    /// A test, questionnaire, interview or coding sheet.
    InstrumentId,
    /// One published, immutable edition of an instrument.
    VersionId,
    /// One edition of a school's programme for a year.
    ProgrammeVersionId,
    /// One step of the plan of a stage.
    StepId,
    /// One wave of asking.
    CampaignId,
    /// One person asked in one campaign.
    TargetId,
    /// One personal link.
    InvitationId,
    /// One try of one target.
    AttemptId,
    /// A file that was brought to be loaded into a register.
    UploadId,
    /// A seminar, a conference or another event for teachers.
    EventId,
    /// One person at one event.
    ParticipationId,
    /// An open post.
    VacancyId,
    /// A file kept in the database.
    StoredFileId,
    /// A row of a light register.
    LightRecordId,
    /// A frozen value of an indicator.
    ValueId,
    /// A professional deficit that was found.
    DeficitId,
    /// An individual education route (ИОМ).
    IomId,
    /// A document of the register.
    DocumentId,
    /// One sending of a document to an audience.
    AcknowledgementListId,
}

/// The short name of a section, an item, an option, a matrix row or a column.
///
/// It is drawn at random, so it says nothing about the right answer, and it is
/// a form field's name, so it holds ASCII letters and digits only (1 to 24).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

/// The id of an item; the same short name is the name of its form field.
pub type ItemId = Slug;
/// The id of an option, a matrix row, a matrix column or a side of a pair.
pub type OptionId = Slug;
/// The id of a section.
pub type SectionId = Slug;

impl Slug {
    /// Takes a short name as it is; `None` when it could not be a form field's name.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=24).contains(&text.len());
        (fits && text.bytes().all(|b| b.is_ascii_alphanumeric())).then(|| Self(text.to_owned()))
    }

    /// Makes a short name of seven letters and digits out of a random number.
    pub fn from_random(mut random: u64) -> Self {
        const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
        let name = (0..7)
            .map(|_| {
                let letter = LETTERS[(random % 32) as usize];
                random /= 32;
                letter as char
            })
            .collect();
        Self(name)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
