//! Pages served and entries in the access log, one for one, under load. `bench/kill.py` asks the same
//! of the real server while it is killed again and again.

use crate::site::Site;
use desk::trial::Browser;
use record::access::Persona;
use record::{Caller, Record};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// How many entries about somebody each request has.
fn entries(record: &Record) -> BTreeMap<String, i64> {
    record
        .read(&Caller::system("test"), |tx| {
            Ok(tx.rows(
                "SELECT request, count(*) FROM access_log WHERE subject IS NOT NULL AND allowed = 1
                 GROUP BY request",
                &[],
                |row| row.columns(),
            )?)
        })
        .expect("the access log")
        .into_iter()
        .collect()
}

#[test]
fn every_page_served_under_load_is_one_entry_and_every_entry_a_page() {
    let site = Site::new();
    let before = entries(site.desk.record());
    let served = Mutex::new(BTreeSet::new());
    std::thread::scope(|scope| {
        for (worker, persona) in [
            Persona::ServiceLead,
            Persona::SocialWorker,
            Persona::TeamManager,
            Persona::PlacementOfficer,
            Persona::KeyWorker,
            Persona::ServiceLead,
        ]
        .into_iter()
        .enumerate()
        {
            let (site, served) = (&site, &served);
            scope.spawn(move || {
                let mut browser: Browser = site.browser(persona);
                for round in 0..40 {
                    let child = site.children[(round * 7 + worker * 3) % site.children.len()];
                    let answer = browser.get(&format!("/young-people/{child}"));
                    match answer.status {
                        200 => {
                            let id = answer.header("x-request-id").to_owned();
                            served.lock().expect("no thread failed").insert(id);
                        }
                        // Not theirs to see, or the house is busy: nothing was shown.
                        404 | 503 => {}
                        other => panic!("{other}"),
                    }
                }
            });
        }
    });
    let served = served.into_inner().expect("no thread failed");
    let mut after = entries(site.desk.record());
    after.retain(|request, _| !before.contains_key(request));
    assert!(served.len() > 100, "{}", served.len());
    assert_eq!(after.keys().cloned().collect::<BTreeSet<_>>(), served);
    assert!(after.values().all(|count| *count == 1), "one entry a page");
    assert!(site.desk.record().verify().expect("verified").is_sound());
}
