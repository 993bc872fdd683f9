//! Who lives in the homes, so that living together can be looked at both ways.

use crate::said::{Known, Said};
use crate::vocabulary::{Company, Strain};
use care::codes::Sex;
use care::ids::{HomeId, YoungPersonId};
use care::{Date, Period};
use std::collections::HashMap;
use std::sync::Arc;

/// A young person who lives in one of the homes.
#[derive(Clone, Debug)]
pub struct Resident {
    /// Who.
    pub id: YoungPersonId,
    /// How sentences call them. Outside the council: "a young person of 14".
    pub name: Arc<str>,
    /// Where.
    pub home: HomeId,
    /// From and until when.
    pub nights: Period,
    /// Date of birth.
    pub born: Said<Date>,
    /// Sex.
    pub sex: Said<Sex>,
    /// What has been hard, of what others may be hurt by.
    pub hard: Said<Vec<Strain>>,
    /// What of others they are easily hurt by.
    pub hurt_by: Said<Vec<Strain>>,
    /// Whom they wish to live with. `Known` and empty: it is all the same to them.
    pub company: Said<Vec<Company>>,
    /// Networks of exploitation they were drawn into.
    pub networks: Said<Vec<Arc<str>>>,
    /// People with whom something went wrong before.
    pub trouble_with: Vec<Known<YoungPersonId>>,
    /// People they get on with.
    pub friends: Vec<Known<YoungPersonId>>,
}

impl Resident {
    /// Somebody of whom nothing is known but that they live there.
    pub fn new(id: YoungPersonId, name: impl Into<Arc<str>>, home: HomeId, nights: Period) -> Self {
        Self {
            id,
            name: name.into(),
            home,
            nights,
            born: Said::NotKnown,
            sex: Said::NotKnown,
            hard: Said::NotKnown,
            hurt_by: Said::NotKnown,
            company: Said::NotKnown,
            networks: Said::NotKnown,
            trouble_with: Vec::new(),
            friends: Vec::new(),
        }
    }
}

/// Everyone who lives in the homes, by home.
#[derive(Clone, Default, Debug)]
pub struct Residents {
    by_home: HashMap<HomeId, Vec<Resident>>,
}

impl Residents {
    /// From residents in any order.
    pub fn new(all: impl IntoIterator<Item = Resident>) -> Self {
        let mut by_home: HashMap<HomeId, Vec<Resident>> = HashMap::new();
        for resident in all {
            by_home.entry(resident.home).or_default().push(resident);
        }
        for there in by_home.values_mut() {
            there.sort_by_key(|resident| (resident.id, resident.nights.from));
        }
        Self { by_home }
    }
    /// Those of a home, in an order that does not depend on the input's.
    pub fn of(&self, home: HomeId) -> &[Resident] {
        self.by_home.get(&home).map_or(&[], Vec::as_slice)
    }
}
