//! The XML layout (to come).
use crate::{Problem, Return};

pub fn read(name: &str, _text: &str, _into: &mut Return, problems: &mut Vec<Problem>) {
    problems.push(Problem::file(name, "XML is not read yet."));
}
