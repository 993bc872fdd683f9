// Long because: one task for each page of the room.

//! Working with providers, through the real router.

use crate::stage_desk::{Town, member, town};
use desk::trial::Browser;
use record::access::Persona;

/// The address a redirect leads to.
fn leads_to(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.fill_in(path, fields);
    assert_eq!(answer.status, 303, "{path}: {}", answer.text());
    answer.location().to_owned()
}

const ON: [(&str, &str); 3] = [("on-day", "6"), ("on-month", "4"), ("on-year", "2027")];

fn provider(town: &Town) -> String {
    leads_to(
        &mut town.as_a(Persona::PlacementOfficer),
        "/providers/new",
        &[
            ("name", "Acorn Homes"),
            ("sector", "private"),
            ("active", "yes"),
            (
                "relationship",
                &member(Persona::PlacementOfficer).to_string(),
            ),
        ],
    )
}

/// The first id that follows a piece of a page.
fn id_after(text: &str, piece: &str) -> String {
    text.match_indices(piece)
        .filter_map(|(at, _)| text.get(at + piece.len()..at + piece.len() + 36))
        .find(|id| id.parse::<uuid::Uuid>().is_ok())
        .unwrap()
        .to_owned()
}

#[test]
fn a_worry_is_seen_by_those_named_and_by_nobody_else() {
    let town = town();
    let provider = provider(&town);
    let page = format!("{provider}/worries");
    let words = "We may lose two of our best people.";
    let mut worker = town.as_a(Persona::SocialWorker);
    let form = worker.get(&format!("{page}/new")).text();
    assert!(form.contains("It is not the way to report harm"), "{form}");
    let mut fields = ON.to_vec();
    fields.extend([("said_by", "Donna"), ("words", words)]);
    leads_to(&mut worker, &format!("{page}/new"), &fields);
    assert!(worker.get(&page).text().contains(words));
    // Their relationship manager sees it; quality assurance (a commissioner) does not.
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let shown = officer.get(&page).text();
    assert!(shown.contains(words) && shown.contains("0 of 1 worries answered"));
    let mut commissioner = town.as_a(Persona::Commissioner);
    assert!(!commissioner.get(&page).text().contains(words));
    let fact = id_after(&shown, &format!("{page}/"));
    let step = format!("{page}/{fact}");
    assert_eq!(commissioner.get(&step).status, 404);
    // Whoever comes to help sees it from then on.
    let helper = member(Persona::Commissioner).to_string();
    let mut fields = ON.to_vec();
    fields.extend([
        ("done", "helping"),
        ("who", helper.as_str()),
        ("words", "Goes through the rota"),
    ]);
    leads_to(&mut officer, &step, &fields);
    let shown = commissioner.get(&page).text();
    assert!(shown.contains(words) && shown.contains("1 of 1 worries answered"));
    assert!(
        !town
            .as_a(Persona::ServiceLead)
            .get(&page)
            .text()
            .contains(words)
    );
}

#[test]
fn an_ask_to_be_creative_is_answered_and_what_came_of_it_is_counted() {
    let town = town();
    let provider = provider(&town);
    let mut worker = town.as_a(Persona::SocialWorker);
    let mut fields = ON.to_vec();
    fields.extend([
        ("asked_by", "Dawn"),
        ("what", "Keep four hens"),
        ("why", "Somebody asks every day"),
        ("money", "350"),
    ]);
    leads_to(&mut worker, &format!("{provider}/beyond/ask"), &fields);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let shown = officer.get(&format!("{provider}/beyond")).text();
    assert!(
        shown.contains("£350") && shown.contains("Not answered yet, for 1 day"),
        "{shown}"
    );
    let answer = format!(
        "{provider}/beyond/{}",
        id_after(&shown, &format!("{provider}/beyond/"))
    );
    for said in ["yes", "worked"] {
        let mut fields = ON.to_vec();
        fields.extend([("said", said), ("words", "Do it"), ("by", "Ruth")]);
        leads_to(&mut officer, &answer, &fields);
    }
    let shown = officer.get(&format!("{provider}/beyond")).text();
    assert!(
        shown.contains("1 of 1 answer came within a day; 1 of 1 ask worked"),
        "{shown}"
    );
}

#[test]
fn a_judgement_that_changes_is_kept_and_listed() {
    let town = town();
    let provider = provider(&town);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let home = [
        ("name", "Willow House"),
        ("kind", "childrens_home"),
        ("postcode", "wn7 1aa"),
        ("places", "3"),
        ("grade", "good"),
        ("source", "Ofsted"),
    ];
    let at = leads_to(
        &mut officer,
        &provider.replace("/providers/", "/homes/new/"),
        &home,
    );
    assert!(
        !officer
            .get("/homes/judgements")
            .text()
            .contains("Willow House")
    );
    let change = officer.get(&format!("{at}/change")).text();
    let stands = id_after(&change, "name=\"stands\" value=\"");
    let mut again = home.to_vec();
    again[4] = ("grade", "inadequate");
    again.push(("stands", &stands));
    leads_to(&mut officer, &format!("{at}/change"), &again);
    let shown = officer.get("/homes/judgements").text();
    assert!(
        shown.contains("Willow House")
            && shown.contains("Inadequate")
            && shown.contains("Nobody of ours"),
        "{shown}"
    );
}

#[test]
fn learners_are_counted_by_number_and_promises_by_what_was_kept() {
    let town = town();
    let provider = provider(&town);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let course = [
        ("course", "Stepping up"),
        ("college", "Wigan and Leigh"),
        ("from-day", "1"),
        ("from-month", "1"),
        ("from-year", "2026"),
        ("until-day", "1"),
        ("until-month", "5"),
        ("until-year", "2026"),
    ];
    leads_to(&mut officer, "/workforce/new", &course);
    let shown = officer.get("/workforce").text();
    let cohort = id_after(&shown, "/workforce/");
    let who = provider.replace("/providers/", "");
    let pledge = [
        ("provider", who.as_str()),
        ("placements", "2"),
        ("interviews", "1"),
    ];
    leads_to(
        &mut officer,
        &format!("/workforce/{cohort}/pledge"),
        &pledge,
    );
    leads_to(
        &mut officer,
        &format!("/workforce/{cohort}/learner"),
        &[("number", "A01")],
    );
    let twice = officer.fill_in(
        &format!("/workforce/{cohort}/learner"),
        &[("number", "A01")],
    );
    assert_eq!(twice.status, 422);
    let shown = officer.get("/workforce").text();
    let learner = id_after(&shown, "/workforce/learner/");
    for (stage, month) in [("placement", "2"), ("hired", "6")] {
        let step = [
            ("on-day", "1"),
            ("on-month", month),
            ("on-year", "2026"),
            ("stage", stage),
            ("provider", &who),
        ];
        leads_to(
            &mut officer,
            &format!("/workforce/learner/{learner}"),
            &step,
        );
    }
    let shown = officer.get("/workforce").text();
    assert!(
        shown.contains("1 of 2") && shown.contains("0 of 1"),
        "{shown}"
    );
    assert!(shown.contains("are they still there?"), "{shown}");
    // The same on the page of objectives and on the market: nobody guesses what nobody said.
    let unsaid = officer.get("/objectives").text();
    assert!(unsaid.contains("no provider has told us"), "{unsaid}");
    assert!(
        officer
            .get("/market")
            .text()
            .contains("No provider has told us yet")
    );
    let mut jobs = ON.to_vec();
    jobs.push(("jobs", "4"));
    leads_to(&mut officer, &format!("{provider}/jobs"), &jobs);
    let words = |page: &str| -> String {
        // What a reader reads: without the marks between the words.
        let mut inside = false;
        let text = page.chars().filter(|c| {
            let shown = !inside && *c != '<';
            inside = *c == '<' || inside && *c != '>';
            shown
        });
        text.collect()
    };
    let objectives = words(&officer.get("/objectives").text());
    for said in [
        "4, as 1 provider last told us, the oldest on 6 April 2027",
        "College course: learners1",
        "Had a placement1 of 1",
        "Hired1 of 1",
        "Had an interview0 of 1",
    ] {
        assert!(objectives.contains(said), "{said}: {objectives}");
    }
    let market = words(&officer.get("/market").text());
    assert!(
        market.contains("4 jobs not filled, as 1 provider"),
        "{market}"
    );
}

#[test]
fn a_forum_counts_young_people_and_answers_within_28_days() {
    let town = town();
    let mut worker = town.as_a(Persona::KeyWorker);
    let forum = [
        ("name", "A Million Voices"),
        ("kind", "young_people"),
        ("how_often", "every week"),
        ("purpose", "What should change"),
    ];
    let at = leads_to(&mut worker, "/forums/new", &forum);
    let mut met = ON.to_vec();
    met.extend([
        ("place", "The hub"),
        ("about_what", "Homes"),
        ("young_people", "7"),
        ("first_time", "8"),
    ]);
    assert_eq!(worker.fill_in(&format!("{at}/met"), &met).status, 422);
    met[6] = ("first_time", "7");
    leads_to(&mut worker, &format!("{at}/met"), &met);
    let said = [
        ("on-day", "1"),
        ("on-month", "3"),
        ("on-year", "2027"),
        ("words", "Ask us before you paint."),
    ];
    leads_to(&mut worker, &format!("{at}/said"), &said);
    let shown = worker.get(&at).text();
    assert!(shown.contains("was due on 29 March 2027"), "{shown}");
    let heard = id_after(&shown, &format!("{at}/said/"));
    let mut did = ON.to_vec();
    did.extend([("kind", "done"), ("words", "You chose the colours.")]);
    leads_to(&mut worker, &format!("{at}/said/{heard}"), &did);
    // A councillor reads it and writes nothing; what was late stays late.
    let mut councillor = town.as_a(Persona::Councillor);
    let shown = councillor.get("/forums").text();
    assert!(shown.contains("0 of 1; 0 more wait"), "{shown}");
    assert!(shown.contains("7 people reached"), "{shown}");
    assert_eq!(councillor.get(&format!("{at}/said")).status, 404);
}

#[test]
fn a_foster_household_has_a_supervising_social_worker_and_stands_in_the_finding() {
    let town = town();
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let own = [
        ("name", "Our own carers"),
        ("sector", "own"),
        ("active", "yes"),
    ];
    leads_to(&mut officer, "/providers/new", &own);
    let worker = member(Persona::SocialWorker).to_string();
    let mut household = vec![
        ("name", "Ann and Dave Rigby"),
        ("postcode", "WN7 1AA"),
        ("from_age", "5"),
        ("to_age", "17"),
        ("approved_on-day", "1"),
        ("approved_on-month", "3"),
        ("approved_on-year", "2026"),
        ("terms", "Up to 2"),
        ("beds", "2"),
        ("can_help", "Teenagers who want to be fed"),
        ("support", "A call on Fridays"),
    ];
    let refused = officer.fill_in("/fostering/carers/new", &household);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("supervising social worker"));
    household.push(("worker", &worker));
    let at = leads_to(&mut officer, "/fostering/carers/new", &household);
    assert!(officer.get("/homes").text().contains("Ann and Dave Rigby"));
    let shown = officer.get("/fostering").text();
    assert!(
        shown.contains("0 in 2 places") && shown.contains("1 of 1"),
        "{shown}"
    );
    // They stand on the market and among the objectives, now and a year ago.
    let count = "1, with 2 places; a year ago 1, with 2";
    assert!(officer.get("/market").text().contains(count));
    let objectives = officer.get("/objectives").text();
    let count = "1 household with 2 places; a year ago 1 with 2";
    assert!(objectives.contains(count), "{objectives}");
    let mut stop = ON.to_vec();
    stop.push(("why", "Nobody rings back"));
    assert_eq!(officer.fill_in(&format!("{at}/stop"), &stop).status, 422);
    stop.push(("would_have_kept", "One person who answers"));
    leads_to(&mut officer, &format!("{at}/stop"), &stop);
    assert!(
        officer
            .get("/fostering")
            .text()
            .contains("One person who answers")
    );
    let market = officer.get("/market").text();
    assert!(
        market.contains("0, with 0 places; a year ago 1, with 2"),
        "{market}"
    );
}

#[test]
fn an_enquiry_that_ends_says_why() {
    let town = town();
    let mut officer = town.as_a(Persona::Commissioner);
    let mut asks = ON.to_vec();
    asks.extend([("name", "Janet"), ("reach", "01942 1"), ("heard", "carer")]);
    let at = leads_to(&mut officer, "/fostering/enquiries/new", &asks);
    let shown = officer.get("/fostering").text();
    assert!(
        shown.contains("Waiting for an answer (1)") && shown.contains("Janet"),
        "{shown}"
    );
    // Names of those who ask are for those who keep homes.
    assert!(
        !town
            .as_a(Persona::SocialWorker)
            .get("/fostering")
            .text()
            .contains("Janet")
    );
    let mut ended = ON.to_vec();
    ended.push(("stage", "ended"));
    assert_eq!(officer.fill_in(&format!("{at}/step"), &ended).status, 422);
    ended.push(("words", "No spare room"));
    leads_to(&mut officer, &format!("{at}/step"), &ended);
    assert!(
        officer
            .get("/fostering")
            .text()
            .contains("Waiting for an answer (0)")
    );
}

#[test]
fn a_councillor_reads_a_briefing_and_gets_no_page_about_a_child() {
    let town = town();
    let mut councillor = town.as_a(Persona::Councillor);
    let briefing = councillor.get("/briefing");
    assert_eq!(briefing.status, 200);
    let text = briefing.text();
    assert!(text.contains("How our young people are doing"));
    assert!(
        !text.contains("/young-people/") && !text.contains("/numbers/children"),
        "{text}"
    );
    for number in 1..6 {
        assert!(
            !text.contains(&format!(">{number} of ")),
            "{number}: {text}"
        );
    }
    let child = town.children[0].to_string();
    for route in town.desk.routes() {
        let path = route.path.replace("{id}", &child);
        if route.method != desk::Method::Get || path.contains('{') || !route.path.contains("{id}") {
            continue;
        }
        if route.path.starts_with("/young-people/") {
            assert_eq!(councillor.get(&path).status, 404, "{path}");
        }
    }
    for path in [
        "/young-people",
        "/searches",
        "/homes/judgements",
        "/fostering",
        "/my-young-people",
    ] {
        assert_eq!(councillor.get(path).status, 404, "{path}");
    }
}

/// Row 36 of what the system must do: whom they can ring, and whether anybody helped.
#[test]
fn whom_providers_rang_and_whether_anybody_helped_is_counted() {
    let town = town();
    let provider = provider(&town);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let card = [
        ("service", "Complex Safeguarding"),
        ("when", "Somebody waits outside for them."),
        ("who", "The duty worker"),
        ("phone", "01942 489001"),
        ("hours", "Day and night"),
    ];
    leads_to(&mut officer, "/who-to-ring/new", &card);
    let page = format!("{provider}/who-to-ring");
    assert!(
        officer
            .get(&page)
            .text()
            .contains("They have not told us of ringing anybody")
    );
    let form = format!("{page}/rang");
    let text = officer.get(&form).text();
    let card = id_after(&text, "option value=\"");
    // A day ahead, and nothing said, are refused.
    assert_eq!(officer.fill_in(&form, &[("card", &card)]).status, 422);
    for (day, answer) in [("1", "answered"), ("2", "nobody"), ("3", "answered")] {
        let told = [
            ("card", card.as_str()),
            ("on-day", day),
            ("on-month", "4"),
            ("on-year", "2027"),
            ("answer", answer),
        ];
        leads_to(&mut officer, &form, &told);
    }
    let long_ago = [
        ("card", card.as_str()),
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2026"),
        ("answer", "nobody"),
    ];
    leads_to(&mut officer, &form, &long_ago);
    for at in [page.as_str(), "/who-to-ring"] {
        let text = officer.get(at).text();
        assert!(
            text.contains("somebody answered and helped 2 of 3 times"),
            "{text}"
        );
        assert!(text.contains(">2 of 3<"), "{text}");
    }
    // Only those who look after the relationship write it.
    let mut worker = town.as_a(Persona::SocialWorker);
    assert_eq!(worker.get(&form).status, 404);
}
