//! How what left and what must not shows in tables of the record; and that what providers may see
//! is to be published anew when something it rests on has changed.

use super::facts::{AnswerTaken, Guard, GuardLifted, Letter, Sent};
use super::sql;
use crate::{costs, homes, people, workshops};
use care::ids::FactId;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "exchange",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Sent::KIND,
        AnswerTaken::KIND,
        Guard::KIND,
        GuardLifted::KIND,
        Letter::KIND,
        // What providers are shown rests on these.
        homes::Provider::KIND,
        homes::Home::KIND,
        homes::Vacancy::KIND,
        homes::Search::KIND,
        homes::SearchEnded::KIND,
        homes::Approach::KIND,
        homes::Spoken::KIND,
        homes::Booking::KIND,
        homes::PaperGiven::KIND,
        homes::BookingEnded::KIND,
        homes::Agreement::KIND,
        costs::Line::KIND,
        costs::Invoice::KIND,
        costs::InvoicePaid::KIND,
        costs::InvoiceQuery::KIND,
        // What matters to those whom a provider looks after.
        people::Statement::KIND,
        people::Withdrawn::KIND,
        // What those without an account may join.
        workshops::Opened::KIND,
        workshops::StageReached::KIND,
        workshops::Ended::KIND,
    ],
    apply,
};

pub(super) fn bound(fact: FactId) -> String {
    format!("exchange {fact}")
}

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let of = &fact.subject;
    let sealed = |tx: &Tx<'_>| tx.seal_steadily(&fact.content.to_string(), &bound(fact.id));
    match fact.kind.as_str() {
        Sent::KIND => {
            let said: Sent = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_SENT,
                &[
                    &said.release,
                    &said.version,
                    &said.approach,
                    of,
                    &fact.id,
                    &fact.recorded_at,
                    &fact.recorded_by,
                    &kept,
                ],
            )?;
        }
        AnswerTaken::KIND => {
            let said: AnswerTaken = fact.read()?;
            tx.execute(sql::TAKE, &[&said.answer])?;
        }
        Guard::KIND => {
            let kept = sealed(tx)?;
            tx.execute(sql::PUT_GUARD, &[&fact.id, of, &fact.recorded_at, &kept])?;
            tx.execute(sql::DUE, &[&"matters"])?;
        }
        GuardLifted::KIND => {
            if let Some(earlier) = fact.supersedes {
                tx.execute(sql::LIFT_GUARD, &[&earlier])?;
            }
        }
        Letter::KIND => {
            let said: Letter = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_LETTER,
                &[
                    &fact.id,
                    &said.booking,
                    of,
                    &said.to.code(),
                    &said.on,
                    &kept,
                ],
            )?;
        }
        people::Statement::KIND | people::Withdrawn::KIND => {
            tx.execute(sql::DUE, &[&"matters"])?;
        }
        homes::Booking::KIND | homes::BookingEnded::KIND => {
            tx.execute(sql::DUE, &[&"providers"])?;
            tx.execute(sql::DUE, &[&"matters"])?;
        }
        workshops::Opened::KIND | workshops::StageReached::KIND | workshops::Ended::KIND => {
            tx.execute(sql::DUE, &[&"workshops"])?;
        }
        _ => {
            tx.execute(sql::DUE, &[&"providers"])?;
        }
    }
    Ok(())
}
