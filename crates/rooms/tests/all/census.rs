//! The Placements North West census, in and out.

use crate::costs::{HOME, home};
use crate::stage::house;
use crate::stage_desk::{Town, a_provider, town};
use care::Pence;
use care::ids::OrganisationId;
use jiff::civil::date;
use record::access::{Action, FieldClass, Persona, find};
use record::{Refusal, Tx};
use rooms::census::{self, Change, NOT_KNOWN, NotTheForm, Taken, columns};
use rooms::costs::{self, Line, LinePart, Part};
use rooms::homes;
use rooms::people;
use uuid::Uuid;

fn told<T>(town: &Town, f: impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>) -> T {
    town.record.write(&house(), f).unwrap()
}

/// A town where something is paid for the first child since 1 March at £4,900.
fn paid() -> (Town, Vec<String>) {
    let town = town();
    let codes = told(&town, |tx| {
        let provider = home().provider;
        let said = a_provider("Acorn Homes");
        homes::say_provider(tx, provider, &said, None, "test")?;
        homes::say_home(tx, HOME, &home(), None)?;
        let allowed = find(tx, town.children[0])?.allow_for(Action::Add, FieldClass::Money)?;
        let line = Line {
            id: Uuid::now_v7(),
            home: Some(HOME),
            provider: None,
            kind: None,
            parts: vec![LinePart {
                what: Part::Care,
                weekly: Pence::pounds(4_900),
            }],
            from: date(2027, 3, 1),
            until: None,
            agreed_by: "A manager".to_owned(),
        };
        costs::say_line(tx, &allowed, &line, None, None)?;
        let codes = people::codes_of(tx)?;
        Ok(town
            .children
            .iter()
            .map(|child| codes[child].0.to_string())
            .collect())
    });
    (town, codes)
}

/// A row of the form with some cells changed.
fn row(child: &str, changed: &[(&str, &str)]) -> Vec<String> {
    columns()
        .iter()
        .map(|column| {
            if let Some((_, value)) = changed.iter().find(|(name, _)| *name == column.name) {
                return (*value).to_owned();
            }
            match column.name.as_str() {
                "Placing Authority" => "Wigan".to_owned(),
                "Identifier" => child.to_owned(),
                "Age" => "15".to_owned(),
                "Organisation" => "Acorn Homes".to_owned(),
                "Establishment" => "Willow House".to_owned(),
                "Type of provision" => "Residential - With Education".to_owned(),
                "Total weekly cost" => "4900.00".to_owned(),
                "Contribution from Social Care" => "4000.00".to_owned(),
                "Contribution from Education" => "900.00".to_owned(),
                "Contribution from Health" => "0".to_owned(),
                "Placement start date" => "01/03/2027".to_owned(),
                "Establishment URN" => "1234567".to_owned(),
                _ if !column.values.is_empty() => column.values[0].clone(),
                _ => "12".to_owned(),
            }
        })
        .collect()
}

fn sheet(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(columns().iter().map(|one| one.name.to_uppercase()))
        .unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn take(town: &Town, text: &str) -> Taken {
    let sheet = census::read(text.as_bytes()).unwrap();
    told(town, |tx| census::take(tx, &sheet, "form.csv"))
}

fn changes(taken: &Taken) -> Vec<Change> {
    taken.rows.iter().map(|row| row.3.clone()).collect()
}

#[test]
fn a_form_is_looked_at_then_read_in_and_the_same_form_again_changes_nothing() {
    let (town, codes) = paid();
    let text = sheet(&[
        row(
            &codes[0],
            &[
                ("Total weekly cost", "5100.00"),
                ("Contribution from Health", "200"),
            ],
        ),
        row(
            &codes[1],
            &[
                ("Organisation", "Beech Care"),
                ("Establishment", "Elsewhere"),
                ("Establishment URN", ""),
                ("Placement start date", "01/02/2027"),
            ],
        ),
    ]);
    let read = census::read(text.as_bytes()).unwrap();
    assert!(read.aside.is_empty(), "{:?}", read.aside);
    let seen = town
        .record
        .read(&house(), |tx| census::preview(tx, &read))
        .unwrap();
    let expected = [Change::OtherPrice(Pence::pounds(4_900)), Change::NewCost];
    assert_eq!(changes(&seen), expected);
    assert_eq!(seen.new_providers, ["Beech Care"]);
    // Nothing was written by looking.
    let lines = town
        .record
        .read(&house(), |tx| Ok(costs::lines(tx)?.len()))
        .unwrap();
    assert_eq!(lines, 1);
    assert_eq!(changes(&take(&town, &text)), expected);
    let before = told(&town, |tx| Ok(tx.last_fact()?));
    let again = take(&town, &text);
    assert_eq!(changes(&again), [Change::Same, Change::Same]);
    assert!(!again.changes() && again.new_providers.is_empty());
    assert_eq!(
        told(&town, |tx| Ok(tx.last_fact()?)),
        before,
        "something was written"
    );
    let lines = town
        .record
        .read(&house(), |tx| Ok(costs::lines(tx)?))
        .unwrap();
    assert_eq!(lines.len(), 2);
    let weekly: Vec<Pence> = lines.iter().map(costs::KeptLine::weekly).collect();
    assert!(weekly.contains(&Pence::pounds(5_100)));
    assert_ne!(lines[0].said.provider, Some(OrganisationId(Uuid::nil())));
}

#[test]
fn what_does_not_fit_is_set_aside_with_its_row_column_and_reason() {
    let (town, codes) = paid();
    let text = sheet(&[
        row(&codes[0], &[("Age", "fifteen"), ("UASC", "Perhaps")]),
        row("NOBODY", &[]),
        row(&codes[1], &[("Placing Authority", "Bolton")]),
        row(&codes[2], &[("Contribution from Health", "50.00")]),
        row(&codes[3], &[("Ethnic Group", "")]),
        row(&codes[0], &[]),
        row(&codes[0], &[]),
    ]);
    let taken = take(&town, &text);
    let found: Vec<(usize, &str, &str)> = taken
        .aside
        .iter()
        .map(|one| (one.row, one.column.as_str(), one.reason.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (2, "Age", "It is not a whole number"),
            (2, "UASC", "It is none of the words of the form"),
            (3, "Identifier", "The record knows nobody by this number"),
            (4, "Placing Authority", "It is another council’s row"),
            (
                5,
                "Total weekly cost",
                "The three contributions do not come to it"
            ),
            (6, "Ethnic Group", "It is blank, and the form asks for it"),
            (
                8,
                "Identifier",
                "This young person stands in an earlier row with the same start"
            ),
        ]
    );
    assert_eq!(taken.rows_aside(), 6);
    assert_eq!(changes(&taken), [Change::Details]);
    assert!(
        matches!(census::read(b"a,b\n1,2\n"), Err(NotTheForm::NoColumns(all)) if all.len() == 24)
    );
}

#[test]
fn the_rows_of_a_day_say_what_the_record_knows_and_not_known_for_the_rest() {
    let (town, codes) = paid();
    let on = date(2027, 4, 7);
    let out = town
        .record
        .read(&house(), |tx| census::rows(tx, on, Action::See))
        .unwrap();
    assert_eq!(out.rows.len(), 1);
    let at = |name: &str| columns().iter().position(|one| one.name == name).unwrap();
    let cell = |out: &census::Out, name: &str| out.rows[0][at(name)].clone();
    assert_eq!(cell(&out, "Identifier"), codes[0]);
    assert_eq!(cell(&out, "Total weekly cost"), "4900.00");
    assert_eq!(cell(&out, "Establishment"), "Willow House");
    assert_ne!(cell(&out, "Ethnic Group"), "Unknown", "the return told it");
    assert_eq!(cell(&out, "UASC"), "No");
    assert_eq!(cell(&out, "Contribution from Health"), NOT_KNOWN);
    assert_eq!(out.not_known["How the placement was sourced"], 1);
    // What a filled-in form says is known from then on, and comes out as it went in.
    let text = String::from_utf8(census::to_csv(&out)).unwrap();
    let refused = census::read(text.as_bytes()).unwrap();
    assert!(
        refused.rows.is_empty() && !refused.aside.is_empty(),
        "Not known is no word of the form"
    );
    let start = cell(&out, "Placement start date");
    take(
        &town,
        &sheet(&[row(&codes[0], &[("Placement start date", &start)])]),
    );
    let out = town
        .record
        .read(&house(), |tx| census::rows(tx, on, Action::See))
        .unwrap();
    assert_eq!(cell(&out, "Contribution from Education"), "900.00");
    let text = String::from_utf8(census::to_csv(&out)).unwrap();
    let read = census::read(text.as_bytes()).unwrap();
    assert!(read.aside.is_empty(), "{:?}", read.aside);
    let again = told(&town, |tx| census::take(tx, &read, "ours.csv"));
    assert_eq!(changes(&again), [Change::Same]);
    // As a workbook it comes back the same, its money as numbers and its day as a day.
    let book = census::read(&census::workbook(&out).unwrap()).unwrap();
    assert!(book.aside.is_empty(), "{:?}", book.aside);
    let one = (&book.rows[0], &read.rows[0]);
    assert_eq!(
        (one.0.start, one.0.weekly, one.0.contributions),
        (one.1.start, one.1.weekly, one.1.contributions)
    );
    let again = told(&town, |tx| census::take(tx, &book, "ours.xlsx"));
    assert_eq!(changes(&again), [Change::Same]);
}

#[test]
fn from_a_page_finance_sees_what_would_change_and_reads_it_in() {
    let (town, codes) = paid();
    let text = sheet(&[row(&codes[1], &[("Placement start date", "01/02/2027")])]);
    let mut finance = town.as_a(Persona::Finance);
    assert!(
        finance
            .get("/census?on=2027-04-07")
            .text()
            .contains("Not shown to you")
    );
    let sent = finance.send_file("/census/send", &[], ("files", "form.csv", text.as_bytes()));
    assert_eq!(sent.status, 303, "{}", sent.text());
    let to = sent.location().to_owned();
    let page = finance.get(&to).text();
    assert!(
        page.contains("Not written down yet") && page.contains(&codes[1]),
        "{page}"
    );
    assert_eq!(finance.fill_in(&to, &[("do", "read")]).status, 303);
    assert_eq!(finance.get(&to).status, 404, "it is forgotten once read");
    let lines = town
        .record
        .read(&house(), |tx| Ok(costs::lines(tx)?.len()))
        .unwrap();
    assert_eq!(lines, 2);
    assert_eq!(town.as_a(Persona::KeyWorker).get("/census").status, 404);
}

#[test]
fn a_workbook_is_read_like_the_same_form_as_csv() {
    let (town, codes) = paid();
    let rows = [row(&codes[0], &[("Total weekly cost", "4900")])];
    let heads: Vec<&str> = columns().iter().map(|one| one.name.as_str()).collect();
    let mut form = desk::sheet::Sheet::new("The form", &heads);
    form.rows.push(
        rows[0]
            .iter()
            .map(|cell| match cell.parse::<i64>() {
                Ok(number) => desk::sheet::Cell::Whole(number),
                Err(_) => desk::sheet::Cell::Text(cell.clone()),
            })
            .collect(),
    );
    let notes = desk::sheet::Sheet::new("Notes", &["How to fill this in"]);
    let book = desk::sheet::workbook(&[notes, form]).unwrap();
    let book = census::read(&book).unwrap();
    assert!(book.aside.is_empty(), "{:?}", book.aside);
    assert_eq!(book.rows[0].row, 2, "as the workbook numbers it");
    let same = census::read(sheet(&rows).as_bytes()).unwrap();
    let said = |read: &census::Sheet| {
        let one = &read.rows[0];
        let cells: Vec<String> = columns()
            .iter()
            .map(|column| one.cell(&column.name).to_owned())
            .filter(|cell| cell.parse::<f64>().is_err())
            .collect();
        (one.start, one.weekly, one.contributions, cells)
    };
    assert_eq!(said(&book), said(&same));
    let taken = told(&town, |tx| census::take(tx, &book, "form.xlsx"));
    assert_eq!(changes(&taken), [Change::Details]);
}

#[test]
fn what_is_no_kind_of_home_is_set_aside_and_becomes_no_childrens_home() {
    let (town, codes) = paid();
    let remand = [
        ("Type of provision", "Remand"),
        ("Organisation", "His Majesty’s Prison Service"),
        ("Establishment", "Elsewhere"),
        ("Establishment URN", ""),
        ("Placement start date", "01/02/2027"),
    ];
    let text = sheet(&[row(&codes[1], &remand), row(&codes[0], &[])]);
    let taken = take(&town, &text);
    assert_eq!(taken.rows.len(), 1, "the other row is taken: {taken:?}");
    assert!(taken.new_providers.is_empty(), "{:?}", taken.new_providers);
    assert_eq!(taken.aside.len(), 1);
    assert_eq!(
        (taken.aside[0].row, taken.aside[0].column.as_str()),
        (2, "Type of provision")
    );
    assert!(
        taken.aside[0]
            .reason
            .contains("“Remand” is no kind of home")
    );
    // Where the home is written down, its own kind holds.
    let known = [
        ("Type of provision", "CQC"),
        ("Placement start date", "01/02/2027"),
    ];
    let taken = take(&town, &sheet(&[row(&codes[1], &known)]));
    assert_eq!(changes(&taken), [Change::NewCost], "{taken:?}");
}

/// A row is read by what stands of one young person, never by asking about everybody again.
#[test]
fn each_row_takes_few_statements() {
    let (town, _) = paid();
    let mut finance = town.as_a(Persona::Finance);
    let mut counted = || {
        finance.get("/census?on=2027-04-07");
        finance.get("/census?on=2027-04-07").statements
    };
    let one = counted();
    let others: Vec<_> = town.children.iter().skip(1).copied().collect();
    told(&town, |tx| {
        for child in &others {
            let allowed = find(tx, *child)?.allow_for(Action::Add, FieldClass::Money)?;
            let line = Line {
                id: Uuid::now_v7(),
                home: Some(HOME),
                provider: None,
                kind: None,
                parts: vec![LinePart {
                    what: Part::Care,
                    weekly: Pence::pounds(900),
                }],
                from: date(2027, 3, 1),
                until: None,
                agreed_by: "A manager".to_owned(),
            };
            costs::say_line(tx, &allowed, &line, None, None)?;
        }
        Ok(())
    });
    let more = others.len() as u64;
    let each = (counted() - one) / more;
    assert!(
        more > 0 && (1..=4).contains(&each),
        "{each} for each of {more}"
    );
}
