use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// FOSTER_CARE agrees with the last placement: 1 (adopted by former foster carers) after A3 or
    /// A5, 0 after A4 or A6. Old returns have A2 and A1 instead.
    /// ## Why it matters
    /// Both say whether the adopters had fostered the child, so they cannot differ.
    /// ## How to put it right
    /// Correct FOSTER_CARE in AD1, or PLACE of the last episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 335.
    Rule {
        code: "335",
        wording: "The current foster value (0) suggests that child is not adopted by current foster carer, but last placement is A2, A3, or A5. Or the current foster value (1) suggests that child is adopted by current foster carer, but last placement is A1, A4 or A6.",
        tables: &[Table::Episodes, Table::Ad1],
        fields: &["PLACE", "FOSTER_CARE"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | REC | CHILD
                   > | A2    | E1  | 10
                     | --    | E1  | 11
                     | A1    | E1  | 12
                     | --    | E12 | 13
                     | A4    | E11 | 14
                     | --    | E1  | 15
                     | A5    | --  | 16
                     | A3    | E12 | 17
            AD1 | FOSTER_CARE         | CHILD
              > | 0                   | 10
                | 1                   | 11
                | 0                   | 12
                | 1                   | 13
                | 2                   | 14
                | former foster carer | 15
                | ''                  | 16
                |                     | 17
        ", "
            Episodes | CHILD | DECOM      | PLACE | DEC        | REC
                     | 1     | 01/01/2026 | U6    | 01/05/2026 | X1
                   > | 1     | 01/05/2026 | A6    | 01/09/2026 | E12
                     | 2     | 01/01/2026 | A5    | 01/05/2026 | X1
                     | 2     | 01/05/2026 | A6    | 01/09/2026 | E12
                   > | 3     | 01/05/2026 | A3    | 01/09/2026 | E11
                     | 3     |            | A4    |            |
                     | 4     | 01/05/2026 | A4    | 01/09/2026 | E11
            AD1 | CHILD | FOSTER_CARE
              > | 1     | 1
                | 2     | 0
              > | 3     | 0
                | 4     | X
                | 5     | 1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    // Rows without a date sort last and would pass for the last placement.
    let adoption = child.episodes.iter().rfind(|row| super::adopted(row));
    let Some(last) = adoption
        .copied()
        .or_else(|| child.final_episode())
        .or(child.episodes.last().copied())
    else {
        return;
    };
    let contradicts = match &last.place {
        Cell::Value(PlacementType::A3 | PlacementType::A5) => AdoptedByFosterCarer::No,
        Cell::Value(PlacementType::A4 | PlacementType::A6) => AdoptedByFosterCarer::Yes,
        // Codes of long ago, which the column no longer takes.
        Cell::Other(code) if code.is("A2") => AdoptedByFosterCarer::No,
        Cell::Other(code) if code.is("A1") => AdoptedByFosterCarer::Yes,
        _ => return,
    };
    for row in child.ad1 {
        if row.foster_care.is(contradicts) {
            found.row(*row);
            found.row(last);
        }
    }
}
