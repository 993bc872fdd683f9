//! The return goes out as it came in.

use crate::stage::{files, house, record, returns};
use care::CollectionYear;
use care::ids::YoungPersonId;
use record::{Content, Record};
use rooms::looked_after::{Episode, Review, episodes_of, say_keyed, say_moved};
use rooms::returns::{Assembled, Whose, assemble, import};
use rulebook::{Input, Return, Table};

pub fn read(record: &Record, files: &[(String, Vec<u8>)]) -> rooms::returns::Report {
    let (returns, problems) = returns(files);
    let inputs: Vec<Input<'_>> = files.iter().map(|(n, b)| Input::new(n, b)).collect();
    let sources = rooms::returns::sources(&inputs);
    import(record, &house(), &returns, &problems, &sources, &|_, _| {}).unwrap()
}

fn ours(record: &Record, year: i16) -> Assembled {
    record
        .read(&house(), |tx| {
            Ok(assemble(tx, CollectionYear(year), Whose::Everyone)?)
        })
        .unwrap()
}

/// The rows of a table as lines, in an order that has nothing to do with where they stood.
pub fn lines(of_year: &Return, table: Table) -> Vec<String> {
    let text = rulebook::write::csv(of_year, table);
    let mut lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn each_year_goes_out_as_it_came_in() {
    let record = record();
    let files = files(&["2026", "2027"]);
    read(&record, &files);
    let (originals, _) = returns(&files);
    assert_eq!(originals.len(), 2);
    for original in &originals {
        let year = original.year.unwrap();
        let made = ours(&record, year.0);
        for table in Table::ALL.into_iter().filter(|t| t.in_year(year)) {
            assert_eq!(
                lines(original, table),
                lines(&made.of_year, table),
                "{table} of {year}"
            );
        }
    }
}

/// Somebody whose episode was open in 2026 and ended in the year after.
fn somebody_moved_in_2027(record: &Record) -> (YoungPersonId, Episode) {
    let start = CollectionYear(2027).start();
    record
        .read(&house(), |tx| {
            for id in rooms::people::codes_of(tx)?.into_keys() {
                let found = episodes_of(tx, id)?
                    .episodes
                    .into_iter()
                    .find(|e| e.decom < start && e.dec.is_some_and(|dec| dec > start));
                if let Some(episode) = found {
                    return Ok((id, episode));
                }
            }
            panic!("nobody moved in 2027")
        })
        .unwrap()
}

fn of_one(record: &Record, year: i16, id: YoungPersonId) -> Assembled {
    record
        .read(&house(), |tx| {
            Ok(assemble(tx, CollectionYear(year), Whose::One(id))?)
        })
        .unwrap()
}

#[test]
fn an_episode_over_two_years_is_open_in_the_first_return_and_ended_in_the_second() {
    let record = record();
    read(&record, &files(&["2026", "2027"]));
    let (id, episode) = somebody_moved_in_2027(&record);
    let row = |year| {
        let made = of_one(&record, year, id);
        let at = made
            .of_year
            .episodes
            .iter()
            .position(|row| row.decom.is(episode.decom));
        made.of_year.episodes[at.unwrap()].clone()
    };
    let (before, after) = (row(2026), row(2027));
    assert!(before.dec.is_blank() && before.rec.is_blank());
    assert!(before.reason_place_change.is_blank());
    assert_eq!(after.dec.get(), episode.dec);
    assert_eq!(after.rec.get(), episode.ceased);
}

#[test]
fn one_young_person_alone_has_the_rows_they_have_among_everybody() {
    let record = record();
    read(&record, &files(&["2026", "2027"]));
    let (id, _) = somebody_moved_in_2027(&record);
    let (all, alone) = (ours(&record, 2027), of_one(&record, 2027, id));
    let these = std::iter::once(id).collect();
    let chosen = record
        .read(&house(), |tx| {
            Ok(assemble(tx, CollectionYear(2027), Whose::These(&these))?)
        })
        .unwrap();
    assert_eq!(chosen, alone);
    assert_eq!(alone.of_year.headers.len(), 1);
    let code = format!("{},", alone.of_year.headers[0].child);
    for table in Table::ALL {
        let mut among = lines(&all.of_year, table);
        among.retain(|line| line.starts_with(&code));
        assert_eq!(lines(&alone.of_year, table), among, "{table}");
    }
}

#[test]
fn every_row_leads_to_the_fact_it_came_from() {
    let record = record();
    read(&record, &files(&["2026", "2027"]));
    let made = ours(&record, 2026);
    for (at, row) in made.of_year.episodes.iter().enumerate() {
        let place = made.place(Table::Episodes, at).unwrap();
        assert_eq!(place.kind, Episode::KIND);
        let fact = record
            .read(&house(), |tx| Ok(tx.fact(place.fact)?))
            .unwrap();
        let said: Episode = fact.unwrap().read().unwrap();
        assert_eq!(row.decom.get(), Some(said.decom));
        assert_eq!(place.key, said.decom.to_string());
    }
    for table in Table::ALL {
        let rows = made.of_year.len(table);
        assert_eq!(made.place(table, rows), None);
        assert!(rows == 0 || made.place(table, rows - 1).is_some());
    }
}

#[test]
fn what_a_worker_says_goes_out_like_what_was_read() {
    let (typed, imported) = (record(), record());
    read(&typed, &files(&["2026"]));
    read(&imported, &files(&["2026", "2027"]));
    let (id, now) = somebody_moved_in_2027(&imported);
    let code = imported
        .read(&house(), |tx| {
            Ok(rooms::people::person(tx, id)?.unwrap().code)
        })
        .unwrap();
    let life = imported
        .read(&house(), |tx| {
            rooms::looked_after::life_of(tx, id).map_err(Into::into)
        })
        .unwrap();
    let same = typed
        .write(&house(), |tx| {
            let id = rooms::people::ids_of(tx, [&code].into_iter())?[&code];
            let held = rooms::looked_after::standing_of(tx, id.into())?;
            let stands = held
                .iter()
                .find(|held| held.kind == Episode::KIND && held.key == now.decom.to_string())
                .map(|held| held.fact);
            let why = Some("they moved".to_owned());
            say_moved(tx, id, &now, stands, why)?;
            for later in life.episodes.iter().filter(|e| e.decom > now.decom) {
                say_moved(tx, id, later, None, None)?;
            }
            for review in &life.reviews {
                if review.on >= CollectionYear(2027).start() {
                    say_keyed::<Review>(tx, id, review, None, None)?;
                }
            }
            Ok(id)
        })
        .unwrap();
    let (a, b) = (of_one(&typed, 2027, same), of_one(&imported, 2027, id));
    assert!(!lines(&a.of_year, Table::Episodes).is_empty());
    for table in [Table::Header, Table::Episodes, Table::Reviews] {
        assert_eq!(
            lines(&a.of_year, table),
            lines(&b.of_year, table),
            "{table}"
        );
    }
}

#[test]
fn reading_our_own_return_says_nothing_new() {
    let record = record();
    read(&record, &files(&["2026", "2027"]));
    let facts = || record.verify().unwrap().facts;
    let before = facts();
    for year in [2026, 2027] {
        let made = ours(&record, year).of_year;
        let mut ways: Vec<Vec<(String, Vec<u8>)>> = vec![
            rulebook::write::csv_files(&made)
                .into_iter()
                .map(|(name, text)| (format!("{year}/{name}"), text.into_bytes()))
                .collect(),
        ];
        let (xml, problems) = rulebook::write::xml(&made);
        assert_eq!(problems, []);
        ways.push(vec![(format!("{year}.xml"), xml.into_bytes())]);
        for files in ways {
            let report = read(&record, &files);
            assert_eq!(report.set_aside, []);
            assert!(report.changes_nothing(), "{year}: {:?}", report.met);
            assert_eq!(facts(), before);
        }
    }
}

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,\
    REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
const OC3: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n";

/// Four years of a girl who became a mother while she was looked after, and then left care.
fn becoming_a_mother() -> Vec<(String, Vec<u8>)> {
    let file = |name: &str, heading: &str, row: &str| {
        (name.to_owned(), format!("{heading}{row}\n").into_bytes())
    };
    let who = "A1,2,01/05/2007,WBRI,UN5,0,";
    let lasting = "A1,01/06/2022,S,C2,N1,U6,PR1,,,,WN1 1YN,WN7 1AA,SC012345";
    let ended = "A1,01/06/2022,S,C2,N1,U6,PR1,01/05/2025,E3,,WN1 1YN,WN7 1AA,SC012345";
    vec![
        file("2024/header.csv", HEADER, who),
        file("2024/episodes.csv", EPISODES, lasting),
        file("2025/header.csv", HEADER, "A1,F,01/05/2007,WBRI,UN5,0,"),
        file("2025/episodes.csv", EPISODES, lasting),
        file(
            "2026/header.csv",
            HEADER,
            "A1,F,01/05/2007,WBRI,UN5,1,20/04/2025",
        ),
        file("2026/episodes.csv", EPISODES, ended),
        file("2027/header.csv", HEADER, "A1,F,01/05/2007,WBRI,UN5,,"),
        file("2027/oc3.csv", OC3, "A1,01/05/2007,YES,F2,U1"),
    ]
}

#[test]
fn what_header_says_of_one_year_goes_out_with_that_year_in_whatever_order_they_were_read() {
    let files = becoming_a_mother();
    let year_of = |name: &str| name[..4].to_owned();
    let mut years = ["2024", "2025", "2026", "2027"];
    for turn in 0..8 {
        years.rotate_left(turn % 4);
        years.swap(0, turn % 3);
        let record = record();
        for year in years {
            let one: Vec<_> = files
                .iter()
                .filter(|(name, _)| year_of(name) == year)
                .cloned()
                .collect();
            read(&record, &one);
        }
        let (originals, _) = returns(&files);
        for original in &originals {
            let year = original.year.unwrap();
            let made = ours(&record, year.0);
            for table in [Table::Header, Table::Episodes, Table::Oc3] {
                let (want, got) = (lines(original, table), lines(&made.of_year, table));
                assert_eq!(want, got, "{table} of {year}, read {years:?}");
            }
        }
    }
}

#[test]
fn a_year_that_was_never_read_is_told_from_what_the_record_knows() {
    let record = record();
    let mut files = becoming_a_mother();
    files.retain(|(name, _)| !name.starts_with("2025"));
    read(&record, &files);
    let made = ours(&record, 2025);
    // Her child was born after that year's 31 March, and her care had not ended.
    assert_eq!(
        lines(&made.of_year, Table::Header),
        ["A1,F,01/05/2007,WBRI,UN5,0,"]
    );
    assert_eq!(
        lines(&made.of_year, Table::Episodes),
        ["A1,01/06/2022,S,C2,N1,U6,PR1,,,,WN1 1YN,WN7 1AA,SC012345"]
    );
    assert_eq!(made.of_year.oc3, []);
    assert!(ours(&record, 2021).of_year.is_empty());
}

#[test]
fn seven_years_of_a_made_borough_go_out_as_they_came_in() {
    let plan = borough::Plan {
        children: 25,
        from: CollectionYear(2021),
        to: CollectionYear(2027),
        seed: 7,
    };
    let made = borough::make(plan, &borough::Places::wigan());
    let files: Vec<(String, Vec<u8>)> = made
        .years()
        .flat_map(|year| {
            rulebook::write::csv_files(&made.year(year))
                .into_iter()
                .map(move |(name, text)| (format!("{}/{name}", year.0), text.into_bytes()))
        })
        .collect();
    let record = record();
    read(&record, &files);
    for year in made.years() {
        let (original, ours) = (made.year(year), ours(&record, year.0).of_year);
        for table in Table::ALL {
            let (want, got) = (lines(&original, table), lines(&ours, table));
            let more: Vec<_> = got.iter().filter(|line| !want.contains(line)).collect();
            let less: Vec<_> = want.iter().filter(|line| !got.contains(line)).collect();
            assert!(
                more.is_empty() && less.is_empty(),
                "{table} of {year}: {more:?} {less:?}"
            );
            assert_eq!(want.len(), got.len());
        }
        let again: Vec<_> = rulebook::write::csv_files(&ours)
            .into_iter()
            .map(|(name, text)| (format!("{}/{name}", year.0), text.into_bytes()))
            .collect();
        let report = read(&record, &again);
        assert!(report.changes_nothing(), "{year}: {:?}", report.met);
    }
}
