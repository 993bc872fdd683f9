use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person in the care leaver table is, by the episodes of this year's return and last
    /// year's, a relevant or former relevant child: in care for at least 13 weeks since the age of
    /// 14, some of it at 16 or later, short-term breaks (V3, V4) apart, and not adopted. Nothing is
    /// said of one with no episodes in the two returns who was 18 before they began.
    /// ## Why it matters
    /// The duties to care leavers, and the figures about them, are for these young people.
    /// ## How to put it right
    /// Check the young person's episodes in earlier years: they may well be a care leaver by them.
    /// If not, take them out of OC3.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1001.
    Rule {
        code: "1001",
        wording: "The episodes recorded for this young person suggest they are not a relevant or a former relevant child and therefore should not have care leaver information completed. [NOTE: This tool can only test the current and previous year data loaded into the tool - this check may generate false positives if a child had episodes prior to last year's collection.]",
        tables: &[Table::Episodes, Table::Oc3, Table::Header],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2016 to 01/10/2017
            Episodes | CHILD | LS | DECOM      | DEC        | REC
                     | 1111  | C2 | 01/02/2015 | 01/06/2015 | o
                     | 1111  | C2 | 01/01/2016 | 01/02/2016 | o
                     | 2222  | C2 | 01/01/2010 |            | o
                     | 2222  | C2 | 25/12/2015 | 01/02/2016 | o
                     | 3333  | C2 | 25/12/2015 | 04/01/2016 | o
                     | 4444  | C2 | 25/12/2016 | 01/04/2017 | o
                     | 5555  | C2 | 25/12/2015 | 04/01/2016 | o
                     | 6006  | C2 | 01/01/2014 | 01/02/2014 | o
                     | 6006  | C2 | 01/02/2015 | 01/08/2015 | o
                     | 7777  | C2 | 01/01/2013 | 01/03/2014 | o
                     | 7777  | V3 | 01/01/2015 | 01/02/2015 | o
                     | 7777  | C2 | 25/12/2015 | 04/01/2016 | o
                     | 8888  | C2 | 01/01/2014 | 01/02/2014 | o
                     | 8888  | C2 | 01/02/2015 | 01/08/2015 | o
                     | 8888  | C2 | 01/02/2016 | 01/03/2016 | o
                     | 8888  | C2 | 01/03/2017 | 01/05/2017 | E11
                     | 9999  | C2 | 01/01/2010 | 01/05/2012 | o
                     | 9999  | C2 | 01/06/2017 |            | o
            OC3 | CHILD
                | 1111
              > | 2222
              > | 3333
                | 4444
              > | 6006
              > | 7777
              > | 8888
              > | 99991010101010
            Header | CHILD      | DOB
                   | 1111       | 01/01/2000
                   | 2222       | 01/01/2000
                   | 3333       | 01/01/2000
                   | 4444       | 01/01/2000
                   | 6006       | 01/01/2000
                   | 7777       | 01/01/2000
                   | 8888       | 01/01/2000
                   | 1010101010 | 01/01/2000
            Episodes_last | CHILD | LS | DECOM      | DEC        | REC
                          | 1111  | C2 | 01/01/2014 | 01/02/2014 | o
                          | 2222  | C2 | 01/01/2010 | 01/02/2014 | o
                          | 3333  | C2 | 01/01/2010 | 01/03/2014 | o
                          | 4444  | C2 | 01/01/2016 | 01/02/2016 | o
                          | 5555  | C2 | 01/01/2010 | 01/05/2012 | o
                          | 6006  | C2 | 01/01/2014 | 01/02/2014 | o
                          | 7777  | C2 | 01/01/2013 | 01/03/2014 | o
                          | 8888  | C2 | 01/01/2014 | 01/02/2014 | o
                          | 9999  | C2 | 01/01/2010 | 01/05/2012 | o
        ", "
            collection 01/04/2026 to 31/03/2027
            Header | CHILD | DOB
                   | 1     | 01/06/2008
                   | 2     | 01/06/2008
                   | 3     | 01/06/2006
                   | 4     | 01/06/2008
                   | 5     | 01/06/2008
            Episodes | CHILD | LS | DECOM      | DEC        | REC
                     | 1     | C2 | 01/06/2020 | 31/08/2022 | E4A
                     | 1     | C2 | 01/06/2026 | 02/06/2026 | E4A
                     | 2     | C2 | 01/09/2022 | 01/06/2024 | E4A
                     | 5     | C2 | 01/06/2025 | 30/08/2025 | E5
            Episodes_last | CHILD | LS | DECOM      | DEC | REC
                          | 4     | C2 | 01/06/2025 |     |
            OC3 | CHILD
                | 1
              > | 2
                | 3
                | 4
              > | 5
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(row) = child.oc3.first() else {
        return;
    };
    let born = child.dob().or_else(|| row.dob.get());
    let relevant = match born {
        _ if super::has_no_episodes(child) => super::left_before_these_returns(born, cx),
        Some(born) => {
            let (fourteen, sixteen) = (birthday(born, 14), birthday(born, 16));
            let stays = stays(child, cx);
            let days: i32 = stays
                .iter()
                .filter(|stay| stay.ended > fourteen)
                .map(|stay| days_between(stay.began.max(fourteen), stay.ended))
                .sum();
            days >= WEEKS_13 && stays.iter().any(|stay| stay.ended > sixteen) && !adopted(child)
        }
        // Without a date of birth nothing is known of the ages.
        None => true,
    };
    if !relevant {
        found.rows(child.oc3, |_| true);
    }
}

const WEEKS_13: i32 = 13 * 7;

/// A time in care: from a day until another, the last one not counted.
struct Stay {
    began: Date,
    ended: Date,
}

/// The stays by both returns, short-term breaks apart, each once: the return that knows the end of
/// an episode is believed.
fn stays(child: &Child<'_>, cx: &Context<'_>) -> Vec<Stay> {
    let of = |row: &Episode, open_until: Date| {
        let counts = !row.ls.is_and(|ls| ls.is_short_breaks());
        Some((row.decom.get()?, row.dec.get(), open_until)).filter(|_| counts)
    };
    let last = child
        .last
        .episodes
        .iter()
        .filter_map(|row| of(row, cx.start));
    let this = child
        .episodes
        .iter()
        .filter_map(|row| of(row, plus_days(cx.end, 1)));
    let mut all: Vec<_> = this.chain(last).collect();
    // Stable: of two with an end, or two without, this year's comes first.
    all.sort_by_key(|(began, ended, _)| (*began, ended.is_none()));
    all.dedup_by_key(|(began, ..)| *began);
    all.into_iter()
        .map(|(began, ended, open_until)| Stay {
            began,
            ended: ended.unwrap_or(open_until),
        })
        .collect()
}

/// Whether the child's last episode, by either return, ended by adoption.
fn adopted(child: &Child<'_>) -> bool {
    child
        .final_episode()
        .or_else(|| child.last.final_episode())
        .is_some_and(|row| row.rec.is_and(ReasonEpisodeCeased::is_adoption))
}
