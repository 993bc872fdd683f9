// Long because: every string of these pages stands here and nowhere else.

//! Every word a young person's own pages say, in English: short sentences, everyday words. A test
//! holds each page to a reading age of nine; `{name}` is put in when it is said.

macro_rules! words {
    ($($word:ident = $english:literal;)*) => {
        /// A string of a young person's own pages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Word { $($word,)* }
        impl Word {
            /// Each.
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$word,)*];
            /// In English.
            pub const fn english(self) -> &'static str {
                match self { $(Self::$word => $english,)* }
            }
        }
    };
}

words! {
    // Around every page.
    Site = "My page";
    Skip = "Skip to the page";
    Exit = "Leave this page";
    SignOut = "Sign out";
    Back = "Back";
    About = "About this page";
    Explain = "What is this?";
    ReadToMe = "Read it to me";
    Today = "today";

    // What waits on the device to be sent.
    OutOne = "1 note waits to be sent.";
    OutSome = "{count} notes wait to be sent.";
    OutSealed = "No one can read them on this phone. They go when you are back online.";
    OutSignIn = "Sign in and they go.";
    OutOther = "They are from someone else. They go when that person signs in.";
    OutStuck = "They could not be saved. They stay shut on this phone. Tell your key worker.";
    OutRight = "Part of a note needs a fix. What you wrote is in the form.";
    OutOpen = "Open it";
    OutSent = "The note that waited is sent.";
    OutSentSome = "The {count} notes that waited are sent.";

    // The door.
    HelloTitle = "Hello";
    DoorHelp = "Use your name and your word. Then use a code from your sheet. Each code works once.";
    DoorName = "Your sign-in name";
    DoorNameHint = "It is on your sheet. It looks like otter-maple-123.";
    DoorSecret = "Your secret word";
    DoorCode = "A code you have not used";
    DoorCodeHint = "It has 8 letters and numbers.";
    DoorIn = "Go in";
    DoorNo = "That did not work. Check all three and try again.";
    DoorSlow = "Five wrong goes? Then you have to wait a bit. You will not be shut out.";
    DoorPasskey = "Use my phone to go in";
    DoorFirst = "I have a first code";
    DoorLost = "Lost your sheet or your phone? Meet your key worker. You can start again, face to face. No one can do it by phone or e-mail.";
    StartTitle = "Start";
    StartHelp = "Type the code your worker just gave you. It works once. It works for 15 minutes.";
    StartCode = "Your first code";
    StartNo = "That code does not work. Codes last 15 minutes. Ask your worker for a new one.";

    // How I get in.
    WayIn = "How I get in";
    WayInExplain = "This is how you open your page. Only you should have these keys.";
    WayInName = "Your sign-in name is {name}.";
    WayInNone = "You can not get back in yet. Pick a way now, while you are in.";
    Phone = "My phone";
    PhoneHelp = "This is the best way. Your phone opens the page for you. You just unlock it.";
    PhoneName = "A name for it";
    PhoneAdd = "Use this phone";
    PhoneRemove = "Take off {name}";
    PhoneNoScript = "This needs scripts in your browser.";
    PhoneOwn = "Do this on a phone that is only yours.";
    Sheet = "A word and a sheet of codes";
    SheetHelp = "Pick a secret word. You get a sheet with 10 codes. Each code works once.";
    SheetLeft = "You have {count} codes left.";
    SheetLow = "Get a new sheet soon.";
    SheetNew = "Get a new sheet";
    SheetNewHelp = "The old sheet stops at once.";
    SecretNew = "Your new secret word";
    SecretHint = "Six or more letters or numbers. Not your birthday. Not a name. Do not tell anyone.";
    SecretSave = "Save my word and show my codes";
    SecretShort = "Use six or more letters or numbers.";
    SecretLong = "Use fewer letters.";
    SecretSimple = "People would try that first. Pick another one.";
    SecretKnown = "Someone who knows you could guess that. Pick another one.";
    SheetTitle = "Your sheet";
    SheetOnce = "You see these codes once. Print them or write them down. Keep them safe.";
    SheetCross = "Cross out each code when you have used it.";
    SheetDone = "I have them";
    Entries = "When your page was opened";
    EntryStart = "with a first code";
    EntryCode = "with your word and a code";
    EntryPasskey = "with a phone";
    EntryWrong = "someone tried and got it wrong";
    EntryOther = "in another way";
    Turns = "Who set it up";
    TurnIn = "{name}, your {stands}, started it with you.";
    TurnAgain = "{name}, your {stands}, started it again with you.";
    TurnOutThem = "{name} stopped it.";
    TurnOutYou = "You stopped it.";
    NotMe = "Someone else is on my page";
    NotMeHelp = "Press this if someone got in who should not. It shuts the page at once, for you too. Then meet your key worker to start again.";
    NotMePress = "Shut my page now";
    NotMeDone = "Your page is shut. No one can get in. Meet your key worker to start again.";
    AgainNotice = "{name} started your sign-in again on {day}. Were you there? If not, shut your page and tell someone you trust.";
    WrongNotice = "Someone tried to get in here {count} times and got it wrong. Was it you? If not, tell someone you trust.";

    // My page.
    Hello = "Hello {name}";
    Who = "Who is here for you";
    WhoExplain = "These people work with you. Your key worker stays, even if you move.";
    WhoMore = "Who is who";
    WhoNone = "No one is named here yet. Ask who your key worker is.";
    KeyWorker = "your key worker";
    SocialWorker = "your social worker";
    Cover = "here while your key worker is away";
    Reviewing = "checks that your plan is right for you";
    PlacementOfficer = "helps to find you a home";
    Since = "since {day}";
    Stays = "If you move, {name} stays with you.";
    Reach = "How to reach {name}";
    There = "When: {when}";
    NoCard = "{name} has not said how yet. Ask next time you meet.";
    Matter = "People who matter to you";
    Next = "What is planned";
    NextExplain = "Your worker writes here what comes next. You can ask to change it.";
    NextNone = "No plans are here yet.";
    NextWith = "with {who}";
    Plan = "What we plan with you";
    PlanExplain = "This is your plan. You made it with the people around you. You can ask to change it.";
    PlanDoes = "{who}: {what}, by {day}.";
    PlanLate = "This is late. You can ask why.";
    PlanLooked = "We look at it with you on {day}.";
    Said = "What you said";
    SaidExplain = "You can tell us a thing here. We have 28 days to say what we did.";
    SaidNone = "You can tell us what you want. Then we tell you what we did.";
    SaidOn = "You said on {day}:";
    Happened = "What happened:";
    HappenedBy = "{name}, {day}";
    SaidDue = "We will answer by {day}.";
    SaidLate = "We said we would answer by {day}. We are late. Sorry.";
    SaidMore = "All you said";
    Say = "Say something";
    SayHelp = "Say it your way. Your key worker and their team can read it. Then we tell you here what we did.";
    SayDanger = "Are you in danger now? Ring 999.";
    SayWords = "What do you want to say?";
    SayMissing = "Write what you want to say.";
    SayLong = "This is too long. Make it shorter.";
    SaySend = "Send it";
    SaySent = "Sent. We will tell you here what we did.";
    Good = "What you are good at";
    Hope = "What you hope for";
    SaidNoneYet = "No one has written this yet. Tell your key worker.";
    YouSaid = "You said, {day}";
    FamilySaid = "Your family said, {day}";
    CarerSaid = "Your carers said, {day}";
    WorkerSaid = "A worker said, {day}";
    Looked = "Who has looked at your page";
    LookedExplain = "Each time someone opens your page, we write it down. No one can hide it.";
    LookedNone = "No one has looked yet.";
    LookedWhy = "Does one of these feel wrong? Tell us. We will ask why they looked.";
    LookedMore = "Who has looked";
    LookedWeek = "{count} people looked in the last 30 days.";
    LookedTimes = "{count} times, last on {day}";
    LookedOnce = "once, on {day}";
    Because = "They could look: {why}";
    BecauseRelated = "they work with you.";
    BecauseTeam = "they are in the team that works with you.";
    BecauseShared = "you are shared with {agency}. They help you too.";
    BecauseRole = "it is part of their job.";
    BecauseGlass = "they said it could not wait. Someone checks if that was right.";
    BecauseListed = "they are on a short list of people who may.";
    MoreTitle = "More for you";
    Yes = "Yes";
    Sometimes = "Some of the time";
    No = "No";
    PickOne = "Pick one.";

    // Rights.
    Rights = "What you have a right to";
    RightsExplain = "Some of these are the law. Some are an offer from us. Ask your key worker about each one.";
    RightsNone = "There is no list for you yet. Ask your key worker.";
    RightAsk = "Not yet. Ask for it.";
    RightOffered = "We told you about it on {day}.";
    RightTaken = "You have had this since {day}.";
    Advocate = "An advocate";
    AdvocateSays = "This is someone on your side. They help you say what you want. They do not work for us.";
    Visitor = "A visitor of your own";
    VisitorSays = "This is a grown-up friend from outside. They come to see you and do things with you.";
    Leisure = "Free sport and youth club";
    LeisureSays = "You can swim, play and join in for free.";
    Adviser = "A personal adviser";
    AdviserSays = "From 16 on they help you plan. They stay until you are 25 if you want.";
    College = "Money for school or college";
    CollegeSays = "You can get help with money from 16 to 19. Ask your school or college.";
    University = "Money for university";
    UniversitySays = "We help you pay if you go.";
    StayPut = "To stay where you are";
    StayPutSays = "Do you live with a foster family? You may be able to stay until you are 21.";
    FirstHome = "Money for your first home";
    FirstHomeSays = "This is for things like a bed and a fridge.";

    // Where I might live.
    Homes = "Where you might live";
    HomesExplain = "These are homes we talk about with you. You can say what you think. We have to listen.";
    HomesNone = "There are none to show you now.";
    HomeWho = "Who lives there";
    HomePets = "Pets";
    HomeWifi = "Wi-Fi and phones";
    HomeBed = "Bed and going out";
    HomeFood = "Food";
    HomeOthers = "What others said";
    HomeAsk = "We do not know. We will ask.";
    HomeYou = "You said:";
    HomeSay = "Say what you think";
    HomeWould = "Would you live there?";
    HomeWhy = "Why? You do not have to say.";
    WouldYes = "I would live there";
    WouldMaybe = "I do not know yet";
    WouldNo = "I would not live there";

    // Three questions.
    CheckIn = "Three questions";
    CheckInExplain = "You tell us how it is with your key worker.";
    CheckInHelp = "Think of the last few weeks. What you say is yours. We only count it with what five or more others say.";
    CheckInLast = "You did this on {day}. You can do it again.";
    CheckInWho = "Who can read it?";
    CheckInShare = "Let {name} read what I said";
    CheckInThanks = "Thank you. That helps.";
    AskListens = "Does {name} listen to you?";
    AskDoes = "Does {name} do what they say?";
    AskFirst = "Would you go to {name} first?";

    // What matters, and what was chosen.
    Matters = "What matters in a home";
    MattersExplain = "Young people said these things. No one changes their words. Homes tell us what they will do.";
    MattersNone = "No one has said a thing yet. You can be the first.";
    MattersCount = "{count} young people say this.";
    MattersSame = "I say the same";
    MattersThanks = "Thank you. We have added you.";
    AgreedNow = "They do this now.";
    AgreedSoon = "They say they will.";
    AgreedCannot = "They say they can not.";
    Forum = "Said when young people met";
    ForumYou = "You said:";
    ForumWe = "We did:";
    ForumWait = "We will answer by {day}.";
    Chosen = "What young people chose";
    ChosenSays = "{count} young people chose: {what}.";

    // Young inspectors.
    Visits = "Your visits";
    VisitsExplain = "You go to a home, look round and tell us what you find.";
    VisitsNone = "No visit is planned.";
    VisitToWrite = "You have not told us yet.";
    VisitRead = "You sent it. We read it to keep all of you safe.";
    VisitHeld = "We did not send it on. Ask us why.";
    VisitDue = "The home has your words. They must write back by {day}.";
    VisitAnswered = "The home wrote back.";
    VisitReply = "They said:";
    VisitChange = "This changed:";
    VisitWrite = "Tell us what you found";
    VisitHelp = "The home will read this as you write it. Do not use names.";
    VisitSent = "Sent. Thank you. We will tell you what they say.";
    AskWelcome = "Did they make you welcome?";
    AskHomely = "Does it feel like a home?";
    AskListenHere = "Do the grown-ups listen to the kids who live there?";
    AskLiveHere = "Would you live there?";
    AskGood = "What is good?";
    AskChange = "What should change?";
    AskWorry = "Did a thing worry you?";
    AskWorryHint = "This part is just for us. The home will not see it.";

    // Language and about.
    Languages = "Language";
    LanguagesHelp = "Pick the words you like to read.";
    LanguagesSave = "Use this one";
    AboutWho = "Who can read my page?";
    AboutWhoSays = "You can. Your key worker and the team that works with you can. Each look is written down. You can see who looked.";
    AboutNot = "What is not here?";
    AboutNotSays = "Your page does not say where you live. It does not name your carers. It has no notes about your health. Someone might read it over your arm. Ask your key worker to read those parts with you.";
    AboutExit = "How do I leave fast?";
    AboutExitSays = "Press the red button. You can also press the Shift key three times. Your page shuts and you see the weather.";
    AboutShared = "What if I share a phone?";
    AboutSharedSays = "Sign out when you are done. The page shuts by itself after 20 minutes.";
    AboutHelp = "Who can help me?";
    AboutHelpSays = "Your key worker can. You can also ask for an advocate. That is someone on your side, who is free and does not work for us. Childline is free too. Ring 0800 1111 at any time.";
}
