//! One folder per capability: what can be said, how it shows in tables, its statements, its pages.
