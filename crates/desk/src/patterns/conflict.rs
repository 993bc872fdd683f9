//! Two people changed the same thing. Both versions are shown; nothing typed is lost.

use crate::components::{Cell, Table, Words};
use maud::{Markup, Render, html};

/// Both versions of what two people changed, side by side.
#[derive(Clone, Debug)]
pub struct ConflictView {
    who: Words,
    when: Words,
    fields: Vec<(Words, String, String)>,
}

impl ConflictView {
    /// Who saved first, and when.
    pub fn new(who: impl Into<Words>, when: impl Into<Words>) -> Self {
        Self {
            who: who.into(),
            when: when.into(),
            fields: Vec::new(),
        }
    }

    /// One field: what it is, what is now in the record, and what this reader typed.
    #[must_use]
    pub fn field(
        mut self,
        what: impl Into<Words>,
        theirs: impl Into<String>,
        yours: impl Into<String>,
    ) -> Self {
        self.fields.push((what.into(), theirs.into(), yours.into()));
        self
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new("Priya Shah", "at 14:02 today")
            .field("Moved on", "3 March 2027", "4 March 2027")
            .field("Reason", "Carer retired", "Carer retired")
    }
}

impl Render for ConflictView {
    fn render(&self) -> Markup {
        let said = |words: &str| {
            Words::from(if words.trim().is_empty() {
                html! { span.hw-not-known { "Nothing" } }
            } else {
                html! { (words) }
            })
        };
        let table = self.fields.iter().fold(
            Table::new(html! { (self.who) " saved this " (self.when) ", while you were writing" })
                .head(["What", "In the record now", "What you wrote", "Same?"]),
            |table, (what, theirs, yours)| {
                let same = theirs.trim() == yours.trim();
                table.row([
                    Cell::new(what.clone()),
                    Cell::new(said(theirs)),
                    Cell::new(said(yours)).class(if same { "" } else { "hw-conflict__yours" }),
                    Cell::new(if same { "Same" } else { "Different" }),
                ])
            },
        );
        html! {
            div.hw-conflict {
                (table.row_heads(true).scrolling("Both versions"))
                p.govuk-body { "Nothing you wrote is lost. Change it below if you need to, then save again." }
            }
        }
    }
}
