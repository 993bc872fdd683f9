//! HTML read back as a tree, for tests: to compare what a component writes with what it should
//! write whatever the spacing and the order of attributes, and to ask a page about itself.

use std::collections::BTreeMap;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element with what is inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Reads markup. Runs of space count as one, space at the edges of text as none, classes are a
/// set, and of an attribute written twice the first counts, as in a browser.
pub fn parse(html: &str) -> Vec<Node> {
    let mut reader = Reader { rest: html };
    let nodes = reader.nodes(None);
    assert!(
        reader.rest.trim().is_empty(),
        "left over: {}",
        reader.rest.chars().take(80).collect::<String>()
    );
    nodes
}

/// Every element of a page, in order.
pub fn elements(nodes: &[Node]) -> Vec<&Element> {
    let mut out = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            out.push(element);
            out.extend(elements(&element.children));
        }
    }
    out
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// All the text inside.
    pub fn text(&self) -> String {
        let parts: Vec<String> = self
            .children
            .iter()
            .map(|child| match child {
                Node::Text(text) => text.clone(),
                Node::Element(element) => element.text(),
            })
            .collect();
        parts.join(" ").trim().to_owned()
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn nodes(&mut self, inside: Option<&str>) -> Vec<Node> {
        let mut nodes = Vec::new();
        while !self.rest.is_empty() {
            if let Some(after) = self.rest.strip_prefix("<!--") {
                self.rest = after.split_once("-->").expect("comment ends").1;
            } else if self.rest.starts_with("<!") {
                self.rest = self.rest.split_once('>').expect("doctype ends").1;
            } else if let Some(after) = self.rest.strip_prefix("</") {
                let (name, rest) = after.split_once('>').expect("end tag ends");
                assert_eq!(Some(name.trim()), inside, "end tag without its start");
                self.rest = rest;
                return nodes;
            } else if self.rest.starts_with('<') {
                nodes.push(Node::Element(self.element()));
            } else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let text = collapse(&decode(&self.rest[..end]));
                self.rest = &self.rest[end..];
                if !text.is_empty() {
                    nodes.push(Node::Text(text));
                }
            }
        }
        assert_eq!(inside, None, "element without its end");
        nodes
    }

    fn element(&mut self) -> Element {
        self.rest = &self.rest[1..];
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .expect("tag ends");
        let name = self.rest[..end].to_owned();
        self.rest = &self.rest[end..];
        let mut attributes = BTreeMap::new();
        let mut closed = false;
        loop {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                break;
            }
            if let Some(rest) = self.rest.strip_prefix("/>") {
                self.rest = rest;
                closed = true;
                break;
            }
            let end = self
                .rest
                .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>'))
                .expect("attribute ends");
            let attribute = self.rest[..end].to_owned();
            self.rest = self.rest[end..].trim_start();
            let mut value = String::new();
            if let Some(rest) = self.rest.strip_prefix('=') {
                let rest = rest.trim_start();
                let quote = rest.chars().next().expect("value begins");
                assert!(matches!(quote, '"' | '\''), "unquoted value of {attribute}");
                let (raw, rest) = rest[1..].split_once(quote).expect("value ends");
                value = decode(raw);
                self.rest = rest;
            }
            if attribute == "class" {
                let mut classes: Vec<&str> = value.split_whitespace().collect();
                classes.sort_unstable();
                classes.dedup();
                value = classes.join(" ");
            }
            attributes.entry(attribute).or_insert(value);
        }
        let children = if closed || VOID.contains(&name.as_str()) {
            Vec::new()
        } else {
            self.nodes(Some(&name))
        };
        Element {
            name,
            attributes,
            children,
        }
    }
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn decode(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&ctdot;", "⋯"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, plain)| {
        text.replace(entity, plain)
    })
}

#[test]
fn spacing_and_order_do_not_count_but_words_do() {
    let one = parse("<p  class=\"b a\" id='x'>\n Hello <b>there</b>\n</p>");
    let two = parse("<p id=\"x\" class=\"a b\">Hello<b> there </b></p>");
    let three = parse("<p id=\"x\" class=\"a b\">Hello<b> here </b></p>");
    assert_eq!(one, two);
    assert_ne!(one, three);
}
