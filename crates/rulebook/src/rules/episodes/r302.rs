use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The child's first episode begins on or after the day of birth.
    /// ## Why it matters
    /// Nobody is in care before being born; one of the two dates is wrong, and with it the age in
    /// every figure.
    /// ## How to put it right
    /// Check DECOM of the first episode and DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 302.
    Rule {
        code: "302",
        wording: "First episode starts before child was born.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["DECOM", "DOB"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | RNE | DECOM
                     | 101   | S   | 16/03/2021
                     | 102   | S   | 17/06/2020
                   > | 101   | X1  | 20/03/2020
                     | 102   |     |
                   > | 103   | S   | 23/08/2020
                   > | 104   | X   | 01/02/1988
                     | 104   | X   | 03/04/1994
            Header | CHILD | DOB
                 > | 101   | 16/03/2021
                   | 102   | 23/09/2019
                 > | 103   | 31/12/2020
                 > | 104   | 01/01/1995
        ",
        "
            Episodes | CHILD | DECOM
                   > | 1     | 30/04/2026
                     | 1     |
                     | 2     | 01/05/2026
                     | 3     | 01/05/2026
            Header   | CHILD | DOB
                   > | 1     | 01/05/2026
                     | 2     | 01/05/2026
                     | 3     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let Some(first) = child.dated_episodes().first() else {
        return;
    };
    for header in child.headers {
        if first.decom.is_before(&header.dob) {
            found.row(*first);
            found.row(*header);
        }
    }
}
