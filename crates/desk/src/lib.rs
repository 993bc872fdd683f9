//! The web shell: router, sign-in, sessions, drafts, GOV.UK components as typed functions, charts and maps as SVG, exports, assets.

pub mod assets;
pub mod components;
pub mod layout;
