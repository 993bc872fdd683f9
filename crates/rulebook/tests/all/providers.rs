//! Reading Ofsted's lists.

use care::PostcodeTable;
use rulebook::read::providers;
use rulebook::rules::{Listed, Provider, Providers};
use rulebook::{Cell, Input, Severity, Text};

const PUBLISHED: &[u8] = include_bytes!("../../fixtures/providers/published.csv");
const PLACES: &[u8] = include_bytes!("../../fixtures/providers/published-places.csv");

fn one<'l>(list: &'l Providers, urn: &str) -> &'l Provider {
    match list.of(&Text::new(urn)) {
        [one] => one,
        other => panic!("{urn}: {other:?}"),
    }
}

fn codes(texts: &[Text]) -> String {
    texts.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_published_lists_are_read_by_kind_and_sector() {
    let (list, problems) =
        providers(&[Input::new("a.csv", PUBLISHED), Input::new("b.csv", PLACES)]);
    assert!(list.len() >= 28);
    assert!(
        problems.iter().all(|p| p.severity == Severity::Note),
        "{problems:?}"
    );
    for held in [
        Listed::Places,
        Listed::Sectors,
        Listed::Postcodes,
        Listed::Authorities,
    ] {
        assert!(list.holds(held));
    }
    // A published list has only those that are open.
    assert!(!list.holds(Listed::Closures));
    let school = list.of(&Text::new("SC009423")).first().unwrap();
    assert_eq!(codes(&school.place_codes), "S1");
    assert_eq!(codes(&school.provider_codes), "PR5");
    assert!(school.postcode.is_value());
    let home = list.of(&Text::new("2613341")).first().unwrap();
    assert_eq!(codes(&home.place_codes), "K2");
    assert_eq!(codes(&home.provider_codes), "PR4");
    assert!(home.is_postcode_withheld());
    let list = list.located(&PostcodeTable::default());
    let home = list.of(&Text::new("2613341")).first().unwrap();
    assert_eq!(
        home.la_code.as_str(),
        "E06000050",
        "by the name of the authority"
    );
}

#[test]
fn the_lists_that_come_with_the_return_are_read_in_each_of_their_shapes() {
    let combined = "urn,local authority,placement code,placement provider code,deregistration date,setting address postcode\n\
        1000001,Wigan,\"U1, U2;U6\",PR4,,WN1 1AA\n\
        SC400001,Wigan,K2,PR1,31/03/2026,wn11ab\n";
    let homes = "Children's homes at 31 March\n\
        ,,\n\
        URN;Local Authority;Provider Code;Provider Placement Code;Closed Date;Setting Postcode\n\
        2000001;St. Helens;PR4;K2;2026-06-30 00:00:00;WA10 1AA\n\
        \n\
        2000002;Bristol, City of;K1;PR1;not yet;\n";
    let (list, problems) = providers(&[
        Input::new("combined.csv", combined.as_bytes()),
        Input::new("homes.csv", homes.as_bytes()),
    ]);
    assert_eq!(list.len(), 4);
    assert_eq!(codes(&one(&list, "1000001").place_codes), "U1 U2 U6");
    assert_eq!(codes(&one(&list, "1000001").provider_codes), "PR4");
    assert!(
        one(&list, "SC400001").postcode.is_value() && one(&list, "SC400001").reg_end.is_value()
    );
    assert_eq!(codes(&one(&list, "2000001").place_codes), "K2");
    assert_eq!(codes(&one(&list, "2000001").provider_codes), "PR4");
    assert!(one(&list, "2000001").reg_end.is_value());
    assert_eq!(one(&list, "2000002").reg_end, Cell::Blank);
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "homes.csv, row 6, closed: “not yet” is no date, so when 2000002 was closed is not known."
        ]
    );
    assert!(Listed::ALL.into_iter().all(|item| list.holds(item)));
    let list = list.located(&PostcodeTable::default());
    assert_eq!(one(&list, "2000001").la_code.as_str(), "E08000013");
    assert_eq!(one(&list, "2000002").la_code.as_str(), "E06000023");
}

#[test]
fn a_workbook_is_read_whatever_stands_above_its_table() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let cover = book.add_worksheet();
    cover.write_string(0, 0, "Social care providers").unwrap();
    let page = book.add_worksheet();
    page.write_string(0, 0, "Open and closed providers")
        .unwrap();
    for (column, heading) in [
        "URN",
        "Local authority",
        "Placement code",
        "Placement provider code",
        "Deregistration date",
    ]
    .into_iter()
    .enumerate()
    {
        page.write_string(3, u16::try_from(column).unwrap(), heading)
            .unwrap();
    }
    page.write_number(4, 0, 1_234_567).unwrap();
    page.write_string(4, 1, "Wigan").unwrap();
    page.write_string(4, 2, "K3").unwrap();
    page.write_string(4, 3, "PR4").unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let when = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 31).unwrap();
    page.write_datetime_with_format(4, 4, when, &day).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (list, problems) = providers(&[Input::new("list.xlsx", &bytes)]);
    assert!(problems.is_empty(), "{problems:?}");
    let home = one(&list, "1234567");
    assert_eq!(codes(&home.place_codes), "K3");
    assert!(home.reg_end.is_on(care::dates::parse_date("31/03/2026")));
}

#[test]
fn what_is_no_list_is_refused_and_bad_lines_are_set_aside() {
    let (list, problems) = providers(&[
        Input::new("x.csv", b"CHILD,SEX\n1,M\n"),
        Input::new("y.xlsx", b"PK\x03\x04no"),
    ]);
    assert!(list.is_empty());
    assert_eq!(problems.len(), 2);
    assert!(problems.iter().all(|p| p.severity == Severity::File));
    assert!(problems[0].message.contains("no list of providers"));
    let (list, problems) = providers(&[Input::new("x.csv", b"URN,Sector,Provision type\n1 2 3,Private,Children's home\n,,\n4567,Academy,Sailing ship\n")]);
    assert_eq!(list.len(), 1);
    assert_eq!(problems[0].severity, Severity::Row);
    assert!(problems[1].message.contains("Sailing ship (1)"));
    assert_eq!(one(&list, "4567").provider_codes.len(), 6);
}
