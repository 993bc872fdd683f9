//! The words this room chooses from, each with its code, as kept and as sent by forms.

choices! {
    /// To which part of the economy a provider belongs; the return asks it (PLACE_PROVIDER).
    Sector {
        /// The council itself.
        Own = "own", "Our own service";
        /// Another council.
        OtherCouncil = "other_council", "Another council";
        /// Other public bodies.
        OtherPublic = "other_public", "Another public body";
        /// Private.
        Private = "private", "A private company";
        /// Voluntary or third sector.
        Voluntary = "voluntary", "A charity or voluntary organisation";
    }
    /// What kind of home.
    HomeKind {
        /// Relatives, friends or others connected to the young person.
        Connected = "connected", "With somebody they know";
        /// The council's own foster carers.
        OurFosterCarers = "our_foster", "Our own foster carers";
        /// Foster carers of an independent agency.
        AgencyFosterCarers = "agency_foster", "An agency’s foster carers";
        /// A children's home.
        ChildrensHome = "childrens_home", "Children’s home";
        /// A secure children's home.
        SecureHome = "secure_home", "Secure children’s home";
        /// Supported accommodation, supported lodgings among it.
        Supported = "supported", "Supported accommodation";
        /// A residential school.
        ResidentialSchool = "residential_school", "Residential school";
        /// A home of their own or shared, to move on to after care.
        MoveOn = "move_on", "Home to move on to";
    }
    /// Whom a home takes, by sex.
    Sexes {
        /// Any.
        Any = "any", "Boys and girls";
        /// Girls only.
        Girls = "girls", "Girls only";
        /// Boys only.
        Boys = "boys", "Boys only";
    }
    /// How a registration, or an approval to foster, stands.
    Registration {
        /// Registered and active, or approved.
        Active = "active", "Registered or approved";
        /// Applied for or being assessed.
        AppliedFor = "applied_for", "Applied for, or being assessed";
        /// Suspended.
        Suspended = "suspended", "Suspended";
        /// Cancelled, resigned, refused.
        Ended = "ended", "Ended";
    }
    /// The regulator's overall judgement.
    Grade {
        /// Outstanding.
        Outstanding = "outstanding", "Outstanding";
        /// Good.
        Good = "good", "Good";
        /// Requires improvement.
        RequiresImprovement = "requires_improvement", "Requires improvement to be good";
        /// Inadequate.
        Inadequate = "inadequate", "Inadequate";
    }
    /// What care is for, in the terms of a registration or a statement of purpose. In the order of
    /// `matching`'s categories.
    Need {
        /// Emotional and behavioural difficulties.
        Emotional = "emotional", "Emotional and behavioural difficulties";
        /// Learning disabilities.
        Learning = "learning", "Learning disabilities";
        /// Physical disabilities.
        Physical = "physical", "Physical disabilities";
        /// Sensory impairment.
        Sensory = "sensory", "Sensory impairment";
        /// Autism.
        Autism = "autism", "Autism";
        /// Mental ill health.
        Mental = "mental", "Mental ill health";
        /// Use of drugs or alcohol.
        Substances = "substances", "Use of drugs or alcohol";
        /// Harm by or risk of exploitation.
        Exploitation = "exploitation", "Harm by exploitation";
        /// Harmful sexual behaviour.
        SexualBehaviour = "sexual_behaviour", "Harmful sexual behaviour";
        /// Short breaks only.
        ShortBreaks = "short_breaks", "Short breaks";
        /// A parent and their child together.
        ParentAndChild = "parent_and_child", "A parent and child together";
        /// Young people who came to the country alone.
        Unaccompanied = "unaccompanied", "Young people who came to the country alone";
    }
    /// What a home must have to be a home for somebody.
    Must {
        /// Step-free.
        StepFree = "step_free", "In and about without a step";
        /// A room of their own.
        OwnBedroom = "own_bedroom", "A bedroom of their own";
        /// Nobody else young.
        NoOtherYoungPeople = "alone", "No other young people living there";
        /// No animals.
        NoPets = "no_pets", "No animals";
        /// Animals.
        Pets = "pets", "Pets, or room for their own";
        /// Somebody awake.
        AwakeAtNight = "awake", "Somebody awake through the night";
        /// Two adults.
        TwoAdults = "two_adults", "Two adults at all times";
        /// Signing.
        BritishSignLanguage = "bsl", "Somebody who signs British Sign Language";
    }
    /// What somebody answered when asked whether it could work.
    Reply {
        /// Yes.
        Yes = "yes", "Yes";
        /// If something is done first.
        If = "if", "It could work if …";
        /// No.
        No = "no", "No";
    }
    /// What a provider answered to an approach.
    Answer {
        /// The usual answer.
        Talk = "talk", "Let’s talk";
        /// With a condition.
        If = "if", "Could work if …";
        /// With a reason.
        No = "no", "Not this time, because …";
    }
    /// How somebody travels to what matters to them.
    Travel {
        /// On foot.
        Walk = "walk", "On foot";
        /// By bicycle.
        Bicycle = "bicycle", "By bicycle";
        /// By bus.
        Bus = "bus", "By bus";
        /// By car or taxi.
        Car = "car", "By car or taxi";
    }
    /// On whose word somewhere is ruled out.
    Word {
        /// A court.
        Court = "court", "A court: an order, an injunction, bail";
        /// A licence.
        Licence = "licence", "A licence, or the terms of a sentence";
        /// A plan.
        Plan = "plan", "The care plan or a safety plan";
    }
    /// How one was in touch with a provider.
    TalkKind {
        /// By telephone or video.
        Call = "call", "A call";
        /// At theirs.
        Visit = "visit", "A visit to them";
        /// Anywhere else.
        Meeting = "meeting", "A meeting";
        /// Messages to and fro.
        Messages = "messages", "Messages, both ways";
        /// One message to many: nobody was spoken to.
        Broadcast = "broadcast", "A message to many";
    }
}

impl HomeKind {
    /// Families: foster carers and connected people. Where they live is theirs to tell.
    pub const fn is_family(self) -> bool {
        matches!(
            self,
            Self::Connected | Self::OurFosterCarers | Self::AgencyFosterCarers
        )
    }

    /// Homes with staff in place of a family: for a time, on the way to one.
    pub const fn is_residential(self) -> bool {
        matches!(
            self,
            Self::ChildrensHome | Self::SecureHome | Self::ResidentialSchool
        )
    }
}

impl TalkKind {
    /// Somebody at the other end spoke too: only such a talk counts for the monthly call.
    pub const fn two_way(self) -> bool {
        !matches!(self, Self::Broadcast)
    }
}
