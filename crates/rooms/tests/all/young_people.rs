//! The list of young people: its pages, the whole of it, and names that were typed with a slip.

use crate::stage::{house, record};
use care::ids::{ChildCode, YoungPersonId};
use record::{Record, Saying, access};
use rooms::people::{Identity, Name};
use rooms::young_people::{Entry, PAGE, Question, Sort, Who, everyone, list};
use uuid::Uuid;

/// Two pages and a half of young people who were never in care, and one with a name of her own.
fn crowd() -> (Record, usize) {
    let record = record();
    let many = PAGE * 2 + PAGE / 2;
    let say = |tx: &mut record::Tx<'_>, n: usize, given: &str, family: &str| {
        let who = YoungPersonId(Uuid::now_v7());
        access::register(tx, who, None)?;
        let born = care::dates::plus_days(jiff::civil::date(2010, 1, 1), (n * 37 % 700) as i32);
        let identity = Identity {
            child: ChildCode::parse(&format!("HW{n:05}")).unwrap(),
            born: Some(born),
            sex: None,
            ethnicity: None,
            upn: None,
            mother: None,
            first_child_born: None,
        };
        tx.say(who, &identity, Saying::from("test"))?;
        let name = Name {
            given: given.to_owned(),
            family: family.to_owned(),
            known_as: None,
        };
        tx.say(who, &name, Saying::from("test"))?;
        Ok::<_, record::Refusal>(())
    };
    record
        .write(&house(), |tx| {
            for n in 1..many {
                say(tx, n, &format!("Sam{}", n * 7 % 10), "Okafor")?;
            }
            say(tx, many, "Jamie", "Entwistle")
        })
        .unwrap();
    (record, many)
}

fn asked(words: &str, sort: Sort, page: usize) -> Question {
    Question {
        words: words.to_owned(),
        who: Who::All,
        sort,
        page,
        ..Question::default()
    }
}

#[test]
fn the_whole_list_is_its_pages_one_after_the_other() {
    let (record, many) = crowd();
    record
        .read(&house(), |tx| {
            for sort in [Sort::Name, Sort::Youngest, Sort::Oldest, Sort::Latest] {
                let mut paged: Vec<Entry> = Vec::new();
                for (page, length) in [(1, PAGE), (2, PAGE), (3, PAGE / 2), (4, 0)] {
                    let part = list(tx, &asked("", sort, page))?;
                    assert_eq!((part.total, part.entries.len()), (many, length), "{page}");
                    paged.extend(part.entries);
                }
                // Whatever page was asked for: the whole has none.
                assert_eq!(everyone(tx, &asked("", sort, 3))?, paged);
            }
            let okafors = everyone(tx, &asked("okafor", Sort::Name, 1))?;
            assert_eq!(okafors.len(), many - 1);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_name_typed_with_a_slip_is_found_in_the_list_and_in_the_whole() {
    let (record, many) = crowd();
    record
        .read(&house(), |tx| {
            let close = list(tx, &asked("jaimie entwisle", Sort::Name, 1))?;
            assert!(close.alike && close.total == 1, "{close:?}");
            let whole = everyone(tx, &asked("okafro", Sort::Name, 1))?;
            assert_eq!(whole.len(), many - 1, "all of them, not a page");
            Ok(())
        })
        .unwrap();
}
