//! How facts about care itself show in tables.

use super::facts::{
    AgreedSaid, CheckIn, CoDesign, CoDesignCame, Inspector, Matters, MattersAnswered, RightSaid,
    VisitChanged, VisitChecked, VisitPlanned, VisitReplied, VisitReported,
};
use super::inspections::REPLY_WITHIN;
use super::sql;
use care::Date;
use care::working_days::working_days_after;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "voice",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        CheckIn::KIND,
        RightSaid::KIND,
        Matters::KIND,
        AgreedSaid::KIND,
        MattersAnswered::KIND,
        Inspector::KIND,
        VisitPlanned::KIND,
        VisitReported::KIND,
        VisitChecked::KIND,
        VisitReplied::KIND,
        VisitChanged::KIND,
        CoDesign::KIND,
        CoDesignCame::KIND,
    ],
    apply,
};

/// The month of a day: `2027-04`.
pub(super) fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let of = &fact.subject;
    let on = record::clock::day_of(fact.recorded_at);
    match fact.kind.as_str() {
        CheckIn::KIND => {
            let said: CheckIn = fact.read()?;
            let (listens, does, first) = (said.listens.code(), said.does.code(), said.first.code());
            let month = month_of(on);
            tx.execute(
                sql::PUT_CHECK_IN,
                &[of, &month, &fact.id, &listens, &does, &first],
            )?;
        }
        RightSaid::KIND => {
            let said: RightSaid = fact.read()?;
            let right = said.right.code();
            tx.execute(
                sql::PUT_RIGHT,
                &[of, &right, &said.offered_on, &said.taken_up_on],
            )?;
        }
        Matters::KIND => {
            let said: Matters = fact.read()?;
            let (about, by) = (said.about.code(), i64::from(said.said_by));
            tx.execute(sql::PUT_MATTERS, &[of, &about, &said.words, &by, &said.on])?;
        }
        AgreedSaid::KIND => {
            tx.execute(sql::PUT_AGREED, &[of, &fact.recorded_by])?;
        }
        MattersAnswered::KIND => {
            let said: MattersAnswered = fact.read()?;
            let agreed = said.agreed.code();
            tx.execute(
                sql::PUT_ANSWER,
                &[of, &said.provider, &agreed, &said.words, &on],
            )?;
        }
        Inspector::KIND => {
            let said: Inspector = fact.read()?;
            tx.execute(sql::PUT_INSPECTOR, &[of, &said.trained_on, &said.active])?;
        }
        VisitPlanned::KIND => {
            let said: VisitPlanned = fact.read()?;
            let visit = said.visit.to_string();
            tx.execute(sql::PUT_VISIT, &[&visit, of, &said.called, &said.on])?;
            for one in &said.inspectors {
                tx.execute(sql::PUT_VISIT_OF, &[&visit, one])?;
            }
        }
        VisitReported::KIND => {
            let said: VisitReported = fact.read()?;
            tx.execute(sql::PUT_REPORTED, &[&said.visit.to_string(), &on])?;
        }
        VisitChecked::KIND => {
            let said: VisitChecked = fact.read()?;
            let due = said.published.then(|| working_days_after(on, REPLY_WITHIN));
            tx.execute(
                sql::PUT_CHECKED,
                &[&said.visit.to_string(), &on, &said.published, &due],
            )?;
        }
        VisitReplied::KIND => {
            let said: VisitReplied = fact.read()?;
            tx.execute(sql::PUT_REPLIED, &[&said.visit.to_string(), &on])?;
        }
        VisitChanged::KIND => {
            let said: VisitChanged = fact.read()?;
            tx.execute(sql::PUT_CHANGED, &[&said.visit.to_string()])?;
        }
        _ => {}
    }
    Ok(())
}
