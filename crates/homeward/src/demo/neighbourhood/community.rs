// Long because: most of it is what there is, and it reads best in one place.

//! What there is in the made-up community, when somebody last made sure, and who was introduced to it.

use super::footprints::nth;
use crate::demo::Lasting;
use crate::demo::staff::id;
use care::dates::plus_days;
use care::ids::{MemberId, SubjectId, YoungPersonId};
use care::{Authority, Date, Postcode};
use record::access::{self, Persona};
use record::{Caller, Record, Refusal, Saying, Tx};
use rooms::neighbourhood::community::{
    self, Asset, AssetKind, Confirmed, ConfirmedHow, Introduced, Still, StillGoing,
};
use rooms::neighbourhood::{Footprints, Lies, footprints};
use rooms::young_people;

/// What there is in every footprint: name, who runs it, kind, what one finds, when, cost, for whom, ages.
type Told = (
    &'static str,
    &'static str,
    AssetKind,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    (Option<u8>, Option<u8>),
);

const TOLD: [Told; 9] = [
    (
        "Community kitchen",
        "Friends of the kitchen",
        AssetKind::Food,
        "A hot meal round one table. Nobody asks why you came.",
        "Fridays 5 to 7",
        "What you can",
        "Everybody",
        (None, None),
    ),
    (
        "Boxing and breakfast",
        "The amateur boxing club",
        AssetKind::Sport,
        "Training before school, then toast. Coaches who remember your name.",
        "Mondays, Wednesdays, Fridays 7 to 8:15",
        "50p",
        "Beginners welcome",
        (Some(10), Some(18)),
    ),
    (
        "Repair shed",
        "Men’s shed",
        AssetKind::Making,
        "Bikes, radios, chairs. Somebody shows you how and lets you do it.",
        "Tuesdays and Thursdays 4 to 7",
        "Free",
        "Young people with or without an adult",
        (Some(12), None),
    ),
    (
        "Start Well family centre",
        "The primary school next door",
        AssetKind::StartWell,
        "Health visitor, school nurse and early help under one roof; parents lead most of it.",
        "Weekdays 8:30 to 5",
        "Free",
        "Families with children under 12",
        (None, Some(12)),
    ),
    (
        "Parent champions’ brew",
        "Parent champions",
        AssetKind::Parents,
        "Parents who have been there, a kettle and a crèche.",
        "Wednesdays 9:30 to 11",
        "Free",
        "Mums, dads, grandparents",
        (Some(16), None),
    ),
    (
        "Youth night",
        "The youth trust",
        AssetKind::Youth,
        "Music room, pool, a quiet corner. Youth workers until ten.",
        "Tuesdays and Fridays 6 to 10",
        "£1",
        "Members and first-timers",
        (Some(11), Some(19)),
    ),
    (
        "Health champions’ walk",
        "Community health champions",
        AssetKind::Health,
        "Three miles at the pace of whoever is slowest.",
        "Saturdays 10",
        "Free",
        "Everybody, dogs too",
        (None, None),
    ),
    (
        "Band without an audition",
        "Borough music service",
        AssetKind::Making,
        "Instruments are lent. Nobody needs to read music.",
        "Thursdays 4:30 to 6",
        "Free for young people in care",
        "Anyone of school age",
        (Some(8), Some(18)),
    ),
    (
        "Allotment",
        "The allotment society",
        AssetKind::Hub,
        "Two plots for families and a greenhouse that needs hands.",
        "Sundays 2 to 4",
        "Free",
        "Everybody",
        (None, None),
    ),
];

const HOPES: [&str; 4] = [
    "Somewhere to go after school that is not the bus station",
    "To get fit, and to know somebody here",
    "To play with other people and not alone upstairs",
    "To mend the bike and sell it",
];

/// Writes down what there is, and who was introduced.
pub(super) fn life(record: &Record, caller: &Caller, seed: u64, today: Date) -> anyhow::Result<()> {
    let members = record.read(caller, |tx| Ok(access::members(tx)?))?;
    let of = |persona: Persona| {
        members
            .iter()
            .find(|one| one.active && one.persona == persona)
    };
    record.write(caller, |tx| assets(tx, seed))?;
    // A human signs for each: the key worker and the social worker of the demonstration.
    for (at, persona) in [Persona::KeyWorker, Persona::SocialWorker]
        .into_iter()
        .enumerate()
    {
        let Some(member) = of(persona).map(|one| one.id) else {
            continue;
        };
        let Some(caller) = load(record, caller, member)? else {
            continue;
        };
        record.write(&caller, |tx| confirmed(tx, seed, today, at))?;
    }
    record.write(caller, |tx| introduced(tx, seed, today))?;
    Ok(())
}

fn load(record: &Record, house: &Caller, member: MemberId) -> anyhow::Result<Option<Caller>> {
    Ok(record.read(house, |tx| Ok(Caller::load(tx, member)?))?)
}

fn asset_id(seed: u64, footprint: usize, at: usize) -> SubjectId {
    SubjectId(id(seed, 53, (footprint * 100 + at) as u64))
}

/// Which of what is told there is in a footprint.
const fn there(footprint: usize, at: usize) -> bool {
    (footprint * 3 + at) % 9 < 6
}

/// Where in each footprint it is.
const PLACES: [&str; 7] = [
    "Wigan", "Hindley", "Ashton", "Golborne", "Leigh", "Atherton", "Standish",
];

fn assets(tx: &mut Tx<'_>, seed: u64) -> Result<(), Refusal> {
    let all = footprints(tx)?;
    let within = postcodes_of(&all, seed, tx.council());
    for (footprint, postcodes) in within.iter().enumerate() {
        for (at, (name, organisation, kind, finds, when, cost, whom, ages)) in
            TOLD.iter().enumerate()
        {
            if !there(footprint, at) {
                continue;
            }
            let said = Asset {
                name: format!("{name}, {}", PLACES[footprint % 7]),
                organisation: (*organisation).to_owned(),
                kind: *kind,
                description: Some((*finds).to_owned()),
                url: None,
                email: None,
                phone: Some(format!("01632 960{:03}", 700 + footprint * 10 + at)),
                address: None,
                postcode: postcodes.get(at * 7 % postcodes.len().max(1)).copied(),
                schedule: Some((*when).to_owned()),
                cost: Some((*cost).to_owned()),
                eligibility: Some((*whom).to_owned()),
                from_age: ages.0,
                to_age: ages.1,
                listed_as: None,
                updated: None,
                closed: None,
            };
            community::say_asset(tx, asset_id(seed, footprint, at), &said)?;
        }
    }
    Ok(())
}

/// Some postcodes in each footprint.
fn postcodes_of(all: &Footprints, seed: u64, council: Authority) -> Vec<Vec<Postcode>> {
    let mut within: Vec<Vec<Postcode>> = vec![Vec::new(); 7];
    let ours = rooms::places::postcodes()
        .iter()
        .filter(|(_, place)| place.authority == council);
    for (postcode, _) in ours.step_by(25) {
        if let Lies::In(id) = all.of(postcode)
            && let Some(at) = (0..7).find(|at| nth(seed, *at) == id)
            && let Some(of) = within.get_mut(at)
        {
            of.push(postcode);
        }
    }
    within
}

/// Most were made sure of within half a year, some longer ago, some never.
fn confirmed(tx: &mut Tx<'_>, seed: u64, today: Date, who: usize) -> Result<(), Refusal> {
    for footprint in 0..7 {
        for at in (0..TOLD.len()).filter(|at| there(footprint, *at)) {
            let n = footprint * 9 + at;
            if n % 2 != who || n % 7 == 3 {
                continue;
            }
            let said = Confirmed {
                on: plus_days(today, -(5 + (n as i32 * 37) % 240)),
                how: ConfirmedHow::ALL[n % ConfirmedHow::ALL.len()],
                with: None,
            };
            community::confirm(tx, asset_id(seed, footprint, at), &said)?;
        }
    }
    Ok(())
}

/// Some of those who live in a footprint were introduced to what there is; most were asked after twelve weeks.
fn introduced(tx: &mut Tx<'_>, seed: u64, today: Date) -> Result<(), Refusal> {
    let all = footprints(tx)?;
    let lasting = Lasting::read(tx)?;
    let question = young_people::Question {
        from_age: Some(11),
        to_age: Some(17),
        ..Default::default()
    };
    let mut everyone = young_people::everyone(tx, &question)?;
    everyone.sort_by_cached_key(|one| lasting.key(one.id));
    let mut n = 0;
    for one in everyone.iter().filter(|one| one.given.is_some()) {
        let Lies::In(footprint) = all.of_maybe(one.place) else {
            continue;
        };
        let Some(at) = (0..7).find(|at| nth(seed, *at) == footprint) else {
            continue;
        };
        let to = [1, 5, 7, 2].into_iter().find(|to| there(at, *to));
        let Some(to) = to.filter(|_| n < 24) else {
            continue;
        };
        n += 1;
        introduce(tx, one.id, asset_id(seed, at, to), today, n)?;
    }
    Ok(())
}

fn introduce(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    to: SubjectId,
    today: Date,
    n: usize,
) -> Result<(), Refusal> {
    let on = plus_days(today, -(12 + (n as i32 * 29) % 200));
    let said = Introduced {
        asset: to,
        on,
        hope: HOPES[n % HOPES.len()].to_owned(),
        goes_with: (!n.is_multiple_of(3)).then(|| "their key worker".to_owned()),
    };
    let about = tx.say(of, &said, Saying::from("worker").since(on))?;
    let asked = plus_days(on, 87);
    if asked > today || n % 6 == 5 {
        return Ok(());
    }
    let (still, words) = match n % 4 {
        0 => (Still::Stopped, "It clashed with seeing my brother."),
        3 if n % 8 == 3 => (Still::Never, "I got as far as the door."),
        _ => (Still::Yes, "They keep me a place."),
    };
    let said = StillGoing {
        about,
        on: asked,
        still,
        words: Some(words.to_owned()),
    };
    tx.say(of, &said, Saying::from("worker").since(asked))?;
    Ok(())
}
