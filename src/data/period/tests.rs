use proptest::prelude::*;

use super::*;
use crate::language::{built_in, english};

fn read(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|| panic!("{text:?} is a period"))
}

/// First month, months, normal form, words.
fn told(text: &str) -> (String, u32, String, String) {
    let period = read(text);
    let month = format!("{}-{:02}", period.start / 12, period.start % 12 + 1);
    (
        month,
        period.months,
        period.normal(),
        period.name(english()),
    )
}

#[test]
fn every_way_of_writing_a_period_is_read() {
    let cases = [
        ("2019", "2019-01", 12, "2019", "2019"),
        ("2015-17", "2015-01", 36, "2015-17", "2015 to 2017"),
        ("2015 - 17", "2015-01", 36, "2015-17", "2015 to 2017"),
        ("2015-2017", "2015-01", 36, "2015-17", "2015 to 2017"),
        ("2015–17", "2015-01", 36, "2015-17", "2015 to 2017"),
        ("2015 to 2017", "2015-01", 36, "2015-17", "2015 to 2017"),
        ("2015 to 17", "2015-01", 36, "2015-17", "2015 to 2017"),
        ("2015/17", "2015-01", 36, "2015-17", "2015 to 2017"),
        ("2019-23", "2019-01", 60, "2019-23", "2019 to 2023"),
        ("2001-03", "2001-01", 36, "2001-03", "2001 to 2003"),
        ("1998-00", "1998-01", 36, "1998-00", "1998 to 2000"),
        ("2021/22", "2021-04", 12, "2021/22", "2021/22"),
        ("2021/2022", "2021-04", 12, "2021/22", "2021/22"),
        ("1999/00", "1999-04", 12, "1999/00", "1999/00"),
        ("202122", "2021-04", 12, "2021/22", "2021/22"),
        ("2021-22", "2021-04", 12, "2021-22", "2021 to 2022"),
        ("2021 to 2022", "2021-04", 12, "2021-22", "2021 to 2022"),
        (
            "2015/16 - 17/18",
            "2015-04",
            36,
            "2015/16-2017/18",
            "2015/16 to 2017/18",
        ),
        ("2024 Q1", "2024-01", 3, "2024 Q1", "January to March 2024"),
        (
            "Q4 2024",
            "2024-10",
            3,
            "2024 Q4",
            "October to December 2024",
        ),
        ("2024-q2", "2024-04", 3, "2024 Q2", "April to June 2024"),
        (
            "2024/25 Q4",
            "2025-01",
            3,
            "2025 Q1",
            "January to March 2025",
        ),
        ("2024-03", "2024-03", 1, "2024-03", "March 2024"),
        ("March 2024", "2024-03", 1, "2024-03", "March 2024"),
        ("Mar-24", "2024-03", 1, "2024-03", "March 2024"),
        ("sept 2024", "2024-09", 1, "2024-09", "September 2024"),
        (
            "Jan-Mar 2024",
            "2024-01",
            3,
            "2024-01/2024-03",
            "January to March 2024",
        ),
        (
            "Apr 2021-Mar 2022",
            "2021-04",
            12,
            "2021-04/2022-03",
            "April 2021 to March 2022",
        ),
        (
            "year ending March 2024",
            "2023-04",
            12,
            "2023-04/2024-03",
            "April 2023 to March 2024",
        ),
        (
            "12 months to March 2024",
            "2023-04",
            12,
            "2023-04/2024-03",
            "April 2023 to March 2024",
        ),
        ("2021-03-21", "2021-03", 0, "2021-03-21", "21 March 2021"),
        ("21 March 2021", "2021-03", 0, "2021-03-21", "21 March 2021"),
        ("21/03/2021", "2021-03", 0, "2021-03-21", "21 March 2021"),
        ("2022-01-01/P3Y", "2022-01", 36, "2022-24", "2022 to 2024"),
        ("2021-04-01/P1Y", "2021-04", 12, "2021/22", "2021/22"),
        ("2004-01-01/P1Y", "2004-01", 12, "2004", "2004"),
    ];
    for (text, start, months, normal, words) in cases {
        assert_eq!(
            told(text),
            (start.into(), months, normal.into(), words.into()),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_period_is_refused() {
    let none = [
        "",
        " ",
        "-",
        "/",
        "19",
        "019",
        "20190",
        "2019-",
        "-2019",
        "2019-2015",
        "2019/2019",
        "2024-13-01",
        "2023-02-29",
        "2024 Q5",
        "Q1",
        "March",
        "Marz 2024",
        "2024-03-",
        "1500",
        "9999",
        "2019.5",
        "2019p",
        "twenty",
        "2024 Q",
        "99999999999999999999",
        "2019/20/21",
        "2022-01-01/P",
        "2022-01-01/PY",
        "2022-01-01/P99999999999Y",
        "months to 2024",
        "é",
        "２０１９",
    ];
    for text in none {
        assert_eq!(Period::parse(text), None, "{text:?}");
    }
}

#[test]
fn the_text_of_the_data_is_kept_with_plain_hyphens() {
    assert_eq!(&*read("2015 – 17").text, "2015-17");
    assert_eq!(&*read(" 2015-2017 ").text, "2015-2017");
    assert_eq!(&*read("2015  to 2017").text, "2015 to 2017");
    assert_eq!(read("2015-2017").dashed(), "2015–2017");
    assert_eq!(read("2021/22").dashed(), "2021/22");
    assert_eq!(read("2024-03").dashed(), "2024-03");
}

#[test]
fn slugs_are_the_same_for_every_way_of_writing() {
    assert_eq!(read("2021/22").slug(), "2021-22");
    assert_eq!(read("2015 to 2017").slug(), "2015-17");
    assert_eq!(read("Q1 2024").slug(), "2024-q1");
    assert_eq!(read("21 March 2021").slug(), "2021-03-21");
}

#[test]
fn welsh_words_soften_the_month_after_to() {
    assert_eq!(
        read("2015-17").name(built_in("cy").expect("Welsh")),
        "2015 i 2017"
    );
    assert_eq!(
        read("2024 Q1").name(built_in("cy").expect("Welsh")),
        "Ionawr i Fawrth 2024"
    );
    assert_eq!(
        read("March 2024").name(built_in("cy").expect("Welsh")),
        "Mawrth 2024"
    );
}

#[test]
fn what_an_editor_typed_finds_the_periods_of_the_data() {
    let split = [read("2020/21"), read("2021/22")];
    for typed in [
        "2021/22",
        "2021-22",
        "2021–22",
        "2021/2022",
        "2021-2022",
        "2021 to 2022",
        "202122",
    ] {
        assert_eq!(find(&split, typed), Some(&split[1]), "{typed}");
    }
    let rolling = [
        read("2001-03"),
        Period::parse_as("1999-01", Hyphen::Years).expect("years"),
    ];
    assert_eq!(find(&rolling, "2001 to 2003"), Some(&rolling[0]));
    assert_eq!(find(&rolling, "1999-01"), Some(&rolling[1]));
    assert_eq!(find(&rolling, "1999 to 2001"), Some(&rolling[1]));
    let months = [Period::parse_as("2001-03", Hyphen::Month).expect("a month")];
    assert_eq!(find(&months, "March 2001"), Some(&months[0]));
    assert_eq!(find(&months, "2001-03"), Some(&months[0]));
    assert_eq!(find(&rolling, "2001"), None);
    assert_eq!(find(&rolling, "nonsense"), None);
}

#[test]
fn a_missing_period_keeps_its_room() {
    let imd = [read("2015"), read("2019"), read("2025")];
    assert_eq!(step(&imd), 24);
    assert_eq!(
        imd.each_ref().map(|period| slot(&imd[0], period, 24)),
        [0, 2, 5]
    );
    assert_eq!(
        step(&[read("2015-17"), read("2016-18"), read("2018-20")]),
        12
    );
    assert_eq!(
        step(&[read("2024 Q1"), read("2024 Q2"), read("2024 Q4")]),
        3
    );
    assert_eq!(step(&[read("2024")]), 0);
    assert_eq!(read("2019/20").shifted(12).text.as_ref(), "2020/21");
    assert_eq!(read("2015-17").shifted(-12).text.as_ref(), "2014-16");
    assert_eq!(read("2024 Q4").shifted(3).text.as_ref(), "2025 Q1");
}

#[test]
fn rolling_periods_overlap_and_others_do_not() {
    assert!(read("2015-17").overlaps(&read("2016-18")));
    assert!(!read("2015-17").overlaps(&read("2018-20")));
    assert!(!read("2015-17").overlaps(&read("2015 to 2017")));
    assert!(!read("2020-21").overlaps(&read("2021-22")));
    assert!(!read("2019/20").overlaps(&read("2020/21")));
    assert_eq!(read("2021/22").years(), 2021..=2022);
}

#[test]
fn periods_sort_by_time() {
    let mut texts = [
        "2016-18",
        "2015",
        "2021/22",
        "2015-17",
        "2021-03-21",
        "2021-03-02",
    ]
    .map(read);
    texts.sort();
    let sorted: Vec<&str> = texts.iter().map(|period| &*period.text).collect();
    assert_eq!(
        sorted,
        [
            "2015",
            "2015-17",
            "2016-18",
            "2021-03-02",
            "2021-03-21",
            "2021/22"
        ]
    );
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_is_read_again(text in "\\PC{0,30}|[0-9]{4}[-/ –][0-9]{2,4}|[0-9QPto/ -]{1,14}") {
        if let Some(period) = Period::parse(&text) {
            let again = Period::parse(&period.text);
            prop_assert!(again.is_some_and(|again| again.same_time(&period)));
            prop_assert!(!period.name(english()).is_empty());
            prop_assert!(!period.slug().contains(['/', ' ']) || period.slug().is_empty());
            prop_assert!(period.shifted(-12) < period);
        }
    }
}
