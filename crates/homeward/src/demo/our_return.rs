//! In the demonstration: the analyst's work on the return that is due in June. What was found was
//! counted the evening before; some of it is true and says why, some was put to a social worker.

use super::staff::{hub_team, named};
use anyhow::Context;
use borough::stories::Role;
use care::CollectionYear;
use care::ids::{MemberId, YoungPersonId};
use jiff::SignedDuration;
use record::access::{Action, find};
use record::{Caller, Clock, Record, Timestamp};
use rooms::our_return::{self, Item};
use std::collections::BTreeMap;

/// The most that each social worker is asked about.
const ASKED: usize = 4;

/// Says all of it, in the evening before the demonstration opens.
pub fn open(
    record: &Record,
    clock: &Clock,
    seed: u64,
    year: CollectionYear,
    analyst: MemberId,
    until: Timestamp,
) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    clock.set(until - SignedDuration::from_hours(15));
    our_return::count_today(record)?;
    let analyst = record
        .read(&house, |tx| Ok(Caller::load(tx, analyst)?))?
        .context("the analyst of the demonstration is not known")?;
    let (explained, asked) = record.write(&analyst, |tx| {
        let mine = our_return::mine(tx, year, Action::See)?;
        let early = |item: &&Item| matches!(item.found.rule.code, "1001" | "1002");
        let mut explained = 0;
        for item in mine.items.iter().filter(early) {
            let about = find(tx, item.found.about)?.allow(Action::See)?;
            let why = "Left care before 1 April 2025, so neither return holds their episodes. They are in the return of that year.";
            let rests_on = mine.checked.rests_on(&item.found);
            let which = item.found.which(year);
            our_return::explain(tx, &about, &which, why, &rests_on, true)?;
            explained += 1;
        }
        // Children with their findings, by the hub that holds them.
        let mut by_hub: BTreeMap<usize, BTreeMap<YoungPersonId, Vec<_>>> = BTreeMap::new();
        for item in mine.items.iter().filter(|item| !early(item)) {
            let teams = mine.teams.get(&item.found.about);
            let is_in = |hub: &usize| {
                let team = hub_team(seed, *hub);
                teams.is_some_and(|teams| teams.iter().any(|(id, _)| *id == team))
            };
            if let Some(hub) = (0..3).find(is_in) {
                let of = by_hub.entry(hub).or_default();
                of.entry(item.found.about).or_default().push(item.found.which(year));
            }
        }
        let mut asked = 0;
        for (hub, children) in by_hub {
            let who = named(seed, Role::SocialWorker, hub);
            for (child, findings) in children.into_iter().take(ASKED) {
                let about = find(tx, child)?.allow(Action::See)?;
                let note = "Could you look at this before the end of April?".to_owned();
                our_return::ask(tx, &about, &findings, who, Some(note))?;
                asked += findings.len();
            }
        }
        Ok((explained, asked))
    })?;
    println!(
        "Looked through the return of {year}: {explained} findings are true and say why, {asked} were put to a social worker."
    );
    Ok(())
}
