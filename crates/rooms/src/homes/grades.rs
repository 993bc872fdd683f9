//! The regulator's judgements of a home over time, kept as they become known.

use super::home::Home;
use super::sql;
use super::words::Grade;
use care::Date;
use care::ids::HomeId;
use record::{Fact, Fault, Tx};

/// A judgement of a home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Of which home.
    pub home: HomeId,
    /// The judgement.
    pub grade: Grade,
    /// The day of the inspection, when it is known.
    pub inspected_on: Option<Date>,
    /// The day we came to know it.
    pub known_on: Date,
}

/// Keeps the judgement that a fact about a home tells, when it is a new one.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact, said: &Home) -> Result<(), Fault> {
    let Some(grade) = said.grade else {
        return Ok(());
    };
    let inspected = said
        .inspected_on
        .map_or_else(String::new, |on| on.to_string());
    tx.execute(
        sql::PUT_GRADE,
        &[
            &fact.subject,
            &grade.code(),
            &inspected,
            &record::clock::day_of(fact.recorded_at),
            &fact.seq,
        ],
    )?;
    Ok(())
}

/// Every judgement of every home, the latest of each home first.
pub fn judgements(tx: &mut Tx<'_>) -> Result<Vec<Judged>, Fault> {
    let rows = tx.rows(sql::GRADES, &[], |row| {
        row.columns::<(HomeId, String, String, Date)>()
    })?;
    Ok(rows
        .into_iter()
        .filter_map(|(home, grade, inspected, known_on)| {
            Some(Judged {
                home,
                grade: Grade::parse(&grade)?,
                inspected_on: inspected.parse().ok(),
                known_on,
            })
        })
        .collect())
}
