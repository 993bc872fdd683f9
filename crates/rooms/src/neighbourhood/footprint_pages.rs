// Long because: the list with its map, one footprint, and the form that feeds both.

//! The pages of footprints: the map, one footprint, saying what belongs to it.

use super::community;
use super::footprint::{
    Boundary, BoundaryKind, Counted, Footprint, Footprints, Lies, beginning, children, count,
    footprints, nearest_ten, say_footprint, wards,
};
use crate::evidence;
use crate::homes;
use crate::kept::Kept;
use care::dates::long_date;
use care::ids::{FactId, SubjectId};
use care::{Authority, Date, Postcode};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Input, Row, SummaryList, Table, Width, button_group, table::Cell};
use desk::map::GroupMap;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

static FOOTPRINT: Asked = Asked {
    name: "footprint",
    title: "A footprint",
    lead: "A part of the borough that people who live there would call one place. Every address in it gives it by itself.",
    questions: &[
        Question::line("name", "What is it called?", "what it is called"),
        Question::chosen_many("wards", "Which wards belong to it?", "the wards").optional(),
        Question::words("postcodes", "Which postcodes belong to it whatever their ward?", "postcodes")
            .optional()
            .hint("One on a line: a whole postcode, or the beginning of some, such as WN7 1. The longest beginning decides."),
        Question::words("gp_clusters", "GP clusters that go with it", "GP clusters")
            .optional()
            .hint("One on a line."),
        Question::words("police_beats", "Police beats that go with it", "police beats").optional(),
        Question::words("school_groups", "Groups of schools that go with it", "groups of schools").optional(),
    ],
    save: "Save this footprint",
};

static GIVE_UP: Asked = Asked {
    name: "footprint-given-up",
    title: "Give up this footprint",
    lead: "Its wards belong to no footprint until another takes them. What was said of it stays in the history.",
    questions: &[Question::words("why", "Why?", "why")],
    save: "Give it up",
};

/// As the form sends it: lists are lines.
#[derive(Deserialize)]
struct Typed {
    name: String,
    #[serde(default)]
    wards: Vec<Authority>,
    postcodes: Option<String>,
    gp_clusters: Option<String>,
    police_beats: Option<String>,
    school_groups: Option<String>,
}

fn lines(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

impl Typed {
    fn said(&self) -> Footprint {
        let named = [
            (BoundaryKind::GpCluster, &self.gp_clusters),
            (BoundaryKind::PoliceBeat, &self.police_beats),
            (BoundaryKind::SchoolGroup, &self.school_groups),
        ];
        let boundaries = named.into_iter().flat_map(|(kind, text)| {
            lines(text.as_deref()).map(move |name| Boundary {
                kind,
                name: name.to_owned(),
            })
        });
        Footprint {
            name: self.name.clone(),
            wards: self.wards.clone(),
            // What is no postcode is kept as typed, for the refusal to name.
            postcodes: lines(self.postcodes.as_deref())
                .map(|text| beginning(text).unwrap_or_else(|| text.to_owned()))
                .collect(),
            boundaries: boundaries.collect(),
            given_up: None,
        }
    }
}

/// The numbers beside each footprint, as far as the reader may see them.
struct Numbers {
    live: Option<Counted>,
    from: Option<Counted>,
    homes: Option<Counted>,
    assets: Option<Counted>,
    /// Small counts as they are; otherwise to the nearest ten.
    small: bool,
    on: Date,
}

impl Numbers {
    fn children(&self, of: &Option<Counted>, lies: Lies) -> Option<String> {
        let count = of.as_ref()?.at(lies);
        Some(match self.small {
            true => count.to_string(),
            false => format!("about {}", nearest_ten(count)),
        })
    }
}

struct View {
    all: Footprints,
    council: Authority,
    name: String,
    numbers: Numbers,
    keeps: bool,
    asked: Option<Result<(Postcode, Lies), String>>,
}

fn numbers(visit: &Visit, all: &Footprints) -> Result<Numbers, Refusal> {
    let caller = visit.caller()?.clone();
    let on = visit.today();
    visit.read(|tx| {
        let (live, from) = match caller.may(Capability::SeeMeasures) {
            true => {
                let borough = evidence::borough(tx)?;
                (
                    Some(children(all, &borough, on, false)),
                    Some(children(all, &borough, on, true)),
                )
            }
            false => (None, None),
        };
        let homes = match caller.may(Capability::SeeHomes) {
            true => {
                let homes = homes::known_homes(tx)?;
                Some(count(all, homes.iter().map(|home| home.said.postcode)))
            }
            false => None,
        };
        Ok(Numbers {
            live,
            from,
            homes,
            assets: Some(community::counted(tx, all)?),
            small: caller.may(Capability::SeeSmallNumbers),
            on,
        })
    })
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let all = visit.read(|tx| Ok(footprints(tx)?))?;
    let asked = visit
        .query("postcode")
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let asked = asked.map(|text| match Postcode::parse(text) {
        Ok(postcode) => Ok((postcode, all.of(postcode))),
        Err(_) => Err(text.to_owned()),
    });
    let view = View {
        numbers: numbers(visit, &all)?,
        council: visit.record().council(),
        name: visit.council().to_owned(),
        keeps: visit.caller()?.may(Capability::KeepPlaces),
        asked,
        all,
    };
    Ok(Reply::page("Footprints", draw_list(&view)).wide())
}

fn draw_list(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Footprints" }
        p.govuk-body {
            "The parts of " (view.name) " that services share, so that the same few people in each agency know the same streets."
        }
        (find(view))
        @if view.keeps { (button_group(html! { (Button::link("Add a footprint", "/footprints/new")) })) }
        @if view.all.is_empty() { (invitation("No footprint is written down yet.", None)) }
        @else {
            (map(view))
            (table(view))
            (beside(view))
        }
    }
}

/// An address gives its footprint.
fn find(view: &View) -> Markup {
    let typed = match &view.asked {
        Some(Ok((postcode, _))) => postcode.to_string(),
        Some(Err(text)) => text.clone(),
        None => String::new(),
    };
    html! {
        form method="get" action="/footprints" novalidate {
            (Input::new("postcode", "Which footprint is a postcode in?").width(Width::C10).value(typed)
                .error_if(matches!(view.asked, Some(Err(_))).then_some("Enter a postcode, like WN7 1PG")))
            (Button::submit("Find it").secondary())
        }
        @if let Some(Ok((postcode, lies))) = &view.asked {
            div.govuk-inset-text role="status" {
                @match lies {
                    Lies::In(id) => { (postcode) " is in " a.govuk-link href={ "/footprints/" (id) } { (view.all.name(*id)) } "." },
                    Lies::InNone => { (postcode) " is in the borough, and in no footprint." },
                    Lies::Outside => { (postcode) " is in another authority." },
                    Lies::Unknown => { "Nobody here knows where " (postcode) " is." },
                }
            }
        }
    }
}

fn map(view: &View) -> Markup {
    let Some(areas) = evidence::areas(view.council) else {
        return html! { p.govuk-body { "There is no map of this council’s wards yet." } };
    };
    let groups = view.all.iter().map(|one| one.said.name.as_str());
    let mut drawn = GroupMap::new(
        "footprints",
        "Footprints, by ward",
        "Footprint",
        areas,
        groups,
    );
    for area in areas.iter() {
        if let Some(one) = view.all.of_ward(area.code)
            && let Some(number) = view.all.number(one.subject)
        {
            drawn = drawn.belongs(area.code, number - 1);
        }
    }
    html! { (drawn) }
}

fn table(view: &View) -> Markup {
    let of = &view.numbers;
    let mut head = vec![Cell::new("Footprint")];
    if of.live.is_some() {
        head.push(Cell::number("Our children who live here"));
        head.push(Cell::number("Our children who came from here"));
    }
    if of.homes.is_some() {
        head.push(Cell::number("Homes"));
    }
    if of.assets.is_some() {
        head.push(Cell::number("Community assets"));
    }
    let row = |first: Cell, lies: Lies| {
        let mut cells = vec![first];
        cells.extend(of.children(&of.live, lies).map(Cell::number));
        cells.extend(of.children(&of.from, lies).map(Cell::number));
        cells.extend(
            of.homes
                .as_ref()
                .map(|homes| Cell::number(homes.at(lies).to_string())),
        );
        cells.extend(
            of.assets
                .as_ref()
                .map(|assets| Cell::number(assets.at(lies).to_string())),
        );
        cells
    };
    let mut table = Table::bare().head(head);
    for one in view.all.iter() {
        let link = html! {
            @if let Some(number) = view.all.number(one.subject) { (number) " " }
            a.govuk-link href={ "/footprints/" (one.subject) } { (one.said.name) }
        };
        table = table.row(row(Cell::new(link), Lies::In(one.subject)));
    }
    for (words, lies) in [
        ("In the borough, in no footprint", Lies::InNone),
        ("Outside the borough", Lies::Outside),
        ("Not known where", Lies::Unknown),
    ] {
        table = table.row(row(Cell::new(words), lies));
    }
    html! {
        h2.govuk-heading-m { "In each footprint" }
        @if of.live.is_some() {
            p.govuk-body {
                "Children looked after on " (long_date(of.on)) "."
                @if !of.small { " They are counted to the nearest ten, so that no small number can be worked out." }
                " The same by ward: " a.govuk-link href="/numbers/map" { "map of wards" } "."
            }
        }
        (table.scrolling("In each footprint"))
    }
}

/// The partners' areas beside each footprint.
fn beside(view: &View) -> Markup {
    let kinds = BoundaryKind::ALL;
    let table = view.all.iter().fold(
        Table::bare()
            .head(std::iter::once("Footprint").chain(kinds.iter().map(|kind| kind.words()))),
        |table, one| {
            let cells = kinds.iter().map(|kind| {
                let names = of_kind(&one.said, *kind);
                Cell::new(if names.is_empty() {
                    "none named".to_owned()
                } else {
                    names
                })
            });
            table.row(std::iter::once(Cell::new(&one.said.name)).chain(cells))
        },
    );
    html! {
        h2.govuk-heading-m { "Partners’ areas that go with them" }
        (table.scrolling("Partners’ areas that go with footprints"))
    }
}

fn of_kind(said: &Footprint, kind: BoundaryKind) -> String {
    let names = said.boundaries.iter().filter(|one| one.kind == kind);
    names
        .map(|one| one.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

struct OneView {
    one: Kept<Footprint>,
    wards: Vec<String>,
    numbers: Numbers,
    keeps: bool,
    rings: bool,
}

fn one_of(visit: &Visit) -> Result<(Footprints, Kept<Footprint>), Refusal> {
    let id: SubjectId = visit.id("footprint")?;
    let all = visit.read(|tx| Ok(footprints(tx)?))?;
    let one = all.get(id).cloned().ok_or(Refusal::NotFound)?;
    Ok((all, one))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (all, one) = one_of(visit)?;
    let names: BTreeMap<Authority, String> = wards(visit.record().council()).into_iter().collect();
    let caller = visit.caller()?;
    let view = OneView {
        wards: one
            .said
            .wards
            .iter()
            .filter_map(|code| names.get(code).cloned())
            .collect(),
        keeps: caller.may(Capability::KeepPlaces),
        rings: caller.may(Capability::SeeHomes),
        numbers: numbers(visit, &all)?,
        one,
    };
    let title = view.one.said.name.clone();
    Ok(Reply::page(title, draw(&view)).back_to("Footprints", "/footprints"))
}

fn draw(view: &OneView) -> Markup {
    let said = &view.one.said;
    let at = format!("/footprints/{}", view.one.subject);
    let lies = Lies::In(view.one.subject);
    let of = &view.numbers;
    let mut counts = Vec::new();
    let children = [
        (&of.live, "Our children who live here"),
        (&of.from, "Our children who came from here"),
    ];
    for (counted, words) in children {
        counts.extend(of.children(counted, lies).map(|n| Row::new(words, n)));
    }
    if let Some(homes) = &of.homes {
        counts.push(Row::new("Homes", homes.at(lies).to_string()));
    }
    if let Some(assets) = &of.assets {
        counts.push(Row::new("Community assets", assets.at(lies).to_string()));
    }
    let or_none = |text: String| {
        if text.is_empty() {
            "None".to_owned()
        } else {
            text
        }
    };
    let mut what = vec![Row::new("Wards", or_none(view.wards.join(", ")))];
    if !said.postcodes.is_empty() {
        what.push(Row::new(
            "Postcodes, whatever their ward",
            said.postcodes.join(", "),
        ));
    }
    for kind in BoundaryKind::ALL {
        what.push(Row::new(kind.words(), or_none(of_kind(said, *kind))));
    }
    html! {
        span.govuk-caption-l { "Footprint" }
        h1.govuk-heading-l { (said.name) }
        (SummaryList::new(counts))
        @if of.live.is_some() {
            p.govuk-hint {
                "Children looked after on " (long_date(of.on)) "."
                @if !of.small { " Counted to the nearest ten." }
            }
        }
        p.govuk-body { a.govuk-link href={ "/community?footprint=" (view.one.subject) } { "What there is in " (said.name) } }
        @if view.rings { p.govuk-body { a.govuk-link href={ "/who-to-ring?footprint=" (view.one.subject) } { "Who can I ring in " (said.name) "?" } } }
        h2.govuk-heading-m { "What belongs to it" }
        (SummaryList::new(what))
        @if view.keeps {
            (button_group(html! {
                (Button::link("Change what belongs to it", format!("{at}/change")).secondary())
                a.govuk-link href={ (at) "/give-up" } { "Give it up" }
            }))
        }
    }
}

/// The wards to choose from, each with the footprint it belongs to now.
fn options(visit: &Visit, own: Option<SubjectId>) -> Result<Options, Refusal> {
    let all = visit.read(|tx| Ok(footprints(tx)?))?;
    let wards = wards(visit.record().council())
        .into_iter()
        .map(|(code, name)| {
            let words = match all.of_ward(code).filter(|one| Some(one.subject) != own) {
                Some(other) => format!("{name} (now in {})", other.said.name),
                None => name,
            };
            (code, words)
        });
    Ok(Options::default().with("wards", wards))
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = options(visit, None)?;
    FOOTPRINT.page(
        visit,
        "",
        ("Footprints", "/footprints".to_owned()),
        &[],
        &options,
    )
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let typed: Typed = FOOTPRINT.read(visit, &options(visit, None)?)?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| say_footprint(tx, id, &typed.said(), None))?;
    Ok(Reply::redirect(format!("/footprints/{id}")).saying("Saved the footprint"))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = one_of(visit)?;
    let options = options(visit, Some(one.subject))?;
    let said = &one.said;
    let codes: Vec<String> = said.wards.iter().map(ToString::to_string).collect();
    let postcodes = said.postcodes.join("\n");
    let named = |kind| of_kind(said, kind).replace(", ", "\n");
    let (gp, police, schools) = (
        named(BoundaryKind::GpCluster),
        named(BoundaryKind::PoliceBeat),
        named(BoundaryKind::SchoolGroup),
    );
    let mut starting = vec![
        ("name", said.name.as_str()),
        ("postcodes", &postcodes),
        ("gp_clusters", &gp),
        ("police_beats", &police),
        ("school_groups", &schools),
    ];
    starting.extend(codes.iter().map(|code| ("wards", code.as_str())));
    let back = (
        "Back to the footprint",
        format!("/footprints/{}", one.subject),
    );
    FOOTPRINT.page(visit, &said.name, back, &starting, &options)
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = one_of(visit)?;
    let typed: Typed = FOOTPRINT
        .read(visit, &options(visit, Some(one.subject))?)?
        .into()?;
    let seen: FactId = one.fact;
    visit.write(|tx| say_footprint(tx, one.subject, &typed.said(), Some(seen)))?;
    Ok(Reply::redirect(format!("/footprints/{}", one.subject)).saying("Saved the footprint"))
}

pub(super) fn give_up_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = one_of(visit)?;
    let back = (
        "Back to the footprint",
        format!("/footprints/{}", one.subject),
    );
    GIVE_UP.page(visit, &one.said.name, back, &[], &Options::default())
}

pub(super) fn give_up(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(Deserialize)]
    struct Why {
        why: String,
    }
    let (_, one) = one_of(visit)?;
    let Why { why } = GIVE_UP.read(visit, &Options::default())?.into()?;
    let said = Footprint {
        given_up: Some(why),
        ..one.said.clone()
    };
    visit.write(|tx| say_footprint(tx, one.subject, &said, Some(one.fact)))?;
    Ok(Reply::redirect("/footprints").saying(format!("{} is given up", one.said.name)))
}
