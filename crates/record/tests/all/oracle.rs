//! A second opinion on who may see what, written from docs/access-policy.md and from nothing else.
//! It shares no type and no line with the policy it judges: words are plain text, days and seconds
//! are plain numbers.

use std::{collections::HashMap, sync::LazyLock};

const ROLES: &str = "key_worker social_worker team_manager placement_officer commissioner finance \
    health police speech school housing provider young_person service_lead councillor analyst \
    privacy_officer administrator";

/// One person, one young person, one moment. Day 0 is today, second 0 is now.
#[derive(Debug, Clone, Default)]
pub struct Situation {
    pub role: &'static str,
    pub known: bool,
    pub conflict: bool,
    pub restricted: bool,
    pub on_list: bool,
    pub own_page: bool,
    /// Kind, first day, first day that no longer counts.
    pub relationships: Vec<(&'static str, i32, Option<i32>)>,
    /// Two periods: the person in the team; the team responsible.
    pub teams: Vec<[(i32, Option<i32>); 2]>,
    pub sharings: Vec<(i32, Option<i32>)>,
    /// The second at which the glass was broken.
    pub glasses: Vec<i64>,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub enum Answer {
    NotFound,
    AskSomeone,
    Open,
}

const EVERYTHING: &str = "identity characteristics whereabouts carers reporters care_history legal \
    health education safety voice people workers notes plans asks documents money looks";
const SOCIAL_WORKER_SHARES: &str = "identity characteristics whereabouts care_history legal health \
    education safety voice people workers documents";
const OWN_PAGE: &str =
    "identity characteristics care_history legal education voice people workers plans looks";
const ANALYST: &str = "characteristics care_history legal health education safety workers";

fn among(list: &str, kind: &str) -> bool {
    list.split_whitespace().any(|word| word == kind)
}
fn all_but(list: &str, kind: &str) -> bool {
    !among(list, kind)
}

/// How near the role must stand for this, as the page says it: "never", "own", "shared",
/// "related", "team" or "everyone".
fn needed(role: &str, action: &str, kind: &str) -> &'static str {
    let first = |choices: &[(&'static str, &str)]| {
        choices
            .iter()
            .find(|(_, list)| among(list, kind))
            .map_or("never", |(near, _)| *near)
    };
    let when = |yes: bool, near: &'static str| if yes { near } else { "never" };
    match (role, action) {
        ("key_worker", "see") => first(&[
            (
                "team",
                "identity characteristics whereabouts care_history legal education safety voice people workers notes plans asks",
            ),
            ("related", "carers health documents looks"),
        ]),
        ("key_worker", "add") => first(&[
            ("team", "education safety voice people notes plans asks"),
            ("related", "health documents"),
        ]),
        ("key_worker", "correct") => first(&[
            ("team", "people plans"),
            ("related", "education voice notes"),
        ]),

        ("social_worker", "see") => match kind {
            "money" => "never",
            "reporters" | "looks" => "related",
            _ => "team",
        },
        ("social_worker", "add") => first(&[
            (
                "team",
                "identity characteristics whereabouts carers care_history legal health education safety voice people notes plans asks documents",
            ),
            ("related", "reporters"),
        ]),
        ("social_worker", "correct") => first(&[
            (
                "team",
                "identity characteristics whereabouts carers care_history legal health education safety people notes plans",
            ),
            ("related", "reporters voice documents"),
        ]),
        ("social_worker", "export") => when(all_but("money reporters looks", kind), "related"),
        ("social_worker", "share") => when(among(SOCIAL_WORKER_SHARES, kind), "related"),

        ("team_manager", "see") => "team",
        ("team_manager", "add" | "correct") => when(all_but("money looks", kind), "team"),
        ("team_manager", "export") => when(all_but("reporters looks", kind), "team"),
        ("team_manager", "share") => when(
            among(SOCIAL_WORKER_SHARES, kind) || kind == "carers",
            "team",
        ),

        ("placement_officer", "see") => first(&[
            (
                "everyone",
                "identity characteristics whereabouts carers care_history legal education voice workers money",
            ),
            ("related", "health safety people notes plans documents"),
        ]),
        ("placement_officer", "add") => first(&[(
            "related",
            "whereabouts carers care_history notes documents money",
        )]),
        ("placement_officer", "correct") => first(&[("related", "whereabouts care_history money")]),
        ("placement_officer", "export") => first(&[
            ("everyone", "money"),
            (
                "related",
                "identity characteristics whereabouts carers care_history legal health education safety voice workers documents",
            ),
        ]),
        ("placement_officer", "share") => when(
            among(SOCIAL_WORKER_SHARES, kind) && kind != "people",
            "related",
        ),

        ("commissioner", "see" | "export") => {
            first(&[("everyone", "characteristics care_history money")])
        }
        ("finance", "see" | "export") => first(&[("everyone", "identity money")]),
        ("finance", "add" | "correct") => first(&[("everyone", "money")]),

        ("health", "see") => first(&[(
            "shared",
            "identity characteristics whereabouts care_history health voice workers asks",
        )]),
        ("health", "add") => first(&[("shared", "health asks")]),
        ("police", "see") => first(&[(
            "shared",
            "identity characteristics whereabouts carers legal safety people workers asks",
        )]),
        ("police", "add") => first(&[("shared", "safety asks")]),
        ("speech" | "school", "see") => first(&[(
            "shared",
            "identity characteristics education voice workers asks",
        )]),
        ("speech", "add") => first(&[("shared", "education voice asks")]),
        ("school", "add") => first(&[("shared", "education asks")]),
        ("housing", "see") => first(&[(
            "shared",
            "identity characteristics whereabouts workers asks",
        )]),
        ("housing", "add") => first(&[("shared", "asks")]),

        ("young_person", "see" | "export") => first(&[("own", OWN_PAGE)]),
        ("young_person", "add") => first(&[("own", "voice people plans")]),
        ("young_person", "correct") => first(&[("own", "voice people")]),

        ("service_lead", "see") => first(&[("everyone", EVERYTHING)]),
        ("service_lead", "add" | "correct") => first(&[("everyone", "workers")]),
        ("service_lead", "export") => when(kind != "reporters", "everyone"),

        ("analyst", "see" | "export") => first(&[("everyone", ANALYST)]),
        ("privacy_officer", "see") => first(&[("everyone", "identity looks")]),
        ("privacy_officer", "export") => first(&[("everyone", "looks")]),
        _ => "never",
    }
}

fn counts_today(first: i32, end: Option<i32>) -> bool {
    first <= 0 && end.is_none_or(|end| end > 0)
}

impl Situation {
    fn related(&self) -> bool {
        let named = self
            .relationships
            .iter()
            .any(|(kind, first, end)| *kind != "carer" && counts_today(*first, *end));
        named || (self.restricted && self.on_list)
    }
    fn in_team(&self) -> bool {
        let both = |team: &[(i32, Option<i32>); 2]| team.iter().all(|p| counts_today(p.0, p.1));
        self.teams.iter().any(both)
    }
    fn glass_open(&self) -> bool {
        self.glasses
            .iter()
            .any(|broken| *broken <= 0 && -broken < 60 * 60)
    }
    fn is_partner(&self) -> bool {
        among("health police speech school housing", self.role)
    }
    fn is_staff(&self) -> bool {
        !self.is_partner() && !among("provider young_person councillor", self.role)
    }

    /// What the person may do with which kind, once the record is open.
    pub fn allowed(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let (related, in_team, glass) = (self.related(), self.in_team(), self.glass_open());
        let shared = self
            .sharings
            .iter()
            .any(|(first, end)| counts_today(*first, *end));
        let own = self.own_page;
        NEEDED[self.role].iter().map(move |(action, kind, near)| {
            let glass = glass && (*action == "see" || *action == "add");
            let allowed = match *near {
                "own" => own,
                "shared" => shared,
                "related" => related || glass,
                "team" => related || in_team || glass,
                "everyone" => true,
                _ => false,
            };
            (*action, *kind, allowed)
        })
    }

    /// What the person is told when they open the record.
    pub fn answer(&self) -> Answer {
        let anything = self
            .allowed()
            .any(|(action, _, allowed)| action == "see" && allowed);
        let own = self.own_page && self.role == "young_person";
        if !self.known || self.conflict || !anything {
            Answer::NotFound
        } else if self.restricted && !self.on_list && !own {
            if self.is_staff() {
                Answer::AskSomeone
            } else {
                Answer::NotFound
            }
        } else {
            Answer::Open
        }
    }
}

/// Action, kind, nearness.
type Line = (&'static str, &'static str, &'static str);

/// What each role needs, worked out once.
static NEEDED: LazyLock<HashMap<&'static str, Vec<Line>>> = LazyLock::new(|| {
    let lines = |role: &'static str| {
        let kinds = |action| {
            EVERYTHING
                .split_whitespace()
                .map(move |kind| (action, kind, needed(role, action, kind)))
        };
        ["see", "add", "correct", "export", "share"]
            .into_iter()
            .flat_map(kinds)
            .collect()
    };
    ROLES
        .split_whitespace()
        .map(|role| (role, lines(role)))
        .collect()
});

/// Whether a role may open a page or run a command.
pub fn may(role: &str, what: &str) -> bool {
    const SEARCH: &str = "key_worker social_worker team_manager placement_officer finance health \
        police speech school housing service_lead privacy_officer";
    match what {
        "find_people" => among(SEARCH, role),
        "open_people" => among(SEARCH, role) || among("commissioner analyst", role),
        "own_page" => role == "young_person",
        "add_people" => among("social_worker team_manager", role),
        "name_people" => role == "service_lead",
        "see_measures" => among(
            "key_worker social_worker team_manager placement_officer commissioner finance service_lead councillor analyst",
            role,
        ),
        "see_small_numbers" => among("team_manager commissioner service_lead analyst", role),
        "open_number" => among(
            "key_worker social_worker team_manager placement_officer commissioner service_lead analyst",
            role,
        ),
        "see_hub" => among("key_worker social_worker team_manager service_lead", role),
        "lead_hub" => among("team_manager service_lead", role),
        "ask_specialists" => among(
            "key_worker social_worker team_manager health police speech school housing service_lead",
            role,
        ),
        "erase_records" => among("service_lead privacy_officer", role),
        "export_lists" => among(
            "team_manager commissioner finance service_lead analyst",
            role,
        ),
        "import_returns" | "export_returns" | "see_set_aside" | "import_comparators" => {
            among("service_lead analyst", role)
        }
        "see_data_health" | "assign_findings" => among("team_manager service_lead analyst", role),
        "explain_findings" => among("service_lead analyst", role),
        "put_findings_right" => among(
            "key_worker social_worker team_manager placement_officer",
            role,
        ),
        "see_homes" => among(
            "social_worker team_manager placement_officer commissioner service_lead",
            role,
        ),
        "keep_homes" => among("placement_officer commissioner", role),
        "keep_forums" => among(
            "key_worker social_worker team_manager placement_officer commissioner service_lead",
            role,
        ),
        "see_places" => all_but("finance provider young_person privacy_officer", role),
        "keep_places" => among("service_lead administrator", role),
        "keep_assets" => among(
            "key_worker social_worker team_manager placement_officer commissioner health police speech school housing service_lead",
            role,
        ),
        "use_huddles" => among(
            "key_worker social_worker team_manager health police speech school housing service_lead",
            role,
        ),
        "lead_huddles" => among("team_manager service_lead", role),
        "search_for_homes" => among(
            "social_worker team_manager placement_officer service_lead",
            role,
        ),
        "see_costs" => among(
            "team_manager placement_officer commissioner finance service_lead",
            role,
        ),
        "keep_costs" => among("placement_officer commissioner finance", role),
        "sign_off_savings" => role == "finance",
        "use_exchange" => among("placement_officer commissioner provider", role),
        "break_glass" => among(
            "key_worker social_worker team_manager placement_officer",
            role,
        ),
        "declare_conflict" => all_but("provider young_person councillor", role),
        "manage_conflicts" | "see_access_log" | "review_break_glass" => role == "privacy_officer",
        "restrict" => among("team_manager service_lead privacy_officer", role),
        "manage_members" | "keep_record" => role == "administrator",
        other => panic!("docs/access-policy.md does not speak of {other}"),
    }
}
