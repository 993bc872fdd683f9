//! The words of the policy: who asks, what kind of information, what they want to do with it.
//!
//! Each word has a `code` (what the table and the database hold) and a `title` (what a person
//! reads). The codes are stored in facts: rename a title freely, never a code.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal, $title:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)*
        }
        impl $name {
            /// Every one, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as stored and as written in the policy table.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
            /// The word as a person reads it.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
            /// Reads a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.title())
            }
        }
    };
}

words! {
    /// A partner agency. Each sees only the young people shared with its own organisation, and
    /// of those only what its work needs.
    Agency {
        /// NHS: CAMHS, looked-after children's nurses, GPs.
        Health = "health", "health";
        /// Police, including the missing-from-home team.
        Police = "police", "police";
        /// Speech and language therapy.
        SpeechAndLanguage = "speech", "speech and language therapy";
        /// A school or college.
        School = "school", "school";
        /// Housing.
        Housing = "housing", "housing";
    }
}

/// The role someone signs in with. One member holds one persona; a person with two jobs has two
/// sign-ins, so that each look says which job it was for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Persona {
    /// Key worker in a hub: the one worker a young person keeps.
    KeyWorker,
    /// Social worker; also an independent reviewing officer, who holds the relationship of one.
    SocialWorker,
    /// Manager of one or more teams.
    TeamManager,
    /// Placement officer: finds homes.
    PlacementOfficer,
    /// Commissioner of homes and services.
    Commissioner,
    /// Finance: what a home costs, not the story of who lives there.
    Finance,
    /// Someone of a partner agency.
    Partner(Agency),
    /// Someone of a provider of homes. Reads the exchange, never the council's record.
    Provider,
    /// A young person, on their own page.
    YoungPerson,
    /// Service lead or director.
    ServiceLead,
    /// Elected member: numbers only, small ones hidden.
    Councillor,
    /// Analyst: rows without names.
    Analyst,
    /// Privacy officer: who looked, and why.
    PrivacyOfficer,
    /// Administrator: who may sign in. Sees no young person.
    Administrator,
}

impl Persona {
    /// Every one, in the order of the table's columns.
    pub const ALL: &'static [Self] = &[
        Self::KeyWorker,
        Self::SocialWorker,
        Self::TeamManager,
        Self::PlacementOfficer,
        Self::Commissioner,
        Self::Finance,
        Self::Partner(Agency::Health),
        Self::Partner(Agency::Police),
        Self::Partner(Agency::SpeechAndLanguage),
        Self::Partner(Agency::School),
        Self::Partner(Agency::Housing),
        Self::Provider,
        Self::YoungPerson,
        Self::ServiceLead,
        Self::Councillor,
        Self::Analyst,
        Self::PrivacyOfficer,
        Self::Administrator,
    ];

    /// The persona as stored and as the heading of its column in the policy table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeyWorker => "key_worker",
            Self::SocialWorker => "social_worker",
            Self::TeamManager => "team_manager",
            Self::PlacementOfficer => "placement_officer",
            Self::Commissioner => "commissioner",
            Self::Finance => "finance",
            Self::Partner(agency) => agency.code(),
            Self::Provider => "provider",
            Self::YoungPerson => "young_person",
            Self::ServiceLead => "service_lead",
            Self::Councillor => "councillor",
            Self::Analyst => "analyst",
            Self::PrivacyOfficer => "privacy_officer",
            Self::Administrator => "administrator",
        }
    }

    /// The persona as a person reads it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::KeyWorker => "key worker",
            Self::SocialWorker => "social worker",
            Self::TeamManager => "team manager",
            Self::PlacementOfficer => "placement officer",
            Self::Commissioner => "commissioner",
            Self::Finance => "finance officer",
            Self::Partner(Agency::Health) => "health partner",
            Self::Partner(Agency::Police) => "police partner",
            Self::Partner(Agency::SpeechAndLanguage) => "speech and language therapist",
            Self::Partner(Agency::School) => "school partner",
            Self::Partner(Agency::Housing) => "housing partner",
            Self::Provider => "provider",
            Self::YoungPerson => "young person",
            Self::ServiceLead => "service lead",
            Self::Councillor => "councillor",
            Self::Analyst => "analyst",
            Self::PrivacyOfficer => "privacy officer",
            Self::Administrator => "administrator",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|persona| persona.code() == code)
    }

    /// Whether this is the council's own staff, who may be told whom to ask about a restricted
    /// record. To everyone else such a record does not exist.
    pub const fn is_staff(self) -> bool {
        !matches!(
            self,
            Self::Partner(_) | Self::Provider | Self::YoungPerson | Self::Councillor
        )
    }

    /// The agency of a partner.
    pub const fn agency(self) -> Option<Agency> {
        match self {
            Self::Partner(agency) => Some(agency),
            _ => None,
        }
    }
}

impl std::fmt::Display for Persona {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.title())
    }
}
impl TryFrom<String> for Persona {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::from_code(&code).ok_or_else(|| format!("{code:?} is not a persona"))
    }
}
impl From<Persona> for String {
    fn from(persona: Persona) -> Self {
        persona.code().to_owned()
    }
}

words! {
    /// What kind of information about a young person. Every field of every page belongs to one.
    FieldClass {
        /// Names, date of birth, identifiers, photograph.
        Identity = "identity", "who they are";
        /// Age in years, sex, ethnicity, disability, whether they came alone to this country.
        Characteristics = "characteristics", "age, sex, ethnicity, disability";
        /// Addresses, placement postcode, where they go to school, where contact happens.
        Whereabouts = "whereabouts", "where they live and can be found";
        /// Names and contact details of foster carers and adopters.
        Carers = "carers", "who their carers are";
        /// Who reported a concern.
        Reporters = "reporters", "who reported a concern";
        /// Episodes, placements and moves: kind of home, dates, reasons, distance, in or out of area.
        CareHistory = "care_history", "life in care";
        /// Legal status, orders, adoption decisions.
        Legal = "legal", "legal status";
        /// Health checks, immunisations, strengths and difficulties score, therapy.
        Health = "health", "health";
        /// School, college, work, special educational needs.
        Education = "education", "education and work";
        /// Missing episodes, police involvement, exploitation, deprivation of liberty.
        Safety = "safety", "safety";
        /// Their own words, strengths, hopes.
        Voice = "voice", "their own words";
        /// Family, friends and other people and places that matter to them.
        People = "people", "people who matter";
        /// Who works with them, now and before.
        Workers = "workers", "who works with them";
        /// Contacts, case notes, reviews.
        Notes = "notes", "notes";
        /// Plans made with them, who could be family, conferences of the family.
        Plans = "plans", "plans";
        /// What was asked of specialists, and their answers.
        Asks = "asks", "questions to specialists";
        /// Files.
        Documents = "documents", "documents";
        /// What their home and support cost.
        Money = "money", "money";
        /// Who has looked at this record.
        Looks = "looks", "who has looked";
    }
}

words! {
    /// What someone wants to do with information about one young person.
    Action {
        /// Read it on a page.
        See = "see", "see";
        /// Say something new.
        Add = "add", "add to";
        /// Replace what was said before; the earlier stays in the history.
        Correct = "correct", "correct";
        /// Take a copy out of Homeward.
        Export = "export", "take a copy of";
        /// Put it before another agency or a provider.
        Share = "share", "share";
    }
}

words! {
    /// What a page or command needs beyond any one young person.
    Capability {
        /// Search for young people by name or number.
        FindPeople = "find_people", "search for young people";
        /// Open the pages and lists of young people.
        OpenPeople = "open_people", "open young people's pages and lists";
        /// A young person's own page.
        OwnPage = "own_page", "open their own page";
        /// Add a young person who is new to the council.
        AddPeople = "add_people", "add a young person";
        /// Give names to many young people from a list.
        NamePeople = "name_people", "import names";
        /// See the council's numbers, small ones hidden.
        SeeMeasures = "see_measures", "see measures";
        /// See numbers under six as they are.
        SeeSmallNumbers = "see_small_numbers", "see small numbers";
        /// Open a number to the young people it counts.
        OpenNumber = "open_number", "open a number to its children";
        /// The hub: who is held by whom, one's own young people by promised contact.
        SeeHub = "see_hub", "see the hub and one's own young people";
        /// Say who holds whom, agree a change of key worker, answer referrals.
        LeadHub = "lead_hub", "lead a hub";
        /// Ask a specialist of the hub in one question, or answer as one.
        AskSpecialists = "ask_specialists", "ask specialists of the hub, and answer";
        /// Take a list out of Homeward.
        ExportLists = "export_lists", "export lists";
        /// Read statutory returns into the record.
        ImportReturns = "import_returns", "import returns";
        /// Take the council's statutory return out of the record, whole.
        ExportReturns = "export_returns", "export returns";
        /// See rows of a return that were not understood, whole.
        SeeSetAside = "see_set_aside", "see rows set aside";
        /// See what is missing or contradictory in the data.
        SeeDataHealth = "see_data_health", "see data health";
        /// Ask a worker to put right what a rule of the return found.
        AssignFindings = "assign_findings", "ask a worker to put a finding right";
        /// Record that what a rule of the return found is true, and why; say when the return is due.
        ExplainFindings = "explain_findings", "record why a finding is true";
        /// See the findings of the return that one was asked to put right.
        PutFindingsRight = "put_findings_right", "see the findings they were asked about";
        /// Read published figures of other councils into the record.
        ImportComparators = "import_comparators", "import comparators";
        /// See providers, homes and what is free.
        SeeHomes = "see_homes", "see providers and homes";
        /// Write down what providers and homes are and say.
        KeepHomes = "keep_homes", "keep providers and homes";
        /// Found forums and write down what happens there.
        KeepForums = "keep_forums", "keep forums";
        /// See footprints and what there is in the community.
        SeePlaces = "see_places", "see footprints and community assets";
        /// Say which footprints there are and what belongs to each.
        KeepPlaces = "keep_places", "say which footprints there are";
        /// Write down community assets, confirm them, read a list of them in.
        KeepAssets = "keep_assets", "keep and confirm community assets";
        /// Take part in a weekly huddle that one has a seat in.
        UseHuddles = "use_huddles", "take part in weekly huddles";
        /// Begin a footprint's huddle, say who has a seat in it and who chairs it.
        LeadHuddles = "lead_huddles", "begin huddles and give seats";
        /// Look for a home for one young person.
        SearchForHomes = "search_for_homes", "search for a home";
        /// See what is paid, to whom, and what was saved.
        SeeCosts = "see_costs", "see costs, invoices and savings";
        /// Write down invoices and what is paid; claim savings.
        KeepCosts = "keep_costs", "keep invoices, claim savings";
        /// Sign off somebody else's claim of a saving.
        SignOffSavings = "sign_off_savings", "sign off savings";
        /// Work in the exchange with providers.
        UseExchange = "use_exchange", "use the exchange";
        /// Open a record without a relationship, for an hour, giving a reason.
        BreakGlass = "break_glass", "break the glass";
        /// Say that one may not see someone's record.
        DeclareConflict = "declare_conflict", "declare a conflict";
        /// Record and lift conflicts of others.
        ManageConflicts = "manage_conflicts", "manage conflicts";
        /// Restrict a record to named people.
        Restrict = "restrict", "restrict a record";
        /// Read the access log of the whole council.
        SeeAccessLog = "see_access_log", "see the access log";
        /// Answer each breaking of the glass.
        ReviewBreakGlass = "review_break_glass", "review break-glass";
        /// Say how long records are kept, hold one, ask for one to be erased, agree that it is.
        EraseRecords = "erase_records", "keep to the time limits of records";
        /// Say who may sign in, as what, in which team.
        ManageMembers = "manage_members", "manage members";
        /// Status, verification and backups.
        KeepRecord = "keep_record", "keep the record";
    }
}

words! {
    /// How a member stands to a young person, by name and for a time.
    Relationship {
        /// Their key worker.
        KeyWorker = "key_worker", "key worker";
        /// Their social worker.
        SocialWorker = "social_worker", "social worker";
        /// Stands in for one of their workers for a time.
        Cover = "cover", "cover for their worker";
        /// Their independent reviewing officer.
        ReviewingOfficer = "reviewing_officer", "independent reviewing officer";
        /// Is finding them a home.
        PlacementOfficer = "placement_officer", "placement officer";
        /// Looks after them. Says whom the exchange may tell; opens nothing in the council's record.
        Carer = "carer", "carer";
    }
}
