//! How we work: what the hubs do with young people, counted; never a person's performance.

use crate::outcomes::practice::{OfHowMany, Practice, practice};
use desk::patterns::FigureCard;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let all = visit.read(practice)?;
    Ok(Reply::page("How we work", draw(&all))
        .back_to("The hub", "/hub")
        .wide())
}

fn of(title: &str, counted: OfHowMany, what: &str) -> Markup {
    let mut card = FigureCard::new(title);
    if counted.of > 0 {
        card = card
            .value(format!(
                "{:.0}%",
                counted.n as f64 * 100.0 / counted.of as f64
            ))
            .of(counted.n, counted.of, what);
    } else {
        card = card.note("Nothing is written down yet");
    }
    html! { (card) }
}

fn draw(all: &Practice) -> Markup {
    let work = &all.workshops;
    let days = &work.days_to_first_change;
    let middle = days.get(days.len().saturating_sub(1) / 2);
    html! {
        h1.govuk-heading-l { "How we work" }
        p.govuk-body { "Counted today over the young people you may see. It says how we work, not how anybody performs." }
        h2.govuk-heading-m { "With them" }
        div.hw-figures {
            (of("A hope in their own words, under 90 days old", all.fresh_hopes, "young people held"))
            (of("Life at 21, 30 and 50 answered", all.lives_answered, "plans"))
            (of("In touch with who matters, as agreed", all.in_touch, "people who matter"))
            (of("Actions past their day", all.overdue, "actions not done"))
        }
        h2.govuk-heading-m { "With their families" }
        div.hw-figures {
            (of("Could be family, and was asked", all.families_asked, "named"))
            (of("Family group conferences held", all.conferences, "offered"))
            (of("Families’ plans kept at twelve weeks", all.family_plans_kept, "reviewed"))
        }
        h2.govuk-heading-m { "With each other" }
        div.hw-figures {
            (of("Questions to specialists answered", all.asks, "asked"))
            (FigureCard::new("From question to answer")
                .value(all.hours_to_answer.map_or_else(|| "–".to_owned(), |hours| format!("{hours} hours")))
                .note(format!("Median. Asked about {} young people", all.asked_about)))
            (of("Shared decisions with a note of a principle", all.principle_notes, "decisions"))
            (of("Ideas tried", OfHowMany { n: work.tried, of: work.ideas }, "ideas in workshops"))
            (of("Ideas that worked, whole or in part", OfHowMany { n: work.worked, of: work.told }, "tried, and told"))
            (FigureCard::new("From workshop to first change")
                .value(middle.map_or_else(|| "–".to_owned(), |days| format!("{days} days")))
                .note(format!("Median over {} of {} workshops", days.len(), work.workshops)))
        }
    }
}
