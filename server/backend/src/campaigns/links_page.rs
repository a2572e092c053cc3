//! What is made of personal links: the table, the file, the slips.

use super::links::{PersonalLink, links};
use super::{ResumeBy, campaign, form, repo};
use crate::actor::Actor;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::formats::table::{Cell, Table};
use crate::formats::{csv, qr, xlsx};
use crate::{Backend, accounts, clock};
use domain::campaigns::disposition::Disposition;
use domain::campaigns::links_wire::{LinkFilter, LinkRow, LinksPage, Slip, SlipsPage};
use domain::ids::{CampaignId, OrgId};
use std::collections::BTreeSet;

/// The page of links under a filter.
pub async fn links_page(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, CampaignId),
    public_url: &str,
    filter: &LinkFilter,
) -> Result<LinksPage> {
    let all = links(cx, actor, org, id).await?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let zone = accounts::organization(cx, org).await?.zone;
    let asked: BTreeSet<String> = all.iter().map(|link| link.person.to_string()).collect();
    let mut others = form::person_choices(cx, org).await?;
    others.retain(|person| !asked.contains(&person.value));
    let values = |field: fn(&PersonalLink) -> &String| -> Vec<String> {
        let all: BTreeSet<&String> = all.iter().map(field).filter(|value| !value.is_empty()).collect();
        all.into_iter().cloned().collect()
    };
    Ok(LinksPage {
        title: campaign.title.clone(),
        state: campaign.state(cx.clock.now()),
        closes: clock::local(campaign.marks.closes_at, zone),
        zone: zone.name().to_owned(),
        has_codes: campaign.resume_by == ResumeBy::Code,
        limit_minutes: repo::limit_minutes(cx.db.read(), &campaign).await?,
        is_veiled: campaign.is_veiled(cx.clock.now()),
        total: all.len(),
        unions: values(|link| &link.union),
        positions: values(|link| &link.position),
        links: all
            .iter()
            .filter(|link| fits(link, filter))
            .map(|link| row(link, public_url))
            .collect(),
        others,
    })
}

fn fits(link: &PersonalLink, filter: &LinkFilter) -> bool {
    (filter.union.is_empty() || link.union == filter.union)
        && (filter.position.is_empty() || link.position == filter.position)
        && (filter.only != "silent" || link.is_silent())
}

fn row(link: &PersonalLink, public_url: &str) -> LinkRow {
    LinkRow {
        target: link.target,
        name: link.name.short_name(),
        union: link.union.clone(),
        position: link.position.clone(),
        disposition: link.disposition,
        url: link.url(public_url),
        resume_code: link.resume_code.clone(),
        is_revoked: link.is_revoked,
        extra_minutes: link.extra_minutes,
        is_added_late: link.is_added_late,
        ineligible_reason: link.ineligible_reason.clone(),
    }
}

/// The slips to print: everybody with a link in force, or only those who have not answered.
pub async fn slips(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, CampaignId),
    public_url: &str,
    filter: &LinkFilter,
) -> Result<SlipsPage> {
    let all = links(cx, actor, org, id).await?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let zone = accounts::organization(cx, org).await?.zone;
    let with_code = campaign.resume_by == ResumeBy::Code;
    let chosen = all.iter().filter(|link| !link.path.is_empty() && fits(link, filter));
    Ok(SlipsPage {
        title: campaign.title.clone(),
        closes: clock::local(campaign.marks.closes_at, zone),
        zone: zone.name().to_owned(),
        limit_minutes: repo::limit_minutes(cx.db.read(), &campaign).await?,
        is_veiled: campaign.is_veiled(cx.clock.now()),
        slips: chosen
            .map(|link| slip(link, public_url, with_code))
            .collect::<Result<_>>()?,
    })
}

fn slip(link: &PersonalLink, public_url: &str, with_code: bool) -> Result<Slip> {
    let url = link.url(public_url);
    let code = qr::code(&url)?;
    let (_, address) = url.split_once("://").unwrap_or(("", &url));
    Ok(Slip {
        name: link.name.full(),
        address: address.to_owned(),
        code: if with_code {
            link.resume_code.clone()
        } else {
            String::new()
        },
        qr_size: code.size,
        qr_path: code.path,
    })
}

/// A format of the file of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinksFormat {
    Csv,
    Xlsx,
}

/// A file to take away.
#[derive(Clone, Debug)]
pub struct LinksFile {
    pub name: String,
    pub content: Vec<u8>,
}

/// All links as a file, with headings in the reader's language. Who took it is logged.
pub async fn export_links(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, CampaignId),
    public_url: &str,
    format: LinksFormat,
    words: &LinksWords,
) -> Result<LinksFile> {
    let all = links(cx, actor, org, id).await?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let columns = Columns {
        state: !campaign.is_veiled(cx.clock.now()),
        code: campaign.resume_by == ResumeBy::Code,
    };
    let table = table(all, public_url, columns, words);
    let (content, ending) = match format {
        LinksFormat::Csv => (csv::write(&table)?, "csv"),
        LinksFormat::Xlsx => (xlsx::write(&table)?, "xlsx"),
    };
    let tx = cx.db.begin_write().await?;
    facts::append(
        &tx,
        actor,
        Some(org),
        cx.clock.now(),
        Fact::LinksExported { campaign: id },
    )
    .await?;
    tx.commit().await?;
    let of = if campaign.code.is_empty() {
        campaign.title
    } else {
        campaign.code
    };
    Ok(LinksFile {
        name: format!("{} {}.{ending}", words.title, file_name(&of)),
        content,
    })
}

/// The words of the file, in the reader's language.
#[derive(Clone, Debug, Default)]
pub struct LinksWords {
    pub title: String,
    pub name: String,
    pub union: String,
    pub position: String,
    pub state: String,
    pub url: String,
    pub code: String,
    /// The word of a disposition's code.
    pub disposition: std::collections::BTreeMap<String, String>,
}

/// Which of the columns that not every file has are there.
#[derive(Clone, Copy)]
struct Columns {
    state: bool,
    code: bool,
}

fn table(links: Vec<PersonalLink>, public_url: &str, columns: Columns, words: &LinksWords) -> Table {
    let mut head = [&words.name, &words.union, &words.position].map(Clone::clone).to_vec();
    head.extend(columns.state.then(|| words.state.clone()));
    head.push(words.url.clone());
    head.extend(columns.code.then(|| words.code.clone()));
    let row = |link: PersonalLink| {
        let state = link.disposition.map_or("", Disposition::code);
        let said = words.disposition.get(state).cloned();
        let url = link.url(public_url);
        let mut cells = vec![link.name.full().into(), link.union.into(), link.position.into()];
        let said = said.unwrap_or_else(|| state.to_owned());
        cells.extend(columns.state.then(|| Cell::from(said)));
        cells.push(url.into());
        cells.extend(columns.code.then(|| link.resume_code.into()));
        cells
    };
    Table {
        title: words.title.clone(),
        rows: links.into_iter().map(row).collect(),
        head,
    }
}

/// A title as part of a file's name.
fn file_name(title: &str) -> String {
    let fits = |c: char| {
        if c.is_alphanumeric() || " -_.".contains(c) {
            c
        } else {
            ' '
        }
    };
    let name: String = title.chars().take(80).map(fits).collect();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
