//! What there is in the community: a centre, a club, a kitchen. In the shape of Open Referral UK (an
//! organisation, its service, where, when, what it costs, for whom), so that a council's list can be read in.
//!
//! **Invariant.** That a list says something is one thing, that a human asked is another: only
//! [`confirm`] makes an asset fresh, never a reading of a list.

mod asset;
mod facts;
mod introductions;
mod list;

pub use asset::{
    AssetNow, CONFIRMED_WITHIN, Found, Freshness, Search, asset, assets, confirm, counted,
    say_asset, search,
};
pub use facts::{
    Asset, AssetKind, AssetList, Confirmed, ConfirmedHow, Introduced, RowAside, Still, StillGoing,
};
pub use introductions::{
    ASKED_AFTER, Going, Introduction, going, introduce, introductions, still_going, to_ask,
};
pub use list::{ListRead, lists, read_list, take_list};
