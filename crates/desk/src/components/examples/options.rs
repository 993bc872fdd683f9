//! The options of one example, and which of them nothing has used.

use crate::components::{Extra, Words};
use maud::PreEscaped;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Options at one level of an example. Reading one marks it as used, at every level.
pub struct Options<'a> {
    value: &'a Value,
    path: String,
    /// Paths not used yet, with the name the report gives them.
    left: Rc<RefCell<BTreeMap<String, String>>>,
}

impl<'a> Options<'a> {
    pub fn new(value: &'a Value) -> Self {
        let mut left = BTreeMap::new();
        leaves(value, String::new(), String::new(), &mut left);
        Self {
            value,
            path: String::new(),
            left: Rc::new(RefCell::new(left)),
        }
    }

    /// Names of the options that nothing used.
    pub fn unused(&self) -> Vec<String> {
        let mut names: Vec<String> = self.left.borrow().values().cloned().collect();
        names.dedup();
        names
    }

    /// Says that the example needs something we do not have.
    pub fn leave_out(&self, what: &str) {
        let mut left = self.left.borrow_mut();
        left.insert(what.to_owned(), what.to_owned());
    }

    fn at(&self, key: &str) -> Option<&'a Value> {
        let path = format!("{}.{key}", self.path);
        self.left.borrow_mut().remove(&path);
        self.value.get(key)
    }

    /// Text; numbers are taken as text.
    pub fn text(&self, key: &str) -> Option<String> {
        match self.at(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    pub fn number<T: TryFrom<u64>>(&self, key: &str) -> Option<T> {
        self.text(key)?
            .parse::<u64>()
            .ok()
            .and_then(|n| T::try_from(n).ok())
    }

    pub fn flag(&self, key: &str) -> Option<bool> {
        self.at(key)?.as_bool()
    }

    /// `html` as it is, or else `text` escaped; empty counts as absent.
    pub fn words(&self) -> Option<Words> {
        self.words_at("html", "text")
    }

    pub fn words_at(&self, html: &str, text: &str) -> Option<Words> {
        let (html, text) = (self.text(html), self.text(text));
        html.filter(|html| !html.is_empty())
            .map(|html| Words::from(PreEscaped(html)))
            .or_else(|| text.filter(|text| !text.is_empty()).map(Words::from))
    }

    pub fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some_and(|value| match value {
            Value::String(text) => !text.is_empty(),
            Value::Null | Value::Bool(false) => false,
            _ => true,
        })
    }

    /// The options inside an option.
    pub fn inner(&self, key: &str) -> Option<Options<'a>> {
        let value = self.value.get(key)?;
        value.is_object().then(|| Options {
            value,
            path: format!("{}.{key}", self.path),
            left: Rc::clone(&self.left),
        })
    }

    /// The items of a list. Nothing in place of an item is passed over.
    pub fn list(&self, key: &str) -> Vec<Options<'a>> {
        self.items(key, true)
    }

    /// The items of a list that are numbered. The package numbers nothings too; we have no
    /// nothings, so an example with one counts as left out.
    pub fn numbered(&self, key: &str) -> Vec<Options<'a>> {
        self.items(key, false)
    }

    fn items(&self, key: &str, pass_over: bool) -> Vec<Options<'a>> {
        let items = self.value.get(key).and_then(Value::as_array);
        items
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .filter_map(|(at, value)| {
                let path = format!("{}.{key}.{at}", self.path);
                if pass_over {
                    self.left.borrow_mut().remove(&path);
                }
                (value.is_object() || value.is_array()).then(|| Options {
                    value,
                    path,
                    left: Rc::clone(&self.left),
                })
            })
            .collect()
    }

    /// The items of a list that is itself an item (the cells of a row).
    pub fn cells(&self) -> Vec<Options<'a>> {
        let cells = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        cells
            .iter()
            .enumerate()
            .map(|(at, value)| Options {
                value,
                path: format!("{}.{at}", self.path),
                left: Rc::clone(&self.left),
            })
            .collect()
    }

    /// The strings of a list.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let items = self.value.get(key).and_then(Value::as_array);
        items
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .filter_map(|(at, value)| {
                let path = format!("{}.{key}.{at}", self.path);
                self.left.borrow_mut().remove(&path);
                value.as_str().map(str::to_owned)
            })
            .collect()
    }

    /// Every pair of an object of texts.
    pub fn pairs(&self, key: &str) -> Vec<(&'static str, String)> {
        let Some(inner) = self.inner(key) else {
            return Vec::new();
        };
        let names: Vec<&String> = inner
            .value
            .as_object()
            .map(|map| map.keys().collect())
            .unwrap_or_default();
        names
            .into_iter()
            .filter_map(|name| {
                let value = inner
                    .text(name)
                    .or_else(|| inner.flag(name).map(|on| on.to_string()))?;
                // Names of attributes are the program's own everywhere but here.
                Some((&*Box::leak(name.clone().into_boxed_str()), value))
            })
            .collect()
    }

    /// `classes` and `attributes`.
    pub fn extra(&self) -> Extra {
        self.extra_at("classes", "attributes")
    }

    pub fn extra_at(&self, classes: &str, attributes: &str) -> Extra {
        let mut extra = Extra::default();
        if let Some(classes) = self.text(classes).filter(|classes| !classes.is_empty()) {
            extra.class(&classes);
        }
        for (name, value) in self.pairs(attributes) {
            extra.set(name, value);
        }
        extra
    }
}

fn leaves(value: &Value, path: String, name: String, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let dotted = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}.{key}")
                };
                leaves(value, format!("{path}.{key}"), dotted, out);
            }
        }
        Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                leaves(value, format!("{path}.{at}"), name.clone(), out);
            }
        }
        _ => {
            out.insert(path, name);
        }
    }
}
