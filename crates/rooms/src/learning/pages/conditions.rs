//! The six conditions under which something taken from elsewhere lasts, as people see them.

use crate::learning::adopting::{Conditions, Level, Spread, spread};
use desk::components::{Table, table::Cell};
use maud::{Markup, html};

/// The conditions as a page says them, in the order they are kept.
pub(super) const CONDITIONS: [&str; 6] = [
    "Everybody knows what it is for, and what is core",
    "We know how we will tell whether it works",
    "We are in it for years, not months",
    "Those who lead stand for it where they are seen",
    "Young people, families and staff are asked and stay part of it",
    "We stop to learn, and change what does not work",
];

/// How the answers spread, and where leaders and others differ.
pub(super) fn spread_of(answers: &[Conditions]) -> Markup {
    let rows = CONDITIONS.iter().zip(spread(answers));
    let firmly = |(n, of): (usize, usize)| match of {
        0 => "nobody yet".to_owned(),
        _ => format!("{n} of {of}"),
    };
    let mut heads = vec![Cell::new("Condition")];
    heads.extend(Level::ALL.iter().map(|level| Cell::number(level.words())));
    heads.push(Cell::number("Leaders who say firmly"));
    heads.push(Cell::number("Others who say firmly"));
    let table = rows.fold(Table::bare().head(heads), |table, (words, spread)| {
        let Spread {
            levels,
            leaders,
            others,
        } = spread;
        let mut cells = vec![Cell::new(*words)];
        cells.extend(levels.map(|count| Cell::number(count.to_string())));
        cells.push(Cell::number(firmly(leaders)));
        cells.push(Cell::number(firmly(others)));
        table.row(cells)
    });
    let people = match answers.len() {
        1 => "One person has said how they see it".to_owned(),
        many => format!("{many} people have said how they see it"),
    };
    html! {
        h3.govuk-heading-s { "Six conditions for it to last" }
        @if answers.is_empty() {
            p.govuk-body { "Nobody has said yet how far they hold. Ask those who lead and those who do the work: where they differ is where to begin." }
        } @else {
            p.govuk-body { (people) ": how many say what, and nobody’s name. Where leaders and others differ is where to begin." }
            (table.scrolling("Six conditions for it to last"))
            p.govuk-hint { "The conditions are those of SCIE and Innovation Unit, “Improving outcomes for children and young people by spreading innovation”, October 2017. Each person’s last answer counts." }
        }
    }
}
