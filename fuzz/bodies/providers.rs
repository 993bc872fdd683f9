//! Any bytes as Ofsted's list of providers, CSV or workbook.

use rulebook::{Input, read};

/// Reads a list; every line is a provider or a problem with words.
pub fn run(bytes: &[u8]) {
    let (list, problems) = read::providers(&[Input::new("list", bytes)]);
    assert!(!list.is_empty() || !problems.is_empty());
    assert!(
        problems
            .iter()
            .all(|problem| problem.message.ends_with('.'))
    );
    let list = list.located(&care::PostcodeTable::default());
    for postcode in list.postcodes() {
        assert!(!postcode.as_str().is_empty());
    }
}
