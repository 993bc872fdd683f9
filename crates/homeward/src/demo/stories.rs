//! What the demonstration's people wrote down: names, words, who matters, time together; and who
//! works with whom. Told by the made borough, written by each key worker under their own name.

use super::staff::{self, hub_team};
use anyhow::Context;
use borough::stories::{Contact, Member, Role, Stories, Story};
use care::ids::{ChildCode, MemberId, YoungPersonId};
use care::{Date, Minutes, Period};
use record::access::{self, Action, FieldClass, Persona, Profile, Relationship};
use record::{Caller, Record, Refusal, Tx};
use rooms::people;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Young people written about in one transaction.
const AT_ONCE: usize = 50;

/// The stories, and how far they have been written down.
pub struct Teller<'a> {
    stories: &'a Stories,
    seed: u64,
    members: HashMap<&'a str, MemberId>,
    known: HashMap<&'a str, YoungPersonId>,
    /// Statements and contacts written down so far, by the young person's number.
    told: HashMap<&'a str, (usize, usize)>,
}

impl<'a> Teller<'a> {
    /// Before anything is written.
    pub fn new(stories: &'a Stories, seed: u64) -> Self {
        let (members, known, told) = Default::default();
        Self {
            stories,
            seed,
            members,
            known,
            told,
        }
    }

    /// Everybody the record knows of those in the stories, with who works with them.
    pub fn known(&self) -> impl Iterator<Item = (&'a Story, YoungPersonId)> {
        let known = &self.known;
        self.stories
            .young_people
            .iter()
            .filter_map(|story| Some((story, *known.get(story.child.as_str())?)))
    }

    /// A member by their id in the stories.
    pub fn member(&self, id: &str) -> Option<MemberId> {
        self.members.get(id).copied()
    }

    /// The team of the hub a story is told in.
    pub fn hub(&self, story: &Story) -> care::ids::TeamId {
        let at = self.stories.hubs.iter().position(|h| h.id == story.hub);
        hub_team(self.seed, at.unwrap_or(0))
    }

    /// The made borough's seed.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The people who work with them. The first in each hub are those of the sign-in page.
    pub fn staff(&mut self, record: &Record, caller: &Caller) -> anyhow::Result<()> {
        let mut first: HashMap<(Role, &str), bool> = HashMap::new();
        let mut new: Vec<(&Member, MemberId)> = Vec::new();
        let stories = self.stories;
        let needed: HashSet<&str> = stories
            .young_people
            .iter()
            .flat_map(|y| {
                y.key_workers
                    .iter()
                    .map(|t| &t.member)
                    .chain(&y.social_worker)
            })
            .map(String::as_str)
            .collect();
        for (member, number) in stories.staff.iter().zip(0u64..) {
            if !needed.contains(member.id.as_str()) {
                continue;
            }
            let here = self
                .stories
                .hubs
                .iter()
                .position(|h| h.id == member.hub)
                .unwrap_or(0);
            let named = staff::named(self.seed, member.role, here)
                .filter(|_| member.until.is_none())
                .filter(|_| first.insert((member.role, &member.hub), true).is_none());
            let id = named.unwrap_or_else(|| staff::member(self.seed, number));
            self.members.insert(&member.id, id);
            if named.is_none() {
                new.push((member, id));
            }
        }
        for some in new.chunks(AT_ONCE) {
            record.write(caller, |tx| {
                for (member, id) in some {
                    let persona = match member.role {
                        Role::KeyWorker => Persona::KeyWorker,
                        Role::SocialWorker => Persona::SocialWorker,
                        Role::TeamManager => Persona::TeamManager,
                    };
                    access::say_member(tx, *id, &Profile::staff(member.name.as_str(), persona))?;
                    let hub = self.stories.hubs.iter().position(|h| h.id == member.hub);
                    let period = Period::new(member.from, member.until);
                    access::join_team(tx, *id, hub_team(self.seed, hub.unwrap_or(0)), period)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Writes down everything up to a day about everyone the record knows by now.
    pub fn up_to(&mut self, record: &Record, caller: &Caller, day: Date) -> anyhow::Result<()> {
        self.meet(record, caller)?;
        let mut by_worker: BTreeMap<Option<MemberId>, Vec<&'a Story>> = BTreeMap::new();
        for story in &self.stories.young_people {
            if self.known.contains_key(story.child.as_str()) {
                by_worker
                    .entry(self.key_worker(story, day))
                    .or_default()
                    .push(story);
            }
        }
        for (worker, stories) in by_worker {
            let member = match worker {
                Some(worker) => record.read(caller, |tx| Ok(Caller::load(tx, worker)?))?,
                None => None,
            };
            let writer = member.as_ref().unwrap_or(caller);
            for some in stories.chunks(AT_ONCE) {
                record
                    .write(writer, |tx| {
                        some.iter().try_for_each(|s| self.write_down(tx, s, day))
                    })
                    .context("what a key worker wrote down could not be kept")?;
            }
            for story in stories {
                self.told.insert(&story.child, counts(story, day));
            }
        }
        Ok(())
    }

    fn key_worker(&self, story: &Story, day: Date) -> Option<MemberId> {
        let turn = story.key_workers.iter().rev().find(|t| t.from <= day)?;
        self.members
            .get(turn.member.as_str())
            .copied()
            .filter(|_| turn.until.is_none())
    }

    /// Names, family and workers of those whom the record has come to know.
    fn meet(&mut self, record: &Record, caller: &Caller) -> anyhow::Result<()> {
        let stories = self.stories;
        let strangers: Vec<(&'a Story, ChildCode)> = stories
            .young_people
            .iter()
            .filter(|s| !self.known.contains_key(s.child.as_str()))
            .filter_map(|s| Some((s, ChildCode::parse(&s.child).ok()?)))
            .collect();
        let ids = record.read(caller, |tx| {
            Ok(people::ids_of(tx, strangers.iter().map(|(_, code)| code))?)
        })?;
        let met: Vec<(&'a Story, YoungPersonId)> = strangers
            .iter()
            .filter_map(|(story, code)| Some((*story, *ids.get(code)?)))
            .collect();
        self.known
            .extend(met.iter().map(|(story, id)| (story.child.as_str(), *id)));
        for some in met.chunks(AT_ONCE) {
            record
                .write(caller, |tx| {
                    some.iter()
                        .try_for_each(|(s, id)| self.introduce(tx, s, *id))
                })
                .context("the young people of the demonstration could not be named")?;
        }
        Ok(())
    }

    fn introduce(&self, tx: &mut Tx<'_>, story: &Story, id: YoungPersonId) -> Result<(), Refusal> {
        let allowed = access::find(tx, id)?.allow_for(Action::Correct, FieldClass::Identity)?;
        let name = people::Name {
            given: story.given.clone(),
            family: story.family.clone(),
            known_as: story.known_as.clone(),
        };
        people::name(tx, &allowed, &name, None)?;
        for other in &story.siblings {
            // Said once for both, when the second of them is met.
            let both = self
                .known
                .get(other.as_str())
                .filter(|_| story.child > *other);
            if let Some(other) = both {
                let other =
                    access::find(tx, *other)?.allow_for(Action::Correct, FieldClass::Identity)?;
                people::say_sibling(tx, &allowed, &other)?;
            }
        }
        let since = story.key_workers.first().map(|t| t.from);
        if let Some(since) = since {
            let hub = self
                .stories
                .hubs
                .iter()
                .position(|h| h.id == story.hub)
                .unwrap_or(0);
            access::make_responsible(tx, id, hub_team(self.seed, hub), Period::since(since))?;
        }
        for turn in &story.key_workers {
            if let Some(member) = self.members.get(turn.member.as_str()) {
                let period = Period::new(turn.from, turn.until);
                access::relate(tx, id, *member, Relationship::KeyWorker, period)?;
            }
        }
        let social_worker = story
            .social_worker
            .as_deref()
            .and_then(|w| self.members.get(w));
        if let (Some(member), Some(since)) = (social_worker, since) {
            let period = Period::since(since);
            access::relate(tx, id, *member, Relationship::SocialWorker, period)?;
        }
        Ok(())
    }

    fn write_down(&self, tx: &mut Tx<'_>, story: &Story, day: Date) -> Result<(), Refusal> {
        let Some(id) = self.known.get(story.child.as_str()).copied() else {
            return Ok(());
        };
        let before = self.told.get(story.child.as_str());
        let (statements, contacts) = before.copied().unwrap_or_default();
        let (statements_now, contacts_now) = counts(story, day);
        if statements_now > statements {
            let allowed = access::find(tx, id)?.allow_for(Action::Add, FieldClass::Voice)?;
            for s in &story.statements[statements..statements_now] {
                let said = people::Statement {
                    about: about(s.about),
                    text: s.text.clone(),
                    words: words(s.words),
                    said_on: s.said_on,
                };
                people::say(tx, &allowed, &said)?;
            }
        }
        if before.is_none() && !(story.people.is_empty() && story.places.is_empty()) {
            let allowed = access::find(tx, id)?.allow_for(Action::Add, FieldClass::People)?;
            for p in &story.people {
                let said = people::PersonWhoMatters {
                    name: p.name.clone(),
                    relation: p.relation.clone(),
                    keeps_in_touch: p.keeps_in_touch.clone(),
                    every_days: p.every_days,
                    last_contact: p.last_contact,
                };
                people::say(tx, &allowed, &said)?;
            }
            for p in &story.places {
                let said = people::PlaceThatMatters {
                    name: p.name.clone(),
                    why: p.why.clone(),
                    postcode: None,
                };
                people::say(tx, &allowed, &said)?;
            }
        }
        if contacts_now > contacts {
            let allowed = access::find(tx, id)?.allow_for(Action::Add, FieldClass::Notes)?;
            for c in &story.contacts[contacts..contacts_now] {
                people::say(tx, &allowed, &contact(c))?;
            }
        }
        Ok(())
    }
}

/// How many statements and contacts had happened by a day; both are in the order of days.
fn counts(story: &Story, day: Date) -> (usize, usize) {
    (
        story.statements.partition_point(|s| s.said_on <= day),
        story.contacts.partition_point(|c| c.on <= day),
    )
}

fn contact(c: &Contact) -> people::Contact {
    use borough::stories::ContactPlace as Told;
    people::Contact {
        on: c.on,
        minutes: Minutes(c.minutes),
        place: match c.place {
            Told::TheirPlace => people::ContactPlace::TheirPlace,
            Told::Community => people::ContactPlace::Community,
            Told::School => people::ContactPlace::School,
            Told::Hub => people::ContactPlace::Hub,
            Told::Phone => people::ContactPlace::Phone,
        },
        note: c.note.clone(),
        words: people::Words::Worker,
        with: None,
        next_on: c.next_on,
        together: None,
    }
}

fn about(of: borough::stories::About) -> people::About {
    use borough::stories::About as Told;
    match of {
        Told::Strength => people::About::Strength,
        Told::Aspiration => people::About::Aspiration,
        Told::WhatMatters => people::About::WhatMatters,
        Told::WhatHelps => people::About::WhatHelps,
        Told::WhatHasBeenHard => people::About::WhatHasBeenHard,
    }
}

fn words(of: borough::stories::Words) -> people::Words {
    use borough::stories::Words as Told;
    match of {
        Told::YoungPerson => people::Words::YoungPerson,
        Told::Family => people::Words::Family,
        Told::Carer => people::Words::Carer,
        Told::Worker => people::Words::Worker,
    }
}
