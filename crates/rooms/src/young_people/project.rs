//! The roster: one row per young person, kept from what people and returns say, so that a list or
//! a search is one statement over one table.

use super::sql;
use crate::looked_after::{self, Episode, Withdrawn};
use crate::people::{Identity, Name};
use care::Date;
use care::ids::{ChildCode, YoungPersonId};
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record. It listens to other rooms' facts and owns none; it must
/// stand after `looked_after` in the list of rooms, whose episodes it reads.
pub const ROOM: Room = Room {
    name: "young_people",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[Identity::KIND, Name::KIND, Episode::KIND, Withdrawn::KIND],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Identity::KIND => {
            let who: Identity = fact.read()?;
            let code = searchable(who.child.as_str());
            let params: [&dyn record::Bind; 5] = [
                &fact.subject,
                &who.child,
                &unnamed(&who.child),
                &code,
                &who.born,
            ];
            tx.execute(sql::PUT_IDENTITY, &params)?;
        }
        Name::KIND => {
            let name: Name = fact.read()?;
            let code: Option<ChildCode> =
                tx.optional(sql::CODE, &[&fact.subject], |row| row.get(0))?;
            let code = code.map_or_else(String::new, |code| code.to_string());
            let search = searchable(&format!(
                "{} {} {} {code}",
                name.given,
                name.family,
                name.known_as.as_deref().unwrap_or_default()
            ));
            let sort = searchable(&format!("{} {}", name.family, name.given));
            tx.execute(
                sql::PUT_NAME,
                &[
                    &fact.subject,
                    &sort,
                    &search,
                    &name.given,
                    &name.family,
                    &name.known_as,
                ],
            )?;
        }
        Episode::KIND => latest(tx, YoungPersonId(fact.subject.0), &fact.read()?)?,
        _ => now(tx, YoungPersonId(fact.subject.0))?,
    }
    Ok(())
}

/// Brings the row up to an episode, if it is the latest; an earlier one may change when care
/// began, so then the whole row is made again.
fn latest(tx: &mut Tx<'_>, id: YoungPersonId, said: &Episode) -> Result<(), Fault> {
    type Before = (Option<Date>, Option<Date>, Option<Date>);
    let before: Option<Before> = tx.optional(sql::NOW, &[&id], |row| row.columns())?;
    let began = match before {
        Some((None, _, _)) => said.decom,
        Some((Some(decom), _, Some(began))) if decom == said.decom => began,
        Some((Some(decom), dec, Some(began))) if decom < said.decom => {
            if dec == Some(said.decom) {
                began
            } else {
                said.decom
            }
        }
        _ => return now(tx, id),
    };
    put(tx, id, Some(began), said)
}

/// Makes the row's present again from all the episodes that stand.
fn now(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<(), Fault> {
    let life = looked_after::episodes_of(tx, id)?;
    let Some(last) = life.episodes.last() else {
        let none: Option<String> = None;
        tx.execute(
            sql::PUT_NOW,
            &[
                &id, &none, &none, &none, &none, &none, &none, &none, &none, &none,
            ],
        )?;
        return Ok(());
    };
    let began = life.periods_of_care().last().map(|period| period.from);
    put(tx, id, began, last)
}

fn put(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    began: Option<Date>,
    last: &Episode,
) -> Result<(), Fault> {
    let keep = |tx: &Tx<'_>, what: &str, postcode: Option<care::Postcode>| match postcode {
        None => Ok((None, None)),
        Some(postcode) => Ok::<_, Fault>((
            Some(tx.seal_steadily(postcode.as_str(), &bound_to(id, what))?),
            Some(tx.mark(postcode.as_str())?),
        )),
    };
    let (place, place_mark) = keep(tx, "place", last.place)?;
    let (home, home_mark) = keep(tx, "home", last.home)?;
    tx.execute(
        sql::PUT_NOW,
        &[
            &id,
            &began,
            &last.decom,
            &last.dec,
            &last.placement.map(|c| c.code()),
            &last.legal_status.map(|c| c.code()),
            &place,
            &place_mark,
            &home,
            &home_mark,
        ],
    )?;
    Ok(())
}

/// What a sealed column of the roster is bound to.
pub(super) fn bound_to(id: YoungPersonId, what: &str) -> String {
    format!("roster {id} {what}")
}

/// Those without a name come after those with one, in order of the council's number.
fn unnamed(code: &ChildCode) -> String {
    format!("~{code}")
}

/// Text as it is searched: lower case, without accents, only letters, digits and single spaces.
pub(super) fn searchable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => out.push(plain),
            None if letter.is_alphanumeric() => out.push(letter),
            // An apostrophe joins (O'Neill is oneill), anything else parts.
            None if matches!(letter, '\'' | '\u{2019}') => {}
            None => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
        }
    }
    out.trim_end().to_owned()
}

/// The letter without its accent, for the letters common in names in England.
const fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' | 'ă' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'ę' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ś' | 'š' | 'ș' => 's',
        'ț' => 't',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_typed() {
        assert_eq!(searchable("Zoë O’Neill-Łuczak"), "zoe oneill luczak");
        assert_eq!(searchable("  A  B "), "a b");
    }
}
