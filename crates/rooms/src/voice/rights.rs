//! What a young person has a right to, by where they are and how old they are; what was offered and
//! what was taken up.

use super::facts::{Right, RightSaid};
use super::sql;
use crate::looked_after;
use crate::people;
use care::codes::PlacementType;
use care::ids::{FactId, YoungPersonId};
use care::{Age, Date};
use record::access::{Action, Allowed, FieldClass, find, visible_for};
use record::{Bind, Fault, Refusal, Saying, Tx};
use std::collections::HashMap;

/// What is known of a young person that a right depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Looked after today.
    pub in_care: bool,
    /// Was looked after, and is no longer.
    pub left: bool,
    /// Lives with foster carers.
    pub fostered: bool,
    /// Completed years, when known.
    pub age: Option<u8>,
}

impl Right {
    /// Whether somebody who stands so may have it. An age nobody knows gives none that asks for one.
    pub fn holds_for(self, one: Standing) -> bool {
        let between = |from: u8, to: u8| one.age.is_some_and(|age| (from..=to).contains(&age));
        let care = one.in_care || (one.left && between(16, 24));
        match self {
            Self::Advocate | Self::Leisure => care,
            Self::IndependentVisitor => one.in_care,
            Self::Adviser => care && between(16, 24),
            Self::CollegeBursary => care && between(16, 19),
            Self::UniversityBursary => one.left && between(18, 24),
            Self::StayingPut => {
                (one.in_care && one.fostered && between(16, 17)) || (one.left && between(18, 20))
            }
            Self::FirstHome => one.left && between(18, 24),
        }
    }
}

fn standing(tx: &mut Tx<'_>, of: YoungPersonId, today: Date) -> Result<Standing, Refusal> {
    let life = looked_after::life_of(tx, of)?;
    let born = people::person(tx, of)?.and_then(|person| person.born);
    let now = life.episode_on(today);
    Ok(Standing {
        in_care: now.is_some(),
        left: now.is_none() && !life.periods_of_care().is_empty(),
        fostered: now
            .and_then(|episode| episode.placement)
            .is_some_and(PlacementType::is_foster),
        age: born.and_then(|born| Age::on(born, today)).map(|age| age.0),
    })
}

/// The rights of a young person today, with what was said of each.
pub fn rights_of(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    today: Date,
) -> Result<Vec<RightSaid>, Refusal> {
    if !allowed.sees(FieldClass::Voice) {
        return Ok(Vec::new());
    }
    let stands = standing(tx, allowed.id(), today)?;
    let said: HashMap<String, (Option<Date>, Option<Date>)> = tx
        .rows(sql::RIGHTS_OF, &[&allowed.id()], |row| {
            Ok((row.get::<String>(0)?, (row.get(1)?, row.get(2)?)))
        })?
        .into_iter()
        .collect();
    Ok(Right::ALL
        .iter()
        .filter(|right| right.holds_for(stands) || said.contains_key(right.code()))
        .map(|right| {
            let (offered_on, taken_up_on) = said.get(right.code()).copied().unwrap_or_default();
            RightSaid {
                right: *right,
                offered_on,
                taken_up_on,
            }
        })
        .collect())
}

/// Says what was offered and taken up.
pub fn say_right(tx: &mut Tx<'_>, of: YoungPersonId, said: &RightSaid) -> Result<FactId, Refusal> {
    find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    if let (Some(offered), Some(taken)) = (said.offered_on, said.taken_up_on)
        && taken < offered
    {
        return Err(Refusal::invalid(
            "taken_up_on-day",
            "It cannot be taken up before it is offered",
        ));
    }
    Ok(tx.say(of, said, Saying::from("worker"))?)
}

/// Of those to whom something was offered, among the young people whose words the caller may see: how
/// many it was offered to, and how many took it up.
pub fn take_up(tx: &mut Tx<'_>) -> Result<Vec<(Right, usize, usize)>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Voice]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {}", sql::RIGHTS, filter.sql);
    let mut counted: HashMap<String, (usize, usize)> = HashMap::new();
    tx.each(&statement, &params, |row| {
        let one = counted.entry(row.get(0)?).or_default();
        let (offered, taken): (Option<Date>, Option<Date>) = (row.get(1)?, row.get(2)?);
        one.0 += usize::from(offered.is_some() || taken.is_some());
        one.1 += usize::from(taken.is_some());
        Ok(())
    })?;
    Ok(Right::ALL
        .iter()
        .map(|right| {
            let (offered, taken) = counted.get(right.code()).copied().unwrap_or_default();
            (*right, offered, taken)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_follow_where_somebody_is_and_how_old() {
        let at = |in_care, fostered, age| Standing {
            in_care,
            left: !in_care,
            fostered,
            age,
        };
        let all = |one: Standing| -> Vec<&str> {
            Right::ALL
                .iter()
                .filter(|right| right.holds_for(one))
                .map(|right| right.code())
                .collect()
        };
        assert_eq!(
            all(at(true, true, Some(9))),
            ["advocate", "visitor", "leisure"]
        );
        assert_eq!(
            all(at(true, true, Some(17))),
            [
                "advocate",
                "visitor",
                "leisure",
                "adviser",
                "college",
                "staying_put"
            ]
        );
        assert_eq!(
            all(at(false, false, Some(19))),
            [
                "advocate",
                "leisure",
                "adviser",
                "college",
                "university",
                "staying_put",
                "first_home"
            ]
        );
        assert_eq!(all(at(false, false, Some(25))), [""; 0]);
        assert_eq!(all(at(false, false, None)), [""; 0]);
        assert_eq!(
            all(at(true, false, None)),
            ["advocate", "visitor", "leisure"]
        );
    }
}
