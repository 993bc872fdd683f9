//! "What will life be like at 21, 30 and 50?": their words first, the adults' beside them.

use crate::about_one::{Page, area, leave};
use crate::plans::facts::{Adulthood, Life};
use crate::plans::held::held;
use crate::plans::saying;
use care::ids::YoungPersonId;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, FieldClass};

/// The ages asked about: age, field of their words, field of the adults' words.
const AGES: [(u8, &str, &str); 3] = [
    (21, "theirs_21", "adults_21"),
    (30, "theirs_30", "adults_30"),
    (50, "theirs_50", "adults_50"),
];

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (who, last) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        Ok((who, held(tx, &allowed)?.adulthood.pop()))
    })?;
    let mut start: Vec<(&str, String)> = Vec::new();
    for (at, theirs, adults) in AGES {
        let life = last
            .as_ref()
            .and_then(|one| one.said.lives.iter().find(|life| life.at == at));
        start.push((
            theirs,
            life.and_then(|life| life.theirs.clone())
                .unwrap_or_default(),
        ));
        start.push((
            adults,
            life.and_then(|life| life.adults.clone())
                .unwrap_or_default(),
        ));
    }
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let form = visit.form("life", &start)?;
    let fields = html! {
        p.govuk-body { "Ask, and write what they say. What was said last time stands in the boxes." }
        @for (at, theirs, adults) in AGES {
            (area(&form, theirs, &format!("At {at}, in {}’s words", who.short), 2))
            (area(&form, adults, &format!("At {at}, as those who care about {} hope (optional)", who.short), 2))
        }
        (area(&form, "not_now", "They did not want to say: what did they answer? (optional)", 2))
    };
    let page = Page {
        title: "Life at 21, 30 and 50",
        about: &who.name,
        back: ("The plan", format!("{}/plan", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let asked_on = visit.today();
    let mut form = visit.posted()?;
    let mut read = |name: &'static str| form.text(name, "what was said").at_most(2_000).optional();
    let [one, two, three] = AGES.map(|(at, theirs, adults)| (at, read(theirs), read(adults)));
    let not_now = read("not_now");
    let (a, b, c, d, e, f, not_now) =
        form.all_of((one.1, one.2, two.1, two.2, three.1, three.2, not_now))?;
    let life = |at, theirs, adults| Life { at, theirs, adults };
    let said = Adulthood {
        asked_on,
        lives: vec![life(one.0, a, b), life(two.0, c, d), life(three.0, e, f)],
        not_now,
    };
    visit.write(|tx| saying::life_at(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}/plan#life")).saying("Saved what they said"))
}
