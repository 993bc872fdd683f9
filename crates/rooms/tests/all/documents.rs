//! Keeping a document for a young person, and opening one.

use crate::stage_desk::town;
use record::access::Persona;

const PDF: &[u8] = b"%PDF-1.7\nnot much of one\n";

#[test]
fn a_document_is_kept_opened_and_taken_back() {
    let town = town();
    let page = format!("/young-people/{}", town.children[0]);
    let form = format!("{page}/document");
    let mut worker = town.as_a(Persona::KeyWorker);
    let fields = [
        ("title", "Placement plan"),
        ("dated-day", "3"),
        ("dated-month", "4"),
        ("dated-year", "2026"),
    ];
    let answer = worker.send_file(&form, &fields, ("file", "plan \u{2013} Jamie.pdf", PDF));
    assert_eq!(answer.status, 303, "{}", answer.text());
    let shown = worker.get(&page).text();
    assert!(shown.contains("Placement plan") && shown.contains("PDF, 25 bytes"));
    let fact = &shown.split(&format!("{page}/document/")).nth(1).unwrap()[..36];
    let file = worker.get(&format!("{page}/document/{fact}"));
    assert_eq!(file.status, 200);
    assert_eq!(file.body, PDF);
    assert_eq!(file.header("content-type"), "application/pdf");
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    // Nobody who may not see documents opens it, and for them it is not there.
    for other in [
        Persona::Analyst,
        Persona::YoungPerson,
        Persona::Finance,
        Persona::PrivacyOfficer,
    ] {
        let answer = town.as_a(other).get(&format!("{page}/document/{fact}"));
        assert_eq!(answer.status, 404, "{other:?}");
    }
    // Another young person's page does not open it either.
    let elsewhere = format!("/young-people/{}/document/{fact}", town.children[1]);
    let lead = town.as_a(Persona::ServiceLead).get(&elsewhere).status;
    assert_eq!(lead, 404);
    // Taken back by somebody who may correct documents, it no longer opens.
    let mut manager = town.as_a(Persona::TeamManager);
    let answer = manager.fill_in(
        &format!("{page}/take-back/{fact}"),
        &[("reason", "It was about somebody else")],
    );
    assert_eq!(answer.status, 303, "{}", answer.text());
    let gone = worker.get(&format!("{page}/document/{fact}")).status;
    assert_eq!(gone, 404);
    assert!(town.record.verify().unwrap().first().is_none());
}

#[test]
fn what_is_no_document_is_refused_and_what_was_typed_stays() {
    let town = town();
    let form = format!("/young-people/{}/document", town.children[0]);
    let mut worker = town.as_a(Persona::KeyWorker);
    let fields = [
        ("title", "A game"),
        ("dated-day", "3"),
        ("dated-month", "4"),
        ("dated-year", "2026"),
    ];
    let answer = worker.send_file(&form, &fields, ("file", "plan.pdf", b"MZ\x90\0 a program"));
    assert_eq!(answer.status, 422);
    let text = answer.text();
    assert!(text.contains("The file must be a PDF") && text.contains("A game"));
    let big = vec![b'a'; 10 * 1024 * 1024 + 1];
    let answer = worker.send_file(&form, &fields, ("file", "long.txt", &big));
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("smaller than 10 MB"));
    let nothing = worker.send_file(&form, &fields, ("file", "", b""));
    assert_eq!(nothing.status, 422);
    assert!(nothing.text().contains("Choose the file"));
}
