use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The first child was born by the end of the year and, when the mother has left care, by
    /// the day she left.
    /// ## Why it matters
    /// What happens after care is not part of the return. A later birthday is a slip, or the
    /// girl was not yet a mother.
    /// ## How to put it right
    /// Correct MC_DOB or DEC. If the child was born after she left, write 0 in MOTHER and clear
    /// MC_DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 625.
    Rule {
        code: "625",
        wording: "Date of birth of the first child is beyond the end of this reporting year or the date the child ceased to be looked after.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["MC_DOB", "DEC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Episodes | CHILD | DEC
                   > | 101   | 02/12/2021
                     | 101   | 11/11/2012
                     | 102   | 03/10/2014
                   > | 102   | 11/11/2015
                     | 103   | 01/01/2020
                     | 103   | 11/11/2020
                     | 103   | 01/02/2020
            Header | CHILD | MC_DOB
                 > | 101   | 01/11/2021
                 > | 102   | 19/12/2016
                   | 103   |
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DEC
                     | 1     | 01/06/2026
                     | 1     |
                     | 2     | 01/06/2026
                   > | 3     | 01/06/2026
            Header | CHILD | MC_DOB
                   | 1     | 02/06/2026
                   | 2     | 01/06/2026
                 > | 3     | 02/06/2026
                 > | 4     | 01/04/2027
                   | 5     | 31/03/2027
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // While an episode is open she has not left.
    let open = child.episodes.iter().any(|row| !row.dec.is_value());
    let last = child
        .episodes
        .iter()
        .max_by_key(|row| row.dec.get())
        .filter(|_| !open);
    for row in child.headers {
        let after_care = last.is_some_and(|last| row.mc_dob.is_after(&last.dec));
        if row.mc_dob.is_after(cx.end) || after_care {
            found.row(*row);
            if let Some(last) = last {
                found.row(*last);
            }
        }
    }
}
