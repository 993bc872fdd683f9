//! Facts, projections, the database, access policy, access log, drafts, keys, backup and verify.
