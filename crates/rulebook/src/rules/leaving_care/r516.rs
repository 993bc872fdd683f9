use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that ended with a special guardianship order to former foster carers (E45, E46)
    /// was a foster placement (U1 to U6).
    /// ## Why it matters
    /// The guardians can be former foster carers only if the child lived with them as such.
    /// ## How to put it right
    /// Check PLACE. If the guardians were not the child's foster carers, REC is E47 or E48.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 516.
    Rule {
        code: "516",
        wording: "The episode data submitted for this child does not show that he/she was with their former foster carer(s) during the year.If the code in the reason episode ceased is E45 or E46 the child must have a placement code of U1 to U6.",
        tables: &[Table::Episodes],
        fields: &["REC", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | REC
                     | U1    | E45
                     | U6    | E46
                   > | P1    | E45
                   > | K2    | E46
                   > | T3    | E46
                   > |       | E45
                     | K2    | E47
                     | K2    | E48
                     | K2    |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    use ReasonEpisodeCeased as Rec;
    found.rows(child.episodes, |row| {
        row.rec.is_one_of(&[Rec::E45, Rec::E46]) && !row.place.is_and(|place| place.is_foster())
    });
}
