//! Two thousand documents with one protected thing hidden in each, in eighteen forms, and a
//! thousand clean ones that look much like them.

// Long because: the forms, the words around them and the counting are one experiment.

use super::{Kind, Outgoing, Protected, Reader, look};
use care::Postcode;

/// Chance from a seed.
struct Chance(u64);
impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const GIVEN: &[&str] = &[
    "Ella",
    "Jayden",
    "Amina",
    "Will",
    "Hope",
    "Kai",
    "Tomasz",
    "Siobhán",
    "Zoë",
    "Mo",
    "Faith",
    "Jean-Luc",
    "Ayesha",
    "Reece",
    "Daisy",
    "Oluwaseun",
    "Mia",
    "Leon",
    "Grace",
    "Yusuf",
];
const FAMILY: &[&str] = &[
    "Marsh",
    "Okonkwo",
    "Brown",
    "Winstanley",
    "O’Neill",
    "Hussain",
    "Nowak",
    "Banks",
    "Fairhurst",
    "King",
    "Ratcliffe",
    "Smith-Jones",
    "Ahmed",
    "Lowe",
    "Tabberer",
];
const STREETS: &[(&str, &str, &str)] = &[
    ("Acacia", "Avenue", "Ave"),
    ("Church", "Street", "St"),
    ("Old Mill", "Lane", "Ln"),
    ("St Helens", "Road", "Rd"),
    ("Bickershaw", "Close", "Cl"),
    ("Plank", "Lane", "La"),
    ("Victoria", "Terrace", "Terr"),
    ("Pennington", "Gardens", "Gdns"),
    ("Lord", "Crescent", "Cres"),
    ("Windermere", "Drive", "Dr"),
];
const POSTCODES: &[&str] = &[
    "WN7 1AA", "WN1 2EZ", "M46 0QQ", "WN5 8LL", "BL5 3JB", "WA3 3UL", "WN3 4NN", "PR6 9HG",
];
const AROUND: &[&str] = &[
    "They have come a long way this year and they know it.",
    "Mornings are hard; a quiet word before eight helps.",
    "They are good with younger children and patient with the dog.",
    "On 3 March they moved up a set in maths.",
    "Contact is every other Saturday at ten o’clock.",
    "They would like to stay near the canal and their football.",
    "The last school report says they are “kind, funny and late”.",
    "We do not know how they would be in a big group of 12 or more.",
    "They may need somebody awake until they settle.",
    "Will they be able to bring the hamster? They hope so.",
    "There is a park by the church, and a street of shops.",
    "Ring the duty desk on 01942 000000 after five.",
];
const DECOYS: &[&str] = &[
    "Our office is at 100 Library Walk, WN1 1YN.",
    "The home is at 12 Elm Road, Leigh WN7 4ZZ.",
    "They visited 12 museums in Acton and a close friend.",
    "It is a brown house on a long road by the marsh.",
    "Hope is not a plan, as they say. They hope to marry one day.",
    "She will not say why. Grace was said before tea.",
    "The king of the park, banks of the river, a daisy chain.",
    "Ellana, Kaiser, Mohair and Reeceland are not names of theirs.",
    "Bus 12 to Victoria, then the 610 along the canal.",
    "Reference WN-71-AB, page 12 of 20.",
    "An avenue of acacias would be lovely.",
    "Faith in the plan is growing. In faith, so is ours.",
    "The next review is on 14 May at the office.",
    "Three of the four adults there are trained in first aid.",
    "Nearest postcode of the office: WN1 1XX. Fax 01942 404040.",
    "They share a birthday week with the manager’s twins.",
    "It costs £1,200 a week and 12 days of notice.",
    "A lane behind the gardens leads to the leisure centre.",
    "The home has 4 beds, 2 of them on the ground floor.",
    "A kind man called Reg drives the bus on weekdays.",
    "They read a page a night; the major characters are dogs.",
    "A drive of 12 minutes, or an hour by bus and foot.",
    "Amina’s Kitchen on the market is nobody’s favourite.",
    "He may be late. She will ring. They mark the wall to see how they grow.",
];

/// A child with things to protect.
struct Child {
    given: String,
    family: String,
    number: usize,
    street: (&'static str, &'static str, &'static str),
    postcode: String,
    phone: String,
    upn: String,
    carer: &'static str,
}

impl Child {
    fn new(chance: &mut Chance) -> Self {
        let street = STREETS[chance.below(STREETS.len())];
        Self {
            given: chance.of(GIVEN).to_owned(),
            family: chance.of(FAMILY).to_owned(),
            number: chance.below(180) + 1,
            street,
            postcode: chance.of(POSTCODES).to_owned(),
            phone: format!("07700 9{:05}", chance.below(100_000)),
            upn: format!("A{:012}", 300_000_000_000 + chance.below(99_999_999)),
            carer: chance.of(&["Ainscough", "Kearsley", "Makinson", "Rigby"]),
        }
    }
    fn street(&self) -> String {
        format!("{} {} {}", self.number, self.street.0, self.street.1)
    }
    fn protected(&self) -> Vec<Protected> {
        let whole = format!("{}, Leigh, {}", self.street(), self.postcode);
        vec![
            Protected::name(
                Kind::OwnName,
                "their name",
                &format!("{} {}", self.given, self.family),
            ),
            Protected::address(Kind::FamilyHome, "where they live", &whole),
            Protected::postcode(
                Kind::FamilyHome,
                "where they live",
                Postcode::parse(&self.postcode).unwrap(),
            ),
            Protected::telephone(Kind::Contact, "their mother’s telephone", &self.phone),
            Protected::number(Kind::Number, "their pupil number", &self.upn),
            Protected::name(Kind::Carer, "their carer", self.carer),
        ]
    }
}

fn spaced(text: &str, with: &str) -> String {
    text.chars()
        .map(|c| c.to_string())
        .collect::<Vec<_>>()
        .join(with)
}

fn wide(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap(),
            c => c,
        })
        .collect()
}

fn cyrillic(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'a' => 'а',
            'e' => 'е',
            'o' => 'о',
            'c' => 'с',
            'A' => 'А',
            'M' => 'М',
            c => c,
        })
        .collect()
}

fn numbered(text: &str) -> String {
    text.chars().map(|c| format!("&#{};", c as u32)).collect()
}

fn middle(text: &str, with: &str) -> String {
    let at = text
        .char_indices()
        .nth(text.chars().count() / 2)
        .map_or(0, |(at, _)| at);
    format!("{}{with}{}", &text[..at], &text[at..])
}

/// The forms: whether it is a structured address or number, and the text and file name it makes.
const FORMS: usize = 18;

fn hidden(form: usize, child: &Child, chance: &mut Chance) -> (bool, String, String) {
    let street = child.street();
    let short = format!("{}, {} {}.", child.number, child.street.0, child.street.2);
    let code = child.postcode.clone();
    let tight = code.replace(' ', "");
    let name = if chance.below(2) == 0 {
        format!("{} {}", child.given, child.family)
    } else {
        child.given.clone()
    };
    let plain = "referral.html".to_owned();
    match form {
        0 => (true, format!("They live at {street}, {code}."), plain),
        1 => (true, format!("Home is {}.", tight.to_lowercase()), plain),
        2 => (true, format!("Home is\n{short}\nLeigh\n{code}"), plain),
        3 => (true, wide(&format!("{street} {code}")), plain),
        4 => (true, cyrillic(&format!("at {street}")), plain),
        5 => (true, format!("at {}", middle(&street, "-\n")), plain),
        6 => (true, format!("at {short}"), plain),
        7 => (true, format!("at {}", numbered(&street)), plain),
        8 => (true, format!("at {}", spaced(&street, "\u{200b}")), plain),
        9 => (
            true,
            format!(
                "<td>{}</td><td>{}</td>",
                child.number,
                middle(&street[street.find(' ').unwrap() + 1..], "<b></b>")
            ),
            plain,
        ),
        10 => (
            true,
            "See attached.".to_owned(),
            format!("{}.pdf", street.replace(' ', "_")),
        ),
        11 => (
            true,
            format!(
                "<a href=\"https://maps.example/?q={}+{tight}\">map</a>",
                street.replace(' ', "%20")
            ),
            plain,
        ),
        12 => (true, format!("p. {}", spaced(&tight, " ")), plain),
        13 => (
            true,
            format!("Mum is on +44 {}", &child.phone[1..].replace(' ', "-")),
            plain,
        ),
        14 => (true, format!("UPN {}", child.upn.to_lowercase()), plain),
        15 => (
            false,
            format!(
                "The blue house on {} {}, you cannot miss it.",
                child.street.0, child.street.2
            ),
            plain,
        ),
        16 => (
            false,
            format!("Ask {name} about bikes; {} knows.", child.carer),
            plain,
        ),
        _ => (
            false,
            format!(
                "{{\"note\":\"for\\n{}\\u0020likes it\"}}",
                middle(&name, "\u{ad}")
            ),
            format!("{}-report.docx", name.to_lowercase().replace(' ', "")),
        ),
    }
}

fn surrounded(chance: &mut Chance, middle: &str) -> String {
    let mut text = String::new();
    for _ in 0..chance.below(5) + 1 {
        text.push_str(chance.of(AROUND));
        text.push(' ');
    }
    text.push('\n');
    text.push_str(middle);
    text.push('\n');
    for _ in 0..chance.below(5) + 1 {
        text.push_str(chance.of(AROUND));
        text.push(' ');
    }
    text
}

/// Of how many structured and free ones how many were missed, and how many clean ones blocked.
struct Count {
    structured: (usize, usize),
    free: (usize, usize),
    clean: (usize, usize),
    first: Option<String>,
    false_block: Option<String>,
}

fn experiment(gate: impl Fn(&[Protected], &Outgoing) -> bool) -> Count {
    let mut chance = Chance(2026);
    let mut count = Count {
        structured: (0, 0),
        free: (0, 0),
        clean: (0, 0),
        first: None,
        false_block: None,
    };
    for at in 0..2_000 {
        let child = Child::new(&mut chance);
        let (structured, text, file) = hidden(at % FORMS, &child, &mut chance);
        let text = surrounded(&mut chance, &text);
        let document = Outgoing::named(&file).with("The text", text.as_str());
        let blocked = gate(&child.protected(), &document);
        let of = if structured {
            &mut count.structured
        } else {
            &mut count.free
        };
        of.0 += 1;
        if !blocked {
            of.1 += 1;
            count
                .first
                .get_or_insert_with(|| format!("form {}: {text}", at % FORMS));
        }
    }
    for _ in 0..1_000 {
        let child = Child::new(&mut chance);
        let decoys = format!("{} {}", chance.of(DECOYS), chance.of(DECOYS));
        let text = surrounded(&mut chance, &decoys);
        let document = Outgoing::named("referral-8F2K1.html").with("The text", text.as_str());
        count.clean.0 += 1;
        if gate(&child.protected(), &document) {
            count.clean.1 += 1;
            count.false_block.get_or_insert_with(|| {
                format!(
                    "{} {} {} {}: {text}",
                    child.given,
                    child.family,
                    child.street(),
                    child.postcode
                )
            });
        }
    }
    count
}

#[test]
fn of_two_thousand_seeded_documents_every_address_is_caught() {
    let count =
        experiment(|protected, document| !look(protected, Reader::HomeAsked, document).is_empty());
    let said = format!(
        "structured: {} of {} missed; free text: {} of {} missed; clean: {} of {} blocked\nfirst missed: {:?}\nfirst false block: {:?}",
        count.structured.1,
        count.structured.0,
        count.free.1,
        count.free.0,
        count.clean.1,
        count.clean.0,
        count.first,
        count.false_block
    );
    assert_eq!(count.structured.0 + count.free.0, 2_000);
    assert_eq!(count.structured.1, 0, "{said}");
    assert!(count.free.1 * 1_000 <= count.free.0 * 5, "{said}");
    assert!(count.clean.1 * 100 <= count.clean.0 * 2, "{said}");
}

/// The same experiment over a gate with a fault planted in it: it compares what is written letter
/// by letter, as a search in a text editor would.
#[test]
fn a_gate_that_only_compares_letters_fails() {
    let count = experiment(|protected, document| {
        document.parts.iter().any(|(_, text)| {
            let letters: String = text.to_lowercase();
            protected.iter().flat_map(|one| &one.forms).any(|form| {
                let (super::Written::Name(form)
                | super::Written::Words(form)
                | super::Written::Code(form)
                | super::Written::Figures(form)) = form;
                let plain: String = form.letters.iter().collect();
                letters.contains(&plain)
            })
        })
    });
    assert!(count.structured.1 > 500, "{} missed", count.structured.1);
    assert!(count.clean.1 > 20, "{} blocked", count.clean.1);
}
