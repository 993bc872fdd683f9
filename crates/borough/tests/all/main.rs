//! What must hold of any borough.

mod coherence;
mod damage;
mod marginals;
mod stories;
