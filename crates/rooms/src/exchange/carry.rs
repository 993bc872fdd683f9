//! Carrying between the council's record and the exchange store: answers in, what may be seen out.
//! The council's side does the carrying; nothing on the store's side can ask the record anything.

use super::facts::{AnswerTaken, NowRow, OpenWorkshop, PortalHome, Published, Standing, State};
use super::gate::{self, Outgoing, Reader};
use super::{gone, matters, protect, release, sql, store};
use crate::homes::{self, Paper, Spoken, Vacancy};
use crate::workshops::{self, FromGuest};
use care::ids::{OrganisationId, YoungPersonId};
use record::access::{Action, FieldClass, find};
use record::{Caller, Record, Refusal, Tx};
use uuid::Uuid;

/// What was carried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Answers of homes.
    pub answers: usize,
    /// Sayings about beds.
    pub beds: usize,
    /// What was added to workshops without an account.
    pub said_in_workshops: usize,
    /// Invoices, and answers about them.
    pub money: usize,
    /// Releases withdrawn because their search is over.
    pub withdrawn: usize,
    /// Entries blanked because the record of the one they were about was erased.
    pub erased: usize,
    /// Tables and lists published anew.
    pub published: usize,
}

fn house() -> Caller {
    Caller::system("what homes answered through the exchange")
}

/// Carries all there is. Done twice it changes nothing; cut short it goes on the next time.
pub fn carry(record: &Record, exchange: &Record) -> Result<Carried, Refusal> {
    let mut done = Carried {
        erased: gone::erase_gone(record, exchange)?,
        ..Carried::default()
    };
    let (answers, beds) = store::waiting(exchange)?;
    for (approach, said) in answers {
        done.answers += usize::from(take_answer(record, approach, &said)?);
        store::carried(exchange, said.id)?;
    }
    for said in beds {
        record.write(&house(), |tx| {
            let Some(home) = homes::home(tx, said.home)? else {
                return Ok(());
            };
            // A provider speaks for its own homes only.
            if home.said.provider == said.provider {
                let vacancy = Vacancy {
                    on: said.on,
                    free: said.free,
                    from: said.from,
                    by: said.who.clone(),
                    note: said.note.clone(),
                };
                homes::say_vacancy(tx, said.home, &vacancy)?;
            }
            Ok(())
        })?;
        done.beds += 1;
        store::carried(exchange, said.id)?;
    }
    done.money = super::invoices::take(record, exchange)?;
    for said in store::waiting_workshops(exchange)? {
        let guest = FromGuest {
            id: said.id,
            name: said.name.clone(),
        };
        let taken = record.write(&house(), |tx| {
            workshops::say_from_guest(tx, said.workshop, &guest, &said.text, said.on)
        });
        match taken {
            Ok(taken) => done.said_in_workshops += usize::from(taken),
            // The workshop was erased with its young person.
            Err(Refusal::NotFound) => {}
            Err(other) => return Err(other),
        }
        store::carried(exchange, said.id)?;
    }
    let due: Vec<String> = record.read(&house(), |tx| {
        Ok(tx.rows(sql::IS_DUE, &[], |row| row.get(0))?)
    })?;
    if due.is_empty() {
        return Ok(done);
    }
    record.write(&house(), |tx| {
        tx.execute(sql::NOT_DUE, &[])?;
        Ok(())
    })?;
    let is_due = |what: &str| due.iter().any(|one| one == what);
    let published: Result<(usize, usize), Refusal> = (|| {
        let open = match is_due("workshops") {
            true => usize::from(publish_workshops(record, exchange)?),
            false => 0,
        };
        let mattered = match is_due("matters") {
            true => matters::publish(record, exchange)?,
            false => 0,
        };
        let (withdrawn, published) = match is_due("providers") {
            true => publish(record, exchange)?,
            false => (0, 0),
        };
        Ok((withdrawn, published + open + mattered))
    })();
    if published.is_err() {
        // What could not be published is due still.
        record.write(&house(), |tx| {
            for what in &due {
                tx.execute(sql::DUE, &[what])?;
            }
            Ok(())
        })?;
    }
    let (withdrawn, published) = published?;
    (done.withdrawn, done.published) = (withdrawn, published);
    Ok(done)
}

/// Publishes the question of each workshop that is not over, and nothing of whom it is about.
fn publish_workshops(record: &Record, exchange: &Record) -> Result<bool, Refusal> {
    let open = record.read(&house(), |tx| {
        let today = tx.today();
        Ok(workshops::open_from(tx, today)?)
    })?;
    let open = open
        .into_iter()
        .map(|one| OpenWorkshop {
            id: one.id,
            code: store::hashed(&one.code),
            on: one.on,
            stage: one.stage,
        })
        .collect();
    store::publish(exchange, &Published::Workshops(open))
}

/// How often what came back is looked for.
const CARRY_EVERY: std::time::Duration = std::time::Duration::from_secs(2);

/// Carries for as long as the house serves, on a thread of its own. A fault is logged, and the next
/// turn tries again.
pub fn keep_carrying(record: Record, exchange: Record) {
    let turns = move || {
        loop {
            if let Err(refusal) = carry(&record, &exchange) {
                tracing::error!(%refusal, "the exchange could not be carried");
            }
            std::thread::park_timeout(CARRY_EVERY);
        }
    };
    let begun = std::thread::Builder::new()
        .name("exchange".to_owned())
        .spawn(turns);
    if let Err(fault) = begun {
        tracing::error!(%fault, "no thread carries the exchange");
    }
}

/// Writes a home's answer into the approach, once. When the search has ended meanwhile there is
/// nothing to write it into: it stays in the exchange store.
fn take_answer(
    record: &Record,
    approach: Uuid,
    said: &super::facts::Answered,
) -> Result<bool, Refusal> {
    record.write(&house(), |tx| {
        let taken = tx.optional(sql::TAKEN, &[&said.id], |row| row.get::<Uuid>(0))?;
        let Some(sent) = release::sent(tx, approach)?.filter(|_| taken.is_none()) else {
            return Ok(false);
        };
        let allowed = find(tx, sent.of)?.allow_for(Action::Share, FieldClass::Voice)?;
        let spoken = Spoken {
            approach,
            answer: Some(said.answer),
            who: format!("{}, by the link we sent", said.who),
            words: said.in_words(),
        };
        match homes::say_word(tx, &allowed, &spoken) {
            Ok(_) | Err(Refusal::NotFound) => {}
            Err(other) => return Err(other),
        }
        let taken = AnswerTaken {
            answer: said.id,
            approach,
        };
        tx.say(sent.of, &taken, record::Saying::from("provider"))?;
        Ok(true)
    })
}

/// Publishes what providers may see, and withdraws what is over.
fn publish(record: &Record, exchange: &Record) -> Result<(usize, usize), Refusal> {
    let mut published = 0;
    let rows = now_rows(record)?;
    published += usize::from(store::publish(exchange, &Published::Now(rows))?);
    for one in record.read(&house(), providers)? {
        published += usize::from(store::publish(exchange, &one)?);
    }
    for (id, money) in record.read(&house(), super::invoices::to_publish)? {
        let said = Published::Money { id, money };
        published += usize::from(store::publish(exchange, &said)?);
    }
    let open: Vec<store::KeptRelease> = exchange
        .read(&store::door(), |tx| Ok(store::all(tx)?))?
        .into_iter()
        .filter(|one| one.state == State::Open)
        .collect();
    let mut withdrawn = 0;
    for one in open {
        let standing = record.read(&house(), |tx| {
            let Some(sent) = release::sent(tx, one.approach)? else {
                return Ok(None);
            };
            let searching = homes::open_search(tx, sent.of)?;
            let ours = match searching {
                Some(search) => homes::approaches(tx, search.said.id)?
                    .iter()
                    .any(|approach| approach.said.id == one.approach),
                None => false,
            };
            if ours {
                return Ok(None);
            }
            let token = release::token(tx, sent.said.release, sent.said.turn)?;
            Ok(Some(Standing {
                state: State::Withdrawn,
                token: store::hashed(&token),
                expires: one.expires,
            }))
        })?;
        if let Some(standing) = standing {
            store::stand(exchange, one.id, &standing)?;
            withdrawn += 1;
        }
    }
    Ok((withdrawn, published))
}

/// The table of whom we search for, each line of it passed by the gate.
fn now_rows(record: &Record) -> Result<Vec<NowRow>, Refusal> {
    let (lines, _) = record.read(&house(), homes::searching_now)?;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let protected = protect::protected(record, line.of, Reader::Everybody, None)?;
        let document =
            Outgoing::named("searching-now").with("Something about them", line.strength.as_str());
        let strength = match gate::pass(&protected, Reader::Everybody, &document, &[]) {
            Ok(_) => line.strength,
            Err(_) => "Ask us".to_owned(),
        };
        rows.push(NowRow {
            reference: line.reference,
            age: line.age,
            needed_by: line.needed_by,
            strength,
            musts: line.musts,
            siblings: line.siblings,
            status: line.status,
        });
    }
    Ok(rows)
}

/// Each provider with its homes.
fn providers(tx: &mut Tx<'_>) -> Result<Vec<Published>, Refusal> {
    let homes = homes::all_homes(tx)?;
    let booked: Vec<(care::ids::HomeId, YoungPersonId)> = homes::all_bookings(tx)?
        .into_iter()
        .map(|(home, who, _)| (home, who))
        .collect();
    let mut all = Vec::new();
    for provider in homes::all_providers(tx)? {
        let id: OrganisationId = provider.id;
        let mut of = Vec::new();
        for home in homes.iter().filter(|home| home.said.provider == id) {
            let mut papers = Vec::new();
            for (_, who) in booked.iter().filter(|(at, _)| *at == home.id) {
                let Some(booking) = homes::booking_of(tx, *who)? else {
                    continue;
                };
                let given = homes::papers_of(tx, booking.said.id)?;
                for paper in Paper::ALL {
                    if !given.iter().any(|(one, _)| one == paper) {
                        papers.push((paper.words().to_owned(), paper.due(booking.said.from)));
                    }
                }
            }
            of.push(PortalHome {
                home: home.id,
                name: home.said.name.clone(),
                free: home
                    .vacancy
                    .as_ref()
                    .map(|one| (one.free, one.by.clone(), one.on)),
                papers,
            });
        }
        let relationship = match provider.said.relationship {
            Some(member) => {
                record::access::member(tx, member)?.map_or_else(String::new, |member| member.name)
            }
            None => String::new(),
        };
        all.push(Published::Provider {
            id,
            name: provider.said.name,
            relationship,
            homes: of,
        });
    }
    Ok(all)
}
