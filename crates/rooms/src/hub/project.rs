//! How facts of a hub show in tables.

use super::facts::{
    CaseClosed, Dissent, Handover, Happened, InCohort, Referral, ReferralAnswered, Reviewed,
    SharedDecision, Told,
};
use super::sql;
use care::Date;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record. Handovers and dissent are read from the facts themselves.
pub const ROOM: Room = Room {
    name: "hub",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        InCohort::KIND,
        CaseClosed::KIND,
        Handover::KIND,
        Referral::KIND,
        ReferralAnswered::KIND,
        SharedDecision::KIND,
        Dissent::KIND,
        Reviewed::KIND,
        Told::KIND,
        Happened::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let of = &fact.subject;
    match fact.kind.as_str() {
        InCohort::KIND => {
            let said: InCohort = fact.read()?;
            let since = first_day(fact)?;
            tx.execute(sql::END_STATE, &[of, &since])?;
            tx.execute(
                sql::PUT_STATE,
                &[&fact.id, of, &said.state.code(), &said.note, &since],
            )?;
        }
        CaseClosed::KIND => {
            let on = first_day(fact)?;
            tx.execute(sql::END_STATE, &[of, &on])?;
            tx.execute(sql::PUT_CLOSED, &[&fact.id, of, &on])?;
        }
        Referral::KIND => {
            let said: Referral = fact.read()?;
            tx.execute(
                sql::PUT_REFERRAL,
                &[&fact.id, of, &said.hub, &said.on, &fact.recorded_by],
            )?;
        }
        ReferralAnswered::KIND => {
            let said: ReferralAnswered = fact.read()?;
            tx.execute(sql::ANSWER_REFERRAL, &[&said.referral, &said.taken])?;
        }
        SharedDecision::KIND => {
            let said: SharedDecision = fact.read()?;
            tx.execute(
                sql::PUT_DECISION,
                &[
                    &fact.id,
                    of,
                    &said.decided_on,
                    &said.review_on,
                    &said.backed_by,
                ],
            )?;
        }
        Reviewed::KIND => {
            let said: Reviewed = fact.read()?;
            tx.execute(sql::REVIEWED, &[&said.decision, &said.next_on, &said.on])?;
        }
        Told::KIND => {
            let on = record::clock::day_of(fact.recorded_at);
            tx.execute(sql::PUT_TOLD, &[&fact.id, of, &on])?;
        }
        Happened::KIND => {
            let said: Happened = fact.read()?;
            let on = record::clock::day_of(fact.recorded_at);
            tx.execute(sql::ANSWERED, &[&said.told, &on])?;
        }
        _ => {}
    }
    Ok(())
}

fn first_day(fact: &Fact) -> Result<Date, Fault> {
    fact.valid_from.ok_or_else(|| Fault::Content {
        kind: fact.kind.clone(),
        version: fact.version,
        why: "it does not say since when".to_owned(),
    })
}
