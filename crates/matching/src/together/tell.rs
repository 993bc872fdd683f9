//! What a group's search says, and who has agreed to whom.

use super::{Consent, Holding, LARGEST_GROUP, Split};
use crate::matters::Group;
use crate::said::{Answer, Known};
use crate::words::{capital, list};
use crate::young_person::YoungPerson;
use care::Miles;

pub(super) fn consent(people: &[&YoungPerson], said: &[Known<Consent>]) -> (Answer, Vec<String>) {
    let mut answer = Answer::Met;
    let mut open = Vec::new();
    for of in people {
        for to in people.iter().filter(|to| to.id != of.id) {
            let last = said
                .iter()
                .filter(|known| known.value.of == of.id && known.value.to == to.id)
                .max_by_key(|known| (known.on, !known.value.agrees));
            match last.map(|known| known.value.agrees) {
                Some(true) => {}
                Some(false) => {
                    answer = Answer::NotMet;
                    open.push(format!(
                        "{} does not wish to live with {}.",
                        of.name, to.name
                    ));
                }
                None => {
                    answer = answer.and(Answer::NotKnown);
                    open.push(format!("Ask {} about living with {}.", of.name, to.name));
                }
            }
        }
    }
    (answer, open)
}

pub(super) fn told(
    people: &[&YoungPerson],
    cut: usize,
    one_home: &[Holding],
    two_homes: &[Split],
    only_apart: usize,
    apart: Miles,
) -> String {
    let names: Vec<&str> = people.iter().map(|person| &*person.name).collect();
    let who = list(&names);
    let possible = one_home
        .iter()
        .filter(|holding| holding.group == Group::Possible)
        .count();
    let homes = |n: usize| match n {
        1 => "one home".to_owned(),
        n => format!("{n} homes"),
    };
    let mut said = match (possible, one_home.len()) {
        (0, 0) => format!("No home holds {who} together."),
        (0, n) => format!(
            "{} could hold {who} together if something is answered or agreed.",
            homes(n)
        ),
        (p, n) if p == n => format!("{} can hold {who} together.", homes(p)),
        (p, n) => format!(
            "{} can hold {who} together, and {} more if something is answered or agreed.",
            homes(p),
            n - p
        ),
    };
    said = capital(said);
    if only_apart > 0 {
        said.push_str(&format!(
            " Each alone could live at {} that cannot hold all.",
            homes(only_apart)
        ));
    }
    if one_home.is_empty() && !two_homes.is_empty() {
        said.push_str(&format!(
            " Two homes within {apart} miles of one another can: {}",
            two_homes[0].sentence
        ));
    }
    if cut > 0 {
        said.push_str(&format!(
            " {cut} more were not looked at: a group has at most {LARGEST_GROUP}."
        ));
    }
    said
}
