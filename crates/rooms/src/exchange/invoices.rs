// Long because: what may be said of an invoice on both sides of the store, and the carrying between them.

//! Invoices as their provider sees them: how each stands and what we ask about it, the placements it
//! can ask to be paid for, and what it sends back: an invoice, an answer.
//!
//! A young person is a reference here, made for this provider alone. What we ask is read by the gate
//! before it is published: words that name a young person do not leave, and the provider is asked to ring.

use super::gate::{self, Kind, Outgoing, Protected, Reader};
use super::protect::named;
use super::{sql, store};
use crate::costs::{self, Asked, Compared, Invoice, InvoiceQuery, KeptInvoice, KeptLine};
use crate::homes;
use crate::people;
use care::dates::{plus_days, plus_years};
use care::ids::{FactId, OrganisationId, SubjectId, YoungPersonId};
use care::{Date, Pence, Period};
use record::{Caller, Fault, Record, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

content! {
    InvoiceSent = "exchange.invoice_sent", sealed: true;
    QueryAnswered = "exchange.query_answered", sealed: true;
    InvoiceNotTaken = "exchange.invoice_not_taken";
}

/// An invoice that a provider sends through its pages. About itself, in the exchange store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceSent {
    /// Which: the same in the council's record. A second press sends nothing twice.
    pub id: Uuid,
    /// From whom.
    pub provider: OrganisationId,
    /// Their number for it.
    pub number: String,
    /// The first night it is for.
    pub from: Date,
    /// The first night it is no longer for.
    pub until: Date,
    /// For each placement, by our reference, how much.
    pub lines: Vec<(String, Pence)>,
    /// Who sent it.
    pub who: String,
    /// The day.
    pub on: Date,
}

/// A provider answers what we ask about an invoice. About the invoice, in the exchange store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryAnswered {
    /// Which answer: a second press says nothing twice.
    pub id: Uuid,
    /// From whom.
    pub provider: OrganisationId,
    /// About which invoice.
    pub invoice: Uuid,
    /// What they answer.
    pub words: String,
    /// Who.
    pub who: String,
    /// The day.
    pub on: Date,
}

/// An invoice that was sent could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceNotTaken {
    /// Why, in plain words.
    pub why: String,
}

choices! {
    /// How an invoice stands, as its provider reads it.
    InvoiceState {
        /// We have it.
        Received = "received", "We have it";
        /// We ask something.
        Queried = "queried", "We ask you about it";
        /// They answered.
        Answered = "answered", "You answered; it lies with us";
        /// It is what we expected.
        Agreed = "agreed", "Agreed: it is what we expected";
        /// It is paid.
        Paid = "paid", "Paid";
    }
}

/// One line of an invoice as its provider sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalLine {
    /// Our reference for the placement; `None` when we know none for it.
    pub reference: Option<String>,
    /// What they ask; `None` when they ask nothing and we expected something.
    pub asked: Option<Pence>,
    /// What was agreed for these nights.
    pub agreed: Pence,
}

/// An invoice as its provider sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalInvoice {
    /// Which.
    pub id: Uuid,
    /// Their number for it.
    pub number: String,
    /// The day we received it.
    pub received: Date,
    /// The last day to pay it.
    pub due: Date,
    /// The first night it is for.
    pub from: Date,
    /// The first night it is no longer for.
    pub until: Date,
    /// What it asks for in all.
    pub total: Pence,
    /// The day it was paid.
    pub paid: Option<Date>,
    /// How it stands.
    pub state: InvoiceState,
    /// What was asked and answered, in order: the day, whether the words are theirs, the words.
    pub talk: Vec<(Date, bool, String)>,
    /// Its lines.
    pub lines: Vec<PortalLine>,
}

/// A placement a provider can ask to be paid for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalPlacement {
    /// Our reference for it.
    pub reference: String,
    /// Which of their homes, when it is one of our list.
    pub home: Option<String>,
    /// The first night that is paid.
    pub from: Date,
    /// The first night no longer.
    pub until: Option<Date>,
    /// What a week costs.
    pub weekly: Pence,
}

impl PortalPlacement {
    /// What is due for the nights of a time.
    pub fn due_in(&self, within: Period) -> Pence {
        costs::for_nights(self.weekly, Period::new(self.from, self.until), within)
    }
}

/// What a provider sees of money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalMoney {
    /// Days within which we pay.
    pub within: u16,
    /// Its invoices of two years and those not paid, the newest first.
    pub invoices: Vec<PortalInvoice>,
    /// Its placements of half a year.
    pub placements: Vec<PortalPlacement>,
}

/// What stands in place of words that may not leave.
const RING: &str =
    "We ask something about this invoice that we would rather say than write. Please ring us.";

/// With whom a question lies that a provider has answered.
const WITH_US: &str = "our finance team";

/// Our reference for somebody's placements with one provider: it says nothing to another, and the
/// same to this one on every invoice.
pub fn reference(
    tx: &Tx<'_>,
    provider: OrganisationId,
    of: YoungPersonId,
) -> Result<String, Fault> {
    let mark = tx.mark(&format!("placement reference {provider} {of}"))?;
    let short = mark.get(..8).unwrap_or_default().to_uppercase();
    Ok(format!(
        "{}-{}",
        short.get(..4).unwrap_or_default(),
        short.get(4..).unwrap_or_default()
    ))
}

// --- in the exchange store ------------------------------------------------------------------------

/// Takes an invoice, once; it waits there for the council. A number that was sent already, and not
/// refused, is not taken again.
pub(super) fn send(store: &Record, said: &InvoiceSent) -> Result<(), Refusal> {
    store.write(&store::door(), |tx| {
        for (kept, refused) in sent_in(tx, said.provider)? {
            if kept.id == said.id {
                return Ok(());
            }
            if refused.is_none() && kept.number.eq_ignore_ascii_case(&said.number) {
                return Err(Refusal::invalid(
                    "number",
                    "You have sent an invoice with this number already",
                ));
            }
        }
        tx.say(SubjectId(said.id), said, Saying::from("provider"))?;
        tx.execute(sql::WAIT, &[&said.id, &"invoice"])?;
        Ok(())
    })
}

/// Takes an answer to what we ask, once.
pub(super) fn answer(store: &Record, said: &QueryAnswered) -> Result<(), Refusal> {
    store.write(&store::door(), |tx| {
        let there = tx.optional(sql::MONEY_SAID, &[&said.id], |row| row.get::<FactId>(0))?;
        if there.is_none() {
            tx.say(SubjectId(said.invoice), said, Saying::from("provider"))?;
            tx.execute(sql::WAIT, &[&said.id, &"reply"])?;
        }
        Ok(())
    })
}

/// What a provider sent, the newest first, and why it was not taken when it was not.
pub(super) fn sent_in(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
) -> Result<Vec<(InvoiceSent, Option<String>)>, Fault> {
    let rows = tx.rows(sql::MONEY_OF, &[&provider, &"invoice"], |row| {
        row.columns::<(FactId, String, Option<String>)>()
    })?;
    rows.into_iter()
        .map(|(fact, sealed, refused)| Ok((store::unsealed(tx, fact, &sealed)?, refused)))
        .collect()
}

/// The answers of a provider that were not carried yet, by invoice.
pub(super) fn answers_waiting(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
) -> Result<Vec<QueryAnswered>, Fault> {
    Ok(waiting::<QueryAnswered>(tx, "reply")?
        .into_iter()
        .filter(|said| said.provider == provider)
        .collect())
}

fn waiting<C: record::Content>(tx: &mut Tx<'_>, what: &str) -> Result<Vec<C>, Fault> {
    let rows = tx.rows(sql::WAITING_MONEY, &[&what], |row| {
        row.columns::<(FactId, String)>()
    })?;
    rows.into_iter()
        .map(|(fact, sealed)| store::unsealed(tx, fact, &sealed))
        .collect()
}

// --- carried by the council -----------------------------------------------------------------------

fn house() -> Caller {
    Caller::system("what providers sent through the exchange")
}

/// Writes what providers sent into the record, once each. How many things were taken.
pub(super) fn take(record: &Record, exchange: &Record) -> Result<usize, Refusal> {
    let (invoices, answers): (Vec<InvoiceSent>, Vec<QueryAnswered>) = exchange
        .read(&store::door(), |tx| {
            Ok((waiting(tx, "invoice")?, waiting(tx, "reply")?))
        })?;
    let taken = invoices.len() + answers.len();
    for said in invoices {
        let refused = record.write(&house(), |tx| take_invoice(tx, &said))?;
        if let Some(why) = refused {
            exchange.write(&store::door(), |tx| {
                let not = InvoiceNotTaken { why: why.clone() };
                tx.say(SubjectId(said.id), &not, Saying::from("council"))?;
                Ok(())
            })?;
        }
        store::carried(exchange, said.id)?;
    }
    for said in answers {
        record.write(&house(), |tx| take_answer(tx, &said))?;
        store::carried(exchange, said.id)?;
    }
    Ok(taken)
}

/// Takes an invoice in; if it cannot be, why.
fn take_invoice(tx: &mut Tx<'_>, said: &InvoiceSent) -> Result<Option<String>, Refusal> {
    if costs::invoice(tx, said.id)?.is_some() {
        return Ok(None);
    }
    let within = Period::new(said.from, Some(said.until));
    let lines = costs::lines(tx)?;
    let mut known: HashMap<String, YoungPersonId> = HashMap::new();
    for line in theirs(&lines, said.provider) {
        // A provider asks for its own placements, on nights it had them.
        if line.nights().overlaps(&within) {
            known.insert(reference(tx, said.provider, line.of)?, line.of);
        }
    }
    let days = homes::pay_within(&homes::all_agreements(tx)?, said.provider, said.on);
    let invoice = Invoice {
        provider: said.provider,
        number: said.number.clone(),
        received: said.on,
        due: plus_days(said.on, i32::from(days)),
        from: said.from,
        until: said.until,
        lines: said
            .lines
            .iter()
            .map(|(reference, amount)| Asked {
                code: reference.clone(),
                of: known.get(reference).copied(),
                amount: *amount,
            })
            .collect(),
    };
    match costs::receive(tx, said.id, &invoice) {
        Ok(_) => Ok(None),
        Err(Refusal::Invalid(errors)) => Ok(Some(
            errors
                .first()
                .map_or_else(String::new, |error| error.message.clone()),
        )),
        Err(other) => Err(other),
    }
}

fn take_answer(tx: &mut Tx<'_>, said: &QueryAnswered) -> Result<(), Refusal> {
    let Some(kept) = costs::invoice(tx, said.invoice)? else {
        return Ok(());
    };
    // A provider speaks for its own invoices only, and once.
    let before = costs::talk_about(tx, said.invoice)?;
    let again = before
        .iter()
        .any(|one| one.from.is_some() && one.words == said.words && one.on == said.on);
    if kept.said.provider != said.provider || kept.paid.is_some() || again {
        return Ok(());
    }
    let heard = InvoiceQuery {
        words: said.words.clone(),
        with: Some(WITH_US.to_owned()),
        on: said.on,
        from: Some(said.who.clone()),
    };
    costs::query(tx, said.invoice, &heard).map(drop)
}

fn theirs(lines: &[KeptLine], provider: OrganisationId) -> impl Iterator<Item = &KeptLine> {
    lines
        .iter()
        .filter(move |line| line.said.provider == Some(provider))
}

/// What each provider may see of money.
pub(super) fn to_publish(tx: &mut Tx<'_>) -> Result<Vec<(OrganisationId, PortalMoney)>, Refusal> {
    let today = tx.today();
    let lines = costs::lines(tx)?;
    let invoices = costs::invoices(tx)?;
    let agreements = homes::all_agreements(tx)?;
    let homes = homes::known_homes(tx)?;
    let everybody = if invoices.iter().any(|one| one.query.is_some()) {
        names_of_all(tx)?
    } else {
        Vec::new()
    };
    let (half_a_year, two_years) = (plus_days(today, -183), plus_years(today, -2));
    let mut all = Vec::new();
    for provider in homes::all_providers(tx)? {
        let id = provider.id;
        let mut placements = Vec::new();
        for line in theirs(&lines, id) {
            if line.ends.is_some_and(|ends| ends <= half_a_year) {
                continue;
            }
            let home = line.said.home.and_then(|at| {
                let at = homes.binary_search_by_key(&at, |home| home.id).ok()?;
                Some(homes[at].said.name.clone())
            });
            placements.push(PortalPlacement {
                reference: reference(tx, id, line.of)?,
                home,
                from: line.said.from,
                until: line.ends,
                weekly: line.weekly(),
            });
        }
        placements.sort_by(|a, b| (&a.reference, a.from).cmp(&(&b.reference, b.from)));
        let mut shown = Vec::new();
        for one in invoices.iter().filter(|one| one.said.provider == id) {
            if one.paid.is_none() || one.said.received > two_years {
                shown.push(as_theirs(tx, one, &lines, &everybody)?);
            }
        }
        all.push((
            id,
            PortalMoney {
                within: homes::pay_within(&agreements, id, today),
                invoices: shown,
                placements,
            },
        ));
    }
    Ok(all)
}

fn as_theirs(
    tx: &mut Tx<'_>,
    one: &KeptInvoice,
    lines: &[KeptLine],
    everybody: &[Named],
) -> Result<PortalInvoice, Refusal> {
    let provider = one.said.provider;
    let beside = costs::compare(&one.said, lines);
    let mut seen = Vec::with_capacity(beside.len());
    for line in &beside {
        seen.push(PortalLine {
            reference: match line.of {
                Some(of) => Some(reference(tx, provider, of)?),
                None => None,
            },
            asked: line.asked.map(|asked| asked.amount),
            agreed: line.agreed,
        });
    }
    let state = match (&one.paid, &one.query) {
        (Some(_), _) => InvoiceState::Paid,
        (None, Some(query)) if query.from.is_some() => InvoiceState::Answered,
        (None, Some(_)) => InvoiceState::Queried,
        (None, None) if beside.iter().all(|line| line.compared == Compared::Same) => {
            InvoiceState::Agreed
        }
        (None, None) => InvoiceState::Received,
    };
    let near: Vec<YoungPersonId> = theirs(lines, provider).map(|line| line.of).collect();
    let mut talk = Vec::new();
    if one.paid.is_none() {
        for said in costs::talk_about(tx, one.id)? {
            let ours = said.from.is_none();
            let words = if ours && !may_leave(&said.words, everybody, &near) {
                RING.to_owned()
            } else {
                said.words
            };
            talk.push((said.on, !ours, words));
        }
    }
    Ok(PortalInvoice {
        id: one.id,
        number: one.said.number.clone(),
        received: one.said.received,
        due: one.said.due,
        from: one.said.from,
        until: one.said.until,
        total: one.total(),
        paid: one.paid,
        state,
        talk,
        lines: seen,
    })
}

/// By what somebody could be known in words: each of their names apart, and the council's number.
struct Named {
    of: YoungPersonId,
    names: Vec<Protected>,
    number: Vec<Protected>,
}

fn names_of_all(tx: &mut Tx<'_>) -> Result<Vec<Named>, Fault> {
    let people = people::called(tx)?;
    Ok(people::codes_of(tx)?
        .into_iter()
        .map(|(of, (code, _))| {
            let mut names = Vec::new();
            if let Some(person) = people.get(&of) {
                named(&mut names, person, Kind::OwnName, "a young person’s name");
            }
            Named {
                of,
                names,
                number: vec![Protected::number(
                    Kind::Number,
                    "a number of ours",
                    code.as_str(),
                )],
            }
        })
        .collect())
}

/// Whether words name nobody: no name of a young person who lives with this provider, no two names of
/// anybody else's, no number of ours. One name alone of somebody elsewhere may be a word of every day.
fn may_leave(words: &str, everybody: &[Named], near: &[YoungPersonId]) -> bool {
    let document = Outgoing::named("invoice-query").with("What we ask", words);
    let found = |one: &Protected| {
        gate::pass(std::slice::from_ref(one), Reader::Everybody, &document, &[]).is_err()
    };
    everybody.iter().all(|one| {
        let names = one.names.iter().filter(|name| found(name)).count();
        let most = usize::from(!near.contains(&one.of));
        names <= most && !one.number.iter().any(found)
    })
}
