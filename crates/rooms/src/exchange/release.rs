//! Releasing a referral to one home: drawn from the record, passed by the gate, written down in the
//! record as what left, and put into the exchange store.

use super::facts::{Released, Sent, Standing, State, TableLink};
use super::gate::{self, Finding, Leave, Outgoing, Passed, Protected, Reader};
use super::pack::{Pack, Quote};
use super::project::bound;
use super::{sql, standard, store};
use crate::homes::{self, Approach};
use crate::looked_after;
use crate::people::{self, About, Said, Statement};
use care::Age;
use care::ids::{FactId, HomeId, OrganisationId, YoungPersonId};
use jiff::SignedDuration;
use record::access::{Allowed, FieldClass};
use record::{Fault, Record, Refusal, Saying, Timestamp, Tx};
use uuid::Uuid;

/// How long a link works, unless an officer gives it longer.
pub const LASTS: SignedDuration = SignedDuration::from_hours(24);

/// A referral drawn for a home, not released yet.
pub struct Drawn {
    /// What would leave.
    pub pack: Pack,
    /// Whose home it is.
    pub provider: OrganisationId,
    /// In which search.
    pub search: Uuid,
}

/// Draws the referral for a home as the record stands. Somebody's words that say who or where are
/// left out and counted; what the referral itself says is not touched, and the gate finds it.
pub fn draw(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    to: HomeId,
    (why_you, ring): (&str, &str),
    council: &str,
    protected: &[Protected],
) -> Result<Drawn, Refusal> {
    let id = allowed.id();
    let today = tx.today();
    let kept = homes::open_search(tx, id)?.ok_or(Refusal::NotFound)?;
    let search = kept.said;
    let home = homes::home(tx, to)?.ok_or(Refusal::NotFound)?;
    let person = people::person(tx, id)?.ok_or(Refusal::NotFound)?;
    let said: Vec<Said<Statement>> = people::said_of(tx, allowed)?;
    let mut left_out = 0;
    let mut clean = |text: &str| {
        let document = Outgoing::default().with("", text);
        let clean = gate::look(protected, Reader::HomeAsked, &document).is_empty();
        left_out += u16::from(!clean);
        clean
    };
    let mut quotes = |about: About| -> Vec<Quote> {
        said.iter()
            .filter(|one| one.said.about == about && clean(&one.said.text))
            .map(|one| Quote {
                text: one.said.text.clone(),
                whose: one.said.words.words().to_owned(),
                on: one.said.said_on,
            })
            .collect()
    };
    let (strengths, hopes) = (quotes(About::Strength), quotes(About::Aspiration));
    let mut laid = homes::lay(tx, allowed, &search)?;
    laid.young_person.name = "this young person".into();
    let mut fit: Vec<(bool, String)> = laid
        .homes
        .iter()
        .find(|one| one.id == to)
        .map(|home| {
            matching::weigh(
                &laid.young_person,
                home,
                &laid.residents,
                &laid.council,
                today,
            )
        })
        .unwrap_or_default()
        .into_iter()
        .filter(|one| {
            matches!(
                one.about,
                matching::Consideration::Resident(..) | matching::Consideration::GrowsOut
            )
        })
        .map(|one| {
            let asks = one.shows == matching::Shows::NotKnown;
            (asks, sentence(&one.sentence))
        })
        .collect();
    // What is known first, then what nobody has said; the same about several is told once.
    fit.sort_by_key(|one| one.0);
    let mut told = std::collections::HashSet::new();
    let fit: Vec<String> = fit
        .into_iter()
        .map(|(_, words)| words)
        .filter(|words| told.insert(words.clone()))
        .collect();
    let life = looked_after::life_of(tx, id)?;
    let legal = allowed
        .sees(FieldClass::Legal)
        .then(|| life.episode_on(today))
        .flatten()
        .and_then(|episode| episode.legal_status)
        .map(|status| status.meaning().to_owned());
    let year_ago = care::dates::plus_days(today, -365);
    let caller = tx.caller().name().to_owned();
    let reference = search.id.simple().to_string().to_uppercase();
    Ok(Drawn {
        provider: home.said.provider,
        search: search.id,
        pack: Pack {
            reference: reference
                .get(reference.len() - 5..)
                .unwrap_or_default()
                .to_owned(),
            council: council.to_owned(),
            ring: if ring.is_empty() {
                caller.clone()
            } else {
                format!("{caller}, {ring}")
            },
            by: caller,
            on: today,
            home: home.said.name,
            why_you: why_you.to_owned(),
            age: person
                .born
                .and_then(|born| Age::on(born, today))
                .map(|age| age.0),
            who: match person.sex.map(|sex| sex.meaning().to_lowercase()) {
                Some(sex) if sex.starts_with('f') => "A girl".to_owned(),
                Some(sex) if sex.starts_with('m') => "A boy".to_owned(),
                _ => "A young person".to_owned(),
            },
            strengths,
            hopes,
            wishes: search.wishes,
            helps: search.helps,
            hard: search.hard,
            unknown: search.unknown,
            because: search.because,
            from: search.needed_by,
            until: search.until,
            musts: search.musts,
            needs: search.needs,
            siblings: u8::try_from(people::siblings(tx, allowed)?.len()).unwrap_or(u8::MAX),
            travel: search.travel.words().to_owned(),
            legal,
            liberty: life
                .liberty_orders
                .iter()
                .any(|order| order.from <= today && order.until.is_none_or(|until| until > today)),
            missing: life.missing.iter().any(|one| one.from > year_ago),
            fit,
            left_out,
        },
    })
}

/// With a capital at its beginning.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Everything of a pack as it will be read, in every form it is sent in.
pub fn outgoing(pack: &Pack) -> Outgoing {
    let mut document = Outgoing::named(&format!("referral-{}", pack.reference))
        .with("Why this home", pack.why_you.as_str())
        .with("Whom to ring", pack.ring.as_str());
    for (what, text) in pack.fields() {
        document = document.with(what, text);
    }
    document
        .with("How they would fit", pack.fit.join("\n"))
        .with("The standard’s file", standard::referral(pack).to_string())
}

/// Asks the gate.
pub fn pass(protected: &[Protected], pack: &Pack, leave: &[Leave]) -> Result<Passed, Vec<Finding>> {
    gate::pass(protected, Reader::HomeAsked, &outgoing(pack), leave)
}

/// What was sent for an approach, the newest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSent {
    /// About whom.
    pub of: YoungPersonId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub said: Sent,
}

/// What was sent for an approach.
pub fn sent(tx: &mut Tx<'_>, approach: Uuid) -> Result<Option<KeptSent>, Fault> {
    let row = tx.optional(sql::SENT_FOR, &[&approach], |row| {
        row.columns::<(YoungPersonId, FactId, Timestamp, String)>()
    })?;
    row.map(|(of, fact, at, sealed)| {
        let text = tx.unseal(&sealed, &bound(fact))?;
        let said = serde_json::from_str(&text)
            .map_err(|_| Fault::Other("what was sent could not be read".to_owned()))?;
        Ok(KeptSent { of, at, said })
    })
    .transpose()
}

/// Which approaches something was sent for, and about whom; the newest first.
pub fn all_sent(tx: &mut Tx<'_>) -> Result<Vec<(Uuid, YoungPersonId)>, Fault> {
    tx.rows(sql::ALL_SENT, &[], |row| row.columns())
}

/// Writes down, in the record, that a pack leaves. It takes the gate's word, and needs it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a pass through the gate is used up by one release"
)]
pub fn say_sent(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    said: &Sent,
    passed: Passed,
) -> Result<(), Refusal> {
    if passed.reader() != Reader::HomeAsked {
        return Err(Refusal::NotAllowed);
    }
    tx.say(allowed.id(), said, Saying::from("worker").since(tx.today()))?;
    Ok(())
}

/// A first release for an approach, not said yet.
pub fn first(now: Timestamp, approach: &Approach, pack: Pack, leave: Vec<Leave>) -> Sent {
    Sent {
        release: Uuid::now_v7(),
        approach: approach.id,
        version: 1,
        turn: 1,
        expires: now + LASTS,
        leave,
        pack,
    }
}

/// Puts what was sent into the exchange store. Doing it twice changes nothing.
pub fn deliver(
    exchange: &Record,
    sent: &Sent,
    home: HomeId,
    provider: OrganisationId,
    token: &str,
) -> Result<(), Refusal> {
    let stands = exchange.read(&store::door(), |tx| {
        Ok(store::for_approach(tx, sent.approach)?)
    })?;
    if stands.is_some_and(|one| one.version >= sent.version) {
        return Ok(());
    }
    let said = Released {
        approach: sent.approach,
        home,
        provider,
        token: store::hashed(token),
        version: sent.version,
        expires: sent.expires,
        pack: sent.pack.clone(),
    };
    store::put(exchange, sent.release, &said)
}

/// The token of a release's link: 256 bits from the council's key, so that the officer can be shown
/// it again while neither database holds it.
pub fn token(tx: &Tx<'_>, of: Uuid, turn: u16) -> Result<String, Fault> {
    let first = tx.mark(&format!("exchange link {of} {turn} first half"))?;
    let second = tx.mark(&format!("exchange link {of} {turn} second half"))?;
    Ok(format!("{first}{second}"))
}

/// Notes that what was sent for an approach was opened by its link.
pub fn opened(exchange: &Record, approach: Uuid) -> Result<(), Refusal> {
    let release = exchange.read(&store::door(), |tx| Ok(store::for_approach(tx, approach)?))?;
    match release {
        Some(release) => store::opened(exchange, &release, BY_LINK),
        None => Err(Refusal::NotFound),
    }
}

/// Who opened something by a link, as the store notes it.
pub(super) const BY_LINK: &str = "by the link";

/// How long a link to the searching-now table works.
const TABLE_LASTS: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Gives a provider a link to the searching-now table, for a week.
pub fn share_table(
    tx: &mut Tx<'_>,
    exchange: &Record,
    provider: OrganisationId,
) -> Result<Uuid, Refusal> {
    let id = Uuid::now_v7();
    let said = TableLink {
        provider,
        name: homes::provider(tx, provider)?
            .ok_or(Refusal::NotFound)?
            .said
            .name,
        token: store::hashed(&token(tx, id, 0)?),
        expires: tx.now() + TABLE_LASTS,
        closed: false,
    };
    store::put_link(exchange, id, &said)?;
    Ok(id)
}

/// Notes that the table was opened by a link.
pub fn table_opened(exchange: &Record, link: Uuid) -> Result<(), Refusal> {
    store::link_opened(exchange, link)
}

/// Says how the link of a release stands from now on.
pub fn stand(exchange: &Record, sent: &Sent, state: State, token: &str) -> Result<(), Refusal> {
    let said = Standing {
        state,
        token: store::hashed(token),
        expires: sent.expires,
    };
    store::stand(exchange, sent.release, &said)
}
