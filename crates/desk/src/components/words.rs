//! What a component shows: plain text, escaped once, or markup, passed through.

use maud::{Markup, PreEscaped, Render, html};

/// Words for a reader. Made from text (which is escaped) or from markup (which is not).
#[derive(Clone, Debug, Default)]
pub struct Words(String);

impl Words {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words alone, without tags.
    pub(crate) fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.0.len());
        let mut shown = true;
        for c in self.0.chars() {
            match c {
                '<' => shown = false,
                '>' => {
                    shown = true;
                    plain.push(' ');
                }
                c if shown => plain.push(c),
                _ => {}
            }
        }
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        plain
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    }
}

impl Render for Words {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(&self.0);
    }
}

impl From<Markup> for Words {
    fn from(markup: Markup) -> Self {
        Self(markup.into_string())
    }
}

impl From<care::Date> for Words {
    /// `31 March 2027`.
    fn from(date: care::Date) -> Self {
        Self(care::dates::long_date(date))
    }
}

macro_rules! words_from_text {
    ($($text:ty)*) => {$(
        impl From<$text> for Words {
            fn from(text: $text) -> Self {
                let PreEscaped(escaped) = html! { (text) };
                Self(escaped)
            }
        }
    )*};
}
words_from_text! { &str String &String std::borrow::Cow<'_, str> i64 u64 usize u32 i32 }
