//! The money of the demonstration: agreements, two years of cost lines, invoices (some late, some
//! wrong) and savings; what came of it is told in `placed`.

// Long because: one made-up history, told in the order it happened.

use super::Lasting;
use super::homes::{provider_id, sort_of, turn};
use super::placed::{moves, notes, schemes, searches, way_back};
use super::staff::id;
use anyhow::Context;
use care::dates::plus_days;
use care::ids::{HomeId, MemberId, OrganisationId, YoungPersonId};
use care::{Authority, Date, Pence, Period};
use record::access::{Action, FieldClass, find};
use record::{Caller, Clock, Record, Saying, Timestamp};
use rooms::costs::{
    self, Asked, Basis, Invoice, InvoiceQuery, Line, LinePart, Part, Saving, SavingSigned, Sort,
};
use rooms::homes::{self, Agreement, HomeKind, KeptHome, Terms};
use rooms::looked_after::{self, Episode};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Says all of it, in the day before the demonstration opens.
pub fn open(record: &Record, clock: &Clock, seed: u64, until: Timestamp) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    let at = |hours: i64| until - jiff::SignedDuration::from_hours(hours);
    clock.set(at(1));
    let (homes, stays, today) = record.read(&house, |tx| {
        let homes = homes::all_homes(tx)?;
        let stays = homes::stays(tx)?;
        Ok((homes, stays, tx.today()))
    })?;
    agreements(record, &house, seed, &homes)?;
    let decided = searches(record, clock, &house, seed, (&homes, &stays), today)?;
    clock.set(at(1));
    let lines = lines(record, &house, seed, &homes, today, &decided)?;
    let sent = invoices(record, &house, seed, today)?;
    savings(record, &house, seed, today)?;
    moves(record, &house, today)?;
    way_back(record, &house, today)?;
    schemes(record, &house, seed, today)?;
    notes(record, &house, today)?;
    println!(
        "Wrote down {lines} cost lines, {sent} invoices and {} searches that ended in a home.",
        decided.len()
    );
    Ok(())
}

fn agreements(
    record: &Record,
    house: &Caller,
    seed: u64,
    homes: &[KeptHome],
) -> anyhow::Result<()> {
    let of = |provider: usize| -> Vec<&KeptHome> {
        let id = provider_id(seed, provider);
        homes
            .iter()
            .filter(|home| home.said.provider == id)
            .collect()
    };
    let block = |provider: usize, name: &str, terms, holder: Option<Authority>, from| {
        let theirs = of(provider);
        let home = theirs
            .iter()
            .max_by_key(|home| (home.said.places, home.id))?;
        Some(Agreement {
            provider: provider_id(seed, provider),
            name: name.to_owned(),
            terms,
            holder,
            homes: vec![home.id],
            beds: home.said.places.map(|places| places.clamp(1, 3)),
            weekly: home.said.weekly,
            void_percent: Some(80),
            void_after: 14,
            pay_within: 30,
            from,
            until: None,
        })
    };
    let spot = |provider: usize, name: &str, pay_within| Agreement {
        provider: provider_id(seed, provider),
        name: name.to_owned(),
        terms: Terms::Spot,
        holder: None,
        homes: Vec::new(),
        beds: None,
        weekly: None,
        void_percent: None,
        void_after: 0,
        pay_within,
        from: jiff::civil::date(2024, 4, 1),
        until: None,
    };
    let bolton = Authority::parse("E08000001").ok();
    let day = jiff::civil::date;
    let all = [
        Some(spot(1, "Regional fostering framework", 30)),
        Some(spot(2, "Regional fostering framework", 30)),
        Some(spot(7, "Supported accommodation, flexible list", 14)),
        block(
            3,
            "Two years of beds at Rivington",
            Terms::Block,
            None,
            day(2025, 9, 1),
        ),
        block(
            5,
            "The farm, for our young people only",
            Terms::Exclusive,
            None,
            day(2025, 1, 6),
        ),
        block(
            6,
            "Beds kept for Bolton",
            Terms::Exclusive,
            bolton,
            day(2026, 4, 1),
        ),
    ];
    record
        .write(house, |tx| {
            for (at, one) in all.iter().enumerate() {
                if let Some(said) = one {
                    homes::say_agreement(tx, id(seed, 20, at as u64), said, None)?;
                }
            }
            Ok(())
        })
        .context("the agreements of the demonstration could not be made")
}

/// A week in a kind of home, as it was on a day: prices rise by some six in a hundred a year.
fn price(kind: HomeKind, who: &str, on: Date, today: Date) -> Pence {
    let now: i64 = match kind {
        HomeKind::Connected => 290,
        HomeKind::OurFosterCarers => 480,
        HomeKind::AgencyFosterCarers => 940,
        HomeKind::Supported => 1_350,
        HomeKind::SecureHome => 7_800,
        HomeKind::ResidentialSchool => 4_100,
        _ => 5_100,
    };
    let spread = (turn(who, 41) % 30) as i64 - 12;
    let years = i64::from(care::dates::days_between(on, today)) * 6 / 365;
    Pence::pounds(now * (100 + spread) * (100 - years.min(30)) / 10_000)
}

fn lines(
    record: &Record,
    house: &Caller,
    seed: u64,
    homes: &[KeptHome],
    today: Date,
    decided: &HashSet<(YoungPersonId, Date)>,
) -> anyhow::Result<usize> {
    // Far enough back for a year before the hubs began.
    let since = plus_days(today, -1_825);
    let by_postcode: HashMap<_, HomeId> = homes
        .iter()
        .filter_map(|home| Some((home.said.postcode?, home.id)))
        .collect();
    let mut made: Vec<(YoungPersonId, Line)> = Vec::new();
    record.read(house, |tx| {
        let lasting = Lasting::read(tx)?;
        let mut lives: BTreeMap<YoungPersonId, looked_after::Life> = BTreeMap::new();
        looked_after::everybody(tx, |subject, episode: Episode| {
            let life = lives.entry(YoungPersonId(subject.0)).or_default();
            life.episodes.push(episode);
        })?;
        for (of, mut life) in lives {
            life.episodes.sort_by_key(|episode| episode.decom);
            let who = lasting.key(of);
            for place in life.placements() {
                let lasts = place.period.until.is_none_or(|until| until > since);
                let (Some(placement), Some(postcode)) = (place.last.placement, place.last.place)
                else {
                    continue;
                };
                let known = !lasts || decided.contains(&(of, place.period.from));
                let Some((kind, provider)) = sort_of(&place.last, placement, postcode) else {
                    continue;
                };
                // Of some, nobody has written down what is paid.
                if known || turn(&who, 43).is_multiple_of(19) {
                    continue;
                }
                let home = by_postcode.get(&postcode).copied();
                let from = place.period.from.max(since);
                let weekly = price(kind, &who, from, today);
                let key = format!("{who} {from}");
                let mut parts = vec![LinePart {
                    what: Part::Care,
                    weekly,
                }];
                if !kind.is_family() && turn(&key, 44).is_multiple_of(4) {
                    parts.push(LinePart {
                        what: Part::Staff,
                        weekly: Pence::pounds(640),
                    });
                }
                made.push((
                    of,
                    Line {
                        id: id(seed, 24, made.len() as u64),
                        home,
                        provider: home.is_none().then(|| provider_id(seed, provider)),
                        kind: home.is_none().then_some(kind),
                        parts,
                        from,
                        until: None,
                        agreed_by: "Helen Marsden, head of service".to_owned(),
                    },
                ));
            }
        }
        Ok(())
    })?;
    for some in made.chunks(200) {
        record
            .write(house, |tx| {
                for (of, line) in some {
                    let allowed = find(tx, *of)?.allow_for(Action::Add, FieldClass::Money)?;
                    costs::say_line(tx, &allowed, line, None, None)?;
                }
                Ok(())
            })
            .context("the cost lines of the demonstration could not be made")?;
    }
    Ok(made.len())
}

/// What providers sent month by month. Most is right and paid in time.
fn invoices(record: &Record, house: &Caller, seed: u64, today: Date) -> anyhow::Result<usize> {
    let mut made: Vec<(uuid::Uuid, Invoice, Option<Date>, Option<InvoiceQuery>)> = Vec::new();
    record.read(house, |tx| {
        let lines = costs::lines(tx)?;
        let agreements = homes::all_agreements(tx)?;
        let codes = rooms::people::codes_of(tx)?;
        let mut month = plus_days(today, -730).first_of_month();
        while plus_days(month.last_of_month(), 3) < today {
            let next = plus_days(month.last_of_month(), 1);
            let within = Period::new(month, Some(next));
            for provider in 1..8usize {
                let provider_id: OrganisationId = provider_id(seed, provider);
                let mut asked: BTreeMap<YoungPersonId, Pence> = BTreeMap::new();
                for line in &lines {
                    let due = line.due_in(within);
                    if line.said.provider == Some(provider_id) && due.0 > 0 {
                        let sum = asked.entry(line.of).or_default();
                        *sum = *sum + due;
                    }
                }
                if asked.is_empty() {
                    continue;
                }
                let key = format!("{month} {provider}");
                // What the provider of the demonstration sent last is asked about, so that it has
                // something to answer.
                let asked_last = provider == 3 && plus_days(next, 30) > today;
                let odd = if asked_last { 0 } else { turn(&key, 51) % 12 };
                let mut rows: Vec<Asked> = asked
                    .iter()
                    .filter_map(|(of, amount)| {
                        Some(Asked {
                            code: codes.get(of)?.0.to_string(),
                            of: Some(*of),
                            amount: *amount,
                        })
                    })
                    .collect();
                if odd == 0
                    && let Some(first) = rows.first_mut()
                {
                    first.amount = first.amount + Pence::pounds(350);
                }
                if odd == 1 {
                    rows.push(Asked {
                        code: format!("REF-{}", 900 + provider),
                        of: None,
                        amount: Pence::pounds(1_100),
                    });
                }
                let received = plus_days(next, 2);
                let days = homes::pay_within(&agreements, provider_id, received);
                let due = plus_days(received, i32::from(days));
                let slow = turn(&key, 52).is_multiple_of(9);
                let paid = plus_days(
                    due,
                    if slow {
                        9
                    } else {
                        -((turn(&key, 53) % 12) as i32) - 1
                    },
                );
                let open = paid >= today || odd <= 1 && plus_days(received, 60) > today;
                made.push((
                    id(seed, 25, made.len() as u64),
                    Invoice {
                        provider: provider_id,
                        number: format!(
                            "{}{:02}-{:02}",
                            ["", "LF", "KC", "RC", "AO", "HT", "PW", "SL"][provider],
                            month.year() % 100,
                            month.month()
                        ),
                        received,
                        due,
                        from: month,
                        until: next,
                        lines: rows,
                    },
                    (!open).then_some(paid),
                    (open && odd <= 1).then(|| InvoiceQuery {
                        words: "One line is not what was agreed. Which nights is it for?"
                            .to_owned(),
                        with: Some(if odd == 0 {
                            "Donna Heyes".to_owned()
                        } else {
                            "Lesley Grundy".to_owned()
                        }),
                        on: plus_days(received, 4).min(today),
                        from: None,
                    }),
                ));
            }
            month = next;
        }
        Ok(())
    })?;
    for some in made.chunks(60) {
        record
            .write(house, |tx| {
                for (id, said, paid, query) in some {
                    let subject = care::ids::SubjectId(*id);
                    let how = Saying::from("worker").since(said.received);
                    tx.say(subject, said, how)?;
                    if let Some(query) = query {
                        costs::query(tx, *id, query)?;
                    }
                    if let Some(on) = paid {
                        costs::pay(tx, *id, *on)?;
                    }
                }
                Ok(())
            })
            .context("the invoices of the demonstration could not be made")?;
    }
    Ok(made.len())
}

/// Claims from moves to a home that costs less; the officer claims, finance signs off most.
fn savings(record: &Record, house: &Caller, seed: u64, today: Date) -> anyhow::Result<()> {
    let (officer, finance) = record.read(house, |tx| {
        let load = |tx: &mut record::Tx<'_>, n| Caller::load(tx, MemberId(id(seed, 2, n)));
        Ok((load(tx, 7)?, load(tx, 9)?))
    })?;
    let (Some(officer), Some(finance)) = (officer, finance) else {
        return Ok(());
    };
    let claims: Vec<(YoungPersonId, Saving)> = record.read(&officer, |tx| {
        let may = rooms::people::permitted_to(tx, Action::Add, &[FieldClass::Money])?;
        let lines = costs::lines(tx)?;
        let mut last: HashMap<YoungPersonId, &costs::KeptLine> = HashMap::new();
        let mut made: Vec<(YoungPersonId, Saving)> = Vec::new();
        for line in &lines {
            let before = last.insert(line.of, line);
            let ends = line.ends.unwrap_or(today).min(today);
            let weeks = care::dates::days_between(line.said.from, ends) / 7;
            // Of the last two years, and one for each: a ledger that names somebody seven times is not read.
            let old = ends < plus_days(today, -730);
            if !may.contains(&line.of)
                || weeks < 4
                || old
                || made.iter().any(|(of, _)| *of == line.of)
            {
                continue;
            }
            let would = match before {
                Some(before) if before.weekly() > line.weekly() => before.weekly(),
                _ if line.said.kind == Some(HomeKind::ChildrensHome) => {
                    Pence(line.weekly().0 * 112 / 100)
                }
                _ => continue,
            };
            let at = made.len();
            made.push((
                line.of,
                Saving {
                    id: id(seed, 26, at as u64),
                    from: line.said.from.max(plus_days(ends, -360)),
                    until: ends,
                    actual: line.weekly(),
                    low: would,
                    high: Pence(would.0 * 118 / 100),
                    basis: if before.is_some() {
                        Basis::Previous
                    } else {
                        Basis::LikeForLike
                    },
                    sort: if at.is_multiple_of(3) {
                        Sort::Cashable
                    } else {
                        Sort::Avoided
                    },
                    because: match (before.and_then(|one| one.said.kind), line.said.kind) {
                        (_, Some(HomeKind::Connected)) => "Moved to live with family",
                        (Some(was), Some(now)) if !was.is_family() && now.is_family() => {
                            "Moved on to foster carers"
                        }
                        (Some(was), Some(now)) if was == now => {
                            "A price agreed again with the provider"
                        }
                        (_, Some(HomeKind::Supported)) => "Moved on to a first step of their own",
                        _ => "A block bed instead of a spot price",
                    }
                    .to_owned(),
                },
            ));
        }
        made.truncate(14);
        Ok(made)
    })?;
    record.write(&officer, |tx| {
        for (of, said) in &claims {
            let allowed = find(tx, *of)?.allow_for(Action::Add, FieldClass::Money)?;
            match costs::claim(tx, &allowed, said) {
                // A week of theirs is counted already: that is what the guard is for.
                Ok(_) | Err(record::Refusal::Invalid(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    })?;
    record.write(&finance, |tx| {
        for (at, (_, said)) in claims.iter().enumerate() {
            if at % 4 == 3 || costs::saving(tx, said.id)?.is_none() {
                continue;
            }
            let (least, _) = said.range();
            let signed = SavingSigned {
                claim: said.id,
                budget: (said.sort == Sort::Cashable)
                    .then(|| ("Residential, independent providers".to_owned(), least)),
                on: today,
            };
            costs::sign(tx, &signed)?;
        }
        Ok(())
    })?;
    Ok(())
}
