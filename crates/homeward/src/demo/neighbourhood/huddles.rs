// Long because: most of it is what people said, and it reads best in one place.

//! The weekly huddles of the demonstration: who has a seat, who came, whom it was about, what came of it.

use super::footprints::nth;
use crate::demo::Lasting;
use crate::demo::staff::id;
use care::Date;
use care::dates::plus_days;
use care::ids::{FactId, MemberId, OrganisationId, SubjectId, YoungPersonId};
use record::access::{self, Persona};
use record::{Refusal, Tx};
use rooms::neighbourhood::huddle::{
    self, CameOf, Card, Closed, Comes, Coming, Ground, Huddle, HuddleAction, HuddleActionDone,
    Knows, Looked, Seat, SeatKind,
};
use rooms::neighbourhood::{Lies, footprints};
use rooms::people::{self, About, Statement};
use rooms::young_people;
use std::collections::HashMap;

/// When and where each meets, in the order of the footprints, and days from the day the demonstration
/// opens to its next meeting.
const MEETS: [(&str, &str, i32); 7] = [
    ("Mondays at 9", "Standish community centre", 5),
    ("Wednesdays at 9:30", "The Life Centre, Wigan", 0),
    ("Tuesdays at 9", "Hindley library", 6),
    ("Thursdays at 9", "Ashton library", 1),
    ("Fridays at 9", "Golborne Parkside", 2),
    ("Wednesdays at 9", "Leigh library, upstairs", 0),
    ("Thursdays at 13:00", "Atherton fire station", 1),
];

/// Meetings each has had.
const WEEKS: i32 = 8;

const BASIS: &str = "Wigan information sharing agreement, neighbourhood working, 2026";

/// A seat: for whom, who usually comes, the agency of the demonstration whose people read it here.
const SEATS: [(SeatKind, &str, Option<u64>); 13] = [
    (
        SeatKind::ChildrensCare,
        "The social worker of the footprint",
        None,
    ),
    (SeatKind::AdultCare, "Gail Prescott", None),
    (SeatKind::StartWell, "Nadia Bashir", None),
    (SeatKind::DistrictNurses, "Sister Olwen Pryce", None),
    (SeatKind::HealthVisitors, "Bev Latham", None),
    (SeatKind::MentalHealth, "Dr Sunita Rao", Some(0)),
    (SeatKind::Schools, "Mark Entwistle", Some(3)),
    (SeatKind::Housing, "Dawn Seddon", Some(4)),
    (SeatKind::AntisocialBehaviour, "Lee Farnworth", None),
    (SeatKind::Police, "PC Craig Melling", Some(1)),
    (SeatKind::LinkWorkers, "Yvonne Clegg", None),
    (SeatKind::Employment, "Ash Rahman", None),
    (SeatKind::Voluntary, "Pat Holcroft, Community kitchen", None),
];

/// A family or an address: what they are called, strengths, hopes, their view, why now, who knows them,
/// what is asked, what is agreed with days, who leads and why.
struct Told {
    called: &'static str,
    strengths: &'static str,
    hopes: &'static str,
    view: &'static str,
    why: &'static str,
    knows: &'static str,
    ask: &'static str,
    agreed: [(&'static str, SeatKind, &'static str); 2],
    lead: (SeatKind, &'static str),
}

const FAMILIES: [Told; 5] = [
    Told {
        called: "The family at the end of the terrace",
        strengths: "Three generations eat together on Sundays.\nMum has never missed a parents’ evening.",
        hopes: "A second bedroom, and no more letters.",
        view: "Everybody writes to us. Nobody knocks.",
        why: "Four agencies opened a case in one month, and the rent is eight weeks behind.",
        knows: "Yvonne of the surgery has known Mum since the twins were born.",
        ask: "One of us goes round and the others wait.",
        agreed: [
            (
                "Go round with the benefits form filled in",
                SeatKind::LinkWorkers,
                "Yvonne Clegg",
            ),
            (
                "Hold the arrears letter for four weeks",
                SeatKind::Housing,
                "Dawn Seddon",
            ),
        ],
        lead: (
            SeatKind::LinkWorkers,
            "Yvonne has known Mum for six years and has tea there",
        ),
    },
    Told {
        called: "Two brothers and their dad, above the shop",
        strengths: "The lads look after each other and the dog.\nDad gets them to school every day.",
        hopes: "Dad wants the day shift back. The lads want football.",
        view: "Dad: I am doing all right, I am just tired.",
        why: "Dad works nights since February and the lads are alone from ten.",
        knows: "Their head teacher, and Pat at the community kitchen, where they eat on Fridays.",
        ask: "Is there a day shift, and somebody nearby until there is?",
        agreed: [
            (
                "Ask the warehouse about days",
                SeatKind::Employment,
                "Ash Rahman",
            ),
            (
                "Two places at football on Thursdays, and the bus",
                SeatKind::Voluntary,
                "Pat Holcroft",
            ),
        ],
        lead: (
            SeatKind::Voluntary,
            "Pat sees them every Friday and Dad talks to her",
        ),
    },
    Told {
        called: "The flats by the canal",
        strengths: "Neighbours run a Tuesday brew and know every child by name.",
        hopes: "Lights on the path, and somewhere for the teenagers.",
        view: "They said at the brew: we rang eleven times about the lights.",
        why: "Nine calls to the police in March, all after dark, all about the same path.",
        knows: "Lee of the antisocial behaviour team, and the women of the Tuesday brew.",
        ask: "Can the lights be mended before anybody is moved on?",
        agreed: [
            (
                "Get the lights mended, and say so at the brew",
                SeatKind::Housing,
                "Dawn Seddon",
            ),
            (
                "Walk the path on two evenings with the youth worker",
                SeatKind::Police,
                "PC Craig Melling",
            ),
        ],
        lead: (
            SeatKind::AntisocialBehaviour,
            "Lee goes to the Tuesday brew and is trusted there",
        ),
    },
    Told {
        called: "A grandmother with three of her grandchildren",
        strengths: "She brought up five of her own.\nThe oldest cooks twice a week and is good at it.",
        hopes: "To keep them together and to sleep through one night.",
        view: "I do not want them split up. I want a night off.",
        why: "Her hip operation is in May and nobody has asked who is there for the six weeks after it.",
        knows: "Sister Olwen dresses her leg twice a week.",
        ask: "Who could be in the house for six weeks, and who pays?",
        agreed: [
            (
                "Ask the aunt in Hindley, with Grandma there",
                SeatKind::ChildrensCare,
                "The social worker of the footprint",
            ),
            (
                "Move the operation’s letters to one named nurse",
                SeatKind::DistrictNurses,
                "Sister Olwen Pryce",
            ),
        ],
        lead: (
            SeatKind::DistrictNurses,
            "Olwen is in the house twice a week and is told things",
        ),
    },
    Told {
        called: "The new family on the estate",
        strengths: "Both parents were teachers at home.\nThe daughter speaks four languages.",
        hopes: "School for the daughter, and work that uses what they know.",
        view: "The daughter: I am on the list since January. I read the same two books.",
        why: "Ten weeks out of school.",
        knows: "Nadia at the Start Well centre, where they come to the stay and play.",
        ask: "A school place this month.",
        agreed: [
            (
                "Get a place and walk in with her on the first day",
                SeatKind::Schools,
                "Mark Entwistle",
            ),
            (
                "English class with a crèche",
                SeatKind::StartWell,
                "Nadia Bashir",
            ),
        ],
        lead: (
            SeatKind::StartWell,
            "Nadia has had them at stay and play every week since January",
        ),
    },
];

/// What is agreed about a young person of the record, and who leads.
const PERSON: Told = Told {
    called: "",
    strengths: "",
    hopes: "",
    view: "“I do not mind if you talk about it. Tell me what you said.”",
    why: "Has been out until late three times this month, with people a good deal older.",
    knows: "The youth worker at the boxing gym sees them twice a week.",
    ask: "Who sees them after eight, and could the gym stay open on Fridays?",
    agreed: [
        (
            "Ask whether the gym could stay open on Fridays",
            SeatKind::Voluntary,
            "Pat Holcroft",
        ),
        (
            "Say hello at the market on Friday evening, and nothing more",
            SeatKind::Police,
            "PC Craig Melling",
        ),
    ],
    lead: (
        SeatKind::Voluntary,
        "The youth worker at the gym is whom they ring first",
    ),
};

/// Whom of the record a card is about, with what their own words say.
struct Bringing {
    id: YoungPersonId,
    name: String,
    strengths: String,
    hopes: String,
}

/// Makes the huddles, eight weeks of them, and the next.
pub(super) fn life(tx: &mut Tx<'_>, seed: u64, today: Date) -> Result<(), Refusal> {
    let mut near = with_words(tx)?;
    let members = access::members(tx)?;
    let of = |persona: Persona| -> Vec<MemberId> {
        let those = members
            .iter()
            .filter(|one| one.active && one.persona == persona);
        those.map(|one| one.id).collect()
    };
    let (managers, workers) = (of(Persona::TeamManager), of(Persona::SocialWorker));
    for (at, (meets, place, ahead)) in MEETS.iter().enumerate() {
        let id = SubjectId(id(seed, 51, at as u64));
        let Some(chair) = managers.get(at % managers.len().max(1)) else {
            return Ok(());
        };
        // The first of the managers chairs Leigh, where the meeting is today.
        let chair = if at == 5 {
            managers.first().unwrap_or(chair)
        } else {
            chair
        };
        let said = Huddle {
            footprint: nth(seed, at),
            meets: (*meets).to_owned(),
            place: (*place).to_owned(),
            chair: *chair,
        };
        huddle::say_huddle(tx, id, &said)?;
        let worker = workers.get(at % workers.len().max(1)).copied();
        let worker = if at == 5 {
            workers.first().copied()
        } else {
            worker
        };
        let seats = give_seats(tx, seed, id, at, worker)?;
        let people = near.remove(&nth(seed, at)).unwrap_or_default();
        let of = OfHuddle { id, at, seats };
        of.weeks(tx, plus_days(today, *ahead), &people)?;
    }
    Ok(())
}

/// Young people with a name, strengths and hopes, by the footprint they live in.
fn with_words(tx: &mut Tx<'_>) -> Result<HashMap<SubjectId, Vec<Bringing>>, Refusal> {
    let all = footprints(tx)?;
    let lasting = Lasting::read(tx)?;
    let mut said: HashMap<YoungPersonId, (Vec<String>, Vec<String>)> = HashMap::new();
    for (of, one) in people::everyones::<Statement>(tx)? {
        let (strengths, hopes) = said.entry(of).or_default();
        match one.said.about {
            About::Strength => strengths.push(one.said.text),
            About::Aspiration => hopes.push(one.said.text),
            _ => {}
        }
    }
    let question = young_people::Question {
        from_age: Some(10),
        ..Default::default()
    };
    let mut everyone = young_people::everyone(tx, &question)?;
    everyone.sort_by_cached_key(|one| lasting.key(one.id));
    let mut near: HashMap<SubjectId, Vec<Bringing>> = HashMap::new();
    for one in everyone.iter().filter(|one| one.given.is_some()) {
        let (Lies::In(footprint), Some((strengths, hopes))) =
            (all.of_maybe(one.place), said.get(&one.id))
        else {
            continue;
        };
        if strengths.is_empty() || hopes.is_empty() {
            continue;
        }
        let of = near.entry(footprint).or_default();
        if of.len() < 3 {
            of.push(Bringing {
                id: one.id,
                name: one.name(),
                strengths: strengths
                    .iter()
                    .take(2)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join("\n"),
                hopes: hopes.iter().take(2).cloned().collect::<Vec<_>>().join("\n"),
            });
        }
    }
    Ok(near)
}

fn give_seats(
    tx: &mut Tx<'_>,
    seed: u64,
    huddle: SubjectId,
    at: usize,
    worker: Option<MemberId>,
) -> Result<HashMap<SeatKind, SubjectId>, Refusal> {
    let mut seats = HashMap::new();
    for (n, (kind, who, agency)) in SEATS.iter().enumerate() {
        let seat = SubjectId(id(seed, 52, (at * 100 + n) as u64));
        // Of each huddle another seat is held by nobody yet.
        let held = n != (at * 5 + 11) % SEATS.len() || agency.is_some() || n == 0;
        let said = Seat {
            about: huddle,
            kind: *kind,
            organisation: agency.map(|agency| OrganisationId(id(seed, 3, agency))),
            member: worker.filter(|_| *kind == SeatKind::ChildrensCare),
            who: held.then(|| (*who).to_owned()),
            basis: BASIS.to_owned(),
            gone: false,
        };
        huddle::give_seat(tx, seat, &said)?;
        seats.insert(*kind, seat);
    }
    Ok(seats)
}

/// One huddle being told.
struct OfHuddle {
    id: SubjectId,
    at: usize,
    seats: HashMap<SeatKind, SubjectId>,
}

impl OfHuddle {
    fn seat(&self, kind: SeatKind) -> SubjectId {
        self.seats.get(&kind).copied().unwrap_or(self.id)
    }

    fn weeks(&self, tx: &mut Tx<'_>, next: Date, people: &[Bringing]) -> Result<(), Refusal> {
        let mut meetings: Vec<(FactId, Date)> = Vec::new();
        for week in (-WEEKS..=1).map(|week| plus_days(next, 7 * week)) {
            meetings.push((huddle::plan(tx, self.id, week)?, week));
        }
        let held = WEEKS as usize;
        for (n, (meeting, _)) in meetings.iter().take(held).enumerate() {
            let came = SEATS.iter().enumerate().filter(|(seat, _)| {
                let (n, at) = (n + 1, self.at + 2);
                (seat * 7 + n * 3 + at) % 9 != 0 && *seat != (self.at * 5 + 11) % SEATS.len()
            });
            let came: Vec<SubjectId> = came.map(|(_, told)| self.seat(told.0)).collect();
            huddle::say_attended(tx, *meeting, &came)?;
        }
        // Brought seven, five, three and two weeks ago, and to the next.
        for (n, at) in [1, 3, 5, 6].into_iter().enumerate() {
            let told = &FAMILIES[(self.at + n) % FAMILIES.len()];
            let card = self.family(tx, told, meetings[at].0)?;
            self.lived(tx, card, told, &meetings[at..], n)?;
        }
        if let Some(one) = people.first() {
            let card = self.person(tx, one, meetings[held - 1].0)?;
            self.lived(tx, card, &PERSON, &meetings[held - 1..], 3)?;
        }
        let (meeting, _) = meetings[held];
        self.family(tx, &FAMILIES[(self.at + 4) % FAMILIES.len()], meeting)?;
        if let Some(one) = people.get(1) {
            self.person(tx, one, meeting)?;
        }
        for (n, (kind, ..)) in SEATS.iter().enumerate() {
            let comes = match (n + self.at) % 5 {
                0 => continue,
                4 if n % 2 == 0 => Comes::No,
                _ if n == (self.at * 5 + 11) % SEATS.len() => continue,
                _ => Comes::Yes,
            };
            let said = Coming {
                about: meeting,
                comes,
                who: None,
            };
            huddle::come(tx, self.seat(*kind), &said)?;
        }
        Ok(())
    }

    fn family(&self, tx: &mut Tx<'_>, told: &Told, meeting: FactId) -> Result<FactId, Refusal> {
        let card = Card {
            about: self.id,
            meeting,
            of: None,
            called: told.called.to_owned(),
            initials: "A family or an address".to_owned(),
            strengths: told.strengths.to_owned(),
            hopes: told.hopes.to_owned(),
            their_view: told.view.to_owned(),
            why_now: told.why.to_owned(),
            who_knows: told.knows.to_owned(),
            ask: told.ask.to_owned(),
            ground: Ground::Agreed,
            knows: Knows::Agrees,
            why_without: None,
            involved: {
                let mut kinds = vec![told.lead.0, told.agreed[0].1, told.agreed[1].1];
                kinds.sort_unstable();
                kinds.dedup();
                kinds.into_iter().map(|kind| self.seat(kind)).collect()
            },
        };
        huddle::bring(tx, &card)
    }

    fn person(&self, tx: &mut Tx<'_>, of: &Bringing, meeting: FactId) -> Result<FactId, Refusal> {
        let initials: Vec<String> = of
            .name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .map(|letter| format!("{letter}."))
            .collect();
        let card = Card {
            about: self.id,
            meeting,
            of: Some(of.id),
            called: of.name.clone(),
            initials: initials.join(" "),
            strengths: of.strengths.clone(),
            hopes: of.hopes.clone(),
            their_view: PERSON.view.to_owned(),
            why_now: PERSON.why.to_owned(),
            who_knows: PERSON.knows.to_owned(),
            ask: PERSON.ask.to_owned(),
            ground: Ground::PublicTask,
            knows: Knows::Agrees,
            why_without: None,
            involved: vec![self.seat(SeatKind::Police), self.seat(SeatKind::Schools)],
        };
        huddle::bring(tx, &card)
    }

    /// What came of a card, over the meetings from the one it was brought to. The later it was brought,
    /// the more is still open.
    fn lived(
        &self,
        tx: &mut Tx<'_>,
        card: FactId,
        told: &Told,
        meetings: &[(FactId, Date)],
        n: usize,
    ) -> Result<(), Refusal> {
        let Some((first, on)) = meetings.first().copied() else {
            return Ok(());
        };
        huddle::take(tx, card, first)?;
        for (at, (what, seat, who)) in told.agreed.into_iter().enumerate() {
            let due = plus_days(on, 7);
            let said = HuddleAction {
                about: card,
                meeting: first,
                what: what.to_owned(),
                seat: self.seat(seat),
                who: who.to_owned(),
                due,
            };
            let action = huddle::agree(tx, &said)?;
            // Most are done in time; one is late, the newest is open.
            let late = i32::from((self.at + n + at).is_multiple_of(4)) * 3;
            if n < 3 && (at == 0 || n < 2) {
                let done = HuddleActionDone {
                    about: action,
                    came: CameOf::Done,
                    on: plus_days(due, late - 2),
                    how: [
                        "They were glad somebody came.",
                        "It took two goes, and it holds.",
                    ][at]
                        .to_owned(),
                };
                huddle::done(tx, &done)?;
            }
        }
        let (lead, why_lead) = (self.seat(told.lead.0), told.lead.1.to_owned());
        let look = |tx: &mut Tx<'_>, meeting: FactId, next: Option<Date>, closed| {
            let said = Looked {
                about: card,
                meeting,
                lead,
                why_lead: why_lead.clone(),
                next,
                closed,
            };
            huddle::look(tx, &said)
        };
        let next = plus_days(on, 7);
        look(tx, first, Some(next), None)?;
        if n < 2
            && let Some((second, _)) = meetings.get(1).copied()
        {
            huddle::take(tx, card, second)?;
            let why = [Closed::Better, Closed::HandedOn][n % 2];
            look(tx, second, None, Some(why))?;
        } else if n == 2
            && let Some((second, on)) = meetings.get(1).copied()
        {
            huddle::take(tx, card, second)?;
            look(tx, second, Some(plus_days(on, 14)), None)?;
        }
        Ok(())
    }
}

#[test]
fn every_footprint_has_a_huddle() {
    assert_eq!(MEETS.len(), super::footprints::FOOTPRINTS.len());
}
