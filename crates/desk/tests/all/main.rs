//! The desk as a browser meets it: real router, real record in memory, no mocks.

mod around;
mod forms;
mod headers;
mod house;
mod members;
mod postgres;
mod provider;
mod sessions;
mod sign_in;
mod sockets;
