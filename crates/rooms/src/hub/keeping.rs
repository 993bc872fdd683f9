// Long because: the rule and the hundred thousand orders that try it are read together.

//! The rule of one key worker, over plain values: what may be said next, and what it comes to.
//!
//! **Invariant.** After any steps in any order, taken or refused, a young person has never more than
//! one key worker on a day, and on every day of an open case exactly one. Nothing here knows of a
//! placement: neither a move nor leaving care can end a key worker.

use care::ids::MemberId;
use care::{Date, Period};
use record::FieldError;

/// A key worker and the days on which they hold a young person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Who.
    pub member: MemberId,
    /// Since and until when.
    pub period: Period,
}

/// What stands: the key workers there have been, and the days on which the case was open. Both in
/// the order of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Key workers.
    pub workers: Vec<Span>,
    /// Open cases.
    pub open: Vec<Period>,
}

/// What somebody wants to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Open the case, with a key worker unless somebody holds them already.
    Open {
        /// From which day.
        on: Date,
        /// Who.
        worker: Option<MemberId>,
    },
    /// Name the first key worker of somebody who has none.
    Name {
        /// Who.
        worker: MemberId,
        /// From which day.
        on: Date,
    },
    /// Hand over to another.
    Change {
        /// To whom.
        to: MemberId,
        /// From which day.
        on: Date,
        /// The day both met the young person.
        met_on: Option<Date>,
        /// Why.
        reason: String,
        /// Whether a manager agrees.
        agreed: bool,
    },
    /// Close the case, and end the key worker with it.
    Close {
        /// From which day.
        on: Date,
        /// The day they said goodbye.
        met_on: Option<Date>,
        /// Whether a manager agrees.
        agreed: bool,
    },
}

/// What a step comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Somebody holds them from a day on.
    Begins(MemberId, Date),
    /// Somebody holds them no longer from a day on.
    Ends(MemberId, Date),
    /// The case is open from a day on.
    Opens(Date),
    /// The case is closed from a day on.
    Closes(Date),
}

/// How far ahead a change may be agreed, in days.
const AHEAD: i32 = 60;

impl Kept {
    /// The key worker on a day.
    pub fn on(&self, day: Date) -> Option<MemberId> {
        self.workers
            .iter()
            .find(|span| span.period.contains(day))
            .map(|span| span.member)
    }

    /// The key worker who has no end, with the first day.
    pub fn lasting(&self) -> Option<(MemberId, Date)> {
        self.workers
            .last()
            .filter(|span| span.period.until.is_none())
            .map(|span| (span.member, span.period.from))
    }

    /// Since when the case is open.
    pub fn open_since(&self) -> Option<Date> {
        self.open
            .last()
            .filter(|open| open.until.is_none())
            .map(|open| open.from)
    }

    /// Whether a step may be taken on a day, and what it comes to; else every reason against it.
    pub fn take(&self, step: &Step, today: Date) -> Result<Vec<Said>, Vec<FieldError>> {
        let mut wrong = Wrong(Vec::new());
        let done = match step {
            Step::Open { on, worker } => self.opening(*on, *worker, today, &mut wrong),
            Step::Name { worker, on } => {
                if self.lasting().is_some() {
                    wrong.say(
                        "member",
                        "They have a key worker. Change the key worker instead",
                    );
                }
                self.begins(*on, today, &mut wrong);
                vec![Said::Begins(*worker, *on)]
            }
            Step::Change {
                to,
                on,
                met_on,
                reason,
                agreed,
            } => {
                let held = self.lasting();
                if let Some((from, since)) = held {
                    if from == *to {
                        wrong.say("to", "Choose somebody else: this is their key worker now");
                    }
                    if *on <= since {
                        wrong.say(
                            "on",
                            "The change must be after the day their key worker began",
                        );
                    }
                } else {
                    wrong.say("to", "They have no key worker. Name one instead");
                }
                ahead(*on, today, &mut wrong);
                if reason.trim().is_empty() {
                    wrong.say("reason", "Enter why their key worker changes");
                }
                met(*met_on, *on, today, "both key workers met them", &mut wrong);
                if !agreed {
                    wrong.say("agreed", "A manager must agree before a key worker changes");
                }
                let from = held.map(|(from, _)| Said::Ends(from, *on));
                from.into_iter().chain([Said::Begins(*to, *on)]).collect()
            }
            Step::Close { on, met_on, agreed } => {
                let held = self.lasting();
                match self.open_since() {
                    None => wrong.say("on", "There is no open case to close"),
                    Some(since) if *on < since => {
                        wrong.say("on", "A case cannot close before it was opened");
                    }
                    Some(_) => {}
                }
                if held.is_some_and(|(_, since)| *on < since) {
                    wrong.say("on", "A case cannot close before their key worker began");
                }
                if *on > today {
                    wrong.say("on", "The day must be today or in the past");
                }
                met(*met_on, *on, today, "they said goodbye", &mut wrong);
                if !agreed {
                    wrong.say("agreed", "A manager must agree before a case is closed");
                }
                let ends = held.map(|(who, _)| Said::Ends(who, *on));
                ends.into_iter().chain([Said::Closes(*on)]).collect()
            }
        };
        if wrong.0.is_empty() {
            Ok(done)
        } else {
            Err(wrong.0)
        }
    }

    /// Since when somebody has held them without a gap, up to the one who began on `since`.
    fn held_since(&self, since: Date) -> Date {
        let mut first = since;
        for span in self.workers.iter().rev() {
            if span.period.until == Some(first) {
                first = span.period.from;
            }
        }
        first
    }

    fn opening(
        &self,
        on: Date,
        worker: Option<MemberId>,
        today: Date,
        wrong: &mut Wrong,
    ) -> Vec<Said> {
        if self.open_since().is_some() {
            wrong.say("on", "Their case is open already");
        }
        let closed = self.open.last().and_then(|open| open.until);
        if closed.is_some_and(|closed| on < closed) {
            wrong.say("on", "Their case was still open on that day");
        }
        if on > today {
            wrong.say("on", "The day must be today or in the past");
        }
        match (self.lasting(), worker) {
            (Some((_, since)), _) => {
                if on < self.held_since(since) {
                    wrong.say(
                        "on",
                        "Nobody held them on that day: open it from the day their key worker began",
                    );
                }
                vec![Said::Opens(on)]
            }
            (None, Some(worker)) => {
                self.begins(on, today, wrong);
                vec![Said::Opens(on), Said::Begins(worker, on)]
            }
            (None, None) => {
                wrong.say(
                    "member",
                    "Choose their key worker: a case is open with somebody who stays",
                );
                Vec::new()
            }
        }
    }

    /// Refuses a first day on or before which somebody holds or held them.
    fn begins(&self, on: Date, today: Date, wrong: &mut Wrong) {
        let over = self.workers.iter().filter_map(|span| span.period.until);
        if over.max().is_some_and(|over| on < over) {
            wrong.say("on", "Somebody else was their key worker on that day");
        }
        ahead(on, today, wrong);
    }

    /// What stands after it was said.
    pub fn hear(&mut self, said: &[Said]) {
        for one in said {
            match *one {
                Said::Begins(member, on) => self.workers.push(Span {
                    member,
                    period: Period::since(on),
                }),
                Said::Ends(member, on) => {
                    let lasting =
                        |span: &&mut Span| span.member == member && span.period.until.is_none();
                    if let Some(span) = self.workers.iter_mut().rfind(lasting) {
                        span.period.until = Some(on);
                    }
                }
                Said::Opens(on) => self.open.push(Period::since(on)),
                Said::Closes(on) => {
                    if let Some(open) = self.open.last_mut() {
                        open.until = Some(on);
                    }
                }
            }
        }
        self.workers
            .retain(|span| span.period.until != Some(span.period.from));
    }
}

/// Every reason against a step.
struct Wrong(Vec<FieldError>);

impl Wrong {
    fn say(&mut self, field: &str, words: &str) {
        self.0.push(FieldError::new(field, words));
    }
}

fn ahead(on: Date, today: Date, wrong: &mut Wrong) {
    if care::dates::days_between(today, on) > AHEAD {
        wrong.say("on", "The day must be within the next 60 days");
    }
}

fn met(met_on: Option<Date>, on: Date, today: Date, what: &str, wrong: &mut Wrong) {
    match met_on {
        None => wrong.say("met_on", &format!("Enter the day on which {what}")),
        Some(day) if day > today || day > on => wrong.say(
            "met_on",
            "The meeting must have taken place, and before the day it changes",
        ),
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::dates::plus_days;
    use uuid::Uuid;

    const TODAY: Date = jiff::civil::date(2027, 4, 7);

    /// A small even generator: the same orders on every machine.
    struct Chance(u64);
    impl Chance {
        fn below(&mut self, n: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % n
        }
        fn day(&mut self) -> Date {
            plus_days(TODAY, self.below(120) as i32 - 90)
        }
        fn member(&mut self) -> MemberId {
            MemberId(Uuid::from_u128(1 + u128::from(self.below(4))))
        }
        fn step(&mut self) -> Step {
            let on = self.day();
            let met_on = (self.below(5) > 0).then(|| plus_days(on, -(self.below(6) as i32)));
            let agreed = self.below(6) > 0;
            match self.below(8) {
                0 | 1 => Step::Open {
                    on,
                    worker: (self.below(4) > 0).then(|| self.member()),
                },
                2 => Step::Name {
                    worker: self.member(),
                    on,
                },
                3 => Step::Close { on, met_on, agreed },
                _ => Step::Change {
                    to: self.member(),
                    on,
                    met_on,
                    reason: if self.below(6) > 0 {
                        "they moved".into()
                    } else {
                        String::new()
                    },
                    agreed,
                },
            }
        }
    }

    /// What must hold on every day there is.
    fn one_and_only_one(kept: &Kept) -> Result<(), String> {
        for back in -100..100 {
            let day = plus_days(TODAY, back);
            let holding = kept
                .workers
                .iter()
                .filter(|span| span.period.contains(day))
                .count();
            let open = kept.open.iter().any(|period| period.contains(day));
            if holding > 1 || (open && holding == 0) {
                return Err(format!("{holding} on {day} (open: {open}) in {kept:?}"));
            }
        }
        Ok(())
    }

    #[test]
    fn one_key_worker_under_a_hundred_thousand_orders_of_events() {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
        let (mut taken, mut refused, mut changed) = (0u32, 0u32, 0u32);
        for _ in 0..100_000 {
            let mut kept = Kept::default();
            for _ in 0..10 {
                let step = chance.step();
                let before = kept.clone();
                match kept.take(&step, TODAY) {
                    Ok(said) => {
                        kept.hear(&said);
                        taken += 1;
                        changed += u32::from(matches!(step, Step::Change { .. }));
                    }
                    Err(wrong) => {
                        assert!(!wrong.is_empty());
                        refused += 1;
                    }
                }
                if kept != before {
                    if let Err(broken) = one_and_only_one(&kept) {
                        panic!("{broken} after {step:?}");
                    }
                    // An open case never loses its worker to anything but a close.
                    if before.open_since().is_some() && !matches!(step, Step::Close { .. }) {
                        assert!(kept.lasting().is_some(), "{step:?}");
                    }
                }
            }
        }
        // The orders must have been worth trying.
        assert!(
            taken > 150_000 && refused > 300_000 && changed > 30_000,
            "{taken} {refused} {changed}"
        );
    }

    #[test]
    fn the_property_can_fail() {
        let mut kept = Kept::default();
        kept.hear(&[Said::Opens(TODAY)]);
        assert!(one_and_only_one(&kept).is_err());
        let one = MemberId(Uuid::from_u128(1));
        kept.hear(&[Said::Begins(one, TODAY)]);
        assert_eq!(one_and_only_one(&kept), Ok(()));
        kept.hear(&[Said::Begins(one, TODAY)]);
        assert!(one_and_only_one(&kept).is_err());
    }

    #[test]
    fn a_change_says_everything_that_is_missing_at_once() {
        let one = MemberId(Uuid::from_u128(1));
        let kept = Kept {
            workers: vec![Span {
                member: one,
                period: Period::since(plus_days(TODAY, -400)),
            }],
            open: vec![Period::since(plus_days(TODAY, -400))],
        };
        let step = Step::Change {
            to: one,
            on: TODAY,
            met_on: None,
            reason: " ".into(),
            agreed: false,
        };
        let wrong = kept.take(&step, TODAY).expect_err("refused");
        let fields: Vec<&str> = wrong.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["to", "reason", "met_on", "agreed"]);
    }
}
