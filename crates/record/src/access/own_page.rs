//! A young person's own sign-in: who may let them in, and who may stop it.
//!
//! It is begun face to face, by an adult who stands to them by name: their key worker, their social
//! worker, their reviewing officer, or who covers. Nobody else can, and no administrator: a letter
//! or a reset from an office is a way in for somebody who knows them.

use super::caller::Member;
use super::facts::Profile;
use super::find::{Allowed, find};
use super::members::{member, member_row, said};
use super::words::{Action, FieldClass, Persona, Relationship};
use super::{bonds, sql};
use crate::{Fault, Refusal, Tx};
use care::ids::{MemberId, YoungPersonId};
use uuid::Uuid;

/// The sign-in of a young person, open or stopped; `None` when there never was one.
pub fn own_sign_in(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<Member>, Fault> {
    tx.optional(sql::MEMBER_OF, &[&of], member_row)
}

/// How the caller stands to a young person by name, when that lets them begin the young person's
/// own sign-in; the product itself may too.
pub fn may_let_in(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Option<Relationship>, Fault> {
    let (me, today) = (tx.caller().member(), tx.today());
    if tx.caller().is_system() {
        return Ok(Some(Relationship::KeyWorker));
    }
    let named = |one: &bonds::Worker| {
        one.member == me
            && one.period.contains(today)
            && matches!(
                one.relationship,
                Relationship::KeyWorker
                    | Relationship::SocialWorker
                    | Relationship::Cover
                    | Relationship::ReviewingOfficer
            )
    };
    let mut all = bonds::workers(tx, allowed)?;
    all.retain(named);
    Ok(all.first().map(|one| one.relationship))
}

/// Opens a young person's own sign-in, under the name they like to be called. The caller must stand
/// to them by name, and may add to their own words. Gives the member they sign in as, and how the
/// caller stands to them.
pub fn let_in(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    name: &str,
) -> Result<(MemberId, Relationship), Refusal> {
    let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    let by = may_let_in(tx, &allowed)?.ok_or(Refusal::NotAllowed)?;
    let id = own_sign_in(tx, of)?.map_or_else(|| MemberId(Uuid::now_v7()), |known| known.id);
    if tx.caller().persona() == Some(Persona::YoungPerson) {
        return Err(Refusal::NotAllowed);
    }
    let profile = Profile::young_person(name.trim(), of);
    let saying = said(tx);
    tx.say(id, &profile, saying)?;
    Ok((id, by))
}

/// Stops a young person's own sign-in at once: whoever may add to their own words may, also they
/// themselves. Gives the member it was; `NotFound` when there is none.
pub fn shut(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<MemberId, Refusal> {
    find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    let known = own_sign_in(tx, of)?.ok_or(Refusal::NotFound)?;
    let profile = Profile {
        active: false,
        ..Profile::young_person(known.name, of)
    };
    let saying = said(tx);
    tx.say(known.id, &profile, saying)?;
    Ok(known.id)
}

/// Whether a member is a young person: their sign-in is nobody's to reset from an office.
pub fn is_young_person(tx: &mut Tx<'_>, id: MemberId) -> Result<bool, Fault> {
    Ok(member(tx, id)?.is_some_and(|one| one.persona == Persona::YoungPerson))
}
