//! What rules know beside the child.

use crate::{Cell, Format, Text};
use care::{Authority, CollectionYear, Date, Postcode};
use std::collections::HashMap;

/// What a check is made against.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The collection year: which rules hold, and which codes.
    pub year: CollectionYear,
    /// First day of the collection year.
    pub start: Date,
    /// Last day of the collection year, which is inside it.
    pub end: Date,
    /// The code of the authority whose return it is, as `PL_LA` has it; blank when not known.
    pub council: Text,
    /// How the return was laid out, when it was read from files.
    pub format: Option<Format>,
    /// Ofsted's list of providers.
    pub providers: Option<&'a Providers>,
}

impl<'a> Context<'a> {
    /// Of a collection year, without council or providers.
    pub fn of(year: CollectionYear) -> Self {
        Self {
            year,
            start: year.start(),
            end: year.end(),
            council: Text::default(),
            format: None,
            providers: None,
        }
    }
    /// With the authority whose return it is.
    pub fn council(self, council: Option<Authority>) -> Self {
        Self {
            council: council.map_or_else(Text::default, |code| Text::new(code.as_str())),
            ..self
        }
    }
    /// With Ofsted's list of providers.
    pub fn providers(self, providers: Option<&'a Providers>) -> Self {
        Self { providers, ..self }
    }
    /// Whether a day lies in the collection year.
    pub fn in_year(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }
}

/// A place on Ofsted's list.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Provider {
    /// Unique reference number.
    pub urn: Text,
    /// The local authority as the list names it.
    pub la_name: Text,
    /// Placement types it may be recorded under.
    pub place_codes: Vec<Text>,
    /// Placement provider codes it may be recorded under.
    pub provider_codes: Vec<Text>,
    /// When its registration ended.
    pub reg_end: Cell<Date>,
    /// Where it is.
    pub postcode: Cell<Postcode>,
    /// The authority its postcode lies in.
    pub la_code: Text,
}

/// Ofsted's list of providers by URN. A number may stand on several lists.
#[derive(Clone, Default, Debug)]
pub struct Providers {
    by_urn: HashMap<Text, Vec<Provider>>,
}

impl Providers {
    /// From rows in any order.
    pub fn new(providers: impl IntoIterator<Item = Provider>) -> Self {
        let mut by_urn: HashMap<Text, Vec<Provider>> = HashMap::new();
        for provider in providers {
            by_urn
                .entry(provider.urn.clone())
                .or_default()
                .push(provider);
        }
        Self { by_urn }
    }
    /// What the list says of a number; empty when it is not on it.
    pub fn of(&self, urn: &Text) -> &[Provider] {
        self.by_urn.get(urn).map_or(&[], Vec::as_slice)
    }
    /// How many numbers it holds.
    pub fn len(&self) -> usize {
        self.by_urn.len()
    }
    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.by_urn.is_empty()
    }
}
