//! Bringing a card to a meeting: about a young person of the record from their page, or about a family or
//! an address in the words of whoever brings it.

use crate::about_one::{Who, who};
use crate::kept::Kept;
use crate::neighbourhood::footprint::{Lies, footprints};
use crate::neighbourhood::huddle::{
    self, Agenda, Card, Ground, HuddleNow, Knows, Meeting, huddles, may_bring, next_meeting,
    outline, standing, their_words,
};
use crate::people::About;
use care::dates::long_date;
use care::ids::{FactId, SubjectId, YoungPersonId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Table, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, FieldClass, find};
use record::{Refusal, Tx};
use serde::Deserialize;

/// What a card asks, beside whom it is about.
const CALLED: Question = Question::line("called", "Whom is it about?", "whom it is about")
    .hint("As those in the room would call them. For somebody whose page you can open, begin from their page.");
const STRENGTHS: Question = Question::words(
    "strengths",
    "What are they good at, and what holds?",
    "what they are good at: nobody is put on a card without it",
)
.hint("It stands first on the card.");
const HOPES: Question = Question::words(
    "hopes",
    "What do they hope for?",
    "what they hope for: nobody is put on a card without it",
);
const VIEW: Question = Question::words(
    "their_view",
    "How do they see it themselves?",
    "how they see it themselves, or what you did to find out",
)
.hint("In their words, if you can.");
const WHY: Question = Question::words("why_now", "Why now?", "why now");
const KNOWN: Question = Question::words(
    "who_knows",
    "Who knows them, and how well?",
    "who knows them",
)
.hint("Whoever has the best relationship will lead.");
const ASK: Question = Question::words(
    "ask",
    "What do you ask of those in the room?",
    "what you ask of those in the room",
);
const GROUND: Question = Question::one_of(
    "ground",
    "On which ground may we share this?",
    "the ground",
    Ground::CHOICES,
);
const KNOWS: Question = Question::one_of(
    "knows",
    "Do they know that we talk about it?",
    "whether they know",
    Knows::CHOICES,
);
const WITHOUT: Question = Question::words(
    "why_without",
    "If they do not know or agree: why is it shared now?",
    "why it is shared now",
)
.optional();
const INVOLVED: Question = Question::chosen_many("involved", "Whom does it involve?", "whom it involves")
    .optional()
    .hint("Who is ticked reads the card before the meeting. The others read initials until it is taken up.");

static FAMILY: Asked = Asked {
    name: "huddle-card",
    title: "Put somebody on the table",
    lead: "Write what those in the room need to help, and no more.",
    questions: &[
        CALLED, STRENGTHS, HOPES, VIEW, WHY, KNOWN, ASK, GROUND, KNOWS, WITHOUT, INVOLVED,
    ],
    save: "Put it on the table",
};

static PERSON: Asked = Asked {
    name: "huddle-card-person",
    title: "Bring to the huddle",
    lead: "Those with a seat read this card and nothing else of the record. Write what they need to help, and no more.",
    questions: &[
        STRENGTHS, HOPES, VIEW, WHY, KNOWN, ASK, GROUND, KNOWS, WITHOUT, INVOLVED,
    ],
    save: "Put it on the table",
};

#[derive(Deserialize)]
struct Typed {
    called: Option<String>,
    strengths: String,
    hopes: String,
    their_view: String,
    why_now: String,
    who_knows: String,
    ask: String,
    ground: Ground,
    knows: Knows,
    why_without: Option<String>,
    #[serde(default)]
    involved: Vec<SubjectId>,
}

impl Typed {
    fn card(self, huddle: SubjectId, meeting: FactId, of: Option<(YoungPersonId, String)>) -> Card {
        let (of, called) = match of {
            Some((id, name)) => (Some(id), name),
            None => (None, self.called.unwrap_or_default()),
        };
        Card {
            about: huddle,
            meeting,
            initials: match of {
                Some(_) => initials(&called),
                None => "A family or an address".to_owned(),
            },
            of,
            called,
            strengths: self.strengths,
            hopes: self.hopes,
            their_view: self.their_view,
            why_now: self.why_now,
            who_knows: self.who_knows,
            ask: self.ask,
            ground: self.ground,
            knows: self.knows,
            why_without: self.why_without,
            involved: self.involved,
        }
    }
}

/// "Jamie Ashworth" is "J. A.".
fn initials(name: &str) -> String {
    let first = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let all: Vec<String> = first.map(|letter| format!("{letter}.")).collect();
    all.join(" ")
}

fn options(of: &Agenda) -> Options {
    Options::default().with("involved", of.huddle.choices())
}

/// A meeting to come at which the reader has a seat.
fn at_the_table(visit: &Visit) -> Result<Agenda, Refusal> {
    let fact: FactId = visit.id("meeting")?;
    let today = visit.today();
    let of = visit.read(|tx| outline(tx, fact))?;
    if of.standing.sits() && of.meeting.said.on >= today {
        Ok(of)
    } else {
        Err(Refusal::NotFound)
    }
}

fn back(of: &Agenda) -> (&'static str, String) {
    (
        "Back to the meeting",
        format!("/huddle-meetings/{}", of.meeting.fact),
    )
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let of = at_the_table(visit)?;
    let about = format!("{}, {}", of.huddle.name(), long_date(of.meeting.said.on));
    FAMILY.page(visit, &about, back(&of), &[], &options(&of))
}

pub(super) fn bring(visit: &mut Visit) -> Result<Reply, Refusal> {
    let of = at_the_table(visit)?;
    let typed: Typed = FAMILY.read(visit, &options(&of))?.into()?;
    let card = typed.card(of.huddle.id(), of.meeting.fact, None);
    visit.write(|tx| huddle::bring(tx, &card))?;
    Ok(Reply::redirect(back(&of).1).saying("It is on the table"))
}

/// Leave to put a young person on a card, and what to call them.
fn leave(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Who, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
    match may_bring(tx, id)? {
        true => who(tx, &allowed),
        false => Err(Refusal::NotAllowed),
    }
}

pub(super) fn about_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let of = at_the_table(visit)?;
    let (who, strengths, hopes) = visit.read(|tx| {
        let who = leave(tx, id)?;
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        Ok((
            who,
            their_words(tx, &allowed, About::Strength)?,
            their_words(tx, &allowed, About::Aspiration)?,
        ))
    })?;
    let starting = [("strengths", strengths.as_str()), ("hopes", hopes.as_str())];
    let above = html! {
        @if strengths.is_empty() || hopes.is_empty() {
            p.govuk-body { "Nobody has written down what " (who.short) " is good at or hopes for. Ask them before you bring them here." }
        }
    };
    let about = format!(
        "{}, to the {} on {}",
        who.name,
        of.huddle.name(),
        long_date(of.meeting.said.on)
    );
    let back = ("Back to the young person’s page", who.address());
    PERSON.page_under(visit, &about, back, &starting, &options(&of), &above)
}

pub(super) fn bring_about(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let of = at_the_table(visit)?;
    let typed: Typed = PERSON.read(visit, &options(&of))?.into()?;
    let who = visit.read(|tx| leave(tx, id))?;
    let card = typed.card(of.huddle.id(), of.meeting.fact, Some((id, who.name)));
    visit.write(|tx| huddle::bring(tx, &card))?;
    Ok(Reply::redirect(back(&of).1).saying("It is on the table"))
}

struct Choosing {
    who: Who,
    near: Option<SubjectId>,
    all: Vec<(HuddleNow, Option<Kept<Meeting>>)>,
}

/// To which huddle: that of where they live is named first.
pub(super) fn choose(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let view = visit.read(|tx| {
        let who = leave(tx, id)?;
        let near = super::block::lives_in(tx, id)?;
        let mut all = Vec::new();
        for one in huddles(tx)? {
            if standing(tx.caller(), &one).sits() {
                let next = next_meeting(tx, one.id())?;
                all.push((one, next));
            }
        }
        all.sort_by_key(|(one, _)| Some(one.said.said.footprint) != near);
        Ok(Choosing { who, near, all })
    })?;
    let back = view.who.address();
    Ok(Reply::page("Bring to the huddle", draw(&view))
        .back_to("Back to the young person’s page", back))
}

fn draw(view: &Choosing) -> Markup {
    let table = view.all.iter().fold(
        Table::bare().head(["Huddle", "Next meeting"]),
        |table, (one, next)| {
            table.row([
                Cell::new(html! {
                    (one.footprint)
                    @if Some(one.said.said.footprint) == view.near { br; span.govuk-hint { (view.who.short) " lives here" } }
                }),
                Cell::new(match next {
                    Some(next) => html! {
                        a.govuk-link href={ "/huddle-meetings/" (next.fact) "/card/" (view.who.id) } {
                            (long_date(next.said.on)) span.govuk-visually-hidden { ": bring " (view.who.short) " to the " (one.name()) }
                        }
                    },
                    None => html! { "None planned" },
                }),
            ])
        },
    );
    html! {
        span.govuk-caption-l { (view.who.name) }
        h1.govuk-heading-l { "Bring to the huddle" }
        p.govuk-body { "Those with a seat read what you put on the card and nothing else of the record." }
        @if view.all.is_empty() {
            (invitation("You have no seat in a huddle.", None))
            (Button::link("Huddles", "/huddles").secondary())
        } @else { (table.scrolling("Huddles you have a seat in")) }
    }
}

/// Where they live, when the reader may know it.
pub(super) fn footprint_of(
    tx: &mut Tx<'_>,
    postcode: Option<care::Postcode>,
) -> Result<Option<SubjectId>, Refusal> {
    Ok(match footprints(tx)?.of_maybe(postcode) {
        Lies::In(id) => Some(id),
        Lies::InNone | Lies::Outside | Lies::Unknown => None,
    })
}

#[test]
fn initials_are_of_every_part_of_a_name() {
    assert_eq!(initials("Jamie van Dijk"), "J. v. D.");
}
