//! Living with everyone who lives there, looked at both ways.

use super::{Shows, Told, Way, capital, silent, told};
use crate::cure::Who;
use crate::matters::Case;
use crate::residents::Resident;
use crate::said::Said;
use crate::vocabulary::{Company, Strain};
use crate::words::list;
use care::codes::Sex;
use care::{Age, Date};

/// Living with a resident, three ways: between them, for the young person, for the resident.
pub(super) fn together(case: &Case<'_>, resident: &Resident) -> Vec<(Way, Told)> {
    let yp = case.yp;
    let mut all = Vec::new();
    let mut between = |piece| all.push((Way::Between, piece));
    if yp.siblings.contains(&resident.id) {
        let sentence = format!("{} is {}'s brother or sister.", resident.name, yp.name);
        between((Shows::For, capital(sentence), None, None));
    }
    if let Some(known) = resident.friends.iter().find(|known| known.value == yp.id) {
        let sentence = format!("{} and {} get on.", yp.name, resident.name);
        between(told(Shows::For, sentence, known));
    }
    if let Some(known) = resident
        .trouble_with
        .iter()
        .find(|known| known.value == yp.id)
    {
        let sentence = format!(
            "There was trouble between {} and {} before.",
            yp.name, resident.name
        );
        between(told(Shows::Against, sentence, known));
    }
    if let (Some(ours), Some(theirs)) = (yp.networks.get(), resident.networks.get())
        && ours
            .value
            .iter()
            .any(|network| theirs.value.contains(network))
    {
        let sentence = format!(
            "{} and {} were drawn into the same network of exploitation.",
            yp.name, resident.name
        );
        between(told(Shows::Against, sentence, theirs));
    }
    if let Some(piece) = age_gap(case, resident) {
        between(piece);
    }
    all.push((
        Way::ForYoungPerson,
        strain(&resident.name, &resident.hard, &yp.name, &yp.hurt_by),
    ));
    all.push((
        Way::ForResident,
        strain(&yp.name, &yp.hard, &resident.name, &resident.hurt_by),
    ));
    let age = |born: &Said<Date>| {
        born.get()
            .and_then(|born| Age::on(born.value, yp.nights.from))
    };
    let ours = Someone {
        name: &yp.name,
        age: age(&yp.born),
        sex: yp.sex.value().copied(),
        hard: &yp.hard,
    };
    let theirs = Someone {
        name: &resident.name,
        age: age(&resident.born),
        sex: resident.sex.value().copied(),
        hard: &resident.hard,
    };
    for (way, whose, wishes, whom) in [
        (Way::AsYoungPersonWishes, &ours, &yp.company, &theirs),
        (Way::AsResidentWishes, &theirs, &resident.company, &ours),
    ] {
        all.extend(wished(whose, wishes, whom).map(|piece| (way, piece)));
    }
    all
}

/// One of two who would live together, as far as wishes ask.
struct Someone<'a> {
    name: &'a str,
    age: Option<Age>,
    sex: Option<Sex>,
    hard: &'a Said<Vec<Strain>>,
}

/// Whether somebody is whom another wishes to live with, as far as anybody asked.
fn wished(whose: &Someone<'_>, wishes: &Said<Vec<Company>>, whom: &Someone<'_>) -> Option<Told> {
    let Some(known) = wishes.get() else {
        let sentence = format!("Whom {} wishes to live with is not known.", whose.name);
        return Some(silent(sentence, Who::SocialWorker));
    };
    let sort = |wanted: Option<bool>| -> Vec<&'static str> {
        known
            .value
            .iter()
            .filter(|wish| is_so(**wish, whose, whom) == wanted)
            .map(|wish| wish.words())
            .collect()
    };
    let (against, open, so) = (sort(Some(false)), sort(None), sort(Some(true)));
    let said = |all: &[&str]| format!("{} wishes to live with {}", whose.name, list(all));
    if !against.is_empty() {
        let sentence = format!(
            "{}; with {} that would not be so.",
            said(&against),
            whom.name
        );
        return Some(told(Shows::Against, sentence, known));
    }
    if !open.is_empty() {
        let sentence = format!(
            "{}; whether that would be so with {} is not known.",
            said(&open),
            whom.name
        );
        return Some(silent(sentence, Who::SocialWorker));
    }
    if !so.is_empty() {
        let sentence = format!("{}; with {} that would be so.", said(&so), whom.name);
        return Some(told(Shows::For, sentence, known));
    }
    None
}

/// Years between two from which one is much older than the other.
const MUCH: i16 = 3;

fn is_so(wish: Company, whose: &Someone<'_>, whom: &Someone<'_>) -> Option<bool> {
    let years = || Some(i16::from(whom.age?.0) - i16::from(whose.age?.0));
    let girl = || whom.sex.map(Sex::is_female);
    match wish {
        Company::OwnAge => years().map(|years| years.abs() < MUCH),
        Company::NobodyYounger => years().map(|years| years > -MUCH),
        Company::NobodyOlder => years().map(|years| years < MUCH),
        Company::GirlsOnly => girl(),
        Company::BoysOnly => girl().map(|girl| !girl),
        Company::Without(strain) => whom.hard.value().map(|hard| !hard.contains(&strain)),
        Company::Alone => Some(false),
    }
}

/// What one person's difficulties would mean for another.
fn strain(whose: &str, hard: &Said<Vec<Strain>>, whom: &str, hurt_by: &Said<Vec<Strain>>) -> Told {
    let nothing_hard = hard.get().filter(|known| known.value.is_empty());
    let never_hurt = hurt_by.get().filter(|known| known.value.is_empty());
    if let Some(known) = nothing_hard.or(never_hurt) {
        let sentence = format!("Nothing is known of {whose} that would be hard for {whom}.");
        return told(Shows::For, sentence, known);
    }
    let (Some(hard), Some(hurt_by)) = (hard.get(), hurt_by.get()) else {
        let of = if hard.is_known() { whom } else { whose };
        let what = if hard.is_known() {
            "is easily hurt by"
        } else {
            "has found hard"
        };
        return silent(
            format!(
                "What {of} {what} is not known, so neither is what living with {whose} would mean for \
                 {whom}."
            ),
            Who::SocialWorker,
        );
    };
    let mut both: Vec<Strain> = hard
        .value
        .iter()
        .copied()
        .filter(|strain| hurt_by.value.contains(strain))
        .collect();
    both.sort_unstable();
    both.dedup();
    if both.is_empty() {
        let sentence = format!("Nothing is known of {whose} that would be hard for {whom}.");
        return told(Shows::For, sentence, hard);
    }
    let words: Vec<&str> = both.iter().map(|strain| strain.words()).collect();
    let sentence = format!(
        "{whom} is easily hurt by {}, which {whose} has found hard.",
        list(&words)
    );
    told(Shows::Against, sentence, hard)
}

/// An age gap of five years or more is for people to weigh.
fn age_gap(case: &Case<'_>, resident: &Resident) -> Option<Told> {
    let ours = case.age?;
    let born = resident.born.get()?;
    let theirs = Age::on(born.value, case.yp.nights.from)?;
    let gap = ours.0.abs_diff(theirs.0);
    (gap >= 5).then(|| {
        let sentence = format!(
            "{} and {} are {gap} years apart in age.",
            case.yp.name, resident.name
        );
        told(Shows::ToWeigh, sentence, born)
    })
}
