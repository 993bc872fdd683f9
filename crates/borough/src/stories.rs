//! What a return does not say: names, what young people are good at and hope for, who matters to
//! them, and the time spent with them. For the demonstration.
//!
//! Every child, adult and school here is invented. Words about a young person are words we would
//! use to them: notes are written to the young person, as a letter is.

mod said;
mod team;
mod tell;
mod words;

use care::Date;
use serde::{Deserialize, Serialize};

/// Everything the demonstration adds to the returns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stories {
    /// The day up to which they are told.
    pub until: Date,
    /// Neighbourhood hubs.
    pub hubs: Vec<Hub>,
    /// People who work with the young people.
    pub staff: Vec<Member>,
    /// Schools and colleges.
    pub schools: Vec<School>,
    /// The young people, in the order of their numbers.
    pub young_people: Vec<Story>,
}

/// A neighbourhood hub, with its team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hub {
    /// `leigh`.
    pub id: String,
    /// `Leigh hub`.
    pub name: String,
}

/// What somebody's work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The one person who stays with a young person.
    KeyWorker,
    /// A social worker, as the return names them.
    SocialWorker,
    /// Leads a hub's team.
    TeamManager,
}

/// Someone who works with young people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// `KW003`, or the social worker's number in the return, `SW00017`.
    pub id: String,
    /// The invented name.
    pub name: String,
    /// Their work.
    pub role: Role,
    /// Their hub.
    pub hub: String,
    /// First day in the post.
    pub from: Date,
    /// Last day, when they have left.
    pub until: Option<Date>,
}

/// A school or college.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// `school-04`.
    pub id: String,
    /// The invented name.
    pub name: String,
    /// Nursery, primary, secondary or college.
    pub phase: Phase,
}

/// Which years a school is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// From 4 to 11.
    Primary,
    /// From 11 to 16.
    Secondary,
    /// From 16 on.
    College,
}

/// A young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// The council's number, as in the return.
    pub child: String,
    /// First name.
    pub given: String,
    /// Last name.
    pub family: String,
    /// What they like to be called, when that is something else.
    pub known_as: Option<String>,
    /// Their hub.
    pub hub: String,
    /// Brothers and sisters in the returns, by the council's numbers.
    pub siblings: Vec<String>,
    /// Key workers, the first ones first.
    pub key_workers: Vec<Turn>,
    /// The social worker of today, as the return names them.
    pub social_worker: Option<String>,
    /// The school they are at.
    pub school: Option<String>,
    /// Where they live, in words for people: "with Sue and Mark", "at Willow Bank".
    pub lives: Option<String>,
    /// What they and others have said.
    pub statements: Vec<Statement>,
    /// People who matter.
    pub people: Vec<Person>,
    /// Places that matter.
    pub places: Vec<Place>,
    /// Time spent together, oldest first.
    pub contacts: Vec<Contact>,
}

/// A time during which someone is a young person's key worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The member of staff.
    pub member: String,
    /// First day.
    pub from: Date,
    /// Last day, when it has ended.
    pub until: Option<Date>,
}

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Something they are good at, or that others value in them.
    Strength,
    /// What they hope for.
    Aspiration,
    /// What matters to them.
    WhatMatters,
    /// What helps.
    WhatHelps,
    /// What has been hard.
    WhatHasBeenHard,
}

/// In whose words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// The young person's own.
    YoungPerson,
    /// Somebody in the family.
    Family,
    /// The people who care for them.
    Carer,
    /// A worker.
    Worker,
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What about.
    pub about: About,
    /// The words.
    pub text: String,
    /// Whose.
    pub words: Words,
    /// The day.
    pub said_on: Date,
}

/// Someone who matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As the young person says it.
    pub name: String,
    /// "gran", "best friend".
    pub relation: String,
    /// How they keep in touch.
    pub keeps_in_touch: Option<String>,
    /// How often they agreed to, in days.
    pub every_days: Option<u16>,
    /// Last time.
    pub last_contact: Option<Date>,
}

/// A place that matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Why it matters.
    pub why: Option<String>,
}

/// Where a contact was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactPlace {
    /// Where the young person lives.
    TheirPlace,
    /// Out and about.
    Community,
    /// At school or college.
    School,
    /// In the hub.
    Hub,
    /// By phone, video or message.
    Phone,
}

/// Time spent with a young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The day.
    pub on: Date,
    /// The member of staff.
    pub by: String,
    /// How long, in minutes.
    pub minutes: u32,
    /// Where.
    pub place: ContactPlace,
    /// What happened, written to the young person.
    pub note: String,
    /// When the next time was promised.
    pub next_on: Option<Date>,
}

/// A line of the stories' file: JSON Lines, one thing a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Until(Date),
    Hub(Hub),
    Member(Member),
    School(School),
    YoungPerson(Box<Story>),
}

/// A line of a stories' file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("line {line} of the stories could not be read: {why}")]
pub struct NotAStory {
    /// From 1.
    pub line: usize,
    /// What the reader says.
    pub why: String,
}

impl Stories {
    /// As JSON Lines, one thing a line.
    pub fn to_lines(&self) -> String {
        let mut out = String::new();
        let mut put = |line: &Line| {
            // Plain structs of text, numbers and dates always have a JSON form.
            out.push_str(&serde_json::to_string(line).unwrap_or_default());
            out.push('\n');
        };
        put(&Line::Until(self.until));
        self.hubs.iter().for_each(|h| put(&Line::Hub(h.clone())));
        self.staff
            .iter()
            .for_each(|m| put(&Line::Member(m.clone())));
        self.schools
            .iter()
            .for_each(|s| put(&Line::School(s.clone())));
        self.young_people
            .iter()
            .for_each(|y| put(&Line::YoungPerson(Box::new(y.clone()))));
        out
    }

    /// Reads what [`Self::to_lines`] wrote.
    pub fn from_lines(text: &str) -> Result<Self, NotAStory> {
        let mut stories = Self {
            until: Date::ZERO,
            hubs: Vec::new(),
            staff: Vec::new(),
            schools: Vec::new(),
            young_people: Vec::new(),
        };
        for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.is_empty()) {
            let read = serde_json::from_str(text).map_err(|why| NotAStory {
                line,
                why: why.to_string(),
            })?;
            match read {
                Line::Until(until) => stories.until = until,
                Line::Hub(hub) => stories.hubs.push(hub),
                Line::Member(member) => stories.staff.push(member),
                Line::School(school) => stories.schools.push(school),
                Line::YoungPerson(story) => stories.young_people.push(*story),
            }
        }
        Ok(stories)
    }
}

impl crate::Borough {
    /// The stories of its young people up to a day: everyone's name, and the rest for those in
    /// care or lately in care.
    pub fn stories(&self, until: Date) -> Stories {
        tell::all(self, until)
    }
}
