//! **The canary crawl.** In three councils every field of every young person holds a word that
//! stands nowhere else. A provider who works with all three opens every address there is, in every
//! one of them, with every id they could know or guess. No word is seen but those released to them.

// Long because: three councils with a word in every field, and the crawl of them.

use crate::stage::{self, house};
use crate::stage_desk::member;
use care::codes::{
    CategoryOfNeed, LegalStatus, PlacementProvider, PlacementType, ReasonNewEpisode,
};
use care::ids::{ChildCode, HomeId, OrganisationId, YoungPersonId};
use care::{Authority, Minutes, Pence, Period, Postcode};
use desk::trial::Browser;
use desk::{Desk, Method, Needs};
use jiff::civil::date;
use record::access::{self, Action, FieldClass, Persona, Profile, Relationship, find};
use record::{Caller, Clock, Keys, Record, Saying};
use rooms::costs::{self, Asked, Invoice, InvoiceQuery, Line, LinePart, Part};
use rooms::exchange::gate::Reader;
use rooms::exchange::{self, Guard, carry};
use rooms::homes::{
    self, Approach, Home, HomeKind, Must, Need, Provider, Registration, Search, Sector, Sexes,
    Travel,
};
use rooms::looked_after::{Episode, say_keyed};
use rooms::people::{
    self, About, Contact, ContactPlace, Identity, Name, PersonWhoMatters, PlaceThatMatters,
    Statement, Words,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Words that stand nowhere else, each with what it is.
#[derive(Default)]
struct Canaries {
    next: usize,
    all: Vec<(String, String)>,
}

impl Canaries {
    /// A new word: letters only, so that no form of writing changes it.
    fn word(&mut self, what: &str) -> String {
        self.next += 1;
        let mut number = self.next;
        let mut word = String::from("Zq");
        for _ in 0..5 {
            word.push(char::from(b'a' + (number % 20) as u8));
            number /= 20;
        }
        word.push('k');
        self.all.push((word.clone(), what.to_owned()));
        word
    }
}

struct Council {
    desk: Desk,
    record: Record,
    exchange: Record,
    children: Vec<YoungPersonId>,
    /// What may be seen: words of the first child's released referral and of the table.
    open: BTreeSet<String>,
    /// Ids a provider could know or guess, by the part of an address they stand in.
    ids: Vec<String>,
}

const PROVIDER: u128 = 0xC100;

fn council(at: usize, canaries: &mut Canaries) -> Council {
    let codes = ["E08000010", "E08000001", "E08000003"];
    let settings = || record::Settings {
        clock: Clock::fixed("2027-04-07T10:00:00Z".parse().unwrap()),
        council: Authority::parse(codes[at]).unwrap(),
        keys: Keys::ephemeral(),
    };
    let rooms: Vec<record::Room> = rooms::ALL.iter().copied().chain([desk::room()]).collect();
    let record = stage::record_of(&rooms, settings());
    let exchange = stage::record_of(&[exchange::STORE], settings());
    let ours = OrganisationId(Uuid::from_u128(PROVIDER));
    let others = OrganisationId(Uuid::now_v7());
    let (our_home, other_home) = (HomeId(Uuid::now_v7()), HomeId(Uuid::now_v7()));
    let children: Vec<YoungPersonId> = (0..3).map(|_| YoungPersonId(Uuid::now_v7())).collect();
    let officer = member(Persona::PlacementOfficer);
    let mut open = BTreeSet::new();
    record
        .write(&house(), |tx| {
            access::say_agency(tx, ours, "Acorn Homes", None)?;
            let manager = Profile::provider("Dawn Hill", ours);
            access::say_member(tx, member(Persona::Provider), &manager)?;
            let profile = Profile::staff("Joanne Fairhurst", Persona::PlacementOfficer);
            access::say_member(tx, officer, &profile)?;
            for (provider, home, name, postcode) in [
                (ours, our_home, "Willow House".to_owned(), "WN7 1AA"),
                (
                    others,
                    other_home,
                    canaries.word("another provider's home"),
                    "WN1 2EZ",
                ),
            ] {
                let said = Provider {
                    name: if provider == ours {
                        "Acorn Homes".to_owned()
                    } else {
                        canaries.word("another provider")
                    },
                    sector: Sector::Private,
                    urn: None,
                    contact: (provider != ours)
                        .then(|| canaries.word("another provider's contact")),
                    phone: None,
                    email: None,
                    relationship: None,
                    active: true,
                };
                homes::say_provider(tx, provider, &said, None, "test")?;
                let said = Home {
                    provider,
                    name,
                    kind: HomeKind::ChildrensHome,
                    urn: None,
                    registration: Some(Registration::Active),
                    registered_on: None,
                    address: (provider != ours)
                        .then(|| canaries.word("another provider's address")),
                    postcode: Some(Postcode::parse(postcode).unwrap()),
                    authority: None,
                    places: Some(4),
                    from_age: Some(0),
                    to_age: Some(18),
                    sexes: Some(Sexes::Any),
                    purpose: None,
                    step_free: None,
                    pets: None,
                    notice: None,
                    needs: Some(Vec::new()),
                    has: Vec::new(),
                    languages: Vec::new(),
                    grade: None,
                    inspected_on: None,
                    weekly: None,
                    source: "the registered manager".to_owned(),
                    as_of: date(2027, 4, 1),
                };
                homes::say_home(tx, home, &said, None)?;
            }
            for (n, child) in children.iter().enumerate() {
                access::register(tx, *child, None)?;
                let since = Period::since(date(2026, 4, 1));
                access::relate(tx, *child, officer, Relationship::PlacementOfficer, since)?;
                let identity = Identity {
                    child: ChildCode::parse(&canaries.word("the council's number").to_uppercase())
                        .unwrap(),
                    born: Some(date(2011, 5, 4)),
                    sex: None,
                    ethnicity: None,
                    upn: Some(canaries.word("the pupil number").to_uppercase()),
                    mother: None,
                    first_child_born: None,
                };
                tx.say(*child, &identity, Saying::from("test"))?;
                let episode = Episode {
                    decom: date(2026, 4, 1),
                    new_episode: Some(ReasonNewEpisode::S),
                    legal_status: Some(LegalStatus::V2),
                    need: Some(CategoryOfNeed::N1),
                    placement: Some(PlacementType::K2),
                    provider: Some(PlacementProvider::PR4),
                    dec: None,
                    ceased: None,
                    place_change: None,
                    home: Some(Postcode::parse("WN5 8LL").unwrap()),
                    place: Some(Postcode::parse("WN1 2EZ").unwrap()),
                    urn: None,
                };
                say_keyed(tx, *child, &episode, None, None)?;
                let allowed = find(tx, *child)?.allow_for(Action::Add, FieldClass::Voice)?;
                let name = Name {
                    given: canaries.word("first name"),
                    family: canaries.word("last name"),
                    known_as: Some(canaries.word("what they like to be called")),
                };
                people::name(tx, &allowed, &name, None)?;
                for about in About::ALL {
                    let text = canaries.word("a statement");
                    // The first is asked about: what they are good at and hope for is released.
                    // What the others are good at stands in the table, without a name.
                    if n == 0 && matches!(about, About::Strength | About::Aspiration)
                        || n == 1 && about == About::Strength
                    {
                        open.insert(text.clone());
                    }
                    let said = Statement {
                        about,
                        text,
                        words: Words::YoungPerson,
                        said_on: date(2027, 4, 1),
                    };
                    people::say(tx, &allowed, &said)?;
                }
                let who = PersonWhoMatters {
                    name: canaries.word("somebody who matters"),
                    relation: canaries.word("who they are to them"),
                    keeps_in_touch: Some(canaries.word("how they keep in touch")),
                    every_days: None,
                    last_contact: None,
                };
                people::say(tx, &allowed, &who)?;
                let place = PlaceThatMatters {
                    name: format!("{} High School", canaries.word("school")),
                    why: Some(canaries.word("why a place matters")),
                    postcode: None,
                };
                people::say(tx, &allowed, &place)?;
                let contact = Contact {
                    on: date(2027, 4, 2),
                    minutes: Minutes(40),
                    place: ContactPlace::Community,
                    note: canaries.word("a note"),
                    words: Words::Worker,
                    with: Some(canaries.word("who was there")),
                    next_on: None,
                    together: None,
                };
                people::say(tx, &allowed, &contact)?;
                let guard = Guard {
                    words: canaries.word("what must not get out"),
                    whereabouts: true,
                    from: Vec::new(),
                    why: canaries.word("why it must not"),
                };
                exchange::say_guard(tx, &allowed, &guard)?;
                if n == 2 {
                    continue;
                }
                let mut released = |canaries: &mut Canaries, what: &str| {
                    let word = canaries.word(what);
                    if n == 0 {
                        open.insert(word.clone());
                    }
                    word
                };
                let search = Search {
                    id: Uuid::now_v7(),
                    needed_by: date(2027, 4, 7),
                    until: None,
                    because: released(canaries, "why a home is needed"),
                    hard: released(canaries, "what has been hard"),
                    helps: released(canaries, "what helps"),
                    unknown: released(canaries, "what we do not know"),
                    wishes: vec![released(canaries, "a wish")],
                    musts: vec![Must::OwnBedroom],
                    needs: Some(vec![Need::Emotional]),
                    staying: Some((homes::Reply::No, canaries.word("what the carers said"))),
                    family: Some((homes::Reply::If, canaries.word("what the family said"))),
                    safe_at_home: None,
                    keep_away: None,
                    travel: Travel::Bus,
                    on: date(2027, 4, 7),
                    by: canaries.word("who says so"),
                };
                homes::say_search(tx, &allowed, &search, None, None)?;
            }
            Ok(())
        })
        .unwrap();
    // The officer asks their home about the first, and another's about the second.
    let caller = record
        .read(&house(), |tx| Ok(Caller::load(tx, officer)?.unwrap()))
        .unwrap();
    let mut tokens = Vec::new();
    for (n, home) in [(0, our_home), (1, other_home)] {
        let child = children[n];
        let protected = exchange::protected(&record, child, Reader::HomeAsked, Some(home)).unwrap();
        let why = canaries.word("why this home");
        if n == 0 {
            open.insert(why.clone());
        }
        let token = record
            .write(&caller, |tx| {
                let allowed = find(tx, child)?.allow_for(Action::Share, FieldClass::Voice)?;
                let search = homes::open_search(tx, child)?.unwrap();
                let approach = Approach {
                    id: Uuid::now_v7(),
                    search: search.said.id,
                    home,
                    why_you: why.clone(),
                    step: None,
                };
                homes::say_approach(tx, &allowed, &approach)?;
                let drawn = exchange::draw(
                    tx,
                    &allowed,
                    home,
                    (&why, "01942 489000"),
                    "Wigan",
                    &protected,
                )?;
                let passed = exchange::pass(&protected, &drawn.pack, &[]).unwrap();
                let sent = exchange::first(tx.now(), &approach, drawn.pack, Vec::new());
                exchange::say_sent(tx, &allowed, &sent, passed)?;
                let token = exchange::token(tx, sent.release, 1)?;
                exchange::deliver(&exchange, &sent, home, drawn.provider, &token)?;
                tokens.push((token.clone(), sent.release));
                Ok(token)
            })
            .unwrap();
        drop(token);
    }
    let invoices = money(&record, [ours, others], &children, &mut open, canaries);
    carry(&record, &exchange).unwrap();
    let mut ids: Vec<String> = children.iter().map(ToString::to_string).collect();
    ids.extend([
        our_home.to_string(),
        other_home.to_string(),
        ours.to_string(),
        others.to_string(),
    ]);
    // The link to their own referral, and both releases' ids: one of them is another's.
    ids.push(tokens[0].0.clone());
    ids.extend(tokens.iter().map(|(_, release)| release.to_string()));
    ids.extend(invoices.iter().map(ToString::to_string));
    let settings = desk::Settings {
        council: "Wigan".to_owned(),
        demo: false,
        ..desk::Settings::default()
    };
    let desk = Desk::new(record.clone(), rooms::routes(), settings)
        .unwrap()
        .with_exchange(exchange.clone());
    Council {
        desk,
        record,
        exchange,
        children,
        open,
        ids,
    }
}

/// What is paid: each provider has a placement and an invoice we ask about, with words of ours that
/// name a young person. Of ours its number and one question that names nobody may be read.
fn money(
    record: &Record,
    providers: [OrganisationId; 2],
    children: &[YoungPersonId],
    open: &mut BTreeSet<String>,
    canaries: &mut Canaries,
) -> Vec<Uuid> {
    let mut made = Vec::new();
    record
        .write(&house(), |tx| {
            for (n, provider) in providers.into_iter().enumerate() {
                let allowed = find(tx, children[n])?.allow_for(Action::Add, FieldClass::Money)?;
                let line = Line {
                    id: Uuid::now_v7(),
                    home: None,
                    provider: Some(provider),
                    kind: Some(HomeKind::ChildrensHome),
                    parts: vec![LinePart {
                        what: Part::Care,
                        weekly: Pence::pounds(4_900),
                    }],
                    from: date(2027, 3, 1),
                    until: None,
                    agreed_by: canaries.word("who agreed a price"),
                };
                costs::say_line(tx, &allowed, &line, None, None)?;
                let (code, _) = people::codes_of(tx)?.remove(&children[n]).unwrap();
                let name = people::person(tx, children[n])?.unwrap();
                let first = name.given.unwrap_or_default();
                for (about, asked) in [
                    (
                        "their number for an invoice",
                        format!("Was {first} there all month?"),
                    ),
                    (
                        "the number of an invoice asked about",
                        canaries.word("what we ask"),
                    ),
                ] {
                    let id = Uuid::now_v7();
                    let said = Invoice {
                        provider,
                        number: canaries.word(about),
                        received: date(2027, 4, 2),
                        due: date(2027, 5, 2),
                        from: date(2027, 3, 1),
                        until: date(2027, 4, 1),
                        lines: vec![Asked {
                            code: code.to_string(),
                            of: Some(children[n]),
                            amount: Pence::pounds(20_000),
                        }],
                    };
                    costs::receive(tx, id, &said)?;
                    let query = InvoiceQuery {
                        words: asked.clone(),
                        with: Some(canaries.word("with whom a question lies")),
                        on: date(2027, 4, 5),
                        from: None,
                    };
                    costs::query(tx, id, &query)?;
                    if n == 0 {
                        open.insert(said.number);
                        if !asked.contains(' ') {
                            open.insert(asked);
                        }
                    }
                    made.push(id);
                }
            }
            Ok(())
        })
        .unwrap();
    made
}

/// Every address with every id in each of its parts (the same in all), and with words of formats.
fn addresses(path: &str, ids: &[String]) -> Vec<String> {
    if !path.contains('{') {
        return vec![path.to_owned()];
    }
    let mut all = Vec::new();
    for id in ids {
        for word in ["sheet", "text", "standard", "census", "family", "2027", id] {
            let filled: Vec<String> =
                path.split('/')
                    .map(|part| match part {
                        "{id}" | "{token}" | "{release}" | "{approach}" | "{home}"
                        | "{invoice}" => id.clone(),
                        part if part.starts_with('{') => word.to_owned(),
                        part => part.to_owned(),
                    })
                    .collect();
            all.push(filled.join("/"));
            if !path.contains("{form}") && !path.contains("{to}") && !path.contains("{year}") {
                break;
            }
        }
    }
    all
}

fn crawl(council: &Council, ids: &[String]) -> (usize, usize, String) {
    let (mut asked, mut opened, mut seen) = (0, 0, String::new());
    let mut signed_in = Browser::new(&council.desk);
    signed_in.sign_in(member(Persona::Provider));
    let mut stranger = Browser::new(&council.desk);
    for route in council.desk.routes() {
        if route.path.starts_with("/sign-") {
            continue;
        }
        // What a provider's role may not have at all is refused before its address is read: one try
        // of each is enough.
        let reachable = route.needs.met_as(Persona::Provider);
        let ids = if reachable { ids } else { &ids[..1] };
        for path in addresses(route.path, ids) {
            for (browser, tries) in [
                (&mut signed_in, true),
                (&mut stranger, route.needs == Needs::Public),
            ] {
                if !tries {
                    continue;
                }
                let answer = match route.method {
                    Method::Get => browser.get(&path),
                    Method::Post => browser.post(&path, &[("_key", &Uuid::now_v7().to_string())]),
                };
                asked += 1;
                opened += usize::from(answer.status == 200);
                for (name, value) in &answer.headers {
                    seen.push_str(name.as_str());
                    seen.push_str(value.to_str().unwrap_or_default());
                }
                seen.push_str(&answer.text());
            }
        }
    }
    (asked, opened, seen.to_lowercase())
}

#[test]
fn a_provider_of_three_councils_sees_no_word_outside_what_was_released() {
    let mut canaries = Canaries::default();
    let councils: Vec<Council> = (0..3).map(|at| council(at, &mut canaries)).collect();
    // A provider may try the ids of one council in another.
    let foreign: Vec<String> = councils
        .iter()
        .flat_map(|one| [one.ids[0].clone(), one.ids[7].clone(), one.ids[8].clone()])
        .collect();
    let mut read = 0;
    for (at, council) in councils.iter().enumerate() {
        let mut ids = council.ids.clone();
        ids.extend(
            foreign
                .iter()
                .filter(|id| !council.ids.contains(id))
                .cloned(),
        );
        assert_eq!(council.children.len(), 3);
        let (asked, opened, seen) = crawl(council, &ids);
        assert!(asked > 500 && opened > 3, "{asked} asked, {opened} opened");
        let leaked: Vec<&(String, String)> = canaries
            .all
            .iter()
            .filter(|(word, _)| !council.open.contains(word))
            .filter(|(word, _)| seen.contains(&word.to_lowercase()))
            .collect();
        assert!(leaked.is_empty(), "council {at}: {leaked:?}");
        // The crawl can see: what was released was read.
        let met = council
            .open
            .iter()
            .filter(|word| seen.contains(&word.to_lowercase()))
            .count();
        assert!(
            met >= 8,
            "only {met} of {} released words were met",
            council.open.len()
        );
        read += met;
    }
    assert!(
        read >= 24 && canaries.all.len() > 150,
        "{}",
        canaries.all.len()
    );
}

/// The crawl with a fault planted: a release that should be another provider's is put into the store
/// under this one's name, and the crawl says so.
#[test]
fn the_crawl_sees_a_leak() {
    let mut canaries = Canaries::default();
    let council = council(0, &mut canaries);
    council
        .exchange
        .write(&house(), |tx| {
            tx.execute(
                "UPDATE release SET provider = $1",
                &[&Uuid::from_u128(PROVIDER)],
            )?;
            Ok(())
        })
        .unwrap();
    let (_, _, seen) = crawl(&council, &council.ids);
    let leaked = canaries
        .all
        .iter()
        .filter(|(word, _)| !council.open.contains(word) && seen.contains(&word.to_lowercase()))
        .count();
    assert!(leaked > 0);
    let _ = &council.record;
}
