//! What is planned with one young person, and what everybody owes.

use super::facts::{
    Action, ActionDone, Adulthood, Conference, FamilyOption, Plan, PlanReviewed, PrincipleNote,
    SafetyMap, StepToFamily,
};
use super::project::bound_to;
use super::sql;
use crate::content::read_content;
use care::Date;
use care::ids::{FactId, MemberId, YoungPersonId};
use record::access::{self, Allowed, FieldClass, visible_for};
use record::{Bind, Content, Fault, Refusal, Timestamp, Tx};

/// Something that stands, with who wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands<C> {
    /// The fact.
    pub fact: FactId,
    /// What was said.
    pub said: C,
    /// When it was written down.
    pub at: Timestamp,
    /// By whom.
    pub by: MemberId,
}

/// An action, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doing {
    /// The fact.
    pub fact: FactId,
    /// What is to be done.
    pub said: Action,
    /// When it was done, and what came of it.
    pub done: Option<ActionDone>,
}

/// What is planned with one young person, as far as the reader may see it.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The plans, the newest last: the last one holds.
    pub plans: Vec<Stands<Plan>>,
    /// The actions, in the order they were written.
    pub actions: Vec<Doing>,
    /// Each time the plan was looked at.
    pub reviews: Vec<Stands<PlanReviewed>>,
    /// Each time they were asked how life will be.
    pub adulthood: Vec<Stands<Adulthood>>,
    /// Who could be family.
    pub families: Vec<Stands<FamilyOption>>,
    /// How they get to a family; the last one holds.
    pub steps: Vec<Stands<StepToFamily>>,
    /// The maps, the newest last.
    pub maps: Vec<Stands<SafetyMap>>,
    /// The conferences of their family.
    pub conferences: Vec<Stands<Conference>>,
    /// What was noted of principles.
    pub notes: Vec<Stands<PrincipleNote>>,
}

impl Held {
    /// The plan that holds.
    pub fn plan(&self) -> Option<&Stands<Plan>> {
        self.plans.last()
    }

    /// Whether family is being found for them on a day: somebody who could be family and has not said
    /// no, or a step to a family that lies ahead.
    pub fn finds_family(&self, on: Date) -> bool {
        let open = |one: &Stands<FamilyOption>| one.said.answer != super::facts::FamilyAnswer::No;
        self.families.iter().any(open) || self.steps.last().is_some_and(|step| step.said.by >= on)
    }

    /// When the plan that holds is looked at next; `None` without a plan or once it has ended.
    pub fn review_on(&self) -> Option<Date> {
        let plan = self.plan()?;
        match self.reviews.iter().rfind(|one| one.said.plan == plan.fact) {
            Some(last) => last.said.next_on,
            None => Some(plan.said.review_on),
        }
    }

    /// Whether they were asked about life at 21, 30 and 50 since the plan that holds was made or
    /// last looked at, and answered in their own words.
    pub fn answered(&self) -> Option<bool> {
        let plan = self.plan()?;
        let asked_from = self
            .reviews
            .iter()
            .filter(|one| one.said.plan == plan.fact)
            .map(|one| one.said.on)
            .fold(plan.said.on, Date::max);
        Some(self.adulthood.iter().any(|one| {
            one.said.asked_on >= asked_from && one.said.lives.iter().any(|at| at.theirs.is_some())
        }))
    }
}

type Stored = (YoungPersonId, FactId, String, Timestamp, MemberId, String);

impl Held {
    fn hear(&mut self, tx: &Tx<'_>, row: Stored) -> Result<(), Fault> {
        let (_, fact, kind, at, by, stored) = row;
        let text = if record::Keys::is_sealed(&stored) {
            tx.unseal(&stored, &bound_to(fact))?
        } else {
            stored
        };
        macro_rules! stands {
            ($into:ident) => {
                self.$into.push(Stands {
                    fact,
                    said: read_content(&text)?,
                    at,
                    by,
                })
            };
        }
        match kind.as_str() {
            Plan::KIND => stands!(plans),
            PlanReviewed::KIND => stands!(reviews),
            Adulthood::KIND => stands!(adulthood),
            FamilyOption::KIND => stands!(families),
            StepToFamily::KIND => stands!(steps),
            SafetyMap::KIND => stands!(maps),
            Conference::KIND => stands!(conferences),
            PrincipleNote::KIND => stands!(notes),
            Action::KIND => self.actions.push(Doing {
                fact,
                said: read_content(&text)?,
                done: None,
            }),
            ActionDone::KIND => {
                let said: ActionDone = read_content(&text)?;
                if let Some(one) = self.actions.iter_mut().find(|one| one.fact == said.action) {
                    one.done = Some(said);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// What is planned with one young person, as far as the reader may see it. One statement.
pub fn held(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Held, Fault> {
    let (plans, safety) = (
        allowed.sees(FieldClass::Plans),
        allowed.sees(FieldClass::Safety),
    );
    let mut held = Held::default();
    if !plans && !safety {
        return Ok(held);
    }
    for row in tx.rows(sql::OF_ONE, &[&allowed.id()], |row| row.columns::<Stored>())? {
        let may = match row.2.as_str() {
            SafetyMap::KIND | PrincipleNote::KIND => safety,
            _ => plans,
        };
        if may {
            held.hear(tx, row)?;
        }
    }
    Ok(held)
}

/// What is planned with everybody whose plans and safety the caller may see: for numbers.
pub fn everyones(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, Held)>, Fault> {
    let kinds = [
        Plan::KIND,
        PlanReviewed::KIND,
        Adulthood::KIND,
        FamilyOption::KIND,
        StepToFamily::KIND,
        Conference::KIND,
        PrincipleNote::KIND,
        Action::KIND,
        ActionDone::KIND,
    ];
    let kinds = kinds.map(|kind| format!("'{kind}'")).join(", ");
    let filter = visible_for(
        tx,
        access::Action::See,
        &[FieldClass::Plans, FieldClass::Safety],
    )
    .on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!(
        "{} ({kinds}) AND {} ORDER BY young_person, recorded_at, fact",
        sql::ALL,
        filter.sql
    );
    let mut all: Vec<(YoungPersonId, Held)> = Vec::new();
    for row in tx.rows(&statement, &params, |row| row.columns::<Stored>())? {
        if all.last().is_none_or(|(of, _)| *of != row.0) {
            all.push((row.0, Held::default()));
        }
        if let Some((_, held)) = all.last_mut() {
            held.hear(tx, row)?;
        }
    }
    Ok(all)
}

/// An action somebody owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// For whom.
    pub young_person: YoungPersonId,
    /// Which.
    pub action: FactId,
    /// What.
    pub what: String,
    /// By when it was to be done.
    pub due: Date,
    /// Who owes it, when it is not the reader.
    pub who: Option<String>,
}

/// The caller's own actions that are due on or before a day; the oldest first. A council worker's of
/// young people whose plans they may see; somebody's of an agency of those about whom they may be
/// asked something: what they took on themselves, and nothing else of the plan.
pub fn overdue(tx: &mut Tx<'_>, on: Date) -> Result<Vec<Overdue>, Fault> {
    let class = match tx.caller().agency() {
        Some(_) => FieldClass::Asks,
        None => FieldClass::Plans,
    };
    let filter = visible_for(tx, access::Action::See, &[class]).on("young_person", 3);
    let me = tx.caller().member();
    let mut params: Vec<&dyn Bind> = vec![&me, &on];
    params.extend(filter.binds());
    let statement = format!("{} {} ORDER BY due, fact", sql::OVERDUE, filter.sql);
    tx.rows(&statement, &params, |row| {
        Ok(Overdue {
            young_person: row.get(0)?,
            action: row.get(1)?,
            what: row.get(2)?,
            due: row.get(3)?,
            who: None,
        })
    })
}

/// One of the caller's own actions that is not done; with leave to add what is asked of them about
/// that young person. Nothing else of the plan is read.
pub(super) fn taken(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    action: FactId,
) -> Result<(Allowed, Overdue), Refusal> {
    let allowed = access::find(tx, id)?.allow_for(access::Action::Add, FieldClass::Asks)?;
    let me = tx.caller().member();
    let one = tx
        .optional(sql::TAKEN_ON, &[&action, &me], |row| {
            Ok(Overdue {
                young_person: row.get(0)?,
                action,
                what: row.get(1)?,
                due: row.get(2)?,
                who: None,
            })
        })?
        .filter(|one| one.young_person == id)
        .ok_or(Refusal::NotFound)?;
    Ok((allowed, one))
}

/// Everybody's actions past their day with young people whose plans the caller may see; the oldest
/// first. One statement.
pub fn past_their_day(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Overdue>, Fault> {
    let filter = visible_for(tx, access::Action::See, &[FieldClass::Plans])
        .on("plan_action.young_person", 2);
    let mut params: Vec<&dyn Bind> = vec![&today];
    params.extend(filter.binds());
    let statement = format!(
        "{} {} ORDER BY plan_action.due, plan_action.fact",
        sql::ALL_OVERDUE,
        filter.sql
    );
    tx.rows(&statement, &params, |row| {
        let text: String = row.get(4)?;
        let said: Option<Action> = serde_json::from_str(&text).ok();
        Ok(Overdue {
            young_person: row.get(0)?,
            action: row.get(1)?,
            what: row.get(2)?,
            due: row.get(3)?,
            who: said.map(|said| said.who),
        })
    })
}
