//! Makes a coherent synthetic borough of any size from a seed, as SSDA903 files and as facts.
