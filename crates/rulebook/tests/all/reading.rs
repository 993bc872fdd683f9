//! Reading what councils send, and writing it again.

use crate::fixtures::{read_files, year_files};
use care::CollectionYear;
use rulebook::{Input, Severity, Table, read, write};

/// A file of a year of the fixtures, by the end of its name.
fn fixture(year: u16, name: &str) -> Vec<u8> {
    year_files(year)
        .into_iter()
        .find(|(path, _)| path.ends_with(name))
        .unwrap()
        .1
}

#[test]
fn a_clean_return_is_read_whole_and_written_byte_for_byte() {
    for year in [2026, 2027] {
        let files = year_files(year);
        let (of_year, problems) = read_files(&files);
        assert_eq!(of_year.year, Some(CollectionYear(year.cast_signed())));
        let lost: Vec<_> = problems
            .iter()
            .filter(|problem| problem.severity > Severity::Note)
            .collect();
        assert!(lost.is_empty(), "{lost:?}");
        for (name, bytes) in &files {
            let table = of_year
                .files
                .iter()
                .find(|file| file.name == *name)
                .and_then(|file| file.table)
                .unwrap();
            let written = write::csv(&of_year, table);
            // The sample spells some postcodes in seven characters (`WA144LU`, `M8  8YD`); they
            // are written with one space.
            assert_eq!(
                written.replace(' ', ""),
                std::str::from_utf8(bytes).unwrap().replace(' ', ""),
                "{name}"
            );
            let (again, _) = read(&[Input::new(name, written.as_bytes())], None);
            assert_eq!(write::csv(&again, table), written, "{name}");
        }
    }
}

#[test]
fn the_same_return_in_other_clothes_reads_the_same() {
    let bytes = fixture(2027, "episodes.csv");
    let plain = String::from_utf8(bytes.clone()).unwrap();
    let (want, _) = read(&[Input::new("e", &bytes)], None);
    let with_mark = format!("\u{feff}{plain}");
    let lower = plain.to_lowercase();
    let semicolons = plain.replace(',', ";");
    let tabs = plain.replace(',', "\t").replace("\r\n", "\n");
    let quoted: String = plain
        .lines()
        .map(|line| {
            let cells: Vec<String> = line.split(',').map(|c| format!(" \"{c} \" ")).collect();
            cells.join(",") + "\r"
        })
        .collect();
    let iso: String = plain
        .lines()
        .map(|line| {
            let cells: Vec<String> = line
                .split(',')
                .map(|cell| match cell.split('/').collect::<Vec<_>>()[..] {
                    [d, m, y] => format!("{y}-{m}-{d}T00:00:00"),
                    _ => cell.to_owned(),
                })
                .collect();
            cells.join(",") + "\n"
        })
        .collect();
    let turned: String = plain
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            cells.reverse();
            cells.join(",") + ",,\n"
        })
        .collect();
    for (how, text) in [
        ("mark", with_mark),
        ("lower case", lower),
        ("semicolons", semicolons),
        ("tabs", tabs),
        ("quoted", quoted),
        ("iso", iso),
        ("turned", turned),
    ] {
        let (got, problems) = read(&[Input::new("e", text.as_bytes())], None);
        assert!(want.same_rows(&got), "{how}: {problems:?}");
        assert_eq!(got.year, Some(CollectionYear(2027)), "{how}");
    }
}

#[test]
fn bad_rows_are_set_aside_whole_and_the_rest_is_read() {
    let text = "CHILD,DOB,MISSING,MIS_START,MIS_END\n\
                1,01/01/2012,M,02/05/2026,03/05/2026\n\
                2,01/01/2012,M,\n\
                3,\"01/01/2012,M,02/05/2026,\n\
                4,01/01/2012,M,31/06/2026,,\n\
                5,01/01/2012,a,02/05/2026,,surplus\n\
                ,,,,\n\
                6,01/01/2012,Zo\u{eb},02/05/2026,\n";
    let (of_year, problems) = read(&[Input::new("missing.csv", text.as_bytes())], None);
    let rows: Vec<_> = of_year
        .missing
        .iter()
        .map(|row| (row.child.as_str(), row.at.row))
        .collect();
    assert_eq!(rows, [("1", 0), ("4", 3), ("6", 6)]);
    let aside: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Row)
        .map(|problem| (problem.row.unwrap(), problem.original.as_deref().unwrap()))
        .collect();
    assert_eq!(
        aside,
        [
            (1, "2,01/01/2012,M,"),
            (2, "3,\"01/01/2012,M,02/05/2026,"),
            (4, "5,01/01/2012,a,02/05/2026,,surplus"),
            (5, ",,,,"),
        ]
    );
    let cells: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Cell)
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        cells,
        [
            "missing.csv, row 4, MIS_START: “31/06/2026” was not understood. MIS_START takes a date such as 31/03/2027. The rest of the row was read.",
            "missing.csv, row 7, MISSING: “Zoë” was not understood. MISSING takes M (missing) or A (away). The rest of the row was read.",
        ]
    );
}

#[test]
fn a_file_that_is_no_return_is_refused_with_what_was_expected() {
    for (bytes, said) in [
        (b"".as_slice(), "this file is empty"),
        (
            b"name;amount\nA;1\n",
            "this is not a table of the SSDA903 return",
        ),
        (b"PK\x03\x04\0\0\0\0", "this is a workbook or a zip"),
        (
            b"CHILD,DOB,DOLO_START\n1,01/01/2012,01/01/2027\n",
            "this looks like DoLo but lacks DOLO_END",
        ),
        (b"\xff\xfe\x00\xd8\x00", "this is not a table"),
    ] {
        let (of_year, problems) = read(&[Input::new("x", bytes)], None);
        assert!(of_year.is_empty() && of_year.files.is_empty());
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].severity, Severity::File);
        assert!(problems[0].message.starts_with(said), "{}", problems[0]);
    }
}

#[test]
fn a_table_given_empty_is_not_a_table_never_given() {
    let (of_year, _) = read(&[Input::new("x", b"CHILD,DOB,DOLO_START,DOLO_END")], None);
    assert!(of_year.has(Table::DoLo) && !of_year.has(Table::Header));
}

#[test]
fn xml_holds_what_csv_holds() {
    for year in [2026, 2027] {
        let (mut of_year, _) = read_files(&year_files(year));
        if year == 2026 {
            of_year.dolo.clear(); // first collected a year later
        }
        let (text, lost) = write::xml(&of_year);
        assert!(lost.is_empty(), "{lost:?}");
        let (again, problems) = read(&[Input::new(&format!("{year}.xml"), text.as_bytes())], None);
        assert!(problems.is_empty(), "{problems:?}");
        assert!(again.same_rows(&of_year));
        assert_eq!(again.year, of_year.year);
        assert_eq!(write::xml(&again).0, text);
    }
}

#[test]
fn xml_of_other_makers_is_read_with_workers_and_orders() {
    let text = "<?xml version='1.0' encoding='us-ascii'?>
        <EXPSSDA903><CHILD><HEADER><CHILDID>a1</CHILDID><SEX>M</SEX><DOB>01/02/2012</DOB><UASC />
        <SW_EPISODES><SW_EPISODE><SW_ID>sw1</SW_ID><SW_DECOM>01/04/2026</SW_DECOM></SW_EPISODE></SW_EPISODES>
        </HEADER><EPISODE><DECOM>2026-05-01</DECOM><PL>U6</PL><HOME_POST>WN1&#49;AA</HOME_POST></EPISODE>
        <DEPRIVATION><DOLO_START>01/05/2026</DOLO_START><NOTE>x &amp; y &bomb;</NOTE></DEPRIVATION></CHILD>
        <CHILD><HEADER><CHILDID>a2</CHILDID><SEX>F</DOB></HEADER></CHILD>
        <CHILD><HEADER><CHILDID>a3</CHILDID><DATE_INT/><UASC>1</UASC><IN_TOUCH>YES</IN_TOUCH></HEADER></CHILD>
        </EXPSSDA903>";
    let (of_year, problems) = read(&[Input::new("r.xml", text.as_bytes())], None);
    assert_eq!(of_year.headers.len(), 2);
    assert_eq!(of_year.social_workers[0].sw_id.as_str(), "SW1");
    assert_eq!(of_year.social_workers[0].child.as_str(), "A1");
    assert!(of_year.social_workers[0].dob.is_value());
    assert!(of_year.dolo[0].dolo_start.is_value());
    assert!(of_year.episodes[0].place.is_value() && of_year.episodes[0].home_post.is_value());
    assert_eq!(of_year.uasc[0].child.as_str(), "A3");
    assert_eq!(of_year.oc3.len(), 1);
    assert!(of_year.ad1.is_empty());
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "r.xml, row 2: <SEX> is closed by </DOB>, so this child was set aside. Put the XML right and give the file again.",
            "r.xml: elements that are not part of the return were passed over: NOTE.",
        ]
    );
    assert!(
        problems[0]
            .original
            .as_ref()
            .unwrap()
            .contains("<CHILDID>a2<")
    );
}

#[test]
fn xml_that_declares_a_document_type_is_refused() {
    let text = "<!DOCTYPE EXPSSDA903 [<!ENTITY a \"b\">]><EXPSSDA903><CHILD/></EXPSSDA903>";
    let (of_year, problems) = read(&[Input::new("r.xml", text.as_bytes())], None);
    assert!(of_year.is_empty());
    assert!(problems[0].message.contains("DOCTYPE"));
}
