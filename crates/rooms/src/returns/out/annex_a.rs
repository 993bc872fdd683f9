// Long because: two lists of Ofsted's, column by column, with the code each takes.

//! Lists 8 (children looked after) and 9 (care leavers) of Annex A to Ofsted's framework for
//! inspecting councils' services for children (ILACS), as on a day.
//!
//! Columns and codes are those of `SocialFinanceDigitalLabs/liia-tools-pipeline` at 4aff918,
//! `liiatools/annex_a_pipeline/spec/Annex_A_schema.yml` (MIT). What the record does not hold is
//! blank, never guessed: visits, the permanence plan, the days of health and dental checks (the
//! return has them by year), return interviews, teams, personal advisers and pathway plans.
//!
//! List 8 has everyone looked after on the day or who left care in the six months before it; list 9
//! everyone aged 17 to 25 whose life after care the record tells in that day's collection year or
//! the year before.

use super::super::Whose;
use crate::looked_after::{Episode, Life, each_standing, life_of};
use crate::people::Identity;
use care::codes::{
    Absence, Accommodation, Activity, CategoryOfNeed, Ethnicity, InTouch, LegalStatus,
    PlacementProvider, PlacementType, ReasonEpisodeCeased, Sex,
};
use care::dates::plus_years;
use care::ids::YoungPersonId;
use care::{Age, CollectionYear, Date, Period};
use desk::sheet::{Cell, Sheet};
use record::{Fault, Tx};

const LIST_8: [&str; 34] = [
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
    "Does the Child have a Disability",
    "Date Started to be Looked After",
    "Child's Category of Need",
    "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
    "Start date of current legal status",
    "Child's Legal Status",
    "Date of Latest Statutory Review",
    "Date of Last Social Work Visit",
    "What is the permanence plan for this child?",
    "Date of Last IRO Visit / Contact to the Child",
    "Date of Last Health Assessment",
    "Date of Last Dental Check",
    "Number of Placements in the Last 12 months",
    "Date Ceased to be Looked After",
    "Reason Ceased to be Looked After",
    "Start Date of Most Recent Placement",
    "Placement Type",
    "Placement Provider",
    "Placement postcode",
    "URN of Placement",
    "Placement Location",
    "LA of Placement",
    "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
    "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?",
    "Allocated Team",
    "Allocated Worker",
];

const LIST_9: [&str; 17] = [
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
    "Does the Child have a Disability",
    "Allocated Team",
    "Allocated Worker",
    "Allocated Personal Advisor",
    "Eligibility Category",
    "Latest Pathway Plan Review Date",
    "LA in Touch",
    "Latest Date of Contact",
    "Type of Accommodation",
    "Suitability of Accommodation",
    "Activity Status",
];

/// Both lists as on a day. It asks for no leave: the caller hands in whom they may have.
pub fn annex_a(tx: &mut Tx<'_>, whose: Whose<'_>, on: Date) -> Result<[Sheet; 2], Fault> {
    let mut people: Vec<(YoungPersonId, Identity)> = Vec::new();
    each_standing(tx, None, |whence, who: Identity| {
        let id = YoungPersonId(whence.subject.0);
        let wanted = match whose {
            Whose::Everyone => true,
            Whose::These(these) => these.contains(&id),
            Whose::One(one) => one == id,
        };
        if wanted {
            people.push((id, who));
        }
    })?;
    people.sort_by(|a, b| a.1.child.cmp(&b.1.child));
    let mut eight = Sheet::new("List 8", &LIST_8);
    let mut nine = Sheet::new("List 9", &LIST_9);
    let council = tx.council();
    for (id, who) in people {
        let child = Child {
            life: known_on(life_of(tx, id)?, on),
            who,
            on,
        };
        eight.rows.extend(child.looked_after(council));
        nine.rows.extend(child.after_care());
    }
    Ok([eight, nine])
}

/// The life as it stood on a day: what began or ended later is left out.
fn known_on(mut life: Life, on: Date) -> Life {
    life.episodes.retain(|episode| episode.decom <= on);
    for episode in &mut life.episodes {
        if episode.dec.is_some_and(|dec| dec > on) {
            episode.dec = None;
            episode.ceased = None;
            episode.place_change = None;
        }
    }
    life.reviews.retain(|review| review.on <= on);
    life.missing.retain(|missing| missing.from <= on);
    life
}

struct Child {
    who: Identity,
    life: Life,
    on: Date,
}

impl Child {
    fn age(&self) -> Cell {
        let age = self.who.born.and_then(|born| Age::on(born, self.on));
        age.map(|age| i64::from(age.0)).into()
    }

    /// A child whose need is their disability has one; of the others the return does not say.
    fn disability(&self) -> Cell {
        let disabled = self
            .life
            .episodes
            .iter()
            .any(|episode| episode.need == Some(CategoryOfNeed::N2));
        (if disabled { "Y" } else { "Unknown" }).into()
    }

    /// The row of list 8, for somebody in it.
    fn looked_after(&self, council: care::Authority) -> Option<Vec<Cell>> {
        let periods = self.life.periods_of_care();
        let period = periods.last()?;
        let lately = self
            .on
            .checked_sub(jiff::Span::new().months(6))
            .unwrap_or(self.on);
        if period.until.is_some_and(|until| until < lately) {
            return None;
        }
        let year_ago = plus_years(self.on, -1);
        let within = |p: &Period| p.from <= self.on && p.until.is_none_or(|until| until > year_ago);
        let last = self.life.episodes.last()?;
        let placements = self.life.placements();
        let home = placements.last()?;
        let absences = |kind: Absence| {
            let count = self
                .life
                .missing
                .iter()
                .filter(|m| m.kind == Some(kind) && within(&Period::new(m.from, m.until)))
                .count();
            Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX))
        };
        let alone = self
            .life
            .unaccompanied
            .as_ref()
            .is_some_and(|alone| alone.ceased.is_none_or(|ceased| ceased > year_ago));
        let place = last
            .place
            .and_then(|postcode| crate::places::postcodes().locate(postcode));
        let placements_in_year = placements.iter().filter(|p| within(&p.period)).count();
        Some(vec![
            self.who.child.to_string().into(),
            self.who.sex.map(gender).into(),
            ethnic_group(self.who.ethnicity).into(),
            self.who.born.into(),
            self.age(),
            yes_no(alone),
            self.disability(),
            period.from.into(),
            need(last.need).into(),
            yes_no(periods.iter().filter(|p| within(p)).count() > 1),
            self.legal_since(last).into(),
            last.legal_status.map(legal).into(),
            self.life.reviews.last().map(|review| review.on).into(),
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            Cell::Whole(i64::try_from(placements_in_year).unwrap_or(i64::MAX)),
            period.until.into(),
            last.ceased
                .filter(|_| period.until.is_some())
                .and_then(ceased)
                .into(),
            home.period.from.into(),
            last.placement.map(placement).into(),
            last.provider.map(provider).into(),
            last.place.map(|p| p.as_str().to_owned()).into(),
            last.urn.clone().into(),
            place
                .map(|at| {
                    if at.authority == council {
                        "a) In"
                    } else {
                        "b) Out"
                    }
                })
                .into(),
            place.and_then(|at| at.authority.name()).into(),
            absences(Absence::M),
            absences(Absence::A),
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            self.worker(),
        ])
    }

    /// The first day of the legal status that stood last, through changes of home.
    fn legal_since(&self, last: &Episode) -> Date {
        let mut since = last.decom;
        for episode in self.life.episodes.iter().rev().skip(1) {
            if episode.dec != Some(since) || episode.legal_status != last.legal_status {
                break;
            }
            since = episode.decom;
        }
        since
    }

    fn worker(&self) -> Cell {
        let worker = self.life.social_worker_on(self.on);
        worker.map(|span| span.worker.clone()).into()
    }

    /// The row of list 9, for somebody in it.
    fn after_care(&self) -> Option<Vec<Cell>> {
        let age = Age::on(self.who.born?, self.on)?;
        if !(17..=25).contains(&age.0) {
            return None;
        }
        let this_year = CollectionYear::of(self.on);
        let told = self
            .life
            .leaver
            .iter()
            .rev()
            .find(|told| told.year == this_year || told.year == this_year.previous())?;
        let eligible = match (age.0 >= 18, self.life.looked_after_on(self.on)) {
            (true, _) => "b) Former relevant",
            (false, true) => "d) Eligible",
            (false, false) => "a) Relevant",
        };
        Some(vec![
            self.who.child.to_string().into(),
            self.who.sex.map(gender).into(),
            ethnic_group(self.who.ethnicity).into(),
            self.who.born.into(),
            self.age(),
            yes_no(self.life.unaccompanied.is_some()),
            self.disability(),
            Cell::Blank,
            self.worker(),
            Cell::Blank,
            eligible.into(),
            Cell::Blank,
            in_touch(told.in_touch).into(),
            Cell::Blank,
            told.accommodation.and_then(accommodation).into(),
            told.accommodation.map(suitability).into(),
            told.activity.and_then(activity).into(),
        ])
    }
}

fn yes_no(yes: bool) -> Cell {
    (if yes { "Y" } else { "N" }).into()
}

const fn gender(sex: Sex) -> &'static str {
    if sex.is_male() {
        "a) Male"
    } else if sex.is_female() {
        "b) Female"
    } else {
        "c) Not stated/recorded"
    }
}

fn ethnic_group(ethnicity: Option<Ethnicity>) -> &'static str {
    use Ethnicity as E;
    match ethnicity {
        Some(E::WBRI | E::WIRI | E::WOTH | E::WIRT | E::WROM) => "a) White",
        Some(E::MWBC | E::MWBA | E::MWAS | E::MOTH) => "b) Mixed",
        Some(E::AIND | E::APKN | E::ABAN | E::AOTH) => "c) Asian or Asian British",
        Some(E::BCRB | E::BAFR | E::BOTH) => "d) Black or black British",
        Some(E::CHNE | E::OOTH) => "e) Other ethnic group",
        Some(E::REFU | E::NOBT) | None => "f) Not stated",
    }
}

fn need(need: Option<CategoryOfNeed>) -> &'static str {
    use CategoryOfNeed as N;
    match need {
        Some(N::N1) => "a) Abuse or neglect",
        Some(N::N2) => "b) Child's disability",
        Some(N::N3) => "c) Parents illness or disability",
        Some(N::N4) => "d) Family in acute stress",
        Some(N::N5) => "e) Family dysfunction",
        Some(N::N6) => "f) Socially unacceptable behaviour",
        Some(N::N7) => "g) Low income",
        Some(N::N8) => "h) Absent parenting",
        None => "j) Not stated",
    }
}

fn legal(status: LegalStatus) -> &'static str {
    use LegalStatus as L;
    match status {
        L::C1 => "a) Interim care orders",
        L::C2 => "b) Full care orders",
        L::D1 => "c) Freed for  Adoption",
        L::E1 => "d) Placement order granted",
        L::V2 | L::V3 | L::V4 => "e) Accommodated under S20",
        L::L1 | L::L2 | L::L3 => "f) Detained on child protection grounds in LA accommodation",
        L::J1 | L::J2 | L::J3 => "g) Youth justice legal Statuses",
    }
}

fn ceased(why: ReasonEpisodeCeased) -> Option<&'static str> {
    use ReasonEpisodeCeased as R;
    Some(match why {
        R::E11 | R::E12 => "a) Adopted",
        R::E2 => "b) Died",
        R::E3 => "c) Care taken by another LA",
        R::E4A | R::E4B => "d) Returned home to live with parents or relatives",
        R::E13 => {
            "e) Left care to live with parents, relatives or other person with no parental responsibility"
        }
        R::E41 => "f) Residence order granted",
        R::E43 | R::E44 | R::E45 | R::E46 | R::E47 | R::E48 => "g) Special Guardianship Orders",
        R::E5 | R::E6 => "h) Moved into independent living",
        R::E7 => "i) Transferred to residential care funded by adult social services",
        R::E9 => "j) Sentenced to custody",
        R::E14 => "k) Accommodation on remand ended",
        R::E15 => "l) Age assessment determined child was 18 or over",
        R::E16 => "m) Child moved abroad",
        R::E8 | R::E17 => "n) Care ceased for any other reason",
        R::X1 => return None,
    })
}

fn placement(kind: PlacementType) -> &'static str {
    use PlacementType as P;
    match kind {
        P::U1 | P::U2 | P::U3 | P::U4 | P::U5 | P::U6 => "a) Foster placement",
        P::A3 | P::A4 | P::A5 | P::A6 => "b) Placed for adoption",
        P::P1 => "c) Placed with parents",
        P::P2 => "d) Independent living",
        P::P3 => "e) Residential employment",
        P::H5 | P::K3 => "f) Residential accommodation",
        P::K1 => "g) Secure Children’s Homes",
        P::K2 => "h) Children’s Homes",
        P::R1 => "i) Residential Care Home",
        P::R2 => "j) NHS/Health Trust",
        P::R3 => "k) Family Centre or Mother and Baby Unit",
        P::R5 => "l) Young Offender Institution",
        P::S1 => "m) Residential school",
        P::Z1 | P::Z11 | P::Z12 | P::Z13 | P::Z14 => "n) Other placements",
        P::T0 | P::T1 | P::T2 | P::T3 | P::T4 => "o) Temporary placement",
    }
}

const fn provider(who: PlacementProvider) -> &'static str {
    match who {
        PlacementProvider::PR1 => "a) Own LA",
        PlacementProvider::PR4 => "b) Private",
        _ => "c) Other",
    }
}

const fn in_touch(said: Option<InTouch>) -> &'static str {
    match said {
        Some(InTouch::Yes) => "a) In touch",
        Some(InTouch::No | InTouch::Refuses | InTouch::NotRequired) => "b) Not in touch",
        Some(InTouch::Died | InTouch::ReturnedHome) => "d) Exclude",
        None => "c) Not recorded",
    }
}

fn accommodation(lives: Accommodation) -> Option<&'static str> {
    Some(match lives.kind() {
        'B' => "a) With parents or relatives",
        'C' => "b) Community home",
        'D' => "c) Semi-independent transitional accommodation",
        'E' => "d) Supported lodgings",
        'G' => "e) Gone abroad",
        'H' => "f) Deported",
        'K' => "g) Ordinary lodgings",
        'R' => "h) Residence not known",
        'S' => "i) No fixed abode / homeless",
        'T' => "j) Foyers",
        'U' => "k) Independent living",
        'V' => "l) Emergency accommodation",
        'W' => "m) Bed and breakfast",
        'X' => "n) In custody",
        'Z' => "o) With Former Foster Carer",
        'Y' => "p) Other accommodation",
        _ => return None,
    })
}

fn suitability(lives: Accommodation) -> &'static str {
    match lives.suitable() {
        Some(true) => "a) Suitable",
        Some(false) => "b) Not suitable",
        None => "c) Not in touch or not recorded",
    }
}

fn activity(does: Activity) -> Option<&'static str> {
    use Activity as A;
    Some(match does {
        A::F1 => "F1: Full time in higher education",
        A::P1 => "P1: Part time in higher education",
        A::F2 => "F2: Full time in education other than higher",
        A::P2 => "P2: Part time in education other than higher",
        A::F4 => "F4: Young person engaged full time in an apprenticeship",
        A::P4 => "P4: Young person engaged part time in an apprenticeship",
        A::F5 => {
            "F5: Young person engaged full time in training or employment (not apprenticeship)"
        }
        A::P5 => {
            "P5: Young person engaged part time in training or employment (not apprenticeship)"
        }
        A::G4 => "G4: Not in education, employment or training - illness or disability",
        A::G5 => "G5: Not in education, employment or training - other",
        A::G6 => "G6: Not in education, employment or training - pregnancy or parenting",
        A::NotKnown => return None,
    })
}
