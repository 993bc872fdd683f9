//! Our cohort: where young people are with us, and three shares beside what was said of the country.

use super::change::value_of;
use crate::evidence::{Shown, shown};
use crate::hub::Cohort;
use crate::outcomes::change::guarded;
use crate::outcomes::cohort::{CohortNow, cohort_now};
use crate::outcomes::practice::OfHowMany;
use care::Date;
use care::dates::long_date;
use desk::components::{Cell, Table};
use desk::patterns::FigureCard;
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::{Guard, last_return};
use record::Refusal;
use record::access::Capability;

/// What was said of the country when the hubs were designed, and by whom. The source gives no year.
const SOURCE: &str = "Innovation Unit, “Asset-based children’s services”, on its work with Wigan Council; the source gives no year";
const AGED_11: &str = "39% of those entering care nationally";
const EXTRA_HELP: &str = "a third of teenagers in care";
const NEED: &str = "half of teenagers in care";

struct View {
    now: CohortNow,
    aged_11: Option<Shown>,
    today: Date,
    small: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let small = visit.caller()?.may(Capability::SeeSmallNumbers);
    let view = visit.read(|tx| {
        let on = if small { today } else { last_return(today) };
        let asked: Vec<_> = measures::find("started_aged_11_plus_share")
            .into_iter()
            .collect();
        let aged_11 = shown(tx, &asked, on, small)?;
        Ok(View {
            now: cohort_now(tx)?,
            aged_11: aged_11.first().cloned(),
            today,
            small,
        })
    })?;
    Ok(Reply::page("Our cohort", draw(&view))
        .back_to("Outcomes", "/outcomes")
        .wide())
}

fn draw(view: &View) -> Markup {
    let held: u64 = view.now.states.values().sum();
    let count = |state: &Cohort| view.now.states.get(state).copied().unwrap_or_default();
    html! {
        h1.govuk-heading-l { "Our cohort" }
        p.govuk-body-l { "Young people whom the hubs hold, on " (long_date(view.today)) }
        p.govuk-body { "Each is in one place with us at a time, and what was before stays in their history. Counted over the young people you may see." }
        (Cohort::ALL.iter().fold(
            Table::new("Where they are with us").head([Cell::new("Where"), Cell::number("Young people"), Cell::number("Share")]),
            |table, state| table.row([
                Cell::new(state.words()),
                Cell::number(number(count(state), held, view.small)),
                Cell::number(match guarded(count(state), held, view.small) {
                    Guard::Shown(n) if held > 0 => format!("{:.0}%", n as f64 * 100.0 / held as f64),
                    Guard::Shown(_) => "–".to_owned(),
                    Guard::Masked => "Hidden".to_owned(),
                }),
            ]),
        ))
        h2.govuk-heading-m { "Who they are" }
        div.hw-figures {
            @if let Some(one) = &view.aged_11 { (value_of(one, view.today)) }
            (share("Extra help at school", &view.now.extra_help, view.now.help_not_known, view.small))
            (share("A recorded mental or emotional need", &view.now.need, view.now.need_not_known, view.small))
        }
        @if view.small && view.now.extra_help.n > 0 {
            p.govuk-body-s { "Of those with extra help, " (view.now.plans) " have an education, health and care plan, the others SEN support." }
        }
        (Table::new("What was said of the country").head(["What", "There"])
            .row([Cell::new("Came into care aged 11 or over"), Cell::new(AGED_11)])
            .row([Cell::new("Special educational needs"), Cell::new(EXTRA_HELP)])
            .row([Cell::new("Mental and emotional ill-health"), Cell::new(NEED)]))
        p.govuk-body-s { "Source: " (SOURCE) ". Ours are counted as the definitions above say, over young people the hubs hold; the country’s are as that source gives them." }
    }
}

fn number(n: u64, of: u64, small: bool) -> String {
    match guarded(n, of, small) {
        Guard::Shown(n) => n.to_string(),
        Guard::Masked => "Hidden".to_owned(),
    }
}

fn share(title: &'static str, counted: &OfHowMany, unknown: u64, small: bool) -> Markup {
    let card = FigureCard::new(title);
    let card = match guarded(counted.n, counted.of, small) {
        Guard::Masked => card.hidden(),
        Guard::Shown(_) if counted.of == 0 => card.note("Nothing is written down yet"),
        Guard::Shown(n) => card
            .value(format!("{:.0}%", n as f64 * 100.0 / counted.of as f64))
            .of(n, counted.of, "young people held of whom it is known")
            .unknown(unknown),
    };
    html! { (card) }
}
