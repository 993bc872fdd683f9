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

    fn head(&self, named: bool) -> Markup {
        let head = self
            .written("th", Some("col"), "header")
            .maybe("role", named.then_some("columnheader"));
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
    stacks: bool,
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
    /// keyboard. `label` names the frame. On a phone a table of four columns or more stands row under
    /// row instead, each cell with the head of its column; but not one that is sorted by its heads,
    /// nor one whose cells span several.
    pub fn scrolling(&self, label: &str) -> Markup {
        let table = Self {
            stacks: self.can_stack(),
            ..self.clone()
        };
        html! { div.hw-scroll role="group" aria-label=(label) tabindex="0" { (table) } }
    }

    /// The same, always side by side: for short numbers that are read along their column.
    pub fn scrolling_only(&self, label: &str) -> Markup {
        html! { div.hw-scroll role="group" aria-label=(label) tabindex="0" { (self) } }
    }

    fn can_stack(&self) -> bool {
        let plain =
            |cell: &Cell| cell.sort.is_none() && cell.colspan.is_none() && cell.rowspan.is_none();
        self.head
            .as_ref()
            .is_some_and(|head| head.len() >= 4 && head.iter().all(plain))
            && self.rows.iter().flatten().all(plain)
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
        // Drawn as blocks a table would be none to a screen reader: its parts are named.
        let role = |name: &'static str| self.stacks.then_some(name);
        let heads: Vec<String> = match (&self.head, self.stacks) {
            (Some(head), true) => head.iter().map(|cell| cell.words.plain()).collect(),
            _ => Vec::new(),
        };
        Element::new("table")
            .class("govuk-table")
            .class(if self.stacks { "hw-stacks" } else { "" })
            .maybe("role", role("table"))
            .extra(&self.extra)
            .around(html! {
                @if let Some(caption) = &self.caption {
                    (Element::new("caption").class("govuk-table__caption").class(&self.caption_class).around(caption))
                }
                @if let Some(head) = &self.head {
                    thead.govuk-table__head role=[role("rowgroup")] {
                        tr.govuk-table__row role=[role("row")] { @for cell in head { (cell.head(self.stacks)) } }
                    }
                }
                tbody.govuk-table__body role=[role("rowgroup")] {
                    @for row in &self.rows {
                        tr.govuk-table__row role=[role("row")] {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 && self.row_heads {
                                    (cell.written("th", Some("row"), "header").maybe("role", role("rowheader")).around(&cell.words))
                                } @else if self.stacks {
                                    (cell.written("td", None, "cell").set("role", "cell")
                                        .maybe("data-head", heads.get(at).map(String::as_str).filter(|_| at > 0))
                                        .around(html! { div { (cell.words) } }))
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

#[test]
fn a_wide_table_says_the_head_of_its_column_in_each_cell_and_a_sorted_one_stays() {
    let wide = Table::bare()
        .head(["Who", "Where & when", "Why", "How"])
        .row(["A", "B", "C", "D"]);
    let drawn = wide.scrolling("A wide one").into_string();
    assert!(
        drawn.contains("hw-stacks") && drawn.contains("data-head=\"Where &amp; when\""),
        "{drawn}"
    );
    assert!(drawn.contains("role=\"columnheader\"") && !drawn.contains("data-head=\"Who\""));
    assert!(
        !wide
            .scrolling_only("The same")
            .into_string()
            .contains("hw-stacks")
    );
    let sorted = Table::bare()
        .head([
            Cell::new("Who").sorted("/?by=who", None),
            Cell::new("B"),
            Cell::new("C"),
            Cell::new("D"),
        ])
        .row(["A", "B", "C", "D"]);
    assert!(
        !sorted
            .scrolling("A list")
            .into_string()
            .contains("hw-stacks")
    );
    let narrow = Table::bare().head(["Who", "B", "C"]).row(["A", "B", "C"]);
    assert!(
        !narrow
            .scrolling("Three")
            .into_string()
            .contains("hw-stacks")
    );
}
