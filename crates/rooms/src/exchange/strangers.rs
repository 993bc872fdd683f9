//! **Strangers**: whoever tries links that open nothing. Tries are counted by where they come from
//! and over all, and above a limit they are refused for a while.
//!
//! With 256 bits nobody guesses a link, but whoever tries is noticed, and costs the store no more
//! than reading: a refused try writes nothing. A link that opens is looked up first and is never
//! counted, so that a home still reads its referral while strangers are refused, from the same
//! address too.
//!
//! The counts stand in the exchange store, so that every process that serves a council counts
//! together and a restart forgives nobody. No address is kept: a mark of it, made with the store's
//! key, and only for as long as it counts.

use super::sql;
use super::store::door;
use jiff::SignedDuration;
use record::{Fault, Record, Refusal, Timestamp, Tx};
use std::net::{IpAddr, Ipv6Addr};

/// For how long a try counts.
const WINDOW: SignedDuration = SignedDuration::from_mins(10);
/// Tries in that time from one source. A person who copied a link in part tries a few times; a
/// whole office behind one address a few times each.
const FROM_ONE: i64 = 20;
/// Tries in that time from everywhere together: whoever has many addresses meets this one.
const FROM_ALL: i64 = 600;
/// What the tries from everywhere are counted under.
const ALL: &str = "all";

/// The mark of a source. An IPv6 customer has a whole /64 to choose from, so it counts as one. A
/// visit whose source is not known counts with all others of its kind.
fn marked(tx: &Tx<'_>, source: Option<IpAddr>) -> Result<String, Fault> {
    let text = match source.map(|source| source.to_canonical()) {
        None => "unknown".to_owned(),
        Some(IpAddr::V4(four)) => four.to_string(),
        Some(IpAddr::V6(six)) => {
            let net = u128::from(six) & !u128::from(u64::MAX);
            format!("{}/64", Ipv6Addr::from(net))
        }
    };
    tx.mark(&format!("exchange stranger {text}"))
}

/// The minute a moment lies in, as it sorts.
fn minute(at: Timestamp) -> String {
    let text = at.to_string();
    text.get(..16).unwrap_or_default().to_owned()
}

/// How long until fewer than `most` tries count; `None` when it is so already. `tries` are minutes
/// with their counts, the oldest first.
fn wait(tries: &[(String, i64)], most: i64, now: Timestamp) -> Option<SignedDuration> {
    let mut count: i64 = tries.iter().map(|(_, count)| count).sum();
    if count < most {
        return None;
    }
    for (minute, some) in tries {
        count -= some;
        if count < most {
            let begun: Option<Timestamp> = format!("{minute}:00Z").parse().ok();
            // A minute counts until all of it is older than the window.
            let free = begun.map(|begun| begun + WINDOW + SignedDuration::from_mins(1));
            return Some(free.map_or(WINDOW, |free| free.duration_since(now)));
        }
    }
    Some(WINDOW)
}

/// Counts a try that opened nothing. `Some` says that there were too many, and how long to wait;
/// such a try is not counted, so that waiting ends.
pub(super) fn tried(
    store: &Record,
    source: Option<IpAddr>,
) -> Result<Option<SignedDuration>, Refusal> {
    let refused = |tx: &mut Tx<'_>| -> Result<Option<SignedDuration>, Refusal> {
        let now = tx.now();
        let since = minute(now - WINDOW);
        let own = marked(tx, source)?;
        for (of, most) in [(own.as_str(), FROM_ONE), (ALL, FROM_ALL)] {
            let tries = tx.rows(sql::STRANGERS, &[&of, &since], |row| row.columns())?;
            if let Some(wait) = wait(&tries, most, now) {
                return Ok(Some(wait));
            }
        }
        Ok(None)
    };
    // A reading first: whoever is refused makes nobody wait who writes.
    if let Some(wait) = store.read(&door(), refused)? {
        return Ok(Some(wait));
    }
    let (own, all) = store.write(&door(), |tx| {
        let now = tx.now();
        let (this, since) = (minute(now), minute(now - WINDOW));
        let own = marked(tx, source)?;
        tx.execute(sql::FORGET_STRANGERS, &[&since])?;
        tx.execute(sql::STRANGER, &[&own, &this])?;
        tx.execute(sql::STRANGER, &[&ALL, &this])?;
        let mut count = |of: &str| {
            tx.one(sql::COUNT_STRANGERS, &[&of, &since], |row| {
                row.get::<i64>(0)
            })
        };
        Ok((count(&own)?, count(ALL)?))
    })?;
    if own == FROM_ONE || all == FROM_ALL {
        tracing::warn!(
            from_one_source = own,
            from_all = all,
            "links that open nothing were tried too often: more are refused for a while"
        );
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Clock, Keys, Settings};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn store(clock: &Clock) -> Record {
        super::super::in_memory(Settings {
            clock: clock.clone(),
            council: care::Authority::WIGAN,
            keys: Keys::ephemeral(),
        })
    }

    fn from(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn the_wait_is_until_enough_tries_are_too_old_to_count() {
        let now = at("2027-04-07T10:05:30Z");
        let tries = [
            ("2027-04-07T09:58".to_owned(), 5),
            ("2027-04-07T10:01".to_owned(), 15),
        ];
        assert_eq!(wait(&tries, 21, now), None);
        // 09:58 counts until 10:09.
        let first = wait(&tries, 20, now).unwrap();
        assert_eq!(first, SignedDuration::from_secs(3 * 60 + 30));
        let second = wait(&tries, 16, now).unwrap();
        assert_eq!(second, SignedDuration::from_secs(3 * 60 + 30));
        // 10:01 counts until 10:12.
        let both = wait(&tries, 15, now).unwrap();
        assert_eq!(both, SignedDuration::from_secs(6 * 60 + 30));
    }

    #[test]
    fn one_source_is_refused_after_twenty_and_forgiven_after_ten_minutes() {
        let clock = Clock::fixed(at("2027-04-07T10:00:00Z"));
        let store = store(&clock);
        for _ in 0..FROM_ONE {
            assert_eq!(tried(&store, from("192.0.2.1")).unwrap(), None);
        }
        let wait = tried(&store, from("192.0.2.1")).unwrap().unwrap();
        assert_eq!(wait, SignedDuration::from_mins(11));
        // Who is refused is not counted further, and others are not refused with them.
        assert_eq!(tried(&store, from("192.0.2.1")).unwrap(), Some(wait));
        assert_eq!(tried(&store, from("192.0.2.2")).unwrap(), None);
        clock.set(at("2027-04-07T10:10:59Z"));
        assert!(tried(&store, from("192.0.2.1")).unwrap().is_some());
        clock.set(at("2027-04-07T10:11:00Z"));
        assert_eq!(tried(&store, from("192.0.2.1")).unwrap(), None);
    }

    #[test]
    fn a_network_of_ipv6_is_one_source_and_an_old_address_written_anew_is_the_same() {
        let clock = Clock::fixed(at("2027-04-07T10:00:00Z"));
        let store = store(&clock);
        for last in 0..FROM_ONE {
            let one = from(&format!("2001:db8:1:2::{last:x}"));
            assert_eq!(tried(&store, one).unwrap(), None);
        }
        assert!(
            tried(&store, from("2001:db8:1:2:ffff::1"))
                .unwrap()
                .is_some()
        );
        assert_eq!(tried(&store, from("2001:db8:1:3::1")).unwrap(), None);
        for _ in 0..FROM_ONE {
            assert_eq!(tried(&store, from("192.0.2.9")).unwrap(), None);
        }
        assert!(tried(&store, from("::ffff:192.0.2.9")).unwrap().is_some());
    }

    #[test]
    fn many_sources_together_are_refused_too_and_refusing_writes_nothing() {
        let clock = Clock::fixed(at("2027-04-07T10:00:00Z"));
        let store = store(&clock);
        let rows = |store: &Record| -> (i64, i64) {
            store
                .read(&door(), |tx| {
                    let sql = "SELECT count(*), CAST(sum(tries) AS BIGINT) FROM stranger";
                    Ok(tx.one(sql, &[], |row| row.columns())?)
                })
                .unwrap()
        };
        for one in 0..FROM_ALL {
            let source = from(&format!("198.51.{}.{}", one / 200, one % 200));
            assert_eq!(tried(&store, source).unwrap(), None);
        }
        let before = rows(&store);
        assert_eq!(before, (FROM_ALL + 1, FROM_ALL * 2));
        assert!(tried(&store, from("203.0.113.1")).unwrap().is_some());
        assert_eq!(rows(&store), before);
        // What no longer counts is forgotten, marks of addresses too.
        clock.set(at("2027-04-07T10:30:00Z"));
        assert_eq!(tried(&store, from("203.0.113.1")).unwrap(), None);
        assert_eq!(rows(&store), (2, 2));
    }
}
