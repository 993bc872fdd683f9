//! Long work: asked for in the transaction that wants it done, so that it is asked for exactly
//! when that is kept; claimed with a lease, so that it goes on elsewhere when a server dies; and
//! telling how far it has come.
//!
//! A job may be begun again after its lease ran out: what it does must be safe to repeat, or cut
//! into writes that each remember what they did.

use crate::{Fault, Row, Timestamp, Tx};
use care::ids::MemberId;
use jiff::SignedDuration;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// How often a job is begun before it counts as failed.
const ATTEMPTS: i64 = 3;

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has begun it.
    Waiting,
    /// Somebody works at it, or died while working at it.
    Running,
    /// It is done.
    Done,
    /// It was given up; the job's words say why.
    Failed,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
    fn read(word: &str) -> Result<Self, Fault> {
        [Self::Waiting, Self::Running, Self::Done, Self::Failed]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or_else(|| Fault::Column {
                column: "state".to_owned(),
                why: "expected the state of a job".to_owned(),
            })
    }
}

/// A piece of long work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: Uuid,
    /// What sort of work: says who can do it.
    pub kind: String,
    detail: String,
    /// Who asked for it.
    pub asked_by: MemberId,
    /// When.
    pub asked_at: Timestamp,
    /// How it stands.
    pub state: State,
    /// How much is done, of `total`.
    pub done: i64,
    /// How much there is; 0 when that is not known yet.
    pub total: i64,
    /// Where it is, or how it ended, for people to read.
    pub words: String,
    /// Until when whoever works at it has said to be heard of again.
    pub leased_until: Option<Timestamp>,
}

impl Job {
    /// Whether somebody began it and has not been heard of since their lease ran out: the server
    /// was stopped, or died.
    pub fn is_left(&self, now: Timestamp) -> bool {
        self.state == State::Running && self.leased_until.is_none_or(|until| until < now)
    }

    /// What is to be done, as it was asked for.
    pub fn detail<T: DeserializeOwned>(&self, tx: &Tx<'_>) -> Result<T, Fault> {
        let text = tx.unseal(&self.detail, &bound_to(self.id))?;
        serde_json::from_str(&text).map_err(|_| {
            Fault::Other(format!(
                "a job of kind {} asks for something else",
                self.kind
            ))
        })
    }
}

/// What a job's sealed detail is bound to: what is to be done often names people.
fn bound_to(id: Uuid) -> String {
    format!("job {id}")
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, detail, asked_by, asked_at, state, done, total, words, leased_until \
             FROM job ",
            $rest
        )
    };
}

fn read(row: &Row<'_>) -> Result<Job, Fault> {
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        detail: row.get(2)?,
        asked_by: row.get(3)?,
        asked_at: row.get(4)?,
        state: State::read(&row.get::<String>(5)?)?,
        done: row.get(6)?,
        total: row.get(7)?,
        words: row.get(8)?,
        leased_until: row.get(9)?,
    })
}

/// Asks for work, in the transaction that wants it done; gives the job's id.
pub fn ask(tx: &mut Tx<'_>, kind: &str, detail: &impl Serialize) -> Result<Uuid, Fault> {
    let id = Uuid::now_v7();
    let detail = serde_json::to_string(detail)
        .map_err(|_| Fault::Other(format!("the detail of a job of kind {kind} is not JSON")))?;
    let detail = tx.seal(&detail, &bound_to(id))?;
    let (member, now) = (tx.caller().member(), tx.now());
    tx.execute(
        "INSERT INTO job (id, kind, detail, asked_by, asked_at, state, attempts, done, total, words)
         VALUES ($1, $2, $3, $4, $5, 'waiting', 0, 0, 0, '')",
        &[&id, &kind, &detail, &member, &now],
    )?;
    Ok(id)
}

/// Claims the oldest job of a kind that waits, or whose worker has not been heard of since its
/// lease ran out. A job that was begun too often is given up instead.
pub fn claim(
    tx: &mut Tx<'_>,
    kind: &str,
    worker: &str,
    lease: SignedDuration,
) -> Result<Option<Job>, Fault> {
    let now = tx.now();
    tx.execute(
        "UPDATE job SET state = 'failed', words = 'It was begun too often without an end.'
         WHERE kind = $1 AND state = 'running' AND leased_until < $2 AND attempts >= $3",
        &[&kind, &now, &ATTEMPTS],
    )?;
    let until = now.saturating_add(lease).unwrap_or(now);
    let id: Option<Uuid> = tx.optional(
        "UPDATE job SET state = 'running', worker = $1, leased_until = $2, attempts = attempts + 1
         WHERE id = (SELECT id FROM job WHERE kind = $3
             AND (state = 'waiting' OR (state = 'running' AND leased_until < $4))
             ORDER BY asked_at, id LIMIT 1)
         RETURNING id",
        &[&worker, &until, &kind, &now],
        |row| row.get(0),
    )?;
    match id {
        None => Ok(None),
        Some(id) => job(tx, id),
    }
}

/// Tells how far a job has come and keeps its lease; `false` when it is no longer this worker's,
/// who must then stop.
pub fn progress(
    tx: &mut Tx<'_>,
    id: Uuid,
    worker: &str,
    (done, total): (i64, i64),
    words: &str,
    lease: SignedDuration,
) -> Result<bool, Fault> {
    let until = tx.now().saturating_add(lease).unwrap_or(tx.now());
    let kept = tx.execute(
        "UPDATE job SET done = $1, total = $2, words = $3, leased_until = $4
         WHERE id = $5 AND worker = $6 AND state = 'running'",
        &[&done, &total, &words, &until, &id, &worker],
    )?;
    Ok(kept == 1)
}

/// Ends a job, done or failed; `false` when it is no longer this worker's, whose work must then
/// not be kept.
pub fn end(
    tx: &mut Tx<'_>,
    id: Uuid,
    worker: &str,
    state: State,
    words: &str,
) -> Result<bool, Fault> {
    let kept = tx.execute(
        "UPDATE job SET state = $1, words = $2, leased_until = NULL
         WHERE id = $3 AND worker = $4 AND state = 'running'",
        &[&state.word(), &words, &id, &worker],
    )?;
    Ok(kept == 1)
}

/// One job.
pub fn job(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<Job>, Fault> {
    tx.optional(select!("WHERE id = $1"), &[&id], read)
}

/// The newest jobs of a kind.
pub fn newest(tx: &mut Tx<'_>, kind: &str, most: i64) -> Result<Vec<Job>, Fault> {
    tx.rows(
        select!("WHERE kind = $1 ORDER BY asked_at DESC, id DESC LIMIT $2"),
        &[&kind, &most],
        read,
    )
}
