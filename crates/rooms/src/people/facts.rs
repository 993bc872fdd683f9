//! What can be said about who somebody is, what they are good at and who is around them.

use care::codes::{Ethnicity, Sex};
use care::ids::{ChildCode, SubjectId, YoungPersonId};
use care::{CollectionYear, Date, Minutes, Postcode};
use serde::{Deserialize, Serialize};

content! {
    Identity = "people.identity";
    Returned = "people.returned";
    Name = "people.name";
    Statement = "people.statement";
    PersonWhoMatters = "people.person_who_matters", sealed: true;
    PlaceThatMatters = "people.place_that_matters", sealed: true;
    Sibling = "people.sibling";
    Contact = "people.contact";
    Document = "people.document", sealed: true;
    DocumentFile = "people.document_file", sealed: true;
    Withdrawn = "people.withdrawn";
}

/// Who a child is in the council's return (Header). One stands per young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The council's identifier (CHILD).
    pub child: ChildCode,
    /// Date of birth (DOB).
    pub born: Option<Date>,
    /// Sex as recorded (SEX).
    pub sex: Option<Sex>,
    /// Ethnic origin (ETHNIC).
    pub ethnicity: Option<Ethnicity>,
    /// Unique pupil number (UPN), or the code for why there is none.
    pub upn: Option<String>,
    /// Is a mother (MOTHER).
    pub mother: Option<bool>,
    /// Date of birth of her first child (MC_DOB).
    pub first_child_born: Option<Date>,
}

/// The child was in the council's return for a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The collection year.
    pub year: CollectionYear,
    /// What it said that may be said otherwise in another year.
    #[serde(default)]
    pub then: Then,
}

/// What one year's return said of a child that changes in the course of a life, or is asked in
/// some years and not in others. `None` when it said nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Then {
    /// Their sex in the letter or digit that this return used: the code changed in 2024-25, and
    /// councils changed with it at different times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Unique pupil number, or the code for why there was none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
    /// Whether she was a mother.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mother: Option<bool>,
    /// Date of birth of her first child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_child_born: Option<Date>,
    /// Day the status of an unaccompanied child seeking asylum ceased (DUC): some councils give
    /// the eighteenth birthday years ahead, others only once it has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asylum_ceased: Option<Date>,
}

/// What a young person is called. The return has no names: somebody types them, or a council's
/// list brings them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// First name.
    pub given: String,
    /// Last name.
    pub family: String,
    /// What they like to be called, when that is something else.
    pub known_as: Option<String>,
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

impl About {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 5] = [
        Self::Strength,
        Self::Aspiration,
        Self::WhatMatters,
        Self::WhatHelps,
        Self::WhatHasBeenHard,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Strength => "Something they are good at",
            Self::Aspiration => "Something they hope for",
            Self::WhatMatters => "Something that matters to them",
            Self::WhatHelps => "Something that helps",
            Self::WhatHasBeenHard => "Something that has been hard",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::Aspiration => "aspiration",
            Self::WhatMatters => "what_matters",
            Self::WhatHelps => "what_helps",
            Self::WhatHasBeenHard => "what_has_been_hard",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// In whose words a statement is.
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

impl Words {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 4] = [Self::YoungPerson, Self::Family, Self::Carer, Self::Worker];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::YoungPerson => "Their own words",
            Self::Family => "Their family’s words",
            Self::Carer => "Their carers’ words",
            Self::Worker => "A worker’s words",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::YoungPerson => "young_person",
            Self::Family => "family",
            Self::Carer => "carer",
            Self::Worker => "worker",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A strength, an aspiration, what matters: in somebody's own words, dated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What it is about.
    pub about: About,
    /// The words, as said.
    pub text: String,
    /// Whose words.
    pub words: Words,
    /// The day they were said.
    pub said_on: Date,
}

/// Someone who matters to a young person, and how they keep in touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonWhoMatters {
    /// Their name, as the young person says it.
    pub name: String,
    /// Who they are to the young person: "gran", "best friend".
    pub relation: String,
    /// How they keep in touch.
    pub keeps_in_touch: Option<String>,
    /// How often they have agreed to be in touch, in days.
    pub every_days: Option<u16>,
    /// Last time they were.
    pub last_contact: Option<Date>,
}

/// A place that matters: school, club, mosque, the skate park.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceThatMatters {
    /// What the place is called.
    pub name: String,
    /// Why it matters, in a few words.
    pub why: Option<String>,
    /// Its postcode, when known.
    pub postcode: Option<Postcode>,
}

/// Two young people are brothers or sisters. Said about one, it holds for both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sibling {
    /// The other one.
    pub of: YoungPersonId,
}

/// Where a contact took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactPlace {
    /// Where the young person lives.
    TheirPlace,
    /// Somewhere in the community.
    Community,
    /// At school or college.
    School,
    /// In the hub's building.
    Hub,
    /// By phone, video or message.
    Phone,
}

impl ContactPlace {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 5] = [
        Self::TheirPlace,
        Self::Community,
        Self::School,
        Self::Hub,
        Self::Phone,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::TheirPlace => "Where they live",
            Self::Community => "Out and about",
            Self::School => "At school or college",
            Self::Hub => "At the hub",
            Self::Phone => "By phone, video or message",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TheirPlace => "their_place",
            Self::Community => "community",
            Self::School => "school",
            Self::Hub => "hub",
            Self::Phone => "phone",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Time spent with a young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The day.
    pub on: Date,
    /// How long.
    pub minutes: Minutes,
    /// Where.
    pub place: ContactPlace,
    /// What happened, in plain words.
    pub note: String,
    /// Whose words the note is in.
    pub words: Words,
    /// Who was with them, in a few words; blank when it was the person who wrote it.
    pub with: Option<String>,
    /// When the next contact was promised.
    pub next_on: Option<Date>,
    /// The same for everybody who was there, when one note was written for several brothers and
    /// sisters: the worker's time counts once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<uuid::Uuid>,
}

/// A document kept for a young person. Its bytes are a fact of their own, [`DocumentFile`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    pub title: String,
    /// The file's name as sent.
    pub file_name: String,
    /// Its media type, as recognised and not as claimed.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The day it is about.
    pub dated: Date,
    /// The subject its bytes are kept under: they are read only when the document is opened.
    pub kept_as: SubjectId,
}

impl Document {
    /// What it is and how big, in words: "PDF, 120 KB".
    pub fn size(&self) -> String {
        let what = match self.media_type.as_str() {
            "application/pdf" => "PDF",
            "image/jpeg" | "image/png" | "image/heif" => "picture",
            text if text.starts_with("text/") => "text",
            sheet if sheet.contains("spreadsheet") => "workbook",
            _ => "document",
        };
        match self.bytes {
            few @ 0..1024 => format!("{what}, {few} bytes"),
            some @ 1024..1_048_576 => format!("{what}, {} KB", some / 1024),
            many => format!("{what}, {:.1} MB", many as f64 / 1_048_576.0),
        }
    }
}

/// The bytes of a document, sealed like every fact of its kind, so that `verify` walks them and a
/// backup has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFile {
    /// In base 64.
    pub content: String,
}

/// Something said about somebody no longer stands. The fact it withdraws is `supersedes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The kind of what is withdrawn.
    pub kind: String,
}
