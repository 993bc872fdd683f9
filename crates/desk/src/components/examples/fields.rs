//! Form fields from the package's options.

use super::options::Options;
use crate::components::choices::{Checkboxes, Choice, Radios};
use crate::components::{
    DateInput, DatePart, ErrorMessage, Fieldset, FileUpload, Hint, Input, Label, Legend,
    PasswordInput, Select, SelectItem, Textarea, input::Affix,
};
use maud::{Markup, Render};

fn label_of(o: &Options) -> Label {
    let mut label = Label::new(o.words().unwrap_or_default()).with(&o.extra());
    if let Some(target) = o.text("for") {
        label = label.target(target);
    }
    label.heading(o.flag("isPageHeading") == Some(true))
}

fn hint_of(o: &Options) -> Hint {
    let hint = Hint::new(o.words().unwrap_or_default()).with(&o.extra());
    match o.text("id") {
        Some(id) => hint.id(id),
        None => hint,
    }
}

fn error_of(o: &Options) -> ErrorMessage {
    let mut error = ErrorMessage::new(o.words().unwrap_or_default()).with(&o.extra());
    if let Some(id) = o.text("id") {
        error = error.id(id);
    }
    if let Some(prefix) = o.text("visuallyHiddenText") {
        error = error.prefix(prefix);
    } else if o.flag("visuallyHiddenText") == Some(false) {
        error = error.prefix("");
    }
    error
}

fn fieldset_of(o: &Options) -> Fieldset {
    let mut fieldset = Fieldset::default().with(&o.extra());
    if let Some(legend) = o.inner("legend") {
        fieldset.legend = Some(
            Legend::new(legend.words().unwrap_or_default())
                .with(&legend.extra())
                .heading(legend.flag("isPageHeading") == Some(true)),
        );
    }
    fieldset.role = o.text("role");
    fieldset.described_by = o.text("describedBy");
    fieldset
}

pub fn label(o: &Options) -> Markup {
    label_of(o).render()
}

pub fn hint(o: &Options) -> Markup {
    hint_of(o).render()
}

pub fn error_message(o: &Options) -> Markup {
    error_of(o).render()
}

pub fn fieldset(o: &Options) -> Markup {
    let html = o.text("html").unwrap_or_default();
    fieldset_of(o).around(maud::PreEscaped(html))
}

/// What every single field takes.
macro_rules! field {
    ($owner:ident, $o:expr) => {{
        let o: &Options = $o;
        let label = o.inner("label").map(|o| label_of(&o)).unwrap_or_default();
        let mut field = $owner::new(o.text("name").unwrap_or_default(), label).with(&o.extra());
        if let Some(id) = o.text("id").filter(|id| !id.is_empty()) {
            field = field.id(id);
        }
        if let Some(hint) = o.inner("hint") {
            field = field.hint(hint_of(&hint));
        }
        if let Some(error) = o.inner("errorMessage") {
            field = field.error(error_of(&error));
        }
        if let Some(ids) = o.text("describedBy") {
            field = field.described_by(ids);
        }
        if let Some(classes) = o.inner("formGroup").and_then(|o| o.text("classes")) {
            field = field.group_class(&classes);
        }
        field
    }};
}

fn affix(o: &Options) -> Affix {
    Affix::new(o.words().unwrap_or_default()).with(&o.extra())
}

/// Sets an option of a component when the example has it.
macro_rules! set {
    ($field:ident, $($name:ident = $value:expr),* $(,)?) => {
        $(if let Some(value) = $value { $field = $field.$name(value); })*
    };
}

pub fn input(o: &Options) -> Markup {
    let mut input = field!(Input, o);
    set! { input,
        kind = o.text("type").filter(|kind| !kind.is_empty()),
        value = o.text("value"),
        autocomplete = o.text("autocomplete"),
        autocapitalize = o.text("autocapitalize"),
        inputmode = o.text("inputmode"),
        pattern = o.text("pattern"),
        spellcheck = o.flag("spellcheck"),
        disabled = o.flag("disabled"),
        prefix = o.inner("prefix").map(|o| affix(&o)),
        suffix = o.inner("suffix").map(|o| affix(&o)),
    }
    if let Some(wrapper) = o.inner("inputWrapper") {
        input = input.wrapper_extra(&wrapper.extra());
    }
    input.render()
}

pub fn password_input(o: &Options) -> Markup {
    let mut input = field!(PasswordInput, o);
    set! { input, value = o.text("value"), autocomplete = o.text("autocomplete") }
    input.render()
}

pub fn file_upload(o: &Options) -> Markup {
    let mut file = field!(FileUpload, o);
    // The package's own example: a file input cannot be given a value.
    let _ = o.text("value");
    set! { file,
        multiple = o.flag("multiple"),
        disabled = o.flag("disabled"),
        dropzone = o.flag("javascript"),
    }
    file.render()
}

pub fn textarea(o: &Options) -> Markup {
    let mut area = field!(Textarea, o);
    set! { area,
        rows = o.number::<u16>("rows"),
        value = o.text("value"),
        spellcheck = o.flag("spellcheck"),
        autocomplete = o.text("autocomplete"),
    }
    area.render()
}

pub fn character_count(o: &Options) -> Markup {
    if !o.has("maxlength") && !o.has("maxwords") {
        o.leave_out("a limit that only a script knows");
    }
    let mut area = field!(Textarea, o);
    set! { area,
        rows = o.number::<u16>("rows"),
        value = o.text("value"),
        spellcheck = o.flag("spellcheck"),
        most_characters = o.number::<u32>("maxlength"),
        most_words = o.number::<u32>("maxwords"),
        count_from = o.number::<u8>("threshold"),
    }
    area.render()
}

pub fn select(o: &Options) -> Markup {
    let mut select = field!(Select, o);
    set! { select, value = o.text("value"), disabled = o.flag("disabled") }
    select
        .items(o.list("items").iter().map(|o| {
            let text = o.text("text").unwrap_or_default();
            let value = o
                .text("value")
                .or_else(|| o.flag("value").map(|on| on.to_string()));
            let mut item = match value {
                Some(value) => SelectItem::new(value, text),
                None => SelectItem::plain(text),
            };
            set! { item, selected = o.flag("selected"), disabled = o.flag("disabled") }
            item.with(&o.extra())
        }))
        .render()
}

fn choice(o: &Options) -> Choice {
    if let Some(divider) = o.text("divider") {
        return Choice::divider(divider);
    }
    let mut choice = Choice::new(
        o.text("value").unwrap_or_default(),
        o.words().unwrap_or_default(),
    )
    .with(&o.extra());
    set! { choice,
        id = o.text("id").filter(|id| !id.is_empty()),
        name = o.text("name").filter(|name| !name.is_empty()),
        hint = o.inner("hint").map(|o| hint_of(&o)),
        checked = o.flag("checked"),
        disabled = o.flag("disabled"),
        reveals = o.inner("conditional").and_then(|o| o.words()),
        excludes = o.text("behaviour").map(|kind| kind == "exclusive"),
        label_extra = o.inner("label").map(|o| o.extra()),
    }
    choice
}

/// What radios and checkboxes take.
macro_rules! group {
    ($owner:ident, $o:expr) => {{
        let o: &Options = $o;
        let mut group = $owner::bare(o.text("name").unwrap_or_default()).with(&o.extra());
        set! { group,
            id_prefix = o.text("idPrefix"),
            fieldset = o.inner("fieldset").map(|o| fieldset_of(&o)),
            hint = o.inner("hint").map(|o| hint_of(&o)),
            error = o.inner("errorMessage").map(|o| error_of(&o)),
            described_by = o.text("describedBy"),
        }
        if let Some(classes) = o.inner("formGroup").and_then(|o| o.text("classes")) {
            group = group.group_class(&classes);
        }
        group.choices(o.numbered("items").iter().map(choice))
    }};
}

pub fn radios(o: &Options) -> Markup {
    let mut radios = group!(Radios, o);
    set! { radios, value = o.text("value") }
    radios.render()
}

pub fn checkboxes(o: &Options) -> Markup {
    group!(Checkboxes, o).values(o.texts("values")).render()
}

fn part(o: &Options, prefix: &str, id: &str, fallback: &str, values: Option<&Options>) -> DatePart {
    let name = o.text("name").unwrap_or_else(|| fallback.to_owned());
    let mut label = name.clone();
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let mut part = DatePart::new(
        format!("{prefix}{name}"),
        o.text("label").unwrap_or(label),
        "year" == if fallback.is_empty() { &name } else { fallback },
    )
    .id(o
        .text("id")
        .filter(|id| !id.is_empty())
        .unwrap_or_else(|| format!("{id}-{name}")))
    .with(&o.extra());
    let typed = values.and_then(|values| values.text(&format!("{prefix}{name}")));
    set! { part,
        value = o.text("value").or(typed),
        wrong = o.flag("error"),
        autocomplete = o.text("autocomplete"),
        pattern = o.text("pattern"),
        inputmode = o.text("inputmode"),
    }
    part
}

pub fn date_input(o: &Options) -> Markup {
    let id = o.text("id").unwrap_or_default();
    let prefix = o
        .text("namePrefix")
        .map(|prefix| format!("{prefix}-"))
        .unwrap_or_default();
    let values = o.inner("values");
    let items = o.list("items");
    let parts = if items.is_empty() {
        let none = serde_json::json!({});
        ["day", "month", "year"]
            .iter()
            .filter(|name| o.flag(name) != Some(false))
            .map(|name| {
                let own = o.inner(name).unwrap_or_else(|| Options::new(&none));
                part(&own, &prefix, &id, name, values.as_ref())
            })
            .collect()
    } else {
        items
            .iter()
            .map(|o| part(o, &prefix, &id, "", values.as_ref()))
            .collect()
    };
    let mut date = DateInput::of_parts(id, parts).with(&o.extra());
    set! { date,
        fieldset = o.inner("fieldset").map(|o| fieldset_of(&o)),
        hint = o.inner("hint").map(|o| hint_of(&o)),
        error = o.inner("errorMessage").map(|o| error_of(&o)),
    }
    if let Some(classes) = o.inner("formGroup").and_then(|o| o.text("classes")) {
        date = date.group_class(&classes);
    }
    date.render()
}
