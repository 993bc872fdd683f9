//! Code sets of reviews, health, care leavers, adoption, permanence, absences and workers.

use super::code_set;

code_set! {
    /// How the child took part in a review (`REVIEW_CODE`).
    ReviewParticipation, "REVIEW_CODE" {
        "PN0" => UnderFour (PN0): "Child was under 4" / "Child aged under 4 at the time of the review",
        "PN1" => SpokeForSelf (PN1): "Attended and spoke for themself" / "Child physically attends and speaks for him or herself (Attendance)",
        "PN2" => AttendedAdvocateSpoke (PN2): "Attended, an advocate spoke for them" / "Child physically attends and an advocate speaks on his or her behalf. (Attendance views represented by advocate or Independent Reviewing Officer (IRO))",
        "PN3" => AttendedSymbolically (PN3): "Attended and gave views by signs or symbols" / "Child attends and conveys his or her view symbolically (non-verbally) (Attendance symbols)",
        "PN4" => AttendedWithoutContribution (PN4): "Attended without giving views" / "Child physically attends but does not speak for him or herself, does not convey his or her view symbolically (non-verbally) and does not ask an advocate to speak for him or her (Attendance without contribution)",
        "PN5" => AdvocateBriefed (PN5): "Did not attend, briefed an advocate" / "Child does not attend physically but briefs an advocate to speak for him or her (Views represented by advocate or independent reviewing officer (IRO) through texting, written format, phone, audio/video, viewpoint)",
        "PN6" => ViewsConveyed (PN6): "Did not attend, sent views another way" / "Child does not attend but conveys his or her feelings to the review by a facilitative medium (Texting the chair, written format, phone, audio/video, viewpoint)",
        "PN7" => ViewsNotConveyed (PN7): "Did not attend and views were not conveyed" / "Child does not attend nor are his or her views conveyed to the review",
    }
}

code_set! {
    /// Why there is no strengths and difficulties score (`SDQ_REASON`).
    SdqReason, "SDQ_REASON" {
        "SDQ1" => AgeOutOfRange (SDQ1): "No form returned: child was under 4 or over 16" / "No form returned as child was aged under 4 or over 16 at date of latest assessment",
        "SDQ2" => CarerRefused (SDQ2): "Carers refused to complete the questionnaire" / "Carer(s) refused to complete and return questionnaire",
        "SDQ3" => SeverityOfDisability (SDQ3): "Not possible because of the severity of the child's disability" / "Not possible to complete the questionnaire due to severity of the child's disability",
        "SDQ4" => Other (SDQ4): "Other",
        "SDQ5" => ChildRefused (SDQ5): "Child or young person refused" / "Child or young person refuses to allow a strengths and difficulties questionnaire (SDQ) to be completed",
    }
}

code_set! {
    /// A plain no or yes, written 0 or 1.
    YesNo, "" {
        "0" => No: "No",
        "1" => Yes: "Yes",
    }
}

code_set! {
    /// Whether the authority is in touch with a care leaver (`IN_TOUCH`).
    InTouch, "IN_TOUCH" {
        "YES" => Yes (YES): "In touch" / "Yes - in touch",
        "NO" => No (NO): "Not in touch" / "No – not in touch",
        "DIED" => Died (DIED): "Died after leaving care",
        "REFU" => Refuses (REFU): "Young person refuses contact",
        "NREQ" => NotRequired (NREQ): "Young person no longer needs services" / "Young person no longer requires children's social care services",
        "RHOM" => ReturnedHome (RHOM): "Returned home for six months or more" / "Young person returned to live with parents or someone with parental responsibility for a continuous period of 6 months or more",
    }
}

code_set! {
    /// A care leaver's main activity (`ACTIV`).
    Activity, "ACTIV" {
        "F1" => HigherEducationFullTime (F1): "Full time in higher education" / "Young person engaged full time in higher education (for example studies beyond A level)",
        "P1" => HigherEducationPartTime (P1): "Part time in higher education" / "Young person engaged part time in higher education (for example studies beyond A level)",
        "F2" => OtherEducationFullTime (F2): "Full time in education other than higher education" / "Young person engaged full time in education other than higher education",
        "P2" => OtherEducationPartTime (P2): "Part time in education other than higher education" / "Young person engaged part time in education other than higher education",
        "F4" => ApprenticeshipFullTime (F4): "Full time in an apprenticeship" / "Young person engaged full time in an apprenticeship",
        "P4" => ApprenticeshipPartTime (P4): "Part time in an apprenticeship" / "Young person engaged part time in an apprenticeship",
        "F5" => TrainingOrEmploymentFullTime (F5): "Full time in training or employment" / "Young person engaged full time in training or employment (not apprenticeship)",
        "P5" => TrainingOrEmploymentPartTime (P5): "Part time in training or employment" / "Young person engaged part time in training or employment (not apprenticeship)",
        "G4" => NotInWorkIllness (G4): "Not in education, employment or training: illness or disability" / "Young person not in education, employment or training because of illness or disability",
        "G5" => NotInWorkOther (G5): "Not in education, employment or training: other circumstances" / "Young person not in education, employment or training: other circumstances",
        "G6" => NotInWorkParenting (G6): "Not in education, employment or training: pregnancy or parenting" / "Young person not in education, employment or training due to pregnancy or parenting",
        "0" => NotKnown: "Not applicable or not known (not in touch)" / "Not applicable / activity not known (local authority not in touch)",
    }
}

code_set! {
    /// Where a care leaver lives and whether it is suitable (`ACCOM`).
    Accommodation, "ACCOM" {
        "B1" => WithParentsOrRelativesSuitable (B1): "With parents or relatives, suitable" / "With parent(s) or relative(s) — considered suitable",
        "B2" => WithParentsOrRelativesUnsuitable (B2): "With parents or relatives, not suitable" / "With parent(s) or relative(s) — considered unsuitable",
        "C1" => ResidentialCareSuitable (C1): "Community home or other residential care, suitable" / "Community home or other form of residential care such as an National Health Service (NHS) establishment — considered suitable",
        "C2" => ResidentialCareUnsuitable (C2): "Community home or other residential care, not suitable" / "Community home or other form of residential care such as an National Health Service (NHS) establishment — considered unsuitable",
        "D1" => SemiIndependentSuitable (D1): "Semi-independent or transitional accommodation, suitable" / "Semi-independent, transitional accommodation (like a supported hostel, trainer flats); self-contained accommodation with specialist personal assistance support (for example, for young people with disabilities, pregnant young women and single parents); and self-contained accommodation with floating support — considered suitable",
        "D2" => SemiIndependentUnsuitable (D2): "Semi-independent or transitional accommodation, not suitable" / "Semi-independent, transitional accommodation (like a supported hostel, trainer flats); self-contained accommodation with specialist personal assistance support (for example, for young people with disabilities, pregnant young women and single parents); and self-contained accommodation with floating support — considered unsuitable",
        "E1" => SupportedLodgingsSuitable (E1): "Supported lodgings, suitable" / "Supported lodgings (accommodation, usually in a family home, where adult(s) in the \"host family\" provide formal advice and support) — considered suitable",
        "E2" => SupportedLodgingsUnsuitable (E2): "Supported lodgings, not suitable" / "Supported lodgings (accommodation, usually in a family home, where adult(s) in the \"host family\" provide formal advice and support) — considered unsuitable",
        "G1" => GoneAbroadSuitable (G1): "Gone abroad, suitable" / "Gone abroad — considered suitable",
        "G2" => GoneAbroadUnsuitable (G2): "Gone abroad, not suitable" / "Gone abroad — considered unsuitable",
        "H1" => DeportedSuitable (H1): "Deported, suitable" / "Deported — considered suitable",
        "H2" => DeportedUnsuitable (H2): "Deported, not suitable" / "Deported — considered unsuitable",
        "K1" => OrdinaryLodgingsSuitable (K1): "Ordinary lodgings without formal support, suitable" / "Ordinary lodgings, without formal support — considered suitable",
        "K2" => OrdinaryLodgingsUnsuitable (K2): "Ordinary lodgings without formal support, not suitable" / "Ordinary lodgings, without formal support — considered unsuitable",
        "R1" => ResidenceNotKnownSuitable (R1): "Residence not known, suitable" / "Residence not known — considered suitable",
        "R2" => ResidenceNotKnownUnsuitable (R2): "Residence not known, not suitable" / "Residence not known — considered unsuitable",
        "S2" => NoFixedAbodeUnsuitable (S2): "No fixed abode or homeless, not suitable" / "No fixed abode / homeless — considered unsuitable",
        "T1" => FoyerSuitable (T1): "Foyer or similar supported accommodation, suitable" / "Foyers and similar supported accommodation which combines the accommodation with opportunities for education, training or employment — considered suitable",
        "T2" => FoyerUnsuitable (T2): "Foyer or similar supported accommodation, not suitable" / "Foyers and similar supported accommodation which combines the accommodation with opportunities for education, training or employment — considered unsuitable",
        "U1" => IndependentLivingSuitable (U1): "Independent living, suitable" / "Independent living, for example independent tenancy of flat, house or bedsit, including local authority or housing association tenancy, or accommodation provided by a college or university. Includes flat sharing — considered suitable",
        "U2" => IndependentLivingUnsuitable (U2): "Independent living, not suitable" / "Independent living, for example independent tenancy of flat, house or bedsit, including local authority or housing association tenancy, or accommodation provided by a college or university. Includes flat sharing — considered unsuitable",
        "V1" => EmergencySuitable (V1): "Emergency accommodation, suitable" / "Emergency accommodation (like a night shelter, direct access or emergency hostel) — considered suitable",
        "V2" => EmergencyUnsuitable (V2): "Emergency accommodation, not suitable" / "Emergency accommodation (like a night shelter, direct access or emergency hostel) — considered unsuitable",
        "W1" => BedAndBreakfastSuitable (W1): "Bed and breakfast, suitable" / "Bed and breakfast — considered suitable",
        "W2" => BedAndBreakfastUnsuitable (W2): "Bed and breakfast, not suitable" / "Bed and breakfast — considered unsuitable",
        "X2" => InCustodyUnsuitable (X2): "In custody, not suitable" / "In custody — considered unsuitable",
        "Y1" => OtherSuitable (Y1): "Other accommodation, suitable" / "Other accommodation — considered suitable",
        "Y2" => OtherUnsuitable (Y2): "Other accommodation, not suitable" / "Other accommodation — considered unsuitable",
        "Z1" => FormerFosterCarerSuitable (Z1): "With former foster carers (staying put), suitable" / "With former foster carer(s) (staying put); not to be used for 17-year-old care leavers — considered suitable",
        "Z2" => FormerFosterCarerUnsuitable (Z2): "With former foster carers (staying put), not suitable" / "With former foster carer(s) (staying put); not to be used for 17-year-old care leavers — considered unsuitable",
        "0" => NotKnown: "Not applicable or not known (not in touch)" / "Not applicable / not known (local authority not in touch)",
    }
}

code_set! {
    /// Whether the adopters were the foster carers (`FOSTER_CARE`).
    AdoptedByFosterCarer, "FOSTER_CARE" {
        "0" => No: "Not adopted by former foster carers" / "Not adopted by former foster carer(s)",
        "1" => Yes: "Adopted by former foster carers" / "Adopted by former foster carer(s)",
    }
}

code_set! {
    /// How many adopters (`NB_ADOPTR`).
    AdopterCount, "NB_ADOPTR" {
        "1" => One: "One adopter",
        "2" => Two: "Two adopters (a couple)" / "Two adopters (couple)",
    }
}

code_set! {
    /// The sex of the adopters (`SEX_ADOPTR`).
    AdopterSex, "SEX_ADOPTR" {
        "M1" => SingleMan (M1): "Single man" / "Single Male",
        "F1" => SingleWoman (F1): "Single woman" / "Single Female",
        "MM" => MaleCouple (MM): "Male couple",
        "FF" => FemaleCouple (FF): "Female couple",
        "MF" => MaleAndFemaleCouple (MF): "Male and female couple" / "Male/Female couple",
    }
}

code_set! {
    /// The legal status of the adopters (`LS_ADOPTR`).
    AdopterLegalStatus, "LS_ADOPTR" {
        "L0" => Single (L0): "Single adopter" / "Single Adopter",
        "L11" => MarriedDifferentGender (L11): "Different gender married couple",
        "L12" => MarriedSameGender (L12): "Same gender married couple",
        "L2" => CivilPartnership (L2): "Civil partnership couple",
        "L3" => UnmarriedDifferentGender (L3): "Different gender unmarried couple",
        "L4" => UnmarriedSameGender (L4): "Same gender couple not married or in a civil partnership",
    }
}

code_set! {
    /// Why a child should no longer be placed for adoption (`REASON_PLACED_CEASED`).
    ReasonNoLongerPlaced, "REASON_PLACED_CEASED" {
        "RD1" => NeedsChanged (RD1): "The child's needs changed after the decision" / "The child's needs changed subsequent to the decision",
        "RD2" => NoPlacementOrder (RD2): "The court did not make a placement order" / "The Court did not make a placement order",
        "RD3" => NoAdoptersFound (RD3): "Prospective adopters could not be found",
        "RD4" => OtherReason (RD4): "Any other reason",
    }
}

code_set! {
    /// What permanence a child had before coming into care (`PREV_PERM`).
    PermanenceOption, "PREV_PERM" {
        "P1" => Adoption (P1): "Adoption",
        "P2" => SpecialGuardianship (P2): "Special guardianship order" / "Special guardianship order (SGO)",
        "P3" => ChildArrangements (P3): "Residence order or child arrangements order" / "Residence order (RO) or child arrangements order (CAO) which sets out with whom the child is to live",
        "P4" => Unknown (P4): "Not known" / "Unknown",
        "Z1" => NoPrevious (Z1): "No previous permanence option" / "Child has not previously had a permanence option",
    }
}

code_set! {
    /// Missing from care or away without authorisation (`MISSING`).
    Absence, "MISSING" {
        "M" => Missing (M): "Missing: whereabouts not known" / "Missing from care: not at placement or where expected and whereabouts not known",
        "A" => Away (A): "Away without authorisation: whereabouts known" / "Away from placement without authorisation: whereabouts known but not at placement/where expected",
    }
}

code_set! {
    /// Why the social worker changed (`SW_REASON`).
    SocialWorkerChange, "SW_REASON" {
        "MANAGE" => ManagingCaseloads (MANAGE): "Managing caseloads" / "Managing Caseloads",
        "FCONTA" => FirstContact (FCONTA): "First contact or re-referral",
        "LEFTRL" => LeftRole (LEFTRL): "Previous social worker left role",
        "ORGRST" => Restructure (ORGRST): "New social worker assigned following organisational restructure",
        "TSPROC" => TransferProcess (TSPROC): "New social worker assigned following child transfer due to standard process",
        "ABSENC" => AbsenceCover (ABSENC): "Absence cover or return from absence",
        "CHCHAN" => ChildRequest (CHCHAN): "Child asked for a change" / "Child requested change from previous social worker",
        "PCCHAN" => ParentOrCarerRequest (PCCHAN): "Parent or carer asked for a change" / "Parent/carer requested change from previous social worker",
        "SWDIED" => WorkerDied (SWDIED): "Previous social worker died" / "Previous Social Worker died",
        "OTHERS" => OtherReason (OTHERS): "Other reason",
    }
}
