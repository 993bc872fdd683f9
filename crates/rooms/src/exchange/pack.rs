//! The referral as it leaves: what is known of a young person, honestly, without saying who they
//! are. Everything that is sent (a page, a printed sheet, a message, the standard's file) is drawn
//! from [`Pack::fields`], so that none of them can say more than another.

use crate::homes::{Must, Need};
use care::Date;
use care::dates::long_date;
use serde::{Deserialize, Serialize};

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// As they were said.
    pub text: String,
    /// Whose words.
    pub whose: String,
    /// When.
    pub on: Date,
}

/// A referral released to one home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Five letters by which both sides can speak of it.
    pub reference: String,
    /// The council that asks.
    pub council: String,
    /// Who asks.
    pub by: String,
    /// Whom to ring about it, and where.
    pub ring: String,
    /// The day it was released.
    pub on: Date,
    /// The home that is asked.
    pub home: String,
    /// Why this home.
    pub why_you: String,
    /// How old they are.
    pub age: Option<u8>,
    /// A girl, a boy.
    pub who: String,
    /// What they are good at.
    pub strengths: Vec<Quote>,
    /// What they hope for.
    pub hopes: Vec<Quote>,
    /// What they wish for in a home, in their order.
    pub wishes: Vec<String>,
    /// What helps.
    pub helps: String,
    /// What has been hard.
    pub hard: String,
    /// What we do not know.
    pub unknown: String,
    /// Why a home is needed.
    pub because: String,
    /// From when.
    pub from: Date,
    /// Until when, for a stay of a known length.
    pub until: Option<Date>,
    /// What a home must have.
    pub musts: Vec<Must>,
    /// What their care is for; `None` is not known.
    pub needs: Option<Vec<Need>>,
    /// How many brothers and sisters in care are to live with or near them.
    pub siblings: u8,
    /// How they get about.
    pub travel: String,
    /// Under which legal status.
    pub legal: Option<String>,
    /// Whether a court has allowed their liberty to be restricted.
    pub liberty: bool,
    /// Whether they went missing in the last year.
    pub missing: bool,
    /// How we think they and those who live there now would fit, each in a sentence.
    pub fit: Vec<String>,
    /// How many things somebody said were left out, because they name somebody or somewhere.
    pub left_out: u16,
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub what: &'static str,
    /// How it was.
    pub before: String,
    /// How it is.
    pub now: String,
}

fn quotes(all: &[Quote]) -> String {
    if all.is_empty() {
        return "Nothing is written down yet.".to_owned();
    }
    let said: Vec<String> = all
        .iter()
        .map(|one| {
            format!(
                "“{}” ({}, {})",
                one.text,
                one.whose.to_lowercase(),
                long_date(one.on)
            )
        })
        .collect();
    said.join("\n")
}

impl Pack {
    /// Who it is about, in a sentence without a name.
    pub fn about(&self) -> String {
        match self.age {
            Some(age) => format!("{} of {age}, looked after by {}", self.who, self.council),
            None => format!("{}, looked after by {}", self.who, self.council),
        }
    }

    /// What is said of the young person, in the order it is read: strengths first.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let list = |all: Vec<&str>, none: &str| {
            if all.is_empty() {
                none.to_owned()
            } else {
                all.join(", ")
            }
        };
        let musts = self.musts.iter().map(|one| one.words()).collect();
        let needs = self.needs.as_ref().map_or_else(
            || "Not known".to_owned(),
            |all| {
                list(
                    all.iter().map(|one| one.words()).collect(),
                    "Nothing particular",
                )
            },
        );
        let mut all = vec![
            ("Who", self.about()),
            ("What they are good at", quotes(&self.strengths)),
            ("What they hope for", quotes(&self.hopes)),
            (
                "What they wish for in a home",
                list(
                    self.wishes.iter().map(String::as_str).collect(),
                    "Nobody has asked them yet.",
                ),
            ),
            ("What helps", self.helps.clone()),
            ("What has been hard", self.hard.clone()),
            ("What we don’t know", self.unknown.clone()),
            ("Why a home is needed", self.because.clone()),
            ("From", long_date(self.from)),
            (
                "Until",
                self.until.map_or_else(|| "Open".to_owned(), long_date),
            ),
            (
                "What a home must have",
                list(musts, "Nothing in particular"),
            ),
            ("What their care is for", needs),
            (
                "Brothers and sisters",
                match self.siblings {
                    0 => "None that we know of in care".to_owned(),
                    n => format!("{n} in care too: ask us whether they are to live together"),
                },
            ),
            ("How they get about", self.travel.clone()),
        ];
        if let Some(legal) = &self.legal {
            all.push(("Legal status", legal.clone()));
        }
        all
    }

    /// What is not as it was in an earlier version.
    pub fn differences(&self, before: &Self) -> Vec<Difference> {
        let earlier = before.fields();
        let now = self.fields();
        let mut all: Vec<Difference> = now
            .iter()
            .filter_map(|(what, text)| {
                let was = earlier
                    .iter()
                    .find(|(one, _)| one == what)
                    .map_or("", |(_, text)| text.as_str());
                (was != text).then(|| Difference {
                    what,
                    before: was.to_owned(),
                    now: text.clone(),
                })
            })
            .collect();
        if self.fit != before.fit {
            all.push(Difference {
                what: "How they would fit with those who live with you",
                before: before.fit.join(" "),
                now: self.fit.join(" "),
            });
        }
        all
    }

    /// The whole of it as the text of a message, with the link it is read at.
    pub fn message(&self, link: &str, ends: &str) -> String {
        let mut text = format!(
            "Could {} be a home for a young person we look after?\n\nWhy you: {}\n\n",
            self.home, self.why_you
        );
        for (what, words) in self.fields() {
            text.push_str(&format!("{what}: {words}\n"));
        }
        text.push_str(&format!(
            "\nAnswer here, no account is needed: {link}\nThe link works until {ends}. Please do not pass it on.\n\n{}\nReference {}\n",
            self.ring, self.reference
        ));
        text
    }
}

#[cfg(test)]
pub(super) fn sample() -> Pack {
    use jiff::civil::date;
    Pack {
        reference: "8F2K1".to_owned(),
        council: "Wigan".to_owned(),
        by: "Joanne Fairhurst".to_owned(),
        ring: "Joanne Fairhurst, 01942 489000".to_owned(),
        on: date(2026, 11, 22),
        home: "Willow House".to_owned(),
        why_you: "You mend bicycles with the young people who live with you already.".to_owned(),
        age: Some(15),
        who: "A boy".to_owned(),
        strengths: vec![Quote {
            text: "I can fix any bike.".to_owned(),
            whose: "Their own words".to_owned(),
            on: date(2026, 11, 1),
        }],
        hopes: Vec::new(),
        wishes: vec!["To stay at my school".to_owned()],
        helps: "A walk before talking.".to_owned(),
        hard: "Mornings are hard.".to_owned(),
        unknown: "How they sleep.".to_owned(),
        because: "The carers have asked for it to end.".to_owned(),
        from: date(2026, 11, 22),
        until: None,
        musts: vec![Must::OwnBedroom, Must::Pets],
        needs: Some(vec![Need::Emotional, Need::Exploitation]),
        siblings: 1,
        travel: "By bus".to_owned(),
        legal: None,
        liberty: false,
        missing: true,
        fit: vec!["They would be the youngest by a year.".to_owned()],
        left_out: 0,
    }
}

#[test]
fn what_changed_is_named_with_how_it_was() {
    let before = sample();
    let mut now = sample();
    assert!(now.differences(&before).is_empty());
    now.hard = "Mornings are hard. They left twice at night.".to_owned();
    now.why_you = "Another reason".to_owned();
    let all = now.differences(&before);
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].what, all[0].before.as_str()),
        ("What has been hard", "Mornings are hard.")
    );
}
