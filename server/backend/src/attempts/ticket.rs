//! The cookie of a respondent: which link was opened, and until when that counts, sealed with the server's secret.
//! Nothing of it is stored: no request has to look for it, and whoever answers without a name leaves no moment behind
//! (security 56). A link that was taken back is refused wherever its place is read.

use crate::Backend;
use crate::secrets::{Secret, random_bytes};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use domain::ids::{InvitationId, OrgId};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// How long an opened link counts in one browser.
pub const TICKET_HOURS: i64 = 12;
const PURPOSE: &str = "ticket";
/// Organisation, link, the last second, and what makes two of one second differ.
const SAID: usize = 16 + 16 + 8 + 8;
const SEAL: usize = 32;

/// A new ticket for who opens a link now.
pub(super) fn give(secret: &Secret, org: OrgId, invitation: InvitationId, now: DateTime<Utc>) -> String {
    let ends_at = (now + Duration::hours(TICKET_HOURS)).timestamp();
    let parts: [&[u8]; 4] = [
        org.0.as_bytes(),
        invitation.0.as_bytes(),
        &ends_at.to_be_bytes(),
        &random_bytes::<8>(),
    ];
    let mut bytes = parts.concat();
    bytes.extend(secret.seal(PURPOSE, &[&bytes]));
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whose ticket this is; none for a made-up, an altered and an old one.
pub fn guest(cx: &Backend, ticket: &str) -> Option<(OrgId, InvitationId)> {
    let mut room = [0; SAID + SEAL];
    let length = URL_SAFE_NO_PAD.decode_slice(ticket, &mut room).ok()?;
    let (said, seal) = room.get(..length)?.split_at_checked(SAID)?;
    let is_ours = bool::from(cx.secret.seal(PURPOSE, &[said]).as_slice().ct_eq(seal));
    let ends_at = i64::from_be_bytes(said[32..40].try_into().ok()?);
    let is_in_time = cx.clock.now().timestamp() < ends_at;
    let id = |bytes: &[u8]| Uuid::from_slice(bytes).ok();
    let whose = (OrgId(id(&said[..16])?), InvitationId(id(&said[16..32])?));
    (is_ours && is_in_time).then_some(whose)
}
