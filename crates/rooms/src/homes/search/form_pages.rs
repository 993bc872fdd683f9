// Long because: one form, its fields and its reading beside each other.

//! Beginning a search, putting right what it asks for, ending it.

use super::lay::in_words;
use super::{KeptSearch, Search, end_search, open_search, say_search};
use crate::homes::home::form_pages::{day, framed, input, one_of, ticks, words};
use crate::homes::words::{Must, Need, Reply, Travel, Word};
use crate::people::{self, About, Said, Statement};
use crate::plans;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Checkboxes, InsetText, Width};
use desk::form::{Form, date_value};
use desk::{Reply as Page, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass, find};
use uuid::Uuid;

/// The page of a young person's search.
pub(in crate::homes) fn address(id: YoungPersonId) -> String {
    format!("/young-people/{id}/home-search")
}

struct Start {
    name: String,
    open: Option<KeptSearch>,
    said: Vec<Said<Statement>>,
}

fn start(visit: &Visit, id: YoungPersonId) -> Result<Start, Refusal> {
    visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let person = people::person(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok(Start {
            name: person.short_name(),
            open: open_search(tx, id)?,
            said: people::said_of(tx, &allowed)?,
        })
    })
}

fn together(said: &[Said<Statement>], about: About) -> String {
    let all: Vec<&str> = in_words(said, about)
        .iter()
        .map(|one| one.said.text.as_str())
        .collect();
    all.join("\n")
}

fn values(begin: &Start, today: care::Date) -> Vec<(&'static str, String)> {
    let Some(open) = &begin.open else {
        return vec![
            ("needed_by", date_value(today)),
            ("hard", together(&begin.said, About::WhatHasBeenHard)),
            ("helps", together(&begin.said, About::WhatHelps)),
            ("wishes", together(&begin.said, About::WhatMatters)),
            ("travel", Travel::Bus.code().to_owned()),
        ];
    };
    let said = &open.said;
    let mut all = vec![
        ("stands", open.fact.to_string()),
        ("needed_by", date_value(said.needed_by)),
        ("until", said.until.map_or(String::new(), date_value)),
        ("because", said.because.clone()),
        ("hard", said.hard.clone()),
        ("helps", said.helps.clone()),
        ("unknown", said.unknown.clone()),
        ("wishes", said.wishes.join("\n")),
        ("travel", said.travel.code().to_owned()),
    ];
    if let Some((reply, words)) = &said.staying {
        all.push(("staying", reply.code().to_owned()));
        all.push(("staying_words", words.clone()));
    }
    if let Some((reply, words)) = &said.family {
        all.push(("family", reply.code().to_owned()));
        all.push(("family_words", words.clone()));
    }
    if let Some(safe) = said.safe_at_home {
        all.push(("safe", if safe { "yes" } else { "no" }.to_owned()));
    }
    if let Some((postcode, miles, word)) = &said.keep_away {
        all.push(("away", postcode.to_string()));
        all.push(("away_miles", miles.to_string()));
        all.push(("away_word", word.code().to_owned()));
    }
    all.extend(
        said.musts
            .iter()
            .map(|one| ("musts", one.code().to_owned())),
    );
    if let Some(needs) = &said.needs {
        all.push(("needs_said", "yes".to_owned()));
        all.extend(needs.iter().map(|one| ("needs", one.code().to_owned())));
    }
    all
}

fn fields(form: &Form, begin: &Start) -> Markup {
    let name = &begin.name;
    let strengths = in_words(&begin.said, About::Strength);
    html! {
        @if !form.value("stands").is_empty() {
            input type="hidden" name="stands" value=(form.value("stands"));
        }
        @if strengths.is_empty() {
            (InsetText::new("Nobody has written down what they are good at. Homes are asked only when somebody has: ask them, and write it on their page."))
        } @else {
            (InsetText::new(html! {
                "The referral begins with what " (name) " is good at: "
                @for (at, one) in strengths.iter().enumerate() { @if at > 0 { " " } "“" (one.said.text) "”" }
            }))
        }
        (day(form, "needed_by", "From which night is a home needed?"))
        (day(form, "until", "Until which day, if it is for a time? (optional)"))
        (words(form, "because", "Why is a home needed?"))
        (words(form, "hard", "What has been hard?").hint("Say it as you would want it said of you. A home that is told finds a way; one that is not, ends."))
        (words(form, "helps", "What helps?"))
        (words(form, "unknown", "What do we not know?").hint("There is always something. Homes trust those who say so."))
        (words(form, "wishes", &format!("What does {name} wish for? (optional)")).hint("Their words, the most important first, one on each line."))
        (ticks(form, "musts", "What must a home have?", Must::ALL, Must::code, Must::words).hint("Only what it cannot be a home without."))
        (ticks(form, "needs", "What is their care for?", Need::ALL, Need::code, Need::words))
        (Checkboxes::bare("needs_said").choices([("yes", "That is all of it. With nothing ticked: nothing particular")]).values(form.values("needs_said")))
        (one_of(form, "travel", "How do they travel to school and the people who matter?", Travel::ALL, Travel::code, Travel::words))
        (one_of(form, "staying", "Could staying where they are work, with support? (optional)", Reply::ALL, Reply::code, Reply::words))
        (input(form, "staying_words", "What did the people they live with say? (optional)"))
        (one_of(form, "family", "Could going home work, with support? (optional)", Reply::ALL, Reply::code, Reply::words))
        (input(form, "family_words", "What did the family say? (optional)"))
        (one_of(form, "safe", "Did an assessment find it safe at home, with support? (optional)", &[true, false], |yes| if yes { "yes" } else { "no" }, |yes| if yes { "Yes" } else { "No" }))
        (input(form, "away", "Somewhere they may not be near: its postcode (optional)").width(Width::C10).autocomplete("off"))
        (input(form, "away_miles", "Within how many miles? (optional)").width(Width::C3).inputmode("numeric"))
        (one_of(form, "away_word", "On whose word? (optional)", Word::ALL, Word::code, Word::words))
    }
}

pub(in crate::homes) fn search_page(visit: &mut Visit) -> Result<Page, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let begin = start(visit, id)?;
    let values = values(&begin, visit.today());
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form("home-search", &values)?;
    let (title, back) = if begin.open.is_some() {
        (
            "Put right what is asked for",
            ("Back to the search", address(id)),
        )
    } else {
        (
            "Search for a home",
            ("Back to their page", format!("/young-people/{id}")),
        )
    };
    let prompt = visit.read(|tx| Ok(plans::prompt_at(tx, plans::Place::HomeSearch)?))?;
    let fields = html! { (plans::prompt(&prompt)) (fields(&form, &begin)) };
    Ok(framed(
        title,
        &begin.name,
        back,
        &form,
        &fields,
        "Find homes",
    ))
}

fn answered(form: &mut Form, name: &'static str, words: &'static str) -> Option<(Reply, String)> {
    let reply = Reply::parse(form.value(name))?;
    let said: String = form.value(words).trim().chars().take(500).collect();
    if said.is_empty() && reply != Reply::Yes {
        form.problem(words, "Write down what they said");
    }
    Some((reply, said))
}

pub(in crate::homes) fn search(visit: &mut Visit) -> Result<Page, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let by = visit.caller()?.name().to_owned();
    let mut form = visit.posted()?;
    let needed_by = form.date("needed_by", "the first night").required();
    let until = form.date("until", "the day it is for").optional();
    if let (Some(from), Some(Some(until))) = (needed_by.get(), until.get())
        && until <= from
    {
        form.problem("until-day", "It must be for a night at least");
    }
    let because = form
        .text("because", "why a home is needed")
        .at_most(2_000)
        .required();
    let hard = form
        .text("hard", "what has been hard")
        .at_most(4_000)
        .required();
    let helps = form.text("helps", "what helps").at_most(4_000).required();
    let unknown = form
        .text("unknown", "what we do not know")
        .at_most(4_000)
        .required();
    let wishes = form
        .text("wishes", "what they wish for")
        .at_most(2_000)
        .optional();
    let musts = form.choices("musts", "what a home must have", Must::parse);
    let needs = form.choices("needs", "what their care is for", Need::parse);
    let needs_said = form.ticked("needs_said");
    let travel = form
        .choice("travel", "how they travel", Travel::parse)
        .required();
    let staying = answered(&mut form, "staying", "staying_words");
    let family = answered(&mut form, "family", "family_words");
    let away = form.postcode("away", "postcode").optional();
    let miles = form
        .number("away_miles", "miles")
        .between(1, 300)
        .optional();
    let word = form
        .choice("away_word", "on whose word", Word::parse)
        .optional();
    if let (Some(Some(_)), Some(None)) = (away.get(), miles.get()) {
        form.problem("away_miles", "Enter within how many miles they may not be");
    }
    if let (Some(Some(_)), Some(None)) = (away.get(), word.get()) {
        form.problem("away_word", "Select on whose word");
    }
    let safe_at_home = match form.value("safe") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let stands: Option<FactId> = form.value("stands").parse().ok();
    let (away, miles, word) = form.all_of((away, miles, word))?;
    let texts = (needed_by, until, because, hard, helps, unknown, wishes);
    let (musts, needs, travel) = form.all_of((musts, needs, travel))?;
    let (needed_by, until, because, hard, helps, unknown, wishes) = form.all_of(texts)?;
    let wishes = wishes.unwrap_or_default();
    let mut said = Search {
        id: Uuid::now_v7(),
        needed_by,
        until,
        because,
        hard,
        helps,
        unknown,
        wishes: wishes
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
        musts,
        needs: (needs_said || !needs.is_empty()).then_some(needs),
        staying,
        family,
        safe_at_home,
        keep_away: away
            .zip(miles.and_then(|n| u16::try_from(n).ok()))
            .zip(word)
            .map(|((postcode, miles), word)| (postcode, miles, word)),
        travel,
        on: today,
        by,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        if let Some(open) = open_search(tx, id)? {
            said.id = open.said.id;
        }
        say_search(tx, &allowed, &said, stands, None)
    })?;
    Ok(Page::redirect(address(id)).saying("Saved what is asked for"))
}

pub(in crate::homes) fn end_page(visit: &mut Visit) -> Result<Page, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let begin = start(visit, id)?;
    begin.open.as_ref().ok_or(Refusal::NotFound)?;
    let form = visit.form("end-search", &[])?;
    let fields = html! {
        (input(&form, "why", "Why does the search end?").hint("They stay, with support. They went home. A home was found elsewhere."))
    };
    let back = ("Back to the search", address(id));
    Ok(framed(
        "End this search",
        &begin.name,
        back,
        &form,
        &fields,
        "End it",
    ))
}

pub(in crate::homes) fn end(visit: &mut Visit) -> Result<Page, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let why = form
        .text("why", "why the search ends")
        .at_most(500)
        .required();
    let why = form.all_of(why)?;
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let open = open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        end_search(tx, &allowed, open.said.id, &why)
    })?;
    Ok(Page::redirect("/searches").saying("Ended the search"))
}
