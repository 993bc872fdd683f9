//! A council's own returns become a living record.

use crate::stage::{files, house, record, returns};
use care::ids::SubjectId;
use record::Record;
use rooms::looked_after::{Episode, Life};
use rooms::people::Person;
use rooms::returns::{Meeting, Report, import, preview};

fn read(record: &Record, years: &[&str]) -> Report {
    let files = files(years);
    let (returns, problems) = returns(&files);
    import(
        record,
        &house(),
        &returns,
        &problems,
        &rooms::returns::sources(&[]),
        &|_, _| {},
    )
    .unwrap()
}

/// Everybody's story, by the council's code, without ids or fact numbers.
fn stories(record: &Record) -> Vec<(String, Option<care::Date>, Life)> {
    record
        .read(&house(), |tx| {
            let mut all = Vec::new();
            for (id, (code, _)) in rooms::people::codes_of(tx)? {
                let person: Person = rooms::people::person(tx, id)?.unwrap();
                all.push((
                    code.to_string(),
                    person.born,
                    rooms::looked_after::life_of(tx, id)?,
                ));
            }
            all.sort_by(|a, b| a.0.cmp(&b.0));
            Ok(all)
        })
        .unwrap()
}

fn facts(record: &Record) -> usize {
    record
        .read(&house(), |tx| {
            let mut count = 0;
            for (id, _) in rooms::people::codes_of(tx)? {
                count += tx.facts_of(SubjectId::from(id), None)?.len();
            }
            Ok(count)
        })
        .unwrap()
}

#[test]
fn two_years_become_one_story_in_whatever_order_they_are_read() {
    let (forwards, backwards, together) = (record(), record(), record());
    read(&forwards, &["2026"]);
    read(&forwards, &["2027"]);
    read(&backwards, &["2027"]);
    read(&backwards, &["2026"]);
    read(&together, &["2027", "2026"]);
    let story = stories(&forwards);
    assert!(story.len() > 30 && story.iter().any(|(_, _, life)| !life.episodes.is_empty()));
    assert_eq!(story, stories(&backwards));
    assert_eq!(story, stories(&together));
}

#[test]
fn an_episode_open_in_one_return_and_closed_in_the_next_is_one_episode() {
    let record = record();
    let first = read(&record, &["2026"]);
    let second = read(&record, &["2027"]);
    assert!(first.count("looked_after.episode", Meeting::New) > 0);
    assert!(second.count("looked_after.episode", Meeting::Closes) > 0);
    for (code, _, life) in stories(&record) {
        let mut days: Vec<_> = life.episodes.iter().map(|e| e.decom).collect();
        days.dedup();
        assert_eq!(
            days.len(),
            life.episodes.len(),
            "{code} has two episodes from one day"
        );
    }
}

#[test]
fn reading_the_same_files_again_changes_nothing() {
    let record = record();
    read(&record, &["2026", "2027"]);
    let before = facts(&record);
    let again = read(&record, &["2026", "2027"]);
    assert!(again.changes_nothing(), "{:?}", again.met);
    assert_eq!(facts(&record), before);
    let one = read(&record, &["2026"]);
    assert!(one.changes_nothing(), "{:?}", one.met);
    assert_eq!(facts(&record), before);
}

#[test]
fn a_preview_says_what_the_import_does_and_writes_nothing() {
    let record = record();
    let files = files(&["2026", "2027"]);
    let (returns, problems) = returns(&files);
    let seen = preview(&record, &house(), &returns, &problems, &|_, _| {}).unwrap();
    assert_eq!(facts(&record), 0);
    let done = import(
        &record,
        &house(),
        &returns,
        &problems,
        &rooms::returns::sources(&[]),
        &|_, _| {},
    )
    .unwrap();
    assert_eq!(seen, done);
}

#[test]
fn a_row_that_says_nothing_is_kept_aside_whole_and_a_bad_cell_does_not_take_its_row_with_it() {
    let record = record();
    let mut files = files(&["2027"]);
    let episodes = files
        .iter_mut()
        .find(|(name, _)| name.ends_with("episodes.csv"))
        .unwrap();
    let mut text = String::from_utf8(episodes.1.clone()).unwrap();
    let heading: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let row = |changes: &[(&str, &str)]| -> String {
        let cells: Vec<&str> = heading
            .iter()
            .map(|name| {
                changes
                    .iter()
                    .find(|(column, _)| column == name)
                    .map_or("", |(_, value)| *value)
            })
            .collect();
        cells.join(",")
    };
    let nothing = row(&[("CHILD", "X1"), ("DECOM", "31/02/2026"), ("LS", "C2")]);
    let partly = row(&[
        ("CHILD", "X2"),
        ("DECOM", "01/05/2026"),
        ("LS", "Q9"),
        ("PLACE", "U6"),
    ]);
    text.push_str(&format!("{nothing}\n{partly}\n"));
    episodes.1 = text.into_bytes();
    let (returns, problems) = returns(&files);
    let report = import(
        &record,
        &house(),
        &returns,
        &problems,
        &rooms::returns::sources(&[]),
        &|_, _| {},
    )
    .unwrap();
    let whole: Vec<_> = report
        .set_aside
        .iter()
        .filter(|aside| aside.whole)
        .collect();
    assert_eq!(whole.len(), 1, "{whole:?}");
    assert_eq!(
        whole[0].original.matches(',').count(),
        nothing.matches(',').count()
    );
    assert!(whole[0].original.contains("31/02/2026"));
    assert_eq!(whole[0].column.as_deref(), Some("DECOM"));
    let cells: Vec<_> = report
        .set_aside
        .iter()
        .filter(|aside| !aside.whole)
        .collect();
    assert!(
        cells.iter().any(|aside| aside.original == "Q9"),
        "{cells:?}"
    );
    let stories = stories(&record);
    let partly = stories.iter().find(|(code, _, _)| code == "X2").unwrap();
    let expected: Vec<&Episode> = partly.2.episodes.iter().collect();
    assert_eq!(expected.len(), 1);
    assert_eq!(expected[0].legal_status, None);
}

#[test]
fn a_child_who_is_not_in_the_later_return_is_reported_and_not_dropped() {
    let record = record();
    read(&record, &["2026"]);
    let mut files = files(&["2027"]);
    let open: Vec<String> = record
        .read(&house(), |tx| {
            Ok(rooms::looked_after::open_children(tx)?
                .iter()
                .map(|c| c.code.to_string())
                .collect())
        })
        .unwrap();
    let lost = open.first().unwrap().clone();
    for (_, bytes) in &mut files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let kept: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with(&format!("{lost},")))
            .collect();
        *bytes = (kept.join("\n") + "\n").into_bytes();
    }
    let (returns, problems) = returns(&files);
    let report = import(
        &record,
        &house(),
        &returns,
        &problems,
        &rooms::returns::sources(&[]),
        &|_, _| {},
    )
    .unwrap();
    assert!(
        report
            .gone
            .iter()
            .any(|(code, year)| code.as_str() == lost && year.0 == 2026)
    );
    assert!(stories(&record).iter().any(|(code, _, _)| *code == lost));
}
