// Long because: one page and the small forms that feed it.

//! Forums: the list, one forum's page, and writing down what happened there.

use super::facts::{
    Agreed, AgreedDone, Forum, ForumKind, PracticeNote, Session, WeDid, WeDidKind, YouSaid,
};
use super::now::{
    ANSWER_WITHIN, ForumNow, agree, all_forums, answer, answering, come, done, found, hear, new_id,
    note, one_forum,
};
use crate::homes::all_providers;
use care::Date;
use care::counted;
use care::dates::{days_between, long_date};
use care::ids::{FactId, OrganisationId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Needs, Reply, Routes, Section, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use std::collections::HashMap;

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeMeasures);
    let keep = Needs::Capability(Capability::KeepForums);
    Routes::new("forums")
        .menu("Forums", "/forums", see)
        .under(
            Section::Voice,
            "Groups that meet: what was said to us, and what we did.",
        )
        .get("/forums", see, list)
        .form("/forums/new", keep, new_page, new)
        .get("/forums/{id}", see, page)
        .form("/forums/{id}/met", keep, met_page, met)
        .form("/forums/{id}/agreed", keep, agreed_page, agreed)
        .form("/forums/{id}/agreed/{fact}", keep, done_page, done_with)
        .form("/forums/{id}/note", keep, note_page, noted)
        .form("/forums/{id}/said", keep, said_page, said)
        .form("/forums/{id}/said/{fact}", keep, answer_page, answered)
}

static FORUM: Asked = Asked {
    name: "forum",
    title: "A forum",
    lead: "",
    questions: &[
        Question::line("name", "What is it called?", "what it is called")
            .hint("Let those who meet choose."),
        Question::one_of("kind", "Who meets?", "who meets", ForumKind::CHOICES),
        Question::line("how_often", "How often?", "how often"),
        Question::words("purpose", "What is it for?", "what it is for"),
    ],
    save: "Save this forum",
};

static MET: Asked = Asked {
    name: "forum-met",
    title: "A time they met, or will",
    lead: "Young people are counted and never named.",
    questions: &[
        Question::day("on", "When?", "the day"),
        Question::line("place", "Where?", "where"),
        Question::line("about_what", "What was it about?", "what it was about"),
        Question::number(
            "young_people",
            "How many young people came?",
            "how many young people",
            0,
            5_000,
        )
        .optional(),
        Question::number(
            "others",
            "How many others came?",
            "how many others",
            0,
            5_000,
        )
        .optional(),
        Question::number(
            "first_time",
            "How many of all of them for the first time?",
            "how many for the first time",
            0,
            5_000,
        )
        .optional(),
        Question::chosen_many("organisations", "Which providers came?", "which providers")
            .optional(),
    ],
    save: "Save",
};

static AGREED: Asked = Asked {
    name: "forum-agreed",
    title: "Something agreed",
    lead: "",
    questions: &[
        Question::words("what", "What was agreed?", "what was agreed"),
        Question::line("owner", "Who does it?", "who does it"),
        Question::day("due", "By when?", "the day"),
    ],
    save: "Save",
};

static DONE: Asked = Asked {
    name: "forum-done",
    title: "It is done",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::words("how", "How did it go?", "how it went"),
    ],
    save: "Save",
};

static NOTE: Asked = Asked {
    name: "forum-note",
    title: "Share what works",
    lead: "",
    questions: &[
        Question::line("title", "In a line", "it in a line"),
        Question::words(
            "words",
            "What works, and how could others do it?",
            "what works",
        )
        .hint("Do not name a young person."),
        Question::line("from", "Who shares it?", "who shares it"),
    ],
    save: "Share",
};

static SAID: Asked = Asked {
    name: "forum-said",
    title: "What they said to us",
    lead: "In their words, as they said them. They are told what became of it within 28 days.",
    questions: &[
        Question::past_day("on", "When did they say it?", "the day"),
        Question::words("words", "What did they say?", "what they said"),
    ],
    save: "Save their words",
};

static ANSWER: Asked = Asked {
    name: "forum-answer",
    title: "What we did",
    lead: "",
    questions: &[
        Question::past_day("on", "When were they told?", "the day"),
        Question::one_of(
            "kind",
            "What became of it?",
            "what became of it",
            WeDidKind::CHOICES,
        ),
        Question::words("words", "In words they would use", "it in words"),
    ],
    save: "Save",
};

struct ListView {
    forums: Vec<ForumNow>,
    today: Date,
    keeps: bool,
}

fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let keeps = visit.caller()?.may(Capability::KeepForums);
    let forums = visit.read(|tx| Ok(all_forums(tx)?))?;
    let view = ListView {
        forums,
        today,
        keeps,
    };
    Ok(Reply::page("Forums", draw_list(&view)).wide())
}

fn draw_list(view: &ListView) -> Markup {
    let (sessions, people) = view.forums.iter().fold((0, 0), |(sessions, people), one| {
        let (more, reached) = one.reached(view.today);
        (sessions + more, people + reached)
    });
    let answered = answering(view.forums.iter().flat_map(|one| &one.heard), view.today);
    let overdue = view
        .forums
        .iter()
        .flat_map(|one| &one.actions)
        .filter(|one| one.done.is_none() && one.agreed.said.due < view.today)
        .count();
    let table = view.forums.iter().fold(
        Table::bare().head([
            Cell::new("Forum"),
            Cell::new("Who meets"),
            Cell::new("Last met"),
            Cell::number("Met in 12 months"),
            Cell::number("Open actions"),
            Cell::number("Said to us, not answered"),
        ]),
        |table, one| {
            let said = &one.forum.said;
            let last = one.sessions.iter().find(|met| met.said.on <= view.today);
            table.row([
                Cell::new(
                    html! { a.govuk-link href={ "/forums/" (one.forum.subject) } { (said.name) } },
                ),
                Cell::new(html! { (said.kind.words()) br; span.govuk-hint { (said.how_often) } }),
                Cell::new(last.map_or("not yet".to_owned(), |met| long_date(met.said.on))),
                Cell::number(one.reached(view.today).0.to_string()),
                Cell::number(
                    one.actions
                        .iter()
                        .filter(|one| one.done.is_none())
                        .count()
                        .to_string(),
                ),
                Cell::number(
                    one.heard
                        .iter()
                        .filter(|one| one.answers.is_empty())
                        .count()
                        .to_string(),
                ),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "Forums" }
        p.govuk-body { "We, us, together: where people meet, what they agreed, what they said to us and what we did." }
        (SummaryList::new([
            Row::new("Met in the last 12 months", format!("{}, {} reached for the first time", counted(sessions, "time", "times"), counted(people, "person", "people"))),
            Row::new("Answered within 28 days", format!("{} of {}; {} more wait with days left", answered.in_time, answered.due, answered.waiting)),
            Row::new("Actions past their day", overdue.to_string()),
        ]))
        @if view.keeps { (button_group(html! { (Button::link("Add a forum", "/forums/new")) })) }
        @if view.forums.is_empty() { (invitation("No forum is written down yet.", None)) }
        @else { (table.scrolling("Forums")) }
    }
}

struct View {
    forum: ForumNow,
    providers: HashMap<OrganisationId, String>,
    today: Date,
    keeps: bool,
}

fn forum_of(visit: &Visit) -> Result<ForumNow, Refusal> {
    let id: SubjectId = visit.id("id")?;
    visit.read(|tx| one_forum(tx, id))
}

fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let forum = forum_of(visit)?;
    let providers = visit.read(|tx| {
        Ok(all_providers(tx)?
            .into_iter()
            .map(|one| (one.id, one.said.name))
            .collect())
    })?;
    let view = View {
        forum,
        providers,
        today: visit.today(),
        keeps: visit.caller()?.may(Capability::KeepForums),
    };
    let title = view.forum.forum.said.name.clone();
    Ok(Reply::page(title, draw(&view)).back_to("Forums", "/forums"))
}

fn draw(view: &View) -> Markup {
    let now = &view.forum;
    let said = &now.forum.said;
    let at = format!("/forums/{}", now.forum.subject);
    let link = |path: String, words: &str, of: &str| html! { a.govuk-link href=(path) { (words) span.govuk-visually-hidden { ": " (of) } } };
    let mut came: HashMap<OrganisationId, usize> = HashMap::new();
    for one in now.sessions.iter().flat_map(|met| &met.said.organisations) {
        *came.entry(*one).or_default() += 1;
    }
    let mut came: Vec<(OrganisationId, usize)> = came.into_iter().collect();
    came.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), view.providers.get(id).cloned()));
    html! {
        span.govuk-caption-l { (said.kind.words()) ", " (said.how_often) }
        h1.govuk-heading-l { (said.name) }
        p.govuk-body { (said.purpose) }
        @if view.keeps {
            (button_group(html! {
                (Button::link("Write down a meeting", format!("{at}/met")))
                (Button::link("What they said to us", format!("{at}/said")).secondary())
                (Button::link("Something agreed", format!("{at}/agreed")).secondary())
                (Button::link("Share what works", format!("{at}/note")).secondary())
            }))
        }
        h2.govuk-heading-m { "You said, we did" }
        @if now.heard.is_empty() { (invitation("Nothing was written down yet that they said to us.", None)) }
        @for one in &now.heard {
            section {
                blockquote.govuk-inset-text { "“" (one.said.said.words) "”" br; span.govuk-hint { (long_date(one.said.said.on)) } }
                @for answer in &one.answers {
                    p.govuk-body { strong { (answer.said.kind.words()) } ": " (answer.said.words) " " span.govuk-hint { (long_date(answer.said.on)) } }
                }
                @if one.answers.is_empty() {
                    p.govuk-body {
                        @if one.due() < view.today { strong { "An answer was due on " (long_date(one.due())) ", " (ANSWER_WITHIN) " days after they said it." } }
                        @else { "An answer is due by " (long_date(one.due())) ", in " (days_between(view.today, one.due())) " days." }
                    }
                }
                @if view.keeps && !one.closed() {
                    p.govuk-body { (link(format!("{at}/said/{}", one.said.fact), "Say what we did", &one.said.said.words)) }
                }
            }
        }
        h2.govuk-heading-m { "What was agreed" }
        @if now.actions.is_empty() { (invitation("Nothing was agreed yet.", None)) }
        @else {
            (now.actions.iter().fold(
                Table::bare().head(["What", "Who", "By when"]),
                |table, one| table.row([
                    Cell::new(&one.agreed.said.what),
                    Cell::new(&one.agreed.said.owner),
                    Cell::new(match &one.done {
                        Some(done) => html! { "Done " (long_date(done.said.on)) ". " (done.said.how) },
                        None => html! {
                            @if one.agreed.said.due < view.today { strong { "Was due " (long_date(one.agreed.said.due)) } }
                            @else { (long_date(one.agreed.said.due)) }
                            @if view.keeps { br; (link(format!("{at}/agreed/{}", one.agreed.fact), "It is done", &one.agreed.said.what)) }
                        },
                    }),
                ]),
            ).scrolling("What was agreed"))
        }
        h2.govuk-heading-m { "What works" }
        @if now.notes.is_empty() { (invitation("Nobody has shared what works yet.", None)) }
        @for one in &now.notes {
            section {
                h3.govuk-heading-s { (one.said.title) }
                p.govuk-body { (one.said.words) }
                p.govuk-hint { "From " (one.said.from) ", " (long_date(one.on)) }
            }
        }
        h2.govuk-heading-m { "When they met" }
        @if now.sessions.is_empty() { (invitation("They have not met yet.", None)) }
        @else {
            @let (latest, earlier) = now.sessions.split_at(now.sessions.len().min(LATEST));
            (met_table(view, latest))
            @if !earlier.is_empty() {
                details.govuk-details {
                    summary.govuk-details__summary { span.govuk-details__summary-text { "Earlier meetings (" (earlier.len()) ")" } }
                    div.govuk-details__text { (met_table(view, earlier)) }
                }
            }
        }
        @if !came.is_empty() {
            h2.govuk-heading-m { "Providers who came" }
            ul.govuk-list.govuk-list--bullet {
                @for (id, count) in &came { li { (view.providers.get(id).map_or("A provider", String::as_str)) ": " (count) " of " (now.sessions.len()) } }
            }
        }
    }
}

/// How many meetings stand open on a forum's page; the earlier ones are folded.
const LATEST: usize = 8;

fn met_table(view: &View, sessions: &[crate::kept::Kept<Session>]) -> Markup {
    let table = sessions.iter().fold(
        Table::bare().head(["When and where", "About", "Who came"]),
        |table, one| {
            let said = &one.said;
            table.row([
                Cell::new(html! { (long_date(said.on)) @if said.on > view.today { " (to come)" } br; (said.place) }),
                Cell::new(&said.about_what),
                Cell::new(html! {
                    @if let Some(n) = said.young_people { (counted(n, "young person", "young people")) br; }
                    @if let Some(n) = said.others { (counted(n, "other", "others")) br; }
                    @if let Some(n) = said.first_time.filter(|n| *n > 0) { (n) " for the first time" br; }
                    @for id in &said.organisations { (view.providers.get(id).map_or("A provider", String::as_str)) br; }
                }),
            ])
        },
    );
    table.scrolling("When they met")
}

fn framed(
    visit: &mut Visit,
    asked: &Asked,
    starting: &[(&str, &str)],
    options: &Options,
) -> Result<Reply, Refusal> {
    let forum = forum_of(visit)?;
    let name = forum.forum.said.name.clone();
    let back = (
        "Back to the forum",
        format!("/forums/{}", forum.forum.subject),
    );
    asked.page(visit, &name, back, starting, options)
}

fn today_framed(visit: &mut Visit, asked: &Asked) -> Result<Reply, Refusal> {
    let on = date_value(visit.today());
    framed(visit, asked, &[("on", &on)], &Options::default())
}

fn saved(visit: &Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("id")?;
    Ok(Reply::redirect(format!("/forums/{id}")).saying("Saved"))
}

fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let back = ("Forums", "/forums".to_owned());
    FORUM.page(visit, "", back, &[], &Options::default())
}

fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: Forum = FORUM.read(visit, &Options::default())?.into()?;
    let id = new_id();
    visit.write(|tx| Ok(found(tx, id, &said)?))?;
    Ok(Reply::redirect(format!("/forums/{id}")).saying("Saved the forum"))
}

fn providers(visit: &Visit) -> Result<Options, Refusal> {
    let all = visit.read(|tx| Ok(all_providers(tx)?))?;
    Ok(Options::default().with(
        "organisations",
        all.into_iter()
            .filter(|one| one.said.active)
            .map(|one| (one.id, one.said.name)),
    ))
}

fn met_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = providers(visit)?;
    let on = date_value(visit.today());
    framed(visit, &MET, &[("on", &on)], &options)
}

fn met(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("id")?;
    let said: Session = MET.read(visit, &providers(visit)?)?.into()?;
    let all = said.young_people.unwrap_or(0) + said.others.unwrap_or(0);
    if said.first_time.is_some_and(|first| first > all) {
        return Err(Refusal::invalid(
            "first_time",
            "No more can come for the first time than came",
        ));
    }
    visit.write(|tx| come(tx, id, &said))?;
    saved(visit)
}

fn agreed_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    framed(visit, &AGREED, &[], &Options::default())
}

fn agreed(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("id")?;
    let said: Agreed = AGREED.read(visit, &Options::default())?.into()?;
    visit.write(|tx| agree(tx, id, &said))?;
    saved(visit)
}

fn done_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    today_framed(visit, &DONE)
}

fn done_with(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let answers = DONE.read(visit, &Options::default())?;
    let said: AgreedDone = answers.and("about", fact).into()?;
    visit.write(|tx| done(tx, &said))?;
    saved(visit)
}

fn note_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    framed(visit, &NOTE, &[], &Options::default())
}

fn noted(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("id")?;
    let said: PracticeNote = NOTE.read(visit, &Options::default())?.into()?;
    visit.write(|tx| note(tx, id, &said))?;
    saved(visit)
}

fn said_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    today_framed(visit, &SAID)
}

fn said(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("id")?;
    let said: YouSaid = SAID.read(visit, &Options::default())?.into()?;
    visit.write(|tx| hear(tx, id, &said))?;
    saved(visit)
}

fn answer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    today_framed(visit, &ANSWER)
}

fn answered(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let answers = ANSWER.read(visit, &Options::default())?;
    let said: WeDid = answers.and("about", fact).into()?;
    visit.write(|tx| answer(tx, &said))?;
    saved(visit)
}
