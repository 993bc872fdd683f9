use super::core_items;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child looked after for the twelve months to 31 March has a row in OC2 with
    /// immunisations, teeth check, health assessment and substance misuse filled in.
    /// ## Why it matters
    /// These four are asked of every child of the group. A child without them is missing from
    /// the picture of the health of children in care.
    /// ## How to put it right
    /// Complete the items from the health record. If the child was not in care all year,
    /// correct the episodes. A child without a row in OC2 is shown by its episodes.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 191.
    Rule {
        code: "191",
        wording: "Child has been looked after continuously for at least 12 months at 31 March but one or more data items relating to children looked after for 12 months have been left blank.",
        tables: &[Table::Oc2, Table::Episodes],
        fields: &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "CHILD"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/1980 to 31/03/1981
            Episodes | CHILD | DECOM      | DEC        | LS | REC | RNE
                     | 1     | 01/03/1980 | 31/03/1981 | o  | X1  | o
                     | 2     | 01/03/1980 | 30/03/1981 | o  | X1  | o
                     | 3333  | 01/03/1980 | 01/01/1981 | V3 | X1  | o
                   > | 4     | 01/02/1970 |            | o  | !!  | o
                     | 5     | 01/03/1979 | 01/01/1981 | o  | X1  | o
                     | 5     | 01/01/1981 |            | o  |     | o
                     | 6666  | 01/03/1979 | 01/01/1981 | o  | !!  | o
                     | 6666  | 01/01/1981 |            | o  |     | o
                     | 7777  | 01/03/1979 | 01/01/1981 | o  | X1  | o
                     | 7777  | 01/01/1981 | 01/07/1981 | o  | o   | S
                     | 8888  | 01/01/1981 | 31/03/1999 | o  | o   | S
            OC2 | CHILD      | IMMUNISATIONS | HEALTH_CHECK | CONVICTED  | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                | 9999999999 | OK            | Filled In!   | Filled In! | Filled In!  | Filled In!        | Filled In!       | Filled In!            | Filled In!
              > | 1          |               | Filled In!   | Filled In! | Filled In!  | Filled In!        | Filled In!       | Filled In!            | Filled In!
                | 2          | OK            | Filled In!   | Filled In! | Filled In!  | Filled In!        | Filled In!       | Filled In!            | Filled In!
                | 3333       |               | Filled In!   | Filled In! | Filled In!  | Filled In!        | Filled In!       | Filled In!            | Filled In!
                | 99999999   |               | Filled In!   | Filled In! | Filled In!  | Filled In!        | Filled In!       | Filled In!            | Filled In!
                | 8888       | OK            | Filled In!   | Filled In! | Filled In!  | Filled In!        | Filled In!       | Filled In!            | Filled In!
              > | 5          |               | Filled In!   | Filled In! | Filled In!  | Filled In!        | Filled In!       | Filled In!            | Filled In!
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | RNE | LS | DEC        | REC
                     | 1     | 01/06/2024 | S   | C2 |            |
                   > | 2     | 01/06/2024 | S   | C2 | 01/10/2026 | X1
                   > | 2     | 01/10/2026 | P   | C2 |            |
                     | 3     | 01/06/2024 | S   | V4 |            |
            OC2 | CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
                | 1     | 1             | 0           | 1                 | 0
              > | 1     | 1             | 0           | 1                 |
                | 3     |               |             |                   |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if !child.looked_after_all_year(cx) {
        return;
    }
    if child.oc2.is_empty() {
        found.rows(child.episodes, |_| true);
    }
    found.rows(child.oc2, |row| {
        core_items(row).iter().any(|item| item.is_blank())
    });
}
