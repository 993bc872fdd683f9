//! Writing something down about a young person, putting it right, taking it back.
//!
//! Each form has its page and its reading beside each other. The fact in an address (`…/{fact}`)
//! is the version the writer saw: if another stands by now, both are shown and nothing is lost.

use super::super::of_one::{View, for_form};
use super::one::{address, banner};
use crate::looked_after::{self, Episode};
use crate::people::{
    self, About, Contact, ContactPlace, Name, OfAPerson, PersonWhoMatters, PlaceThatMatters,
    Statement, Words,
};
use care::Minutes;
use care::codes::{
    CategoryOfNeed, LegalStatus, PlacementProvider, PlacementType, ReasonEpisodeCeased,
    ReasonNewEpisode, ReasonPlacementChange,
};
use care::dates::parse_date;
use care::ids::{ChildCode, FactId, YoungPersonId};
use desk::components::{
    Button, DateInput, Input, InsetText, Radios, Select, SelectItem, Textarea, WarningText,
};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, FieldClass, find};
use record::{Content, Refusal};

fn id(visit: &Visit) -> Result<YoungPersonId, Refusal> {
    visit.id("id")
}

fn seen(visit: &Visit) -> Result<Option<FactId>, Refusal> {
    match visit.part("fact") {
        None => Ok(None),
        Some(_) => visit.id("fact").map(Some),
    }
}

/// The frame of every form about a young person: whose page it is, always in sight.
fn framed(view: &View, title: &str, form: &Form, fields: Markup, save: &str) -> Reply {
    let body = html! {
        (banner(view, false))
        h1.govuk-heading-l { (title) }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (fields)
            (Button::submit(save))
            p.govuk-body { a.govuk-link href=(address(view)) { "Leave without saving" } }
        }
    };
    Reply::page(title, body).back_to("Back to their page", address(view))
}

fn done(id: YoungPersonId, words: &str) -> Reply {
    Reply::redirect(format!("/young-people/{id}")).saying(words)
}

fn radios<T: Copy>(
    form: &Form,
    name: &'static str,
    legend: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Radios {
    Radios::new(name, legend)
        .choices(all.iter().map(|one| (code(*one), words(*one))))
        .value(form.value(name))
        .error_if(form.error(name))
}

fn input(form: &Form, name: &'static str, label: &str) -> Input {
    Input::new(name, label)
        .value(form.value(name))
        .error_if(form.error(name))
}

fn date(form: &Form, name: &'static str, legend: &str) -> DateInput {
    DateInput::new(name, legend)
        .typed_date(form.date_typed(name))
        .error_if(form.error(name))
}

/// The reason a correction needs.
fn reason(form: &Form, correcting: bool) -> Markup {
    html! {
        @if correcting {
            (input(form, "reason", "Why are you putting this right?")
                .hint("It stays in the history beside what was said before."))
        }
    }
}

fn read_reason(form: &mut Form, correcting: bool) -> desk::form::Field<String> {
    if correcting {
        form.text("reason", "why you are putting this right")
            .at_most(500)
            .required()
    } else {
        desk::form::Field::known(String::new())
    }
}

/// What the form of a kind starts from: what stands, when it is put right.
fn starting<C: OfAPerson>(
    visit: &Visit,
    name: &str,
    fields: impl Fn(&C) -> Vec<(&'static str, String)>,
    otherwise: &[(&str, &str)],
) -> Result<(View, Form), Refusal> {
    let (id, seen) = (id(visit)?, seen(visit)?);
    let action = if seen.is_some() {
        Action::Correct
    } else {
        Action::Add
    };
    let (view, held) = visit.read(|tx| {
        let (allowed, view) = for_form(tx, id, action, C::CLASS)?;
        let held = match seen {
            // What was replaced meanwhile is still shown: the answer will say so.
            Some(fact) => people::one_said::<C>(tx, &allowed, fact)
                .ok()
                .map(|said| said.said),
            None => None,
        };
        Ok((view, held))
    })?;
    let form = match held {
        Some(held) => {
            let values = fields(&held);
            let values: Vec<(&str, &str)> = values
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            visit.form(name, &values)?
        }
        None => visit.form(name, otherwise)?,
    };
    Ok((view, form))
}

/// Says it, or puts it right.
fn save<C: OfAPerson>(
    visit: &mut Visit,
    said: &C,
    reason: &str,
    words: &str,
) -> Result<Reply, Refusal> {
    let (id, seen) = (id(visit)?, seen(visit)?);
    visit.write(|tx| match seen {
        None => {
            let allowed = find(tx, id)?.allow_for(Action::Add, C::CLASS)?;
            people::say(tx, &allowed, said)
        }
        Some(fact) => {
            let allowed = find(tx, id)?.allow_for(Action::Correct, C::CLASS)?;
            people::put_right(tx, &allowed, fact, said, reason)
        }
    })?;
    Ok(done(id, words))
}

// --- in their words ------------------------------------------------------------------------------

pub(super) fn said_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let about = visit.query("about").unwrap_or("strength").to_owned();
    let today = date_value(visit.today());
    let (view, form) = starting::<Statement>(
        visit,
        "said",
        |held| {
            vec![
                ("about", held.about.code().to_owned()),
                ("text", held.text.clone()),
                ("words", held.words.code().to_owned()),
                ("said_on", date_value(held.said_on)),
            ]
        },
        &[
            ("about", &about),
            ("words", Words::YoungPerson.code()),
            ("said_on", &today),
        ],
    )?;
    let correcting = seen(visit)?.is_some();
    let fields = html! {
        (Textarea::new("text", "What did they say?")
            .hint("In their own words, as they said them.")
            .rows(4u16)
            .value(form.value("text")).error_if(form.error("text")))
        (radios(&form, "about", "What is it about?", &About::ALL, About::code, About::words))
        (radios(&form, "words", "Whose words are these?", &Words::ALL, Words::code, Words::words))
        (date(&form, "said_on", "When was it said?"))
        (reason(&form, correcting))
    };
    Ok(framed(
        &view,
        "What was said",
        &form,
        fields,
        "Save what was said",
    ))
}

pub(super) fn said(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let text = form
        .text("text", "what they said")
        .at_most(4_000)
        .required();
    let about = form
        .choice("about", "what it is about", About::parse)
        .required();
    let words = form
        .choice("words", "whose words these are", Words::parse)
        .required();
    let said_on = form
        .date("said_on", "the day it was said")
        .not_after_today(today)
        .required();
    let reason = read_reason(&mut form, correcting);
    let (text, about, words, said_on, reason) =
        form.all_of((text, about, words, said_on, reason))?;
    save(
        visit,
        &Statement {
            about,
            text,
            words,
            said_on,
        },
        &reason,
        "Saved what was said",
    )
}

// --- people and places that matter ---------------------------------------------------------------

pub(super) fn person_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (view, form) = starting::<PersonWhoMatters>(
        visit,
        "who-matters",
        |held| {
            vec![
                ("name", held.name.clone()),
                ("relation", held.relation.clone()),
                (
                    "keeps_in_touch",
                    held.keeps_in_touch.clone().unwrap_or_default(),
                ),
                (
                    "every_days",
                    held.every_days.map_or(String::new(), |d| d.to_string()),
                ),
                (
                    "last_contact",
                    held.last_contact.map_or(String::new(), date_value),
                ),
            ]
        },
        &[],
    )?;
    let correcting = seen(visit)?.is_some();
    let fields = html! {
        (input(&form, "name", "Name").hint("As they call them: “Nan”, “Uncle Joe”."))
        (input(&form, "relation", "Who are they to them?").hint("For example, grandmother or best friend."))
        (input(&form, "keeps_in_touch", "How do they keep in touch? (optional)"))
        (input(&form, "every_days", "How often have they agreed to be in touch, in days? (optional)").inputmode("numeric"))
        (date(&form, "last_contact", "When were they last in touch? (optional)"))
        (reason(&form, correcting))
    };
    Ok(framed(&view, "Somebody who matters", &form, fields, "Save"))
}

pub(super) fn person(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let name = form.text("name", "their name").at_most(200).required();
    let relation = form
        .text("relation", "who they are to them")
        .at_most(200)
        .required();
    let touch = form
        .text("keeps_in_touch", "how they keep in touch")
        .at_most(500)
        .optional();
    let every = form
        .number("every_days", "how often")
        .between(1, 366)
        .optional();
    let last = form
        .date("last_contact", "the last contact")
        .not_after_today(today)
        .optional();
    let reason = read_reason(&mut form, correcting);
    let (name, relation, keeps_in_touch, every, last_contact, reason) =
        form.all_of((name, relation, touch, every, last, reason))?;
    let said = PersonWhoMatters {
        name,
        relation,
        keeps_in_touch,
        every_days: every.and_then(|days| u16::try_from(days).ok()),
        last_contact,
    };
    save(visit, &said, &reason, "Saved somebody who matters")
}

pub(super) fn place_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (view, form) = starting::<PlaceThatMatters>(
        visit,
        "where-matters",
        |held| {
            vec![
                ("name", held.name.clone()),
                ("why", held.why.clone().unwrap_or_default()),
                (
                    "postcode",
                    held.postcode.map_or(String::new(), |p| p.to_string()),
                ),
            ]
        },
        &[],
    )?;
    let correcting = seen(visit)?.is_some();
    let fields = html! {
        (input(&form, "name", "What is the place?").hint("School, club, mosque, the skate park."))
        (input(&form, "why", "Why does it matter? (optional)"))
        (input(&form, "postcode", "Postcode (optional)").autocomplete("off"))
        (reason(&form, correcting))
    };
    Ok(framed(&view, "A place that matters", &form, fields, "Save"))
}

pub(super) fn place(visit: &mut Visit) -> Result<Reply, Refusal> {
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let name = form.text("name", "the place").at_most(200).required();
    let why = form.text("why", "why it matters").at_most(500).optional();
    let postcode = form.postcode("postcode", "postcode").optional();
    let reason = read_reason(&mut form, correcting);
    let (name, why, postcode, reason) = form.all_of((name, why, postcode, reason))?;
    save(
        visit,
        &PlaceThatMatters {
            name,
            why,
            postcode,
        },
        &reason,
        "Saved a place that matters",
    )
}

// --- time together -------------------------------------------------------------------------------

pub(super) fn contact_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = date_value(visit.today());
    let (view, form) = starting::<Contact>(
        visit,
        "time-together",
        |held| {
            vec![
                ("on", date_value(held.on)),
                ("minutes", held.minutes.0.to_string()),
                ("place", held.place.code().to_owned()),
                ("note", held.note.clone()),
                ("words", held.words.code().to_owned()),
                ("with", held.with.clone().unwrap_or_default()),
                ("next_on", held.next_on.map_or(String::new(), date_value)),
            ]
        },
        &[("on", &today), ("words", Words::Worker.code())],
    )?;
    let correcting = seen(visit)?.is_some();
    let fields = html! {
        (input(&form, "minutes", "How many minutes?").inputmode("numeric"))
        (radios(&form, "place", "Where?", &ContactPlace::ALL, ContactPlace::code, ContactPlace::words))
        (Textarea::new("note", "What happened?")
            .hint("Write it as you would say it to them. They may read it.")
            .rows(4u16)
            .value(form.value("note")).error_if(form.error("note")))
        (radios(&form, "words", "Whose words are these?", &Words::ALL, Words::code, Words::words))
        (date(&form, "on", "When?"))
        (input(&form, "with", "Who was with them? (optional)").hint("Leave blank if it was you."))
        (date(&form, "next_on", "When did you say you would next be in touch? (optional)"))
        (reason(&form, correcting))
    };
    Ok(framed(&view, "Time together", &form, fields, "Save"))
}

pub(super) fn contact(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let minutes = form
        .number("minutes", "how many minutes")
        .between(1, 1_440)
        .required();
    let place = form
        .choice("place", "where it was", ContactPlace::parse)
        .required();
    let note = form
        .text("note", "what happened")
        .at_most(20_000)
        .required();
    let words = form
        .choice("words", "whose words these are", Words::parse)
        .required();
    let on = form.date("on", "the day").not_after_today(today).required();
    let with = form
        .text("with", "who was with them")
        .at_most(200)
        .optional();
    let next_on = form.date("next_on", "the next contact").optional();
    let reason = read_reason(&mut form, correcting);
    let (minutes, place, note, words, on, with, next_on, reason) =
        form.all_of((minutes, place, note, words, on, with, next_on, reason))?;
    let minutes = Minutes(u32::try_from(minutes).unwrap_or(0));
    let said = Contact {
        on,
        minutes,
        place,
        note,
        words,
        with,
        next_on,
    };
    save(visit, &said, &reason, "Saved the time together")
}

// --- an episode of care --------------------------------------------------------------------------

fn codes<T: Copy>(
    form: &Form,
    name: &'static str,
    label: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Select {
    let now = form.value(name);
    let items = std::iter::once(SelectItem::new("", "Choose one").selected(now.is_empty())).chain(
        all.iter()
            .map(|one| SelectItem::new(code(*one), words(*one)).selected(now == code(*one))),
    );
    Select::new(name, label)
        .items(items.collect::<Vec<_>>())
        .error_if(form.error(name))
}

pub(super) fn episode_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let from = visit.query("from").and_then(parse_date);
    let (view, held) = visit.read(|tx| {
        let action = if from.is_some() {
            Action::Correct
        } else {
            Action::Add
        };
        let (allowed, view) = for_form(tx, id, action, FieldClass::CareHistory)?;
        let held = looked_after::standing_of(tx, id.into())?
            .into_iter()
            .find(|held| {
                held.kind == Episode::KIND && from.is_some_and(|from| held.key == from.to_string())
            })
            .map(|held| Ok::<_, Refusal>((held.fact, held.read::<Episode>()?)))
            .transpose()?;
        let hides = !allowed.sees(FieldClass::Whereabouts);
        Ok((view, held.filter(|_| !hides)))
    })?;
    let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
    let values = held.map_or_else(Vec::new, |(fact, e)| {
        vec![
            ("stands", fact.to_string()),
            ("decom", date_value(e.decom)),
            ("new_episode", code(e.new_episode.map(|c| c.code()))),
            ("legal_status", code(e.legal_status.map(|c| c.code()))),
            ("need", code(e.need.map(|c| c.code()))),
            ("placement", code(e.placement.map(|c| c.code()))),
            ("provider", code(e.provider.map(|c| c.code()))),
            ("dec", e.dec.map_or(String::new(), date_value)),
            ("ceased", code(e.ceased.map(|c| c.code()))),
            ("place_change", code(e.place_change.map(|c| c.code()))),
            ("home", e.home.map_or(String::new(), |p| p.to_string())),
            ("place", e.place.map_or(String::new(), |p| p.to_string())),
            ("urn", e.urn.unwrap_or_default()),
        ]
    });
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form("episode", &values)?;
    let correcting = !form.value("stands").is_empty();
    let year = care::CollectionYear::of(visit.today());
    let placements: Vec<PlacementType> = PlacementType::all()
        .iter()
        .copied()
        .filter(|p| p.valid_in(year) || form.value("placement") == p.code())
        .collect();
    let ends: Vec<ReasonEpisodeCeased> = ReasonEpisodeCeased::all()
        .iter()
        .copied()
        .filter(|c| c.valid_in(year) || form.value("ceased") == c.code())
        .collect();
    let fields = html! {
        @if correcting { input type="hidden" name="stands" value=(form.value("stands")); }
        (date(&form, "decom", "When did this episode begin?"))
        (codes(&form, "new_episode", "Why did it begin?", ReasonNewEpisode::all(), ReasonNewEpisode::code, ReasonNewEpisode::meaning))
        (codes(&form, "legal_status", "Legal status", LegalStatus::all(), LegalStatus::code, LegalStatus::meaning))
        (codes(&form, "need", "Main reason for coming into care", CategoryOfNeed::all(), CategoryOfNeed::code, CategoryOfNeed::meaning))
        (codes(&form, "placement", "Where do they live?", &placements, PlacementType::code, PlacementType::meaning))
        (codes(&form, "provider", "Who provides it? (optional)", PlacementProvider::all(), PlacementProvider::code, PlacementProvider::meaning))
        (input(&form, "place", "Postcode of where they live (optional)").autocomplete("off"))
        (input(&form, "home", "Postcode of home when they came into care (optional)").autocomplete("off"))
        (input(&form, "urn", "Ofsted’s number of the home or agency (optional)"))
        (date(&form, "dec", "When did it end? (optional)"))
        (codes(&form, "ceased", "Why did it end? (optional)", &ends, ReasonEpisodeCeased::code, ReasonEpisodeCeased::meaning))
        (codes(&form, "place_change", "Why did the placement change? (optional)", ReasonPlacementChange::all(), ReasonPlacementChange::code, ReasonPlacementChange::meaning))
        (reason(&form, correcting))
    };
    let title = if correcting {
        "Put an episode of care right"
    } else {
        "Add an episode of care"
    };
    Ok(framed(&view, title, &form, fields, "Save the episode"))
}

pub(super) fn episode(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let stands: Option<FactId> = form.value("stands").parse().ok();
    let correcting = stands.is_some();
    let decom = form.date("decom", "the day it began").required();
    let new_episode = form
        .choice("new_episode", "why it began", ReasonNewEpisode::parse)
        .required();
    let legal_status = form
        .choice("legal_status", "the legal status", LegalStatus::parse)
        .required();
    let need = form
        .choice("need", "the main reason", CategoryOfNeed::parse)
        .required();
    let placement = form
        .choice("placement", "where they live", PlacementType::parse)
        .required();
    let provider = form
        .choice("provider", "who provides it", PlacementProvider::parse)
        .optional();
    let place = form.postcode("place", "postcode").optional();
    let home = form.postcode("home", "postcode").optional();
    let began = decom.get().copied();
    let begun = (
        decom,
        new_episode,
        legal_status,
        need,
        placement,
        provider,
        place,
        home,
    );
    let end = form.date("dec", "the day it ended").optional();
    if let (Some(from), Some(Some(until))) = (began, end.get())
        && *until <= from
    {
        form.problem("dec-day", "The day it ended must be after the day it began");
    }
    let ceased = form
        .choice("ceased", "why it ended", ReasonEpisodeCeased::parse)
        .optional();
    if let (Some(until), Some(why)) = (end.get(), ceased.get())
        && until.is_some() != why.is_some()
    {
        form.problem("ceased", "Give both the day it ended and why, or neither");
    }
    let change = form
        .choice(
            "place_change",
            "why the placement changed",
            ReasonPlacementChange::parse,
        )
        .optional();
    let urn = form.text("urn", "Ofsted’s number").at_most(20).optional();
    let why = read_reason(&mut form, correcting);
    let ended = form.all_of((end, ceased, change, urn, why))?;
    let begun = form.all_of(begun)?;
    save_episode(visit, id, stands, begun, ended)
}

type Begun = (
    care::Date,
    ReasonNewEpisode,
    LegalStatus,
    CategoryOfNeed,
    PlacementType,
    Option<PlacementProvider>,
    Option<care::Postcode>,
    Option<care::Postcode>,
);
type Ended = (
    Option<care::Date>,
    Option<ReasonEpisodeCeased>,
    Option<ReasonPlacementChange>,
    Option<String>,
    String,
);

fn save_episode(
    visit: &mut Visit,
    id: YoungPersonId,
    stands: Option<FactId>,
    begun: Begun,
    ended: Ended,
) -> Result<Reply, Refusal> {
    let (decom, new_episode, legal_status, need, placement, provider, place, home) = begun;
    let (dec, ceased, place_change, urn, reason) = ended;
    let said = Episode {
        decom,
        new_episode: Some(new_episode),
        legal_status: Some(legal_status),
        need: Some(need),
        placement: Some(placement),
        provider,
        dec,
        ceased,
        place_change,
        home,
        place,
        urn,
    };
    let action = if stands.is_some() {
        Action::Correct
    } else {
        Action::Add
    };
    visit.write(|tx| {
        find(tx, id)?.allow_for(action, FieldClass::CareHistory)?;
        looked_after::say_episode(
            tx,
            id,
            &said,
            stands,
            (!reason.is_empty()).then(|| reason.clone()),
        )
    })?;
    Ok(done(id, "Saved the episode of care"))
}

// --- names, brothers and sisters -----------------------------------------------------------------

pub(super) fn name_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let view = visit.read(|tx| Ok(for_form(tx, id, Action::Correct, FieldClass::Identity)?.1))?;
    let person = &view.person;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let stands = person
        .name_fact
        .map_or(String::new(), |fact| fact.to_string());
    let (given, family, known_as) = (
        text(&person.given),
        text(&person.family),
        text(&person.known_as),
    );
    let form = visit.form(
        "name",
        &[
            ("stands", &stands),
            ("given", &given),
            ("family", &family),
            ("known_as", &known_as),
        ],
    )?;
    let fields = html! {
        input type="hidden" name="stands" value=(form.value("stands"));
        (input(&form, "given", "First name").spellcheck(false))
        (input(&form, "family", "Last name").spellcheck(false))
        (input(&form, "known_as", "What do they like to be called? (optional)").spellcheck(false))
    };
    Ok(framed(
        &view,
        "What they are called",
        &form,
        fields,
        "Save the name",
    ))
}

pub(super) fn name(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let seen: Option<FactId> = form.value("stands").parse().ok();
    let given = form
        .text("given", "their first name")
        .at_most(100)
        .required();
    let family = form
        .text("family", "their last name")
        .at_most(100)
        .required();
    let known_as = form
        .text("known_as", "what they like to be called")
        .at_most(100)
        .optional();
    let (given, family, known_as) = form.all_of((given, family, known_as))?;
    let said = Name {
        given,
        family,
        known_as,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Correct, FieldClass::Identity)?;
        people::name(tx, &allowed, &said, seen)
    })?;
    Ok(done(id, "Saved what they are called"))
}

pub(super) fn sibling_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let view = visit.read(|tx| Ok(for_form(tx, id, Action::Correct, FieldClass::Identity)?.1))?;
    let form = visit.form("sibling", &[])?;
    let fields = html! {
        (input(&form, "sibling", "The council’s number of their brother or sister")
            .hint("It stands on the brother’s or sister’s own page and in the list of young people."))
    };
    Ok(framed(&view, "A brother or sister", &form, fields, "Save"))
}

pub(super) fn sibling(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let code = form
        .text("sibling", "the council’s number")
        .required()
        .map(|text| ChildCode::parse(&text).ok());
    let (code,) = form.all_of((code,))?;
    visit.write(|tx| {
        let one = find(tx, id)?.allow_for(Action::Correct, FieldClass::Identity)?;
        let nobody = || {
            Refusal::invalid(
                "sibling",
                "There is nobody with this number whom you may see",
            )
        };
        let code = code.clone().ok_or_else(nobody)?;
        let other = people::ids_of(tx, [&code].into_iter())?
            .remove(&code)
            .ok_or_else(nobody)?;
        let other = find(tx, other)
            .and_then(|found| found.allow_for(Action::Correct, FieldClass::Identity))
            .map_err(|_| nobody())?;
        people::say_sibling(tx, &one, &other)
    })?;
    Ok(done(id, "Saved that they are brothers or sisters"))
}

// --- taking back ---------------------------------------------------------------------------------

pub(super) fn take_back_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let fact: FactId = visit.id("fact")?;
    let (view, words) = visit.read(|tx| {
        let said = tx
            .fact(fact)?
            .filter(|f| f.subject == id.into())
            .ok_or(Refusal::NotFound)?;
        let class = class_of(&said.kind).ok_or(Refusal::NotFound)?;
        let (_, view) = for_form(tx, id, Action::Correct, class)?;
        Ok((view, words_of(&said)))
    })?;
    let form = visit.form("take-back", &[])?;
    let fields = html! {
        (InsetText::new(words))
        (WarningText::new("It will no longer be shown on their page. It stays in the history, with your reason."))
        (input(&form, "reason", "Why should it not have been said?"))
    };
    Ok(framed(
        &view,
        "Take back what was said",
        &form,
        fields,
        "Take it back",
    ))
}

fn class_of(kind: &str) -> Option<FieldClass> {
    Some(match kind {
        Statement::KIND => Statement::CLASS,
        PersonWhoMatters::KIND => PersonWhoMatters::CLASS,
        PlaceThatMatters::KIND => PlaceThatMatters::CLASS,
        Contact::KIND => Contact::CLASS,
        _ => return None,
    })
}

fn words_of(said: &record::Fact) -> String {
    if let Ok(said) = said.read::<Statement>() {
        said.text
    } else if let Ok(said) = said.read::<PersonWhoMatters>() {
        format!("{}, {}", said.name, said.relation)
    } else if let Ok(said) = said.read::<PlaceThatMatters>() {
        said.name
    } else if let Ok(said) = said.read::<Contact>() {
        said.note
    } else {
        String::new()
    }
}

pub(super) fn take_back(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let fact: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "why it should not have been said")
        .at_most(500)
        .required();
    let (reason,) = form.all_of((reason,))?;
    visit.write(|tx| {
        let said = tx
            .fact(fact)?
            .filter(|f| f.subject == id.into())
            .ok_or(Refusal::NotFound)?;
        let class = class_of(&said.kind).ok_or(Refusal::NotFound)?;
        let allowed = find(tx, id)?.allow_for(Action::Correct, class)?;
        match said.kind.as_str() {
            Statement::KIND => people::take_back::<Statement>(tx, &allowed, fact, &reason),
            PersonWhoMatters::KIND => {
                people::take_back::<PersonWhoMatters>(tx, &allowed, fact, &reason)
            }
            PlaceThatMatters::KIND => {
                people::take_back::<PlaceThatMatters>(tx, &allowed, fact, &reason)
            }
            Contact::KIND => people::take_back::<Contact>(tx, &allowed, fact, &reason),
            _ => Err(Refusal::NotFound),
        }
    })?;
    Ok(done(id, "Taken back"))
}

// --- opening in an emergency; declaring a conflict -----------------------------------------------

pub(super) fn glass_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    id(visit)?;
    let form = visit.form("glass", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Open a page in an emergency" }
        (WarningText::new("The page opens for 60 minutes. The privacy officer is told at once and will ask about it."))
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Textarea::new("reason", "Why do you need to see this page now?")
                .value(form.value("reason")).error_if(form.error("reason")))
            (Button::submit("Open the page").warning())
        }
    };
    Ok(Reply::page("Open a page in an emergency", body).back_to("Young people", "/young-people"))
}

pub(super) fn glass(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "why you need to see this page now")
        .at_most(1_000)
        .required();
    let (reason,) = form.all_of((reason,))?;
    let until = visit.write(|tx| access::break_glass(tx, id, &reason))?;
    let until = record::clock::in_england(until);
    let words = format!(
        "This page is open to you until {:02}:{:02}. The privacy officer has been told.",
        until.hour(),
        until.minute()
    );
    Ok(done(id, &words))
}

pub(super) fn conflict_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let view = visit.read(|tx| {
        let today = tx.today();
        let allowed = find(tx, id)?.allow(Action::See)?;
        super::super::of_one::view(tx, &allowed, today, None)
    })?;
    let form = visit.form("i-know-them", &[])?;
    let fields = html! {
        p.govuk-body {
            "If this is your family, a friend’s child, a neighbour or somebody else you know outside "
            "work, say so. From then on their page does not exist for you."
        }
        (input(&form, "reason", "How do you know them?"))
    };
    Ok(framed(
        &view,
        "I know this young person outside work",
        &form,
        fields,
        "Close their page to me",
    ))
}

pub(super) fn conflict(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "how you know them")
        .at_most(500)
        .required();
    let (reason,) = form.all_of((reason,))?;
    visit.write(|tx| access::declare_conflict(tx, id, &reason))?;
    Ok(Reply::redirect("/young-people").saying("Thank you. That page is closed to you now."))
}
