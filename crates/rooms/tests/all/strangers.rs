//! Whoever tries links that open nothing, through the real router.

use crate::exchange::{WHY, begin, link_on, stage};
use crate::stage_desk::Town;
use desk::trial::{Answer, Browser};
use record::access::Persona;
use std::net::IpAddr;

fn at(town: &Town, address: &str) -> Browser {
    let mut browser = Browser::new(&town.desk);
    browser.come_from(address.parse::<IpAddr>().unwrap());
    browser
}

fn guess(browser: &mut Browser, number: usize) -> Answer {
    browser.get(&format!("/to/{number:064x}"))
}

#[test]
fn strangers_are_refused_while_a_home_still_reads_and_answers_from_the_same_address() {
    let stage = stage();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let to = begin(&mut officer, stage.child, "Mornings are hard.");
    let asked = officer.fill_in(&format!("{to}/ask/{}", stage.home), &[("why_you", WHY)]);
    let link = link_on(&officer.get(asked.location()).text());
    let mut stranger = at(&stage.town, "192.0.2.1");
    for number in 0..20 {
        let answer = guess(&mut stranger, number);
        assert_eq!(answer.status, 200, "{number}");
        assert!(answer.text().contains("does not open anything"));
    }
    // Every address of a link counts, and every way to ask.
    let refused = [
        guess(&mut stranger, 21),
        stranger.get(&format!("/to/{:064x}/sheet", 22)),
        stranger.get(&format!("/to/{:064x}/thanks", 23)),
        stranger.get(&format!("/searching/{:064x}", 24)),
        stranger.post(&format!("/to/{:064x}", 25), &[("answer", "yes")]),
    ];
    for answer in refused {
        assert_eq!(answer.status, 429);
        assert_eq!(answer.header("retry-after"), "660");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        let text = answer.text();
        assert!(text.contains("Too many links that open nothing"), "{text}");
        assert!(text.contains("try again in 11 minutes"), "{text}");
        assert!(text.contains("placements team of Wigan"), "{text}");
    }
    // A home in the same building reads and answers as if nothing were.
    let mut home = at(&stage.town, "192.0.2.1");
    let read = home.get(&link);
    assert_eq!(read.status, 200);
    assert!(read.text().contains("How they sleep."));
    let yes = [
        ("answer", "talk"),
        ("who", "Dawn Hill"),
        ("words", "Ring us."),
    ];
    let done = home.fill_in(&link, &yes);
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(home.get(&format!("{link}/thanks")).status, 200);
    // Somebody elsewhere who copied a link in part is told so, as ever.
    assert_eq!(guess(&mut at(&stage.town, "192.0.2.2"), 30).status, 200);
    // And it ends.
    let later = stage.town.clock.now() + jiff::SignedDuration::from_mins(11);
    stage.town.clock.set(later);
    assert_eq!(guess(&mut stranger, 40).status, 200);
}

#[test]
fn where_a_request_came_from_is_believed_from_our_own_proxy_only() {
    let stage = stage();
    let through = |peer: &str, line: &str, number: usize| {
        let mut browser = at(&stage.town, peer);
        browser.come_through(line);
        guess(&mut browser, number).status
    };
    // The proxy on this machine says who it was: what that one wrote before does not help.
    for number in 0..20 {
        let line = format!("198.51.100.{number}, 192.0.2.7");
        assert_eq!(through("127.0.0.1", &line, number), 200);
    }
    assert_eq!(through("127.0.0.1", "198.51.100.99, 192.0.2.7", 21), 429);
    assert_eq!(through("127.0.0.1", "192.0.2.8", 22), 200);
    // Who connects from elsewhere cannot say that they are somebody else.
    for number in 0..20 {
        let line = format!("198.51.100.{number}");
        assert_eq!(through("203.0.113.5", &line, number), 200);
    }
    assert_eq!(through("203.0.113.5", "198.51.100.77", 50), 429);
}
