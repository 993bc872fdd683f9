//! What a code of a workshop opens, and who tries too many.

use super::{door, hashed, published};
use crate::exchange::facts::{OpenWorkshop, Published};
use crate::exchange::sql;
use care::Date;
use record::{Record, Refusal, Tx};

/// Wrong codes of workshops in a minute, from which on no code is looked at until the next. There are
/// some twenty-five thousand million codes.
const WRONG_CODES: i64 = 30;

/// What a code of a workshop opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum ByCode {
    /// A workshop of the day.
    Opens(OpenWorkshop),
    /// None: never one, of another day, or over. Which of them is not said.
    Nothing,
    /// Too many wrong codes in this minute: it was not looked at.
    Wait,
}

/// The workshop of a day that a code opens. Codes that open nothing are counted.
pub(in crate::exchange) fn by_code(
    store: &Record,
    code: &str,
    today: Date,
) -> Result<ByCode, Refusal> {
    let hash = hashed(code);
    let (found, tried) = store.read(&door(), |tx| {
        let minute = this_minute(tx);
        let tried: Option<i64> = tx.optional(sql::CODES_TRIED, &[&minute], |row| row.get(0))?;
        let open = match published(tx, "workshops")? {
            Some((_, Published::Workshops(all))) => all,
            _ => Vec::new(),
        };
        let found = open
            .into_iter()
            .find(|one| one.code == hash && one.on == today);
        Ok((found, tried.unwrap_or_default()))
    })?;
    if tried >= WRONG_CODES {
        return Ok(ByCode::Wait);
    }
    if let Some(found) = found {
        return Ok(ByCode::Opens(found));
    }
    let tries: i64 = store.write(&door(), |tx| {
        let minute = this_minute(tx);
        tx.execute(sql::FORGET_CODES, &[&minute])?;
        Ok(tx.one(sql::TRY, &[&minute], |row| row.get(0))?)
    })?;
    if tries == WRONG_CODES {
        tracing::warn!(
            tries,
            "codes of workshops that open nothing were tried in one minute"
        );
    }
    Ok(ByCode::Nothing)
}

fn this_minute(tx: &Tx<'_>) -> String {
    let now = tx.now().to_string();
    format!("code {}", now.get(..16).unwrap_or_default())
}
