//! Code sets of the child and of the episode of care.

use super::code_set;

code_set! {
    /// The child's sex as recorded (`SEX`).
    Sex, "SEX" {
        "M" => Male (M): "Male" since 2025,
        "F" => Female (F): "Female" since 2025,
        "U" => Unknown (U): "Not known" / "Unknown" since 2025,
        "1" => MaleUntil2024: "Male" until 2024,
        "2" => FemaleUntil2024: "Female" until 2024,
    }
}

code_set! {
    /// Ethnic origin (`ETHNIC`).
    Ethnicity, "ETHNIC" {
        "WBRI" => WhiteBritish (WBRI): "White British",
        "WIRI" => WhiteIrish (WIRI): "White Irish",
        "WOTH" => AnyOtherWhite (WOTH): "Any other White background",
        "WIRT" => TravellerOfIrishHeritage (WIRT): "Traveller of Irish heritage",
        "WROM" => GypsyRoma (WROM): "Gypsy or Roma" / "Gypsy/Roma",
        "MWBC" => WhiteAndBlackCaribbean (MWBC): "White and Black Caribbean",
        "MWBA" => WhiteAndBlackAfrican (MWBA): "White and Black African",
        "MWAS" => WhiteAndAsian (MWAS): "White and Asian",
        "MOTH" => AnyOtherMixed (MOTH): "Any other Mixed background",
        "AIND" => Indian (AIND): "Indian",
        "APKN" => Pakistani (APKN): "Pakistani",
        "ABAN" => Bangladeshi (ABAN): "Bangladeshi",
        "AOTH" => AnyOtherAsian (AOTH): "Any other Asian background",
        "BCRB" => Caribbean (BCRB): "Caribbean",
        "BAFR" => African (BAFR): "African",
        "BOTH" => AnyOtherBlack (BOTH): "Any other Black background",
        "CHNE" => Chinese (CHNE): "Chinese",
        "OOTH" => AnyOtherEthnicGroup (OOTH): "Any other ethnic group",
        "REFU" => Refused (REFU): "Refused to say" / "Refused",
        "NOBT" => NotYetObtained (NOBT): "Information not yet obtained",
    }
}

code_set! {
    /// Why an episode of care began (`RNE`).
    ReasonNewEpisode, "RNE" {
        "S" => StartedToBeLookedAfter (S): "Started to be looked after" / "Started to be looked-after",
        "P" => ChangeOfPlacementAndCarer (P): "Change of placement and carer" / "Change of placement and carer(s) only",
        "L" => ChangeOfLegalStatus (L): "Change of legal status only",
        "T" => ChangeOfPlacementSameCarer (T): "Change of placement, same carer" / "Change of placement (but same carer(s)) only",
        "U" => ChangeOfLegalStatusAndPlacementSameCarer (U): "Change of legal status and of placement, same carer" / "Change of legal status and change of placement (but same carer(s)) at the same time",
        "B" => ChangeOfLegalStatusPlacementAndCarer (B): "Change of legal status, placement and carer at the same time" / "Change of legal status and placement and carer(s) at the same time",
    }
}

code_set! {
    /// The legal basis on which a child is looked after (`LS`).
    LegalStatus, "LS" {
        "C1" => InterimCareOrder (C1): "Interim care order",
        "C2" => FullCareOrder (C2): "Full care order",
        "D1" => FreeingOrder (D1): "Freeing order granted",
        "E1" => PlacementOrder (E1): "Placement order granted",
        "V2" => AccommodatedSection20 (V2): "Accommodated under section 20 (Children Act 1989), single period" / "Single period of accommodation under section 20 (Children Act 1989)",
        "V3" => ShortBreaksEpisodesRecorded (V3): "Series of short-term breaks, each episode recorded" / "Accommodated under an agreed series of short-term breaks, when individual episodes of care are recorded",
        "V4" => ShortBreaksAgreementsRecorded (V4): "Series of short-term breaks, agreements recorded" / "Accommodated under an agreed series of short-term breaks, when agreements are recorded (NOT individual episodes of care)",
        "J1" => OnRemand (J1): "On remand, in local authority or youth detention accommodation" / "Remanded to local authority accommodation or to youth detention accommodation",
        "J2" => PoliceAndCriminalEvidence (J2): "In local authority accommodation under the Police and Criminal Evidence Act 1984" / "Placed in local authority accommodation under the Police and Criminal Evidence Act 1984, including secure accommodation.  However, this would not necessarily be accommodation where the child would be detained.",
        "J3" => YouthRehabilitationOrder (J3): "Youth rehabilitation order with residence or intensive fostering requirement" / "Sentenced to Youth Rehabilitation Order (Criminal Justice and Immigration Act 2008 as amended by Legal Aid, Sentencing and Punishment of Offenders Act (LASPOA) 2012 with residence or intensive fostering requirement)",
        "L1" => PoliceProtection (L1): "Under police protection, in local authority accommodation" / "Under police protection and in local authority accommodation",
        "L2" => EmergencyProtectionOrder (L2): "Emergency protection order" / "Emergency protection order (EPO)",
        "L3" => ChildAssessmentOrder (L3): "Child assessment order, in local authority accommodation" / "Under child assessment order and in local authority accommodation",
    }
}

code_set! {
    /// The main reason a child came into care (`CIN`).
    CategoryOfNeed, "CIN" {
        "N1" => AbuseOrNeglect (N1): "Abuse or neglect",
        "N2" => ChildsDisability (N2): "Child's disability",
        "N3" => ParentalIllnessOrDisability (N3): "Parental illness or disability",
        "N4" => FamilyInAcuteStress (N4): "Family in acute stress",
        "N5" => FamilyDysfunction (N5): "Family dysfunction",
        "N6" => SociallyUnacceptableBehaviour (N6): "Socially unacceptable behaviour",
        "N7" => LowIncome (N7): "Low income",
        "N8" => AbsentParenting (N8): "Absent parenting",
    }
}

code_set! {
    /// The kind of placement (`PLACE`).
    PlacementType, "PLACE" {
        "A3" => AdoptionConsentWithFosterCarer (A3): "Placed for adoption with consent, with current foster carers" / "Placed for adoption with parental/guardian consent with current foster carer(s) (under Section 19 of the Adoption and Children Act 2002) or with a freeing order where parental/guardian consent has been given (under Section 18(1)(a) of the Adoption Act 1976)",
        "A4" => AdoptionConsentWithOthers (A4): "Placed for adoption with consent, not with current foster carers" / "Placed for adoption with parental/guardian consent not with current foster carer(s) (under Section 19 of the Adoption and Children Act 2002) or with a freeing order where parental/guardian consent has been given under Section 18(1)(a) of the Adoption Act 1976",
        "A5" => AdoptionOrderWithFosterCarer (A5): "Placed for adoption under a placement order, with current foster carers" / "Placed for adoption with placement order with current foster carer(s) (under Section 21 of the Adoption and Children Act 2002) or with a freeing order where parental/guardian consent was dispensed with (under Section 18(1)(b) the Adoption Act 1976)",
        "A6" => AdoptionOrderWithOthers (A6): "Placed for adoption under a placement order, not with current foster carers" / "Placed for adoption with placement order not with current foster carer(s) (under Section 21 of the Adoption and Children Act 2002) or with a freeing order where parental/guardian consent was dispensed with (under Section 18(1)(b) of the Adoption Act 1976)",
        "H5" => SemiIndependentLiving (H5): "Semi-independent living, not subject to children's homes regulations" / "Semi-independent living accommodation not subject to children's homes regulations" until 2024,
        "K1" => SecureChildrensHome (K1): "Secure children's home" / "Secure children's homes",
        "K2" => ChildrensHome (K2): "Children's home" / "Children's Homes subject to Children's Homes Regulations",
        "K3" => SupportedAccommodation (K3): "Registered supported accommodation" since 2024,
        "P1" => WithParents (P1): "With own parents or another person with parental responsibility" / "Placed with own parent(s) or other person(s) with parental responsibility",
        "P2" => IndependentLiving (P2): "Independent living" / "Independent living for example in a flat, lodgings, bedsit, bed and breakfast (B&B) or with friends, with or without formal support" until 2024,
        "P3" => ResidentialEmployment (P3): "Residential employment",
        "R1" => ResidentialCareHome (R1): "Residential care home",
        "R2" => HealthTrust (R2): "NHS, health trust or other establishment providing medical or nursing care" / "National Health Service (NHS)/health trust or other establishment providing medical or nursing care",
        "R3" => FamilyCentre (R3): "Family centre or mother and baby unit",
        "R5" => YoungOffenderInstitution (R5): "Young offender institution" / "Young offender institution (YOI)",
        "S1" => ResidentialSchool (S1): "Residential school" / "All residential schools, except where dual-registered as a school and children's home",
        "T0" => Temporary (T0): "Temporary move" / "All types of temporary move (see paragraphs above for further details)",
        "T1" => TemporaryInHospital (T1): "Temporary period in hospital" / "Temporary periods in hospital",
        "T2" => TemporaryOnHoliday (T2): "Temporary absence on holiday" / "Temporary absences of the child on holiday",
        "T3" => TemporaryCarersOnHoliday (T3): "Temporary, while the usual foster carers are on holiday" / "Temporary accommodation whilst normal foster carer(s) is/are on holiday",
        "T4" => TemporarySevenDays (T4): "Temporary, seven days or less" / "Temporary accommodation of seven days or less, for any reason, not covered by codes T1 to T3",
        "U1" => FosterKinLongTerm (U1): "Foster care with relatives or friends, long term" / "Foster placement with relative(s) or friend(s) - long term fostering",
        "U2" => FosterKinForAdoption (U2): "Foster care with relatives or friends who are approved adopters (fostering for adoption)" / "Fostering placement with relative(s) or friend(s) who is/are also an approved adopter(s) - fostering for adoption /concurrent planning",
        "U3" => FosterKinOther (U3): "Foster care with relatives or friends, neither long term nor for adoption" / "Fostering placement with relative(s) or friend(s) who is/are not longterm or fostering for adoption /concurrent planning",
        "U4" => FosterLongTerm (U4): "Foster care with other carers, long term" / "Foster placement with other foster carer(s) - long term fostering",
        "U5" => FosterForAdoption (U5): "Foster care with other carers who are approved adopters (fostering for adoption)" / "Foster placement with other foster carer(s) who is/are also an approved adopter(s) - fostering for adoption /concurrent planning",
        "U6" => FosterOther (U6): "Foster care with other carers, neither long term nor for adoption" / "Foster placement with other foster carer(s) - not long term or fostering for adoption /concurrent planning",
        "Z1" => OtherPlacement (Z1): "Other placement" / "Other placements (must be listed on a schedule sent to DfE with annual submission)" until 2025,
        "Z11" => OtherPlacementZ11 (Z11): "Other placement (Z11)" since 2026,
        "Z12" => OtherPlacementZ12 (Z12): "Other placement (Z12)" since 2026,
        "Z13" => OtherPlacementZ13 (Z13): "Other placement (Z13)" since 2026,
        "Z14" => OtherPlacementZ14 (Z14): "Other placement (Z14)" since 2026,
    }
}

code_set! {
    /// Who provides the placement (`PLACE_PROVIDER`).
    PlacementProvider, "PLACE_PROVIDER" {
        "PR0" => Parents (PR0): "Parents or another person with parental responsibility" / "Parent(s) or other person(s) with parental responsibility",
        "PR1" => OwnProvision (PR1): "Own provision (by the local authority)" / "Own provision (by the local authority) including a regional adoption agency where the child's responsible local authority is the host authority",
        "PR2" => OtherLocalAuthority (PR2): "Other local authority" / "Other local authority provision, including a regional adoption agency where another local authority is the host authority",
        "PR3" => OtherPublic (PR3): "Other public provision" / "Other public provision (for example, a primary care trust)",
        "PR4" => Private (PR4): "Private provision",
        "PR5" => Voluntary (PR5): "Voluntary or third sector provision" / "Voluntary/third sector provision",
    }
}

code_set! {
    /// Why an episode of care ended (`REC`).
    ReasonEpisodeCeased, "REC" {
        "X1" => NewEpisodeSameDay (X1): "Episode ended and a new one began the same day" / "Episode ceases, and new episode begins on same day, for any reason",
        "E11" => AdoptedUnopposed (E11): "Adopted, application unopposed" / "Adopted - application for an adoption order unopposed",
        "E12" => AdoptedConsentDispensed (E12): "Adopted, consent dispensed with by the court" / "Adopted - consent dispensed with by the court",
        "E2" => Died (E2): "Died",
        "E3" => TransferredToAnotherAuthority (E3): "Care taken over by another local authority in the UK",
        "E4A" => ReturnedHomePlanned (E4A): "Returned home to parents or relatives with parental responsibility, planned" / "Returned home to live with parent(s), relative(s), or other person(s) with parental responsibility as part of the care planning process (not under a special guardianship order or residence order or (from 22 April 2014) a child arrangement order).",
        "E4B" => ReturnedHomeNotPlanned (E4B): "Returned home to parents or relatives with parental responsibility, not planned" / "Returned home to live with parent(s), relative(s), or other person(s) with parental responsibility which was not part of the current care planning process (not under a special guardianship order or residence order or (from 22 April 2014) a child arrangement order).",
        "E13" => LivesWithNoParentalResponsibility (E13): "Left care to live with parents or relatives with no parental responsibility" / "Left care to live with parent(s), relative(s), or other person(s) with no parental responsibility.",
        "E41" => ChildArrangementsOrder (E41): "Residence order or child arrangements order granted" / "Residence order (or, from 22 April 2014, a child arrangement order which sets out with whom the child is to live) granted",
        "E43" => GuardianshipFormerCarerUntil2019 (E43): "Special guardianship order to former foster carers" until 2019,
        "E44" => GuardianshipOthersUntil2019 (E44): "Special guardianship order to carers other than former foster carers" until 2019,
        "E45" => GuardianshipFormerCarerKin (E45): "Special guardianship order to former foster carers who were relatives or friends" / "Special guardianship order made to former foster carer(s), who was/are a relative(s) or friend(s)" since 2019,
        "E46" => GuardianshipFormerCarer (E46): "Special guardianship order to former foster carers who were not relatives or friends" / "Special guardianship order made to former foster carer(s), other than relative(s) or friend(s)" since 2019,
        "E47" => GuardianshipKin (E47): "Special guardianship order to other carers who were relatives or friends" / "Special guardianship order made to carer(s), other than former foster carer(s), who was/are a relative(s) or friend(s)" since 2019,
        "E48" => GuardianshipOther (E48): "Special guardianship order to other carers who were not relatives or friends" / "Special guardianship order made to carer(s), other than former foster carer(s), other than relative(s) or friend(s)" since 2019,
        "E5" => IndependentWithSupport (E5): "Moved into independent living with formal support" / "Moved into independent living arrangement and no longer looked-after: supportive accommodation providing formalised advice/support arrangements (such as most hostels, young men's Christian association, foyers, staying close and care leavers projects). Includes both children leaving care before and at age 18",
        "E6" => IndependentWithoutSupport (E6): "Moved into independent living without formal support" / "Moved into independent living arrangement and no longer looked-after : accommodation providing no formalised advice/support arrangements (such as bedsit, own flat, living with friend(s)). Includes both children leaving care before and at age 18",
        "E7" => AdultResidentialCare (E7): "Transferred to residential care funded by adult social care services",
        "E8" => OtherReason (E8): "Ceased for any other reason" / "Period of being looked-after ceased for any other reason (where none of the other reasons apply)",
        "E9" => SentencedToCustody (E9): "Sentenced to custody",
        "E14" => RemandEnded (E14): "Accommodation on remand ended",
        "E15" => AssessedAsAdult (E15): "Age assessment found the child to be 18 or over" / "Age assessment determined child is aged 18 or over and E5, E6 and E7 do not apply, such as an unaccompanied asylum-seeking child (UASC) whose age has been disputed",
        "E16" => MovedAbroad (E16): "Moved abroad" / "Child moved abroad",
        "E17" => StayedWithCarersAt18 (E17): "Aged 18 or over and remained with current carers (staying put)" / "Aged 18 (or over) and remained with current carers (inc under staying put arrangements)",
    }
}

code_set! {
    /// Why a placement changed (`REASON_PLACE_CHANGE`).
    ReasonPlacementChange, "REASON_PLACE_CHANGE" {
        "CARPL" => CarePlan (CARPL): "Change to, or carrying out of, the care plan" / "Change to/Implementation of Care Plan",
        "CLOSE" => ResignationOrClosure (CLOSE): "Resignation or closure of provision" / "Resignation/ closure of provision",
        "ALLEG" => Allegation (ALLEG): "Allegation (section 47)" / "Allegation (s47)",
        "STAND" => StandardsOfCare (STAND): "Standards of care concern",
        "APPRR" => ApprovalRemoved (APPRR): "Approval removed",
        "CREQB" => CarerRequestBehaviour (CREQB): "Carer asked for the placement to end because of the child's behaviour" / "Carer(s) requests placement end due to child's behaviour",
        "CREQO" => CarerRequestOther (CREQO): "Carer asked for the placement to end for another reason" / "Carer(s) requests placement end other than due to child's behaviour",
        "CHILD" => ChildRequest (CHILD): "Child asked for the placement to end" / "Child requests placement end",
        "LAREQ" => AuthorityRequest (LAREQ): "Responsible or area authority asked for the placement to end" / "Responsible/area authority requests placement end",
        "PLACE" => StatusOfPlacementOnly (PLACE): "Change in the status of the placement only" / "Change in the status of placement only",
        "CUSTOD" => Custody (CUSTOD): "Custody arrangement",
        "OTHER" => Other (OTHER): "Other",
    }
}

code_set! {
    /// Whether a placement lies inside the responsible authority (`PL_LOCATION`).
    InsideArea, "PL_LOCATION" {
        "IN" => Inside (IN): "Inside the responsible authority" / "placement postcode is inside the responsible authority",
        "OUT" => Outside (OUT): "Outside the responsible authority" / "outside it (or in Scotland, Northern Ireland, Wales)",
    }
}
