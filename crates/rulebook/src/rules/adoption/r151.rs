use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The six items of the adoption table are all filled in or all blank.
    /// ## Why it matters
    /// An adoption is published with its dates and its adopters: a row half filled in cannot be
    /// counted.
    /// ## How to put it right
    /// Fill in what is missing, or clear the row if the child was not adopted in the year.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 151.
    Rule {
        code: "151",
        wording: "All data items relating to a childs adoption must be coded or left blank.",
        tables: &[Table::Ad1],
        fields: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR  | SEX_ADOPTR | LS_ADOPTR
                |            |            |             |            |            |
                | 01/01/2021 | 01/01/2021 | 01/01/2021  | 01/01/2021 | 01/01/2021 | 01/01/2021
              > | 01/01/2021 |            |             |            |            |
              > |            | 01/01/2021 |             |            |            |
              > |            |            | 01/01/2021  |            |            |
              > |            |            |             | 01/01/2021 |            |
              > |            |            |             |            | 01/01/2021 |
              > |            |            |             |            |            | 01/01/2021
              > | 01/01/2021 |            | 01/01/2021  |            | 01/01/2021 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        super::any_item(row) && !super::every_item(row)
    });
}
