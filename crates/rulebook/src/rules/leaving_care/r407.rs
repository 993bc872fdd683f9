use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who left care under a special guardianship order (E45 to E48) was not yet 18.
    /// ## Why it matters
    /// A special guardianship order can be made only for a child.
    /// ## How to put it right
    /// Check DEC, DOB and REC. A young person who stayed with their carers at 18 left under E17.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 407.
    Rule {
        code: "407",
        wording: "Reason episode ceased is Special Guardianship Order, but child has reached age 18.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DEC", "DOB", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC        | REC
                     | 101   | 01/01/2009 | E45
                     | 102   | 01/01/2001 | A3
                     | 103   | 20/12/2001 | E15
                   > | 104   | 03/01/2019 | E46
                     | 105   | 03/04/2008 | E48
                     | 106   | 01/01/2002 | X2
                     | 107   | 10/01/2002 | E11
                   > | 108   | 11/02/2020 | E48
                     | 109   | 25/01/2002 | X1
                     | 110   | 25/01/2002 | E47
                     | 111   |            | E45
                     | 112   | 25/01/2002 | E46
            Header | CHILD | DOB
                   | 101   | 01/01/2000
                   | 102   | 01/01/2001
                   | 103   | 20/12/2001
                 > | 104   | 01/01/2000
                   | 105   | 03/01/2000
                   | 106   | 01/01/2002
                   | 107   | 10/01/2002
                 > | 108   | 11/01/2002
                   | 109   | 25/01/2002
                   | 110   | 25/01/2002
                   | 111   | 25/01/2002
                   | 112   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    const CODES: [ReasonEpisodeCeased; 4] = [
        ReasonEpisodeCeased::E45,
        ReasonEpisodeCeased::E46,
        ReasonEpisodeCeased::E47,
        ReasonEpisodeCeased::E48,
    ];
    for header in child.headers {
        let Some(born) = header.dob.get() else {
            continue;
        };
        let adult = birthday(born, 18);
        for row in child.episodes {
            if row.rec.is_one_of(&CODES) && row.dec.is_on_or_after(adult) {
                found.row(*row);
                found.row(*header);
            }
        }
    }
}
