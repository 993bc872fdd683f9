//! Crises other than A&E, and what young people answered about getting back up.

use care::Date;
use care::dates::plus_days;
use rooms::events::{self, Event, Source};

/// Crises other than A&E, some before and fewer after.
pub(super) fn crises(
    all: &mut Vec<Event>,
    turn: usize,
    lucky: bool,
    day: impl Fn(bool, usize) -> Date,
) {
    use events::CrisisMatter::{EmergencyBed, MentalHealth, PoliceCalled};
    let kinds = [
        (
            3,
            PoliceCalled,
            Source::Carers,
            "Shouting in the garden; everybody was talked down",
        ),
        (
            5,
            MentalHealth,
            Source::Health,
            "The crisis team saw them at home in the evening",
        ),
        (
            6,
            EmergencyBed,
            Source::Worker,
            "A bed at the hub for two nights",
        ),
    ];
    for (nth, (every, what, source, text)) in kinds.into_iter().enumerate() {
        for after in [false, true] {
            if turn % every == 1 && (!after || !lucky) {
                all.push(Event::Crisis(events::Crisis {
                    what,
                    on: day(after, 11 + nth),
                    source,
                    note: Some(text.to_owned()),
                }));
            }
        }
    }
}

/// What every other young person answered before the hub began and half a year later.
pub(super) fn answers(all: &mut Vec<Event>, turn: usize, began: Date, lucky: bool) {
    use events::Agree::{Middle, Mostly, No, NotReally, Yes};
    if !turn.is_multiple_of(2) {
        return;
    }
    let before = [NotReally, Mostly, NotReally, Yes, NotReally, Mostly];
    let mut after = [Middle, Middle, Middle, Mostly, NotReally, Middle];
    if lucky {
        after[turn % 3 * 2] = Mostly;
        after[5] = if turn.is_multiple_of(4) {
            NotReally
        } else {
            No
        };
    }
    for (days, answers, note) in [
        (-20, before, None),
        (180, after, Some("It is not every day now.")),
    ] {
        all.push(Event::Resilience(events::Resilience {
            on: plus_days(began, days),
            answers,
            note: note.map(str::to_owned),
        }));
    }
}
