// Long because: each form stands beside the reading of it, from what a home is to its beds.

//! Writing down what a home is, what is free and what is out of service.

use super::{
    Home, OutOfService, Vacancy, back_in_service, home, out_of_service, say_home, say_vacancy,
};
use crate::homes::provider::provider;
use crate::homes::words::{Grade, HomeKind, Must, Need, Registration, Sexes};
use care::ids::{FactId, HomeId, OrganisationId};
use desk::components::{Button, Checkboxes, DateInput, Input, Select, SelectItem, Textarea, Width};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use uuid::Uuid;

/// The frame of this room's forms.
pub(crate) fn framed(
    title: &str,
    about: &str,
    back: (&str, String),
    form: &Form,
    fields: &Markup,
    save: &str,
) -> Reply {
    let body = html! {
        @if !about.is_empty() { span.govuk-caption-l { (about) } }
        h1.govuk-heading-l { (title) }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (fields)
            (Button::submit(save))
            p.govuk-body { a.govuk-link href=(back.1) { "Leave without saving" } }
        }
    };
    Reply::page(title, body).back_to(back.0, back.1)
}

pub(crate) fn input(form: &Form, name: &'static str, label: &str) -> Input {
    Input::new(name, label)
        .value(form.value(name))
        .error_if(form.error(name))
}

pub(crate) fn words(form: &Form, name: &'static str, label: &str) -> Textarea {
    Textarea::new(name, label)
        .rows(4u16)
        .value(form.value(name))
        .error_if(form.error(name))
}

pub(crate) fn day(form: &Form, name: &'static str, legend: &str) -> DateInput {
    DateInput::new(name, legend)
        .typed_date(form.date_typed(name))
        .error_if(form.error(name))
}

pub(crate) fn one_of<T: Copy>(
    form: &Form,
    name: &'static str,
    label: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Select {
    let now = form.value(name).to_owned();
    let items: Vec<SelectItem> = std::iter::once(SelectItem::new("", "Choose one"))
        .chain(
            all.iter()
                .map(|one| SelectItem::new(code(*one), words(*one)).selected(now == code(*one))),
        )
        .collect();
    Select::new(name, label)
        .items(items)
        .error_if(form.error(name))
}

/// Yes, no, or nobody has said.
fn said(form: &Form, name: &'static str, label: &str) -> Select {
    let now = form.value(name).to_owned();
    let items = [("", "Nobody has said"), ("yes", "Yes"), ("no", "No")]
        .map(|(code, words)| SelectItem::new(code, words).selected(now == code));
    Select::new(name, label)
        .items(items)
        .error_if(form.error(name))
}

fn fields(form: &Form) -> Markup {
    html! {
        (input(form, "name", "What is it called?").hint("Call a foster home by its carers’ names, never by its address."))
        (one_of(form, "kind", "What kind of home?", HomeKind::ALL, HomeKind::code, HomeKind::words))
        (one_of(form, "registration", "How does its registration or approval stand? (optional)", Registration::ALL, Registration::code, Registration::words))
        (day(form, "registered_on", "Since when? (optional)"))
        (input(form, "urn", "Ofsted’s number (optional)").width(Width::C10))
        (input(form, "address", "Address without postcode (optional)").autocomplete("off"))
        (input(form, "postcode", "Postcode (optional)").width(Width::C10).autocomplete("off"))
        (input(form, "places", "Places registered or approved (optional)").width(Width::C3).inputmode("numeric"))
        (input(form, "from_age", "Youngest age (optional)").width(Width::C3).inputmode("numeric"))
        (input(form, "to_age", "Oldest age (optional)").width(Width::C3).inputmode("numeric"))
        (one_of(form, "sexes", "Whom do they take? (optional)", Sexes::ALL, Sexes::code, Sexes::words))
        (words(form, "purpose", "What do they offer, in plain words? (optional)").hint("The heart of the statement of purpose, or what carers say they are good at."))
        (said(form, "step_free", "Can one get in and about without a step?"))
        (said(form, "pets", "Are there pets?"))
        (input(form, "notice", "How many days’ notice do they need? (optional)").width(Width::C3).inputmode("numeric"))
        (ticks(form, "has", "What does it have?", Must::ALL, Must::code, Must::words).hint("Tick only what somebody there said."))
        (ticks(form, "needs", "What is its care for?", Need::ALL, Need::code, Need::words))
        (Checkboxes::bare("needs_said").choices([("yes", "That is all of it: they told us what their care is for")]).values(form.values("needs_said")))
        (input(form, "languages", "Languages spoken beside English (optional)").hint("With commas between them."))
        (one_of(form, "grade", "Ofsted’s last judgement (optional)", Grade::ALL, Grade::code, Grade::words))
        (day(form, "inspected_on", "When was the inspection? (optional)"))
        (input(form, "weekly", "What does a week cost, in pounds? (optional)").width(Width::C10))
        (input(form, "source", "Who says so?").hint("For example: the registered manager, by telephone."))
    }
}

type Read = (Home, Option<FactId>);

fn read(visit: &Visit, provider: OrganisationId) -> Result<Read, Refusal> {
    let mut form = visit.posted()?;
    let name = form
        .text("name", "what it is called")
        .at_most(120)
        .required();
    let kind = form
        .choice("kind", "the kind of home", HomeKind::parse)
        .required();
    let registration = form
        .choice("registration", "how it is registered", Registration::parse)
        .optional();
    let registered_on = form
        .date("registered_on", "the day of registration")
        .optional();
    let urn = form.text("urn", "Ofsted’s number").at_most(20).optional();
    let address = form.text("address", "the address").at_most(200).optional();
    let postcode = form.postcode("postcode", "postcode").optional();
    let first = (
        name,
        kind,
        registration,
        registered_on,
        urn,
        address,
        postcode,
    );
    let places = form.number("places", "places").between(0, 400).optional();
    let from_age = form
        .number("from_age", "the youngest age")
        .between(0, 25)
        .optional();
    let to_age = form
        .number("to_age", "the oldest age")
        .between(0, 25)
        .optional();
    if let (Some(Some(from)), Some(Some(to))) = (from_age.get(), to_age.get())
        && from > to
    {
        form.problem("to_age", "The oldest age must not be under the youngest");
    }
    let sexes = form
        .choice("sexes", "whom they take", Sexes::parse)
        .optional();
    let purpose = form
        .text("purpose", "what they offer")
        .at_most(2_000)
        .optional();
    let languages = form.text("languages", "languages").at_most(200).optional();
    let notice = form
        .number("notice", "the days of notice")
        .between(0, 365)
        .optional();
    let has = form.choices("has", "what it has", Must::parse);
    let needs = form.choices("needs", "what its care is for", Need::parse);
    let needs_said = form.ticked("needs_said");
    let second = (
        places, from_age, to_age, sexes, purpose, languages, notice, has, needs,
    );
    let yes = |code: &str| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let step_free = form.choice("step_free", "an answer", yes).optional();
    let pets = form.choice("pets", "an answer", yes).optional();
    let grade = form
        .choice("grade", "the judgement", Grade::parse)
        .optional();
    let inspected_on = form
        .date("inspected_on", "the day of the inspection")
        .not_after_today(visit.today())
        .optional();
    let weekly = form.pence("weekly", "what a week costs").optional();
    let source = form.text("source", "who says so").at_most(200).required();
    let stands: Option<FactId> = form.value("stands").parse().ok();
    let third = (step_free, pets, grade, inspected_on, weekly, source);
    let (step_free, pets, grade, inspected_on, weekly, source) = form.all_of(third)?;
    let (places, from_age, to_age, sexes, purpose, languages, notice, has, needs) =
        form.all_of(second)?;
    let (name, kind, registration, registered_on, urn, address, postcode) = form.all_of(first)?;
    let small = |n: Option<i64>| n.and_then(|n| u8::try_from(n).ok());
    let languages = languages.unwrap_or_default();
    let home = Home {
        provider,
        name,
        kind,
        urn,
        registration,
        registered_on,
        address,
        postcode,
        authority: None,
        places: places.and_then(|n| u16::try_from(n).ok()),
        from_age: small(from_age),
        to_age: small(to_age),
        sexes,
        purpose,
        step_free,
        pets,
        notice: notice.and_then(|n| u16::try_from(n).ok()),
        needs: (needs_said || !needs.is_empty()).then_some(needs),
        has,
        languages: languages
            .split(',')
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect(),
        grade,
        inspected_on,
        weekly,
        source,
        as_of: visit.today(),
    };
    Ok((home, stands))
}

pub(in crate::homes) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let of: OrganisationId = visit.id("provider")?;
    let provider = visit
        .read(|tx| Ok(provider(tx, of)?))?
        .ok_or(Refusal::NotFound)?;
    let form = visit.form(&format!("new-home-{of}"), &[])?;
    let back = ("Back to the provider", format!("/providers/{of}"));
    Ok(framed(
        "Add a home",
        &provider.said.name,
        back,
        &form,
        &fields(&form),
        "Save this home",
    ))
}

pub(in crate::homes) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let of: OrganisationId = visit.id("provider")?;
    let (said, _) = read(visit, of)?;
    let id = HomeId(Uuid::now_v7());
    visit.write(|tx| {
        provider(tx, of)?.ok_or(Refusal::NotFound)?;
        say_home(tx, id, &said, None)
    })?;
    Ok(Reply::redirect(format!("/homes/{id}")).saying("Saved the home"))
}

pub(in crate::homes) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let kept = visit
        .read(|tx| Ok(home(tx, id)?))?
        .ok_or(Refusal::NotFound)?;
    let said = &kept.said;
    let number = |n: Option<u8>| n.map_or(String::new(), |n| n.to_string());
    let date = |d: Option<care::Date>| d.map_or(String::new(), date_value);
    let yes = |y: Option<bool>| match y {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => String::new(),
    };
    let code = |c: Option<&'static str>| c.unwrap_or_default().to_owned();
    let values = [
        ("stands", kept.fact.to_string()),
        ("name", said.name.clone()),
        ("kind", said.kind.code().to_owned()),
        (
            "registration",
            code(said.registration.map(Registration::code)),
        ),
        ("registered_on", date(said.registered_on)),
        ("urn", said.urn.clone().unwrap_or_default()),
        ("address", said.address.clone().unwrap_or_default()),
        (
            "postcode",
            said.postcode.map_or(String::new(), |p| p.to_string()),
        ),
        (
            "places",
            said.places.map_or(String::new(), |n| n.to_string()),
        ),
        ("from_age", number(said.from_age)),
        ("to_age", number(said.to_age)),
        ("sexes", code(said.sexes.map(Sexes::code))),
        ("purpose", said.purpose.clone().unwrap_or_default()),
        ("step_free", yes(said.step_free)),
        ("pets", yes(said.pets)),
        ("languages", said.languages.join(", ")),
        ("grade", code(said.grade.map(Grade::code))),
        ("inspected_on", date(said.inspected_on)),
        (
            "weekly",
            said.weekly
                .map_or(String::new(), |p| format!("{}.{:02}", p.0 / 100, p.0 % 100)),
        ),
    ];
    let mut values: Vec<(&str, String)> = values.into();
    values.push((
        "notice",
        said.notice.map_or(String::new(), |n| n.to_string()),
    ));
    values.extend(said.has.iter().map(|one| ("has", one.code().to_owned())));
    if let Some(needs) = &said.needs {
        values.push(("needs_said", "yes".to_owned()));
        values.extend(needs.iter().map(|one| ("needs", one.code().to_owned())));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form("change-home", &values)?;
    let fields = html! {
        input type="hidden" name="stands" value=(form.value("stands"));
        (fields(&form))
    };
    let back = ("Back to the home", format!("/homes/{id}"));
    Ok(framed(
        "Put right what is said of this home",
        &said.name,
        back,
        &form,
        &fields,
        "Save",
    ))
}

pub(in crate::homes) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let kept = visit
        .read(|tx| Ok(home(tx, id)?))?
        .ok_or(Refusal::NotFound)?;
    let (mut said, stands) = read(visit, kept.said.provider)?;
    said.authority = kept.said.authority;
    visit.write(|tx| say_home(tx, id, &said, stands))?;
    Ok(Reply::redirect(format!("/homes/{id}")).saying("Saved"))
}

pub(in crate::homes) fn free_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let kept = visit
        .read(|tx| Ok(home(tx, id)?))?
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("free", &[("on", &date_value(visit.today()))])?;
    let fields = html! {
        (input(&form, "free", "How many beds are free?").width(Width::C3).inputmode("numeric"))
        (day(&form, "from", "From which day, if not at once? (optional)"))
        (input(&form, "by", "Who at the home said so?"))
        (day(&form, "on", "When did they say it?"))
        (words(&form, "note", "What else did they say? (optional)").hint("Who would fit with those who live there, which room it is. No names of children."))
    };
    let back = ("Back to the home", format!("/homes/{id}"));
    Ok(framed(
        "What is free",
        &kept.said.name,
        back,
        &form,
        &fields,
        "Save what is free",
    ))
}

pub(in crate::homes) fn free(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let mut form = visit.posted()?;
    let free = form
        .number("free", "how many beds are free")
        .between(0, 400)
        .required();
    let from = form
        .date("from", "the day from which they are free")
        .optional();
    let by = form.text("by", "who said so").at_most(120).required();
    let on = form
        .date("on", "the day they said it")
        .not_after_today(visit.today())
        .required();
    let note = form
        .text("note", "what else they said")
        .at_most(1_000)
        .optional();
    let (free, from, by, on, note) = form.all_of((free, from, by, on, note))?;
    let said = Vacancy {
        on,
        free: u16::try_from(free).unwrap_or(u16::MAX),
        from,
        by,
        note,
    };
    visit.write(|tx| say_vacancy(tx, id, &said))?;
    Ok(Reply::redirect(format!("/homes/{id}")).saying("Saved what is free"))
}

pub(in crate::homes) fn out_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let kept = visit
        .read(|tx| Ok(home(tx, id)?))?
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("out-of-service", &[("from", &date_value(visit.today()))])?;
    let fields = html! {
        (input(&form, "places", "How many places?").width(Width::C3).inputmode("numeric"))
        (day(&form, "from", "From which day?"))
        (day(&form, "until", "On which day can they be had again? (optional)"))
        (input(&form, "why", "Why?"))
    };
    let back = ("Back to the home", format!("/homes/{id}"));
    Ok(framed(
        "Take places out of service",
        &kept.said.name,
        back,
        &form,
        &fields,
        "Save",
    ))
}

pub(in crate::homes) fn out(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let mut form = visit.posted()?;
    let places = form
        .number("places", "how many places")
        .between(1, 400)
        .required();
    let from = form.date("from", "the first day").required();
    let until = form
        .date("until", "the day they can be had again")
        .optional();
    if let (Some(from), Some(Some(until))) = (from.get(), until.get())
        && until <= from
    {
        form.problem(
            "until-day",
            "They must be out of service for a day at least",
        );
    }
    let why = form.text("why", "why").at_most(300).required();
    let (places, from, until, why) = form.all_of((places, from, until, why))?;
    let said = OutOfService {
        places: u16::try_from(places).unwrap_or(u16::MAX),
        from,
        until,
        why,
    };
    visit.write(|tx| out_of_service(tx, id, &said))?;
    Ok(Reply::redirect(format!("/homes/{id}")).saying("Saved"))
}

pub(in crate::homes) fn back_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, fact): (HomeId, FactId) = (visit.id("id")?, visit.id("fact")?);
    let kept = visit
        .read(|tx| Ok(home(tx, id)?))?
        .filter(|kept| kept.out.iter().any(|(out, _)| *out == fact))
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("back-in-service", &[("until", &date_value(visit.today()))])?;
    let fields = day(&form, "until", "From which day can they be had again?");
    let back = ("Back to the home", format!("/homes/{id}"));
    let fields = html! { (fields) };
    Ok(framed(
        "Back in service",
        &kept.said.name,
        back,
        &form,
        &fields,
        "Save",
    ))
}

pub(in crate::homes) fn back(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, fact): (HomeId, FactId) = (visit.id("id")?, visit.id("fact")?);
    let mut form = visit.posted()?;
    let until = form.date("until", "the day").required();
    let until = form.all_of(until)?;
    visit.write(|tx| back_in_service(tx, id, fact, until))?;
    Ok(Reply::redirect(format!("/homes/{id}")).saying("Saved"))
}

/// Boxes to tick, any number.
pub(in crate::homes) fn ticks<T: Copy>(
    form: &Form,
    name: &'static str,
    legend: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Checkboxes {
    Checkboxes::new(name, legend)
        .choices(all.iter().map(|one| (code(*one), words(*one))))
        .values(form.values(name))
        .error_if(form.error(name))
}
