// Long because: each kind of event is drawn and read beside the others of its sort.

//! Writing down what happened in a few taps, putting it right, taking it back.

use crate::about_one::{Page, Who, area, day, leave, line};
use crate::events::facts::{
    Activity, Agree, Away, Concern, Crisis, CrisisMatter, EmergencyCare, Exploitation, ExtraHelp,
    Feeling, Feelings, Harm, Learning, Police, PoliceMatter, Resilience, STATEMENTS, SchoolHelp,
    Source, Substance, Use,
};
use crate::events::said::{self, Event, What};
use care::ids::{FactId, YoungPersonId};
use desk::components::Radios;
use desk::form::{Field, Form, date_value};
use desk::{Reply, Visit};
use jiff::civil::Time;
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, Agency, Persona, find};

/// The names of the six answers in the form.
const ANSWERS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];

fn what(visit: &Visit) -> Result<What, Refusal> {
    visit
        .part("what")
        .and_then(What::parse)
        .ok_or(Refusal::NotFound)
}

fn seen(visit: &Visit) -> Result<Option<FactId>, Refusal> {
    visit.part("fact").map(|_| visit.id("fact")).transpose()
}

/// Who tells us most often, by who writes it down.
const fn source_of(persona: Option<Persona>) -> Source {
    match persona {
        Some(Persona::Partner(Agency::Police)) => Source::Police,
        Some(Persona::Partner(Agency::Health)) => Source::Health,
        Some(Persona::Partner(Agency::School | Agency::SpeechAndLanguage)) => Source::School,
        _ => Source::Worker,
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (what, seen, today) = (what(visit)?, seen(visit)?, visit.today());
    let persona = visit.caller()?.persona();
    let action = if seen.is_some() {
        Action::Correct
    } else {
        Action::Add
    };
    let (who, stands) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, action, what.class())?;
        let stands = match seen {
            Some(fact) => Some(said::standing(tx, &allowed, fact)?.event),
            None => None,
        };
        Ok((who, stands))
    })?;
    if stands.as_ref().is_some_and(|event| event.what() != what) {
        return Err(Refusal::NotFound);
    }
    let start = match &stands {
        Some(event) => starting(event),
        None => vec![
            ("on", date_value(today)),
            ("source", source_of(persona).code().to_owned()),
        ],
    };
    let start: Vec<(&str, &str)> = start
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let form = visit.form("happened", &start)?;
    Ok(draw(&form, &who, what, stands.is_some()))
}

/// What a form of correction starts from.
fn starting(event: &Event) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("on", date_value(event.on())),
        ("source", event.source().code().to_owned()),
        ("note", event.note().unwrap_or_default().to_owned()),
    ];
    match event {
        Event::Missing(said) => {
            if let Some(back) = said.back_on {
                all.push(("back_on", date_value(back)));
            }
            if let Some(at) = said.back_at {
                all.push(("back_at", format!("{:02}:{:02}", at.hour(), at.minute())));
            }
        }
        Event::Police(said) => all.push(("what_for", said.what_for.clone().unwrap_or_default())),
        Event::EmergencyCare(_) | Event::Crisis(_) => {}
        Event::Resilience(said) => {
            let each = ANSWERS.iter().zip(said.answers);
            all.extend(each.map(|(name, answer)| (*name, answer.code().to_owned())));
        }
        Event::Substance(said) => all.push(("status", said.status.code().to_owned())),
        Event::Learning(said) => all.push(("status", said.status.code().to_owned())),
        Event::SchoolHelp(said) => all.push(("status", said.status.code().to_owned())),
        Event::Feelings(said) => all.push(("status", said.status.code().to_owned())),
        Event::Exploitation(said) => {
            all.push(("status", said.concern.code().to_owned()));
            if let Some(harm) = said.harm {
                all.push(("harm", harm.code().to_owned()));
            }
        }
    }
    all
}

fn radios<'a>(
    form: &Form,
    name: &'static str,
    legend: &str,
    all: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Radios {
    Radios::new(name, legend)
        .choices(all)
        .value(form.value(name))
        .error_if(form.error(name))
}

fn draw(form: &Form, who: &Who, what: What, correcting: bool) -> Reply {
    let statuses = match what {
        What::Substance => Some(
            Use::ALL
                .iter()
                .map(|one| (one.code(), one.words()))
                .collect(),
        ),
        What::Learning => Some(
            Activity::ALL
                .iter()
                .map(|one| (one.code(), one.words()))
                .collect(),
        ),
        What::SchoolHelp => Some(
            ExtraHelp::ALL
                .iter()
                .map(|one| (one.code(), one.words()))
                .collect(),
        ),
        What::Feelings => Some(
            Feeling::ALL
                .iter()
                .map(|one| (one.code(), one.words()))
                .collect(),
        ),
        What::Exploitation => Some(
            Concern::ALL
                .iter()
                .map(|one| (one.code(), one.words()))
                .collect::<Vec<_>>(),
        ),
        _ => None,
    };
    let lasting = statuses.is_some();
    let themselves = what == What::Resilience;
    let when = match what {
        What::Resilience => "When did you talk about it?",
        What::Missing => "Since which day?",
        _ if lasting => "From which day is it so?",
        _ => "When was it?",
    };
    let fields = html! {
        @if let Some(statuses) = statuses {
            (radios(form, "status", "How does it stand?", statuses))
        }
        @if themselves {
            p.govuk-body { "Do this together, and only if they want to. Read each one out. They choose the answer; you write it down." }
            @for (name, (statement, _)) in ANSWERS.into_iter().zip(STATEMENTS) {
                (radios(form, name, statement, Agree::ALL.iter().map(|one| (one.code(), one.words()))))
            }
        }
        @if what == What::Exploitation {
            (radios(form, "harm", "In what way? (leave blank when nobody is worried)", Harm::ALL.iter().map(|one| (one.code(), one.words()))))
        }
        (day(form, "on", when))
        @if what == What::Missing {
            (day(form, "back_on", "When did they come back? (leave blank while they are missing)"))
            (back_at(form))
        }
        @if matches!(what, What::Arrest | What::Charge) {
            (line(form, "what_for", "What for? (optional)"))
        }
        @if themselves {
            (area(form, "note", "What did they say about it? (optional)", 2).hint("In their words."))
            p.govuk-body-s { "The six statements are the Brief Resilience Scale (Smith and others, 2008). The answers are added up as published: 1 to 5 each, the second, fourth and sixth turned round, 6 to 30 in all. It is how they see themselves on one day. It foretells nothing." }
        } @else {
            (radios(form, "source", "Who told us?", Source::ALL.iter().map(|one| (one.code(), one.words()))))
            (area(form, "note", "What else is known? (optional)", 2)
                .hint("In words you would use to them: they may read this one day."))
        }
        @if correcting {
            (line(form, "reason", "Why are you putting this right?").hint("It stays in the history beside what was said before."))
        }
    };
    let page = Page {
        title: what.words(),
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    page.around(form, &fields, "Save")
}

/// A time of day, as people write it.
pub(super) fn back_at(form: &Form) -> Markup {
    html! {
        (line(form, "back_at", "At what time? (optional)").hint("For example, 23:15. Somebody talks with them within 72 hours."))
    }
}

/// Reads a time of day: `23:15`, `7.30`.
pub(super) fn read_time(form: &mut Form) -> Field<Option<Time>> {
    form.choice("back_at", "the time, for example 23:15", |typed| {
        let (hour, minute) = typed.trim().split_once([':', '.'])?;
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    })
    .optional()
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (what, seen, today) = (what(visit)?, seen(visit)?, visit.today());
    let mut form = visit.posted()?;
    let on = form.date("on", "the day").not_after_today(today).required();
    let source = match what {
        What::Resilience => Field::known(Source::Themselves),
        _ => form
            .choice("source", "who told us", Source::parse)
            .required(),
    };
    let note = form.text("note", "what is known").at_most(2_000).optional();
    let reason = match seen {
        Some(_) => form
            .text("reason", "why you are putting this right")
            .at_most(500)
            .required(),
        None => Field::known(String::new()),
    };
    let event = match what {
        What::Missing => {
            let back_on = form
                .date("back_on", "the day they came back")
                .not_after_today(today)
                .optional();
            let back_at = read_time(&mut form);
            let (from, source, note, back_on, back_at) =
                form.all_of((on, source, note, back_on, back_at))?;
            Event::Missing(Away {
                from,
                back_on,
                back_at: back_at.filter(|_| back_on.is_some()),
                source,
                note,
            })
        }
        What::Arrest | What::Charge => {
            let what_for = form.text("what_for", "what for").at_most(300).optional();
            let (on, source, note, what_for) = form.all_of((on, source, note, what_for))?;
            Event::Police(Police {
                what: if what == What::Arrest {
                    PoliceMatter::Arrest
                } else {
                    PoliceMatter::Charge
                },
                on,
                what_for,
                source,
                note,
            })
        }
        What::EmergencyCare => {
            let (on, source, note) = form.all_of((on, source, note))?;
            Event::EmergencyCare(EmergencyCare { on, source, note })
        }
        What::PoliceCalled | What::MentalHealthCrisis | What::EmergencyBed => {
            let (on, source, note) = form.all_of((on, source, note))?;
            let what = match what {
                What::PoliceCalled => CrisisMatter::PoliceCalled,
                What::MentalHealthCrisis => CrisisMatter::MentalHealth,
                _ => CrisisMatter::EmergencyBed,
            };
            Event::Crisis(Crisis {
                what,
                on,
                source,
                note,
            })
        }
        What::Resilience => {
            let [a, b, c, d, e, f] = ANSWERS.map(|name| {
                let answer = form.choice(name, "their answer", Agree::parse);
                answer.required()
            });
            let (on, note) = form.all_of((on, note))?;
            let (a, b, c, d, e, f) = form.all_of((a, b, c, d, e, f))?;
            Event::Resilience(Resilience {
                on,
                answers: [a, b, c, d, e, f],
                note,
            })
        }
        What::Substance => {
            let status = form
                .choice("status", "how it stands", Use::parse)
                .required();
            let (on, source, note, status) = form.all_of((on, source, note, status))?;
            Event::Substance(Substance {
                status,
                on,
                source,
                note,
            })
        }
        What::Learning => {
            let status = form
                .choice("status", "how it stands", Activity::parse)
                .required();
            let (on, source, note, status) = form.all_of((on, source, note, status))?;
            Event::Learning(Learning {
                status,
                on,
                source,
                note,
            })
        }
        What::SchoolHelp => {
            let status = form
                .choice("status", "how it stands", ExtraHelp::parse)
                .required();
            let (on, source, note, status) = form.all_of((on, source, note, status))?;
            Event::SchoolHelp(SchoolHelp {
                status,
                on,
                source,
                note,
            })
        }
        What::Feelings => {
            let status = form
                .choice("status", "how it stands", Feeling::parse)
                .required();
            let (on, source, note, status) = form.all_of((on, source, note, status))?;
            Event::Feelings(Feelings {
                status,
                on,
                source,
                note,
            })
        }
        What::Exploitation => {
            let concern = form
                .choice("status", "how it stands", Concern::parse)
                .required();
            let harm = form.choice("harm", "in what way", Harm::parse).optional();
            let (on, source, note, concern, harm) =
                form.all_of((on, source, note, concern, harm))?;
            Event::Exploitation(Exploitation {
                concern,
                harm: harm.filter(|_| concern != Concern::NoneNow),
                on,
                source,
                note,
            })
        }
    };
    let (reason,) = form.all_of((reason,))?;
    visit.write(|tx| match seen {
        None => {
            let allowed = find(tx, id)?.allow_for(Action::Add, what.class())?;
            said::say(tx, &allowed, &event)
        }
        Some(fact) => {
            let allowed = find(tx, id)?.allow_for(Action::Correct, what.class())?;
            said::put_right(tx, &allowed, fact, &event, &reason)
        }
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}#happened"))
        .saying(format!("Saved: {}", event.title())))
}

pub(super) fn take_back_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let what = what(visit)?;
    let (who, one) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Correct, what.class())?;
        Ok((who, said::standing(tx, &allowed, fact)?))
    })?;
    let form = visit.form("take-back-event", &[])?;
    let fields = html! {
        p.govuk-body { (one.event.title()) ", " (care::dates::long_date(one.event.on())) }
        (line(&form, "reason", "Why do you take it back?").hint("For example, it was somebody else. It stays in the history."))
    };
    let page = Page {
        title: "Take this back",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Take it back"))
}

pub(super) fn take_back(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let what = what(visit)?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "why you take it back")
        .at_most(500)
        .required();
    let (reason,) = form.all_of((reason,))?;
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Correct, what.class())?;
        let one = said::standing(tx, &allowed, fact)?;
        if one.event.what() != what {
            return Err(Refusal::NotFound);
        }
        said::take_back(tx, &allowed, fact, &reason)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}#happened")).saying("Taken back"))
}
