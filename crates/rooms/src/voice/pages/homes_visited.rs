//! A visit of young inspectors: planned, read for safety, published, answered, and what changed.

use crate::about_one::{Page, area, day, line};
use crate::homes;
use crate::people;
use crate::voice::{
    Feels, Inspection, Told, VisitChanged, VisitChecked, VisitPlanned, VisitReplied, VisitReported,
    changed, checked, inspection, inspectors, plan_visit, replied,
};
use care::dates::long_date;
use care::ids::{HomeId, YoungPersonId};
use desk::components::{
    Button, Checkboxes, Colour, InsetText, Radios, Row, Select, SelectItem, SummaryList, Tag,
    button_group,
};
use desk::patterns::Statement;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Capability, FieldClass, could_open};
use uuid::Uuid;

/// What each question of a report is called.
pub(super) const QUESTIONS: [&str; 4] = [
    "Were we made welcome?",
    "Does it feel like a home?",
    "Do the grown-ups listen to those who live there?",
    "Would we live here?",
];

fn named(tx: &mut record::Tx<'_>, of: YoungPersonId) -> Result<String, record::Fault> {
    if !could_open(tx, of, FieldClass::Identity)? {
        return Ok("A young inspector".to_owned());
    }
    Ok(people::person(tx, of)?.map_or_else(|| "A young inspector".to_owned(), |one| one.name()))
}

pub(super) fn plan_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (homes, trained) = visit.read(|tx| {
        let mut homes: Vec<_> = homes::all_homes(tx)?
            .into_iter()
            .filter(homes::KeptHome::open)
            .map(|home| (home.id, home.said.name))
            .collect();
        homes.sort_by(|a, b| a.1.cmp(&b.1));
        let mut trained = Vec::new();
        for (of, one) in inspectors(tx)? {
            if one.active {
                trained.push((of.to_string(), named(tx, of)?));
            }
        }
        Ok((homes, trained))
    })?;
    let form = visit.form("visit", &[])?;
    let items = homes
        .into_iter()
        .map(|(id, name)| SelectItem::new(id.to_string(), name));
    let fields = html! {
        @if trained.is_empty() {
            (InsetText::new("Nobody is trained yet. Say so on a young person’s page: their own page, then young inspector."))
        }
        (Select::new("home", "Which home?").items([SelectItem::new("", "Choose")]).items(items)
            .value(form.value("home")).error_if(form.error("home")))
        (line(&form, "called", "What do the inspectors call it?").hint("They read this on their own page. No address."))
        (Checkboxes::new("inspectors", "Who visits?").choices(trained)
            .values(form.values("inspectors")).error_if(form.error("inspectors")))
        (day(&form, "on", "Which day?"))
    };
    let page = Page {
        title: "Plan a visit",
        about: "Young inspectors",
        back: ("Participation", "/participation".to_owned()),
    };
    Ok(page.around(&form, &fields, "Plan it"))
}

pub(super) fn plan(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let home = form
        .choice("home", "the home", |id| id.parse::<HomeId>().ok())
        .required();
    let called = form
        .text("called", "what the inspectors call it")
        .at_most(80)
        .required();
    let who = form.choices("inspectors", "who visits", |id| {
        id.parse::<YoungPersonId>().ok()
    });
    let on = form.date("on", "the day").required();
    if called.get().is_some_and(|text| has_postcode(text)) {
        form.problem("called", "Leave out the postcode");
    }
    let (home, called, inspectors, on) = form.all_of((home, called, who, on))?;
    let said = VisitPlanned {
        visit: Uuid::now_v7(),
        called,
        inspectors,
        on,
    };
    visit.write(|tx| plan_visit(tx, home, &said))?;
    Ok(Reply::redirect("/participation").saying("The visit is planned"))
}

fn has_postcode(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is = |text: &str| care::Postcode::parse(text).is_ok();
    words.iter().any(|word| is(word)) || words.windows(2).any(|two| is(&two.concat()))
}

struct View {
    one: Inspection,
    told: Told,
    who: Vec<String>,
    home: Option<String>,
    leads: bool,
}

fn view(visit: &Visit) -> Result<View, Refusal> {
    let id: Uuid = visit.id("visit")?;
    let leads = visit.caller()?.may(Capability::LeadHub);
    visit.read(|tx| {
        let (one, visitors, told) = inspection(tx, id)?;
        let who = visitors
            .into_iter()
            .map(|of| named(tx, of))
            .collect::<Result<_, _>>()?;
        let home = homes::home(tx, one.home)?.map(|home| home.said.name);
        Ok(View {
            one,
            told,
            who,
            home,
            leads,
        })
    })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let today = visit.today();
    let one = &view.one;
    let at = format!("/participation/visits/{}", one.visit);
    let mut rows = vec![
        Row::new("Home", view.home.clone().unwrap_or_default()),
        Row::new("Visited on", long_date(one.on)),
        Row::new("By", view.who.join(", ")),
    ];
    if let Some(due) = one.reply_due {
        let late = one.late(today);
        rows.push(Row::new(
            "Reply due",
            html! {
                (long_date(due)) @if late { " " (Tag::new("Late").colour(Colour::Red)) }
            },
        ));
    }
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            span.govuk-caption-l { "Young inspectors" }
            h1.govuk-heading-l { (one.called) }
            (SummaryList::new(rows))
            @match &view.told.report {
                None => { p.govuk-body { "The report is written by the inspectors, on their own page." } }
                Some(report) => { (reported(report)) @if let Some(worry) = &report.worry {
                    (InsetText::new(html! { p { strong { "For us only, never published: " } (worry) } }))
                } }
            }
            @if let Some(checked) = &view.told.checked {
                h2.govuk-heading-m { @if checked.published { "Published as it was written" } @else { "Held back" } }
                @if let Some(note) = &checked.note { p.govuk-body { (note) } }
            }
            @for reply in &view.told.replies {
                h2.govuk-heading-m { "What the provider replied" }
                (Statement::new(reply.words.as_str(), reply.who.as_str(), ""))
            }
            @if !view.told.changes.is_empty() {
                h2.govuk-heading-m { "What changed" }
                ul.govuk-list.govuk-list--bullet { @for (on, change) in &view.told.changes { li { (change.words) ", " (long_date(*on)) } } }
            }
            (button_group(html! {
                @if view.leads && one.reported_on.is_some() && one.published != Some(true) {
                    (Button::link("Read it for safety", format!("{at}/read")))
                }
                @if one.published == Some(true) {
                    (Button::link("Write down their reply", format!("{at}/reply")).secondary())
                    (Button::link("Something changed", format!("{at}/changed")).secondary())
                }
            }))
        } }
    };
    Ok(Reply::page("A visit", body).back_to("Participation", "/participation"))
}

/// A report as it was written.
fn reported(report: &VisitReported) -> Markup {
    let answers = [
        report.welcome,
        report.homely,
        report.listens,
        report.live_here,
    ];
    html! {
        h2.govuk-heading-m { "What they found" }
        (SummaryList::new(QUESTIONS.iter().zip(answers).map(|(question, answer)| Row::new(*question, Feels::words(answer)))))
        (Statement::new(report.good.as_str(), "What is good", ""))
        (Statement::new(report.change.as_str(), "What should change", ""))
    }
}

fn form_page(
    view: &View,
    title: &str,
    fields: &Markup,
    form: &desk::form::Form,
    save: &str,
) -> Reply {
    Page {
        title,
        about: &view.one.called,
        back: (
            "The visit",
            format!("/participation/visits/{}", view.one.visit),
        ),
    }
    .around(form, fields, save)
}

pub(super) fn check_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let report = view.told.report.as_ref().ok_or(Refusal::NotFound)?;
    let form = visit.form("read", &[])?;
    let fields = html! {
        p.govuk-body { "Could it harm a young person if the provider reads this? Is somebody named, or to be told from it? It is published as it is written, or held back: nobody rewrites it." }
        (reported(report))
        @if let Some(worry) = &report.worry { (InsetText::new(html! { p { strong { "What worried them: " } (worry) } })) }
        (Radios::new("published", "Is it published to the provider?")
            .choices([("yes", "Yes, as it is"), ("no", "No, it is held back")])
            .value(form.value("published")).error_if(form.error("published")))
        (area(&form, "note", "What is done about what worried them, or why it is held back", 3))
    };
    Ok(form_page(&view, "Read for safety", &fields, &form, "Save"))
}

pub(super) fn check(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("visit")?;
    let mut form = visit.posted()?;
    let published = form
        .choice("published", "whether it is published", |code| match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
        .required();
    let note = form.text("note", "what is done").at_most(1_000).optional();
    let (published, note) = form.all_of((published, note))?;
    let said = VisitChecked {
        visit: id,
        published,
        note,
    };
    visit.write(|tx| checked(tx, &said))?;
    Ok(
        Reply::redirect(format!("/participation/visits/{id}")).saying(if published {
            "Published. The reply is due in 20 working days"
        } else {
            "Held back"
        }),
    )
}

pub(super) fn reply_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let form = visit.form("reply", &[])?;
    let fields = html! {
        (line(&form, "who", "Who replied?"))
        (area(&form, "words", "What did they reply?", 5).hint("In their words. The inspectors read it on their own page."))
    };
    Ok(form_page(
        &view,
        "Their reply",
        &fields,
        &form,
        "Save their reply",
    ))
}

pub(super) fn reply(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("visit")?;
    let mut form = visit.posted()?;
    let who = form.text("who", "who replied").at_most(120).required();
    let words = form
        .text("words", "what they replied")
        .at_most(4_000)
        .required();
    let (who, words) = form.all_of((who, words))?;
    let said = VisitReplied {
        visit: id,
        who,
        words,
    };
    visit.write(|tx| replied(tx, &said))?;
    Ok(Reply::redirect(format!("/participation/visits/{id}")).saying("The inspectors can read it"))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let form = visit.form("changed", &[])?;
    let fields = html! { (area(&form, "words", "What changed because they said so?", 3)) };
    Ok(form_page(
        &view,
        "Something changed",
        &fields,
        &form,
        "Save what changed",
    ))
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("visit")?;
    let mut form = visit.posted()?;
    let words = form.text("words", "what changed").at_most(1_000).required();
    let (words,) = form.all_of((words,))?;
    visit.write(|tx| {
        changed(
            tx,
            &VisitChanged {
                visit: id,
                words: words.clone(),
            },
        )
    })?;
    Ok(Reply::redirect(format!("/participation/visits/{id}")).saying("The inspectors can read it"))
}
