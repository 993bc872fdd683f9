//! A list of people or things: sorted, paged, exported and printed, each by its address.

use super::Address;
use super::figure_card::grouped;
use crate::components::{Cell, Order, Pagination, Table, Words};
use maud::{Markup, Render, html};

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    title: Words,
    key: Option<&'static str>,
    numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn new(title: impl Into<Words>) -> Self {
        Self {
            title: title.into(),
            key: None,
            numeric: false,
        }
    }

    /// A column of numbers, which stand right.
    pub fn number(title: impl Into<Words>) -> Self {
        Self {
            numeric: true,
            ..Self::new(title)
        }
    }

    /// Lets the list be sorted by it: what the order is called in the address.
    #[must_use]
    pub const fn sort(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Listing {
    what: String,
    address: Address,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    sorted: Option<(String, Order)>,
    page: usize,
    per_page: usize,
    total: u64,
    exports: Vec<(String, String)>,
    empty: Option<Markup>,
}

impl Listing {
    /// A list of what ("young people"), at an address.
    pub fn new(what: impl Into<String>, address: &Address) -> Self {
        Self {
            what: what.into(),
            address: address.clone(),
            columns: Vec::new(),
            rows: Vec::new(),
            sorted: None,
            page: 1,
            per_page: 50,
            total: 0,
            exports: Vec::new(),
            empty: None,
        }
    }

    /// Its columns.
    #[must_use]
    pub fn columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.columns = columns.into_iter().collect();
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// Which page this is (from 1), of how many rows each, out of how many rows altogether.
    #[must_use]
    pub const fn page(mut self, page: usize, per_page: usize, total: u64) -> Self {
        self.page = page;
        self.per_page = per_page;
        self.total = total;
        self
    }

    /// What it is sorted by.
    #[must_use]
    pub fn sorted(mut self, key: impl Into<String>, order: Order) -> Self {
        self.sorted = Some((key.into(), order));
        self
    }

    /// Adds a way to take the whole list away: words, and where: "CSV", "/young-people.csv".
    #[must_use]
    pub fn export(mut self, words: impl Into<String>, href: impl Into<String>) -> Self {
        self.exports.push((words.into(), href.into()));
        self
    }

    /// What is shown when there is nothing: an invitation, not a blank.
    #[must_use]
    pub fn empty(mut self, empty: Markup) -> Self {
        self.empty = Some(empty);
        self
    }

    fn count(&self) -> String {
        if self.total == 0 {
            return format!("No {}", self.what);
        }
        if self.total == 1 {
            // What is listed is named in the plural: "1 teams" is no English.
            return format!("{}: 1", crate::form::sentence_start(&self.what));
        }
        let per_page = self.per_page.max(1);
        let first = (self.page.max(1) - 1) * per_page + 1;
        let last = first + self.rows.len().saturating_sub(1);
        let total = grouped(self.total);
        if self.rows.len() as u64 == self.total {
            format!("{total} {}", self.what)
        } else {
            format!("Showing {first} to {last} of {total} {}", self.what)
        }
    }

    fn head(&self, column: &Column) -> Cell {
        let cell = if column.numeric {
            Cell::number(column.title.clone())
        } else {
            Cell::new(column.title.clone())
        };
        let Some(key) = column.key else {
            return cell;
        };
        let now = self
            .sorted
            .as_ref()
            .filter(|(sorted, _)| sorted == key)
            .map(|(_, order)| *order);
        let next = if now == Some(Order::Rising) {
            "falling"
        } else {
            "rising"
        };
        let href = self
            .address
            .clone()
            .without("page")
            .with("sort", key)
            .with("order", next);
        cell.sorted(href.to_string(), now)
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        let address = Address::new("/young-people").and("team", "leigh");
        let columns = [
            Column::new("Name").sort("name"),
            Column::number("Age").sort("age"),
            Column::new("Lives"),
            Column::new("Key worker").sort("worker"),
        ];
        let list = Self::new("young people", &address)
            .columns(columns)
            .sorted("name", Order::Rising)
            .page(3, 2, 622)
            .export("CSV", "/young-people.csv?team=leigh")
            .export("Excel", "/young-people.xlsx?team=leigh");
        list.row([
            Cell::new(html! { a.govuk-link href="/young-people/1" { "Amara Okafor" } }),
            Cell::number(15_u32),
            Cell::new("Foster home in Leigh"),
            Cell::new("Sam Whittle"),
        ])
        .row([
            Cell::new(html! { a.govuk-link href="/young-people/3" { "Ben Hargreaves" } }),
            Cell::number(9_u32),
            Cell::new(super::not_known()),
            Cell::new("Sam Whittle"),
        ])
    }
}

impl Render for Listing {
    fn render(&self) -> Markup {
        let pages = usize::try_from(self.total)
            .unwrap_or(usize::MAX)
            .div_ceil(self.per_page.max(1));
        html! {
            div.hw-listing {
                div.hw-listing__top {
                    p.hw-listing__count role="status" { (self.count()) }
                    @if !self.exports.is_empty() && self.total > 0 {
                        p.hw-listing__exports {
                            "Take it away: "
                            @for (at, (words, href)) in self.exports.iter().enumerate() {
                                @if at > 0 { ", " }
                                a.govuk-link href=(href) { (words) }
                            }
                        }
                    }
                }
                @if self.rows.is_empty() {
                    @if let Some(empty) = &self.empty { (empty) }
                } @else {
                    (Table::new(html! { span.govuk-visually-hidden { (self.count()) } })
                        .head(self.columns.iter().map(|column| self.head(column)))
                        .rows(self.rows.clone())
                        .row_heads(true)
                        .scrolling(&self.count()))
                    (Pagination::of_pages(self.page, pages, |page| {
                        self.address.clone().with("page", page).to_string()
                    }))
                }
            }
        }
    }
}

#[test]
fn a_list_says_where_it_stands_and_turns_its_order_round() {
    let html = Listing::sample().render().into_string();
    assert!(html.contains("Showing 5 to 6 of 622 young people"));
    assert!(html.contains("/young-people?team=leigh&amp;sort=name&amp;order=falling"));
    assert!(html.contains("/young-people?team=leigh&amp;sort=age&amp;order=rising"));
    assert!(html.contains("/young-people?team=leigh&amp;page=311"));
    let none = Listing::new("young people", &Address::new("/x"))
        .empty(super::invitation("Nobody yet.", None))
        .render()
        .into_string();
    assert!(none.contains("No young people") && none.contains("Nobody yet."));
    let one = Listing::new("young people", &Address::new("/x"))
        .page(1, 50, 1)
        .row([Cell::new("Ada")])
        .render()
        .into_string();
    assert!(one.contains("Young people: 1") && !one.contains("1 young people"));
}
