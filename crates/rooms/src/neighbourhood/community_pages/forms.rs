//! Writing down what there is, making sure of it, and reading a list in.

use crate::kept::Kept;
use crate::neighbourhood::community::{
    self, Asset, AssetKind, AssetList, Confirmed, asset, lists, read_list,
};
use care::ids::SubjectId;
use care::{Postcode, dates::long_date};
use desk::asked::{Asked, Choices, Options, Question};
use desk::components::{Button, FileUpload, Table, table::Cell};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use serde::Deserialize;
use uuid::Uuid;

/// How many rows a page lists before it says how many more there are.
const LISTED: usize = 200;

const HOW: Choices = &[
    ("visited", "I was there"),
    ("rang", "I talked to somebody there"),
    ("goes", "Somebody who goes there told me"),
];

static ASSET: Asked = Asked {
    name: "asset",
    title: "Something there is",
    lead: "",
    questions: &[
        Question::line("name", "What is it called?", "what it is called"),
        Question::line("organisation", "Who runs it?", "who runs it"),
        Question::chosen("kind", "What kind is it?", "what kind it is"),
        Question::words(
            "description",
            "What does one find there?",
            "what one finds there",
        )
        .optional(),
        Question::line("schedule", "When?", "when")
            .optional()
            .hint("For example, Tuesdays and Thursdays, 4 to 6."),
        Question::line("cost", "What does it cost?", "what it costs")
            .optional()
            .hint("For example, free, or 50p and a brew."),
        Question::line("eligibility", "For whom is it?", "for whom it is").optional(),
        Question::number("from_age", "Youngest age", "the youngest age", 0, 120).optional(),
        Question::number("to_age", "Oldest age", "the oldest age", 0, 120).optional(),
        Question::line("address", "Building and street", "the building and street").optional(),
        Question::line("postcode", "Postcode", "the postcode").optional(),
        Question::line("phone", "Telephone", "the telephone number").optional(),
        Question::line("email", "Email", "the email address").optional(),
        Question::line("url", "Its own page", "its own page").optional(),
    ],
    save: "Save",
};

static CONFIRM: Asked = Asked {
    name: "asset-confirm",
    title: "I made sure that it is so",
    lead: "Your name stands beside it. Changing what is written confirms nothing; this does.",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::one_of("how", "How?", "how you made sure", HOW),
        Question::line("with", "With whom did you talk?", "with whom you talked").optional(),
    ],
    save: "I made sure",
};

static CLOSED: Asked = Asked {
    name: "asset-closed",
    title: "It is no longer there",
    lead: "It is no longer found. Introductions to it stay on young people’s pages.",
    questions: &[Question::words("why", "What happened?", "what happened")],
    save: "Save",
};

fn kinds() -> Options {
    let kinds = AssetKind::ALL
        .iter()
        .map(|kind| (kind.code(), kind.words().to_owned()));
    Options::default().with("kind", kinds)
}

#[derive(Deserialize)]
struct Typed {
    name: String,
    organisation: String,
    kind: AssetKind,
    description: Option<String>,
    schedule: Option<String>,
    cost: Option<String>,
    eligibility: Option<String>,
    from_age: Option<u8>,
    to_age: Option<u8>,
    address: Option<String>,
    postcode: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    url: Option<String>,
}

fn typed(visit: &Visit, before: Option<&Asset>) -> Result<Asset, Refusal> {
    let typed: Typed = ASSET.read(visit, &kinds())?.into()?;
    let postcode = match typed.postcode.as_deref().map(Postcode::parse) {
        None => None,
        Some(Ok(postcode)) => Some(postcode),
        Some(Err(_)) => {
            return Err(Refusal::invalid(
                "postcode",
                "Enter a postcode, like WN7 1PG",
            ));
        }
    };
    Ok(Asset {
        name: typed.name,
        organisation: typed.organisation,
        kind: typed.kind,
        description: typed.description,
        url: typed.url,
        email: typed.email,
        phone: typed.phone,
        address: typed.address,
        postcode,
        schedule: typed.schedule,
        cost: typed.cost,
        eligibility: typed.eligibility,
        from_age: typed.from_age,
        to_age: typed.to_age,
        listed_as: before.and_then(|one| one.listed_as.clone()),
        updated: before.and_then(|one| one.updated),
        closed: None,
    })
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    ASSET.page(
        visit,
        "",
        ("Community", "/community".to_owned()),
        &[],
        &kinds(),
    )
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said = typed(visit, None)?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| community::say_asset(tx, id, &said))?;
    Ok(Reply::redirect(format!("/community/{id}")).saying("Saved. Nobody has made sure of it yet"))
}

fn one(visit: &Visit) -> Result<Kept<Asset>, Refusal> {
    let id: SubjectId = visit.id("asset")?;
    visit.read(|tx| Ok(asset(tx, id)?.asset))
}

fn back(one: &Kept<Asset>) -> (&'static str, String) {
    ("Back to it", format!("/community/{}", one.subject))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let said = &one.said;
    let text = |of: &Option<String>| of.clone().unwrap_or_default();
    let age = |of: Option<u8>| of.map_or(String::new(), |age| age.to_string());
    let starting = [
        ("name", said.name.clone()),
        ("organisation", said.organisation.clone()),
        ("kind", said.kind.code().to_owned()),
        ("description", text(&said.description)),
        ("schedule", text(&said.schedule)),
        ("cost", text(&said.cost)),
        ("eligibility", text(&said.eligibility)),
        ("from_age", age(said.from_age)),
        ("to_age", age(said.to_age)),
        ("address", text(&said.address)),
        (
            "postcode",
            said.postcode.map_or(String::new(), |p| p.to_string()),
        ),
        ("phone", text(&said.phone)),
        ("email", text(&said.email)),
        ("url", text(&said.url)),
    ];
    let starting: Vec<(&str, &str)> = starting
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    ASSET.page(visit, &said.name, back(&one), &starting, &kinds())
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let said = typed(visit, Some(&one.said))?;
    visit.write(|tx| community::say_asset(tx, one.subject, &said))?;
    Ok(Reply::redirect(back(&one).1).saying("Saved. It is confirmed when somebody makes sure"))
}

pub(super) fn confirm_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let on = date_value(visit.today());
    CONFIRM.page(
        visit,
        &one.said.name,
        back(&one),
        &[("on", &on)],
        &Options::default(),
    )
}

pub(super) fn confirm(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let said: Confirmed = CONFIRM.read(visit, &Options::default())?.into()?;
    visit.write(|tx| community::confirm(tx, one.subject, &said))?;
    Ok(Reply::redirect(back(&one).1).saying("Thank you: you made sure"))
}

pub(super) fn close_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    CLOSED.page(visit, &one.said.name, back(&one), &[], &Options::default())
}

pub(super) fn close(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(Deserialize)]
    struct Why {
        why: String,
    }
    let one = one(visit)?;
    let Why { why } = CLOSED.read(visit, &Options::default())?.into()?;
    let said = Asset {
        closed: Some(why),
        ..one.said
    };
    visit.write(|tx| community::say_asset(tx, one.subject, &said))?;
    Ok(Reply::redirect("/community").saying("Saved"))
}

pub(super) fn send_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let before = visit.read(|tx| Ok(lists(tx)?))?;
    let form = visit.form("assets", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Read in a list of services" }
        p.govuk-body { "CSV with the columns of Open Referral UK laid flat: service_name and organisation_name, and as many as you have of id, description, kind, schedule, cost, eligibility, minimum_age, maximum_age, address, postcode, phone, email, url and last_modified." }
        p.govuk-body { "A row that cannot be read is kept aside and listed. Reading a list confirms nothing: one of us still asks." }
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("list", "The list").error_if(form.error("list")))
            (Button::submit("Read it in"))
        }
        @if !before.is_empty() {
            h2.govuk-heading-m { "Lists that were read" }
            ul.govuk-list {
                @for one in &before { li { a.govuk-link href={ "/community/lists/" (one.subject) } { (one.said.file) ", " (long_date(one.on)) } ": " (counts(&one.said)) } }
            }
        }
    };
    Ok(Reply::page("Read in a list of services", body).back_to("Community", "/community"))
}

fn counts(read: &AssetList) -> String {
    format!(
        "{} new, {} changed, {} the same as before, {} kept aside",
        read.new,
        read.changed,
        read.same,
        read.aside.len()
    )
}

pub(super) fn send(visit: &mut Visit) -> Result<Reply, Refusal> {
    let nothing = || Refusal::invalid("list", "Choose the list");
    let upload = visit.files.first_mut().ok_or_else(nothing)?;
    let bytes = upload.bytes()?;
    let name = upload.name.clone();
    let read = read_list(&bytes).map_err(|why| Refusal::invalid("list", why))?;
    let id = visit.write(|tx| community::take_list(tx, &name, &read))?;
    Ok(Reply::redirect(format!("/community/lists/{id}")))
}

pub(super) fn read_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("list")?;
    let all = visit.read(|tx| Ok(lists(tx)?))?;
    let one = all
        .into_iter()
        .find(|one| one.subject == id)
        .ok_or(Refusal::NotFound)?;
    Ok(Reply::page("A list that was read", draw_read(&one)).back_to("Lists", "/community/lists"))
}

fn draw_read(one: &Kept<AssetList>) -> Markup {
    let aside = &one.said.aside;
    html! {
        span.govuk-caption-l { (long_date(one.on)) }
        h1.govuk-heading-l { (one.said.file) }
        p.govuk-body { (counts(&one.said)) "." }
        @if !aside.is_empty() {
            ((Table::new(format!("{} rows kept aside, as they were written", aside.len()))
                .head(["Line", "Why", "What was written"].map(Cell::new))
                .rows(aside.iter().take(LISTED).map(|row| vec![
                    Cell::new(row.line.to_string()),
                    Cell::new(&row.why),
                    Cell::new(&row.original),
                ]))).scrolling("Rows kept aside"))
            @if aside.len() > LISTED { p.govuk-body { "And " (aside.len() - LISTED) " more. All of them are kept with the reading." } }
        }
    }
}

#[test]
fn the_ways_of_making_sure_are_those_of_the_record() {
    let words: Vec<(&str, &str)> = community::ConfirmedHow::ALL
        .iter()
        .map(|how| (how.code(), how.words()))
        .collect();
    assert_eq!(words, HOW);
}
