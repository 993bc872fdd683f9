//! Where else a name stands: an erasure finds a young person by their id, and nobody's mention of
//! them in free text. So whoever decides is shown how many there are and where, before they do.

// Long because: the looking, in the record and in the store, and what was found where.

use crate::exchange::{self, Place};
use crate::homes;
use crate::people::{self, Name, Person};
use care::ids::{HomeId, OrganisationId, SubjectId, YoungPersonId};
use record::{Content as _, Fact, Record, Refusal, Tx};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many facts are read at a time.
const STEP: i64 = 2_000;

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// First names and what they are or were called, folded.
    given: HashSet<String>,
    /// Last names, folded.
    family: HashSet<String>,
}

/// How much of a name stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// One word of it: it may well be somebody else.
    Part,
    /// A first and a last name together.
    Whole,
}

/// Mentions in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Entries in which the whole name stands.
    pub whole: usize,
    /// Entries in which one word of it stands.
    pub part: usize,
}

impl Mentions {
    fn add(&mut self, found: Match) {
        match found {
            Match::Whole => self.whole += 1,
            Match::Part => self.part += 1,
        }
    }
    /// All of them.
    pub fn all(&self) -> usize {
        self.whole + self.part
    }
}

/// Mentions with the address and the name of the place.
pub type Mentioned = (String, String, Mentions);

/// Where a name stands that no erasure reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Records of other young people whom the caller may know: the address, what to call it.
    pub people: Vec<Mentioned>,
    /// Records of other young people whom the caller may not know, together.
    pub closed: Mentions,
    /// How many those are.
    pub closed_people: usize,
    /// Homes and providers: the address, what they are called.
    pub places: Vec<Mentioned>,
    /// Everything else, by the room that said it.
    pub rest: BTreeMap<String, Mentions>,
    /// The same in the store that homes, providers and guests read from.
    pub outside: Outside,
}

/// Where a name stands in what left the council.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// What homes read about another young person whom the caller may know, or answered: the
    /// address, what to call it.
    pub sent: Vec<Mentioned>,
    /// The same about those whom the caller may not know, together.
    pub closed: Mentions,
    /// How many of those there are.
    pub closed_people: usize,
    /// What a provider reads or said of itself: the address, what it is called.
    pub providers: Vec<Mentioned>,
    /// What guests added to workshops about others.
    pub workshops: Mentions,
    /// Anything else.
    pub rest: Mentions,
}

impl Outside {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Elsewhere {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
    /// Whether there is none in the council's own record.
    pub fn is_empty_here(&self) -> bool {
        let here = Self {
            outside: Outside::default(),
            ..self.clone()
        };
        here.is_empty()
    }
}

/// The words of a text: letters that follow one another, as they stand.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && !matches!(c, '-' | '\'' | '’'))
        .map(|word| {
            let word = word.trim_matches(['-', '\'', '’']);
            word.strip_suffix("'s")
                .or_else(|| word.strip_suffix("’s"))
                .unwrap_or(word)
        })
        .filter(|word| !word.is_empty())
}

fn folded(text: &str) -> Vec<String> {
    words(text).map(str::to_lowercase).collect()
}

impl Names {
    fn add(&mut self, name: &Name) {
        // A name of two words is looked for by its last: “van Dijk” is found as “Dijk”.
        self.given.extend(folded(&name.given).into_iter().next());
        self.family
            .extend(folded(&name.family).into_iter().next_back());
        if let Some(known) = &name.known_as {
            self.given.extend(folded(known).into_iter().next());
        }
    }

    /// How much of them stands in a text.
    pub(super) fn within(&self, text: &str) -> Option<Match> {
        let mut found = None;
        let mut before_given = false;
        let mut before_family = false;
        for word in words(text) {
            let small = word.to_lowercase();
            let (given, family) = (self.given.contains(&small), self.family.contains(&small));
            if family && before_given || given && before_family {
                return Some(Match::Whole);
            }
            // “will” and “may” are words; “Will” and “May” are names too.
            if (given || family) && word.starts_with(char::is_uppercase) {
                found = Some(Match::Part);
            }
            (before_given, before_family) = (given, family);
        }
        found
    }

    fn in_content(&self, content: &Value) -> Option<Match> {
        match content {
            Value::String(text) => self.within(text),
            Value::Array(all) => all.iter().filter_map(|one| self.in_content(one)).max(),
            Value::Object(all) => all.values().filter_map(|one| self.in_content(one)).max(),
            _ => None,
        }
    }
}

/// What somebody is and was called.
pub(super) fn names_of(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Names, Refusal> {
    let mut names = Names::default();
    for fact in tx.facts_of(id, Some(Name::KIND))? {
        names.add(&fact.read()?);
    }
    Ok(names)
}

/// Where their name stands in the store that homes, providers and guests read from. It reads the
/// whole store.
pub(super) fn in_the_store(
    exchange: &Record,
    names: &Names,
) -> Result<HashMap<Place, Mentions>, Refusal> {
    let mut found: HashMap<Place, Mentions> = HashMap::new();
    if *names == Names::default() {
        return Ok(found);
    }
    exchange::each_outside(exchange, |place, content| {
        if let Some(how) = names.in_content(content) {
            found.entry(place).or_default().add(how);
        }
    })?;
    Ok(found)
}

/// What was found in the store, by whose it is, without what goes with the record.
fn outside(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    store: &HashMap<Place, Mentions>,
    known: &HashMap<YoungPersonId, Person>,
    providers: &HashMap<OrganisationId, String>,
) -> Result<Outside, Refusal> {
    let going = exchange::held_outside(tx, id)?;
    let about = exchange::released_about(tx)?;
    let mut outside = Outside::default();
    let mut closed: HashSet<YoungPersonId> = HashSet::new();
    for (place, mentions) in store {
        if going.takes(*place) {
            continue;
        }
        let whose = match place {
            Place::Release(release) => about.get(release),
            _ => None,
        };
        let sum = match (place, whose) {
            (_, Some((of, approach))) => match known.get(of) {
                Some(person) => {
                    let at = format!("/young-people/{of}/home-search/sent/{approach}");
                    outside.sent.push((at, person.name(), mentions.clone()));
                    continue;
                }
                None => {
                    closed.insert(*of);
                    &mut outside.closed
                }
            },
            (Place::Provider(of), _) => {
                let name = providers
                    .get(of)
                    .map_or_else(|| "A provider".to_owned(), Clone::clone);
                let at = format!("/providers/{of}");
                outside.providers.push((at, name, mentions.clone()));
                continue;
            }
            (Place::Workshop(_), _) => &mut outside.workshops,
            _ => &mut outside.rest,
        };
        sum.whole += mentions.whole;
        sum.part += mentions.part;
    }
    outside.closed_people = closed.len();
    for list in [&mut outside.sent, &mut outside.providers] {
        list.sort_by(most_first);
    }
    Ok(outside)
}

fn most_first(a: &Mentioned, b: &Mentioned) -> std::cmp::Ordering {
    (b.2.whole, b.2.part, &a.1, &a.0).cmp(&(a.2.whole, a.2.part, &b.1, &b.0))
}

/// Where else the name of somebody stands. It reads the whole record. `store` is what
/// [`in_the_store`] found.
pub(super) fn elsewhere(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    names: &Names,
    store: &HashMap<Place, Mentions>,
) -> Result<Elsewhere, Refusal> {
    if *names == Names::default() {
        return Ok(Elsewhere::default());
    }
    let young: HashSet<YoungPersonId> = people::codes_of(tx)?.into_keys().collect();
    let known: HashMap<YoungPersonId, Person> = people::called(tx)?;
    let mut found: HashMap<SubjectId, Mentions> = HashMap::new();
    let mut rest: BTreeMap<String, Mentions> = BTreeMap::new();
    let homes: HashMap<HomeId, String> = homes::all_homes(tx)?
        .into_iter()
        .map(|home| (home.id, home.said.name))
        .collect();
    let providers: HashMap<OrganisationId, String> = homes::all_providers(tx)?
        .into_iter()
        .map(|one| (one.id, one.said.name))
        .collect();
    let own = id.to_string();
    let mut after = 0;
    loop {
        let facts = tx.facts_after(after, STEP)?;
        let Some(last) = facts.last() else { break };
        after = last.seq;
        for fact in &facts {
            if fact.subject == SubjectId::from(id) || is_a_name(fact) {
                continue;
            }
            let Some(how) = names.in_content(&fact.content) else {
                continue;
            };
            // What holds their id goes with them.
            if fact.content.to_string().contains(&own) {
                continue;
            }
            let of = fact.subject;
            if young.contains(&YoungPersonId(of.0))
                || homes.contains_key(&HomeId(of.0))
                || providers.contains_key(&OrganisationId(of.0))
            {
                found.entry(of).or_default().add(how);
            } else {
                let room = fact.kind.split('.').next().unwrap_or_default();
                rest.entry(said_in(room)).or_default().add(how);
            }
        }
    }
    let mut elsewhere = Elsewhere {
        rest,
        outside: outside(tx, id, store, &known, &providers)?,
        ..Elsewhere::default()
    };
    for (of, mentions) in found {
        if let Some(person) = known.get(&YoungPersonId(of.0)) {
            let at = format!("/young-people/{}/history", person.id);
            elsewhere.people.push((at, person.name(), mentions));
        } else if let Some(name) = homes.get(&HomeId(of.0)) {
            elsewhere
                .places
                .push((format!("/homes/{of}"), name.clone(), mentions));
        } else if let Some(name) = providers.get(&OrganisationId(of.0)) {
            elsewhere
                .places
                .push((format!("/providers/{of}"), name.clone(), mentions));
        } else {
            elsewhere.closed_people += 1;
            elsewhere.closed.whole += mentions.whole;
            elsewhere.closed.part += mentions.part;
        }
    }
    for list in [&mut elsewhere.people, &mut elsewhere.places] {
        list.sort_by(most_first);
    }
    Ok(elsewhere)
}

/// Somebody else’s own name is no mention.
fn is_a_name(fact: &Fact) -> bool {
    fact.kind == Name::KIND || fact.kind == people::Identity::KIND
}

/// What a room's sayings are called here.
fn said_in(room: &str) -> String {
    match room {
        "forums" => "Meetings and what was agreed",
        "voice" => "What young people say about care",
        "partners" => "Working with partners",
        "workshops" => "Workshops",
        "costs" => "Agreements and invoices",
        "hub" => "The hubs",
        "homes" => "Homes and searches",
        "access" => "Who works here and who may see what",
        "returns" => "Returns that were read",
        "our_return" => "Our return",
        other => return format!("Other entries ({})", other.replace('_', " ")),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        names.add(&Name {
            given: "Grace Ann".to_owned(),
            family: "O’Neill-Marsh".to_owned(),
            known_as: Some("Gracie".to_owned()),
        });
        names
    }

    #[test]
    fn a_whole_name_a_part_and_a_word_that_only_looks_like_one() {
        let names = names();
        for whole in [
            "Grace O’Neill-Marsh shares a room with him",
            "with gracie o’neill-marsh",
            "O’Neill-Marsh, Grace",
            "Grace O’Neill-Marsh's brother",
        ] {
            assert_eq!(names.within(whole), Some(Match::Whole), "{whole}");
        }
        for part in [
            "He misses Gracie.",
            "the O’Neill-Marsh family",
            "“Grace’s bike”",
        ] {
            assert_eq!(names.within(part), Some(Match::Part), "{part}");
        }
        for none in ["a year of grace", "Graceland", "disgrace", ""] {
            assert_eq!(names.within(none), None, "{none}");
        }
    }

    #[test]
    fn a_name_is_found_in_every_part_of_what_was_said() {
        let names = names();
        let said = serde_json::json!({"a": [{"b": 3}, {"c": "with Grace O’Neill-Marsh"}]});
        assert_eq!(names.in_content(&said), Some(Match::Whole));
        assert_eq!(
            names.in_content(&serde_json::json!({"Grace": "x", "n": 2})),
            None
        );
    }
}
