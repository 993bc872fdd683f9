//! How hard a text is to read: Flesch–Kincaid grade, held against what textstat 0.7.7 says of the same
//! texts.

/// The grade of a text and the words of its mean sentence.
pub fn reads(text: &str) -> (f64, f64) {
    let ends = |c: char| matches!(c, '.' | '!' | '?');
    let mut sentences = 0_usize;
    let mut any = false;
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        any |= letter.is_alphanumeric();
        let last = letters.get(at + 1).is_none_or(|next| next.is_whitespace());
        if ends(*letter) && last && any {
            sentences += 1;
            any = false;
        }
    }
    sentences += usize::from(any);
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    if words.is_empty() {
        return (0.0, 0.0);
    }
    let count = |n: usize| n as f64;
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let per_sentence = count(words.len()) / count(sentences.max(1));
    let grade = 0.39 * per_sentence + 11.8 * count(syllables) / count(words.len()) - 15.59;
    (grade, per_sentence)
}

fn syllables(word: &str) -> usize {
    let word: Vec<char> = word
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_lowercase)
        .collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = false;
    for letter in &word {
        let now = vowel(*letter);
        count += usize::from(now && !before);
        before = now;
    }
    let n = word.len();
    let ends = |with: &str| word.ends_with(&with.chars().collect::<Vec<_>>());
    if n > 2 && ends("e") && !ends("le") && count > 1 && !vowel(word[n - 2]) {
        count -= 1;
    }
    // The e of a word that a further ending stands on is not spoken: arrange-ment, place-ments, safe-ly.
    // It is where it carries an l, as in settle-ment, or where nothing stands before it, as in el-e-ment.
    for ending in ["ment", "ments", "ly", "less", "ness", "ful"] {
        if let Some(stem) = n.checked_sub(ending.len()).filter(|_| ends(ending))
            && stem > 3
            && word[stem - 1] == 'e'
            && !vowel(word[stem - 2])
            && (word[stem - 2] != 'l' || vowel(word[stem - 3]))
            && count > 1
        {
            count -= 1;
            break;
        }
    }
    if n > 3 && count > 1 && (ends("ed") || ends("es")) {
        let third = word[n - 3];
        let spoken = if ends("ed") { "td" } else { "sxzhcg" };
        if !spoken.contains(third) && !vowel(third) {
            count -= 1;
        }
    }
    count.max(1)
}

/// The words of a page's main part: each heading, line and label a sentence of its own.
pub fn words_of(page: &str) -> String {
    let main = page
        .split_once("<main")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</main>"))
        .map_or(page, |(main, _)| main);
    let mut text = String::new();
    let mut rest = main;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let line = [
            "p", "li", "h1", "h2", "h3", "label", "button", "div", "summary", "legend", "ul",
        ];
        if tag.starts_with('/') && line.contains(&name.as_str()) {
            let spoken = text.trim_end();
            let open = spoken.ends_with(|c: char| !matches!(c, '.' | '!' | '?' | ':'));
            let cut = spoken.len();
            text.truncate(cut);
            text.push_str(if open && !text.is_empty() { ". " } else { " " });
        }
        rest = after;
    }
    text.replace("&quot;", "\"")
        .replace("&amp;", "and")
        .replace(':', ".")
}

#[test]
fn a_grade_is_what_textstat_says_it_is() {
    for (text, textstat) in [
        (
            "Use your name and your word. Then use a code from your sheet. Each code works once.",
            -1.58,
        ),
        (
            "Lost your sheet or your phone? Meet your key worker. You can start again, face to face. \
             No one can do it by phone or e-mail.",
            0.11,
        ),
        (
            "Your page does not say where you live. It does not name your friends. It has no notes \
             about your health. Someone might read it over your arm. Ask your key worker to read \
             those parts with you.",
            0.42,
        ),
        (
            "The council decides what is kept and why; its privacy notice says so in full. Whenever \
             someone opens a young person's page, their name, the time and why they could are written \
             down before the page is shown.",
            7.35,
        ),
        (
            "Participation of looked after children in statutory reviewing arrangements necessitates \
             independent advocacy provision.",
            23.06,
        ),
    ] {
        let (grade, _) = reads(text);
        assert!(
            (grade - textstat).abs() < 0.3,
            "{grade:.2}, textstat {textstat}: {text}"
        );
    }
    for (word, spoken) in [
        ("arrangements", 3),
        ("placement", 2),
        ("safely", 2),
        ("careful", 2),
        ("settlement", 3),
        ("element", 3),
        ("family", 3),
    ] {
        assert_eq!(syllables(word), spoken, "{word}");
    }
    assert!(
        words_of("<main><h1>Hello</h1><p>You said:</p><li>A b</li></main>")
            .starts_with("Hello. You said. A b.")
    );
}
