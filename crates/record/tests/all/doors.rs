//! Doors that open, close and stay shut: one council, told as stories.

use crate::council::{TODAY, always, everywhere, system, uuid};
use crate::situations::now;
use care::{
    dates::plus_days,
    ids::{FactId, MemberId, OrganisationId, TeamId, YoungPersonId},
};
use jiff::SignedDuration;
use record::access::{self, Action, Agency, Persona, Profile, Relationship, break_glass, find};
use record::{Caller, Refusal, Tx};

#[test]
fn what_ended_yesterday_no_longer_counts() {
    everywhere(|council| {
        let sam = council.member("Sam Okafor", Persona::SocialWorker);
        let kim = council.kim;
        assert_eq!(council.opens(sam, kim), "NotFound");
        let kind = Relationship::SocialWorker;
        let relate = |tx: &mut Tx<'_>| access::relate(tx, kim, sam, kind, always()).map(drop);
        council.says(relate);
        assert_eq!(
            council.opens(sam, kim),
            "You can see this because you are their social worker."
        );
        let caller = council.caller(sam);
        council.says(|tx| {
            access::end_relationship(tx, kim, sam, kind, plus_days(TODAY, 1), "moved to Atherton")
        });
        assert!(
            council.opens(sam, kim).starts_with("You can see"),
            "until the end of today"
        );
        council.says(|tx| access::end_relationship(tx, kim, sam, kind, TODAY, "moved sooner"));
        assert_eq!(council.opens(sam, kim), "NotFound");
        // A caller loaded before is no way round it: relationships are read anew.
        let told = council.record.read(&caller, |tx| find(tx, kim).map(drop));
        assert!(matches!(told, Err(Refusal::NotFound)));
    });
}

#[test]
fn leaving_the_team_or_the_council_counts_at_once() {
    everywhere(|council| {
        let kay = council.in_leigh("Kay Lomax", Persona::KeyWorker);
        assert_eq!(
            council.opens(kay, council.jamie),
            "You can see this because you are in the Leigh team."
        );
        council.says(|tx| access::leave_team(tx, kay, council.leigh, TODAY, "left"));
        assert_eq!(council.opens(kay, council.jamie), "NotFound");
        let gone = Profile {
            active: false,
            ..Profile::staff("Kay Lomax", Persona::KeyWorker)
        };
        council.says(|tx| access::say_member(tx, kay, &gone).map(drop));
        let loaded = council
            .record
            .read(&system(), |tx| Ok(Caller::load(tx, kay)?));
        assert_eq!(loaded.expect("read"), None);
    });
}

#[test]
fn a_declared_conflict_looks_like_no_record_and_beats_the_glass() {
    everywhere(|council| {
        let kay = council.in_leigh("Kay Lomax", Persona::SocialWorker);
        let jamie = council.jamie;
        council
            .does(kay, |tx| {
                access::declare_conflict(tx, jamie, "he is my nephew")
            })
            .expect("declared");
        let unknown = YoungPersonId(uuid());
        assert_eq!(council.opens(kay, jamie), council.opens(kay, unknown));
        let glass = |whose| {
            format!(
                "{:?}",
                council.does(kay, |tx| break_glass(tx, whose, "on duty"))
            )
        };
        assert_eq!(glass(jamie), "Err(NotFound)");
        assert_eq!(glass(jamie), glass(unknown));
        assert_eq!(council.opens(kay, jamie), "NotFound");
        // Nor by being named on a list, nor by a relationship.
        council.says(|tx| {
            access::restrict(tx, jamie, "Priya Shah", &[kay], "a relative works here")?;
            access::relate(tx, jamie, kay, Relationship::SocialWorker, always()).map(drop)
        });
        assert_eq!(council.opens(kay, jamie), "NotFound");
        // The attempts are known; nobody is alarmed about a record that opened.
        let attempts = council
            .looks()
            .into_iter()
            .filter(|look| !look.2 && look.3 == "on duty");
        assert_eq!(attempts.count(), 3);
        let officer = council.member("Pat Officer", Persona::PrivacyOfficer);
        assert_eq!(
            council.does(officer, access::open_alerts).expect("alerts"),
            []
        );
        // Only the privacy officer lifts it, and never their own.
        let lift =
            |who, of| council.does(who, |tx| access::lift_conflict(tx, of, jamie, "an error"));
        assert!(matches!(lift(kay, kay), Err(Refusal::NotAllowed)));
        assert!(matches!(lift(officer, officer), Err(Refusal::NotAllowed)));
        lift(officer, kay).expect("lifted");
        assert!(council.opens(kay, jamie).starts_with("You can see this"));
    });
}

#[test]
fn the_glass_alarms_in_the_same_moment_and_closes_after_an_hour() {
    everywhere(|council| {
        let (sam, kim) = (
            council.member("Sam Okafor", Persona::SocialWorker),
            council.kim,
        );
        let officer = council.member("Pat Officer", Persona::PrivacyOfficer);
        let alerts = || council.does(officer, access::open_alerts).expect("alerts");
        let because = "found at Wigan station";

        let short = council.does(sam, |tx| break_glass(tx, kim, " ?? "));
        assert!(matches!(short, Err(Refusal::Invalid(_))));
        // If anything later in the transaction fails, the glass is whole and nobody is alarmed.
        let undone = council.does(sam, |tx| {
            break_glass(tx, kim, because)?;
            Err::<(), _>(Refusal::NotFound)
        });
        assert!(undone.is_err() && alerts().is_empty());
        assert_eq!(council.opens(sam, kim), "NotFound");

        let until = council
            .does(sam, |tx| break_glass(tx, kim, because))
            .expect("broken");
        assert_eq!(until, now() + SignedDuration::from_mins(60));
        let told = alerts();
        assert_eq!(
            (told[0].member, told[0].reason.as_str(), told[0].at),
            (sam, because, now())
        );
        assert!(
            !format!("{told:?}").contains(&kim.to_string()),
            "an alert names no young person"
        );
        assert_eq!(
            council.opens(sam, kim),
            "You can see this for 60 more minutes because you gave this reason: “found at Wigan station”. The privacy officer has been told."
        );
        let moment = SignedDuration::from_micros(1);
        council.record.clock().set(until - moment);
        assert!(
            council
                .opens(sam, kim)
                .starts_with("You can see this for 1 more minute because")
        );
        assert!(council.lists(sam, kim));
        for closed in [until, now() - moment] {
            // At sixty minutes, and on a clock set back.
            council.record.clock().set(closed);
            assert_eq!(council.opens(sam, kim), "NotFound");
            assert!(!council.lists(sam, kim));
        }
        council.record.clock().set(until);

        // The privacy officer answers once; nobody else does.
        let glass = told[0].glass;
        let answer =
            |who| council.does(who, |tx| access::answer_alert(tx, glass, true, "justified"));
        assert!(matches!(answer(sam), Err(Refusal::NotAllowed)));
        answer(officer).expect("answered");
        assert!(matches!(answer(officer), Err(Refusal::NotFound)));
        assert!(alerts().is_empty());
        let strange = council.does(officer, |tx| {
            access::answer_alert(tx, FactId(uuid()), true, "justified")
        });
        assert!(matches!(strange, Err(Refusal::NotFound)));
    });
}

#[test]
fn a_restricted_record_says_whom_to_ask_to_those_who_would_see_it() {
    everywhere(|council| {
        let jamie = council.jamie;
        let kay = council.in_leigh("Kay Lomax", Persona::KeyWorker);
        let manager = council.in_leigh("Priya Shah", Persona::TeamManager);
        let stranger = council.member("Sam Okafor", Persona::SocialWorker);
        let (camhs, own) = (
            OrganisationId(uuid()),
            Profile::young_person("Jamie", jamie),
        );
        let (nurse, page) = (MemberId(uuid()), MemberId(uuid()));
        council.says(|tx| {
            access::say_agency(tx, camhs, "Wigan CAMHS", Some(Agency::Health))?;
            access::say_member(
                tx,
                nurse,
                &Profile::partner("Nell Ward", Agency::Health, camhs),
            )?;
            access::say_member(tx, page, &own)?;
            access::share(tx, jamie, camhs, "therapy, with consent", always()).map(drop)
        });
        assert!(
            council
                .opens(nurse, jamie)
                .ends_with("because this young person is shared with Wigan CAMHS.")
        );

        let ask = "Priya Shah, Leigh team";
        let why = "her aunt works here";
        let empty = council.does(manager, |tx| access::restrict(tx, jamie, ask, &[], why));
        assert!(
            matches!(empty, Err(Refusal::Invalid(_))),
            "nobody would be left to ask"
        );
        let unseen = council.does(manager, |tx| {
            access::restrict(tx, council.kim, ask, &[manager], why)
        });
        assert!(matches!(unseen, Err(Refusal::NotFound)));
        council
            .does(manager, |tx| {
                access::restrict(tx, jamie, ask, &[manager], why)
            })
            .expect("done");

        assert_eq!(
            council.opens(kay, jamie),
            format!("Restricted {{ ask: {ask:?} }}")
        );
        assert!(
            council
                .opens(manager, jamie)
                .contains("your name is on the list")
        );
        assert_eq!(council.opens(stranger, jamie), "NotFound");
        assert_eq!(council.opens(nurse, jamie), "NotFound");
        assert_eq!(
            council.opens(page, jamie),
            "You can see this because this is your own page."
        );
        // A broken glass does not open it; it does say whom to ring.
        council
            .does(stranger, |tx| {
                break_glass(tx, jamie, "found at the station")
            })
            .expect("broken");
        assert_eq!(
            council.opens(stranger, jamie),
            format!("Restricted {{ ask: {ask:?} }}")
        );
        // The privacy officer changes it without reading it.
        let officer = council.member("Pat Officer", Persona::PrivacyOfficer);
        assert!(council.opens(officer, jamie).starts_with("Restricted"));
        council
            .does(officer, |tx| {
                access::lift_restriction(tx, jamie, "no longer here")
            })
            .expect("done");
        assert!(council.opens(kay, jamie).starts_with("You can see this"));
        assert!(council.opens(nurse, jamie).starts_with("You can see this"));
    });
}

#[test]
fn every_command_guards_itself() {
    everywhere(|council| {
        let (jamie, kim, leigh) = (council.jamie, council.kim, council.leigh);
        let kay = council.in_leigh("Kay Lomax", Persona::SocialWorker);
        let manager = council.in_leigh("Priya Shah", Persona::TeamManager);
        let admin = council.member("Ade Min", Persona::Administrator);
        let staff = |persona| Profile::staff("Kay Lomax", persona);
        let refused = |done: Result<(), Refusal>| match done {
            Err(Refusal::NotAllowed | Refusal::NotFound) => true,
            Ok(()) | Err(_) => false,
        };
        // Allocation is the manager's, within the team.
        let key = Relationship::KeyWorker;
        let relate =
            |who, whose| council.does(who, |tx| access::relate(tx, whose, kay, key, always()));
        assert!(refused(relate(kay, jamie).map(drop)));
        assert!(refused(relate(manager, kim).map(drop)));
        assert!(refused(relate(admin, jamie).map(drop)));
        relate(manager, jamie).expect("allocated");
        // Roles and teams are the administrator's, but not their own.
        let promote = |who, whom| {
            let lead = staff(Persona::ServiceLead);
            council.does(who, |tx| access::say_member(tx, whom, &lead).map(drop))
        };
        assert!(refused(promote(kay, kay)) && refused(promote(manager, kay)));
        assert!(refused(promote(admin, admin)));
        promote(admin, kay).expect("promoted");
        let join = |who, whom| council.does(who, |tx| access::join_team(tx, whom, leigh, always()));
        assert!(refused(join(admin, admin).map(drop)) && refused(join(manager, kay).map(drop)));
        // An administrator sees no young person.
        assert_eq!(council.opens(admin, jamie), "NotFound");
        assert!(refused(
            council.does(admin, |tx| break_glass(tx, jamie, "on duty").map(drop))
        ));
        assert!(refused(
            council.does(admin, |tx| access::open_alerts(tx).map(drop))
        ));
        // Who works for an agency needs that agency's organisation.
        let wrong = Profile {
            agency: Some(OrganisationId(uuid())),
            ..staff(Persona::KeyWorker)
        };
        let said = council.does(admin, |tx| access::say_member(tx, kay, &wrong).map(drop));
        assert!(matches!(said, Err(Refusal::Invalid(_))));
        // A new young person goes to one of the worker's own teams.
        let sam = council.in_leigh("Sam Okafor", Persona::SocialWorker);
        let new = YoungPersonId(uuid());
        let register = |team| council.does(sam, |tx| access::register(tx, new, team));
        assert!(matches!(register(None), Err(Refusal::Invalid(_))));
        assert!(matches!(
            register(Some((TeamId(uuid()), TODAY))),
            Err(Refusal::Invalid(_))
        ));
        register(Some((leigh, TODAY))).expect("registered");
        assert!(council.opens(sam, new).contains("Leigh team"));
    });
}

#[test]
fn what_a_role_may_not_do_it_may_not_do_by_another_door() {
    everywhere(|council| {
        let (jamie, kim) = (council.jamie, council.kim);
        let kay = council.in_leigh("Kay Lomax", Persona::KeyWorker);
        let sam = council.member("Sam Okafor", Persona::SocialWorker);
        let (camhs, police) = (OrganisationId(uuid()), MemberId(uuid()));
        council.says(|tx| {
            access::say_agency(tx, camhs, "Wigan CAMHS", Some(Agency::Health)).map(drop)
        });
        // Seeing is not sharing.
        let shared = council.does(kay, |tx| {
            access::share(tx, jamie, camhs, "therapy, with consent", always())
        });
        assert!(matches!(shared, Err(Refusal::NotAllowed)));
        // A police officer does not work for a health organisation.
        let wrong = Profile::partner("Pol Ice", Agency::Police, camhs);
        let said = council
            .record
            .write(&system(), |tx| access::say_member(tx, police, &wrong));
        assert!(matches!(said, Err(Refusal::Invalid(_))));
        // Whoever broke the glass does not answer for it, even after a change of job.
        let broken = council.does(sam, |tx| break_glass(tx, kim, "found at the station"));
        broken.expect("broken");
        let promoted = Profile::staff("Sam Okafor", Persona::PrivacyOfficer);
        council.says(|tx| access::say_member(tx, sam, &promoted).map(drop));
        let alerts = council.does(sam, access::open_alerts).expect("alerts");
        let answered = council.does(sam, |tx| {
            access::answer_alert(tx, alerts[0].glass, true, "justified")
        });
        assert!(matches!(answered, Err(Refusal::NotAllowed)));
        // Whoever is taken off the list is off it.
        let list = |listed: &[MemberId]| {
            let listed = listed.to_vec();
            council.says(|tx| {
                access::restrict(tx, jamie, "Priya Shah", &listed, "her aunt").map(drop)
            });
        };
        list(&[kay, sam]);
        assert!(council.opens(kay, jamie).contains("on the list"));
        list(&[sam]);
        assert!(council.opens(kay, jamie).starts_with("Restricted"));
        council.says(|tx| access::lift_restriction(tx, jamie, "she moved away"));
        // What the lens does not show, no list of access shows.
        let finance = council.member("Fin Ance", Persona::Finance);
        let shown = |who| {
            let told = council.does(who, |tx| {
                let allowed = find(tx, jamie)?.allow(Action::See)?;
                let looks = access::who_looked(tx, &allowed, 50)?.len();
                let workers = access::workers(tx, &allowed)?.len();
                let teams = access::responsible_teams(tx, &allowed)?.len();
                Ok((looks > 0, workers, teams))
            });
            told.expect("told")
        };
        council.says(|tx| {
            access::relate(tx, jamie, sam, Relationship::ReviewingOfficer, always()).map(drop)
        });
        let lead = council.member("Lea Der", Persona::ServiceLead);
        assert_eq!(shown(lead), (true, 1, 1));
        assert_eq!(shown(kay), (false, 1, 1), "not a named worker");
        assert_eq!(shown(finance), (false, 0, 0));
    });
}
