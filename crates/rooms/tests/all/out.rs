//! The pages and lists that a return leaves by.

use crate::export::read;
use crate::stage::{files, house, record};
use care::CollectionYear;
use rooms::returns::{Whose, assemble};
use rulebook::Table;

#[test]
fn somebody_who_makes_the_return_takes_it_out_and_the_log_knows() {
    use crate::stage_desk::town;
    use record::access::Persona;
    let town = town();
    let made = town
        .record
        .read(&house(), |tx| {
            Ok(assemble(tx, CollectionYear(2027), Whose::Everyone)?)
        })
        .unwrap();
    let mut browser = town.as_a(Persona::Analyst);
    let page = browser.get("/returns/out?year=2027");
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(
        page.text()
            .contains("/returns/out.csv?year=2027&amp;table=Episodes")
    );
    let csv = browser.get("/returns/out.csv?year=2027&table=Episodes");
    assert!(csv.header("content-disposition").contains("episodes.csv"));
    assert_eq!(
        csv.text(),
        rulebook::write::csv(&made.of_year, Table::Episodes)
    );
    let xml = browser.get("/returns/out.xml?year=2027");
    assert_eq!(xml.text(), rulebook::write::xml(&made.of_year).0);
    let zip = browser.get("/returns/out.zip?year=2027");
    assert_eq!(zip.status, 200);
    assert!(
        zip.header("content-disposition")
            .contains("ssda903-2027.zip")
    );
    assert_eq!(
        browser
            .get("/returns/out.csv?year=2027&table=Nothing")
            .status,
        200
    );
    assert_eq!(browser.get("/returns/out?year=2040").status, 404);
    assert_eq!(browser.get("/returns/annex-a.xlsx").status, 200);
    let looks = town
        .record
        .read(&house(), |tx| {
            Ok(tx.rows(
                "SELECT what FROM access_log WHERE action = 'export' ORDER BY seq",
                &[],
                |row| row.get::<String>(0),
            )?)
        })
        .unwrap();
    assert!(
        looks.iter().any(|what| what.contains("as XML")),
        "{looks:?}"
    );
    // Nobody else: a key worker may see, and not take out.
    for persona in [
        Persona::KeyWorker,
        Persona::TeamManager,
        Persona::Councillor,
    ] {
        assert_eq!(town.as_a(persona).get("/returns/out.zip").status, 404);
    }
}

#[test]
fn the_lists_for_an_inspection_hold_those_in_care_and_those_who_left_it() {
    use desk::sheet::Cell;
    let record = record();
    read(&record, &files(&["2026", "2027"]));
    let on = jiff::civil::date(2026, 11, 22);
    let [eight, nine] = record
        .read(&house(), |tx| {
            Ok(rooms::returns::annex_a(tx, Whose::Everyone, on)?)
        })
        .unwrap();
    assert_eq!((eight.headings.len(), nine.headings.len()), (34, 17));
    for list in [&eight, &nine] {
        assert!(!list.rows.is_empty(), "{}", list.name);
        for row in &list.rows {
            assert_eq!(row.len(), list.headings.len());
        }
    }
    let in_care: Vec<String> = record
        .read(&house(), |tx| {
            let mut codes = Vec::new();
            for (id, (code, _)) in rooms::people::codes_of(tx)? {
                if rooms::looked_after::life_of(tx, id)?.looked_after_on(on) {
                    codes.push(code.to_string());
                }
            }
            Ok(codes)
        })
        .unwrap();
    let still: Vec<&Vec<Cell>> = eight
        .rows
        .iter()
        .filter(|row| row[19] == Cell::Blank)
        .collect();
    assert_eq!(still.len(), in_care.len());
    for row in &eight.rows {
        // Whoever left says why, and nobody is here who left more than half a year before.
        if let Cell::Date(left) = row[19] {
            assert!(
                left <= on && left >= jiff::civil::date(2026, 5, 22),
                "{left}"
            );
            assert_ne!(row[20], Cell::Blank);
        }
    }
    assert!(!desk::sheet::workbook(&[eight, nine]).unwrap().is_empty());
}
