use super::WITHOUT_NUMBER;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// UPN is a pupil number in the right form (a letter other than I, O and S, then twelve
    /// digits, of which the last may be a letter), or UN1 to UN5 where there is none. A blank
    /// is the matter of rule 442.
    /// ## Why it matters
    /// The number joins a child in care to school results. One that is malformed joins to
    /// nothing.
    /// ## How to put it right
    /// Ask the school or the virtual school for the number. If there is none, say why: UN1 too
    /// young for school, UN2 never on an English roll, UN3 educated outside England, UN4 newly
    /// looked after, UN5 sources disagree.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 168.
    Rule {
        code: "168",
        wording: "Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2, UN3, UN4 or UN5.",
        tables: &[Table::Header],
        fields: &["UPN"],
        check: Check::Child(check),
        cases: &["
            Header | UPN
                   | UN3
                 > | E07295962325C1556
                   | UN5
                 > | UN7
                 > | UPN3sDSG
                   | X06805040829A
                 > | 5035247309594
                   |
                   | L086819786126
                 > | K06014812931
                 > | J000947841350156
                 > | M0940709
                 > | I072272729588
                   | N075491517151
                   | Z041674136429
                   | E043016488226
                 > | S074885779408
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        row.upn.is_present() && !row.upn.is_one_of(&WITHOUT_NUMBER) && !is_number(row.upn.as_str())
    });
}

/// A letter other than I, O and S, eleven digits, and a digit or (a temporary number) a letter.
fn is_number(upn: &str) -> bool {
    let Ok([first, middle @ .., last]) = <[u8; 13]>::try_from(upn.as_bytes()) else {
        return false;
    };
    first.is_ascii_uppercase()
        && !matches!(first, b'I' | b'O' | b'S')
        && middle.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || last.is_ascii_uppercase())
}
