//! Who is asking.

use care::ids::MemberId;

/// Who asks for something: the only way to a [`Tx`](crate::Tx).
#[derive(Debug, Clone)]
pub struct Caller {
    /// The member.
    pub member: MemberId,
    /// Their name, as recorded in the access log.
    pub name: String,
}

impl Caller {
    /// The house itself: commands, imports, jobs. The reason is kept as the name.
    pub fn system(reason: impl Into<String>) -> Self {
        Self {
            member: MemberId(uuid::Uuid::nil()),
            name: reason.into(),
        }
    }
}
