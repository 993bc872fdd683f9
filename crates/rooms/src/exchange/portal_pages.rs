//! What a provider sees when they sign in. It reads the exchange store and nothing else.

use super::council_pages;
use super::facts::{BedsSaid, LivesThere, State};
use super::link_pages::read_answer;
use super::shown_pages;
use super::store::{self, KeptRelease};
use care::Date;
use care::dates::{days_between, long_date};
use care::ids::{HomeId, OrganisationId};
use desk::components::{Button, DateInput, Input, Table, Textarea, Width, table::Cell};
use desk::patterns::{Statement, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Persona;
use record::clock::long_moment;
use uuid::Uuid;

/// Days after which what was said of free beds is asked for again.
const STALE: i32 = 7;

/// The organisation of a provider; nobody else has one here.
pub(super) fn provider_of(visit: &Visit) -> Result<OrganisationId, Refusal> {
    let caller = visit.caller()?;
    if caller.persona() != Some(Persona::Provider) {
        return Err(Refusal::NotFound);
    }
    caller.agency().ok_or(Refusal::NotFound)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    if visit.caller()?.persona() == Some(Persona::Provider) {
        portal(visit)
    } else {
        council_pages::page(visit)
    }
}

/// Whether a signed-in provider may read it: as long as the search goes on and they did not decline.
fn open(one: &KeptRelease) -> bool {
    one.state == State::Open && !one.declined()
}

fn portal(visit: &Visit) -> Result<Reply, Refusal> {
    let of = provider_of(visit)?;
    let today = visit.today();
    let (releases, provider, table, living) = visit.exchange()?.read(&store::door(), |tx| {
        Ok((
            store::for_provider(tx, of)?,
            store::provider(tx, of)?,
            store::now_table(tx)?,
            store::matters(tx, of, today)?,
        ))
    })?;
    let (name, relationship, homes) = provider.unwrap_or_default();
    let waiting: Vec<&KeptRelease> = releases
        .iter()
        .filter(|one| open(one) && one.answers.is_empty())
        .collect();
    let answered: Vec<&KeptRelease> = releases
        .iter()
        .filter(|one| !one.answers.is_empty())
        .collect();
    let asked = waiting.iter().fold(
        Table::bare().head(["For", "Which home", "Since", "What is new"]),
        |table, one| {
            table.row([
                Cell::new(
                    html! { a.govuk-link href={ "/exchange/" (one.id) } { (one.pack.about()) } },
                ),
                Cell::new(&one.pack.home),
                Cell::new(long_moment(one.at)),
                Cell::new(match one.seen() {
                    None => "You have not read it",
                    Some(seen) if seen < one.version => "It changed since you read it",
                    Some(_) => "",
                }),
            ])
        },
    );
    let answers = answered.iter().fold(
        Table::bare().head(["For", "Which home", "Your answer", "How it stands"]),
        |table, one| {
            let last = one.answers.last();
            table.row([
                Cell::new(html! {
                    @if open(one) { a.govuk-link href={ "/exchange/" (one.id) } { (one.pack.reference) } }
                    @else { (one.pack.reference) }
                }),
                Cell::new(&one.pack.home),
                Cell::new(last.map_or_else(String::new, |(at, said)| format!("{} {}", said.answer.words(), long_moment(*at)))),
                Cell::new(one.state.words()),
            ])
        },
    );
    let beds = homes.iter().fold(
        Table::bare().head(["Home", "Free beds", "As said", "Say it again"]),
        |table, home| {
            table.row([
                Cell::new(&home.name),
                Cell::new(home.free.as_ref().map_or_else(|| "Not known".to_owned(), |(free, _, _)| free.to_string())),
                Cell::new(home.free.as_ref().map_or_else(
                    || "Nobody has said yet".to_owned(),
                    |(_, by, on)| match days_between(*on, today) {
                        days if days > STALE => format!("{by}, {days} days ago: please say it again"),
                        0 => format!("{by}, today"),
                        days => format!("{by}, {days} days ago"),
                    },
                )),
                Cell::new(html! { a.govuk-link href={ "/exchange/beds/" (home.home) } { "Free beds" span.govuk-visually-hidden { " at " (home.name) } } }),
            ])
        },
    );
    let papers: Vec<(&str, &str, Date)> = homes
        .iter()
        .flat_map(|home| {
            home.papers
                .iter()
                .map(|(what, due)| (home.name.as_str(), what.as_str(), *due))
        })
        .collect();
    let owed = papers.iter().fold(
        Table::bare().head(["Home", "Paper", "Due"]),
        |table, (home, what, due)| {
            table.row([
                Cell::new(*home),
                Cell::new(*what),
                Cell::new(if *due < today {
                    format!("{}: late", long_date(*due))
                } else {
                    long_date(*due)
                }),
            ])
        },
    );
    let body = html! {
        span.govuk-caption-l { (visit.council()) }
        h1.govuk-heading-l { @if name.is_empty() { "Your organisation" } @else { (name) } }
        (super::invoice_pages::tabs("/exchange"))
        @if !relationship.is_empty() { p.govuk-body { (relationship) " keeps in touch with you for us. Ring about anything, before it is a worry too." } }
        h2.govuk-heading-m { "Waiting on you (" (waiting.len()) ")" }
        @if waiting.is_empty() { (invitation("Nobody waits for an answer from you.", None)) }
        @else { (asked.scrolling("Waiting on you")) }
        h2.govuk-heading-m { "Your homes" }
        @if homes.is_empty() { p.govuk-body { "We have written down no home of yours yet. Ring us." } }
        @else { (beds.scrolling("Your homes")) }
        @if !living.is_empty() {
            h2.govuk-heading-m { "What matters to those you look after" }
            p.govuk-body { "What they told us, in their words. No name stands here: you know who they are." }
            @for one in &living {
                @let name = homes.iter().find(|home| home.home == one.home).map_or("Your home", |home| home.name.as_str());
                (lives_there(one, name))
            }
        }
        h2.govuk-heading-m { "Papers we owe you (" (papers.len()) ")" }
        @if papers.is_empty() { p.govuk-body { "You have every paper that is due." } }
        @else { (owed.scrolling("Papers we owe you")) }
        h2.govuk-heading-m { "What you answered" }
        @if answered.is_empty() { p.govuk-body { "Nothing yet." } }
        @else { (answers.scrolling("What you answered")) }
        h2.govuk-heading-m { "Searching now" }
        @if let Some((at, rows)) = &table {
            p.govuk-body { "Last changed " (long_moment(*at)) ". No name, date of birth, school or place stands here." }
            (shown_pages::now_table(rows, today))
        } @else { p.govuk-body { "Nobody is being searched for now." } }
    };
    Ok(Reply::page("For providers", body).wide())
}

/// One young person, without a name.
fn lives_there(one: &LivesThere, home: &str) -> Markup {
    let age = one.age.map_or_else(
        || "A young person".to_owned(),
        |age| format!("{age} years old"),
    );
    html! {
        section {
            h3.govuk-heading-s { (home) ": " (age) ", since " (long_date(one.from)) }
            @if one.said.is_empty() { p.govuk-body { "Nothing is written down yet. Ask them, and tell us." } }
            @for (about, quote) in &one.said {
                (Statement::new(quote.text.as_str(), quote.whose.as_str(), quote.on).about(about.as_str()))
            }
            @if one.left_out > 0 {
                p.govuk-body-s { "Left out, because it names somebody or somewhere: " (one.left_out) ". Ask whoever keeps in touch with you." }
            }
        }
    }
}

fn of_theirs(visit: &Visit) -> Result<KeptRelease, Refusal> {
    let of = provider_of(visit)?;
    let id: Uuid = visit.id("release")?;
    visit
        .exchange()?
        .read(&store::door(), |tx| Ok(store::for_provider(tx, of)?))?
        .into_iter()
        .find(|one| one.id == id && open(one))
        .ok_or(Refusal::NotFound)
}

pub(super) fn one_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = of_theirs(visit)?;
    let form = visit.form(&format!("answer-{}", one.id), &[])?;
    let before = match one.seen() {
        Some(seen) if seen < one.version => visit.exchange()?.read(&store::door(), |tx| {
            Ok(store::version_of(tx, one.id, seen)?)
        })?,
        _ => None,
    };
    store::opened(visit.exchange()?, &one, visit.caller()?.name())?;
    let id = match form.value("answer_id") {
        "" => Uuid::now_v7().to_string(),
        typed => typed.to_owned(),
    };
    let pack = &one.pack;
    let body = html! {
        span.govuk-caption-l { "Reference " (pack.reference) }
        h1.govuk-heading-l { "Could " (pack.home) " be a home for a young person?" }
        @if let Some(before) = &before {
            h2.govuk-heading-m { "What changed since you read this" }
            (shown_pages::changes(&pack.differences(before), "What changed since you read this"))
        }
        (shown_pages::answered(&one))
        (shown_pages::referral(pack))
        h2.govuk-heading-m { "Your answer" }
        (shown_pages::answer_form(&form, &id, &format!("/exchange/{}", one.id)))
        p.govuk-hint { "Confidential: about a child. It does not say who they are." }
    };
    Ok(Reply::page("A referral", body).back_to("For providers", "/exchange"))
}

pub(super) fn answer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = of_theirs(visit)?;
    let said = read_answer(visit.posted()?)?;
    store::answer(visit.exchange()?, one.id, &said)?;
    Ok(Reply::redirect("/exchange").saying("Thank you: we have your answer"))
}

/// Their home of the address.
fn home_of(visit: &Visit) -> Result<(OrganisationId, HomeId, String), Refusal> {
    let of = provider_of(visit)?;
    let home: HomeId = visit.id("home")?;
    let (_, _, homes) = visit
        .exchange()?
        .read(&store::door(), |tx| Ok(store::provider(tx, of)?))?
        .ok_or(Refusal::NotFound)?;
    homes
        .into_iter()
        .find(|one| one.home == home)
        .map(|one| (of, home, one.name))
        .ok_or(Refusal::NotFound)
}

pub(super) fn beds_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, home, name) = home_of(visit)?;
    let form = visit.form(&format!("beds-{home}"), &[])?;
    let body = html! {
        h1.govuk-heading-l { "Free beds at " (name) }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            input type="hidden" name="saying" value=(Uuid::now_v7());
            (Input::new("free", "How many beds are free?").width(Width::C3)
                .value(form.value("free")).error_if(form.error("free")))
            (DateInput::new("from", "From which day, if not at once?")
                .typed_date(form.date_typed("from")).error_if(form.error("from")))
            (Textarea::new("note", "Who would fit with those who live there now?")
                .rows(3u16).value(form.value("note")).error_if(form.error("note")))
            (Button::submit("Save"))
        }
    };
    Ok(Reply::page("Free beds", body).back_to("For providers", "/exchange"))
}

pub(super) fn beds(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (provider, home, _) = home_of(visit)?;
    let mut form = visit.posted()?;
    let free = form
        .number("free", "how many beds are free")
        .between(0, 60)
        .required();
    let from = form.date("from", "the day").optional();
    let note = form.text("note", "who would fit").at_most(500).optional();
    let id = Uuid::parse_str(form.value("saying")).unwrap_or_else(|_| Uuid::now_v7());
    let (free, from, note) = form.all_of((free, from, note))?;
    let said = BedsSaid {
        id,
        provider,
        home,
        free: u16::try_from(free).unwrap_or_default(),
        from,
        who: visit.caller()?.name().to_owned(),
        note,
        on: visit.today(),
    };
    store::say_beds(visit.exchange()?, &said)?;
    Ok(Reply::redirect("/exchange").saying("Thank you: we know how many beds are free"))
}
