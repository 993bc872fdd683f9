//! How often they and the people who matter are in touch, against what was agreed.

use crate::people::{self, PersonWhoMatters, Said};
use care::Date;
use care::dates::{days_between, plus_days};
use care::ids::{FactId, YoungPersonId};
use record::access::{Action, FieldClass, find};
use record::{Fault, Refusal, Tx};

/// How being in touch with one person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// In touch within what was agreed; the day by which they are next.
    Within(Date),
    /// Longer ago than agreed; since which day.
    Over(Date),
    /// How often is agreed; when they last were is not known.
    NotKnown,
    /// Nobody has agreed how often.
    NotAgreed,
}

/// How it stands on a day.
pub fn touch_of(one: &PersonWhoMatters, on: Date) -> Touch {
    match (one.every_days, one.last_contact) {
        (None | Some(0), _) => Touch::NotAgreed,
        (Some(_), None) => Touch::NotKnown,
        (Some(days), Some(last)) => {
            let next = plus_days(last, i32::from(days));
            if days_between(on, next) >= 0 {
                Touch::Within(next)
            } else {
                Touch::Over(next)
            }
        }
    }
}

/// How it stands with everybody who matters to those whose people the caller may see.
pub fn all_touches(tx: &mut Tx<'_>, on: Date) -> Result<Vec<(YoungPersonId, Touch)>, Fault> {
    let all: Vec<(YoungPersonId, Said<PersonWhoMatters>)> = people::everyones(tx)?;
    Ok(all
        .into_iter()
        .map(|(of, one)| (of, touch_of(&one.said, on)))
        .collect())
}

/// Says that they were in touch with somebody on a day.
pub fn touched(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    person: FactId,
    on: Date,
) -> Result<FactId, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Correct, FieldClass::People)?;
    let one = people::one_said::<PersonWhoMatters>(tx, &allowed, person)?;
    let now = PersonWhoMatters {
        last_contact: one.said.last_contact.max(Some(on)),
        ..one.said
    };
    people::put_right(tx, &allowed, person, &now, "they were in touch")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn nan(every_days: Option<u16>, last_contact: Option<Date>) -> PersonWhoMatters {
        PersonWhoMatters {
            name: "Nan".to_owned(),
            relation: "grandmother".to_owned(),
            keeps_in_touch: None,
            every_days,
            last_contact,
        }
    }

    #[test]
    fn the_day_it_is_due_still_counts() {
        let last = Some(date(2027, 4, 1));
        let today = |day| date(2027, 4, day);
        assert_eq!(
            touch_of(&nan(Some(7), last), today(8)),
            Touch::Within(today(8))
        );
        assert_eq!(
            touch_of(&nan(Some(7), last), today(9)),
            Touch::Over(today(8))
        );
        assert_eq!(touch_of(&nan(Some(7), None), today(9)), Touch::NotKnown);
        assert_eq!(touch_of(&nan(None, last), today(9)), Touch::NotAgreed);
    }
}
