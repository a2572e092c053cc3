//! Organisations, users with dated roles, sign-in and sessions.

pub(crate) mod backoff;
mod headship;
mod home;
mod organizations;
mod own_password;
mod password;
mod repo;
mod roles;
mod session;
mod sign_in;
mod sweep;
mod users;

pub(crate) use headship::headed_union;
pub use headship::unions_to_head;
pub use home::home;
pub(crate) use organizations::zone;
pub use organizations::{
    NewOrganization, Organization, add_organization, organization, organization_by_code, organizations,
};
pub use own_password::change_password;
pub(crate) use repo::read_organization;
pub use roles::{end_role, give_role, user_card};
pub use session::{Flash, Visit, is_somebody, put_flash, take_flash, visit};
pub use sign_in::{SignedIn, sign_in, sign_out};
pub use sweep::sweep;
pub use users::{NewUser, add_user, disable_user, enable_user, is_without_users, users};
