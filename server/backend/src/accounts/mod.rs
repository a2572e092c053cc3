//! Organisations, users with dated roles, sign-in and sessions.

mod organizations;
mod password;
mod repo;
mod session;
mod sign_in;
mod users;

pub use organizations::{
    NewOrganization, Organization, add_organization, organization, organization_by_code, organizations,
};
pub use session::{Flash, Visit, put_flash, take_flash, visit};
pub use sign_in::{SignedIn, sign_in, sign_out};
pub use users::{NewUser, UserRow, add_user, disable_user, users};
