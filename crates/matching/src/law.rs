//! The rules that reasons rest on, each with where it is written.

/// A rule of law or guidance.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Rule {
    /// Establishments must be registered.
    Registration,
    /// No under-16 in accommodation that is not a registered home.
    Under16,
    /// At 16 and 17 only in registered supported accommodation.
    At16And17,
    /// A home only takes young people its statement of purpose is for.
    StatementOfPurpose,
    /// The same of supported accommodation.
    SupportedPurpose,
    /// Foster carers are approved, on terms.
    TermsOfApproval,
    /// Three foster children at most.
    FosteringLimit,
    /// Connected people approved for a time.
    ConnectedPerson,
    /// Secure accommodation only by a court's authority.
    Secure,
    /// A child under 13 in a secure home needs the Secretary of State's approval.
    SecureUnder13,
    /// Deprivation of liberty elsewhere only by the High Court's authority.
    Liberty,
    /// Placement with parents under a care order.
    WithParents,
    /// Going home is considered first.
    HomeFirst,
    /// Placement outside the area.
    OutOfArea,
    /// Placement at a distance.
    AtADistance,
    /// Written notice of a placement.
    Notice,
    /// What the most appropriate placement should allow, so far as practicable.
    Preferences,
}

impl Rule {
    /// Where it is written.
    pub const fn citation(self) -> &'static str {
        match self {
            Self::Registration => "Care Standards Act 2000, section 11",
            Self::Under16 => {
                "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 27A"
            }
            Self::At16And17 => {
                "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 27C; \
                 Supported Accommodation (England) Regulations 2023"
            }
            Self::StatementOfPurpose => {
                "Children's Homes (England) Regulations 2015, regulations 14 and 16"
            }
            Self::SupportedPurpose => {
                "Supported Accommodation (England) Regulations 2023, regulation 9"
            }
            Self::TermsOfApproval => {
                "Fostering Services (England) Regulations 2011, regulation 27; Care Planning, Placement \
                 and Case Review (England) Regulations 2010, regulation 23 (six working days in an \
                 emergency)"
            }
            Self::FosteringLimit => "Children Act 1989, schedule 7",
            Self::ConnectedPerson => {
                "Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24 \
                 and 25"
            }
            Self::Secure => "Children Act 1989, section 25",
            Self::SecureUnder13 => "Children (Secure Accommodation) Regulations 1991, regulation 4",
            Self::Liberty => {
                "The High Court's inherent jurisdiction: Re T (A Child) [2021] UKSC 35"
            }
            Self::WithParents => {
                "Care Planning, Placement and Case Review (England) Regulations 2010, regulations 15 to \
                 20"
            }
            Self::HomeFirst => "Children Act 1989, section 22C(2) to (4)",
            Self::OutOfArea | Self::AtADistance => {
                "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 11"
            }
            Self::Notice => {
                "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 13"
            }
            Self::Preferences => "Children Act 1989, section 22C(5) to (9)",
        }
    }
}
