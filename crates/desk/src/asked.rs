// Long because: each kind of question stands beside its drawing and its reading.

//! A form said as data: its questions in order, drawn and read by one function each. For forms
//! whose questions do not depend on one another; the rest are written out by hand.
//!
//! ```
//! # use desk::asked::{Asked, Question};
//! static TALK: Asked = Asked {
//!     name: "talk",
//!     title: "Write down a talk",
//!     lead: "",
//!     questions: &[
//!         Question::words("said", "What did they say?", "what they said"),
//!         Question::past_day("on", "When?", "the day"),
//!     ],
//!     save: "Save this talk",
//! };
//! ```

use crate::components::{
    Button, Checkboxes, DateInput, Input, Select, SelectItem, Textarea, Width,
};
use crate::form::Form;
use crate::{Reply, Visit};
use care::Date;
use maud::{Markup, html};
use record::{Fault, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A list to choose from: what is sent, and its words.
pub type Choices = &'static [(&'static str, &'static str)];

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Line,
    Words,
    Day {
        past: bool,
    },
    Number(i64, i64),
    Money,
    OneOf(Choices),
    /// One of what the page gives when it is drawn.
    Chosen,
    /// Any of what the page gives when it is drawn.
    ChosenMany,
    Tick(&'static str),
}

/// One question of a form. The answer is kept under its name.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    name: &'static str,
    label: &'static str,
    what: &'static str,
    hint: &'static str,
    kind: Kind,
    required: bool,
}

impl Question {
    const fn new(name: &'static str, label: &'static str, what: &'static str, kind: Kind) -> Self {
        Self {
            name,
            label,
            what,
            hint: "",
            kind,
            required: true,
        }
    }
    /// A line of text.
    pub const fn line(name: &'static str, label: &'static str, what: &'static str) -> Self {
        Self::new(name, label, what, Kind::Line)
    }
    /// Several lines of text.
    pub const fn words(name: &'static str, label: &'static str, what: &'static str) -> Self {
        Self::new(name, label, what, Kind::Words)
    }
    /// Any day.
    pub const fn day(name: &'static str, label: &'static str, what: &'static str) -> Self {
        Self::new(name, label, what, Kind::Day { past: false })
    }
    /// Today or earlier.
    pub const fn past_day(name: &'static str, label: &'static str, what: &'static str) -> Self {
        Self::new(name, label, what, Kind::Day { past: true })
    }
    /// A whole number between two, both allowed.
    pub const fn number(
        name: &'static str,
        label: &'static str,
        what: &'static str,
        least: i64,
        most: i64,
    ) -> Self {
        Self::new(name, label, what, Kind::Number(least, most))
    }
    /// A sum in pounds, kept in pence.
    pub const fn money(name: &'static str, label: &'static str, what: &'static str) -> Self {
        Self::new(name, label, what, Kind::Money)
    }
    /// One of a list.
    pub const fn one_of(
        name: &'static str,
        label: &'static str,
        what: &'static str,
        choices: Choices,
    ) -> Self {
        Self::new(name, label, what, Kind::OneOf(choices))
    }
    /// One of a list that the page gives.
    pub const fn chosen(name: &'static str, label: &'static str, what: &'static str) -> Self {
        Self::new(name, label, what, Kind::Chosen)
    }
    /// Any of a list that the page gives.
    pub const fn chosen_many(name: &'static str, label: &'static str, what: &'static str) -> Self {
        Self::new(name, label, what, Kind::ChosenMany)
    }
    /// A box to tick: `words` stand beside it.
    pub const fn tick(name: &'static str, label: &'static str, words: &'static str) -> Self {
        Self::new(name, label, "", Kind::Tick(words))
    }
    /// It need not be answered; the label says so.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }
    /// A hint under the label.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }
}

/// What the page gives to choose from, by the question's name.
#[derive(Clone, Debug, Default)]
pub struct Options(Vec<(&'static str, Vec<(String, String)>)>);

impl Options {
    /// Adds the list of one question: what is sent, and its words.
    #[must_use]
    pub fn with<V: ToString>(
        mut self,
        name: &'static str,
        list: impl IntoIterator<Item = (V, String)>,
    ) -> Self {
        let list = list
            .into_iter()
            .map(|(value, words)| (value.to_string(), words))
            .collect();
        self.0.push((name, list));
        self
    }
    fn of(&self, name: &str) -> &[(String, String)] {
        self.0
            .iter()
            .find(|(of, _)| *of == name)
            .map_or(&[], |(_, list)| list.as_slice())
    }
}

/// A form: its questions, and what stands around them.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The name that drafts are kept under.
    pub name: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What the reader should know first; may be empty.
    pub lead: &'static str,
    /// The questions, in order.
    pub questions: &'static [Question],
    /// What the button says.
    pub save: &'static str,
}

/// The answers of a form, by name, ready to be a typed value.
#[derive(Clone, Debug, Default)]
pub struct Answers(Map<String, Value>);

impl Answers {
    /// Adds what the page knows and nobody types.
    #[must_use]
    pub fn and(mut self, name: &str, value: impl Serialize) -> Self {
        if let Ok(value) = serde_json::to_value(value) {
            self.0.insert(name.to_owned(), value);
        }
        self
    }
    /// The typed value with these fields.
    pub fn into<T: DeserializeOwned>(self) -> Result<T, Refusal> {
        serde_json::from_value(Value::Object(self.0)).map_err(|_| {
            Refusal::Fault(Fault::Other(
                "a form's answers are not what its room says they are".to_owned(),
            ))
        })
    }
}

impl Asked {
    /// The page of this form. `about` stands above the heading; `starting` is what it begins with.
    pub fn page(
        &self,
        visit: &Visit,
        about: &str,
        back: (&str, String),
        starting: &[(&str, &str)],
        options: &Options,
    ) -> Result<Reply, Refusal> {
        self.page_under(visit, about, back, starting, options, &html! {})
    }

    /// The same, under what it goes on from: what somebody said and is now answered.
    pub fn page_under(
        &self,
        visit: &Visit,
        about: &str,
        back: (&str, String),
        starting: &[(&str, &str)],
        options: &Options,
        above: &Markup,
    ) -> Result<Reply, Refusal> {
        let form = visit.form(self.name, starting)?;
        let body = html! {
            @if !about.is_empty() { span.govuk-caption-l { (about) } }
            h1.govuk-heading-l { (self.title) }
            @if !self.lead.is_empty() { p.govuk-body { (self.lead) } }
            (above)
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (self.fields(&form, options))
                (Button::submit(self.save))
                p.govuk-body { a.govuk-link href=(back.1) { "Leave without saving" } }
            }
        };
        Ok(Reply::page(self.title, body).back_to(back.0, back.1))
    }

    /// The fields alone, for a form that stands on a page of its own making.
    pub fn fields(&self, form: &Form, options: &Options) -> Markup {
        html! { @for question in self.questions { (draw(question, form, options)) } }
    }

    /// Reads what was posted; every problem is found at once.
    pub fn read(&self, visit: &Visit, options: &Options) -> Result<Answers, Refusal> {
        let mut form = visit.posted()?;
        self.read_from(&mut form, visit.today(), options)
    }

    fn read_from(
        &self,
        form: &mut Form,
        today: Date,
        options: &Options,
    ) -> Result<Answers, Refusal> {
        let mut answers = Map::new();
        for question in self.questions {
            if let Some(value) = read(question, form, today, options) {
                answers.insert(question.name.to_owned(), value);
            }
        }
        form.checked()?;
        Ok(Answers(answers))
    }
}

fn read(question: &Question, form: &mut Form, today: Date, options: &Options) -> Option<Value> {
    let Question { name, what, .. } = *question;
    macro_rules! taken {
        ($entry:expr) => {{
            let entry = $entry;
            if question.required {
                entry
                    .required()
                    .get()
                    .and_then(|value| serde_json::to_value(value).ok())
            } else {
                entry
                    .optional()
                    .get()?
                    .as_ref()
                    .and_then(|value| serde_json::to_value(value).ok())
            }
        }};
    }
    let known = |code: &str| -> Option<String> {
        let listed = match question.kind {
            Kind::OneOf(list) => list.iter().any(|(one, _)| *one == code),
            _ => options.of(name).iter().any(|(one, _)| one == code),
        };
        listed.then(|| code.to_owned())
    };
    match question.kind {
        Kind::Line => taken!(form.text(name, what).at_most(200)),
        Kind::Words => taken!(form.text(name, what).at_most(4_000)),
        Kind::Day { past: true } => taken!(form.date(name, what).not_after_today(today)),
        Kind::Day { past: false } => taken!(form.date(name, what)),
        Kind::Number(least, most) => taken!(form.number(name, what).between(least, most)),
        Kind::Money => taken!(form.pence(name, what)),
        Kind::OneOf(_) | Kind::Chosen => taken!(form.choice(name, what, known)),
        Kind::ChosenMany => {
            let all = form.choices(name, what, known).get()?.clone();
            if question.required && all.is_empty() {
                form.problem(name, crate::form::select(what));
                return None;
            }
            serde_json::to_value(all).ok()
        }
        Kind::Tick(_) => Some(Value::Bool(form.ticked(name))),
    }
}

fn draw(question: &Question, form: &Form, options: &Options) -> Markup {
    let Question { name, hint, .. } = *question;
    let label = if question.required || matches!(question.kind, Kind::Tick(_)) {
        question.label.to_owned()
    } else {
        format!("{} (optional)", question.label)
    };
    let error = form.error(name);
    macro_rules! hinted {
        ($field:expr) => {{
            let field = $field;
            if hint.is_empty() {
                html! { (field) }
            } else {
                html! { (field.hint(hint)) }
            }
        }};
    }
    let listed = |list: &[(String, String)]| -> Select {
        let now = form.value(name);
        let items: Vec<SelectItem> = std::iter::once(SelectItem::new("", "Choose one"))
            .chain(list.iter().map(|(value, words)| {
                SelectItem::new(value.clone(), words.clone()).selected(now == value)
            }))
            .collect();
        Select::new(name, label.clone())
            .items(items)
            .error_if(error)
    };
    let owned = |list: Choices| -> Vec<(String, String)> {
        list.iter()
            .map(|(value, words)| ((*value).to_owned(), (*words).to_owned()))
            .collect()
    };
    let boxes = |list: Vec<(String, String)>| {
        Checkboxes::new(name, label.clone())
            .choices(list)
            .values(form.values(name))
            .error_if(error)
    };
    match question.kind {
        Kind::Line => hinted!(
            Input::new(name, label)
                .value(form.value(name))
                .error_if(error)
        ),
        Kind::Words => hinted!(
            Textarea::new(name, label)
                .rows(4u16)
                .value(form.value(name))
                .error_if(error)
        ),
        Kind::Day { .. } => hinted!(
            DateInput::new(name, label)
                .typed_date(form.date_typed(name))
                .error_if(error)
        ),
        Kind::Number(..) => hinted!(
            Input::new(name, label)
                .width(Width::C4)
                .inputmode("numeric")
                .value(form.value(name))
                .error_if(error)
        ),
        Kind::Money => hinted!(
            Input::new(name, label)
                .width(Width::C10)
                .inputmode("decimal")
                .value(form.value(name))
                .error_if(error)
        ),
        Kind::OneOf(list) => hinted!(listed(&owned(list))),
        Kind::Chosen => hinted!(listed(options.of(name))),
        Kind::ChosenMany => hinted!(boxes(options.of(name).to_vec())),
        Kind::Tick(words) => hinted!(boxes(vec![("yes".to_owned(), words.to_owned())])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    static FORM: Asked = Asked {
        name: "talk",
        title: "A talk",
        lead: "",
        questions: &[
            Question::line("with", "With whom?", "with whom"),
            Question::past_day("on", "When?", "the day"),
            Question::number("many", "How many?", "how many", 1, 9).optional(),
            Question::one_of("kind", "How?", "how", &[("call", "A call")]),
            Question::chosen("home", "Which home?", "the home").optional(),
            Question::tick("again", "Again?", "Yes"),
        ],
        save: "Save",
    };

    #[derive(Debug, PartialEq, Deserialize)]
    struct Talk {
        with: String,
        on: Date,
        many: Option<i64>,
        kind: String,
        home: Option<String>,
        again: bool,
    }

    fn posted(fields: &[(&str, &str)]) -> Result<Answers, Refusal> {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let today = jiff::civil::date(2027, 4, 7);
        let options = Options::default().with("home", [(7, "Elm House".to_owned())]);
        FORM.read_from(&mut Form::posted(fields), today, &options)
    }

    #[test]
    fn answers_become_the_typed_value_and_all_that_is_wrong_is_said_at_once() {
        let whole = [
            ("with", "Dawn"),
            ("on", "2027-04-07"),
            ("kind", "call"),
            ("home", "7"),
        ];
        let talk: Talk = posted(&whole).unwrap().into().unwrap();
        assert_eq!(talk.home.as_deref(), Some("7"));
        assert_eq!((talk.many, talk.again), (None, false));
        let wrong = [
            ("on", "2027-04-08"),
            ("kind", "shout"),
            ("home", "8"),
            ("many", "10"),
        ];
        let Err(Refusal::Invalid(errors)) = posted(&wrong) else {
            panic!("it was taken");
        };
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["with", "on", "many", "kind", "home"]);
    }
}
