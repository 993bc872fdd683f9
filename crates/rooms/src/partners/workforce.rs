//! Who will work in the homes: a course with a college, each provider's pledge to it, learners and
//! how far they came, and providers' vacancies.

use super::kept::{Kept, all, of};
use care::Date;
use care::dates::{days_between, plus_days};
use care::ids::{OrganisationId, SubjectId};
use record::{Content, Fault, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A course. Its subject is the cohort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// The course: "Stepping up to social care".
    pub course: String,
    /// The college.
    pub college: String,
    /// Whom it is for especially: "veterans, over-50s".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}
impl Content for Cohort {
    const KIND: &'static str = "partners.cohort";
    const VERSION: u16 = 1;
}

/// What a provider promised to a cohort. Its subject is the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledge {
    /// Which cohort.
    pub cohort: SubjectId,
    /// Placements for students.
    pub placements: u16,
    /// Interviews at the end.
    pub interviews: u16,
    /// Their logo on the flyer.
    #[serde(default)]
    pub logo: bool,
}
impl Content for Pledge {
    const KIND: &'static str = "partners.pledge";
    const VERSION: u16 = 1;
}

/// A learner, by the college's number and never by name. Their subject is the learner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learner {
    /// Which cohort.
    pub cohort: SubjectId,
    /// The college's number for them.
    pub number: String,
}
impl Content for Learner {
    const KIND: &'static str = "partners.learner";
    const VERSION: u16 = 1;
}

listed! {
    /// How far a learner came.
    LearnerStage {
        /// A placement with a provider.
        Placement = "placement", "A placement with a provider";
        /// An interview.
        Interview = "interview", "An interview";
        /// Hired.
        Hired = "hired", "Hired";
        /// Still there after six months.
        Stayed = "stayed", "Still there after 6 months";
        /// Left the course, or the job.
        Left = "left", "Left the course or the job";
    }
}

/// A step of a learner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnerStep {
    /// The day.
    pub on: Date,
    /// What.
    pub stage: LearnerStage,
    /// With which provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<OrganisationId>,
    /// Why they left, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}
impl Content for LearnerStep {
    const KIND: &'static str = "partners.learner_step";
    const VERSION: u16 = 1;
}

/// Jobs a provider cannot fill, as they said on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vacancies {
    /// The day they said it.
    pub on: Date,
    /// How many jobs.
    pub jobs: u16,
    /// Of how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u16>,
    /// Which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub which: Option<String>,
}
impl Content for Vacancies {
    const KIND: &'static str = "partners.vacancies";
    const VERSION: u16 = 1;
}

/// A learner with every step, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Learning {
    /// Who.
    pub(super) learner: Kept<Learner>,
    /// Their steps.
    pub(super) steps: Vec<LearnerStep>,
}

impl Learning {
    /// The day a stage was reached.
    pub(super) fn reached(&self, stage: LearnerStage) -> Option<&LearnerStep> {
        self.steps.iter().find(|step| step.stage == stage)
    }
    /// The step they are at.
    pub(super) fn last(&self) -> Option<&LearnerStep> {
        self.steps.last()
    }
}

/// A cohort with its learners and pledges.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CohortNow {
    /// The cohort.
    pub(super) cohort: Kept<Cohort>,
    /// Its learners.
    pub(super) learners: Vec<Learning>,
    /// What providers promised; the latest word of each.
    pub(super) pledges: Vec<Kept<Pledge>>,
}

/// How many came how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CameSoFar {
    /// Learners.
    pub learners: usize,
    /// Who had a placement.
    pub placed: usize,
    /// Who had an interview.
    pub interviewed: usize,
    /// Who were hired.
    pub hired: usize,
    /// Hired six months ago or more: only they can be known to have stayed.
    pub could_have_stayed: usize,
    /// Of them still there.
    pub stayed: usize,
}

/// Half a year.
const HALF_A_YEAR: i32 = 182;

impl CohortNow {
    /// How many came how far, as on a day.
    pub(super) fn came(&self, today: Date) -> CameSoFar {
        let count = |stage| {
            self.learners
                .iter()
                .filter(|one| one.reached(stage).is_some())
                .count()
        };
        let long_ago = |one: &&Learning| {
            one.reached(LearnerStage::Hired)
                .is_some_and(|step| days_between(step.on, today) >= HALF_A_YEAR)
        };
        CameSoFar {
            learners: self.learners.len(),
            placed: count(LearnerStage::Placement),
            interviewed: count(LearnerStage::Interview),
            hired: count(LearnerStage::Hired),
            could_have_stayed: self.learners.iter().filter(long_ago).count(),
            stayed: self
                .learners
                .iter()
                .filter(long_ago)
                .filter(|one| one.reached(LearnerStage::Stayed).is_some())
                .count(),
        }
    }

    /// Of what a provider promised, what was kept so far: placements, interviews.
    pub(super) fn kept_by(&self, provider: SubjectId) -> (usize, usize) {
        let with = |stage| {
            self.learners
                .iter()
                .filter(|one| {
                    one.steps.iter().any(|step| {
                        step.stage == stage && step.provider.map(SubjectId::from) == Some(provider)
                    })
                })
                .count()
        };
        (with(LearnerStage::Placement), with(LearnerStage::Interview))
    }

    /// Those hired whose six months are over and of whom nobody has said whether they stayed.
    pub(super) fn to_ask(&self, today: Date) -> Vec<(&Learning, Date)> {
        self.learners
            .iter()
            .filter_map(|one| {
                let due = plus_days(one.reached(LearnerStage::Hired)?.on, HALF_A_YEAR);
                let open = one
                    .last()
                    .is_some_and(|step| step.stage == LearnerStage::Hired);
                (open && due <= today).then_some((one, due))
            })
            .collect()
    }
}

/// Every cohort, the newest first.
pub(super) fn cohorts(tx: &mut Tx<'_>) -> Result<Vec<CohortNow>, Fault> {
    let learners: Vec<Kept<Learner>> = all(tx)?;
    let mut steps: HashMap<SubjectId, Vec<Kept<LearnerStep>>> = HashMap::new();
    for step in all::<LearnerStep>(tx)?.into_iter().rev() {
        steps.entry(step.subject).or_default().push(step);
    }
    let pledges: Vec<Kept<Pledge>> = all(tx)?;
    Ok(all::<Cohort>(tx)?
        .into_iter()
        .map(|cohort| {
            let mut theirs: Vec<Learning> = learners
                .iter()
                .filter(|one| one.said.cohort == cohort.subject)
                .map(|learner| Learning {
                    steps: steps
                        .get(&learner.subject)
                        .map(|all| all.iter().map(|step| step.said.clone()).collect())
                        .unwrap_or_default(),
                    learner: learner.clone(),
                })
                .collect();
            theirs.sort_by(|a, b| a.learner.said.number.cmp(&b.learner.said.number));
            let mut promised: Vec<Kept<Pledge>> = Vec::new();
            for pledge in pledges
                .iter()
                .filter(|one| one.said.cohort == cohort.subject)
            {
                if promised.iter().all(|one| one.subject != pledge.subject) {
                    promised.push(pledge.clone());
                }
            }
            CohortNow {
                cohort,
                learners: theirs,
                pledges: promised,
            }
        })
        .collect())
}

/// What a provider last said of jobs it cannot fill.
pub(super) fn vacancies(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
) -> Result<Option<Kept<Vacancies>>, Fault> {
    Ok(of(tx, provider)?.into_iter().next())
}

/// Jobs that providers cannot fill, as each last told us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfilled {
    /// Jobs.
    pub jobs: u32,
    /// Providers that told us.
    pub providers: usize,
    /// The day of the oldest of those words.
    pub since: Date,
}

/// Jobs that providers cannot fill: nothing while none has told us.
pub fn unfilled(tx: &mut Tx<'_>) -> Result<Option<Unfilled>, Fault> {
    // The newest first: the first of each provider stands.
    let mut last: HashMap<SubjectId, Vacancies> = HashMap::new();
    for one in all::<Vacancies>(tx)? {
        last.entry(one.subject).or_insert(one.said);
    }
    let since = last.values().map(|one| one.on).min();
    Ok(since.map(|since| Unfilled {
        jobs: last.values().map(|one| u32::from(one.jobs)).sum(),
        providers: last.len(),
        since,
    }))
}

/// How far the learners of every course came, as on a day.
pub fn came_so_far(tx: &mut Tx<'_>, today: Date) -> Result<CameSoFar, Fault> {
    Ok(cohorts(tx)?
        .iter()
        .map(|one| one.came(today))
        .fold(CameSoFar::default(), |a, b| CameSoFar {
            learners: a.learners + b.learners,
            placed: a.placed + b.placed,
            interviewed: a.interviewed + b.interviewed,
            hired: a.hired + b.hired,
            could_have_stayed: a.could_have_stayed + b.could_have_stayed,
            stayed: a.stayed + b.stayed,
        }))
}
