//! Small words for sentences.

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The sentence with a capital letter at its beginning.
pub(crate) fn capital(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// `nobody`, `one person`, `3 people`.
pub(crate) fn people(n: usize) -> String {
    match n {
        0 => "nobody".into(),
        1 => "one person".into(),
        n => format!("{n} people"),
    }
}
