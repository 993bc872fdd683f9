//! Reading sent files into the record while nobody waits: a job with a lease. When the server is
//! stopped half-way the lease runs out, whoever looks is told, and reading again goes on where it
//! stopped.

use super::import::{Report, import};
use super::kept;
use super::words::in_words;
use jiff::SignedDuration;
use record::access::{Capability, need};
use record::jobs::{self, Job, State};
use record::{Caller, Fault, Record, Refusal, Tx};
use rulebook::Input;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The kind of job.
const KIND: &str = "returns.read";

/// How long a reader may be silent. It speaks after every few hundred children, which is a second
/// or two.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// What is to be read, and for whom.
#[derive(Debug, Serialize, Deserialize)]
struct Wanted {
    upload: Uuid,
    who: String,
}

/// How the reading of an upload stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// Nobody asked for it.
    NotAsked,
    /// It goes on: children done, children in all.
    Reading(u64, u64),
    /// It was begun, and whoever did it has not been heard of: the server was stopped.
    LeftOff,
    /// It ended; what it did, in words.
    Done(String),
    /// It ended half-way; why.
    Failed(String),
}

/// Asks for an upload to be read, unless it is being read.
pub(super) fn ask(tx: &mut Tx<'_>, upload: Uuid, who: &str) -> Result<(), Refusal> {
    need(tx, Capability::ImportReturns)?;
    let again = match of_upload(tx, upload)? {
        None => true,
        Some(job) => matches!(job.state, State::Done | State::Failed),
    };
    if again {
        let who = who.to_owned();
        jobs::ask(tx, KIND, &Wanted { upload, who })?;
    }
    Ok(())
}

/// How the reading of an upload stands now.
pub(super) fn stands(tx: &mut Tx<'_>, upload: Uuid) -> Result<Stands, Refusal> {
    need(tx, Capability::ImportReturns)?;
    let now = tx.now();
    let Some(job) = of_upload(tx, upload)? else {
        return Ok(Stands::NotAsked);
    };
    let number = |n: i64| u64::try_from(n).unwrap_or(0);
    let waited = job.state == State::Waiting && now.duration_since(job.asked_at) > LEASE;
    Ok(match job.state {
        _ if waited || job.is_left(now) => Stands::LeftOff,
        State::Waiting | State::Running => Stands::Reading(number(job.done), number(job.total)),
        State::Done => Stands::Done(job.words),
        State::Failed => Stands::Failed(job.words),
    })
}

/// The newest job about an upload.
fn of_upload(tx: &mut Tx<'_>, upload: Uuid) -> Result<Option<Job>, Fault> {
    for job in jobs::newest(tx, KIND, 100)? {
        if job.detail::<Wanted>(tx)?.upload == upload {
            return Ok(Some(job));
        }
    }
    Ok(None)
}

/// Does every reading that waits or was left off, one after another.
pub(super) fn work(record: &Record) -> Result<(), Refusal> {
    let house = Caller::system("reading returns that were sent");
    let worker = Uuid::now_v7().to_string();
    loop {
        let next = record.write(&house, |tx| {
            let Some(job) = jobs::claim(tx, KIND, &worker, LEASE)? else {
                return Ok(None);
            };
            let wanted: Wanted = job.detail(tx)?;
            let files = kept::received(tx, wanted.upload)?;
            Ok(Some((job, wanted, files)))
        })?;
        let Some((job, wanted, files)) = next else {
            return Ok(());
        };
        let done = read(record, &job, &wanted, &files, &worker);
        record.write(&house, |tx| {
            let (state, words) = match &done {
                Ok(report) => (State::Done, in_words(report, true)),
                Err(refusal) => (State::Failed, refusal.to_string()),
            };
            // Somebody else may have gone on with it meanwhile: then it is theirs to end.
            let ours = jobs::end(tx, job.id, &worker, state, &words)?;
            if ours && state == State::Done {
                kept::forget(tx, wanted.upload)?;
            }
            Ok(())
        })?;
    }
}

fn read(
    record: &Record,
    job: &Job,
    wanted: &Wanted,
    files: &[(String, Vec<u8>)],
    worker: &str,
) -> Result<Report, Refusal> {
    let house = Caller::system(format!("return sent by {}", wanted.who));
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (found, problems) = rulebook::read::read_years(&inputs);
    let sources = kept::sources(&inputs);
    import(record, &house, &found, &problems, &sources, &|done, all| {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let far = (number(done), number(all));
        // How far it has come is a courtesy: if it cannot be noted, the reading goes on.
        let _ = record.write(&house, |tx| {
            Ok(jobs::progress(tx, job.id, worker, far, "", LEASE)?)
        });
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::MemberId;
    use desk::trial::Browser;
    use desk::{Desk, Settings};
    use record::access::{self, Persona, Profile};
    use record::{Clock, Keys};

    const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,\
        REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
        A1,01/06/2026,S,C2,N1,U6,PR1,,,,WN1 1YN,WN7 1AA,SC012345\n";

    /// A record with a file that was sent, and an analyst's browser.
    fn sent() -> (Record, Uuid, Browser) {
        let rooms: Vec<record::Room> = crate::ALL.iter().copied().chain([desk::room()]).collect();
        let settings = record::Settings {
            clock: Clock::fixed("2027-04-07T10:00:00Z".parse().unwrap()),
            council: care::Authority::WIGAN,
            keys: Keys::ephemeral(),
        };
        let record = Record::in_memory(&rooms, settings);
        let (analyst, upload) = (MemberId(Uuid::now_v7()), Uuid::now_v7());
        let files = [("2027/episodes.csv".to_owned(), EPISODES.as_bytes().to_vec())];
        record
            .write(&Caller::system("test"), |tx| {
                let profile = Profile::staff("An analyst", Persona::Analyst);
                access::say_member(tx, analyst, &profile)?;
                kept::receive(tx, upload, &files)
            })
            .unwrap();
        let desk = Desk::new(record.clone(), crate::routes(), Settings::default()).unwrap();
        let mut browser = Browser::new(&desk);
        browser.sign_in(analyst);
        (record, upload, browser)
    }

    fn children(record: &Record) -> usize {
        record
            .read(&Caller::system("test"), |tx| {
                Ok(crate::people::codes_of(tx)?.len())
            })
            .unwrap()
    }

    /// Waits for the end of a reading that goes on by itself.
    fn ended(browser: &mut Browser, page: &str) -> String {
        for _ in 0..200 {
            let text = browser.get(page).text();
            if text.contains("The return was read") {
                return text;
            }
            std::thread::park_timeout(std::time::Duration::from_millis(50));
        }
        panic!("the reading did not end: {}", browser.get(page).text())
    }

    #[test]
    fn what_was_sent_is_read_while_nobody_waits() {
        let (record, upload, mut browser) = sent();
        let page = format!("/returns/sent/{upload}");
        assert!(
            browser
                .get(&page)
                .text()
                .contains("Read it into the record")
        );
        assert_eq!(browser.fill_in(&page, &[("do", "read")]).status, 303);
        assert!(ended(&mut browser, &page).contains("1 new child"));
        assert_eq!(children(&record), 1);
    }

    #[test]
    fn a_reading_that_a_restart_cut_off_is_told_and_goes_on_with_one_button() {
        let (record, upload, mut browser) = sent();
        let page = format!("/returns/sent/{upload}");
        // Somebody began it on a server that is no more: its lease has run out.
        record
            .write(&Caller::system("a server that is no more"), |tx| {
                ask(tx, upload, "An analyst")?;
                let past = SignedDuration::from_secs(-1);
                Ok(jobs::claim(tx, KIND, "gone", past)?.is_some())
            })
            .unwrap();
        let told = browser.get(&page).text();
        assert!(
            told.contains("interrupted") && told.contains("Read it again"),
            "{told}"
        );
        assert_eq!(children(&record), 0);
        assert_eq!(browser.fill_in(&page, &[("do", "read")]).status, 303);
        ended(&mut browser, &page);
        assert_eq!(children(&record), 1);
    }

    #[test]
    fn a_reading_that_goes_on_is_not_begun_twice() {
        let (record, upload, mut browser) = sent();
        let page = format!("/returns/sent/{upload}");
        record
            .write(&Caller::system("another server"), |tx| {
                ask(tx, upload, "An analyst")?;
                Ok(jobs::claim(tx, KIND, "busy", LEASE)?.is_some())
            })
            .unwrap();
        assert!(
            browser
                .get(&page)
                .text()
                .contains("Reading the return into the record")
        );
        work(&record).unwrap();
        assert_eq!(children(&record), 0, "it is the other server's to read");
    }
}
