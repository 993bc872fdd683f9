//! A small council for stories, and what is said to people in it.

use crate::places::Somewhere;
use crate::situations::now;
use care::{
    Period,
    ids::{MemberId, TeamId, YoungPersonId},
};
use jiff::civil::date;
use record::access::{self, Action, Persona, Profile, find};
use record::{Caller, Record, Refusal, Tx};

/// A council with a Leigh team, responsible for Jamie; Kim is known and has no team.
pub struct Council {
    pub record: Record,
    pub leigh: TeamId,
    pub jamie: YoungPersonId,
    pub kim: YoungPersonId,
    _place: Somewhere,
}

/// Tells a story in every place a record can be kept in.
pub fn everywhere(story: impl Fn(&Council)) {
    for place in crate::places::everywhere() {
        println!("in {}", place.name);
        story(&Council::new(place));
    }
}

pub const TODAY: care::Date = date(2026, 11, 22);

pub fn uuid() -> uuid::Uuid {
    uuid::Uuid::new_v4()
}
pub fn system() -> Caller {
    Caller::system("a story")
}
pub fn always() -> Period {
    Period::since(date(2026, 1, 1))
}

impl Council {
    fn new(place: Somewhere) -> Self {
        let record = place.record.clone();
        record.clock().set(now());
        let council = Self {
            record,
            leigh: TeamId(uuid()),
            jamie: YoungPersonId(uuid()),
            kim: YoungPersonId(uuid()),
            _place: place,
        };
        council.says(|tx| {
            access::say_team(tx, council.leigh, "Leigh")?;
            access::register(tx, council.jamie, Some((council.leigh, date(2026, 1, 1))))?;
            access::register(tx, council.kim, None)
        });
        council
    }

    pub fn says(&self, f: impl FnMut(&mut Tx<'_>) -> Result<(), Refusal>) {
        self.record.write(&system(), f).expect("said");
    }

    pub fn member(&self, name: &str, persona: Persona) -> MemberId {
        let id = MemberId(uuid());
        self.says(|tx| access::say_member(tx, id, &Profile::staff(name, persona)).map(drop));
        id
    }

    /// Someone in the Leigh team.
    pub fn in_leigh(&self, name: &str, persona: Persona) -> MemberId {
        let id = self.member(name, persona);
        self.says(|tx| access::join_team(tx, id, self.leigh, always()).map(drop));
        id
    }

    pub fn caller(&self, id: MemberId) -> Caller {
        crate::towns::load(&self.record, id)
    }

    /// Whether a list would hold someone.
    pub fn lists(&self, who: MemberId, whose: YoungPersonId) -> bool {
        let listed = self.record.read(&self.caller(who), |tx| {
            let clause = access::visible(tx).on("p.young_person", 2);
            let sql = format!(
                "SELECT 1 FROM access_young_person p WHERE p.young_person = $1 AND {}",
                clause.sql
            );
            let mut params: Vec<&dyn record::Bind> = vec![&whose];
            params.extend(clause.binds());
            Ok(tx.optional(&sql, &params, |_| Ok(()))?.is_some())
        });
        listed.expect("a list")
    }

    /// What someone is told when they open a record: why they can, or what they are told instead.
    pub fn opens(&self, who: MemberId, whose: YoungPersonId) -> String {
        let told = self.record.read(&self.caller(who), |tx| {
            find(tx, whose)?
                .allow(Action::See)
                .map(|allowed| allowed.because())
        });
        told.unwrap_or_else(|refusal| format!("{refusal:?}"))
    }

    pub fn does<T>(
        &self,
        who: MemberId,
        f: impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.record.write(&self.caller(who), f)
    }

    pub fn looks(&self) -> Vec<(String, String, bool, String)> {
        let all = "SELECT member_name, action, allowed, because FROM access_log ORDER BY seq";
        self.record
            .read(&system(), |tx| Ok(tx.rows(all, &[], |row| row.columns())?))
            .expect("read")
    }
}
