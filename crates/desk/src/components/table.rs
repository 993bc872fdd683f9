//! A table. Numbers stand right, columns are sorted by links, and no table pushes a page sideways.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, Render, html};

/// One cell, or the head of a column.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    words: Words,
    format: Option<&'static str>,
    colspan: Option<u16>,
    rowspan: Option<u16>,
    extra: Extra,
    sort: Option<Sort>,
}

/// How a column can be sorted.
#[derive(Clone, Debug)]
struct Sort {
    href: String,
    now: Option<Order>,
}

/// The order a column stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// From A, from the earliest, from the least.
    Rising,
    /// From Z, from the latest, from the most.
    Falling,
}

impl Cell {
    /// A cell of words.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// A cell of a number, which stands right.
    pub fn number(words: impl Into<Words>) -> Self {
        Self {
            format: Some("numeric"),
            ..Self::new(words)
        }
    }

    /// The head of a column that is sorted by a link. `now` is the order it stands in, if any;
    /// `href` leads to the list in the other order.
    #[must_use]
    pub fn sorted(mut self, href: impl Into<String>, now: Option<Order>) -> Self {
        self.sort = Some(Sort {
            href: href.into(),
            now,
        });
        self
    }

    fn written(&self, tag: &'static str, scope: Option<&str>, kind: &str) -> Element {
        let numeric = self.format.filter(|_| scope != Some("row"));
        Element::new(tag)
            .maybe("scope", scope)
            .class(&format!("govuk-table__{kind}"))
            .class(
                &numeric
                    .map(|format| format!("govuk-table__{kind}--{format}"))
                    .unwrap_or_default(),
            )
            .extra(&self.extra)
            .maybe("colspan", self.colspan.map(|n| n.to_string()).as_deref())
            .maybe("rowspan", self.rowspan.map(|n| n.to_string()).as_deref())
    }

    fn head(&self) -> Markup {
        let head = self.written("th", Some("col"), "header");
        let Some(sort) = &self.sort else {
            return head.around(&self.words);
        };
        let (now, arrow) = match sort.now {
            Some(Order::Rising) => (Some("ascending"), "▲"),
            Some(Order::Falling) => (Some("descending"), "▼"),
            None => (Some("none"), "↕"),
        };
        head.maybe("aria-sort", now).around(html! {
            a.govuk-link.hw-sort href=(sort.href) {
                (self.words)
                " " span.hw-sort__arrow aria-hidden="true" { (arrow) }
                span.govuk-visually-hidden {
                    @match sort.now {
                        Some(Order::Rising) => ", sorted rising; turn round",
                        Some(Order::Falling) => ", sorted falling; turn round",
                        None => ", sort by this",
                    }
                }
            }
        })
    }
}

options! { Cell {
    /// How many columns it spans.
    colspan: maybe<u16>,
    /// How many rows it spans.
    rowspan: maybe<u16>,
}}
super::field::from_words! { Cell }

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    caption: Option<Words>,
    caption_class: String,
    head: Option<Vec<Cell>>,
    rows: Vec<Vec<Cell>>,
    row_heads: bool,
    extra: Extra,
}

impl Table {
    /// A table under a caption, which says what it holds to someone who meets it alone.
    pub fn new(caption: impl Into<Words>) -> Self {
        Self {
            caption: Some(caption.into()),
            ..Self::default()
        }
    }

    /// A table without a caption: only where a heading right above says the same.
    pub fn bare() -> Self {
        Self::default()
    }

    /// The heads of the columns.
    #[must_use]
    pub fn head<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.head = Some(cells.into_iter().map(Into::into).collect());
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// Adds several rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// The table in a frame that scrolls by itself where it is too wide, and can be scrolled by
    /// keyboard. `label` names the frame.
    pub fn scrolling(&self, label: &str) -> Markup {
        html! { div.hw-scroll role="group" aria-label=(label) tabindex="0" { (self) } }
    }
}

options! { Table {
    /// Further classes for the caption.
    caption_class: plain<String>,
    /// Whether the first cell of a row is its head.
    row_heads: plain<bool>,
}}

impl Render for Table {
    fn render(&self) -> Markup {
        Element::new("table")
            .class("govuk-table")
            .extra(&self.extra)
            .around(html! {
                @if let Some(caption) = &self.caption {
                    (Element::new("caption").class("govuk-table__caption").class(&self.caption_class).around(caption))
                }
                @if let Some(head) = &self.head {
                    thead.govuk-table__head {
                        tr.govuk-table__row { @for cell in head { (cell.head()) } }
                    }
                }
                tbody.govuk-table__body {
                    @for row in &self.rows {
                        tr.govuk-table__row {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 && self.row_heads {
                                    (cell.written("th", Some("row"), "header").around(&cell.words))
                                } @else {
                                    (cell.written("td", None, "cell").around(&cell.words))
                                }
                            }
                        }
                    }
                }
            })
    }
}
