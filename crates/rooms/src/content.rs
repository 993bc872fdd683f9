//! What can be said, named in the record.

/// Makes types the content of facts: each with its kind, in its first version, and sealed when it says so.
macro_rules! content {
    ($($fact:ident = $kind:literal $(, sealed: $sealed:literal)?;)*) => {$(
        impl record::Content for $fact {
            const KIND: &'static str = $kind;
            const VERSION: u16 = 1;
            $(const SEALED: bool = $sealed;)?
        }
    )*};
}

/// Reads the content of a fact as a table keeps it.
pub(crate) fn read_content<C: record::Content>(text: &str) -> Result<C, record::Fault> {
    serde_json::from_str(text).map_err(|why| unreadable(C::KIND, C::VERSION, &why))
}

/// That content could not be read. A fault never repeats what was said: of serde's message, which may
/// quote it, only the beginning is kept.
pub(crate) fn unreadable(kind: &str, version: u16, why: &serde_json::Error) -> record::Fault {
    record::Fault::Content {
        kind: kind.to_owned(),
        version,
        why: why
            .to_string()
            .split('"')
            .next()
            .unwrap_or_default()
            .to_owned(),
    }
}
