//! The list of young people: search, filters, order, pages, print and export.

use crate::looked_after::lower_first;
use crate::our_return::waiting_for;
use crate::places::postcodes;
use crate::young_people::list::{Entry, Listed, PAGE, Question, Sort, Who, everyone, list};
use care::Age;
use care::codes::{LegalStatus, PlacementType};
use care::dates::long_date;
use desk::components::{Input, Radios, Select, SelectItem};
use desk::patterns::{Address, Column, FilterPanel, Listing, invitation};
use desk::sheet::Sheet;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{ALL_MAY_BE_SEEN, Action, Capability, FieldClass, could, note_look};
use record::{Refusal, Tx};

/// What the page shows.
pub(super) struct View {
    /// What waits for the reader before the return goes.
    waiting: Markup,
    question: Question,
    address: Address,
    listed: Listed,
    today: care::Date,
    exports: bool,
    /// May send the council's list of names.
    names: bool,
    /// May open a page in an emergency.
    glass: bool,
    /// Columns this reader could ever see.
    history: bool,
    legal: bool,
}

impl View {
    /// For the gallery and tests.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            waiting: Markup::default(),
            question: Question::default(),
            address: Address::new("/young-people"),
            listed: Listed::default(),
            today: jiff::civil::date(2027, 4, 7),
            exports: true,
            names: true,
            glass: true,
            history: true,
            legal: true,
        }
    }
}

fn question(visit: &Visit) -> Question {
    let text = |name: &str| visit.query(name).unwrap_or_default();
    Question {
        words: text("q").chars().take(100).collect(),
        who: match text("who") {
            "left" => Who::LeftCare,
            "all" => Who::All,
            _ => Who::LookedAfter,
        },
        placement: PlacementType::parse(text("placement")),
        legal_status: LegalStatus::parse(text("legal")),
        from_age: text("from").parse().ok(),
        to_age: text("to").parse().ok(),
        sort: match text("sort") {
            "youngest" => Sort::Youngest,
            "oldest" => Sort::Oldest,
            "latest" => Sort::Latest,
            _ => Sort::Name,
        },
        page: text("page").parse().unwrap_or(1),
    }
}

fn address(visit: &Visit) -> Address {
    visit
        .all_queries()
        .iter()
        .filter(|(name, value)| name != "page" && !value.is_empty())
        .fold(Address::new("/young-people"), |address, (name, value)| {
            address.and(name, value)
        })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let question = question(visit);
    let view = View {
        waiting: waiting_for(visit)?,
        listed: visit.read(|tx| {
            let listed = list(tx, &question)?;
            looked(tx, Action::See, listed.entries.len());
            Ok(listed)
        })?,
        address: address(visit),
        today: visit.today(),
        exports: visit.caller()?.may(Capability::ExportLists),
        names: visit.caller()?.may(Capability::NamePeople),
        glass: visit.caller()?.may(Capability::BreakGlass),
        history: could(visit.caller()?, Action::See, FieldClass::CareHistory),
        legal: could(visit.caller()?, Action::See, FieldClass::Legal),
        question,
    };
    Ok(Reply::page("Young people", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let mut columns = vec![Column::new("Name"), Column::number("Age")];
    if view.history {
        columns.extend([Column::new("Lives in"), Column::number("Miles from home")]);
    }
    if view.legal {
        columns.push(Column::new("Legal status"));
    }
    let page = view.question.page.max(1);
    let mut listing = Listing::new("young people", &view.address)
        .columns(columns)
        .page(page, PAGE, view.listed.total as u64)
        .empty(nobody(view));
    for entry in &view.listed.entries {
        listing = listing.row(cells(view, entry));
    }
    if view.exports {
        let csv = view.address.query().iter().fold(
            Address::new("/young-people.csv"),
            |address, (name, value)| address.and(name, value),
        );
        listing = listing.export("Take this list away as CSV", csv.to_string());
    }
    html! {
        h1.govuk-heading-l { "Young people" }
        (view.waiting)
        @if view.listed.alike {
            p.govuk-body {
                "Nobody is called “" (view.question.words) "”. These names are close to it."
            }
        }
        @if view.names {
            p.govuk-body { a.govuk-link href="/young-people/names" { "Names from the council’s list" } }
        }
        div.hw-filtered {
            (filters(view))
            div.hw-filtered__list { (listing) }
        }
        @if view.glass {
            p.govuk-body {
                "Somebody is not here and needs you now? "
                a.govuk-link href="/open-in-an-emergency" { "Open a page in an emergency" }
            }
        }
    }
}

fn cells(view: &View, entry: &Entry) -> Vec<desk::components::table::Cell> {
    use desk::components::table::Cell;
    let left = entry.left.filter(|left| *left <= view.today);
    let age = entry.born.and_then(|born| Age::on(born, view.today));
    let mut cells = vec![
        Cell::new(html! {
            a.govuk-link href={ "/young-people/" (entry.id) } { (entry.name()) }
        }),
        Cell::number(age.map_or_else(|| "not known".to_owned(), |age| age.to_string())),
    ];
    if view.history {
        let miles = match (left, entry.home, entry.place) {
            (None, Some(home), Some(place)) => {
                match (postcodes().locate(home), postcodes().locate(place)) {
                    (Some(home), Some(place)) => home.grid.miles_to(place.grid).to_string(),
                    _ => "not known".to_owned(),
                }
            }
            (None, _, _) if entry.placement.is_some() => "not known".to_owned(),
            _ => String::new(),
        };
        cells.push(Cell::new(match left {
            Some(left) => format!("Left care {}", long_date(left)),
            None => entry
                .placement
                .map_or(String::new(), |p| p.meaning().to_owned()),
        }));
        cells.push(Cell::number(miles));
    }
    if view.legal {
        cells.push(Cell::new(match left {
            Some(_) => "",
            None => entry.legal_status.map_or("", LegalStatus::meaning),
        }));
    }
    cells
}

fn nobody(view: &View) -> Markup {
    if view.question == Question::default() {
        invitation(
            "There is nobody here whom you may see. Somebody becomes yours when you are their \
             worker, or your team is responsible for them.",
            None,
        )
    } else {
        invitation(
            "Nobody you may see fits this. Take off a filter, or try part of a name.",
            Some(("Show everybody", "/young-people?who=all")),
        )
    }
}

fn filters(view: &View) -> Markup {
    let question = &view.question;
    let chosen = |one: Option<&str>, code: &str| one == Some(code);
    let placement = question.placement.map(PlacementType::code);
    let legal = question.legal_status.map(LegalStatus::code);
    let age = |age: Option<u8>| age.map_or(String::new(), |age| age.to_string());
    let who = match question.who {
        Who::LookedAfter => "now",
        Who::LeftCare => "left",
        Who::All => "all",
    };
    let sort = match question.sort {
        Sort::Name => "name",
        Sort::Youngest => "youngest",
        Sort::Oldest => "oldest",
        Sort::Latest => "latest",
    };
    let items = |all: Vec<(&'static str, &'static str)>, now: Option<&str>| {
        std::iter::once(SelectItem::new("", "Any").selected(now.is_none()))
            .chain(
                all.into_iter()
                    .map(|(code, words)| SelectItem::new(code, words).selected(chosen(now, code))),
            )
            .collect::<Vec<_>>()
    };
    let mut panel = FilterPanel::new(&view.address)
        .control(
            "q",
            Input::new("q", "Name, number or postcode")
                .value(&question.words)
                .spellcheck(false)
                .autocomplete("off"),
        )
        .control(
            "who",
            Radios::new("who", "Who")
                .small()
                .choices([
                    ("now", "Looked after now"),
                    ("left", "Left care"),
                    ("all", "Everybody"),
                ])
                .value(who),
        );
    if view.history {
        let all = PlacementType::all()
            .iter()
            .filter(|p| p.valid_in(care::CollectionYear::of(view.today)))
            .map(|p| (p.code(), p.meaning()))
            .collect();
        panel = panel.control(
            "placement",
            Select::new("placement", "Lives in").items(items(all, placement)),
        );
    }
    if view.legal {
        let all = LegalStatus::all()
            .iter()
            .map(|l| (l.code(), l.meaning()))
            .collect();
        panel = panel.control(
            "legal",
            Select::new("legal", "Legal status").items(items(all, legal)),
        );
    }
    panel = panel
        .control(
            "from",
            Input::new("from", "From age")
                .value(age(question.from_age))
                .inputmode("numeric"),
        )
        .control(
            "to",
            Input::new("to", "To age")
                .value(age(question.to_age))
                .inputmode("numeric"),
        )
        .control(
            "sort",
            Select::new("sort", "In order of").items(
                [
                    ("name", "Name"),
                    ("youngest", "Age, youngest first"),
                    ("oldest", "Age, oldest first"),
                    ("latest", "Latest change first"),
                ]
                .map(|(code, words)| SelectItem::new(code, words).selected(sort == code)),
            ),
        );
    if !question.words.is_empty() {
        panel = panel.chosen(format!("“{}”", question.words), "q", &question.words);
    }
    if let Some(placement) = question.placement {
        panel = panel.chosen(
            format!("Lives in: {}", lower_first(placement.meaning())),
            "placement",
            placement.code(),
        );
    }
    if let Some(legal) = question.legal_status {
        panel = panel.chosen(lower_first(legal.meaning()), "legal", legal.code());
    }
    html! { (panel) }
}

/// Notes that a list was shown or taken away, and of how many.
fn looked(tx: &mut Tx<'_>, action: Action, count: usize) {
    note_look(
        tx,
        action,
        format!("list of {count} young people"),
        ALL_MAY_BE_SEEN,
    );
}

/// The whole list, as filtered, without its pages. The export is a look like any other.
pub(super) fn csv(visit: &mut Visit) -> Result<Reply, Refusal> {
    let question = question(visit);
    let today = visit.today();
    let entries = visit.read(|tx| {
        let entries = everyone(tx, &question)?;
        looked(tx, Action::Export, entries.len());
        Ok(entries)
    })?;
    let mut sheet = Sheet::new(
        "Young people",
        &[
            "Number",
            "First name",
            "Family name",
            "Age",
            "Lives in",
            "Legal status",
            "In care since",
        ],
    );
    for entry in entries {
        let age = entry.born.and_then(|born| Age::on(born, today));
        sheet.rows.push(vec![
            entry.code.to_string().into(),
            entry.given.unwrap_or_default().into(),
            entry.family.unwrap_or_default().into(),
            age.map(|age| i64::from(age.0)).into(),
            entry.placement.map_or("", PlacementType::meaning).into(),
            entry.legal_status.map_or("", LegalStatus::meaning).into(),
            entry.care_began.into(),
        ]);
    }
    Ok(Reply::csv("young-people", &sheet))
}

#[test]
fn a_list_of_nobody_says_how_somebody_gets_there() {
    let html = draw(&View::sample()).into_string();
    assert!(html.contains("you are their worker"), "{html}");
}
