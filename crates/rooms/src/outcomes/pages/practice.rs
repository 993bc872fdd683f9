//! How we work: what the hubs do with young people, counted; never a person's performance.

use crate::outcomes::practice::{PRACTICE_NUMBERS, Practice, PracticeNumber, practice};
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

/// A number of so many of so many.
fn card(all: &Practice, number: &PracticeNumber) -> Markup {
    let counted = (number.counted)(all);
    let mut card = FigureCard::new(number.title);
    if counted.of > 0 {
        card = card
            .value(format!(
                "{:.0}%",
                counted.n as f64 * 100.0 / counted.of as f64
            ))
            .of(counted.n, counted.of, number.of_what);
    } else {
        card = card.note("Nothing is written down yet");
    }
    html! { (card) }
}

/// The cards of some numbers, in the order of their list.
fn cards(all: &Practice, from: &str, to: &str) -> Markup {
    let at = |id: &str| PRACTICE_NUMBERS.iter().position(|one| one.id == id);
    let (from, to) = (at(from).unwrap_or(0), at(to).unwrap_or(0));
    html! { @for number in PRACTICE_NUMBERS.iter().take(to + 1).skip(from) { (card(all, number)) } }
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
            (cards(all, "practice_fresh_hopes", "practice_would_go_first"))
            @if let Some(workers) = all.workers_a_move {
                (FigureCard::new("Key workers to a move").value(format!("{workers:.2}"))
                    .note("From the day before a move to four weeks after it; one is best"))
            }
        }
        h2.govuk-heading-m { "With their families" }
        div.hw-figures {
            (cards(all, "practice_family_finding", "practice_family_plans_kept"))
            @if let Some(nights) = all.residential_nights {
                (FigureCard::new("Nights in a children’s home so far").value(nights.to_string())
                    .note(format!("Median of {} young people in one today. A home is for a time, not for good", all.family_finding.of)))
            }
        }
        h2.govuk-heading-m { "With each other" }
        div.hw-figures {
            (cards(all, "practice_asks", "practice_asks"))
            (FigureCard::new("From question to answer")
                .value(all.hours_to_answer.map_or_else(|| "–".to_owned(), |hours| format!("{hours} hours")))
                .note(format!("Median. Asked about {} young people", all.asked_about)))
            (cards(all, "practice_principle_notes", "practice_ideas_worked"))
            (FigureCard::new("From workshop to first change")
                .value(middle.map_or_else(|| "–".to_owned(), |days| format!("{days} days")))
                .note(format!("Median over {} of {} workshops", days.len(), work.workshops)))
        }
    }
}
