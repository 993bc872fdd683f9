use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Episodes of a child who is unaccompanied and seeking asylum this year, or was last year,
    /// have no distance from home.
    /// ## Why it matters
    /// The home of such a child is in another country or not known. A distance from some other
    /// address would enter the published average.
    /// ## How to put it right
    /// Leave HOME_POST blank for these children, or remove the distance.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 406.
    /// Children who were unaccompanied in years before last are not known to the rule.
    Rule {
        code: "406",
        wording: "Child is Unaccompanied Asylum-Seeking Child (UASC) or was formerly UASC. Distance should be blank. [NOTE: This check will result in false negatives for children formerly UASC not identified as such in loaded data]",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes],
        fields: &["PL_DISTANCE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | PL_DISTANCE
                   > | 111   | XX1
                     | 222   |
                   > | 222   | XX1
                     | 333   |
                     | 333   | XX1
                     | 345   |
                   > | 444   | XX1
                     | 444   |
            Header | CHILD | UASC
                   | 111   | 1
                   | 222   | 0
                   | 333   | 0
                   | 345   | 1
                   | 444   | 0
            Header_last | CHILD | UASC
                        | 111   | 0
                        | 222   | 1
                        | 333   | 0
                        | 345   | 0
                        | 444   | 1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let unaccompanied = child.headers.iter().any(|row| row.uasc.is(YesNo::Yes))
        || child.last.headers.iter().any(|row| row.uasc.is(YesNo::Yes))
        || !child.uasc.is_empty()
        || !child.last.uasc.is_empty();
    if unaccompanied {
        found.rows(child.episodes, |row| row.pl_distance.is_present());
    }
}
