//! Who asks: a signed-in user with roles, a respondent with a personal link, a stranger, or the system itself.

use crate::error::{Error, Result};
use domain::access::{Role, Verb, may};
use domain::ids::{InvitationId, OrgId, UserId};

/// Who asks.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Somebody without a session.
    Stranger,
    /// A signed-in user and the roles valid today.
    User {
        id: UserId,
        name: String,
        roles: Vec<(OrgId, Role)>,
    },
    /// A respondent who came by a personal link.
    Respondent { org: OrgId, invitation: InvitationId },
    /// The scheduler, the command line.
    System,
}

impl Actor {
    /// The actor may do this in this organisation, or the error says why not.
    pub fn require(&self, verb: Verb, org: OrgId) -> Result<()> {
        match self {
            Actor::System => Ok(()),
            Actor::User { roles, .. } if !roles.iter().any(|(place, _)| *place == org) => {
                Err(Error::NotFound("organisation"))
            }
            Actor::User { roles, .. } => {
                let allowed = roles.iter().any(|(place, role)| *place == org && may(*role, verb));
                if allowed { Ok(()) } else { Err(Error::Forbidden(verb)) }
            }
            Actor::Respondent { .. } | Actor::Stranger => Err(Error::Unknown),
        }
    }

    /// Is this act open to the actor here? For showing or hiding a button.
    pub fn may(&self, verb: Verb, org: OrgId) -> bool {
        self.require(verb, org).is_ok()
    }

    /// The user's id, when it is one.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Actor::User { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The name people read; empty for everybody but users.
    pub fn name(&self) -> String {
        match self {
            Actor::User { name, .. } => name.clone(),
            _ => String::new(),
        }
    }

    /// The organisation a user works in: the first of the roles.
    pub fn home(&self) -> Result<OrgId> {
        match self {
            Actor::User { roles, .. } => roles
                .first()
                .map(|(org, _)| *org)
                .ok_or(Error::NotFound("organisation")),
            _ => Err(Error::Unknown),
        }
    }

    /// `user`, `respondent`, `system` or `stranger`, for the log of facts.
    pub fn kind(&self) -> &'static str {
        match self {
            Actor::Stranger => "stranger",
            Actor::User { .. } => "user",
            Actor::Respondent { .. } => "respondent",
            Actor::System => "system",
        }
    }
}
