//! The whole product, all rooms together, as browsers meet it.

mod doors;
mod site;
