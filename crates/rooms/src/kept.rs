//! Facts that show as one row each: for rooms that keep many kinds of small things said on a day.
//!
//! Each fact is one row: whom or what it is about, which earlier fact it goes on from (`about` in
//! its content), the day, and the content, sealed when its kind is. A fact that replaces another
//! takes its row's place.

use care::Date;
use care::ids::{FactId, MemberId, SubjectId};
use record::{Content, Fact, Fault, Refusal, Saying, Timestamp, Tx};

/// A fact as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<C> {
    /// Which fact.
    pub fact: FactId,
    /// Whom or what it is about.
    pub subject: SubjectId,
    /// The earlier fact it goes on from.
    pub about: Option<FactId>,
    /// The day it holds for.
    pub on: Date,
    /// When it was written down.
    pub at: Timestamp,
    /// By whom.
    pub by: MemberId,
    /// What was said.
    pub said: C,
}

/// The table of one room, by its statements.
pub struct Shelf {
    /// What a sealed row is bound to, with the fact.
    pub name: &'static str,
    /// Puts a row: fact, kind, subject, about, day, recorded at, recorded by, content.
    pub put: &'static str,
    /// Takes the row of a fact away.
    pub drop: &'static str,
    /// Every row of a kind, the newest first.
    pub all: &'static str,
    /// Every row of a kind and a subject, the newest first.
    pub of: &'static str,
    /// The row of a kind and a fact.
    pub one: &'static str,
    /// Every row of a kind that goes on from a fact, the newest first.
    pub onward: &'static str,
    /// Every row of a kind from a day on, the newest first.
    pub lately: &'static str,
}

/// The statement that makes the table of a [`Shelf`], by its name.
macro_rules! shelf_table {
    ($table:literal) => {
        concat!(
            "CREATE TABLE IF NOT EXISTS ",
            $table,
            " (
        fact TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        about TEXT,
        said_on TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        content TEXT NOT NULL
    )"
        )
    };
}

/// A [`Shelf`] by what its rows are bound to and the name of its table.
macro_rules! shelf {
    ($name:literal, $table:literal) => {
        $crate::kept::Shelf {
            name: $name,
            put: concat!(
                "INSERT INTO ",
                $table,
                " (fact, kind, subject, about, said_on, recorded_at, recorded_by, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            drop: concat!("DELETE FROM ", $table, " WHERE fact = $1"),
            all: concat!(
                "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM ",
                $table,
                " WHERE kind = $1 ORDER BY said_on DESC, recorded_at DESC, fact DESC"
            ),
            of: concat!(
                "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM ",
                $table,
                " WHERE kind = $1 AND subject = $2 ORDER BY said_on DESC, recorded_at DESC, fact DESC"
            ),
            one: concat!(
                "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM ",
                $table,
                " WHERE kind = $1 AND fact = $2"
            ),
            onward: concat!(
                "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM ",
                $table,
                " WHERE kind = $1 AND about = $2 ORDER BY said_on DESC, recorded_at DESC, fact DESC"
            ),
            lately: concat!(
                "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM ",
                $table,
                " WHERE kind = $1 AND said_on >= $2 ORDER BY said_on DESC, recorded_at DESC, fact DESC"
            ),
        }
    };
}

/// A fact as a row holds it, still sealed.
type Stored = (
    FactId,
    SubjectId,
    Option<FactId>,
    Date,
    Timestamp,
    MemberId,
    String,
);

impl Shelf {
    fn bound(&self, fact: FactId) -> String {
        format!("{} {fact}", self.name)
    }

    /// Shows a fact in the table. All of it is sealed: people are among what is said.
    pub fn apply(&self, tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
        if let Some(earlier) = fact.supersedes {
            tx.execute(self.drop, &[&earlier])?;
        }
        let about = fact
            .content
            .get("about")
            .and_then(|about| about.as_str())
            .map(str::to_owned);
        let on = fact
            .valid_from
            .unwrap_or_else(|| record::clock::day_of(fact.recorded_at));
        let kept = tx.seal_steadily(&fact.content.to_string(), &self.bound(fact.id))?;
        tx.execute(
            self.put,
            &[
                &fact.id,
                &fact.kind,
                &fact.subject,
                &about,
                &on,
                &fact.recorded_at,
                &fact.recorded_by,
                &kept,
            ],
        )?;
        Ok(())
    }

    fn read<C: Content>(
        &self,
        tx: &mut Tx<'_>,
        statement: &str,
        of: Option<&str>,
    ) -> Result<Vec<Kept<C>>, Fault> {
        let rows: Vec<Stored> = match of {
            Some(of) => tx.rows(statement, &[&C::KIND, &of], |row| row.columns())?,
            None => tx.rows(statement, &[&C::KIND], |row| row.columns())?,
        };
        rows.into_iter()
            .map(|(fact, subject, about, on, at, by, sealed)| {
                let text = tx.unseal(&sealed, &self.bound(fact))?;
                let said = serde_json::from_str(&text).map_err(|_| Fault::Content {
                    kind: C::KIND.to_owned(),
                    version: C::VERSION,
                    why: "it cannot be read".to_owned(),
                })?;
                Ok(Kept {
                    fact,
                    subject,
                    about,
                    on,
                    at,
                    by,
                    said,
                })
            })
            .collect()
    }

    /// Everything of a kind, the newest first.
    pub fn all<C: Content>(&self, tx: &mut Tx<'_>) -> Result<Vec<Kept<C>>, Fault> {
        self.read(tx, self.all, None)
    }

    /// Everything of a kind about one subject, the newest first.
    pub fn of<C: Content>(
        &self,
        tx: &mut Tx<'_>,
        subject: SubjectId,
    ) -> Result<Vec<Kept<C>>, Fault> {
        self.read(tx, self.of, Some(&subject.to_string()))
    }

    /// Everything of a kind that goes on from a fact, the newest first.
    pub fn onward<C: Content>(&self, tx: &mut Tx<'_>, fact: FactId) -> Result<Vec<Kept<C>>, Fault> {
        self.read(tx, self.onward, Some(&fact.to_string()))
    }

    /// Everything of a kind that holds from a day on, the newest first.
    pub fn lately<C: Content>(&self, tx: &mut Tx<'_>, from: Date) -> Result<Vec<Kept<C>>, Fault> {
        self.read(tx, self.lately, Some(&from.to_string()))
    }

    /// One fact of a kind.
    pub fn one<C: Content>(&self, tx: &mut Tx<'_>, fact: FactId) -> Result<Kept<C>, Refusal> {
        self.read(tx, self.one, Some(&fact.to_string()))?
            .pop()
            .ok_or(Refusal::NotFound)
    }
}

/// What goes on from one fact, in order.
pub fn since<C>(all: &[Kept<C>], fact: FactId) -> Vec<&Kept<C>> {
    let mut found: Vec<&Kept<C>> = all.iter().filter(|one| one.about == Some(fact)).collect();
    found.sort_by_key(|one| (one.on, one.at));
    found
}

/// Says something that holds for a day.
pub fn say<C: Content>(
    tx: &mut Tx<'_>,
    subject: impl Into<SubjectId>,
    on: Date,
    said: &C,
) -> Result<FactId, Fault> {
    tx.say(subject, said, Saying::from("worker").since(on))
}

/// The middle of some numbers; of an even count, the lower of the two in the middle.
pub fn middle(mut numbers: Vec<i32>) -> Option<i32> {
    numbers.sort_unstable();
    numbers.get(numbers.len().checked_sub(1)? / 2).copied()
}

/// "1 day", "3 days".
pub fn days(count: i32) -> String {
    if count == 1 {
        "1 day".to_owned()
    } else {
        format!("{count} days")
    }
}

#[test]
fn the_middle_of_an_even_count_is_the_lower() {
    assert_eq!(middle(vec![]), None);
    assert_eq!(middle(vec![9, 1]), Some(1));
    assert_eq!(middle(vec![3, 1, 2]), Some(2));
}
