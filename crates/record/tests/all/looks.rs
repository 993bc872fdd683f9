//! Looking: what it leaves behind, and what may be seen of an earlier day.

use crate::council::{always, everywhere, uuid};
use crate::situations::now;
use care::ids::{MemberId, YoungPersonId};
use jiff::{SignedDuration, Timestamp};
use record::Refusal;
use record::access::{self, Action, FieldClass, Persona, Profile, Relationship, Signal, find};

#[test]
fn looking_back_shows_what_today_allows() {
    everywhere(|council| {
        let (kay, jamie) = (
            council.in_leigh("Kay Lomax", Persona::KeyWorker),
            council.jamie,
        );
        council
            .record
            .clock()
            .set(now() + SignedDuration::from_hours(48));
        let caller = council.caller(kay);
        let today = council
            .record
            .read(&caller, |tx| find(tx, jamie)?.allow(Action::See))
            .expect("allowed");
        let back = today.looking_back(&caller);
        let then = council
            .record
            .as_known(&back, &[jamie.into()], now())
            .expect("recalled");
        let told = then
            .read(&back, |tx| find(tx, jamie)?.allow(Action::See))
            .expect("allowed");
        assert_eq!(told.lens(), today.lens());
        let other = then.read(&back, |tx| find(tx, council.kim).map(drop));
        assert!(
            matches!(other, Err(Refusal::NotFound)),
            "it opens nobody else"
        );
        let both = [jamie.into(), council.kim.into()];
        let then_both = council
            .record
            .as_known(&back, &both, now())
            .expect("recalled");
        let other = then_both.read(&back, |tx| find(tx, council.kim).map(drop));
        assert!(
            matches!(other, Err(Refusal::NotFound)),
            "nor where they are known"
        );
        let listed: Vec<YoungPersonId> = then_both
            .read(&back, |tx| {
                let clause = access::visible(tx).on("p.young_person", 1);
                let sql = format!(
                    "SELECT p.young_person FROM access_young_person p WHERE {}",
                    clause.sql
                );
                let params: Vec<&dyn record::Bind> = clause.binds().collect();
                Ok(tx.rows(&sql, &params, |row| row.get(0))?)
            })
            .expect("listed");
        assert_eq!(listed, [jamie]);
        let before: Timestamp = "2026-11-22T09:00:00Z".parse().expect("a time");
        let then = council
            .record
            .as_known(&back, &[jamie.into()], before)
            .expect("recalled");
        let told = then.read(&back, |tx| find(tx, jamie).map(drop));
        assert!(
            matches!(told, Err(Refusal::NotFound)),
            "not known to the council then"
        );
    });
}

#[test]
fn who_has_looked_and_which_looks_are_unusual() {
    everywhere(|council| {
        let jamie = council.jamie;
        let kay = council.in_leigh("Kay Lomax", Persona::KeyWorker);
        let aunt = council.in_leigh("Ann Smith-Jones", Persona::KeyWorker);
        let late = council.in_leigh("Lee Night", Persona::SocialWorker);
        let named = council.in_leigh("Sam Okafor", Persona::SocialWorker);
        let officer = council.member("Pat Officer", Persona::PrivacyOfficer);
        let page = MemberId(uuid());
        council.says(|tx| {
            access::say_member(tx, page, &Profile::young_person("Jamie", jamie))?;
            access::relate(tx, jamie, named, Relationship::SocialWorker, always()).map(drop)
        });
        let monday: Timestamp = "2026-11-23T11:00:00Z".parse().expect("a time");
        council.record.clock().set(monday);
        council.opens(kay, jamie);
        council.opens(aunt, jamie);
        council
            .record
            .clock()
            .set(monday + SignedDuration::from_hours(11));
        council.opens(late, jamie);
        council.opens(named, jamie);
        council
            .record
            .clock()
            .set(monday + SignedDuration::from_hours(24 * 20));

        let looked = council.does(page, |tx| {
            let own = find(tx, jamie)?.allow_for(Action::See, FieldClass::Looks)?;
            Ok(access::who_looked(tx, &own, 50)?)
        });
        let names: Vec<String> = looked
            .expect("looked")
            .into_iter()
            .map(|look| look.name)
            .collect();
        assert_eq!(
            names,
            ["Sam Okafor", "Lee Night", "Ann Smith-Jones", "Kay Lomax"]
        );

        let unusual = council
            .does(officer, |tx| {
                access::unusual_looks(tx, monday, |_, _| Ok(Some("Smith Jones".to_owned())))
            })
            .expect("listed");
        let told: Vec<(&str, &[Signal])> = unusual
            .iter()
            .map(|look| (look.name.as_str(), &*look.signals))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "Ann Smith-Jones",
                    &[Signal::SameSurname, Signal::NoLaterWork][..]
                ),
                ("Lee Night", &[Signal::OutOfHours, Signal::NoLaterWork][..]),
            ]
        );
        let refused = council.does(kay, |tx| access::unusual_looks(tx, monday, |_, _| Ok(None)));
        assert!(matches!(refused, Err(Refusal::NotAllowed)));
    });
}

#[test]
fn every_decision_leaves_a_trace() {
    everywhere(|council| {
        let kay = council.in_leigh("Kay Lomax", Persona::KeyWorker);
        council.opens(kay, council.jamie);
        council.opens(kay, council.kim);
        let export = council.does(kay, |tx| {
            find(tx, council.jamie)?.allow(Action::Export).map(drop)
        });
        assert!(matches!(export, Err(Refusal::NotAllowed)));
        let kay = "Kay Lomax".to_owned();
        let look = |action: &str, allowed, because: &str| {
            (kay.clone(), action.to_owned(), allowed, because.to_owned())
        };
        assert_eq!(
            council.looks(),
            [
                look(
                    "see",
                    true,
                    "You can see this because you are in the Leigh team."
                ),
                look("see", false, "not known, or not to this person"),
                look("export", false, "may not take a copy of this"),
            ]
        );
    });
}
