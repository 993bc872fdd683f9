//! Invoices: received, due by the agreement's terms, paid; a query and with whom it lies; and each
//! of their lines beside the cost line of the same nights.

use super::line::KeptLine;
use super::sql;
use crate::content::read_content as content;
use care::ids::{FactId, OrganisationId, SubjectId, YoungPersonId};
use care::{Date, Pence, Period};
use record::{Conflict, Content, Fact, Fault, Mended, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// One line of an invoice: for whom, as the provider wrote it, and how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Our number for the young person, as it stands on the invoice.
    pub code: String,
    /// Who that is, when we know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<YoungPersonId>,
    /// How much.
    pub amount: Pence,
}

/// An invoice as it was received. Its subject is the invoice; it names young people, so it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// From whom.
    pub provider: OrganisationId,
    /// Their number for it.
    pub number: String,
    /// The day it was received.
    pub received: Date,
    /// The last day to pay it, by the agreement's terms on the day it was received.
    pub due: Date,
    /// The first night it is for.
    pub from: Date,
    /// The first night it is no longer for.
    pub until: Date,
    /// Its lines.
    pub lines: Vec<Asked>,
}
impl Content for Invoice {
    const KIND: &'static str = "costs.invoice";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// An invoice was paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicePaid {
    /// The day.
    pub on: Date,
}
impl Content for InvoicePaid {
    const KIND: &'static str = "costs.invoice_paid";
    const VERSION: u16 = 1;
}

/// Something on an invoice is asked about, or the question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceQuery {
    /// What is asked, and what the answer was.
    pub words: String,
    /// With whom it lies; `None`: it is answered.
    pub with: Option<String>,
    /// Since when.
    pub on: Date,
    /// Who of the provider said it, when the words are theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}
impl Content for InvoiceQuery {
    const KIND: &'static str = "costs.invoice_query";
    const VERSION: u16 = 1;
}

/// An invoice as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptInvoice {
    /// Which.
    pub id: Uuid,
    /// The fact that stands.
    pub fact: FactId,
    /// What was received.
    pub said: Invoice,
    /// The day it was paid.
    pub paid: Option<Date>,
    /// The question that is open.
    pub query: Option<InvoiceQuery>,
}

impl KeptInvoice {
    /// What it asks for in all.
    pub fn total(&self) -> Pence {
        self.said.lines.iter().map(|line| line.amount).sum()
    }
    /// Whether it was paid in time; `None` while that is open.
    pub fn on_time(&self, today: Date) -> Option<bool> {
        match self.paid {
            Some(paid) => Some(paid <= self.said.due),
            None => (today > self.said.due).then_some(false),
        }
    }
}

/// How a line of an invoice compares with what was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The same, to within a pound.
    Same,
    /// More than agreed, by so much.
    Over(Pence),
    /// Less than agreed, by so much.
    Under(Pence),
    /// We know them, but nothing is agreed with this provider for these nights.
    NothingAgreed,
    /// Nobody of ours has this number.
    Unknown,
}

/// A line of an invoice, what our cost lines say for the same nights, and how they compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside<'a> {
    /// The line; `None` when we expected one and there is none.
    pub asked: Option<&'a Asked>,
    /// Who.
    pub of: Option<YoungPersonId>,
    /// What was agreed for these nights.
    pub agreed: Pence,
    /// How they compare.
    pub compared: Compared,
}

/// Puts each line of an invoice beside the cost lines of its provider and nights. What was agreed and
/// not asked for is listed too.
pub fn compare<'a>(invoice: &'a Invoice, lines: &[KeptLine]) -> Vec<Beside<'a>> {
    let within = Period::new(invoice.from, Some(invoice.until));
    let theirs: Vec<&KeptLine> = lines
        .iter()
        .filter(|line| line.said.provider == Some(invoice.provider))
        .filter(|line| line.nights().overlaps(&within))
        .collect();
    let agreed = |of: YoungPersonId| -> Option<Pence> {
        let mut due = theirs.iter().filter(|line| line.of == of).peekable();
        due.peek()?;
        Some(due.map(|line| line.due_in(within)).sum())
    };
    let asked_for = |of: YoungPersonId| -> Pence {
        let lines = invoice.lines.iter();
        lines
            .filter(|line| line.of == Some(of))
            .map(|line| line.amount)
            .sum()
    };
    let mut all: Vec<Beside<'a>> = invoice
        .lines
        .iter()
        .map(|asked| {
            let due = asked.of.and_then(agreed);
            let compared = match (asked.of, due) {
                (None, _) => Compared::Unknown,
                (Some(_), None) => Compared::NothingAgreed,
                (Some(of), Some(due)) => {
                    let over = asked_for(of) - due;
                    match over.0 {
                        -100..=100 => Compared::Same,
                        101.. => Compared::Over(over),
                        _ => Compared::Under(Pence(0) - over),
                    }
                }
            };
            Beside {
                asked: Some(asked),
                of: asked.of,
                agreed: due.unwrap_or_default(),
                compared,
            }
        })
        .collect();
    let mut left: Vec<YoungPersonId> = theirs
        .iter()
        .map(|line| line.of)
        .filter(|of| !invoice.lines.iter().any(|line| line.of == Some(*of)))
        .collect();
    left.sort_unstable();
    left.dedup();
    for of in left {
        let due = agreed(of).unwrap_or_default();
        if due.0 > 0 {
            all.push(Beside {
                asked: None,
                of: Some(of),
                agreed: due,
                compared: Compared::Under(due),
            });
        }
    }
    all
}

/// How invoices were paid, over some of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paying {
    /// Paid by their last day.
    pub on_time: usize,
    /// Paid, or past their last day.
    pub of: usize,
    /// Not paid yet.
    pub unpaid: usize,
    /// The day the oldest of those was received.
    pub oldest: Option<Date>,
}

/// Counts how invoices were paid.
pub fn paying<'a>(invoices: impl Iterator<Item = &'a KeptInvoice>, today: Date) -> Paying {
    let mut counted = Paying::default();
    for one in invoices {
        if let Some(on_time) = one.on_time(today) {
            counted.of += 1;
            counted.on_time += usize::from(on_time);
        }
        if one.paid.is_none() {
            counted.unpaid += 1;
            let received = one.said.received;
            counted.oldest = Some(counted.oldest.map_or(received, |old| old.min(received)));
        }
    }
    counted
}

fn bound(id: Uuid) -> String {
    format!("invoice {id}")
}

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Invoice::KIND => {
            let said: Invoice = fact.read()?;
            let kept = tx.seal_steadily(&fact.content.to_string(), &bound(fact.subject.0))?;
            tx.execute(
                sql::PUT_INVOICE,
                &[
                    &fact.subject,
                    &said.provider,
                    &said.received,
                    &said.due,
                    &fact.id,
                    &kept,
                ],
            )?;
        }
        InvoicePaid::KIND => {
            let said: InvoicePaid = fact.read()?;
            tx.execute(sql::PAID, &[&fact.subject, &said.on])?;
        }
        _ => {
            let said: InvoiceQuery = fact.read()?;
            let open = said.with.is_some().then(|| fact.content.to_string());
            tx.execute(sql::QUERY, &[&fact.subject, &open])?;
        }
    }
    Ok(())
}

type Stored = (Uuid, FactId, Option<Date>, Option<String>, String);

fn opened(tx: &Tx<'_>, (id, fact, paid, query, sealed): Stored) -> Result<KeptInvoice, Fault> {
    Ok(KeptInvoice {
        id,
        fact,
        said: content(&tx.unseal(&sealed, &bound(id))?)?,
        paid,
        query: query.map(|text| content(&text)).transpose()?,
    })
}

/// What is said of an invoice.
const KINDS: [&str; 3] = [Invoice::KIND, InvoicePaid::KIND, InvoiceQuery::KIND];

/// Every invoice, the newest first, kept until something is said of one: then only that is opened.
pub fn invoices(tx: &mut Tx<'_>) -> Result<Arc<Vec<KeptInvoice>>, Fault> {
    tx.derived(invoices_anew, |tx, before, changes| {
        let said: BTreeSet<Uuid> = changes
            .iter()
            .filter(|change| KINDS.contains(&&*change.kind))
            .map(|change| change.subject.0)
            .collect();
        if said.is_empty() {
            return Ok(Mended::Same);
        }
        let mut now = before.clone();
        now.retain(|one| !said.contains(&one.id));
        for id in said {
            now.extend(invoice(tx, id)?);
        }
        now.sort_by_key(|one| (Reverse(one.said.received), one.id));
        Ok(Mended::Now(now))
    })
}

/// Every invoice, opened from the table: what is kept must equal this.
pub fn invoices_anew(tx: &mut Tx<'_>) -> Result<Vec<KeptInvoice>, Fault> {
    let rows = tx.rows(sql::INVOICES, &[], |row| row.columns())?;
    rows.into_iter().map(|row| opened(tx, row)).collect()
}

/// One invoice.
pub fn invoice(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<KeptInvoice>, Fault> {
    let found = tx.optional(sql::INVOICE, &[&id], |row| row.columns())?;
    found.map(|found| opened(tx, found)).transpose()
}

/// What was asked and answered about an invoice, in order.
pub fn talk_about(tx: &mut Tx<'_>, id: Uuid) -> Result<Vec<InvoiceQuery>, Fault> {
    let said = tx.facts_of(SubjectId(id), Some(InvoiceQuery::KIND))?;
    said.iter().map(Fact::read).collect()
}

/// Writes down an invoice that was received. A provider's number is taken once.
pub fn receive(tx: &mut Tx<'_>, id: Uuid, said: &Invoice) -> Result<FactId, Refusal> {
    let number = said.number.to_lowercase();
    let same = |one: &KeptInvoice| {
        one.said.provider == said.provider && one.said.number.to_lowercase() == number
    };
    if invoices(tx)?.iter().any(same) {
        return Err(Refusal::invalid(
            "number",
            "An invoice of theirs with this number is written down already",
        ));
    }
    Ok(tx.say(
        SubjectId(id),
        said,
        Saying::from("worker").since(said.received),
    )?)
}

/// Writes down that an invoice was paid.
pub fn pay(tx: &mut Tx<'_>, id: Uuid, on: Date) -> Result<FactId, Refusal> {
    let kept = invoice(tx, id)?.ok_or(Refusal::NotFound)?;
    if kept.paid.is_some() {
        return Err(Refusal::Conflict(Box::new(Conflict {
            what: "this invoice: it is paid already".to_owned(),
            ..Conflict::default()
        })));
    }
    Ok(tx.say(
        SubjectId(id),
        &InvoicePaid { on },
        Saying::from("worker").since(on),
    )?)
}

/// Asks about an invoice, or answers what was asked.
pub fn query(tx: &mut Tx<'_>, id: Uuid, said: &InvoiceQuery) -> Result<FactId, Refusal> {
    let kept = invoice(tx, id)?.ok_or(Refusal::NotFound)?;
    if kept.paid.is_some() {
        return Err(Refusal::invalid("words", "This invoice is paid"));
    }
    Ok(tx.say(SubjectId(id), said, Saying::from("worker").since(said.on))?)
}

/// An amount as an invoice has it: `4,300.00`, with or without a pound sign.
pub fn read_pounds(text: &str) -> Option<Pence> {
    let text = text.trim().trim_start_matches('£').replace(',', "");
    let (pounds, pence) = text.split_once('.').unwrap_or((&text, "00"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(pounds) || !digits(pence) || pence.len() > 2 || pounds.len() > 9 {
        return None;
    }
    let small: i64 = format!("{pence:0<2}").parse().ok()?;
    Some(Pence(pounds.parse::<i64>().ok()? * 100 + small))
}

#[test]
fn amounts_are_read_as_invoices_have_them() {
    assert_eq!(read_pounds(" £4,300.00 "), Some(Pence::pounds(4_300)));
    assert_eq!(read_pounds("12.5"), Some(Pence(1_250)));
    for wrong in ["", "-3", "1.234", "four", "£"] {
        assert_eq!(read_pounds(wrong), None, "{wrong}");
    }
}
