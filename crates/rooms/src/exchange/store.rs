//! The **exchange store**: a database of its own that holds what was released and nothing else.
//!
//! Whoever has no leave to the council's record is served from here alone: a page of a link or of
//! the portal makes no statement against the record, so that no mistake in one can show more than
//! was released. It holds no name, no id of a young person and no token, only the hash of one; what
//! is read is sealed with a key of its own.

// Long because: a store of its own: what shows how, and every reading and writing of it.

use super::facts::{
    Answered, BedsSaid, LivesThere, NowRow, Opened, PortalHome, Published, Released, Standing,
    State, TableLink, TableOpened, WorkshopSaid,
};
use super::invoices::{InvoiceNotTaken, InvoiceSent, PortalMoney, QueryAnswered};
use super::pack::Pack;
use super::sql;
use care::Date;
use care::ids::{FactId, HomeId, OrganisationId, SubjectId};
use jiff::SignedDuration;
use record::{
    Caller, Content, Database, Fact, Fault, OpenFault, Record, Refusal, Room, Row, Saying,
    Settings, Timestamp, Tx,
};
use uuid::Uuid;

mod codes;

pub(super) use codes::{ByCode, by_code};

/// What the store is made of. It stands beside the council's record and is none of its rooms.
pub const STORE: Room = Room {
    name: "exchange_store",
    schema: sql::STORE_SCHEMA,
    tables: sql::STORE_TABLES,
    kinds: &[
        Released::KIND,
        Standing::KIND,
        Opened::KIND,
        Answered::KIND,
        Published::KIND,
        TableLink::KIND,
        TableOpened::KIND,
        BedsSaid::KIND,
        WorkshopSaid::KIND,
        InvoiceSent::KIND,
        QueryAnswered::KIND,
        InvoiceNotTaken::KIND,
    ],
    apply,
};

/// Opens the store of a council.
pub fn open(place: &Database, settings: Settings) -> Result<Record, OpenFault> {
    Record::open(place, &[STORE], settings)
}

/// An empty store in memory, for tests.
pub fn in_memory(settings: Settings) -> Record {
    Record::in_memory(&[STORE], settings)
}

/// Who reads and writes the store: nobody who could ask the record for anything.
pub(super) fn door() -> Caller {
    Caller::system("the exchange")
}

fn bound(fact: FactId) -> String {
    format!("exchange {fact}")
}

/// What a sealed row of this store holds.
pub(super) fn unsealed<C: Content>(tx: &Tx<'_>, fact: FactId, sealed: &str) -> Result<C, Fault> {
    read(&tx.unseal(sealed, &bound(fact))?)
}

fn read<C: Content>(text: &str) -> Result<C, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::Content {
        kind: C::KIND.to_owned(),
        version: C::VERSION,
        why: "it is not as this version writes it".to_owned(),
    })
}

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let of = &fact.subject;
    let sealed = |tx: &Tx<'_>| tx.seal_steadily(&fact.content.to_string(), &bound(fact.id));
    match fact.kind.as_str() {
        Released::KIND => {
            let said: Released = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_RELEASE,
                &[
                    of,
                    &said.approach,
                    &said.home,
                    &said.provider,
                    &said.token,
                    &said.version,
                    &said.expires,
                    &State::Open.code(),
                    &fact.recorded_at,
                ],
            )?;
            tx.execute(
                sql::PUT_VERSION,
                &[of, &said.version, &fact.id, &fact.recorded_at, &kept],
            )?;
        }
        Standing::KIND => {
            let said: Standing = fact.read()?;
            tx.execute(
                sql::STAND,
                &[of, &said.state.code(), &said.token, &said.expires],
            )?;
        }
        Opened::KIND => {
            let said: Opened = fact.read()?;
            tx.execute(
                sql::PUT_OPENING,
                &[&fact.id, of, &fact.recorded_at, &said.version, &said.who],
            )?;
        }
        Answered::KIND => {
            let said: Answered = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_ANSWER,
                &[&said.id, of, &fact.id, &fact.recorded_at, &kept],
            )?;
        }
        Published::KIND => {
            let said: Published = fact.read()?;
            let key = match said {
                Published::Now(_) => "now".to_owned(),
                Published::Provider { id, .. } => id.to_string(),
                Published::Workshops(_) => "workshops".to_owned(),
                Published::Money { id, .. } => money_key(id),
                Published::Matters { provider, .. } => matters_of(provider),
            };
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_PUBLISHED,
                &[&key, &fact.id, &fact.recorded_at, &kept],
            )?;
        }
        TableLink::KIND => {
            let said: TableLink = fact.read()?;
            tx.execute(
                sql::PUT_LINK,
                &[
                    of,
                    &said.provider,
                    &said.name,
                    &said.token,
                    &said.expires,
                    &said.closed,
                ],
            )?;
        }
        TableOpened::KIND => {
            tx.execute(sql::PUT_LINK_OPENING, &[&fact.id, of, &fact.recorded_at])?;
        }
        WorkshopSaid::KIND => {
            let said: WorkshopSaid = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(sql::PUT_WORKSHOP_SAID, &[&said.id, of, &fact.id, &kept])?;
        }
        InvoiceSent::KIND => {
            let said: InvoiceSent = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_MONEY,
                &[&said.id, &said.provider, &"invoice", &fact.id, &kept],
            )?;
        }
        QueryAnswered::KIND => {
            let said: QueryAnswered = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_MONEY,
                &[&said.id, &said.provider, &"reply", &fact.id, &kept],
            )?;
        }
        InvoiceNotTaken::KIND => {
            let said: InvoiceNotTaken = fact.read()?;
            tx.execute(sql::NOT_TAKEN, &[of, &said.why])?;
        }
        _ => {
            let said: BedsSaid = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_BEDS,
                &[&said.id, &said.home, &said.provider, &fact.id, &kept],
            )?;
        }
    }
    Ok(())
}

/// A release as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRelease {
    /// Which.
    pub id: Uuid,
    /// For which approach.
    pub approach: Uuid,
    /// Which home.
    pub home: HomeId,
    /// Whose.
    pub provider: OrganisationId,
    /// The newest version.
    pub version: u16,
    /// Until when its link works.
    pub expires: Timestamp,
    /// How it stands.
    pub state: State,
    /// When it was first released.
    pub at: Timestamp,
    /// What may be read.
    pub pack: Pack,
    /// The versions that were seen, with when and by whom, in order.
    pub openings: Vec<(Timestamp, u16, String)>,
    /// What was answered, in order.
    pub answers: Vec<(Timestamp, Answered)>,
}

impl KeptRelease {
    /// The last version that was seen, if any was.
    pub fn seen(&self) -> Option<u16> {
        self.openings.iter().map(|(_, version, _)| *version).max()
    }
    /// Whether it can be read at a moment: not closed, not run out, not declined.
    pub fn readable(&self, now: Timestamp) -> bool {
        self.state == State::Open && self.expires > now && !self.declined()
    }
    /// Whether they said not this time.
    pub fn declined(&self) -> bool {
        self.answers
            .last()
            .is_some_and(|(_, one)| one.answer == crate::homes::Answer::No)
    }
}

type ReleaseRow = (
    Uuid,
    Uuid,
    HomeId,
    OrganisationId,
    u16,
    Timestamp,
    String,
    Timestamp,
);

fn whole(tx: &mut Tx<'_>, row: ReleaseRow) -> Result<KeptRelease, Fault> {
    let (id, approach, home, provider, version, expires, state, at) = row;
    let pack = version_of(tx, id, version)?
        .ok_or_else(|| Fault::Other("a release has no version".to_owned()))?;
    let openings = tx.rows(sql::OPENINGS, &[&id], |row| row.columns())?;
    let answers = tx
        .rows(sql::ANSWERS, &[&id], |row| row.columns())?
        .into_iter()
        .map(|(fact, at, sealed): (FactId, Timestamp, String)| {
            Ok((at, read(&tx.unseal(&sealed, &bound(fact))?)?))
        })
        .collect::<Result<_, Fault>>()?;
    Ok(KeptRelease {
        id,
        approach,
        home,
        provider,
        version,
        expires,
        state: State::parse(&state).unwrap_or(State::Revoked),
        at,
        pack,
        openings,
        answers,
    })
}

/// A version of a release.
pub(super) fn version_of(
    tx: &mut Tx<'_>,
    release: Uuid,
    version: u16,
) -> Result<Option<Pack>, Fault> {
    let kept = tx.optional(sql::VERSION, &[&release, &version], |row| {
        row.columns::<(FactId, String)>()
    })?;
    kept.map(|(fact, sealed)| Ok(read::<Released>(&tx.unseal(&sealed, &bound(fact))?)?.pack))
        .transpose()
}

/// The release for an approach.
pub(super) fn for_approach(tx: &mut Tx<'_>, approach: Uuid) -> Result<Option<KeptRelease>, Fault> {
    let row = tx.optional(sql::RELEASE_FOR, &[&approach], |row| row.columns())?;
    row.map(|row| whole(tx, row)).transpose()
}

/// The release a token opens. Whoever asks counts what opens nothing (`strangers`).
pub(super) fn by_token(store: &Record, token: &str) -> Result<Option<KeptRelease>, Refusal> {
    let hash = hashed(token);
    store.read(&door(), |tx| {
        let row = tx.optional(sql::RELEASE_BY_TOKEN, &[&hash], |row| row.columns())?;
        Ok(row.map(|row| whole(tx, row)).transpose()?)
    })
}

/// Every release to a provider, the newest first.
pub(super) fn for_provider(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
) -> Result<Vec<KeptRelease>, Fault> {
    let rows = tx.rows(sql::RELEASES_TO, &[&provider], |row| row.columns())?;
    rows.into_iter().map(|row| whole(tx, row)).collect()
}

/// Every release, the newest first.
pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<KeptRelease>, Fault> {
    let rows = tx.rows(sql::RELEASES, &[], |row| row.columns())?;
    rows.into_iter().map(|row| whole(tx, row)).collect()
}

/// Puts a release into the store, or its next version.
pub(super) fn put(store: &Record, id: Uuid, said: &Released) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        tx.say(SubjectId(id), said, Saying::from("council"))?;
        Ok(())
    })
}

/// Says how a release stands.
pub(super) fn stand(store: &Record, id: Uuid, said: &Standing) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        tx.say(SubjectId(id), said, Saying::from("council"))?;
        Ok(())
    })
}

/// How long the same reader of the same version counts as one opening.
const ONE_OPENING: SignedDuration = SignedDuration::from_mins(10);

/// Notes that a release was opened.
pub(super) fn opened(store: &Record, release: &KeptRelease, who: &str) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        let now = tx.now();
        let lately = release.openings.iter().any(|(at, version, by)| {
            *version == release.version && by == who && now.duration_since(*at) < ONE_OPENING
        });
        if !lately {
            let said = Opened {
                version: release.version,
                who: who.to_owned(),
            };
            tx.say(SubjectId(release.id), &said, Saying::from("provider"))?;
        }
        Ok(())
    })
}

/// Takes an answer, once; it waits there for the council.
pub(super) fn answer(store: &Record, release: Uuid, said: &Answered) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        if tx
            .optional(sql::ANSWER, &[&said.id], |row| row.get::<Uuid>(0))?
            .is_some()
        {
            return Ok(());
        }
        // What was erased a moment ago is not answered any more.
        tx.optional(sql::IS_RELEASE, &[&release], |row| row.get::<Uuid>(0))?
            .ok_or(Refusal::NotFound)?;
        tx.say(SubjectId(release), said, Saying::from("provider"))?;
        tx.execute(sql::WAIT, &[&said.id, &"answer"])?;
        Ok(())
    })
}

/// Takes what a provider says of its beds, once.
pub(super) fn say_beds(store: &Record, said: &BedsSaid) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        if tx
            .optional(sql::BEDS, &[&said.id], |row| row.get::<FactId>(0))?
            .is_some()
        {
            return Ok(());
        }
        tx.say(said.home, said, Saying::from("provider"))?;
        tx.execute(sql::WAIT, &[&said.id, &"beds"])?;
        Ok(())
    })
}

/// What can be added to one workshop without an account.
const MOST_SAID: i64 = 300;

/// Takes what somebody added to a workshop, once; it waits there for the council. `false` when there
/// is too much already.
pub(super) fn say_in_workshop(store: &Record, said: &WorkshopSaid) -> Result<bool, Refusal> {
    store.write(&door(), |tx| {
        let before = tx.optional(sql::WORKSHOP_SAID, &[&said.id], |row| row.get::<FactId>(0))?;
        if before.is_some() {
            return Ok(true);
        }
        let workshop = SubjectId(said.workshop);
        let much: i64 = tx.one(sql::HOW_MUCH_SAID, &[&workshop], |row| row.get(0))?;
        if much >= MOST_SAID {
            return Ok(false);
        }
        tx.say(workshop, said, Saying::from("workshop"))?;
        tx.execute(sql::WAIT, &[&said.id, &"workshop"])?;
        Ok(true)
    })
}

/// What was added to workshops and waits to be carried.
pub(super) fn waiting_workshops(store: &Record) -> Result<Vec<WorkshopSaid>, Refusal> {
    store.read(&door(), |tx| {
        let rows = tx.rows(sql::WAITING_WORKSHOPS, &[], |row| row.columns())?;
        let all = rows
            .into_iter()
            .map(|(fact, sealed): (FactId, String)| read(&tx.unseal(&sealed, &bound(fact))?))
            .collect::<Result<_, Fault>>()?;
        Ok(all)
    })
}

/// What waits to be carried into the council's record: answers, and what was said of beds.
pub(super) type Waiting = (Vec<(Uuid, Answered)>, Vec<BedsSaid>);

/// What waits.
pub(super) fn waiting(store: &Record) -> Result<Waiting, Refusal> {
    store.read(&door(), |tx| {
        let answers = tx
            .rows(sql::WAITING_ANSWERS, &[], |row| row.columns())?
            .into_iter()
            .map(|(approach, fact, sealed): (Uuid, FactId, String)| {
                Ok((approach, read(&tx.unseal(&sealed, &bound(fact))?)?))
            })
            .collect::<Result<_, Fault>>()?;
        let beds = tx
            .rows(sql::WAITING_BEDS, &[], |row| row.columns())?
            .into_iter()
            .map(|(fact, sealed): (FactId, String)| read(&tx.unseal(&sealed, &bound(fact))?))
            .collect::<Result<_, Fault>>()?;
        Ok((answers, beds))
    })
}

/// It was carried.
pub(super) fn carried(store: &Record, id: Uuid) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        tx.execute(sql::CARRIED, &[&id])?;
        Ok(())
    })
}

/// Publishes, when it is not as it was.
pub(super) fn publish(store: &Record, said: &Published) -> Result<bool, Refusal> {
    let (key, subject) = match said {
        Published::Now(_) => ("now".to_owned(), SubjectId(Uuid::nil())),
        Published::Provider { id, .. } => (id.to_string(), SubjectId::from(*id)),
        Published::Workshops(_) => ("workshops".to_owned(), SubjectId(Uuid::max())),
        Published::Money { id, .. } => (money_key(*id), SubjectId::from(*id)),
        Published::Matters { provider, .. } => (matters_of(*provider), SubjectId::from(*provider)),
    };
    let stands = store.read(&door(), |tx| Ok(published(tx, &key)?))?;
    if stands.as_ref().is_some_and(|(_, stands)| stands == said) {
        return Ok(false);
    }
    store.write(&door(), |tx| {
        tx.say(subject, said, Saying::from("council"))?;
        Ok(true)
    })
}

fn published(tx: &mut Tx<'_>, key: &str) -> Result<Option<(Timestamp, Published)>, Fault> {
    let kept = tx.optional(sql::PUBLISHED, &[&key], |row| {
        row.columns::<(FactId, Timestamp, String)>()
    })?;
    kept.map(|(fact, at, sealed)| Ok((at, read(&tx.unseal(&sealed, &bound(fact))?)?)))
        .transpose()
}

/// The table of whom we search for, with when it last changed.
pub(super) fn now_table(tx: &mut Tx<'_>) -> Result<Option<(Timestamp, Vec<NowRow>)>, Fault> {
    Ok(match published(tx, "now")? {
        Some((at, Published::Now(rows))) => Some((at, rows)),
        _ => None,
    })
}

/// A provider as published: its name, who keeps in touch with it, its homes.
pub(super) fn provider(
    tx: &mut Tx<'_>,
    id: OrganisationId,
) -> Result<Option<(String, String, Vec<PortalHome>)>, Fault> {
    Ok(match published(tx, &id.to_string())? {
        Some((
            _,
            Published::Provider {
                name,
                relationship,
                homes,
                ..
            },
        )) => Some((name, relationship, homes)),
        _ => None,
    })
}

/// Where what a provider sees of money stands.
fn money_key(provider: OrganisationId) -> String {
    format!("money {provider}")
}

/// What a provider sees of money.
pub(super) fn money(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
) -> Result<Option<PortalMoney>, Fault> {
    Ok(match published(tx, &money_key(provider))? {
        Some((_, Published::Money { money, .. })) => Some(money),
        _ => None,
    })
}

/// Under which name what matters to those of one provider is published.
fn matters_of(provider: OrganisationId) -> String {
    format!("matters {provider}")
}

/// Those whom a provider looks after on a day, with what matters to them.
pub(super) fn matters(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
    on: Date,
) -> Result<Vec<LivesThere>, Fault> {
    let mut all = match published(tx, &matters_of(provider))? {
        Some((_, Published::Matters { all, .. })) => all,
        _ => Vec::new(),
    };
    all.retain(|one| one.from <= on && one.until.is_none_or(|until| on < until));
    Ok(all)
}

/// A link to the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeptLink {
    pub id: Uuid,
    pub said: TableLink,
    pub opened: Vec<Timestamp>,
}

fn link_row(row: &Row<'_>) -> Result<(Uuid, TableLink), Fault> {
    Ok((
        row.get(0)?,
        TableLink {
            provider: row.get(1)?,
            name: row.get(2)?,
            token: row.get(3)?,
            expires: row.get(4)?,
            closed: row.get(5)?,
        },
    ))
}

/// Every link to the table.
pub(super) fn links(tx: &mut Tx<'_>) -> Result<Vec<KeptLink>, Fault> {
    let rows = tx.rows(sql::LINKS, &[], link_row)?;
    rows.into_iter()
        .map(|(id, said)| {
            Ok(KeptLink {
                opened: tx.rows(sql::LINK_OPENINGS, &[&id], |row| row.get(0))?,
                id,
                said,
            })
        })
        .collect()
}

/// The link to the table that a token opens.
pub(super) fn link_by_token(
    store: &Record,
    token: &str,
) -> Result<Option<(Uuid, TableLink)>, Refusal> {
    let hash = hashed(token);
    store.read(&door(), |tx| {
        Ok(tx.optional(sql::LINK_BY_TOKEN, &[&hash], link_row)?)
    })
}

/// Makes or changes a link to the table.
pub(super) fn put_link(store: &Record, id: Uuid, said: &TableLink) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        tx.say(SubjectId(id), said, Saying::from("council"))?;
        Ok(())
    })
}

/// Notes that the table was opened by a link.
pub(super) fn link_opened(store: &Record, id: Uuid) -> Result<(), Refusal> {
    store.write(&door(), |tx| {
        tx.say(SubjectId(id), &TableOpened {}, Saying::from("provider"))?;
        Ok(())
    })
}

/// What the store keeps of a token.
pub(super) fn hashed(token: &str) -> String {
    use sha2::{Digest as _, Sha256};
    record::keys::hex(&Sha256::digest(token.as_bytes()))
}
