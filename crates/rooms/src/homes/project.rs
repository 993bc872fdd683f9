//! How facts about providers and homes show in tables.

use super::agreement::{self, Agreement};
use super::company::{self, WithOthers};
use super::grades;
use super::home::{Home, OutOfService, Vacancy};
use super::placing::{self, Booking, BookingEnded, Decision, Hold, HoldEnded, PaperGiven};
use super::provider::{Provider, Talk};
use super::search::{self, Approach, Search, SearchEnded, Spoken};
use super::sql;
use super::voices::{self, WhatMatters, WhatMattersAnswer};
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "homes",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Provider::KIND,
        Talk::KIND,
        Home::KIND,
        Vacancy::KIND,
        OutOfService::KIND,
        Search::KIND,
        SearchEnded::KIND,
        Approach::KIND,
        Spoken::KIND,
        Booking::KIND,
        BookingEnded::KIND,
        Decision::KIND,
        PaperGiven::KIND,
        Hold::KIND,
        HoldEnded::KIND,
        WhatMatters::KIND,
        WhatMattersAnswer::KIND,
        WithOthers::KIND,
        Agreement::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let text = fact.content.to_string();
    match fact.kind.as_str() {
        Provider::KIND => {
            let said: Provider = fact.read()?;
            let name = said.name.to_lowercase();
            tx.execute(sql::PUT_PROVIDER, &[&fact.subject, &fact.id, &name, &text])?;
        }
        Talk::KIND => {
            let said: Talk = fact.read()?;
            tx.execute(
                sql::PUT_TALK,
                &[
                    &fact.id,
                    &fact.subject,
                    &said.on,
                    &fact.recorded_at,
                    &fact.recorded_by,
                    &text,
                ],
            )?;
        }
        Home::KIND => {
            let said: Home = fact.read()?;
            let kept = tx.seal_steadily(&text, &bound_to(fact.subject))?;
            tx.execute(
                sql::PUT_HOME,
                &[&fact.subject, &fact.id, &said.provider, &said.urn, &kept],
            )?;
            grades::apply(tx, fact, &said)?;
        }
        Vacancy::KIND => {
            let said: Vacancy = fact.read()?;
            tx.execute(
                sql::PUT_VACANCY,
                &[&fact.subject, &fact.id, &said.on, &text],
            )?;
        }
        OutOfService::KIND => {
            if let Some(earlier) = fact.supersedes {
                tx.execute(sql::DROP_OUT, &[&earlier])?;
            }
            tx.execute(sql::PUT_OUT, &[&fact.id, &fact.subject, &text])?;
        }
        Agreement::KIND => agreement::apply(tx, fact)?,
        Search::KIND | SearchEnded::KIND | Approach::KIND | Spoken::KIND => {
            search::apply(tx, fact)?;
        }
        WhatMatters::KIND | WhatMattersAnswer::KIND => voices::apply(tx, fact)?,
        WithOthers::KIND => company::apply(tx, fact)?,
        Hold::KIND
        | HoldEnded::KIND
        | Booking::KIND
        | BookingEnded::KIND
        | Decision::KIND
        | PaperGiven::KIND => {
            placing::apply(tx, fact)?;
        }
        other => {
            return Err(Fault::Other(format!(
                "homes does not know facts of kind {other}"
            )));
        }
    }
    Ok(())
}

/// What a sealed home is bound to.
pub(super) fn bound_to(home: care::ids::SubjectId) -> String {
    format!("home {home}")
}
