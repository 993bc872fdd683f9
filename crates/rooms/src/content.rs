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
