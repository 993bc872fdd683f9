//! What must hold of any borough.

mod coherence;
mod marginals;
mod stories;
