//! What left the council in the demonstration: the homes that were asked have the referral by a
//! link, some have opened it, three providers have the searching-now table, and letters about moves
//! went out.

use super::staff::id;
use anyhow::Context;
use care::ids::{HomeId, MemberId};
use record::access::{Action, FieldClass, find};
use record::{Caller, Clock, Record};
use rooms::exchange;
use rooms::exchange::gate::Reader;
use rooms::homes;
use rooms::people;

/// Sends what was asked for, and publishes what providers may see.
pub fn open(record: &Record, store: &Record, clock: &Clock, seed: u64) -> anyhow::Result<()> {
    let officer = MemberId(id(seed, 2, 7));
    let house = Caller::system("demonstration");
    let caller = record
        .read(&house, |tx| Ok(Caller::load(tx, officer)?))?
        .context("the placement officer of the demonstration is not known")?;
    let council = record.council();
    let council = council.name().unwrap_or(council.as_str()).to_owned();
    let before = |hours: i64| super::first_day() - jiff::SignedDuration::from_hours(hours);
    clock.set(before(19));
    hopes(record, &house)?;
    // The referral goes in the hour in which a home is asked, and before it can answer.
    clock.set(before(18));
    let asked = record.read(&house, |tx| {
        let mut asked = Vec::new();
        for search in homes::open_searches(tx)? {
            for one in homes::approaches(tx, search.said.id)? {
                let over = one
                    .since
                    .last()
                    .is_some_and(|said| said.spoken.answer == Some(homes::Answer::No));
                if !over {
                    asked.push((search.of, one.said, !one.since.is_empty()));
                }
            }
        }
        Ok(asked)
    })?;
    let mut sent = 0;
    let mut open = Vec::new();
    for (who, approach, answered) in asked {
        let to: HomeId = approach.home;
        let protected = exchange::protected(record, who, Reader::HomeAsked, Some(to))?;
        let drawn = record.read(&caller, |tx| {
            let allowed = find(tx, who)?.allow_for(Action::Share, FieldClass::Voice)?;
            exchange::draw(
                tx,
                &allowed,
                to,
                (&approach.why_you, "01632 960100"),
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
        open.push((approach.id, answered));
    }
    // Who answered has read it; of the others, one in three.
    clock.set(before(17));
    let mut quiet = 0;
    for (approach, answered) in open {
        quiet += usize::from(!answered);
        if answered || quiet.is_multiple_of(3) {
            exchange::opened(store, approach)?;
        }
    }
    clock.set(before(3));
    exchange::carry(record, store)?;
    for (at, opens) in [(3, 2), (5, 1), (6, 0)] {
        let provider = super::homes::provider_id(seed, at);
        let link = record.write(&caller, |tx| exchange::share_table(tx, store, provider))?;
        for _ in 0..opens {
            exchange::table_opened(store, link)?;
        }
    }
    let letters = letters(record, seed, &council)?;
    clock.set(super::first_day());
    println!(
        "Sent {sent} referrals by a link and {letters} letters, and published what providers may see."
    );
    Ok(())
}

/// What those who are searched for hope for, where nobody has written it down: no home is asked
/// without it.
fn hopes(record: &Record, caller: &Caller) -> anyhow::Result<()> {
    let searched: Vec<_> = record.read(caller, |tx| {
        Ok(homes::open_searches(tx)?
            .into_iter()
            .map(|one| one.of)
            .collect())
    })?;
    let words = [
        "I want to get on the joinery course and have a van.",
        "To have my own front door, and somebody who rings.",
        "I’d like to finish Year 11 where I am.",
        "A job with animals. Not a zoo.",
        "To cook for my brother on his birthday.",
    ];
    record.write(caller, |tx| {
        for (at, of) in searched.iter().enumerate() {
            let allowed = find(tx, *of)?.allow_for(Action::Add, FieldClass::Voice)?;
            let said: Vec<people::Said<people::Statement>> = people::said_of(tx, &allowed)?;
            if said
                .iter()
                .any(|one| one.said.about == people::About::Aspiration)
            {
                continue;
            }
            let hope = people::Statement {
                about: people::About::Aspiration,
                text: words[at % words.len()].to_owned(),
                words: people::Words::YoungPerson,
                said_on: care::dates::plus_days(tx.today(), -(3 + at as i32)),
            };
            people::say(tx, &allowed, &hope)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Letters about the moves of the year: nearly all went out on their day; those about the last moves
/// still wait.
fn letters(record: &Record, seed: u64, council: &str) -> anyhow::Result<usize> {
    let house = Caller::system("demonstration");
    let writer = record
        .read(&house, |tx| Ok(Caller::load(tx, MemberId(id(seed, 2, 3)))?))?
        .context("the social worker of the demonstration is not known")?;
    let booked = record.read(&house, |tx| Ok(homes::all_bookings(tx)?))?;
    let mut sent = 0;
    for (at, (_, of, _)) in booked.into_iter().enumerate() {
        if at % 9 == 4 {
            continue;
        }
        let Some(of_move) = record.read(&house, |tx| exchange::letters(tx, of))? else {
            continue;
        };
        for (n, due) in of_move.letters.iter().enumerate() {
            if (at + n) % 10 == 7 || due.sent.is_some() {
                continue;
            }
            let text = record.read(&house, |tx| {
                exchange::draft(tx, of, &of_move, due.to, (council, writer.name()))
            });
            let Ok(text) = text else { continue };
            // A letter the gate holds back waits for somebody, as it would.
            if exchange::check_letter(record, of, due.to, ("", &text), &[]).is_err() {
                continue;
            }
            let said = exchange::Letter {
                booking: of_move.booking.said.id,
                to: due.to,
                name: due.to.words().to_owned(),
                text,
                on: due.by,
                how: ["by post", "by hand"][n % 2].to_owned(),
                leave: Vec::new(),
            };
            record.write(&house, |tx| {
                let allowed = find(tx, of)?.allow_for(Action::Share, FieldClass::Whereabouts)?;
                exchange::say_letter(tx, &allowed, &said)
            })?;
            sent += 1;
        }
    }
    Ok(sent)
}
