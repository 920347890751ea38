//! Which numbers in free text are statistics, and which are not.

use super::World;
use crate::diagnostic::Code;
use crate::evidence::EvidenceStatus;

/// The words of the unbound statistics of a body.
fn statistics(body: &str) -> Vec<String> {
    let world = World::new().with("le", "years", "coventry,2019,78.2", |definition| {
        definition.title = super::text("Life expectancy at birth");
    });
    let (evidence, _) = world.read(body);
    let unbound = evidence
        .claims
        .into_iter()
        .filter(|claim| claim.status == EvidenceStatus::Unbound);
    unbound.map(|claim| claim.words).collect()
}

#[test]
fn paragraphs_without_statistics_have_none() {
    let paragraphs = [
        "The council adopted the plan on 14 March 2023 and reviewed it in 2024/25.",
        "Call 024 7683 4333 or 0800 123 4567 between 9am and 5.30pm, Monday to Friday.",
        "The service is open to young people aged 16 to 24 and to under-18s with a carer.",
        "Under section 12 of the Health and Care Act 2022 and regulation 3, the board has a duty.",
        "See figure 3, table 2 and page 14 of chapter 5; footnote 7 explains the method.",
        "During the COVID-19 pandemic the M6 and the A46 were quiet.",
        "Pupils at Key Stage 2 and in Year 11 took part, with support from Band 5 nurses.",
        "Our office is at 12 High Street, Coventry CV1 5RR.",
        "Version 2.1 of the tool replaced version 1.4.2 last spring.",
        "The first meeting had two parts and three speakers; one of them was new.",
        "Between 2015 and 2019 the programme grew; from 2020 it moved online.",
        "Reception pupils (ages 4 to 5) and people over 65 were invited.",
        "The 16 to 64 population is the denominator.",
        "The Marmot Review, published in 2010, has six policy objectives.",
        "Doors open at 10:30 and close at 4pm on 21st November.",
        "The data cover 2015-17 to 2022-24, in rolling periods.",
        "Five-year-olds and 12-week courses were both part of it.",
        "Write to data@example.org or read https://example.org/2019/05.",
        "In the 1990s the city lost factories; by the 2000s it had new ones.",
        "Conceptions under 18 have fallen, and so has smoking over 65.",
        "Her report, in two volumes, runs from January 2018 to 31 December 2020.",
    ];
    for paragraph in paragraphs {
        assert_eq!(statistics(paragraph), Vec::<String>::new(), "{paragraph}");
    }
}

#[test]
fn statistics_are_found_by_what_they_count() {
    let cases = [
        (
            "Some 18.5 per cent of neighbourhoods are deprived.",
            "18.5 per cent",
        ),
        ("Unemployment stood at 5%.", "5%"),
        (
            "The gap narrowed by 3 percentage points.",
            "3 percentage points",
        ),
        ("It cost £1.2 million.", "£1.2 million"),
        ("A budget of £250 was set.", "£250"),
        ("About 57 million people live in England.", "57 million"),
        ("The rate was 4.6 per 1,000.", "4.6 per 1,000"),
        ("One in five adults smokes.", "One in five"),
        ("12 of the 30 partners replied.", "12 of the 30"),
        ("It is 2.5 times the average.", "2.5 times"),
        ("Half of residents agreed.", "Half"),
        ("Two-thirds of households own a car.", "Two-thirds"),
        ("The Job Shop sees 170 people a day.", "170 people"),
        ("They helped 1,200 young people.", "1,200 young people"),
        ("Men lived 78.2 years.", "78.2 years"),
        ("Life expectancy was 78 years.", "78 years"),
        ("Twenty-three per cent said so.", "Twenty-three per cent"),
    ];
    for (text, words) in cases {
        assert_eq!(statistics(text), [words], "{text}");
    }
}

/// Real-looking paragraphs with years, ages, telephone numbers and names, one a line.
#[test]
fn real_looking_paragraphs_have_no_statistic() {
    let paragraphs = include_str!("paragraphs.txt");
    assert!(paragraphs.lines().count() >= 20);
    for paragraph in paragraphs.lines() {
        assert_eq!(statistics(paragraph), Vec::<String>::new(), "{paragraph}");
    }
}

/// What is never a statistic, one a line; most of it is no other count either.
#[test]
fn what_is_never_a_statistic_is_none() {
    let world = World::new();
    for line in include_str!("never.txt").lines() {
        assert_eq!(statistics(line), Vec::<String>::new(), "{line}");
        let (_, messages) = world.read(line);
        let counts = messages
            .iter()
            .find(|message| message.code == Code::OtherCounts);
        assert!(counts.is_none(), "{line}: {counts:?}");
    }
}

/// What is always a statistic, one a line, with the words that are it in braces.
#[test]
fn what_is_always_a_statistic_is_found() {
    let world = World::new()
        .with("homes", "homes", "coventry,2020,500", |_| {})
        .with("beds", "beds", "coventry,2020,500", |_| {})
        .with("le", "years", "coventry,2019,78.2", |definition| {
            definition.title = super::text("Life expectancy at birth");
        });
    for line in include_str!("always.txt").lines() {
        let marked: Vec<&str> = line
            .split('{')
            .skip(1)
            .filter_map(|part| part.split('}').next())
            .collect();
        let (evidence, _) = world.read(&line.replace(['{', '}'], ""));
        let found: Vec<&str> = evidence
            .claims
            .iter()
            .map(|claim| claim.words.as_str())
            .collect();
        assert_eq!(found, marked, "{line}");
    }
}
