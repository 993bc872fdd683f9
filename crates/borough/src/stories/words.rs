// Long because: one collection of words, read as a whole.
//! The words young people, families and carers might use. Kind, plain and particular; nothing here
//! is about what is wrong with anybody.

use super::ContactPlace as At;

/// Whose an interest may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Anyone's.
    Anyone,
    /// Of those who grew up around here.
    GrewUpHere,
    /// Of those who came from far away.
    CameHere,
}

/// Something a young person loves, with the words for it.
pub(super) struct Interest {
    /// Whose it may be.
    pub sort: Sort,
    /// In their own words, at primary school.
    pub younger: &'static str,
    /// In their own words, older.
    pub older: &'static str,
    /// In a carer's words; `{He}`, `{he}`, `{him}`, `{His}` and `{his}` are made to fit.
    pub carer: &'static str,
    /// What they hope for.
    pub hope: &'static str,
    /// A note to them about an hour spent on it.
    pub together: &'static str,
}

pub(super) const INTERESTS: [Interest; 26] = [
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I am the fastest in my class and I can do kick-ups, my record is 31.",
        older: "I play left wing for Hindley under 16s. When I’m on the pitch nothing else is in my head.",
        carer: "Give {him} a ball and {he} is happy for hours. {He} passes it to everyone, even to the baby.",
        hope: "I want to get my coaching badge and help with the little ones on Saturdays.",
        together: "I came to watch you play. You set up both goals and you were the first over to the lad who got hurt. That is what a captain does.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I can tackle and I don’t cry. I want a Warriors shirt with my name on.",
        older: "Rugby league is my family. The coach says I read the game better than the adults.",
        carer: "{He} knows every Warriors player and their number, and tells the postman too.",
        hope: "To get a trial with the scholarship, and if I don’t, to play with my mates until I’m old.",
        together: "We got chips after training and you explained the whole set of six to me with the ketchup bottles. I finally understand it.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I did a drawing of my dog and it looked like my dog.",
        older: "I draw people. My art teacher put three of mine on the wall without asking, so I suppose she likes them.",
        carer: "{He} notices everything, the colour of a coat, a new plant, and then it turns up in a picture.",
        hope: "Art at college, and to see my drawings in a real book.",
        together: "You showed me your sketchbook. The one of your nan’s hands stayed with me all week.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I make the best buns and I share them.",
        older: "I can cook a full tea for six. My lasagne is better than anyone’s and I’m not being big-headed.",
        carer: "{He} bakes when {he} is happy, and the whole street knows about it.",
        hope: "Catering at Wigan and Leigh College, then my own van.",
        together: "You cooked for both of us at the hub and wrote the recipe out for me. I have made it twice.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "Dogs like me. Even the grumpy one next door.",
        older: "Animals know who’s kind. I’m good with the nervous ones because I don’t rush them.",
        carer: "{He} sits very still and the cat comes to {him}. It does not come to anybody else.",
        hope: "To work with rescue dogs, or be a vet nurse.",
        together: "We walked the dogs round Pennington Flash. You got the little scared one to take a treat from your hand.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I can build anything out of Lego with no instructions.",
        older: "If something’s broken I can usually sort it. I fixed the hub’s printer, ask anyone.",
        carer: "{He} takes things apart to see how they work. Mostly {he} puts them back together.",
        hope: "An apprenticeship, joinery or electrics. Something where you can see what you made.",
        together: "You showed me the bike you are building. I liked how you laid every part out in order.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I sing in the bath and in the car and at school.",
        older: "Singing is the only time I forget to be shy.",
        carer: "{He} sings before {he} is properly awake. It is the nicest alarm clock we ever had.",
        hope: "To sing at the Old Courts in front of people. Even just one song.",
        together: "You played me your new song before anyone else heard it. Thank you for trusting me with that.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I know 84 dinosaurs.",
        older: "I like knowing how things work, proper science. I ask a lot of questions, sorry not sorry.",
        carer: "{He} asks why, and then why again, and {he} remembers the answers.",
        hope: "To do chemistry at college and see a real lab.",
        together: "You taught me about volcanoes for an hour and I did not notice the time.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I can do a cartwheel and nearly the splits.",
        older: "I’ve danced since I was five. I help teach the babies’ class now.",
        carer: "There is no walking in this house, only dancing.",
        hope: "To pass my grade five and teach.",
        together: "You saved me a seat at the show. When you came on you looked like you owned the stage.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I am good at Mario Kart and I let people catch up.",
        older: "I make games, not just play them. I taught myself to code off videos.",
        carer: "Patient with people who are slower than {him} on the computer, which is all of us.",
        hope: "A games design course. I’ve looked, there’s one in Salford.",
        together: "You showed me the level you made. I got stuck on the first jump and you did not laugh much.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I grew a sunflower and it’s taller than me.",
        older: "I’ve got an allotment bed with Ken. Nobody believes me but it’s peaceful.",
        carer: "{He} waters everybody’s plants, and says good night to the tomatoes.",
        hope: "To have my own garden with a shed.",
        together: "You gave me three courgettes and told me which ones to leave. It was a good afternoon.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I have read all the Tom Gates books two times.",
        older: "I read when I can’t sleep. I’ve got through the whole fantasy shelf at Leigh library.",
        carer: "Always a book. {He} reads to the little ones and does all the voices.",
        hope: "To write one. I’ve started.",
        together: "We went to the library and you picked one for me. I am on chapter six.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I can swim a whole length and I jumped in the deep end.",
        older: "Swimming sorts my head out. Forty lengths and I’m human again.",
        carer: "In the water {he} is somebody else, easy and sure, and it lasts all evening.",
        hope: "To be a lifeguard at Leigh Sports Village this summer.",
        together: "You passed your bronze. I have never seen anyone so calm about being splashed.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I tell really good jokes. Why did the banana go to the doctor?",
        older: "I can make anyone laugh, even teachers, even on a bad day.",
        carer: "{He} cheers up a room just by coming in. {His} timing is perfect.",
        hope: "Drama. I want to be on a stage and people clapping.",
        together: "You had the whole minibus in stitches. Everyone was lighter on the way home.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I look after my little brother and I know what he wants before he says it.",
        older: "I’m good with little kids. They listen to me because I listen to them.",
        carer: "{He} notices when somebody is left out and goes to sit with them.",
        hope: "To work in a nursery or be a teaching assistant.",
        together: "You helped at the holiday club all morning. The mums asked me who you were.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I like big numbers. I can do my times tables to 15.",
        older: "Maths makes sense when people don’t. I’m in top set and I worked for it.",
        carer: "{He} does our shopping sums faster than the till.",
        hope: "Accounting or engineering. Something with proper wages.",
        together: "You told me your mock result in one breath. You earned every mark of it.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I can ride my bike with one hand.",
        older: "BMX down at the track in Aspull. I’ve taught four people to bunny hop.",
        carer: "Bike first, breakfast second. {He} keeps it cleaner than {his} room.",
        hope: "To race properly, and to get a job in a bike shop so I get discount.",
        together: "We went to the bike shop for the inner tube and you fitted it yourself on the pavement.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I do my dolls’ hair and mum’s hair and Lisa’s hair.",
        older: "I do everyone’s hair and nails before prom. I’m careful and I make people feel nice.",
        carer: "People sit down in front of her tired and get up smiling.",
        hope: "Level 2 hairdressing, then my own chair in a salon.",
        together: "You did my nails at the hub and told me about the course. The open day is on the 14th, we are going.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I play drums on everything. I have real sticks now.",
        older: "I produce beats. It’s how I say stuff I can’t say.",
        carer: "{He} hears a tune once and plays it back.",
        hope: "A track on the radio. Or an EP with my mates.",
        together: "You played me the new beat in the car. I had it in my head for two days.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I helped Grandad catch a fish and we put it back.",
        older: "Fishing with my grandad, early morning, flask of tea. Nobody asks you anything.",
        carer: "Give {him} a river bank and {he} could sit all day, and {he} tells you what {he} saw.",
        hope: "To take my brother fishing when I’m old enough to drive.",
        together: "We sat by the canal at Haigh for an hour and caught nothing. It was one of my best hours this month.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I say sorry first. My teacher gave me a kindness star.",
        older: "I stick up for people. I always have.",
        carer: "{He} has the kindest heart in this house and {he} hides it badly.",
        hope: "To be a youth worker. I know what helps because I’ve been there.",
        together: "You told me how you sorted out the falling-out in your year. I would have done it worse.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I can box, but only in the gym because that’s the rule.",
        older: "Boxing gym three nights a week. My coach says discipline is just turning up, and I turn up.",
        carer: "Since the gym {he} sleeps, and {he} stands taller.",
        hope: "My first bout this spring. And my level 2 in fitness.",
        together: "Your coach told me you are always first in and last out. You pretended not to hear.",
    },
    Interest {
        sort: Sort::CameHere,
        younger: "I learned to say hello in four languages and I taught my class.",
        older: "I speak three languages, and English is the newest one. I translate for the new lads.",
        carer: "{He} has picked up our sayings. {He} told the milkman {he} was ‘fair clemmed’.",
        hope: "To be an interpreter, or a nurse. People need both.",
        together: "You helped the new boy order his tea and told him which bus. You remembered how that felt.",
    },
    Interest {
        sort: Sort::Anyone,
        younger: "I like church because there is singing and cake.",
        older: "My faith keeps me steady. I like that people know my name there.",
        carer: "{He} prays before meals and now the rest of us wait for {him}.",
        hope: "To learn more, and to go on the trip with the others.",
        together: "We sorted the lift for Fridays so you do not miss prayers. It should have been sorted sooner, sorry.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I did the school play and I was a tree but a good tree.",
        older: "Cadets. I like the drill, I like that everyone’s treated the same.",
        carer: "Uniform pressed, boots shining, every Tuesday. It is {his} thing, nobody else’s.",
        hope: "The army, engineers. Or the fire service.",
        together: "You showed me how to press a collar properly. I had been doing it wrong for thirty years.",
    },
    Interest {
        sort: Sort::GrewUpHere,
        younger: "I can make a den and light a fire with a grown-up.",
        older: "Explorers, camping, all that. I’m the one people want with them when it rains.",
        carer: "{He} came home from camp muddy to the eyebrows, and talked for two days without stopping.",
        hope: "My gold Duke of Edinburgh. And to see mountains, real ones.",
        together: "We walked up to Rivington in the rain and you had brought a spare coat for me.",
    },
];

/// The very youngest, in the words of those who care for them.
pub(super) const BABIES: [&str; 12] = [
    "{He} smiles with {his} whole face when {he} hears the bath running.",
    "{He} loves to be sung to, the slower the better.",
    "{He} has worked out how to roll and {he} is very proud of it.",
    "{He} watches everything. You can see {him} thinking.",
    "{He} says ‘moon’ every night at the window, even when there isn’t one.",
    "{He} gives {his} toast to the dog and laughs until {he} hiccups.",
    "{He} settles with {his} blue rabbit. Please never wash the blue rabbit without asking.",
    "{He} has started to walk between the two of us, and then {he} claps.",
    "{He} loves water, mud and buses, in that order.",
    "{He} reaches for you the moment you come in.",
    "{He} is curious and brave on the slide, and checks that you are watching.",
    "{He} knows all the animals and does the noises, loudly.",
];

pub(super) const MATTERS: [&str; 17] = [
    "Seeing my brother every week. Not every two weeks. Every week.",
    "That people ask me before they decide things.",
    "Staying at my school with my friends.",
    "My own room with a door that shuts.",
    "That Nan knows where I am.",
    "Being told the truth, even if it’s not what I want.",
    "That my mum is okay.",
    "Keeping the same person. I don’t want to tell it all again.",
    "My phone, so I can ring my sister.",
    "Food from home. The real thing, not the packet.",
    "My cat.",
    "That nobody reads my stuff without asking.",
    "Going home one day, or at least knowing.",
    "Football on Saturdays. Don’t put meetings on Saturdays.",
    "Being on time. When people are late I think they’re not coming.",
    "My photo album.",
    "That my little sister is with me.",
];

/// For those who came alone from another country.
pub(super) const FAR_FROM_HOME: [(super::About, &str); 6] = [
    (
        super::About::Aspiration,
        "To bring my family here and show them everything.",
    ),
    (
        super::About::Aspiration,
        "My papers. Then I can breathe, then I can plan.",
    ),
    (
        super::About::Aspiration,
        "To study, and to send something home to my mother.",
    ),
    (
        super::About::WhatMatters,
        "Eid with people who know what Eid is.",
    ),
    (
        super::About::WhatMatters,
        "Food from home. There is a shop in Bolton that has the right bread.",
    ),
    (
        super::About::WhatMatters,
        "That my name is said right. It is not hard if you try.",
    ),
];

pub(super) const HELPS: [&str; 16] = [
    "If I go quiet, give me ten minutes. I’ll come back.",
    "A lift beats a talk. I can say things in a car.",
    "Text me first, don’t just turn up.",
    "Write it down for me, I forget when I’m worried.",
    "Tell me what is happening tomorrow, every night.",
    "Headphones.",
    "Say it straight. I can tell when people go round it.",
    "Running. Let me go for a run and then we’ll talk.",
    "A hot chocolate and not too many questions.",
    "Let me bring my mate to meetings.",
    "Knowing when I’ll next see you, a real day.",
    "Remind me I’ve done hard things before.",
    "Start with the good stuff.",
    "Let me hold the dog.",
    "Ask me what I think and then wait.",
    "Pictures help. Show me what it looks like before I go.",
];

pub(super) const HARD: [&str; 10] = [
    "Moving school in Year 9. I’d just got a best mate.",
    "When my social worker left and I didn’t know till the new one came.",
    "Contact being cancelled.",
    "People using words about me I have to look up.",
    "The first night in a new place.",
    "Not knowing how long I’m staying.",
    "Being asked the same thing by four different people.",
    "Christmas, a bit.",
    "Missing my mum and being cross with her at the same time.",
    "When my brother went to a different house.",
];

pub(super) const WORKER_STRENGTHS: [&str; 10] = [
    "You came back the day after a hard day. You always do.",
    "You say thank you, every time, and mean it.",
    "You spoke up in your review, and everybody put their pens down to listen.",
    "You worked out the bus by yourself and then showed your friend.",
    "You keep your word.",
    "You asked for help, which is braver than not needing it.",
    "You remembered my birthday.",
    "You have been to school every day this half term.",
    "You were honest about what happened before anyone asked.",
    "You made the new girl welcome without being told to.",
];

pub(super) const HOPES: [&str; 13] = [
    "To pass my driving test first time.",
    "To live near my nan.",
    "A flat with a balcony and a dog.",
    "To finish Year 11 and not mess it up.",
    "To go on an aeroplane.",
    "To see my brothers more, all of us together.",
    "My own money.",
    "To stay here until I’m grown up.",
    "To be the first in my family to go to college.",
    "To learn to cook what my mum cooked.",
    "To get a Saturday job in Leigh.",
    "To sleep better.",
    "Grade 5 in maths and English. That’s all I need.",
];

pub(super) const NOTES: [(At, &str); 26] = [
    (
        At::Hub,
        "We had tea at the hub and made the plan for half term together. You chose the days.",
    ),
    (
        At::Phone,
        "You rang me about the bus pass. It is ordered and will come to your house this week.",
    ),
    (
        At::Hub,
        "We went through your pathway plan and you crossed out two things. I have told everyone why.",
    ),
    (
        At::Community,
        "I picked you up from school and we got a milkshake. You told me it has been a better week.",
    ),
    (
        At::TheirPlace,
        "We looked at college courses on your phone. We are going to the open evening together.",
    ),
    (
        At::Community,
        "You were quiet today and that was fine. We listened to your playlist and I drove the long way.",
    ),
    (
        At::TheirPlace,
        "We rang your brother together. You two laughed for twenty minutes. Next call is in the diary.",
    ),
    (
        At::School,
        "I met you at school with Mr Holt. You said what you needed and he agreed to all of it.",
    ),
    (
        At::TheirPlace,
        "We sorted your room: new shelf up, posters straight. You did the drilling.",
    ),
    (
        At::School,
        "You showed me your report. I read the bit about your effort out loud, twice.",
    ),
    (
        At::TheirPlace,
        "We talked about seeing your mum. You want it shorter and more often. I have asked for that.",
    ),
    (
        At::Community,
        "We went to the dentist together. All clear. We celebrated with something bad for teeth.",
    ),
    (
        At::Phone,
        "You asked why the meeting was moved. You were right to ask. I should have told you on Monday.",
    ),
    (
        At::Community,
        "Short one today, you had a match. I stood on the touchline and froze.",
    ),
    (
        At::Hub,
        "We filled in the passport form. You choose which photograph, I will post it tomorrow.",
    ),
    (
        At::Phone,
        "You told me about the falling-out. We thought of two things to try and you picked one.",
    ),
    (
        At::Hub,
        "We read through what people wrote about you last month. You changed one line and it is better.",
    ),
    (
        At::Community,
        "We walked into town and you showed me the short cut. I promised to keep it secret.",
    ),
    (
        At::Community,
        "You met the new doctor. I stayed in the corner like you asked, and you did all the talking.",
    ),
    (
        At::Hub,
        "We baked for your sister’s birthday. It leaned to one side and she loved it.",
    ),
    (
        At::Phone,
        "A quick call to say the form went in today, as I promised. Nothing for you to do.",
    ),
    (
        At::School,
        "I sat in on your assembly. You did not tell me you were reading. You were clear to the back row.",
    ),
    (
        At::TheirPlace,
        "We had a brew in the kitchen and planned who to invite to your review. Your list, your order.",
    ),
    (
        At::Community,
        "We went for a walk and did not talk about anything important, which was the point.",
    ),
    (
        At::Phone,
        "You sent me a photograph of the cake. I showed it to the whole office.",
    ),
    (
        At::School,
        "We met your head of year about the late bus. From Monday nobody will ask you for a note.",
    ),
];

pub(super) const BABY_NOTES: [&str; 6] = [
    "You were fast asleep when I came, so we talked in whispers about how well you are doing.",
    "You crawled to me today for the first time. I have told everyone.",
    "Time with your mum went well. She sang, you watched her the whole time.",
    "We went to the clinic: you are growing just as you should. You did not think much of the scales.",
    "You have a new tooth and you showed it to me by biting my lanyard.",
    "We played with the red cups. You are in charge of which one goes on top.",
];

pub(super) const PLACES: [(&str, &str); 18] = [
    ("Pennington Flash", "where we feed the ducks"),
    ("Haigh Woodland Park", "the big slide, and ice cream after"),
    ("Leigh Sports Village", "training"),
    ("Mesnes Park", "where I meet my mates"),
    ("Leigh library", "it’s quiet and they know me"),
    ("Nan’s house", "smells like toast"),
    ("Wigan Pier", "the canal path, for running"),
    ("Three Sisters", "where me and my dad used to go"),
    ("Atherton", "where I’m from"),
    ("Leigh market", "the sweet stall"),
    ("The skate park in Hindley", "everyone’s there on Friday"),
    ("The mosque", "my friends from home go there"),
    ("St Joseph’s hall", "cadets and youth club"),
    ("My old primary school", "Mrs Platt still says hello"),
    ("The allotments in Tyldesley", "bed number nine is mine"),
    ("Amberswood Common", "for the dog"),
    ("The Old Courts", "music nights"),
    ("Blackpool", "the best day we ever had, all of us"),
];

pub(super) const SCHOOLS: [(&str, super::Phase); 20] = [
    ("Bramble Lane Primary School", super::Phase::Primary),
    ("St Oswin’s Catholic Primary School", super::Phase::Primary),
    ("Flashside Primary School", super::Phase::Primary),
    (
        "Canal Street Community Primary School",
        super::Phase::Primary,
    ),
    (
        "All Hallows Church of England Primary School",
        super::Phase::Primary,
    ),
    ("Chanters Brook Primary School", super::Phase::Primary),
    ("Lilford Fold Primary School", super::Phase::Primary),
    ("Three Shires Primary School", super::Phase::Primary),
    ("Pennington Vale High School", super::Phase::Secondary),
    ("Haigh Moor Academy", super::Phase::Secondary),
    ("St Cuthbert Mayne High School", super::Phase::Secondary),
    ("Atherleigh Park High School", super::Phase::Secondary),
    ("Douglas Valley Academy", super::Phase::Secondary),
    ("Bickershaw Road High School", super::Phase::Secondary),
    ("Amberswood School", super::Phase::Secondary),
    ("Hope Meadow School", super::Phase::Secondary),
    ("Winstanley Brook Sixth Form College", super::Phase::College),
    ("Pier Quay College", super::Phase::College),
    ("Leigh Bridge Centre", super::Phase::College),
    ("Parsonage Works Training", super::Phase::College),
];

/// Words that nobody says, or is told, before an age: a bus pass is no matter of a five-year-old's.
/// A text with none of them suits anybody who speaks.
const NOT_BEFORE: [(&str, i32); 58] = [
    ("driving test", 15),
    ("old enough to drive", 12),
    ("A flat with", 14),
    ("Year 11", 14),
    ("Grade 5", 13),
    ("to go to college", 13),
    ("Saturday job", 13),
    ("My own money", 10),
    ("To sleep better", 9),
    ("To learn to cook", 9),
    ("My phone", 11),
    ("reads my stuff", 9),
    ("before they decide things", 7),
    ("tell it all again", 9),
    ("The real thing, not the packet", 9),
    ("or at least knowing", 9),
    ("not what I want", 8),
    ("A lift beats a talk", 12),
    ("Text me first", 12),
    ("Write it down for me", 8),
    ("when people go round it", 12),
    ("Let me go for a run", 9),
    ("my mate to meetings", 11),
    ("hard things before", 9),
    ("Start with the good stuff", 8),
    ("Headphones", 7),
    ("in Year 9", 14),
    ("the new one came", 9),
    ("Contact being cancelled", 10),
    ("words about me I have to look up", 11),
    ("by four different people", 10),
    ("your review", 10),
    ("the bus by yourself", 11),
    ("bus pass", 11),
    ("late bus", 11),
    ("pathway plan", 16),
    ("college courses", 15),
    ("your playlist", 11),
    ("the drilling", 12),
    ("the touchline", 7),
    ("passport form", 7),
    ("what people wrote about you", 12),
    ("showed me the short cut", 9),
    ("did all the talking", 11),
    ("a brew in the kitchen", 12),
    ("plan for half term", 6),
    ("where I meet my mates", 11),
    ("for running", 9),
    ("cadets and youth club", 11),
    ("music nights", 14),
    ("on Friday", 9),
    ("training", 7),
    ("bed number nine", 9),
    ("still says hello", 11),
    ("form teacher", 11),
    ("youth worker", 11),
    ("friend on the allotments", 10),
    ("it’s quiet and they know me", 9),
];

/// From which age on somebody says a text, or is told it.
pub(super) fn from_age(text: &str) -> i32 {
    NOT_BEFORE
        .iter()
        .filter(|(words, _)| text.contains(words))
        .map(|(_, age)| *age)
        .max()
        .unwrap_or(0)
}

/// Of some texts, those for somebody of an age.
pub(super) fn of_age<'t>(texts: &[&'t str], years: i32) -> Vec<&'t str> {
    let mut fitting = texts.to_vec();
    fitting.retain(|text| from_age(text) <= years);
    fitting
}
