//! Every statement of access. Portable: see `crate::db`.

/// Tables that show who may see what, now and at other times.
pub(super) const SCHEMA: &[&str] = &[
    // `ask` is set while the record is restricted, and says whom to ask.
    "CREATE TABLE IF NOT EXISTS access_young_person (young_person TEXT PRIMARY KEY, ask TEXT)",
    "CREATE INDEX IF NOT EXISTS access_restricted ON access_young_person (young_person) WHERE ask IS NOT NULL",
    "CREATE TABLE IF NOT EXISTS access_listed (member TEXT NOT NULL, young_person TEXT NOT NULL,
        PRIMARY KEY (member, young_person))",
    "CREATE INDEX IF NOT EXISTS access_listed_for ON access_listed (young_person)",
    "CREATE TABLE IF NOT EXISTS access_conflict (member TEXT NOT NULL, young_person TEXT NOT NULL,
        since TEXT NOT NULL, PRIMARY KEY (member, young_person))",
    "CREATE TABLE IF NOT EXISTS access_agency (organisation TEXT PRIMARY KEY, name TEXT NOT NULL, agency TEXT)",
    "CREATE TABLE IF NOT EXISTS access_member (member TEXT PRIMARY KEY, name TEXT NOT NULL, persona TEXT NOT NULL,
        agency TEXT, young_person TEXT, active BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS access_team (team TEXT PRIMARY KEY, name TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS access_membership (fact TEXT PRIMARY KEY, member TEXT NOT NULL, team TEXT NOT NULL,
        valid_from TEXT NOT NULL, valid_until TEXT)",
    "CREATE INDEX IF NOT EXISTS access_membership_of ON access_membership (member, team)",
    "CREATE INDEX IF NOT EXISTS access_membership_in ON access_membership (team)",
    "CREATE TABLE IF NOT EXISTS access_relationship (fact TEXT PRIMARY KEY, young_person TEXT NOT NULL,
        member TEXT NOT NULL, kind TEXT NOT NULL, valid_from TEXT NOT NULL, valid_until TEXT)",
    "CREATE INDEX IF NOT EXISTS access_relationship_of ON access_relationship (member, young_person)",
    "CREATE INDEX IF NOT EXISTS access_relationship_to ON access_relationship (young_person)",
    "CREATE TABLE IF NOT EXISTS access_responsible (fact TEXT PRIMARY KEY, young_person TEXT NOT NULL,
        team TEXT NOT NULL, valid_from TEXT NOT NULL, valid_until TEXT)",
    "CREATE INDEX IF NOT EXISTS access_responsible_for ON access_responsible (young_person)",
    "CREATE INDEX IF NOT EXISTS access_responsible_by ON access_responsible (team, young_person)",
    "CREATE TABLE IF NOT EXISTS access_sharing (fact TEXT PRIMARY KEY, young_person TEXT NOT NULL,
        organisation TEXT NOT NULL, basis TEXT NOT NULL, valid_from TEXT NOT NULL, valid_until TEXT)",
    "CREATE INDEX IF NOT EXISTS access_sharing_with ON access_sharing (organisation, young_person)",
    "CREATE INDEX IF NOT EXISTS access_sharing_of ON access_sharing (young_person)",
    "CREATE TABLE IF NOT EXISTS access_glass (fact TEXT PRIMARY KEY, member TEXT NOT NULL,
        young_person TEXT NOT NULL, reason TEXT NOT NULL, broken_at TEXT NOT NULL, until_at TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS access_glass_of ON access_glass (member, young_person)",
    // What the privacy officer is told: names no young person.
    "CREATE TABLE IF NOT EXISTS access_alert (glass TEXT PRIMARY KEY, member TEXT NOT NULL, reason TEXT NOT NULL,
        at TEXT NOT NULL, answered_at TEXT, answered_by TEXT, justified BIGINT, note TEXT)",
    "CREATE INDEX IF NOT EXISTS access_alert_open ON access_alert (at) WHERE answered_at IS NULL",
];

pub(super) const TABLES: &[&str] = &[
    "access_alert",
    "access_glass",
    "access_sharing",
    "access_responsible",
    "access_relationship",
    "access_membership",
    "access_team",
    "access_member",
    "access_agency",
    "access_conflict",
    "access_listed",
    "access_young_person",
];

// Showing facts.

pub(super) const REGISTER: &str = "INSERT INTO access_young_person (young_person) VALUES ($1) ON CONFLICT (young_person) DO NOTHING";
pub(super) const SET_AGENCY: &str =
    "INSERT INTO access_agency (organisation, name, agency) VALUES ($1, $2, $3)
     ON CONFLICT (organisation) DO UPDATE SET name = excluded.name, agency = excluded.agency";
pub(super) const SET_MEMBER: &str =
    "INSERT INTO access_member (member, name, persona, agency, young_person, active) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (member) DO UPDATE SET name = excluded.name, persona = excluded.persona, agency = excluded.agency,
        young_person = excluded.young_person, active = excluded.active";
pub(super) const SET_TEAM: &str = "INSERT INTO access_team (team, name) VALUES ($1, $2)
     ON CONFLICT (team) DO UPDATE SET name = excluded.name";
pub(super) const FORGET_MEMBERSHIP: &str = "DELETE FROM access_membership WHERE fact = $1";
pub(super) const SET_MEMBERSHIP: &str = "INSERT INTO access_membership (fact, member, team, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5)";
pub(super) const FORGET_RELATIONSHIP: &str = "DELETE FROM access_relationship WHERE fact = $1";
pub(super) const SET_RELATIONSHIP: &str =
    "INSERT INTO access_relationship (fact, young_person, member, kind, valid_from, valid_until)
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const FORGET_RESPONSIBLE: &str = "DELETE FROM access_responsible WHERE fact = $1";
pub(super) const SET_RESPONSIBLE: &str = "INSERT INTO access_responsible (fact, young_person, team, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5)";
pub(super) const FORGET_SHARING: &str = "DELETE FROM access_sharing WHERE fact = $1";
pub(super) const SET_SHARING: &str =
    "INSERT INTO access_sharing (fact, young_person, organisation, basis, valid_from, valid_until)
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const SET_ASK: &str = "UPDATE access_young_person SET ask = $2 WHERE young_person = $1";
pub(super) const FORGET_LISTED: &str = "DELETE FROM access_listed WHERE young_person = $1";
pub(super) const SET_LISTED: &str = "INSERT INTO access_listed (member, young_person) VALUES ($1, $2) ON CONFLICT (member, young_person) DO NOTHING";
pub(super) const SET_CONFLICT: &str =
    "INSERT INTO access_conflict (member, young_person, since) VALUES ($1, $2, $3)
     ON CONFLICT (member, young_person) DO NOTHING";
pub(super) const FORGET_CONFLICT: &str =
    "DELETE FROM access_conflict WHERE member = $1 AND young_person = $2";
pub(super) const SET_GLASS: &str = "INSERT INTO access_glass (fact, member, young_person, reason, broken_at, until_at) VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const SET_ALERT: &str =
    "INSERT INTO access_alert (glass, member, reason, at) VALUES ($1, $2, $3, $4)";
pub(super) const ANSWER_ALERT: &str = "UPDATE access_alert SET answered_at = $2, answered_by = $3, justified = $4, note = $5 WHERE glass = $1";

// Reading.

/// Everything between one member ($2, of organisation $3) and one young person ($1).
pub(super) const TIES: &str = "SELECT 'known' AS tie, ask AS words, NULL AS a, NULL AS b, NULL AS c, NULL AS d
       FROM access_young_person WHERE young_person = $1
     UNION ALL SELECT 'conflict', NULL, NULL, NULL, NULL, NULL
       FROM access_conflict WHERE member = $2 AND young_person = $1
     UNION ALL SELECT 'listed', NULL, NULL, NULL, NULL, NULL
       FROM access_listed WHERE member = $2 AND young_person = $1
     UNION ALL SELECT 'related', kind, valid_from, valid_until, NULL, NULL
       FROM access_relationship WHERE member = $2 AND young_person = $1
     UNION ALL SELECT 'team', coalesce(t.name, ''), m.valid_from, m.valid_until, r.valid_from, r.valid_until
       FROM access_responsible r JOIN access_membership m ON m.team = r.team AND m.member = $2
       LEFT JOIN access_team t ON t.team = r.team WHERE r.young_person = $1
     UNION ALL SELECT 'shared', coalesce(g.name, ''), s.valid_from, s.valid_until, NULL, NULL
       FROM access_sharing s LEFT JOIN access_agency g ON g.organisation = s.organisation
       WHERE s.organisation = $3 AND s.young_person = $1
     UNION ALL SELECT 'glass', reason, broken_at, NULL, NULL, NULL
       FROM access_glass WHERE member = $2 AND young_person = $1";

pub(super) const MEMBER: &str = "SELECT member, name, persona, agency, young_person, active FROM access_member WHERE member = $1";
pub(super) const MEMBER_OF: &str = "SELECT member, name, persona, agency, young_person, active FROM access_member WHERE young_person = $1 ORDER BY active DESC, member LIMIT 1";
pub(super) const MEMBERS: &str = "SELECT member, name, persona, agency, young_person, active FROM access_member ORDER BY name, member";
pub(super) const TEAMS_OF: &str = "SELECT DISTINCT m.team, t.name FROM access_membership m
     JOIN access_team t ON t.team = m.team
     WHERE m.member = $1 AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until > $2) ORDER BY t.name, m.team";
pub(super) const TEAMS: &str = "SELECT team, name FROM access_team ORDER BY name, team";
pub(super) const TEAM: &str = "SELECT name FROM access_team WHERE team = $1";
pub(super) const AGENCY: &str = "SELECT name, agency FROM access_agency WHERE organisation = $1";
pub(super) const AGENCIES: &str =
    "SELECT organisation, name, agency FROM access_agency ORDER BY name, organisation";
pub(super) const KNOWN: &str = "SELECT 1 FROM access_young_person WHERE young_person = $1";
pub(super) const CONFLICT: &str =
    "SELECT 1 FROM access_conflict WHERE member = $1 AND young_person = $2";
pub(super) const CONFLICTS: &str =
    "SELECT member, young_person, since FROM access_conflict ORDER BY since, member, young_person";
pub(super) const OPEN_MEMBERSHIPS: &str =
    "SELECT fact, valid_from FROM access_membership
     WHERE member = $1 AND team = $2 AND (valid_until IS NULL OR valid_until > $3) ORDER BY valid_from, fact";
pub(super) const OPEN_RELATIONSHIPS: &str =
    "SELECT fact, valid_from FROM access_relationship
     WHERE young_person = $1 AND member = $2 AND kind = $3 AND (valid_until IS NULL OR valid_until > $4)
     ORDER BY valid_from, fact";
pub(super) const OPEN_RESPONSIBLE: &str = "SELECT fact, valid_from FROM access_responsible
     WHERE young_person = $1 AND team = $2 AND (valid_until IS NULL OR valid_until > $3) ORDER BY valid_from, fact";
pub(super) const OPEN_SHARINGS: &str = "SELECT fact, valid_from FROM access_sharing
     WHERE young_person = $1 AND organisation = $2 AND (valid_until IS NULL OR valid_until > $3) ORDER BY valid_from, fact";
pub(super) const WORKERS: &str =
    "SELECT r.member, m.name, m.persona, r.kind, r.valid_from, r.valid_until FROM access_relationship r
     JOIN access_member m ON m.member = r.member WHERE r.young_person = $1 ORDER BY r.valid_from DESC, r.fact DESC";
/// The days on which a young person ($1) has or had a key worker.
pub(super) const KEY_WORKER_PERIODS: &str =
    "SELECT valid_from, valid_until FROM access_relationship
     WHERE young_person = $1 AND kind = 'key_worker'";
/// Everybody who stands so ($1) to somebody; a filter and an order follow.
pub(super) const BONDS: &str =
    "SELECT r.young_person, r.member, m.name, m.active, r.valid_from, r.valid_until
     FROM access_relationship r JOIN access_member m ON m.member = r.member WHERE r.kind = $1";
pub(super) const BONDS_IN_ORDER: &str = "ORDER BY r.young_person, r.valid_from, r.fact";
/// Who is in a team ($1) on a day ($2).
pub(super) const TEAM_MEMBERS: &str =
    "SELECT DISTINCT m.member, m.name, m.persona, m.agency, m.young_person, m.active
     FROM access_membership s JOIN access_member m ON m.member = s.member
     WHERE s.team = $1 AND s.valid_from <= $2 AND (s.valid_until IS NULL OR s.valid_until > $2)
       AND m.active = 1 ORDER BY m.name, m.member";
pub(super) const TEAMS_FOR: &str = "SELECT r.team, t.name, r.valid_from, r.valid_until FROM access_responsible r
     JOIN access_team t ON t.team = r.team WHERE r.young_person = $1 ORDER BY r.valid_from DESC, r.fact DESC";
/// `$1` day; a filter on `r.young_person` is put behind it.
pub(super) const TEAMS_TODAY: &str =
    "SELECT r.young_person, r.team, t.name FROM access_responsible r
     JOIN access_team t ON t.team = r.team
     WHERE r.valid_from <= $1 AND (r.valid_until IS NULL OR r.valid_until > $1)";
pub(super) const SHARINGS: &str =
    "SELECT s.organisation, g.name, s.basis, s.valid_from, s.valid_until FROM access_sharing s
     JOIN access_agency g ON g.organisation = s.organisation WHERE s.young_person = $1 ORDER BY s.valid_from DESC, s.fact DESC";
pub(super) const ALERT: &str = "SELECT a.member, g.young_person, a.answered_at FROM access_alert a
     JOIN access_glass g ON g.fact = a.glass WHERE a.glass = $1";
pub(super) const OPEN_ALERTS: &str = "SELECT a.glass, a.member, m.name, m.persona, a.reason, a.at FROM access_alert a
     JOIN access_member m ON m.member = a.member WHERE a.answered_at IS NULL ORDER BY a.at, a.glass";

/// Who looked at one young person, newest first.
pub(super) const LOOKS_AT: &str =
    "SELECT at, member, member_name, persona, action, what, because FROM access_log
     WHERE subject = $1 AND allowed = 1 ORDER BY seq DESC LIMIT $2";
/// Looks since a moment, at anyone: for the privacy officer.
pub(super) const LOOKS_SINCE: &str =
    "SELECT l.at, l.member, l.member_name, l.subject, l.because, l.allowed,
       (SELECT CAST(count(*) AS bigint) FROM access_relationship r WHERE r.member = l.member AND r.young_person = l.subject
          AND r.kind <> 'carer' AND r.valid_from <= l.at
          AND (r.valid_until IS NULL OR r.valid_until > substr(l.at, 1, 10))),
       (SELECT CAST(count(*) AS bigint) FROM access_conflict c WHERE c.member = l.member AND c.young_person = l.subject)
     FROM access_log l WHERE l.at >= $1 AND l.subject IS NOT NULL ORDER BY l.seq";
/// Whether a member wrote anything about a subject from a moment up to another.
pub(super) const WROTE: &str = "SELECT 1 FROM fact WHERE subject = $1 AND recorded_by = $2
     AND recorded_at >= $3 AND recorded_at < $4 AND kind NOT LIKE 'access.glass%' LIMIT 1";
/// The access log, newest first: before an entry ($1), between two moments ($2, $3), allowed from
/// $4 to $5, by names like $6; at most $7.
pub(super) const LOOKS: &str =
    "SELECT seq, at, member, member_name, persona, subject, action, what, allowed, because, request FROM access_log
     WHERE seq < $1 AND at >= $2 AND at <= $3 AND allowed >= $4 AND allowed <= $5
       AND lower(member_name) LIKE lower($6) ESCAPE '!' ORDER BY seq DESC LIMIT $7";
/// Whom to ask about one restricted record; no row while it is not restricted.
pub(super) const ASK: &str =
    "SELECT ask FROM access_young_person WHERE young_person = $1 AND ask IS NOT NULL";
pub(super) const LISTED: &str = "SELECT l.member, m.name FROM access_listed l
     JOIN access_member m ON m.member = l.member WHERE l.young_person = $1 ORDER BY m.name, l.member";
pub(super) const RESTRICTED: &str = "SELECT young_person, ask FROM access_young_person
     WHERE ask IS NOT NULL ORDER BY young_person";
