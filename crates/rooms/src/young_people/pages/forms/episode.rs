//! An episode of care.

use super::{date, done, framed, id, input, read_reason, reason};
use crate::looked_after::{self, Episode, Keyed};
use crate::our_return::{any_way, unless_refused};
use crate::people;
use crate::young_people::of_one::for_form;
use care::codes::{
    CategoryOfNeed, LegalStatus, PlacementProvider, PlacementType, ReasonEpisodeCeased,
    ReasonNewEpisode, ReasonPlacementChange,
};
use care::dates::parse_date;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Select, SelectItem};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::html;
use record::access::{Action, FieldClass, find};
use record::{Content, Refusal};
use rulebook::Table;

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

pub(in super::super) fn episode_page(visit: &mut Visit) -> Result<Reply, Refusal> {
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
        (any_way(&form))
    };
    let title = if correcting {
        "Put an episode of care right"
    } else {
        "Add an episode of care"
    };
    Ok(framed(&view, title, &form, &fields, "Save the episode"))
}

pub(in super::super) fn episode(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let stands: Option<FactId> = form.value("stands").parse().ok();
    let correcting = stands.is_some();
    let today = visit.today();
    let decom = form
        .date("decom", "the day it began")
        .not_after_today(today)
        .required();
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
    let end = form
        .date("dec", "the day it ended")
        .not_after_today(today)
        .optional();
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
    let form = visit.posted()?;
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(action, FieldClass::CareHistory)?;
        let born = people::person(tx, id)?.and_then(|person| person.born);
        if born.is_some_and(|born| decom < born) {
            return Err(Refusal::invalid(
                "decom-day",
                "The day it began must be the same as or after the day they were born",
            ));
        }
        let was = match stands {
            Some(fact) => tx.fact(fact)?.map(|old| old.read::<Episode>()),
            None => None,
        };
        let was = was.transpose()?.map(|old| old.key());
        let why = (!reason.is_empty()).then(|| reason.clone());
        unless_refused(
            tx,
            &allowed,
            &form,
            Table::Episodes,
            &said.key(),
            was.as_deref(),
            |tx| looked_after::say_moved(tx, id, &said, stands, why),
        )
    })?;
    Ok(done(id, "Saved the episode of care"))
}
