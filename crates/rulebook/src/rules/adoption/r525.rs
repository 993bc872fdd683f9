use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child with anything in the adoption table has a decision to be placed for adoption that
    /// was not reversed.
    /// ## Why it matters
    /// A child who should no longer be placed for adoption cannot be adopted: one of the two is
    /// about another decision or another child.
    /// ## How to put it right
    /// Clear DATE_PLACED_CEASED if the decision stood, add the later decision if there was one, or
    /// clear AD1 if the child was not adopted.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 525.
    Rule {
        code: "525",
        wording: "A child for whom the decision to be placed for adoption has been reversed cannot be adopted during the year.",
        tables: &[Table::PlacedAdoption, Table::Ad1],
        fields: &["DATE_PLACED_CEASED", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | DATE_PLACED_CEASED | CHILD
                           | 08/03/2020         | 104
                         > | 22/06/2020         | 105
                         > | 13/10/2022         | 107
                         > | 24/10/2021         | 108
                           |                    | 109
            AD1 | CHILD | DATE_INT | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
                | 104   |          |            |             |           |            |
              > | 105   |          | XXX        |             |           |            |
              > | 107   | XXX      | XXX        | XXX         | XXX       | XXX        | XXX
              > | 108   |          |            |             |           |            | XXX
                | 109   | XXX      | XXX        | XXX         | XXX       | XXX        | XXX
        ", "
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 1     | 01/01/2025  | 01/06/2025
                           | 1     | 01/09/2025  |
                         > | 2     | 01/01/2025  | 01/06/2025
            AD1 | CHILD | DATE_INT
                | 1     | 01/09/2025
              > | 2     | 01/01/2025
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    // A new decision after a reversed one may lead to an adoption.
    if super::decision_stands(child) || !child.ad1.iter().any(|row| super::any_item(row)) {
        return;
    }
    for decision in child.placed_adoption {
        if decision.date_placed_ceased.is_present() {
            found.row(*decision);
            found.rows(child.ad1, super::any_item);
        }
    }
}
