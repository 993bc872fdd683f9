//! Numbers of things, in words: one provider, two providers.

use crate::money::grouped;

/// "1 provider", "2 providers", "1,204 providers": a number with the word that goes with it, thousands
/// separated by commas. A number below nothing counts as none.
pub fn counted(number: impl TryInto<u64>, one: &str, many: &str) -> String {
    let number = number.try_into().unwrap_or_default();
    format!(
        "{} {}",
        grouped(number),
        if number == 1 { one } else { many }
    )
}

#[test]
fn one_of_a_thing_is_not_several() {
    assert_eq!(counted(1_u64, "provider", "providers"), "1 provider");
    assert_eq!(counted(0_usize, "provider", "providers"), "0 providers");
    assert_eq!(counted(1_204_i64, "child", "children"), "1,204 children");
    assert_eq!(counted(-1_i32, "day", "days"), "0 days");
}
