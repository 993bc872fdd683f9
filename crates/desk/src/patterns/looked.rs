//! Who has opened a record: shown to staff, and to the young person whose record it is.

use crate::components::{Cell, Table, Words};
use maud::{Markup, html};

/// One time someone looked.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Who: their name and what they do.
    pub who: Words,
    /// When, as people write it.
    pub when: Words,
    /// What they opened.
    pub what: Words,
    /// Why they could, in the product's own words: "in the Leigh hub team".
    pub because: Words,
}

impl Looked {
    /// Some that could stand on a page.
    pub fn samples() -> Vec<Self> {
        vec![
            Self {
                who: "Sam Whittle, key worker".into(),
                when: "21 November 2026 at 16:40".into(),
                what: "Her page".into(),
                because: "key worker since 3 March 2025".into(),
            },
            Self {
                who: "Priya Shah, placement officer".into(),
                when: "20 November 2026 at 09:12".into(),
                what: "Strengths and what matters".into(),
                because: "looking for a home for her brother".into(),
            },
        ]
    }
}

/// Who has looked, latest first as given. Nobody having looked is said too.
pub fn who_has_looked(looks: &[Looked]) -> Markup {
    if looks.is_empty() {
        return super::invitation("Nobody has opened this record yet.", None);
    }
    let table = looks.iter().fold(
        Table::new("Who has looked").head([
            "Who",
            "When",
            "What they opened",
            "They could because",
        ]),
        |table, look| {
            table.row([
                Cell::new(look.who.clone()),
                Cell::new(look.when.clone()),
                Cell::new(look.what.clone()),
                Cell::new(look.because.clone()),
            ])
        },
    );
    html! { (table.row_heads(true).scrolling("Who has looked")) }
}
