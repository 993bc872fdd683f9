use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DATE_PERM, when it is filled in, is a date (with zz for a day or month that is not
    /// known) and lies before the child’s first episode of the return. A child whose care began
    /// in an earlier year is compared with a later day than it should be.
    /// ## Why it matters
    /// It is how long the adoption or guardianship held before the child came into care.
    /// ## How to put it right
    /// Write the day of the order: 31/03/2014, zz/03/2014 or zz/zz/2014. If it is after the
    /// child came into care, it is not a previous one: correct it, or write Z1.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 632.
    Rule {
        code: "632",
        wording: "Date of previous permanence order not a valid value. NOTE: This rule may result in false negatives where the period of care started before the current collection year",
        tables: &[Table::Episodes, Table::PrevPerm],
        fields: &["DATE_PERM", "DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM
                     | 1     | 01/06/2026
                     | 2     | 01/06/2026
                   > | 3     | 01/06/2026
                     | 3     | 01/09/2026
                     | 4     | 15/06/2026
                   > | 5     | 01/06/2026
                     | 6     | 01/06/2026
                   > | 7     | 01/06/2026
            PrevPerm | CHILD | DATE_PERM
                     | 1     | 31/05/2014
                     | 2     | zz/zz/2014
                   > | 3     | 31/02/2014
                     | 4     | ZZ/06/2026
                   > | 5     | 02/06/2026
                     | 6     |
                   > | 7     | zz/07/2026
                   > | 8     | zz/zz/zzzz
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let first = child.dated_episodes().first();
    for row in child.previous_permanence {
        let wrong = match &row.date_perm {
            Cell::Blank => false,
            Cell::Other(_) => true,
            Cell::Value(order) => {
                first.is_some_and(|first| first.decom.is_on_or_before(order.earliest()))
            }
        };
        if wrong {
            found.row(*row);
            if let Some(first) = first {
                found.row(*first);
            }
        }
    }
}
