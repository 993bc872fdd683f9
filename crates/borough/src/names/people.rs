//! First and last names that fit where a family comes from, loosely.

use crate::dice::Dice;
use care::codes::Ethnicity;

/// Where a family's names come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    British,
    Irish,
    European,
    SouthAsian,
    WestAfrican,
    Caribbean,
    HornOfAfrica,
    Kurdish,
    Afghan,
    Vietnamese,
    Chinese,
}

/// Names that fit a recorded ethnic origin.
pub(crate) fn origin(d: &mut Dice, ethnic: Ethnicity, uasc: bool) -> Origin {
    use Ethnicity as E;
    if uasc {
        return match ethnic {
            E::BAFR => Origin::HornOfAfrica,
            E::AOTH => d.weighted(&[(0.7, Origin::Afghan), (0.3, Origin::Vietnamese)]),
            E::WOTH => Origin::European,
            _ => Origin::Kurdish,
        };
    }
    match ethnic {
        E::WIRI | E::WIRT => Origin::Irish,
        E::WOTH | E::WROM => Origin::European,
        E::APKN | E::AIND | E::ABAN => Origin::SouthAsian,
        E::AOTH => Origin::Afghan,
        E::BAFR | E::BOTH => d.weighted(&[(0.7, Origin::WestAfrican), (0.3, Origin::HornOfAfrica)]),
        E::BCRB => Origin::Caribbean,
        E::MWBC => d.weighted(&[(0.5, Origin::Caribbean), (0.5, Origin::British)]),
        E::MWBA => d.weighted(&[(0.4, Origin::WestAfrican), (0.6, Origin::British)]),
        E::MWAS => d.weighted(&[(0.5, Origin::SouthAsian), (0.5, Origin::British)]),
        E::CHNE => Origin::Chinese,
        E::OOTH => Origin::Kurdish,
        _ => Origin::British,
    }
}

/// A last name.
pub(crate) fn family(d: &mut Dice, origin: Origin) -> &'static str {
    let names: &[&str] = match origin {
        Origin::British => &[
            "Ashcroft",
            "Barton",
            "Bolton",
            "Brown",
            "Clarke",
            "Cunliffe",
            "Dawber",
            "Eckersley",
            "Entwistle",
            "Evans",
            "Fairhurst",
            "Farrimond",
            "Gaskell",
            "Green",
            "Grundy",
            "Hall",
            "Heaton",
            "Hilton",
            "Hindley",
            "Hodson",
            "Holcroft",
            "Houghton",
            "Hughes",
            "Jolley",
            "Jones",
            "Kearsley",
            "Kelly",
            "Leyland",
            "Lowe",
            "Lythgoe",
            "Makinson",
            "Marsden",
            "Melling",
            "Molyneux",
            "Naylor",
            "Ollerton",
            "Partington",
            "Pennington",
            "Pilkington",
            "Platt",
            "Prescott",
            "Ramsdale",
            "Rigby",
            "Roberts",
            "Seddon",
            "Sharrock",
            "Smith",
            "Southern",
            "Speakman",
            "Taberner",
            "Talbot",
            "Taylor",
            "Topping",
            "Tyldesley",
            "Unsworth",
            "Walker",
            "Walmsley",
            "Whittle",
            "Williams",
            "Winstanley",
            "Wood",
            "Worthington",
            "Yates",
        ],
        Origin::Irish => &[
            "Brennan",
            "Byrne",
            "Doherty",
            "Doyle",
            "Flynn",
            "Gallagher",
            "Keane",
            "Lynch",
            "McCarthy",
            "McGrath",
            "Murphy",
            "Nolan",
            "O'Brien",
            "O'Connor",
            "Quinn",
            "Ward",
        ],
        Origin::European => &[
            "Balan",
            "Dimitrov",
            "Duka",
            "Horvat",
            "Hoxha",
            "Ionescu",
            "Kaminski",
            "Kovacs",
            "Krasniqi",
            "Kowalczyk",
            "Lewandowski",
            "Marku",
            "Nowak",
            "Petrov",
            "Popa",
            "Rostas",
            "Santos",
            "Silva",
            "Wojcik",
            "Zielinski",
        ],
        Origin::SouthAsian => &[
            "Ahmed",
            "Akhtar",
            "Ali",
            "Begum",
            "Chowdhury",
            "Desai",
            "Hussain",
            "Iqbal",
            "Kaur",
            "Khan",
            "Mahmood",
            "Malik",
            "Mistry",
            "Patel",
            "Rahman",
            "Shah",
            "Sharma",
            "Uddin",
        ],
        Origin::WestAfrican => &[
            "Abiola", "Adeyemi", "Afolabi", "Asante", "Boateng", "Chukwu", "Danso", "Eze",
            "Mensah", "Moyo", "Ndlovu", "Nwosu", "Okafor", "Okoro", "Osei", "Owusu",
        ],
        Origin::Caribbean => &[
            "Bailey", "Barrett", "Beckford", "Campbell", "Clarke", "Francis", "Gordon", "Grant",
            "Henry", "Joseph", "Lewis", "Morgan", "Reid", "Samuels", "Thompson", "Wright",
        ],
        Origin::HornOfAfrica => &[
            "Abdi",
            "Abdullahi",
            "Adam",
            "Bashir",
            "Ghebre",
            "Haile",
            "Hassan",
            "Ibrahim",
            "Idris",
            "Ismail",
            "Kidane",
            "Mehari",
            "Mohamed",
            "Osman",
            "Salih",
            "Tekle",
            "Tesfay",
            "Yusuf",
        ],
        Origin::Kurdish => &[
            "Ahmadi", "Amin", "Aziz", "Hama", "Hosseini", "Jalal", "Karimi", "Majid", "Moradi",
            "Mustafa", "Qadir", "Rashid", "Rezaei", "Rostam", "Salar", "Sharif",
        ],
        Origin::Afghan => &[
            "Amiri",
            "Azizi",
            "Barakzai",
            "Faizi",
            "Ghafari",
            "Hamidi",
            "Nazari",
            "Noori",
            "Omari",
            "Rahimi",
            "Safi",
            "Stanikzai",
            "Wardak",
            "Yousafzai",
            "Zadran",
            "Zazai",
        ],
        Origin::Vietnamese => &[
            "Bui", "Dang", "Do", "Ho", "Le", "Ngo", "Nguyen", "Pham", "Tran",
        ],
        Origin::Chinese => &[
            "Chan", "Chen", "Cheung", "Lam", "Li", "Liu", "Wang", "Wong", "Zhang",
        ],
    };
    d.one_of::<&str>(names)
}

/// A first name.
pub(crate) fn given(d: &mut Dice, origin: Origin, boy: bool) -> &'static str {
    let names: &[&str] = match (origin, boy) {
        (Origin::British, true) => &[
            "Alfie", "Archie", "Ben", "Bobby", "Callum", "Charlie", "Connor", "Corey", "Dylan",
            "Elliot", "Ethan", "Finley", "Freddie", "George", "Harley", "Harry", "Harvey", "Jack",
            "Jacob", "Jake", "Jamie", "Jayden", "Josh", "Jude", "Kai", "Kian", "Leo", "Lewis",
            "Logan", "Luke", "Mason", "Max", "Nathan", "Noah", "Oliver", "Oscar", "Reece", "Riley",
            "Rory", "Ryan", "Sam", "Sonny", "Teddy", "Theo", "Toby", "Tommy", "Tyler", "Zac",
        ],
        (Origin::British, false) => &[
            "Abigail", "Alice", "Amelia", "Amy", "Ava", "Bella", "Bethany", "Chloe", "Daisy",
            "Ella", "Ellie", "Emily", "Erin", "Esme", "Evie", "Faith", "Freya", "Georgia", "Grace",
            "Hannah", "Harriet", "Hollie", "Imogen", "Isla", "Jasmine", "Keira", "Lacey", "Lexi",
            "Libby", "Lily", "Lola", "Maisie", "Martha", "Megan", "Millie", "Molly", "Olivia",
            "Paige", "Phoebe", "Poppy", "Rosie", "Ruby", "Scarlett", "Skye", "Sophie", "Summer",
            "Tilly", "Willow",
        ],
        (Origin::Irish, true) => &[
            "Aidan", "Cian", "Conor", "Declan", "Eoin", "Finn", "Liam", "Patrick", "Ronan", "Sean",
        ],
        (Origin::Irish, false) => &[
            "Aoife", "Bridget", "Caitlin", "Ciara", "Clodagh", "Erin", "Kathleen", "Niamh", "Orla",
            "Roisin",
        ],
        (Origin::European, true) => &[
            "Adrian", "Andrei", "Arben", "Daniel", "David", "Filip", "Ivan", "Jakub", "Kacper",
            "Luca", "Mateusz", "Oskar", "Rafael", "Stefan", "Tomas", "Viktor",
        ],
        (Origin::European, false) => &[
            "Alicja", "Ana", "Daria", "Elena", "Gabriela", "Hanna", "Ivana", "Julia", "Larisa",
            "Lena", "Maja", "Maria", "Nadia", "Oliwia", "Sara", "Zofia",
        ],
        (Origin::SouthAsian, true) => &[
            "Aarav", "Adam", "Arjun", "Bilal", "Eesa", "Hamza", "Haris", "Ibrahim", "Kabir",
            "Musa", "Rohan", "Yahya", "Yusuf", "Zain",
        ],
        (Origin::SouthAsian, false) => &[
            "Aaliyah", "Aisha", "Amina", "Anaya", "Fatima", "Hafsa", "Inaya", "Khadija", "Leena",
            "Maryam", "Noor", "Priya", "Safa", "Zara",
        ],
        (Origin::WestAfrican, true) => &[
            "Ayo", "Chidi", "Daniel", "Emeka", "Emmanuel", "Femi", "Isaac", "Kofi", "Kwame",
            "Samuel", "Tariro", "Tobi", "Tunde",
        ],
        (Origin::WestAfrican, false) => &[
            "Abena", "Ada", "Adaeze", "Blessing", "Esther", "Ife", "Nia", "Precious", "Ruth",
            "Sade", "Tanaka", "Temi", "Zuri",
        ],
        (Origin::Caribbean, true) => &[
            "Andre",
            "Darnell",
            "Isaiah",
            "Jaden",
            "Jerome",
            "Kymani",
            "Malachi",
            "Marcus",
            "Nathaniel",
            "Tyrese",
        ],
        (Origin::Caribbean, false) => &[
            "Aaliyah",
            "Amaya",
            "Chantelle",
            "Destiny",
            "Imani",
            "Jada",
            "Kiara",
            "Naomi",
            "Renee",
            "Tia",
        ],
        (Origin::HornOfAfrica, true) => &[
            "Abdul", "Amanuel", "Awet", "Dawit", "Filmon", "Hamid", "Henok", "Kidane", "Merhawi",
            "Musa", "Omar", "Robel", "Samiel", "Yonas", "Yusuf",
        ],
        (Origin::HornOfAfrica, false) => &[
            "Amina", "Aster", "Feven", "Hodan", "Luwam", "Mariam", "Natsinet", "Rahel", "Sagal",
            "Selam", "Winta",
        ],
        (Origin::Kurdish, true) => &[
            "Ali", "Aram", "Arsalan", "Bawar", "Darya", "Dilan", "Hiwa", "Karwan", "Mohammad",
            "Rebin", "Rebaz", "Reza", "Sirwan", "Soran", "Zana",
        ],
        (Origin::Kurdish, false) => &[
            "Ava", "Chra", "Delnia", "Hana", "Lana", "Nian", "Parisa", "Roza", "Sara", "Shilan",
            "Tara",
        ],
        (Origin::Afghan, true) => &[
            "Abdullah", "Ahmad", "Bahram", "Emal", "Farhad", "Hamid", "Idris", "Jawad", "Khalid",
            "Mirwais", "Najib", "Omid", "Samim", "Wali", "Zubair",
        ],
        (Origin::Afghan, false) => &[
            "Arezo", "Fereshta", "Freshta", "Laila", "Maryam", "Nargis", "Parwana", "Roya",
            "Shabnam", "Zahra",
        ],
        (Origin::Vietnamese, true) => &[
            "An", "Bao", "Duc", "Hieu", "Khoa", "Long", "Minh", "Nam", "Quang", "Tuan",
        ],
        (Origin::Vietnamese, false) => &[
            "Chi", "Ha", "Hoa", "Huong", "Lan", "Linh", "Mai", "Ngoc", "Thao", "Trang",
        ],
        (Origin::Chinese, true) => &["Hao", "Jason", "Jun", "Kevin", "Ming", "Wei"],
        (Origin::Chinese, false) => &["Jing", "Li", "Mei", "Vicky", "Xin", "Yan"],
    };
    d.one_of::<&str>(names)
}

/// The first name of a grown-up around here.
pub(crate) fn grown_up(d: &mut Dice, man: bool) -> &'static str {
    const WOMEN: [&str; 26] = [
        "Alison", "Angela", "Carol", "Claire", "Dawn", "Debbie", "Donna", "Gill", "Helen",
        "Jackie", "Janet", "Joanne", "Julie", "Karen", "Linda", "Lisa", "Maureen", "Michelle",
        "Nasreen", "Nicola", "Pauline", "Sharon", "Sue", "Tracey", "Val", "Yvonne",
    ];
    const MEN: [&str; 22] = [
        "Alan", "Andy", "Craig", "Darren", "Dave", "Gary", "Graham", "Ian", "Imran", "John",
        "Keith", "Kev", "Lee", "Mark", "Martin", "Neil", "Paul", "Phil", "Ray", "Rob", "Steve",
        "Tony",
    ];
    if man {
        d.one_of::<&str>(&MEN)
    } else {
        d.one_of::<&str>(&WOMEN)
    }
}
