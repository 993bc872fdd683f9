//! The searching-now table: everybody we search for, in one screen that prints. What stands on it is
//! worked out in [`super::now`].

use super::now::{NowLine, searching_now};
use super::pages::needed;
use care::Date;
use desk::components::{InsetText, Table, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;

struct View {
    lines: Vec<NowLine>,
    not_shown: usize,
    today: Date,
    /// Whether they may send it out.
    may_share: bool,
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let may_share = visit.caller()?.may(Capability::UseExchange);
    let (lines, not_shown) = visit.read(searching_now)?;
    let view = View {
        lines,
        not_shown,
        today,
        may_share,
    };
    Ok(Reply::page("Searching now", draw(&view))
        .back_to("Searches", "/searches")
        .wide())
}

fn draw(view: &View) -> Markup {
    let table = view.lines.iter().fold(
        Table::bare().head([
            "Reference",
            "Age",
            "When",
            "Something about them",
            "What a home must have",
            "Brothers or sisters",
            "Where we are",
        ]),
        |table, line| {
            table.row([
                Cell::new(&line.reference),
                Cell::new(&line.age),
                Cell::new(needed(line.needed_by, view.today)),
                Cell::new(&line.strength),
                Cell::new(&line.musts),
                Cell::new(&line.siblings),
                Cell::new(&line.status),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "Searching now" }
        p.govuk-body { "As at " (care::dates::long_date(view.today)) ". No name, date of birth, school or place stands here. What only one young person on the table has is left out: ask us." }
        @if view.may_share {
            p.govuk-body { a.govuk-link href="/exchange" { "Share it with a provider by a link that ends, and see who opened it" } }
        }
        @if view.not_shown > 0 {
            (InsetText::new(format!("{} more searches are not shown: you are not named for those young people.", view.not_shown)))
        }
        @if view.lines.is_empty() { (invitation("We are not searching for anybody you may speak for.", None)) }
        @else { (table.scrolling("Searching now")) }
    }
}
