//! One number of the borough, with everything needed to believe it: out of how many, on which
//! day, how many are not known, what others have, where it is going, and the children behind it.

use crate::components::Words;
use crate::components::messages::heading;
use care::Date;
use maud::{Markup, Render, html};

/// A number to compare with, with its year and source.
#[derive(Clone, Debug)]
pub struct Comparator {
    who: Words,
    value: Words,
    when: Words,
}

impl Comparator {
    /// Whose number, the number, and of which year: "England", "67%", "2025".
    pub fn new(who: impl Into<Words>, value: impl Into<Words>, when: impl Into<Words>) -> Self {
        Self {
            who: who.into(),
            value: value.into(),
            when: when.into(),
        }
    }
}

/// One number.
#[derive(Clone, Debug)]
pub struct FigureCard {
    title: Words,
    topic: Option<Words>,
    level: u8,
    value: Option<Words>,
    of: Option<(u64, u64, Words)>,
    on: Option<Words>,
    unknown: Option<u64>,
    hidden: bool,
    comparators: Vec<Comparator>,
    trend: Option<Markup>,
    children: Option<String>,
    about: Option<String>,
    note: Option<Words>,
}

impl FigureCard {
    /// A number under its title.
    pub fn new(title: impl Into<Words>) -> Self {
        Self {
            title: title.into(),
            topic: None,
            level: 3,
            value: None,
            of: None,
            on: None,
            unknown: None,
            hidden: false,
            comparators: Vec::new(),
            trend: None,
            children: None,
            about: None,
            note: None,
        }
    }

    /// What it is about, above its title: for cards that stand among those of other topics.
    #[must_use]
    pub fn topic(mut self, topic: impl Into<Words>) -> Self {
        self.topic = Some(topic.into());
        self
    }

    /// The level of its heading; 3 unless told.
    #[must_use]
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// The number as it is read: "62%", "119 per 10,000".
    #[must_use]
    pub fn value(mut self, value: impl Into<Words>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// What the number is out of: 71 of 119 "children".
    #[must_use]
    pub fn of(mut self, n: u64, out_of: u64, what: impl Into<Words>) -> Self {
        self.of = Some((n, out_of, what.into()));
        self
    }

    /// The day it holds for.
    #[must_use]
    pub fn on(mut self, day: Date) -> Self {
        self.on = Some(day.into());
        self
    }

    /// The year or span it holds for, when it is not a day: "in 2026-27 so far".
    #[must_use]
    pub fn during(mut self, span: impl Into<Words>) -> Self {
        self.on = Some(span.into());
        self
    }

    /// How many could not be counted because something about them is not known.
    #[must_use]
    pub fn unknown(mut self, count: u64) -> Self {
        self.unknown = Some(count);
        self
    }

    /// Says that this reader may not see it, because it is about so few that someone could be
    /// recognised. Value, n, N and children are then never written, whatever was given.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// What others have.
    #[must_use]
    pub fn comparator(mut self, comparator: Comparator) -> Self {
        self.comparators.push(comparator);
        self
    }

    /// Where it is going: a [`crate::chart::Sparkline`] that says so in words too.
    #[must_use]
    pub fn trend(mut self, trend: impl Render) -> Self {
        self.trend = Some(trend.render());
        self
    }

    /// Where the children behind it are listed, for those who may open them.
    #[must_use]
    pub fn children(mut self, href: impl Into<String>) -> Self {
        self.children = Some(href.into());
        self
    }

    /// Where its definition, five years and comparators are.
    #[must_use]
    pub fn about(mut self, href: impl Into<String>) -> Self {
        self.about = Some(href.into());
        self
    }

    /// A line under the number, such as who is counted apart.
    #[must_use]
    pub fn note(mut self, note: impl Into<Words>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Two that could stand on a page: one shown, one hidden.
    pub fn samples() -> [Self; 2] {
        let day = jiff::civil::date(2027, 3, 31);
        let trend = crate::chart::Sparkline::new(
            "In their own borough",
            [
                ("2023", 58.0),
                ("2024", 60.0),
                ("2025", 59.0),
                ("2026", 64.0),
                ("2027", 66.4),
            ]
            .map(|(year, value)| (year.to_owned(), Some(value))),
        )
        .unit(crate::chart::Unit::PERCENT);
        [
            Self::new("Live in their own borough")
                .value("66%")
                .of(413, 622, "children")
                .on(day)
                .unknown(4)
                .comparator(Comparator::new("Statistical neighbours", "61%", "2025"))
                .comparator(Comparator::new("England", "56%", "2025"))
                .trend(trend)
                .note("44 unaccompanied children are counted: 20% of them, 70% of the others.")
                .children("/numbers/in_borough/children")
                .about("/numbers/in_borough"),
            Self::new("Adopted in the year")
                .on(day)
                .hidden()
                .about("/numbers/adopted"),
        ]
    }
}

impl Render for FigureCard {
    fn render(&self) -> Markup {
        html! {
            section.hw-figure {
                @if let Some(topic) = &self.topic { p.hw-figure__topic { (topic) } }
                (heading(self.level, "hw-figure__title").around(html! {
                    @if let Some(href) = &self.about { a.govuk-link href=(href) { (self.title) } }
                    @else { (self.title) }
                }))
                @if self.hidden {
                    p.hw-figure__value { "Hidden" }
                    p { "Fewer than 6, or it would give such a number away" }
                } @else {
                    p.hw-figure__value {
                        @if let Some(value) = &self.value { (value) } @else { (super::not_known()) }
                    }
                    @if let Some((n, of, what)) = &self.of {
                        p {
                            @let words = html! { (grouped(*n)) " of " (grouped(*of)) " " (what) };
                            @if let Some(href) = &self.children { a.govuk-link href=(href) { (words) } }
                            @else { (words) }
                        }
                    }
                }
                @if let Some(on) = &self.on { p.hw-figure__on { (on) } }
                @match self.unknown {
                    Some(count) if count > 0 && !self.hidden => {
                        p { strong { (grouped(count)) " not known" } ", counted apart" }
                    }
                    _ => {}
                }
                @if let Some(note) = &self.note { @if !self.hidden { p.hw-figure__note { (note) } } }
                @if let Some(trend) = &self.trend { @if !self.hidden { div.hw-figure__trend { (trend) } } }
                @if !self.comparators.is_empty() {
                    dl.hw-figure__others {
                        @for other in &self.comparators {
                            div { dt { (other.who) } dd { strong { (other.value) } " (" (other.when) ")" } }
                        }
                    }
                }
            }
        }
    }
}

/// `81,770`: thousands set apart.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[test]
fn a_hidden_number_is_nowhere_on_the_page() {
    assert_eq!(grouped(81_770), "81,770");
    assert_eq!(grouped(999), "999");
    let card = FigureCard::new("Adopted")
        .value("0.4%")
        .of(4, 931, "children")
        .unknown(2)
        .children("/secret")
        .hidden()
        .render()
        .into_string();
    for secret in ["0.4", ">4", "931", "secret", "not known"] {
        assert!(!card.contains(secret), "{secret}: {card}");
    }
}
