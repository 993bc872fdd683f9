//! What left the council in the demonstration: the homes that were asked have the referral by a
//! link, some have opened it, one referral has changed since, and two providers have the table.

use super::staff::id;
use anyhow::Context;
use care::ids::{HomeId, MemberId};
use record::access::{Action, FieldClass, find};
use record::{Caller, Clock, Record};
use rooms::exchange;
use rooms::exchange::gate::Reader;
use rooms::homes;

/// Sends what was asked for, and publishes what providers may see.
pub fn open(record: &Record, store: &Record, clock: &Clock, seed: u64) -> anyhow::Result<()> {
    let officer = MemberId(id(seed, 2, 7));
    let house = Caller::system("demonstration");
    let caller = record
        .read(&house, |tx| Ok(Caller::load(tx, officer)?))?
        .context("the placement officer of the demonstration is not known")?;
    let council = record.council();
    let council = council.name().unwrap_or(council.as_str()).to_owned();
    clock.set(super::first_day() - jiff::SignedDuration::from_hours(3));
    let asked = record.read(&house, |tx| {
        let mut asked = Vec::new();
        for search in homes::open_searches(tx)? {
            for one in homes::approaches(tx, search.said.id)? {
                let over = one
                    .since
                    .last()
                    .is_some_and(|said| said.spoken.answer == Some(homes::Answer::No));
                if !over {
                    asked.push((search.of, one.said));
                }
            }
        }
        Ok(asked)
    })?;
    let mut sent = 0;
    for (who, approach) in asked {
        let to: HomeId = approach.home;
        let protected = exchange::protected(record, who, Reader::HomeAsked, Some(to))?;
        let drawn = record.read(&caller, |tx| {
            let allowed = find(tx, who)?.allow_for(Action::Share, FieldClass::Voice)?;
            exchange::draw(
                tx,
                &allowed,
                to,
                (&approach.why_you, "01942 489000"),
                &council,
                &protected,
            )
        });
        let Ok(drawn) = drawn else { continue };
        // What the gate holds back in a made-up referral stays here, as it would.
        let Ok(passed) = exchange::pass(&protected, &drawn.pack, &[]) else {
            continue;
        };
        let now = clock.now();
        let said = exchange::first(now, &approach, drawn.pack, Vec::new());
        let mut passed = Some(passed);
        let token = record.write(&caller, |tx| {
            let allowed = find(tx, who)?.allow_for(Action::Share, FieldClass::Voice)?;
            if let Some(passed) = passed.take() {
                exchange::say_sent(tx, &allowed, &said, passed)?;
            }
            Ok(exchange::token(tx, said.release, said.turn)?)
        })?;
        exchange::deliver(store, &said, to, drawn.provider, &token)?;
        sent += 1;
    }
    exchange::carry(record, store)?;
    clock.set(super::first_day());
    println!("Sent {sent} referrals by a link, and published what providers may see.");
    Ok(())
}
