//! From the rows of a return to what they say: one row, one statement about one child.

use crate::looked_after::{
    Adoption, AdoptionPlan, DeprivationOfLiberty, Episode, HealthYear, Keyed, LeaverYear, Missing,
    Permanence, Review, SocialWorkerSpan, Unaccompanied,
};
use crate::people::{Identity, Returned, Then};
use care::CollectionYear;
use care::codes::{AdoptedByFosterCarer, YesNo};
use care::ids::{ChildCode, FactId, SubjectId};
use record::{Content, Fault, Saying, Tx};
use rulebook::{Cell, Column, Row, Table};

/// What a row says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    Identity(Identity),
    Returned(Returned),
    Episode(Box<Episode>),
    Review(Review),
    Missing(Missing),
    Health(HealthYear),
    Leaver(LeaverYear),
    Adoption(Adoption),
    AdoptionPlan(AdoptionPlan),
    Permanence(Permanence),
    SocialWorker(SocialWorkerSpan),
    Liberty(DeprivationOfLiberty),
    Unaccompanied(Unaccompanied),
}

macro_rules! each {
    ($said:expr, $fact:ident => $then:expr) => {
        match $said {
            Said::Identity($fact) => $then,
            Said::Returned($fact) => $then,
            Said::Episode($fact) => {
                let $fact = &**$fact;
                $then
            }
            Said::Review($fact) => $then,
            Said::Missing($fact) => $then,
            Said::Health($fact) => $then,
            Said::Leaver($fact) => $then,
            Said::Adoption($fact) => $then,
            Said::AdoptionPlan($fact) => $then,
            Said::Permanence($fact) => $then,
            Said::SocialWorker($fact) => $then,
            Said::Liberty($fact) => $then,
            Said::Unaccompanied($fact) => $then,
        }
    };
}

fn kind_of<C: Content>(_: &C) -> &'static str {
    C::KIND
}

impl Said {
    /// The kind of fact.
    pub(super) fn kind(&self) -> &'static str {
        each!(self, fact => kind_of(fact))
    }
    /// Its natural key.
    pub(super) fn key(&self) -> String {
        each!(self, fact => Keyed::key(fact))
    }
    /// The content as it would be kept.
    pub(super) fn content(&self) -> Result<serde_json::Value, serde_json::Error> {
        each!(self, fact => serde_json::to_value(fact))
    }
    /// Says it.
    pub(super) fn say(
        &self,
        tx: &mut Tx<'_>,
        about: SubjectId,
        how: Saying,
    ) -> Result<FactId, Fault> {
        each!(self, fact => {
            let how = Saying {
                valid_from: fact.valid_from(),
                valid_to: fact.valid_to(),
                ..how
            };
            tx.say(about, fact, how)
        })
    }
}

/// Why a row cannot be taken in: the column without which it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unusable {
    /// The column.
    pub(super) column: &'static str,
    /// Whether it was blank, or written and not understood.
    pub(super) blank: bool,
}

/// What a row of any table says, and about which child.
pub(super) trait Says: Row {
    /// Reads the row.
    fn says(&self, year: CollectionYear) -> Result<Said, Unusable>;

    /// The child it is about.
    fn about(&self) -> Result<ChildCode, Unusable> {
        let child = self.child();
        ChildCode::parse(child.as_str()).map_err(|_| Unusable {
            column: "CHILD",
            blank: child.is_blank(),
        })
    }

    /// Adds what the row tells of its own year alone.
    fn tells(&self, _: &mut Then) {}

    /// The row as one line of CSV, in the order of its table's columns, just as it was written.
    fn line(&self) -> String {
        let mut line = String::new();
        for column in 0..Self::TABLE.collected().count() {
            if column > 0 {
                line.push(',');
            }
            self.write(column, &mut line);
        }
        line
    }

    /// The cells that hold something the column does not take: name of the column and what it
    /// holds.
    fn not_understood(&self) -> Vec<(&'static str, String)> {
        Self::TABLE
            .columns()
            .iter()
            .enumerate()
            .filter_map(|(at, column)| Some((column.name, self.other(at)?.to_owned())))
            .collect()
    }
}

fn needed<T: Copy>(cell: &Cell<T>, column: &'static str) -> Result<T, Unusable>
where
    Cell<T>: Column,
{
    cell.get().ok_or(Unusable {
        column,
        blank: cell.is_blank(),
    })
}

fn yes(cell: &Cell<YesNo>) -> Option<bool> {
    cell.get().map(YesNo::yes)
}

fn text(text: &rulebook::Text) -> Option<String> {
    text.is_present().then(|| text.as_str().to_owned())
}

impl Says for rulebook::Header {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Identity(Identity {
            child: self.about()?,
            born: self.dob.get(),
            // The codes for sex changed in 2024-25; the child did not.
            sex: self.sex.get().map(|sex| sex.for_year(CollectionYear(2025))),
            ethnicity: self.ethnic.get(),
            upn: text(&self.upn),
            mother: yes(&self.mother),
            first_child_born: self.mc_dob.get(),
        }))
    }
    fn tells(&self, then: &mut Then) {
        then.sex = self.sex.get();
        then.upn = text(&self.upn);
        then.mother = yes(&self.mother);
        then.first_child_born = self.mc_dob.get();
    }
}

impl Says for rulebook::Episode {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Episode(Box::new(Episode {
            decom: needed(&self.decom, "DECOM")?,
            new_episode: self.rne.get(),
            legal_status: self.ls.get(),
            need: self.cin.get(),
            placement: self.place.get(),
            provider: self.place_provider.get(),
            dec: self.dec.get(),
            ceased: self.rec.get(),
            place_change: self.reason_place_change.get(),
            home: self.home_post.get(),
            place: self.pl_post.get(),
            urn: text(&self.urn),
        })))
    }
}

impl Says for rulebook::Review {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Review(Review {
            on: needed(&self.review, "REVIEW")?,
            participation: self.review_code.get(),
        }))
    }
}

impl Says for rulebook::Uasc {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Unaccompanied(Unaccompanied {
            ceased: self.duc.get(),
        }))
    }
    fn tells(&self, then: &mut Then) {
        then.asylum_ceased = self.duc.get();
    }
}

impl Says for rulebook::Oc2 {
    fn says(&self, year: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Health(HealthYear {
            year,
            sdq_score: self.sdq_score.get().map(rulebook::SdqScore::get),
            sdq_reason: self.sdq_reason.get(),
            convicted: yes(&self.convicted),
            development_checks: yes(&self.health_check),
            immunisations: yes(&self.immunisations),
            dental_check: yes(&self.teeth_check),
            health_assessment: yes(&self.health_assessment),
            substance_misuse: yes(&self.substance_misuse),
            intervention_received: yes(&self.intervention_received),
            intervention_offered: yes(&self.intervention_offered),
        }))
    }
}

impl Says for rulebook::Oc3 {
    fn says(&self, year: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Leaver(LeaverYear {
            year,
            in_touch: self.in_touch.get(),
            activity: self.activ.get(),
            accommodation: self.accom.get(),
        }))
    }
}

impl Says for rulebook::Ad1 {
    fn says(&self, year: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Adoption(Adoption {
            year,
            decided: self.date_int.get(),
            matched: self.date_match.get(),
            by_former_carers: self
                .foster_care
                .get()
                .map(|c| c == AdoptedByFosterCarer::Yes),
            adopters: self.nb_adoptr.get(),
            adopter_sex: self.sex_adoptr.get(),
            adopter_legal_status: self.ls_adoptr.get(),
        }))
    }
}

impl Says for rulebook::PlacedAdoption {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::AdoptionPlan(AdoptionPlan {
            decided: needed(&self.date_placed, "DATE_PLACED")?,
            ceased: self.date_placed_ceased.get(),
            reason: self.reason_placed_ceased.get(),
        }))
    }
}

impl Says for rulebook::PreviousPermanence {
    fn says(&self, year: CollectionYear) -> Result<Said, Unusable> {
        let written = |at: usize| {
            let mut text = String::new();
            self.write(at, &mut text);
            (!text.is_empty()).then_some(text)
        };
        Ok(Said::Permanence(Permanence {
            year,
            previous: self.prev_perm.get(),
            authority: self.la_perm.as_ref().and_then(|_| written(3)),
            date: self.date_perm.as_ref().and_then(|_| written(4)),
        }))
    }
}

impl Says for rulebook::Missing {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Missing(Missing {
            kind: self.missing.get(),
            from: needed(&self.mis_start, "MIS_START")?,
            until: self.mis_end.get(),
        }))
    }
}

impl Says for rulebook::SocialWorkerEpisode {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::SocialWorker(SocialWorkerSpan {
            worker: self.sw_id.as_str().to_owned(),
            from: needed(&self.sw_decom, "SW_DECOM")?,
            until: self.sw_dec.get(),
            reason: self.sw_reason.get(),
        }))
    }
}

impl Says for rulebook::Dolo {
    fn says(&self, _: CollectionYear) -> Result<Said, Unusable> {
        Ok(Said::Liberty(DeprivationOfLiberty {
            from: needed(&self.dolo_start, "DOLO_START")?,
            until: self.dolo_end.get(),
        }))
    }
}

/// The tables in the order they are read into the record: the child first.
pub(super) const ORDER: [Table; 12] = Table::ALL;
