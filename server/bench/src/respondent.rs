//! What a respondent's browser sends, with a script or without one.

use crate::content::id;
use crate::http::Connection;
use crate::reply::Reply;
use crate::stage::{ITEMS, Link, SECTION};
use anyhow::{Context, Result, bail};
use std::fmt::Write;

/// A person with an attempt that is going on.
#[derive(Clone, Debug)]
pub struct Respondent {
    pub invitation: String,
    pub cookie: String,
    pub attempt: String,
    /// May the reply to a save be compressed, as every browser lets it?
    pub is_packed: bool,
    revision: u64,
    next_item: usize,
}

/// Opens the personal link; answers the cookie of its session.
pub async fn open(connection: &mut Connection, link: &Link) -> Result<String> {
    let reply = fine(connection.get(&format!("/l/{}", link.token), "").await?)?;
    Ok(reply.cookies.join("; "))
}

/// The first screen.
pub async fn welcome(connection: &mut Connection, link: &Link, cookie: &str) -> Result<()> {
    fine(connection.get(&format!("/answer/{}", link.invitation), cookie).await?)?;
    Ok(())
}

/// Opens the personal link and goes where it leads.
pub async fn arrive(connection: &mut Connection, link: &Link) -> Result<()> {
    let cookie = open(connection, link).await?;
    welcome(connection, link, &cookie).await
}

/// Opens the personal link and goes nowhere.
pub async fn knock(connection: &mut Connection, link: &Link) -> Result<()> {
    open(connection, link).await.map(|_| ())
}

/// Begins an attempt.
pub async fn begin(connection: &mut Connection, link: &Link, cookie: &mut String) -> Result<()> {
    let body = format!("invitation={}&consent=yes", link.invitation);
    let reply = fine(connection.form("/api/attempts/start", cookie, &body).await?)?;
    if !reply.location.ends_with("/page") {
        bail!("the start led to {}", reply.location);
    }
    for own in reply.cookies {
        write!(cookie, "; {own}")?;
    }
    Ok(())
}

/// The form as a browser asks for it, or not packed.
pub async fn form(connection: &mut Connection, invitation: &str, cookie: &str, is_packed: bool) -> Result<Reply> {
    let path = format!("/answer/{invitation}/page");
    fine(match is_packed {
        true => connection.get(&path, cookie).await?,
        false => connection.get_plain(&path, cookie).await?,
    })
}

/// The id of the attempt, as the form's hidden field says.
async fn attempt(connection: &mut Connection, invitation: &str, cookie: &str) -> Result<String> {
    let page = form(connection, invitation, cookie, true).await?;
    page.after(b"data-attempt=\"", 36).context("no form in the page")
}

/// Opens the link, begins, and looks at the form.
pub async fn enter(connection: &mut Connection, link: &Link) -> Result<Respondent> {
    let mut cookie = open(connection, link).await?;
    begin(connection, link, &mut cookie).await?;
    let invitation = link.invitation.to_string();
    let attempt = attempt(connection, &invitation, &cookie).await?;
    Ok(Respondent {
        invitation,
        cookie,
        attempt,
        is_packed: true,
        revision: 2_000_000_000_000,
        next_item: 1,
    })
}

impl Respondent {
    /// Saves the next answer, as the page's script does.
    pub async fn save(&mut self, connection: &mut Connection) -> Result<()> {
        let item = id(self.next_item);
        let option = if self.revision.is_multiple_of(3) { "b" } else { "a" };
        let body = format!(
            r#"{{"invitation":"{}","input":{{"attempt":"{}","item":"{item}","fields":{{"{item}":["{option}"]}},"revision":{}}}}}"#,
            self.invitation, self.attempt, self.revision
        );
        let reply = connection.json("/api/attempts/save", &self.cookie, &body, self.is_packed);
        fine(reply.await?)?;
        self.revision += 1;
        self.next_item = self.next_item % ITEMS + 1;
        Ok(())
    }

    /// Sends the whole page of 25 answers, as a browser without a script does.
    pub async fn turn(&self, connection: &mut Connection) -> Result<()> {
        let mut body = format!(
            "invitation={}&attempt={}&section={SECTION}&go=next",
            self.invitation, self.attempt
        );
        for no in 1..=ITEMS {
            let option = if no.is_multiple_of(4) { "b" } else { "a" };
            write!(body, "&fields%5B_{}%5D%5B%5D={option}", id(no))?;
        }
        let reply = fine(connection.form("/api/attempts/turn", &self.cookie, &body).await?)?;
        match reply.location.ends_with("/review") {
            true => Ok(()),
            false => bail!("the page led to {}", reply.location),
        }
    }

    /// Hands in.
    pub async fn submit(&self, connection: &mut Connection) -> Result<()> {
        let body = format!("invitation={}&attempt={}&checked=yes", self.invitation, self.attempt);
        let reply = fine(connection.form("/api/attempts/submit", &self.cookie, &body).await?)?;
        match reply.location.ends_with(&self.invitation) {
            true => Ok(()),
            false => bail!("handing in led to {}", reply.location),
        }
    }
}

/// Everything that must be sent to take the test without a script: the link, the start, the form, the answers, the end.
pub async fn take(connection: &mut Connection, link: &Link) -> Result<()> {
    let respondent = enter(connection, link).await?;
    respondent.turn(connection).await?;
    respondent.submit(connection).await
}

/// The same with every page in between that a browser shows.
pub async fn take_with_pages(connection: &mut Connection, link: &Link) -> Result<()> {
    let mut cookie = open(connection, link).await?;
    welcome(connection, link, &cookie).await?;
    begin(connection, link, &mut cookie).await?;
    let invitation = link.invitation.to_string();
    let attempt = attempt(connection, &invitation, &cookie).await?;
    let respondent = Respondent {
        invitation,
        cookie,
        attempt,
        is_packed: true,
        revision: 0,
        next_item: 1,
    };
    respondent.turn(connection).await?;
    let review = format!("/answer/{}/review", respondent.invitation);
    fine(connection.get(&review, &respondent.cookie).await?)?;
    respondent.submit(connection).await?;
    welcome(connection, link, &respondent.cookie).await
}

/// As with a script: the form, 25 single saves, the end.
pub async fn take_with_saves(connection: &mut Connection, link: &Link) -> Result<()> {
    let mut respondent = enter(connection, link).await?;
    for _ in 0..ITEMS {
        respondent.save(connection).await?;
    }
    respondent.submit(connection).await
}

fn fine(reply: Reply) -> Result<Reply> {
    match reply.is_fine() {
        true => Ok(reply),
        false => bail!("{}: {}", reply.status, reply.beginning()),
    }
}
