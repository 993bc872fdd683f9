//! What the hub's pages have beside what every page about one young person has.

pub(super) use crate::about_one::{
    Page, Who, area, day, from_today, lasting, leave, line, linked, names,
};
use care::ids::MemberId;
use desk::components::SelectItem;
use record::access::{self, Member};
use record::{Fault, Tx};

/// The key workers who work here, as choices after an empty one; those of the reader's own teams
/// first.
pub(super) fn key_workers(tx: &mut Tx<'_>) -> Result<Vec<SelectItem>, Fault> {
    let teams = tx.caller().teams().to_vec();
    let mut near: Vec<MemberId> = Vec::new();
    for (team, _) in teams {
        near.extend(access::team_members(tx, team)?.iter().map(|one| one.id));
    }
    let mut all: Vec<Member> = access::members(tx)?;
    all.retain(|one| one.active && crate::hub::can_hold(one.persona));
    all.sort_by_key(|one| !near.contains(&one.id));
    let items = all
        .into_iter()
        .map(|one| SelectItem::new(one.id.to_string(), one.name));
    Ok(std::iter::once(SelectItem::new("", "Choose"))
        .chain(items)
        .collect())
}
