//! Ofsted's list of providers, as rules ask it.

use crate::{Cell, Text};
use care::{Date, Postcode, PostcodeTable};
use std::collections::HashMap;

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

impl Provider {
    /// Whether Ofsted says that there is a postcode and keeps it back, as it does for children's homes
    /// on its published lists: where it is cannot be compared with anything.
    pub fn is_postcode_withheld(&self) -> bool {
        matches!(&self.postcode, Cell::Other(text) if text.is("REDACTED"))
    }
}

/// What a list of providers may tell beside the numbers. The lists differ: a published one does not say
/// when a provider was closed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Listed {
    /// The placement types that go with a number.
    Places,
    /// The placement provider codes that go with a number.
    Sectors,
    /// When a provider was closed.
    Closures,
    /// Where a provider is, to the postcode.
    Postcodes,
    /// Which authority a provider is in.
    Authorities,
}

impl Listed {
    /// Every thing a list may tell.
    pub const ALL: [Self; 5] = [
        Self::Places,
        Self::Sectors,
        Self::Closures,
        Self::Postcodes,
        Self::Authorities,
    ];

    /// For "a list of providers that says …".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Places => "which placement types go with a number",
            Self::Sectors => "which placement provider codes go with a number",
            Self::Closures => "when a provider was closed",
            Self::Postcodes => "the provider's postcode",
            Self::Authorities => "which authority a provider is in",
        }
    }
}

/// Ofsted's list of providers by URN. A number may stand on several lists.
#[derive(Clone, Default, Debug)]
pub struct Providers {
    by_urn: HashMap<Text, Vec<Provider>>,
    /// A bit per [`Listed`].
    holds: u8,
}

impl Providers {
    /// From rows in any order, which tell everything.
    pub fn new(providers: impl IntoIterator<Item = Provider>) -> Self {
        Self::with(providers, &Listed::ALL)
    }
    /// From rows in any order, which tell some things.
    pub fn with(providers: impl IntoIterator<Item = Provider>, holds: &[Listed]) -> Self {
        let mut by_urn: HashMap<Text, Vec<Provider>> = HashMap::new();
        for provider in providers {
            by_urn
                .entry(provider.urn.clone())
                .or_default()
                .push(provider);
        }
        let holds = holds.iter().fold(0, |bits, item| bits | 1 << *item as u8);
        Self { by_urn, holds }
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
    /// Whether the list tells a thing at all.
    pub const fn holds(&self, item: Listed) -> bool {
        self.holds & (1 << item as u8) != 0
    }
    /// The postcodes on it: those [`Self::located`] looks for.
    pub fn postcodes(&self) -> impl Iterator<Item = Postcode> + '_ {
        let all = self.by_urn.values().flatten();
        all.filter_map(|provider| provider.postcode.get())
    }
    /// With the authority of each provider, where the list did not have its code: by its postcode, or
    /// else by the name of the authority.
    #[must_use]
    pub fn located(mut self, postcodes: &PostcodeTable) -> Self {
        let names: HashMap<String, Text> = care::authorities::current()
            .map(|(code, _, name)| (plain(name), Text::new(code.as_str())))
            .collect();
        for provider in self.by_urn.values_mut().flatten() {
            if provider.la_code.is_present() {
                continue;
            }
            let place = provider.postcode.get().and_then(|p| postcodes.locate(p));
            provider.la_code = match place {
                Some(place) => Text::new(place.authority.as_str()),
                None => names
                    .get(&plain(provider.la_name.as_str()))
                    .cloned()
                    .unwrap_or_default(),
            };
        }
        self
    }
}

/// A name as it is compared: `St. Helens` is `St Helens`, `Bristol, City of` is `Bristol`.
fn plain(name: &str) -> String {
    let letters = |c: char| {
        if c.is_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            ' '
        }
    };
    let text: String = name.chars().map(letters).collect();
    text.split_whitespace()
        .filter(|word| {
            !matches!(
                *word,
                "city" | "of" | "upon" | "county" | "the" | "borough" | "council" | "royal" | "and"
            )
        })
        .collect::<Vec<_>>()
        .join(" ")
}
