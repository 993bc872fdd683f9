//! The homes of the demonstration: every home that somebody of the made borough lives in, the
//! providers behind them, what they said is free, and searches in different states.

// Long because: one made-up market, told in order: providers, homes, searches.

use super::staff::id;
use anyhow::Context;
use care::codes::{PlacementGroup, PlacementProvider, PlacementType, Sex};
use care::dates::plus_days;
use care::ids::{HomeId, MemberId, OrganisationId, SubjectId, YoungPersonId};
use care::{Age, Date, Pence, Postcode};
use record::access::{Action, FieldClass, find};
use record::{Caller, Clock, Fault, Record, Timestamp, Tx};
use rooms::homes::{
    Answer, Approach, Grade, Home, HomeKind, Must, Need, Provider, Registration, Reply, Search,
    Sector, Sexes, Spoken, Talk, TalkKind, Travel, Vacancy, say_approach, say_home, say_provider,
    say_search, say_talk, say_vacancy, say_word,
};
use rooms::looked_after::{self, Episode};
use rooms::people::Identity;
use rooms::plans::StepToFamily;
use rooms::young_people;
use std::collections::{BTreeMap, HashMap};

/// The made-up providers. The first is our own service, the second and third fostering agencies.
const PROVIDERS: [(&str, Sector, &str); 9] = [
    (
        "Wigan Council’s own homes and carers",
        Sector::Own,
        "Gill Farrimond",
    ),
    ("Larkhill Fostering", Sector::Private, "Anjali Mistry"),
    ("Kindred Carers", Sector::Voluntary, "Peter Dunne"),
    ("Rivington Children’s Homes", Sector::Private, "Donna Heyes"),
    ("Acorn and Oak Care", Sector::Private, "Steven Platt"),
    ("The Haigh Trust", Sector::Voluntary, "Miriam Cohen"),
    ("Pennine Way Homes", Sector::Private, "Dale Whittaker"),
    ("Steps Supported Living", Sector::Private, "Chloe Banks"),
    ("Bolton Council", Sector::OtherCouncil, "Asif Patel"),
];

const TREES: [&str; 24] = [
    "Willow", "Beech", "Rowan", "Cedar", "Larch", "Hazel", "Alder", "Maple", "Elder", "Linden",
    "Hawthorn", "Juniper", "Poplar", "Aspen", "Holly", "Birch", "Chestnut", "Sycamore", "Laurel",
    "Bramble", "Heather", "Fern", "Clover", "Thistle",
];

const SURNAMES: [&str; 40] = [
    "Ainscough",
    "Baldwin",
    "Catterall",
    "Dawber",
    "Eckersley",
    "Fairclough",
    "Gaskell",
    "Halliwell",
    "Isherwood",
    "Jolley",
    "Kearsley",
    "Lowton",
    "Makinson",
    "Naylor",
    "Openshaw",
    "Prescott",
    "Rigby",
    "Seddon",
    "Twiss",
    "Unsworth",
    "Valentine",
    "Winstanley",
    "Yates",
    "Ashcroft",
    "Birchall",
    "Crompton",
    "Dootson",
    "Entwistle",
    "Foster",
    "Grundy",
    "Hurst",
    "Jackson",
    "Khan",
    "Leyland",
    "Mather",
    "Norris",
    "Okoro",
    "Pilkington",
    "Rahman",
    "Stubbs",
];

/// A number that is the same every time for the same text.
pub(super) fn turn(text: &str, salt: u64) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325 ^ salt, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
        >> 17
}

/// Which of the made-up providers' managers signs in.
const SIGNS_IN: usize = 3;

/// Whom a search asks, in turn.
fn asked_home(homes: &[HomeId], at: usize, n: usize) -> HomeId {
    homes[(turn("ask", at as u64) as usize + n) % homes.len()]
}

/// Whether a home is a family's.
fn in_family(tx: &mut Tx<'_>, home: HomeId) -> Result<bool, Fault> {
    Ok(rooms::homes::home(tx, home)?.is_some_and(|one| one.said.kind.is_family()))
}

/// Why these people are asked, as the officer writes it to them.
pub(super) fn why_you(tx: &mut Tx<'_>, home: HomeId, at: usize) -> Result<&'static str, Fault> {
    let family = [
        "You kept a young person of the same age at their school last year, and they still visit you on Sundays.",
        "They cook, and you said you would like somebody to cook with.",
        "You have been through exams with three young people, and theirs are in May.",
        "You know what it is to be rung at midnight and to go and fetch somebody. It is what they need now.",
    ];
    let shared = [
        "Being told early by the same few people is what helps them, and your team has not changed for two years.",
        "You have the workshop and the bikes, and they mend things.",
        "Somebody moved on from you to a family at Christmas. It is the way they want to go.",
    ];
    Ok(if in_family(tx, home)? {
        family[at % 4]
    } else {
        shared[at % 3]
    })
}

/// What is said when a residential home is asked: how and by when they get from there to a family.
pub(super) fn step_from(tx: &mut Tx<'_>, home: HomeId) -> Result<Option<StepToFamily>, Fault> {
    let residential =
        rooms::homes::home(tx, home)?.is_some_and(|one| one.said.kind.is_residential());
    Ok(residential.then(|| StepToFamily {
        how: "Weekends with carers who could say yes, then for good.".to_owned(),
        by: plus_days(tx.today(), 84),
        who: "Their social worker".to_owned(),
    }))
}

pub(super) fn provider_id(seed: u64, at: usize) -> OrganisationId {
    OrganisationId(id(seed, 7, at as u64))
}

/// Makes the market and the searches, in the day before the demonstration opens.
pub fn open(record: &Record, clock: &Clock, seed: u64, until: Timestamp) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    let at = |hours: i64| until - jiff::SignedDuration::from_hours(hours);
    clock.set(at(22));
    let officer = MemberId(id(seed, 2, 7));
    let commissioner = MemberId(id(seed, 2, 8));
    let caller = record
        .read(&house, |tx| Ok(Caller::load(tx, officer)?))?
        .context("the placement officer of the demonstration is not known")?;
    providers(record, &caller, seed, [officer, commissioner])?;
    let homes = homes(record, &caller, seed)?;
    println!(
        "Wrote down the homes and who provides them; {} have a bed to spare.",
        homes.len()
    );
    searches(record, clock, &caller, seed, &homes, &at)
}

fn providers(
    record: &Record,
    caller: &Caller,
    seed: u64,
    managers: [MemberId; 2],
) -> anyhow::Result<()> {
    record
        .write(caller, |tx| {
            let today = tx.today();
            for (at, (name, sector, contact)) in PROVIDERS.iter().enumerate() {
                let id = provider_id(seed, at);
                let said = Provider {
                    name: (*name).to_owned(),
                    sector: *sector,
                    urn: None,
                    contact: Some((*contact).to_owned()),
                    phone: Some(format!("01632 9603{:02}", at + 10)),
                    email: None,
                    // One has nobody yet: the page shows it.
                    relationship: (at != 6).then_some(managers[at % 2]),
                    active: true,
                };
                say_provider(tx, id, &said, None, "worker")?;
                if at == 8 {
                    continue;
                }
                let days = [3, 12, 27, 41, 8, 19, 33, 26][at];
                let talk = Talk {
                    on: plus_days(today, -days),
                    kind: if at % 3 == 2 { TalkKind::Visit } else { TalkKind::Call },
                    with: Some((*contact).to_owned()),
                    said: [
                        "We are doing better at ringing before we send. Two young people were not as described.",
                        "They would take more of our young people if they heard of them before noon.",
                        "Happy with how the last move was planned. Would like the care plan sooner.",
                        "An invoice from January is still unpaid.",
                    ][at % 4]
                        .to_owned(),
                    promise: (at % 2 == 0).then(|| "Ring back about it".to_owned()),
                    promise_by: (at % 2 == 0).then(|| plus_days(today, 5)),
                };
                say_talk(tx, id, &talk)?;
            }
            Ok(())
        })
        .context("the providers of the demonstration could not be made")
}

/// Somewhere people of the borough live now.
struct Lived {
    kind: HomeKind,
    provider: usize,
    urn: Option<String>,
    there: u16,
    /// Whether boys and girls live there.
    boys: bool,
    girls: bool,
    /// The youngest and the oldest, in years.
    ages: Option<(u8, u8)>,
}

/// What kind of home an episode is in, and which provider's.
pub(super) fn sort_of(
    episode: &Episode,
    placement: PlacementType,
    postcode: Postcode,
) -> Option<(HomeKind, usize)> {
    let own = episode.provider == Some(PlacementProvider::OwnProvision);
    let which = turn(postcode.as_str(), 1) as usize;
    Some(match placement.group() {
        PlacementGroup::Foster if placement.is_kinship() => (HomeKind::Connected, 0),
        PlacementGroup::Foster if own => (HomeKind::OurFosterCarers, 0),
        PlacementGroup::Foster => (HomeKind::AgencyFosterCarers, 1 + which % 2),
        PlacementGroup::ChildrensHomes if placement.code() == "K1" => (HomeKind::SecureHome, 8),
        PlacementGroup::ChildrensHomes if own => (HomeKind::ChildrensHome, 0),
        PlacementGroup::ChildrensHomes => (HomeKind::ChildrensHome, 3 + which % 4),
        PlacementGroup::Supported => (HomeKind::Supported, 7),
        PlacementGroup::ResidentialSchools => (HomeKind::ResidentialSchool, 5),
        _ => return None,
    })
}

fn lived(record: &Record, caller: &Caller) -> anyhow::Result<BTreeMap<Postcode, Lived>> {
    let mut all: BTreeMap<Postcode, Lived> = BTreeMap::new();
    record.read(caller, |tx| {
        let today = tx.today();
        let mut who: HashMap<SubjectId, (Option<Sex>, Option<Age>)> = HashMap::new();
        looked_after::each_standing(tx, None, |whence, one: Identity| {
            let age = one.born.and_then(|born| Age::on(born, today));
            who.insert(whence.subject, (one.sex, age));
        })?;
        looked_after::everybody(tx, |subject, episode: Episode| {
            let (None, Some(postcode), Some(placement)) =
                (episode.dec, episode.place, episode.placement)
            else {
                return;
            };
            let Some((kind, provider)) = sort_of(&episode, placement, postcode) else {
                return;
            };
            let lived = all.entry(postcode).or_insert(Lived {
                kind,
                provider,
                urn: episode.urn,
                there: 0,
                boys: false,
                girls: false,
                ages: None,
            });
            lived.there += 1;
            let (sex, age) = who.get(&subject).copied().unwrap_or_default();
            lived.boys |= matches!(sex, Some(Sex::Male | Sex::MaleUntil2024));
            lived.girls |= matches!(sex, Some(Sex::Female | Sex::FemaleUntil2024));
            if let Some(Age(age)) = age {
                let (youngest, oldest) = lived.ages.unwrap_or((age, age));
                lived.ages = Some((youngest.min(age), oldest.max(age)));
            }
        })?;
        Ok(())
    })?;
    Ok(all)
}

fn homes(record: &Record, caller: &Caller, seed: u64) -> anyhow::Result<Vec<HomeId>> {
    let all = lived(record, caller)?;
    let made: Vec<(HomeId, Postcode, Lived)> = all
        .into_iter()
        .enumerate()
        .map(|(at, (postcode, lived))| (HomeId(id(seed, 8, at as u64)), postcode, lived))
        .collect();
    for some in made.chunks(100) {
        record
            .write(caller, |tx| {
                let today = tx.today();
                for (id, postcode, lived) in some {
                    let home = of(*postcode, lived, seed, today);
                    let free = home.places.unwrap_or(0).saturating_sub(lived.there);
                    say_home(tx, *id, &home, None)?;
                    let said = turn(postcode.as_str(), 9) % 100;
                    if said < 80 {
                        let days = match said % 4 {
                            0 => 0,
                            1 => 2,
                            2 => 5,
                            _ => 4 + (said % 30) as i32,
                        };
                        let vacancy = Vacancy {
                            on: plus_days(today, -days),
                            free,
                            from: (said.is_multiple_of(11) && free > 0)
                                .then(|| plus_days(today, 10)),
                            by: if home.kind.is_family() {
                                "the supervising social worker".to_owned()
                            } else {
                                "the registered manager".to_owned()
                            },
                            note: (free > 0 && said.is_multiple_of(5)).then(|| {
                                "Somebody who likes company; the others are settled.".to_owned()
                            }),
                        };
                        say_vacancy(tx, *id, &vacancy)?;
                    }
                }
                Ok(())
            })
            .context("the homes of the demonstration could not be made")?;
    }
    // Homes with a bed to spare: it is these that are asked.
    let today = record.read(caller, |tx| Ok(tx.today()))?;
    Ok(made
        .iter()
        .filter(|(_, postcode, lived)| of(*postcode, lived, seed, today).places > Some(lived.there))
        .map(|(id, _, _)| *id)
        .collect())
}

/// What a home might be like that so many people live in.
fn of(postcode: Postcode, lived: &Lived, seed: u64, today: Date) -> Home {
    let text = postcode.as_str();
    let pick = |salt: u64, of: u64| turn(text, seed ^ salt) % of;
    let family = lived.kind.is_family();
    let spare = match lived.kind {
        HomeKind::Connected => 0,
        HomeKind::OurFosterCarers | HomeKind::AgencyFosterCarers => u16::from(pick(2, 3) == 0),
        _ => (pick(2, 3)) as u16,
    };
    let tree = TREES[pick(3, 24) as usize];
    let name = match lived.kind {
        HomeKind::Connected => format!("{} family (connected)", SURNAMES[pick(3, 40) as usize]),
        kind if kind.is_family() => format!(
            "{} and {} {}",
            ["Ann", "Joy", "Sue", "Mo", "Farah", "Carol"][pick(4, 6) as usize],
            ["Dave", "Ian", "Tariq", "Bev", "Paul", "Grace"][pick(5, 6) as usize],
            SURNAMES[pick(3, 40) as usize]
        ),
        HomeKind::Supported => format!("{tree} Court"),
        HomeKind::ResidentialSchool => format!("{tree} School"),
        HomeKind::SecureHome => format!("{tree} Lodge"),
        _ => format!("{tree} House"),
    };
    let ages = match lived.kind {
        HomeKind::Supported => (16, 18),
        HomeKind::ChildrensHome | HomeKind::SecureHome => ([8, 10, 11][pick(6, 3) as usize], 17),
        HomeKind::ResidentialSchool => (8, 17),
        _ => (0, 17),
    };
    // Nobody lives where they could not: those who are there are those it is for.
    let ages = lived.ages.map_or(ages, |(youngest, oldest)| {
        (ages.0.min(youngest), ages.1.max(oldest))
    });
    let mut has = vec![Must::OwnBedroom];
    if lived.kind == HomeKind::ChildrensHome {
        has.push(Must::AwakeAtNight);
        has.push(Must::TwoAdults);
    }
    let mut needs = vec![Need::Emotional];
    if pick(7, 3) == 0 {
        needs.push(Need::Learning);
        needs.push(Need::Autism);
    }
    if pick(8, 3) == 0 {
        needs.push(Need::Exploitation);
    }
    let weekly = match lived.kind {
        HomeKind::Connected => 290,
        HomeKind::OurFosterCarers => 480,
        HomeKind::AgencyFosterCarers => 940,
        HomeKind::Supported => 1_350,
        HomeKind::SecureHome => 7_800,
        HomeKind::ResidentialSchool => 4_100,
        _ => 5_100,
    };
    let inspected = plus_days(today, -(60 + pick(9, 500) as i32));
    Home {
        provider: provider_id(seed, lived.provider),
        name,
        kind: lived.kind,
        urn: lived.urn.clone(),
        registration: Some(Registration::Active),
        registered_on: Some(plus_days(today, -(700 + pick(10, 3_000) as i32))),
        address: None,
        postcode: Some(postcode),
        authority: None,
        places: Some(lived.there + spare),
        from_age: Some(ages.0),
        to_age: Some(ages.1),
        sexes: (pick(11, 8) != 0).then_some(match pick(12, 9) {
            0 if !lived.boys => Sexes::Girls,
            1 if !lived.girls => Sexes::Boys,
            _ => Sexes::Any,
        }),
        purpose: Some(
            [
                "Steady routines, good food and time outdoors. Keeps every family arrangement.",
                "Used to teenagers who have moved a lot. Stays with people through bad weeks.",
                "Music in the house and a garden. Drives to school, wherever it is.",
                "Quiet home, few people, somebody always there.",
            ][pick(13, 4) as usize]
                .to_owned(),
        ),
        step_free: (pick(14, 3) != 0).then_some(pick(15, 4) == 0),
        pets: (pick(16, 4) != 0).then_some(pick(17, 2) == 0),
        notice: (pick(18, 5) != 0).then_some([0, 0, 1, 3, 7][pick(19, 5) as usize]),
        needs: (!family && pick(20, 6) != 0).then_some(needs),
        has,
        languages: if pick(21, 12) == 0 {
            vec!["Urdu".to_owned()]
        } else {
            Vec::new()
        },
        grade: (!family).then_some(match pick(22, 10) {
            0 => Grade::Inadequate,
            1 | 2 => Grade::RequiresImprovement,
            3 => Grade::Outstanding,
            _ => Grade::Good,
        }),
        inspected_on: (!family).then_some(inspected),
        weekly: Some(Pence(weekly * 100 + (pick(23, 40) as i64) * 500)),
        source: if family {
            "the fostering service"
        } else {
            "the provider"
        }
        .to_owned(),
        as_of: plus_days(today, -(pick(24, 120) as i32)),
    }
}

/// A search to make: hours ago its words were said, days until it is needed.
fn searches(
    record: &Record,
    clock: &Clock,
    caller: &Caller,
    seed: u64,
    homes: &[HomeId],
    at: &dyn Fn(i64) -> Timestamp,
) -> anyhow::Result<()> {
    let whom: Vec<(YoungPersonId, Option<Date>)> = record
        .read(caller, |tx| {
            let question = young_people::Question {
                from_age: Some(11),
                ..Default::default()
            };
            Ok(young_people::everyone(tx, &question)?)
        })?
        .iter()
        // Those the placement officer is named for.
        .step_by(4)
        .step_by(2)
        .take(12)
        .map(|one| (one.id, one.born))
        .collect();
    let search = |at: usize| id(seed, 9, at as u64);
    // Some have been searched for since before Easter: the agenda of a meeting builds itself of them.
    let earlier = |at: usize| at % 3 == 2;
    let approach = |at: usize, n: usize| id(seed, 10, (at * 10 + n) as u64);
    for before in [true, false] {
        clock.set(at(if before { 24 * 19 } else { 22 }));
        record.write(caller, |tx| {
        let today = tx.today();
        for (at, (young_person, _)) in whom.iter().enumerate() {
            if earlier(at) != before {
                continue;
            }
            let allowed =
                find(tx, *young_person)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
            let said = Search {
                id: search(at),
                needed_by: plus_days(if before { plus_days(today, 19) } else { today }, [1, 9, 28, 1, 14, 60, 5, 21, 35, 3, 45, 12][at % 12]),
                until: None,
                because: [
                    "The carers have asked for the placement to end in an orderly way. Nobody is in danger.",
                    "The home is closing at the end of the month.",
                    "A plan to come back to the borough after two years away.",
                    "They cannot stay where they live after tonight.",
                ][at % 4]
                    .to_owned(),
                hard: [
                    "School has been hard since the last move; twice they stayed out past midnight and rang to be fetched.",
                    "Living with younger children has been hard. They shout when they are frightened.",
                    "Losing touch with a brother has been hard, and promises about it that were not kept.",
                ][at % 3]
                    .to_owned(),
                helps: [
                    "A walk before talking. The same adult in the morning and at night.",
                    "Knowing the plan for the week on Sunday. Cooking together.",
                    "Football, and somebody who comes to watch.",
                ][at % 3]
                    .to_owned(),
                unknown: "How they would get on with others of their age: they have lived alone with carers so far. Whether the school could be reached by bus.".to_owned(),
                wishes: vec![
                    "To stay at my school".to_owned(),
                    "A dog, or to be near my nan".to_owned(),
                ],
                musts: if at % 3 == 0 { vec![Must::OwnBedroom] } else { Vec::new() },
                needs: match at % 3 {
                    0 => Some(Vec::new()),
                    1 => Some(vec![Need::Emotional]),
                    _ => None,
                },
                staying: match at % 4 {
                    0 => Some((Reply::No, "We have talked it through and cannot go on.".to_owned())),
                    1 => Some((Reply::If, "If there were respite two weekends a month.".to_owned())),
                    _ => None,
                },
                family: (at % 5 == 0).then(|| (Reply::If, "If somebody came in the mornings.".to_owned())),
                safe_at_home: None,
                keep_away: None,
                travel: if at % 4 == 3 { Travel::Car } else { Travel::Bus },
                on: today,
                by: caller.name().to_owned(),
            };
            say_search(tx, &allowed, &said, None, None)?;
        }
        Ok(())
        })?;
    }
    clock.set(at(18));
    // Whoever signs in as a provider finds one question that waits for them.
    let theirs = record.read(caller, |tx| {
        let asked = asked_home(homes, 1, 0);
        let all = rooms::homes::all_homes(tx)?;
        let one = all
            .iter()
            .find(|home| home.said.provider == provider_id(seed, SIGNS_IN) && home.id != asked);
        Ok(one.map(|home| home.id))
    })?;
    record.write(caller, |tx| {
        if let (Some(home), Some((young_person, _))) = (theirs, whom.get(1)) {
            let allowed = find(tx, *young_person)?.allow_for(Action::Share, FieldClass::Voice)?;
            let said = Approach {
                id: approach(1, 9),
                search: search(1),
                home,
                why_you: "They met your manager at the open day and asked about the garden."
                    .to_owned(),
                step: None,
            };
            say_approach(tx, &allowed, &said)?;
        }
        for (at, (young_person, _)) in whom.iter().enumerate() {
            let allowed = find(tx, *young_person)?.allow_for(Action::Share, FieldClass::Voice)?;
            for n in 0..at % 4 {
                // The same home is not asked twice in one search.
                let home = asked_home(homes, at, n);
                let said = Approach {
                    id: approach(at, n),
                    search: search(at),
                    home,
                    why_you: why_you(tx, home, at + n)?.to_owned(),
                    step: step_from(tx, home)?,
                };
                say_approach(tx, &allowed, &said)?;
            }
        }
        Ok(())
    })?;
    for (hours, which) in [(15, 0), (1, 1)] {
        clock.set(at(hours));
        record.write(caller, |tx| {
            for (at, (young_person, _)) in whom.iter().enumerate() {
                let allowed =
                    find(tx, *young_person)?.allow_for(Action::Share, FieldClass::Voice)?;
                if at % 4 <= which || (at / 4 + which) % 3 == 2 {
                    continue;
                }
                let (answer, words) = match (at / 4 + which) % 3 {
                    0 => (
                        Answer::Talk,
                        [
                            "We would like to meet them. Could they come for tea on Thursday?",
                            "Ring me after four: the others are at school and I can say more.",
                            "Yes, let us talk. There is a quiet room at the back they could see.",
                        ][(at + which) % 3],
                    ),
                    _ if at % 2 == 0 => (Answer::No, "Somebody moved in last week and needs time."),
                    _ => (
                        Answer::If,
                        [
                            "If the school run is shared with the youth worker.",
                            "If somebody they know stays for the first two evenings.",
                            "If we may speak with their school before the weekend.",
                        ][(at / 2) % 3],
                    ),
                };
                let said = Spoken {
                    approach: approach(at, which),
                    answer: Some(answer),
                    who: if in_family(tx, asked_home(homes, at, which))? {
                        "the carers, by telephone"
                    } else {
                        "the registered manager, by telephone"
                    }
                    .to_owned(),
                    words: words.to_owned(),
                };
                say_word(tx, &allowed, &said)?;
            }
            Ok(())
        })?;
    }
    println!("Opened {} searches for a home.", whom.len());
    Ok(())
}
