//! The rows. Column names, labels and order are DfE's (schema in `docs/data-sources.md`).

use super::{At, ColumnInfo, Row, Table};
use crate::cell::{Cell, Column, PartialDate, SdqScore, Text};
use care::codes::*;
use care::{Date, Miles, Postcode};

macro_rules! rows {
    ($(
        $(#[$doc:meta])*
        $row:ident of $table:ident in $place:ident {
            $( #[doc = $label:literal] $field:ident: $kind:ty = $name:literal, )+
            $( derived { $( #[doc = $dlabel:literal] $dfield:ident: $dkind:ty = $dname:literal, )+ } )?
        }
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, PartialEq, Eq, Default, Debug)]
            pub struct $row {
                /// Where it stood.
                pub at: At,
                $( #[doc = $label] #[doc = concat!(" (`", $name, "`).")] pub $field: $kind, )+
                $($( #[doc = $dlabel] #[doc = concat!(" (`", $dname, "`, derived).")] pub $dfield: $dkind, )+)?
            }

            impl Row for $row {
                const TABLE: Table = Table::$table;
                fn at(&self) -> At { self.at }
                fn set_at(&mut self, at: At) { self.at = at; }
                fn child(&self) -> &Text { &self.child }
                fn put(&mut self, column: usize, text: &str) {
                    rows!(@each self column; $($field)+ $($($dfield)+)?; (cell) { *cell = Column::read(text) } else {});
                }
                fn write(&self, column: usize, out: &mut String) {
                    rows!(@see self column; $($field)+ $($($dfield)+)?; (cell) { Column::write(cell, out) } else {});
                }
                fn blank(&self, column: usize) -> bool {
                    rows!(@see self column; $($field)+ $($($dfield)+)?; (cell) { Column::blank(cell) } else { true })
                }
                fn other(&self, column: usize) -> Option<&str> {
                    rows!(@see self column; $($field)+ $($($dfield)+)?; (cell) { Column::other(cell) } else { None })
                }
                fn same(&self, other: &Self) -> bool {
                    $(self.$field == other.$field)&&+ $($(&& self.$dfield == other.$dfield)+)?
                }
                fn rows(of: &crate::Return) -> &Vec<Self> { &of.$place }
                fn rows_mut(of: &mut crate::Return) -> &mut Vec<Self> { &mut of.$place }
            }
        )+

        pub(super) fn columns(table: Table) -> &'static [ColumnInfo] {
            match table {
                $(Table::$table => &[
                    $( ColumnInfo { name: $name, label: $label, wants: <$kind as Column>::WANTS, derived: false }, )+
                    $($( ColumnInfo { name: $dname, label: $dlabel, wants: <$dkind as Column>::WANTS, derived: true }, )+)?
                ],)+
            }
        }
    };
    // Macros cannot count, but an enum of the fields does.
    (@each $self:ident $column:ident; $($field:ident)+; ($cell:ident) $then:block else $otherwise:block) => {{
        #[expect(non_camel_case_types, reason = "these are the names of fields")]
        #[derive(Clone, Copy)]
        enum Place { $($field),+ }
        match [$(Place::$field),+].get($column) {
            $(Some(Place::$field) => { let $cell = &mut $self.$field; $then })+
            None => $otherwise,
        }
    }};
    (@see $self:ident $column:ident; $($field:ident)+; ($cell:ident) $then:block else $otherwise:block) => {{
        #[expect(non_camel_case_types, reason = "these are the names of fields")]
        #[derive(Clone, Copy)]
        enum Place { $($field),+ }
        match [$(Place::$field),+].get($column) {
            $(Some(Place::$field) => { let $cell = &$self.$field; $then })+
            None => $otherwise,
        }
    }};
}

rows! {
    /// A child: who they are.
    Header of Header in headers {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "sex"] sex: Cell<Sex> = "SEX",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "ethnic origin"] ethnic: Cell<Ethnicity> = "ETHNIC",
        #[doc = "unique pupil number"] upn: Text = "UPN",
        #[doc = "whether the child is a mother"] mother: Cell<YesNo> = "MOTHER",
        #[doc = "date of birth of the mother's first child"] mc_dob: Cell<Date> = "MC_DOB",
        derived {
            #[doc = "whether unaccompanied and seeking asylum at some time in the year"] uasc: Cell<YesNo> = "UASC",
        }
    }

    /// An episode of care: from one change of legal status or placement to the next.
    Episode of Episodes in episodes {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date the episode began"] decom: Cell<Date> = "DECOM",
        #[doc = "reason for the new episode"] rne: Cell<ReasonNewEpisode> = "RNE",
        #[doc = "legal status"] ls: Cell<LegalStatus> = "LS",
        #[doc = "category of need"] cin: Cell<CategoryOfNeed> = "CIN",
        #[doc = "placement type"] place: Cell<PlacementType> = "PLACE",
        #[doc = "placement provider"] place_provider: Cell<PlacementProvider> = "PLACE_PROVIDER",
        #[doc = "date the episode ceased"] dec: Cell<Date> = "DEC",
        #[doc = "reason the episode ceased"] rec: Cell<ReasonEpisodeCeased> = "REC",
        #[doc = "reason for the placement change"] reason_place_change: Cell<ReasonPlacementChange> = "REASON_PLACE_CHANGE",
        #[doc = "home postcode at entry"] home_post: Cell<Postcode> = "HOME_POST",
        #[doc = "placement postcode"] pl_post: Cell<Postcode> = "PL_POST",
        #[doc = "Ofsted's unique reference number of the placement"] urn: Text = "URN",
        derived {
            #[doc = "authority the placement lies in, or SCO, WAL, NIR"] pl_la: Text = "PL_LA",
            #[doc = "whether the placement lies inside the responsible authority"] pl_location: Cell<InsideArea> = "PL_LOCATION",
            #[doc = "miles from home to the placement"] pl_distance: Cell<Miles> = "PL_DISTANCE",
        }
    }

    /// A review of a child's case.
    Review of Reviews in reviews {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "date of the review"] review: Cell<Date> = "REVIEW",
        #[doc = "how the child took part"] review_code: Cell<ReviewParticipation> = "REVIEW_CODE",
    }

    /// An unaccompanied asylum-seeking child.
    Uasc of Uasc in uasc {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "sex"] sex: Cell<Sex> = "SEX",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "date the status ceased"] duc: Cell<Date> = "DUC",
    }

    /// The health and convictions of a child looked after for twelve months at 31 March.
    Oc2 of Oc2 in oc2 {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "strengths and difficulties score"] sdq_score: Cell<SdqScore> = "SDQ_SCORE",
        #[doc = "why there is no score"] sdq_reason: Cell<SdqReason> = "SDQ_REASON",
        #[doc = "convicted or cautioned in the year"] convicted: Cell<YesNo> = "CONVICTED",
        #[doc = "development assessments up to date (under 5)"] health_check: Cell<YesNo> = "HEALTH_CHECK",
        #[doc = "immunisations up to date"] immunisations: Cell<YesNo> = "IMMUNISATIONS",
        #[doc = "teeth checked in the year"] teeth_check: Cell<YesNo> = "TEETH_CHECK",
        #[doc = "annual health assessment"] health_assessment: Cell<YesNo> = "HEALTH_ASSESSMENT",
        #[doc = "substance misuse identified"] substance_misuse: Cell<YesNo> = "SUBSTANCE_MISUSE",
        #[doc = "received an intervention for it"] intervention_received: Cell<YesNo> = "INTERVENTION_RECEIVED",
        #[doc = "was offered an intervention for it"] intervention_offered: Cell<YesNo> = "INTERVENTION_OFFERED",
    }

    /// A care leaver at or near a birthday in the year.
    Oc3 of Oc3 in oc3 {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "whether the authority is in touch"] in_touch: Cell<InTouch> = "IN_TOUCH",
        #[doc = "main activity"] activ: Cell<Activity> = "ACTIV",
        #[doc = "accommodation and whether it is suitable"] accom: Cell<Accommodation> = "ACCOM",
    }

    /// A child adopted in the year.
    Ad1 of Ad1 in ad1 {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "date of the decision that the child should be placed for adoption"] date_int: Cell<Date> = "DATE_INT",
        #[doc = "date matched with the adopters"] date_match: Cell<Date> = "DATE_MATCH",
        #[doc = "adopted by former foster carers"] foster_care: Cell<AdoptedByFosterCarer> = "FOSTER_CARE",
        #[doc = "number of adopters"] nb_adoptr: Cell<AdopterCount> = "NB_ADOPTR",
        #[doc = "sex of the adopters"] sex_adoptr: Cell<AdopterSex> = "SEX_ADOPTR",
        #[doc = "legal status of the adopters"] ls_adoptr: Cell<AdopterLegalStatus> = "LS_ADOPTR",
    }

    /// A decision that a child should be placed for adoption.
    PlacedAdoption of PlacedAdoption in placed_adoption {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "date of the decision"] date_placed: Cell<Date> = "DATE_PLACED",
        #[doc = "date of the decision that the child should no longer be placed"] date_placed_ceased: Cell<Date> = "DATE_PLACED_CEASED",
        #[doc = "why the child should no longer be placed"] reason_placed_ceased: Cell<ReasonNoLongerPlaced> = "REASON_PLACED_CEASED",
    }

    /// What permanence a child had before starting to be looked after.
    PreviousPermanence of PrevPerm in previous_permanence {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "previous permanence option"] prev_perm: Cell<PermanenceOption> = "PREV_PERM",
        #[doc = "authority that arranged it"] la_perm: Cell<ArrangingAuthority> = "LA_PERM",
        #[doc = "date of the order, parts may be zz"] date_perm: Cell<PartialDate> = "DATE_PERM",
    }

    /// A time when a child was missing, or away without authorisation.
    Missing of Missing in missing {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "missing or away"] missing: Cell<Absence> = "MISSING",
        #[doc = "first day"] mis_start: Cell<Date> = "MIS_START",
        #[doc = "day it ended"] mis_end: Cell<Date> = "MIS_END",
    }

    /// A spell of a social worker with a child.
    SocialWorkerEpisode of SwEpisodes in social_workers {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "the worker's identifier, beginning SW or XX"] sw_id: Text = "SW_ID",
        #[doc = "date the spell began"] sw_decom: Cell<Date> = "SW_DECOM",
        #[doc = "date the spell ended"] sw_dec: Cell<Date> = "SW_DEC",
        #[doc = "why the worker changed"] sw_reason: Cell<SocialWorkerChange> = "SW_REASON",
    }

    /// A deprivation of liberty order.
    Dolo of DoLo in dolo {
        #[doc = "the authority's identifier of the child"] child: Text = "CHILD",
        #[doc = "date of birth"] dob: Cell<Date> = "DOB",
        #[doc = "date it started"] dolo_start: Cell<Date> = "DOLO_START",
        #[doc = "date it ended"] dolo_end: Cell<Date> = "DOLO_END",
    }
}
