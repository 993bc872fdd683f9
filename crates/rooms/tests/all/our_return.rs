// Long because: one walk through our return, page after page, as each who works with it.

//! Our return through the real router: what each sees of it, what they say about it, and what a
//! form says before it is saved.

use crate::stage::house;
use crate::stage_desk::{Town, member, town};
use care::CollectionYear;
use care::ids::YoungPersonId;
use record::access::Persona;
use rooms::our_return::{Found, of_child, of_year};

const YEAR: CollectionYear = CollectionYear(2027);

fn findings(town: &Town) -> Vec<Found> {
    town.record
        .read(&house(), |tx| Ok(of_year(tx, YEAR)?.findings.clone()))
        .unwrap()
}

fn about(town: &Town, id: YoungPersonId) -> Vec<Found> {
    town.record
        .read(&house(), |tx| Ok(of_child(tx, id, YEAR)?.findings))
        .unwrap()
}

/// The number before some words of a page.
fn number_before(text: &str, words: &str) -> usize {
    let before = text.split(words).next().unwrap_or_default();
    let digits: String = before
        .chars()
        .rev()
        .skip_while(|c| c.is_whitespace())
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(|c| *c != ',')
        .collect();
    digits.chars().rev().collect::<String>().parse().unwrap()
}

/// Adds an episode that a rule refuses: emergency protection that lasts for months.
fn a_contradiction() -> Vec<(&'static str, &'static str)> {
    vec![
        ("decom-day", "1"),
        ("decom-month", "9"),
        ("decom-year", "2026"),
        ("new_episode", "L"),
        ("legal_status", "L2"),
        ("need", "N1"),
        ("placement", "U1"),
    ]
}

#[test]
fn a_child_alone_has_the_findings_of_everybodys_return_that_need_nobody_else() {
    let town = town();
    let all = findings(&town);
    assert!(all.len() > 10, "{}", all.len());
    let key = |found: &Found| {
        (
            found.about,
            found.rule.code,
            found.table.name(),
            found.key.clone(),
        )
    };
    let mut whole: Vec<_> = all
        .iter()
        .filter(|found| !found.rule.is_cross_child())
        .map(key)
        .collect();
    whole.sort();
    let mut people: Vec<YoungPersonId> = town
        .record
        .read(&house(), |tx| {
            Ok(rooms::people::codes_of(tx)?.into_keys().collect())
        })
        .unwrap();
    people.sort();
    let mut alone: Vec<_> = people
        .iter()
        .flat_map(|id| about(&town, *id))
        .map(|found| key(&found))
        .collect();
    alone.sort();
    assert_eq!(whole, alone);
}

#[test]
fn the_analyst_sees_everybodys_findings_and_the_manager_their_teams() {
    let town = town();
    let all = findings(&town).len();
    let mut analyst = town.as_a(Persona::Analyst);
    let to = analyst.get("/our-return");
    assert_eq!(to.location(), "/our-return/2027");
    for by in ["child", "rule", "team", "fix", "finding"] {
        let page = analyst.get(&format!("/our-return/2027?by={by}"));
        assert_eq!(page.status, 200, "{}", page.text());
        assert_eq!(
            number_before(&page.text(), " findings to put right, about"),
            all,
            "{by}"
        );
    }
    let csv = analyst.get("/our-return/2027/findings.csv").text();
    assert_eq!(csv.lines().count(), all + 1);
    let manager = town
        .as_a(Persona::TeamManager)
        .get("/our-return/2027")
        .text();
    let few = about(&town, town.children[0]).len();
    assert_eq!(
        number_before(
            &manager,
            " more findings are about young people whose pages"
        ),
        all - few,
    );
    let other = town.children[1].to_string();
    assert!(!manager.contains(&other));
    assert_eq!(
        town.as_a(Persona::SocialWorker)
            .get("/our-return/2027")
            .status,
        404
    );
    assert_eq!(
        town.as_a(Persona::Councillor)
            .get("/our-return/2027")
            .status,
        404
    );
}

#[test]
fn filters_live_in_the_address() {
    let town = town();
    let all = findings(&town);
    let rule = all[0].rule.code;
    let of_rule = all.iter().filter(|found| found.rule.code == rule).count();
    let mut analyst = town.as_a(Persona::Analyst);
    let csv = analyst.get(&format!(
        "/our-return/2027/findings.csv?rule={}",
        rule.to_lowercase()
    ));
    assert_eq!(csv.text().lines().count(), of_rule + 1);
    let page = analyst
        .get(&format!("/our-return/2027?by=finding&rule={rule}"))
        .text();
    assert!(
        page.contains("DfE’s words"),
        "the rule is explained above its findings"
    );
    let none = analyst
        .get("/our-return/2027/findings.csv?asked=yes")
        .text();
    assert_eq!(none.lines().count(), 1);
    let strange = analyst.get("/our-return/2027?by=x&team=x&subject=x&page=-1&state=x");
    assert_eq!(strange.status, 200);
    assert_eq!(analyst.get("/our-return/1066").status, 404);
}

#[test]
fn the_count_of_a_day_is_kept_when_somebody_looks() {
    let town = town();
    let mut analyst = town.as_a(Persona::Analyst);
    let first = analyst.get("/our-return/2027").text();
    assert!(!first.contains("than yesterday"));
    let before = findings(&town).len();
    town.record
        .clock()
        .set("2027-04-08T09:00:00Z".parse().unwrap());
    let mut analyst = town.as_a(Persona::Analyst);
    let second = analyst.get("/our-return/2027").text();
    assert!(second.contains("As many as yesterday"), "{before}");
}

#[test]
fn each_day_is_counted_once_even_when_nobody_looks() {
    let town = town();
    let counted = |at: &str| {
        town.record.clock().set(at.parse().unwrap());
        rooms::our_return::count_today(&town.record).unwrap()
    };
    // The seventh of April lasts until eleven in the evening by this clock: it is summer. Two
    // returns are in hand: last year's until it is due, and this year's.
    assert_eq!(counted("2027-04-07T22:58:00Z"), 2);
    assert_eq!(counted("2027-04-07T22:59:59Z"), 0, "once a day");
    assert_eq!(counted("2027-04-07T23:00:00Z"), 2, "a new day");
    // Several servers at once keep one count each.
    town.record
        .clock()
        .set("2027-04-08T23:00:00Z".parse().unwrap());
    let both: usize = std::thread::scope(|scope| {
        let count = || rooms::our_return::count_today(&town.record).unwrap();
        let servers = [scope.spawn(count), scope.spawn(count), scope.spawn(count)];
        servers.map(|one| one.join().unwrap()).iter().sum()
    });
    assert_eq!(both, 2);
    town.record
        .clock()
        .set("2027-04-10T09:00:00Z".parse().unwrap());
    let page = town.as_a(Persona::Analyst).get("/our-return/2027").text();
    assert!(page.contains("As many as yesterday"), "{page}");
}

#[test]
fn what_is_true_is_listed_apart_until_a_cell_it_rests_on_changes() {
    let town = town();
    let child = town.children[0];
    // A worker saves something that the return refuses, and says why.
    let mut worker = town.as_a(Persona::SocialWorker);
    let form = format!("/young-people/{child}/episode");
    let before = about(&town, child).len();
    let refused = worker.fill_in(&form, &a_contradiction());
    assert_eq!(refused.status, 422, "{}", refused.text());
    let text = refused.text();
    assert!(
        text.contains("The return will refuse this (rule "),
        "{text}"
    );
    assert!(text.contains("If it is right as it is: why?"));
    assert_eq!(about(&town, child).len(), before, "nothing was saved");
    let read = refused.hidden("rules_read").unwrap();
    // A reason alone, for rules nobody has read, saves nothing.
    let mut unread = a_contradiction();
    unread.push(("right_anyway", "The court said so"));
    assert_eq!(worker.fill_in(&form, &unread).status, 422);
    let mut again = a_contradiction();
    again.push(("rules_read", &read));
    again.push(("right_anyway", "The court said so"));
    let saved = worker.fill_in(&form, &again);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = about(&town, child);
    let new = now.iter().find(|found| found.key == "2026-09-01").unwrap();
    // On their page, in plain words.
    let page = worker.get(&format!("/young-people/{child}")).text();
    assert!(page.contains("Before the return goes"));
    assert!(page.contains("episode?from=2026-09-01#"), "{page}");
    // The analyst reads what was written, and records the finding as true.
    let mut analyst = town.as_a(Persona::Analyst);
    let theirs = format!("/our-return/2027/young-people/{child}");
    assert!(analyst.get(&theirs).text().contains("The court said so"));
    let truth = format!(
        "{theirs}/true?rule={}&table={}&row={}",
        new.rule.code,
        new.table.name(),
        new.key
    );
    let missing = analyst.fill_in(&truth, &[("why", " "), ("do", "settle")]);
    assert_eq!(missing.status, 422);
    let done = analyst.fill_in(
        &truth,
        &[("why", "Court order of 1 September"), ("do", "settle")],
    );
    assert_eq!(done.status, 303, "{}", done.text());
    let settled = analyst.get("/our-return/2027?by=finding&state=true").text();
    assert!(settled.contains("Court order of 1 September"), "{settled}");
    let open = analyst.get("/our-return/2027/findings.csv").text();
    assert_eq!(open.lines().count(), findings(&town).len());
    // A team manager may not.
    assert_eq!(town.as_a(Persona::TeamManager).get(&truth).status, 404);
    // Something else about the child changes: it stays apart. What it rests on changes: it is back.
    let stands = worker.get(&format!("{form}?from=2026-09-01"));
    let fact = stands.hidden("stands").unwrap();
    let mut corrected = a_contradiction();
    corrected[4] = ("legal_status", "L3");
    corrected.extend([
        ("stands", fact.as_str()),
        ("reason", "It was the other kind"),
        ("right_anyway", "The court said so"),
    ]);
    let first = worker.fill_in(&form, &corrected);
    if first.status == 422 {
        let read = first.hidden("rules_read").unwrap();
        corrected.push(("rules_read", &read));
        assert_eq!(worker.fill_in(&form, &corrected).status, 303);
    }
    let back = analyst.get(&theirs).text();
    let still = about(&town, child)
        .iter()
        .any(|found| found.rule.code == new.rule.code && found.key == new.key);
    assert_eq!(
        back.contains("what it rested on has changed"),
        still && new.rule.fields.contains(&"LS"),
        "{back}"
    );
}

#[test]
fn a_worker_is_asked_and_finds_it_where_their_work_begins() {
    let town = town();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::SocialWorker);
    let form = format!("/young-people/{child}/episode");
    let refused = worker.fill_in(&form, &a_contradiction());
    let read = refused.hidden("rules_read").unwrap();
    let mut again = a_contradiction();
    again.push(("rules_read", &read));
    again.push(("right_anyway", "As far as I know"));
    assert_eq!(worker.fill_in(&form, &again).status, 303);
    let new = about(&town, child)
        .into_iter()
        .find(|found| found.key == "2026-09-01")
        .unwrap();
    assert!(
        !worker
            .get("/young-people")
            .text()
            .contains("You were asked")
    );
    let mut analyst = town.as_a(Persona::Analyst);
    let theirs = format!("/our-return/2027/young-people/{child}");
    let finding = format!("{} {} {}", new.rule.code, new.table.name(), new.key);
    let nobody = analyst.fill_in(&theirs, &[("finding", &finding)]);
    assert_eq!(nobody.status, 422, "somebody must be chosen");
    // The placement officer has no tie to this page's forms but may open it; a key worker of
    // another team could not be chosen.
    let who = member(Persona::SocialWorker).to_string();
    let asked = analyst.fill_in(
        &theirs,
        &[
            ("finding", &finding),
            ("who", &who),
            ("note", "Please ring the court"),
        ],
    );
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert!(
        worker
            .get("/young-people")
            .text()
            .contains("You were asked to put 1 thing right")
    );
    let list = worker.get("/to-put-right").text();
    assert!(list.contains("Please ring the court"), "{list}");
    assert!(
        town.as_a(Persona::KeyWorker)
            .get("/to-put-right")
            .text()
            .contains("Nobody has asked you")
    );
    assert_eq!(analyst.get("/to-put-right").status, 404);
    let somebody = analyst
        .get("/our-return/2027/findings.csv?asked=yes")
        .text();
    assert_eq!(somebody.lines().count(), 2);
    // Taken back, it waits for nobody.
    let none = analyst.fill_in(&theirs, &[("finding", &finding), ("who", "nobody")]);
    assert_eq!(none.status, 303);
    assert!(
        !worker
            .get("/young-people")
            .text()
            .contains("You were asked")
    );
}

#[test]
fn a_good_change_is_saved_without_a_word_and_an_impossible_day_is_refused_outright() {
    let town = town();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::SocialWorker);
    let form = format!("/young-people/{child}/episode");
    let mut future = a_contradiction();
    future[2] = ("decom-year", "2090");
    let text = worker.fill_in(&form, &future).text();
    assert!(text.contains("must be today or in the past"), "{text}");
    assert!(!text.contains("If it is right as it is"));
    let mut unborn = a_contradiction();
    unborn[2] = ("decom-year", "1950");
    let text = worker.fill_in(&form, &unborn).text();
    assert!(text.contains("after the day they were born"), "{text}");
}

#[test]
fn the_day_it_is_due_is_the_councils_to_say() {
    let town = town();
    let mut lead = town.as_a(Persona::ServiceLead);
    let page = lead.get("/our-return/2027").text();
    assert!(page.contains("30 June 2027") && page.contains("unless you say otherwise"));
    let due = "/our-return/2027/due";
    let early = [("on-day", "1"), ("on-month", "2"), ("on-year", "2027")];
    assert_eq!(lead.fill_in(due, &early).status, 422);
    let on = [("on-day", "28"), ("on-month", "6"), ("on-year", "2027")];
    assert_eq!(lead.fill_in(due, &on).status, 303);
    let page = lead.get("/our-return/2027").text();
    assert!(page.contains("28 June 2027") && !page.contains("unless you say otherwise"));
    assert_eq!(town.as_a(Persona::TeamManager).get(due).status, 404);
}

#[test]
fn what_is_said_about_findings_survives_a_rebuild() {
    let town = town();
    let child = town.children[0];
    let mut analyst = town.as_a(Persona::Analyst);
    let found = findings(&town).into_iter().find(|f| f.about == child);
    if let Some(found) = found {
        let truth = format!(
            "/our-return/2027/young-people/{child}/true?rule={}&table={}&row={}",
            found.rule.code,
            found.table.name(),
            found.key
        );
        let done = analyst.fill_in(&truth, &[("why", "It is so"), ("do", "settle")]);
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let on = [("on-day", "28"), ("on-month", "6"), ("on-year", "2027")];
    assert_eq!(analyst.fill_in("/our-return/2027/due", &on).status, 303);
    let rebuilt = town.record.rebuild(true).unwrap();
    assert!(rebuilt.difference.is_none(), "{:?}", rebuilt.difference);
}

/// What stands about a child, of one kind: natural keys.
fn keys(town: &Town, id: YoungPersonId, kind: &str) -> Vec<String> {
    let held = town
        .record
        .read(&house(), |tx| {
            Ok(rooms::looked_after::standing_of(tx, id.into())?)
        })
        .unwrap();
    held.into_iter()
        .filter(|held| held.kind == kind)
        .map(|held| held.key)
        .collect()
}

#[test]
fn a_review_is_added_moved_to_its_day_and_refused_when_it_cannot_be() {
    let town = town();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::SocialWorker);
    let form = format!("/young-people/{child}/return/Reviews");
    let on = |day: &'static str, month: &'static str, year: &'static str| {
        vec![
            ("REVIEW-day", day),
            ("REVIEW-month", month),
            ("REVIEW-year", year),
            ("REVIEW_CODE", "PN3"),
        ]
    };
    let text = worker.fill_in(&form, &on("1", "2", "2090")).text();
    assert!(text.contains("must be today or in the past"), "{text}");
    let text = worker.fill_in(&form, &on("1", "2", "1950")).text();
    assert!(text.contains("the day they were born"), "{text}");
    let text = worker.fill_in(&form, &[("REVIEW_CODE", "PN3")]).text();
    assert!(text.contains("Enter the date of the review"), "{text}");
    // Saved, with a word if a rule has something against it.
    let save = |worker: &mut desk::trial::Browser, at: &str, fields: &[(&str, &str)]| {
        let first = worker.fill_in(at, fields);
        if first.status == 303 {
            return;
        }
        let read = first.hidden("rules_read").unwrap_or_default();
        let mut again = fields.to_vec();
        again.extend([("rules_read", read.as_str()), ("right_anyway", "It was so")]);
        let second = worker.fill_in(at, &again);
        assert_eq!(second.status, 303, "{}", second.text());
    };
    save(&mut worker, &form, &on("1", "2", "2027"));
    let kind = "looked_after.review";
    assert!(keys(&town, child, kind).contains(&"2027-02-01".to_owned()));
    let before = keys(&town, child, kind).len();
    let stands = format!("{form}?row=2027-02-01");
    let page = worker.get(&stands);
    let fact = page.hidden("stands").unwrap();
    assert!(page.text().contains("Put right: review of 1 February 2027"));
    let mut moved = on("2", "2", "2027");
    moved.push(("stands", &fact));
    assert_eq!(
        worker.fill_in(&stands, &moved).status,
        422,
        "a reason is needed"
    );
    moved.push(("why_put_right", "It was the day after"));
    save(&mut worker, &stands, &moved);
    let after = keys(&town, child, kind);
    assert_eq!(after.len(), before);
    assert!(after.contains(&"2027-02-02".to_owned()) && !after.contains(&"2027-02-01".to_owned()));
    // Neither a fact of another kind nor of another child can be put in its place.
    let other = format!("/young-people/{}/return/Reviews", town.children[1]);
    assert_eq!(worker.get(&other).status, 404);
    assert_eq!(town.as_a(Persona::KeyWorker).get(&form).status, 404);
    assert_eq!(town.as_a(Persona::Analyst).get(&form).status, 404);
    assert_eq!(
        worker
            .get(&format!("/young-people/{child}/return/Episodes"))
            .status,
        404
    );
    assert_eq!(
        worker
            .get(&format!("/young-people/{child}/return/Nonsense"))
            .status,
        404
    );
}

#[test]
fn every_row_of_the_return_has_a_form_that_draws() {
    let town = town();
    let mut worker = town.as_a(Persona::SocialWorker);
    let child = town.children[0];
    for table in rulebook::Table::ALL {
        let page = worker.get(&format!("/young-people/{child}/return/{}", table.name()));
        // Who works with a child is a manager's to say.
        let closed = matches!(
            table,
            rulebook::Table::Episodes | rulebook::Table::SwEpisodes
        );
        assert_eq!(page.status, if closed { 404 } else { 200 }, "{table}");
    }
    for found in about(&town, child) {
        let to = format!("/young-people/{child}/return/{}", found.table.name());
        if found.table != rulebook::Table::Episodes {
            let page = worker.get(&format!("{to}?year=2027&row={}", found.key));
            assert_eq!(page.status, 200, "{to} {}", found.key);
        }
    }
}

#[test]
fn a_details_form_keeps_what_its_reader_did_not_change() {
    let town = town();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::SocialWorker);
    let form = format!("/young-people/{child}/return/Header");
    let before = town
        .record
        .read(
            &house(),
            |tx| Ok(rooms::people::person(tx, child)?.unwrap()),
        )
        .unwrap();
    let page = worker.get(&form);
    let fact = page.hidden("stands").unwrap();
    let born = before.born.unwrap();
    let (day, month, year) = (
        born.day().to_string(),
        born.month().to_string(),
        born.year().to_string(),
    );
    let sex = before.sex.unwrap().code();
    let fields = [
        ("DOB-day", day.as_str()),
        ("DOB-month", month.as_str()),
        ("DOB-year", year.as_str()),
        ("SEX", sex),
        ("ETHNIC", ""),
        ("UPN", before.upn.as_deref().unwrap_or_default()),
        ("stands", fact.as_str()),
        ("why_put_right", "They say it themselves"),
    ];
    let refused = worker.fill_in(&form, &fields);
    assert_eq!(
        refused.status, 422,
        "the return asks for their ethnic origin"
    );
    let read = refused.hidden("rules_read").unwrap();
    let text = refused.text();
    assert!(text.contains("id=\"ETHNIC-error\""), "{text}");
    let mut again = fields.to_vec();
    again.extend([
        ("rules_read", read.as_str()),
        ("right_anyway", "They would rather not say"),
    ]);
    let saved = worker.fill_in(&form, &again);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let after = town
        .record
        .read(
            &house(),
            |tx| Ok(rooms::people::person(tx, child)?.unwrap()),
        )
        .unwrap();
    assert_eq!(after.ethnicity, None);
    assert_eq!(
        (after.code, after.born, after.sex, after.upn),
        (before.code, before.born, before.sex, before.upn)
    );
}

#[test]
fn a_return_in_files_is_checked_and_nothing_of_it_kept() {
    let town = town();
    let facts = |town: &Town| town.record.verify().unwrap().facts;
    let before = facts(&town);
    let mut analyst = town.as_a(Persona::Analyst);
    let at = "/our-return/check-files";
    let files = crate::stage::files(&["2027"]);
    let (_, episodes) = files
        .iter()
        .find(|(name, _)| name.ends_with("episodes.csv") && !name.contains("sw_"))
        .unwrap();
    // The first episode ends before it begins.
    let damaged = String::from_utf8(episodes.clone())
        .unwrap()
        .replacen(",S,", ",Q,", 1);
    let mut send = |bytes: &[u8], what: &str| {
        analyst.send_file(at, &[("do", what)], ("files", "2027/episodes.csv", bytes))
    };
    let page = send(damaged.as_bytes(), "show");
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    assert!(
        text.contains("The return of 2026-27") && text.contains("Rule 143:"),
        "{text}"
    );
    assert!(text.contains("rules were not checked") && text.contains("Needs Header"));
    let csv = send(damaged.as_bytes(), "csv");
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(csv.text().contains("Not checked: needs"));
    assert_eq!(send(b"x,y\n1,2\n", "show").status, 422);
    assert_eq!(facts(&town), before);
    assert_eq!(town.as_a(Persona::TeamManager).get(at).status, 404);
}

#[test]
fn the_rules_that_need_a_list_of_providers_are_checked_once_it_is_given() {
    let town = town();
    let mut analyst = town.as_a(Persona::Analyst);
    let left_out = |town: &Town| -> Vec<&'static str> {
        let checked = town.record.read(&house(), |tx| Ok(of_year(tx, YEAR)?));
        let not_checked = checked.unwrap().not_checked.clone();
        not_checked.iter().map(|one| one.rule.code).collect()
    };
    assert!(left_out(&town).contains(&"219"), "{:?}", left_out(&town));
    let at = "/our-return/providers";
    let list = "URN,Local authority,Provision type,Sector,Registration status,Postcode\n\
        SC000001,Wigan,Children's home,Private,Active,WN1 1AA\n";
    let wrong = analyst.send_file(at, &[], ("files", "x.csv", b"a,b\n1,2\n"));
    assert_eq!(wrong.status, 422);
    let given = analyst.send_file(at, &[], ("files", "list.csv", list.as_bytes()));
    assert_eq!(given.status, 303, "{}", given.text());
    assert!(!left_out(&town).contains(&"219"), "{:?}", left_out(&town));
    assert!(
        analyst
            .get(at)
            .text()
            .contains("In use: list.csv, given by")
    );
    assert_eq!(town.as_a(Persona::TeamManager).get(at).status, 404);
}
