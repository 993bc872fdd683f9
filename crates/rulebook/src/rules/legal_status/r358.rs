use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child under a youth justice status (J1, J2, J3) was 10 or older when the episode began.
    /// ## Why it matters
    /// Ten is the age of criminal responsibility; a younger child can be neither remanded nor
    /// sentenced.
    /// ## How to put it right
    /// Check LS, DECOM and DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 358.
    Rule {
        code: "358",
        wording: "Child with this legal status should not be under 10.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["DECOM", "DOB", "LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | LS
                   > | 101   | 01/01/2009 | J3
                     | 102   | 01/01/2001 | X
                     | 103   | 20/12/2001 | L2
                     | 104   | 03/01/2018 | J2
                   > | 105   | 03/04/2008 | J1
                     | 106   | 01/01/2002 | L2
                     | 107   | 10/01/2002 | X
                     | 108   | 11/02/2012 | J1
                     | 109   | 25/01/2002 | L2
                     | 110   | 25/01/2002 | L2
                     | 111   |            | J2
                     | 112   | 25/01/2002 | J3
            Header | CHILD | DOB
                 > | 101   | 01/01/2000
                   | 102   | 01/01/2001
                   | 103   | 20/12/2001
                   | 104   | 01/01/2000
                 > | 105   | 03/01/2000
                   | 106   | 01/01/2002
                   | 107   | 10/01/2002
                   | 108   | 11/01/2002
                   | 109   | 25/01/2002
                   | 110   | 25/01/2002
                   | 111   | 25/01/2002
                   | 112   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    const YOUTH_JUSTICE: [LegalStatus; 3] = [LegalStatus::J1, LegalStatus::J2, LegalStatus::J3];
    for header in child.headers {
        let Some(born) = header.dob.get() else {
            continue;
        };
        for row in child.episodes {
            if row.ls.is_one_of(&YOUTH_JUSTICE) && row.decom.is_before(birthday(born, 10)) {
                found.row(*row);
                found.row(*header);
            }
        }
    }
}
