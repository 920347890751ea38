//! Wordings beyond the table's own: other words for the same claims, whom the words speak of, what stands beside a link.

use super::World;
use crate::data::Polarity;

fn world() -> World {
    World::new()
        .with(
            "fuel",
            "%",
            "
coventry,2015,18.46
coventry,2019,14.36
coventry,2020,20.3005
coventry,2025,17.73
england,2015,10.0
england,2019,10.0
england,2020,13.2315
luton,2020,9.1
walsall,2020,21.9
solihull,2020,12.0
dudley,2020,17.0
",
            |_| {},
        )
        .with(
            "homes",
            "homes",
            "
coventry,2020,500
coventry,2021,1520
coventry,2022,755
",
            |definition| definition.polarity = None,
        )
        .with(
            "wait",
            "days",
            "
coventry,2023 Q1,28
coventry,2023 Q2,14
",
            |_| {},
        )
        .with(
            "spend",
            "£",
            "
coventry,2019/20,19850000
coventry,2021/22,23712345
",
            |definition| definition.polarity = Some(Polarity::None),
        )
}

/// Every true body passes, every false one is refused.
fn all(truths: &[&str], falsehoods: &[&str]) {
    let world = world();
    let mut failures = Vec::new();
    for body in truths {
        let errors = world.errors(body);
        if !errors.is_empty() {
            failures.push(format!("{body} is true, but: {errors:#?}"));
        }
    }
    for body in falsehoods {
        if world.errors(body).is_empty() {
            failures.push(format!("{body} is false, and nothing was said"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_direction_has_many_words() {
    for up in [
        "went up",
        "has gone up",
        "crept up",
        "rocketed",
        "swelled",
        "recovered",
        "rebounded",
        "leapt",
    ] {
        all(
            &[&format!(
                "It [{up} between 2019 and 2025](figure:fuel?2019..2025)."
            )],
            &[
                &format!("It [{up} between 2015 and 2019](figure:fuel?2015..2019)."),
                &format!("It [{up} from 18.5 to 14.4 per cent](figure:fuel?2015..2019)."),
            ],
        );
    }
    for down in [
        "went down",
        "came down",
        "tumbled",
        "slid",
        "slipped",
        "eased",
        "was cut",
        "collapsed",
    ] {
        all(
            &[&format!(
                "It [{down} between 2015 and 2019](figure:fuel?2015..2019)."
            )],
            &[&format!(
                "It [{down} from 14.4 to 17.7 per cent](figure:fuel?2019..2025)."
            )],
        );
    }
}

#[test]
fn the_later_period_may_be_said_first() {
    all(
        &[
            "[14.4 per cent, lower than the 18.5 per cent of 2015](figure:fuel?2015..2019)",
            "[4.1 percentage points lower in 2019 than in 2015](figure:fuel?2015..2019)",
            "[1,520 homes in 2021, up from 500 homes in 2020](figure:homes?2020..2021)",
            "[1,520 homes in 2021, compared with 500 homes in 2020](figure:homes?2020..2021)",
            "[the second quarter of 2023: 14 days](figure:wait?2023%20Q2)",
            "[rose by £3.9m over two years](figure:spend?2019/20..2021/22)",
        ],
        &[
            "[14.4 per cent, lower than the 18.5 per cent of 2019](figure:fuel?2015..2019)",
            "[4.1 percentage points lower in 2015 than in 2019](figure:fuel?2015..2019)",
            "[500 homes in 2021, up from 1,520 homes in 2020](figure:homes?2020..2021)",
            "[the first quarter of 2023: 14 days](figure:wait?2023%20Q2)",
            "[rose by £3.9m over five years](figure:spend?2019/20..2021/22)",
        ],
    );
}

#[test]
fn areas_in_the_link_are_those_of_its_binding() {
    all(
        &[
            "[20.3 per cent in Coventry and 13.2 per cent in England](figure:fuel?2020&vs=england)",
            "[England had 13.2 per cent and Coventry 20.3 per cent](figure:fuel?2020&vs=england)",
            "[In England it was 13.2 per cent, in Coventry 20.3 per cent](figure:fuel?2020&vs=england)",
            "[20.3 per cent of Coventry's households](figure:fuel?2020)",
            "[20.3 per cent of people, says Luton Airport](figure:fuel?2020)",
            "[England is lower than Coventry](figure:fuel?2020&vs=england)",
            "[above England's 13.2 per cent](figure:fuel?2020&vs=england)",
        ],
        &[
            "[20.3 per cent in Luton](figure:fuel?2020)",
            "[Luton's 20.3 per cent](figure:fuel?2020)",
            "[20.3 per cent in England](figure:fuel?2020)",
            "[higher than Luton](figure:fuel?2020&vs=england)",
            "[fell by 4.1 points compared with England](figure:fuel?2015..2019)",
            "[England had 20.3 per cent and Coventry 13.2 per cent](figure:fuel?2020&vs=england)",
            "[13.2 per cent in Coventry, 20.3 per cent in England](figure:fuel?2020&vs=england)",
            "[England is higher than Coventry](figure:fuel?2020&vs=england)",
        ],
    );
}

#[test]
fn hedges_may_be_signs_or_stand_behind() {
    all(
        &[
            "[at most 21 per cent](figure:fuel?2020)",
            "[no more than 21 per cent](figure:fuel?2020)",
            "[up to 21 per cent](figure:fuel?2020)",
            "[500 homes or more](figure:homes?2020)",
            "[~20 per cent](figure:fuel?2020)",
            "[1/5 of households](figure:fuel?2020)",
        ],
        &[
            "[at most 20 per cent](figure:fuel?2020)",
            "[no more than 20 per cent](figure:fuel?2020)",
            "[>20.4 per cent](figure:fuel?2020)",
            "[<20 per cent](figure:fuel?2020)",
            "[501 homes or more](figure:homes?2020)",
            "[1/4 of households](figure:fuel?2020)",
        ],
    );
}

#[test]
fn what_turns_a_link_round_from_outside_is_refused() {
    all(
        &[
            "Not all: [20.3 per cent](figure:fuel?2020) did.",
            "It was [20.3 per cent](figure:fuel?2020), not 19.",
        ],
        &[
            "It has not yet [fallen](figure:fuel?2015..2019).",
            "It failed to [fall](figure:fuel?2015..2019).",
            "It is far from [20.3 per cent](figure:fuel?2020).",
            "It is twice [20.3 per cent](figure:fuel?2020).",
            "It is three times [20.3 per cent](figure:fuel?2020).",
        ],
    );
}

#[test]
fn claims_that_nothing_here_can_check_are_left_over() {
    all(
        &[
            "[the difference between the two was 7.1 points](figure:fuel?2020&vs=england)",
            "[homes trebled](figure:homes?2020..2021)",
            "[homes rose threefold](figure:homes?2020..2021)",
        ],
        &[
            "[a record 14.4 per cent](figure:fuel?2019)",
            "[peaked at 18.5 per cent](figure:fuel?2015)",
            "[fell every year](figure:fuel?2015..2019)",
            "[fell by 4.1 points a year](figure:fuel?2015..2019)",
            "[fell faster](figure:fuel?2015..2019)",
            "[the majority of households](figure:fuel?2020)",
            "[homes rose fourfold](figure:homes?2020..2021)",
            "[14 weeks](figure:wait?2023%20Q2)",
            "[€23.7 million](figure:spend?2021/22)",
        ],
    );
}
