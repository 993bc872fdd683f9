//! Reading returns into the record, and the preview before anything is written: one walk, done
//! twice.

use super::facts::FileRead;
use super::gather::{Gathered, Line, SetAside, gather};
use super::kept;
use super::merge::{Meeting, Standing, meet};
use super::rows::Said;
use crate::looked_after::{self, Confirmed, Origin, Returns};
use crate::people::{self, Identity};
use care::CollectionYear;
use care::ids::{ChildCode, FactId, SubjectId, YoungPersonId};
use record::access;
use record::{Caller, Content, Fault, Record, Refusal, Saying, Tx};
use rulebook::{Problem, Return};
use std::collections::{BTreeMap, HashMap};

/// How many children are written in one transaction: small enough that nobody waits behind it.
const CHILDREN_AT_ONCE: usize = 200;

/// What reading the returns does to the record, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The years read, in order.
    pub years: Vec<CollectionYear>,
    /// Children the record does not hold yet.
    pub new_children: usize,
    /// Children it holds already.
    pub known_children: usize,
    /// For each kind of fact and way of meeting the record, how many rows.
    pub met: BTreeMap<(String, Meeting), usize>,
    /// Rows that change nothing, of a return not yet noted as having told of the same thing.
    pub noted: usize,
    /// Rows, cells and files set aside.
    pub set_aside: Vec<SetAside>,
    /// Children who were in an earlier return with an episode still open and are not in the
    /// latest: their identifiers, each with the last year they were in.
    pub gone: Vec<(ChildCode, CollectionYear)>,
    /// Rows where a worker has said otherwise: identifier, what, natural key.
    pub differs: Vec<(ChildCode, String, String)>,
}

impl Report {
    /// Rows of a kind that met the record in a way.
    pub fn count(&self, kind: &str, how: Meeting) -> usize {
        self.met.get(&(kind.to_owned(), how)).copied().unwrap_or(0)
    }
    /// Rows of any kind that met the record in a way.
    pub fn all(&self, how: Meeting) -> usize {
        self.met
            .iter()
            .filter(|((_, met), _)| *met == how)
            .map(|(_, n)| n)
            .sum()
    }
    /// Whether reading would say nothing new.
    pub fn changes_nothing(&self) -> bool {
        self.noted == 0
            && self
                .met
                .keys()
                .all(|(_, how)| !how.says() && *how != Meeting::Confirms)
    }
}

/// Says how far a long reading has come: children done, children in all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// What the returns would do, with nothing written.
pub fn preview(
    record: &Record,
    caller: &Caller,
    returns: &[Return],
    problems: &[Problem],
    progress: Progress<'_>,
) -> Result<Report, Refusal> {
    let gathered = gather(returns, problems);
    let mut report = begin(&gathered);
    let children: Vec<(&ChildCode, &Vec<Line>)> = gathered.children.iter().collect();
    let mut still_open = HashMap::new();
    for chunk in children.chunks(CHILDREN_AT_ONCE * 10) {
        record.read(caller, |tx| {
            let known = people::ids_of(tx, chunk.iter().map(|(code, _)| *code))?;
            for (code, lines) in chunk {
                walk(
                    tx,
                    code,
                    known.get(*code).copied(),
                    lines,
                    false,
                    &mut report,
                    &mut still_open,
                )?;
            }
            Ok(())
        })?;
        progress(still_open.len(), children.len());
    }
    record.read(caller, |tx| gone(tx, &mut report, &still_open))?;
    Ok(report)
}

/// Reads the returns into the record and keeps what was read and what was set aside. Each few hundred children are one transaction: stopped
/// half-way, reading again goes on where it stopped.
pub fn import(
    record: &Record,
    caller: &Caller,
    returns: &[Return],
    problems: &[Problem],
    files: &[FileRead],
    progress: Progress<'_>,
) -> Result<Report, Refusal> {
    let gathered = gather(returns, problems);
    let mut report = begin(&gathered);
    let children: Vec<(&ChildCode, &Vec<Line>)> = gathered.children.iter().collect();
    let mut still_open = HashMap::new();
    for chunk in children.chunks(CHILDREN_AT_ONCE) {
        let (part, open) = record.write(caller, |tx| {
            // A transaction may be tried again: what it found counts once, when it is kept.
            let mut part = Report::default();
            let mut open = HashMap::new();
            let known = people::ids_of(tx, chunk.iter().map(|(code, _)| *code))?;
            for (code, lines) in chunk {
                walk(
                    tx,
                    code,
                    known.get(*code).copied(),
                    lines,
                    true,
                    &mut part,
                    &mut open,
                )?;
            }
            Ok((part, open))
        })?;
        report.add(part);
        still_open.extend(open);
        progress(still_open.len(), children.len());
    }
    record.read(caller, |tx| gone(tx, &mut report, &still_open))?;
    record.write(caller, |tx| Ok(kept::keep(tx, &report, files)?))?;
    Ok(report)
}

fn begin(gathered: &Gathered) -> Report {
    Report {
        years: gathered.years.clone(),
        set_aside: gathered.set_aside.clone(),
        ..Report::default()
    }
}

impl Report {
    fn add(&mut self, part: Self) {
        self.new_children += part.new_children;
        self.known_children += part.known_children;
        self.noted += part.noted;
        for (key, count) in part.met {
            *self.met.entry(key).or_default() += count;
        }
        self.differs.extend(part.differs);
    }
}

/// After reading: the last year a child was returned in, and whether an episode is still open.
type Open = HashMap<ChildCode, (Option<CollectionYear>, bool)>;

struct Stood {
    standing: Standing,
    returned: Returns,
    fact: Option<FactId>,
}

/// Takes one child's rows, year by year, against what the record holds.
fn walk(
    tx: &mut Tx<'_>,
    code: &ChildCode,
    known: Option<YoungPersonId>,
    lines: &[Line],
    write: bool,
    report: &mut Report,
    still_open: &mut Open,
) -> Result<(), Refusal> {
    let mut stood: HashMap<(String, String), Stood> = HashMap::new();
    let about = match known {
        Some(id) => {
            report.known_children += 1;
            for held in looked_after::standing_of(tx, id.into())? {
                let standing = Standing {
                    content: held.content,
                    last_returned: held.returned.latest(),
                    by_worker: held.by_worker,
                };
                stood.insert(
                    (held.kind, held.key),
                    Stood {
                        standing,
                        returned: held.returned,
                        fact: Some(held.fact),
                    },
                );
            }
            SubjectId::from(id)
        }
        None => {
            report.new_children += 1;
            let id = YoungPersonId(uuid::Uuid::now_v7());
            if write {
                access::register(tx, id, None)?;
            }
            id.into()
        }
    };
    if known.is_none()
        && !lines
            .iter()
            .any(|line| matches!(line.said, Said::Identity(_)))
    {
        only_a_code(tx, code, about, lines, write)?;
    }
    let mut confirmed: BTreeMap<CollectionYear, Vec<(String, String)>> = BTreeMap::new();
    // The child comes before anything about the child.
    let (first, rest): (Vec<&Line>, Vec<&Line>) = lines
        .iter()
        .partition(|line| matches!(line.said, Said::Identity(_)));
    for line in first.into_iter().chain(rest) {
        let key = (line.said.kind().to_owned(), line.said.key());
        let content = line
            .said
            .content()
            .map_err(|why| Fault::Other(why.to_string()))?;
        let before = stood.get(&key);
        let mut met = meet(before.map(|s| &s.standing), &content, line.year);
        let mut returned = before.map_or_else(Returns::default, |s| s.returned);
        let unnoted = !returned.has(line.year);
        returned.add(line.year);
        if met == Meeting::Same && unnoted {
            met = Meeting::Confirms;
        }
        *report.met.entry((key.0.clone(), met)).or_default() += 1;
        let last = before.and_then(|s| s.standing.last_returned);
        let noting = key.clone();
        match met {
            Meeting::New | Meeting::Closes | Meeting::Corrects => {
                let earlier = before.and_then(|s| s.fact);
                let mut how = Saying::from(line.origin.to_string());
                if let Some(earlier) = earlier {
                    let reason = if met == Meeting::Closes {
                        format!("The return of {} completes it", line.year)
                    } else {
                        format!("The return of {} says otherwise", line.year)
                    };
                    how = how.replacing(earlier, reason);
                }
                let fact = if write {
                    Some(line.said.say(tx, about, how)?)
                } else {
                    earlier
                };
                let standing = Standing {
                    content,
                    last_returned: last.max(Some(line.year)),
                    by_worker: false,
                };
                let now = Stood {
                    standing,
                    returned,
                    fact,
                };
                stood.insert(key, now);
            }
            Meeting::Differs => {
                let (kind, key) = key.clone();
                report.differs.push((code.clone(), kind, key));
            }
            Meeting::Confirms | Meeting::Same | Meeting::Older => {}
        }
        if !met.says() && unnoted {
            // Which returns told of a thing is known whatever order they are read in.
            report.noted += usize::from(met != Meeting::Confirms);
            if let Some(held) = stood.get_mut(&noting) {
                held.returned = returned;
                held.standing.last_returned = returned.latest();
            }
            confirmed.entry(line.year).or_default().push(noting);
        }
    }
    if write {
        for (year, keys) in confirmed {
            let how = Saying::from(
                Origin::Return {
                    year,
                    file: String::new(),
                    row: 0,
                }
                .to_string(),
            );
            tx.say(about, &Confirmed { year, keys }, how)?;
        }
    }
    let open = stood.iter().any(|((kind, _), held)| {
        kind == looked_after::Episode::KIND && held.standing.content["dec"].is_null()
    });
    let last = stood
        .iter()
        .filter(|((kind, _), _)| kind == people::Returned::KIND)
        .filter_map(|((_, key), _)| key.parse().ok().map(CollectionYear))
        .max();
    still_open.insert(code.clone(), (last, open));
    Ok(())
}

/// A child of whom only a code is known: a row names them and no Header does. Any Header read
/// later, of whatever year, completes it.
fn only_a_code(
    tx: &mut Tx<'_>,
    code: &ChildCode,
    about: SubjectId,
    lines: &[Line],
    write: bool,
) -> Result<(), Fault> {
    let Some(line) = lines.first().filter(|_| write) else {
        return Ok(());
    };
    let Origin::Return { file, row, .. } = &line.origin else {
        return Ok(());
    };
    let identity = Identity {
        child: code.clone(),
        born: None,
        sex: None,
        ethnicity: None,
        upn: None,
        mother: None,
        first_child_born: None,
    };
    let origin = Origin::Return {
        year: CollectionYear(2000),
        file: file.clone(),
        row: *row,
    };
    tx.say(about, &identity, Saying::from(origin.to_string()))?;
    Ok(())
}

/// Children with an episode still open who are not in the latest return.
fn gone(tx: &mut Tx<'_>, report: &mut Report, read: &Open) -> Result<(), Refusal> {
    let mut all: HashMap<ChildCode, (Option<CollectionYear>, bool)> = HashMap::new();
    for child in looked_after::open_children(tx)? {
        all.insert(child.code, (child.last_returned, true));
    }
    for (code, state) in read {
        all.insert(code.clone(), *state);
    }
    let latest = all.values().filter_map(|(year, _)| *year).max();
    report.gone = all
        .into_iter()
        .filter_map(|(code, (last, open))| match (last, latest) {
            (Some(last), Some(latest)) if open && last < latest => Some((code, last)),
            _ => None,
        })
        .collect();
    report.gone.sort();
    Ok(())
}
