//! Published files that a council adds.

use crate::stage::house;
use crate::stage_desk::town;
use measures::Comparators;
use record::access::Persona;
use rooms::evidence::{added, published};

/// DfE's file of neighbours, cut to one council whose neighbours are others.
const NEIGHBOURS: &str = "old_la_code,la_name,sn_1,sn_2,sn_3,sn_4,sn_5,sn_6,sn_7,sn_8,sn_9,sn_10\n\
    359,Wigan,301,302,303,304,305,306,307,308,309,310\nwhat,is,this,,,,,,,,,\n";

#[test]
fn a_file_is_added_counts_and_is_left_out_again() {
    let town = town();
    let mut analyst = town.as_a(Persona::Analyst);
    let path = "/numbers/published";
    let neighbours = || {
        town.record
            .read(&house(), |tx| {
                let council = tx.council();
                let published = published(tx)?;
                let ours = published.comparators().for_council(council);
                Ok(ours.neighbours().to_vec())
            })
            .unwrap()
    };
    let before = neighbours();
    let sent = ("files", "neighbours 2026.csv", NEIGHBOURS.as_bytes());
    let answer = analyst.send_file(path, &[], sent);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let shown = analyst.get(path).text();
    assert!(shown.contains("neighbours 2026.csv") && shown.contains("1 lines were not understood"));
    assert_ne!(neighbours(), before);
    // The same file again is not added twice, and nothing that is no published file is.
    assert_eq!(analyst.send_file(path, &[], sent).status, 422);
    let other = analyst.send_file(path, &[], ("files", "x.csv", b"a,b\n1,2\n"));
    assert_eq!(other.status, 422);
    assert!(other.text().contains("not one of the published files"));
    let files = town.record.read(&house(), |tx| Ok(added(tx)?)).unwrap();
    assert_eq!(files.len(), 1);
    let leave = format!("{path}/{}/leave-out", files[0].fact);
    let done = analyst.fill_in(&leave, &[("reason", "The wrong year")]);
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(neighbours(), before);
    let rebuilt = town.record.rebuild(true).unwrap();
    assert!(rebuilt.difference.is_none());
    assert!(Comparators::built_in().count() > 5);
}
