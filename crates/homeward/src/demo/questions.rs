//! What the hubs' specialists are asked in the demonstration, and what they answer.

/// A question and its answer.
type Asked = (&'static str, &'static str);

const LIFE_COACH: [Asked; 6] = [
    (
        "They go quiet when I ask about school. How do I ask without asking?",
        "Do something with your hands together and talk about the thing. Leave gaps: count to ten before you fill one. Short sentences, one question, then tea.",
    ),
    (
        "Nightmares three nights running. Is that for a doctor?",
        "Not yet. Ask what the room was like before, keep a light, and write down the good nights too. If it is still so in two weeks, ring me and we see them together.",
    ),
    (
        "They will not eat with the others. Do we make them sit down?",
        "No. Put a plate where they are and sit near with your own. The table comes later, and by itself.",
    ),
    (
        "Every visit with Dad ends in a broken door. Do we stop the visits?",
        "Ask them first. Then make the visit shorter and the hour after it longer: a walk, the chip shop, nobody asking how it went.",
    ),
    (
        "They say they do not care about anything. What do I say to that?",
        "Say that it sounds tiring. Then tell them one thing you saw them care about this week, and leave it there.",
    ),
    (
        "Awake until three all week. Do we take the phone?",
        "Ask what the phone is keeping away. Agree with them where it sleeps, try it for four nights, and let them tell you whether it helped.",
    ),
];

const POLICE: [Asked; 6] = [
    (
        "Is there anything open with the police, or is it only talk at the home?",
        "Only talk. There is no warning and nothing open. I will ring the home and say so.",
    ),
    (
        "There was trouble at the park in August. Is it all right to play football there again?",
        "It has been quiet since September. I am there on Saturdays and will say hello.",
    ),
    (
        "A man in a grey car has waited outside twice. Who do we tell?",
        "You just did. I have the number plate and somebody is on it today. If he is there again ring 999 and do not walk past him.",
    ),
    (
        "They were told they have a record. Do they?",
        "No. They were spoken to, and that is written in a notebook, not on a record. I will come and say it to them myself.",
    ),
    (
        "Their phone was taken in town. Is it worth reporting?",
        "Yes, and I will do it with them: it took ten minutes last time. Bring the box, it has the number.",
    ),
    (
        "Can we agree what the home does before it rings about somebody who is late?",
        "Yes. Ring them, ring their friend, drive round by the canal, then ring us. I have put it on one card for the kitchen wall.",
    ),
];

const COMMUNICATION: [Asked; 6] = [
    (
        "The letter from college is two pages long. Could you look at it?",
        "I have made it five lines with pictures. Read it with them, not to them.",
    ),
    (
        "How do we tell the school what helps, without telling them everything?",
        "One card, three lines, written by them: what helps, what does not, who to fetch.",
    ),
    (
        "They say yes to everything and then do none of it. Are they having us on?",
        "I do not think so. Ask them to tell you back what happens next. If they cannot, it was too many words, and that is for us to mend.",
    ),
    (
        "The review report uses words that even I look up. Can they read it?",
        "Not as it is. I have a version at their reading age; go through it on the bus the day before, so that the room holds no surprises.",
    ),
    (
        "Three interpreters in a month, and they tell each one less.",
        "I have asked for Mrs Haile by name, every time. Book her for half an hour longer than you think.",
    ),
    (
        "They cannot tell the magistrates what happened in the right order.",
        "We drew it as a strip of six boxes. Take it with you; they may point. I have written to the clerk that they need it.",
    ),
];

/// A question to the life coach (0), the police (1) or the communication support worker (2): another
/// one each time, as long as there are some.
pub(super) fn asked(who: usize, nth: usize) -> Asked {
    let theirs = [LIFE_COACH, POLICE, COMMUNICATION][who % 3];
    theirs[nth % theirs.len()]
}
