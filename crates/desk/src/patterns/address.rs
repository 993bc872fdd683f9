//! The address of a list: every filter, order and page is in it, so that it can be kept and sent.

use std::fmt;

/// A path with its query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    path: String,
    query: Vec<(String, String)>,
}

impl Address {
    /// A path without a query.
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            query: Vec::new(),
        }
    }

    /// The path alone.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Adds a value, beside any it already has under that name. Blank values are left out.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers pass literals and numbers, which read worse behind a reference"
    )]
    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        let value = value.to_string();
        if !value.trim().is_empty() {
            self.query.push((name.to_owned(), value));
        }
        self
    }

    /// Sets the one value of a name.
    #[must_use]
    pub fn with(self, name: &str, value: impl ToString) -> Self {
        self.without(name).and(name, value)
    }

    /// Leaves a name out.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.query.retain(|(key, _)| key != name);
        self
    }

    /// Leaves one value of a name out.
    #[must_use]
    pub fn without_value(mut self, name: &str, value: &str) -> Self {
        self.query
            .retain(|(key, held)| !(key == name && held == value));
        self
    }

    /// What it carries.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        for (at, (name, value)) in self.query.iter().enumerate() {
            f.write_str(if at == 0 { "?" } else { "&" })?;
            encode(name, f)?;
            f.write_str("=")?;
            encode(value, f)?;
        }
        Ok(())
    }
}

/// Letters, digits and `-._~` as they are, everything else as `%XX` of its UTF-8.
fn encode(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            write!(f, "{}", char::from(byte))?;
        } else {
            write!(f, "%{byte:02X}")?;
        }
    }
    Ok(())
}

#[test]
fn an_address_keeps_filters_while_order_and_page_change() {
    let list = Address::new("/young-people")
        .and("team", "Leigh hub")
        .and("team", "Ince")
        .and("name", "")
        .with("page", 3);
    assert_eq!(
        list.to_string(),
        "/young-people?team=Leigh%20hub&team=Ince&page=3"
    );
    assert_eq!(
        list.clone().without("page").with("sort", "age").to_string(),
        "/young-people?team=Leigh%20hub&team=Ince&sort=age"
    );
    let fewer = list.without_value("team", "Ince").without("page");
    assert_eq!(fewer.to_string(), "/young-people?team=Leigh%20hub");
    assert_eq!(
        Address::new("/é").and("q", "ü&=").to_string(),
        "/é?q=%C3%BC%26%3D"
    );
}
