//! Comparisons with another area or group, judgements, ranks, significance.

use super::row;

#[test]
fn comparisons_are_with_the_other() {
    row(
        "comparison",
        &[
            "[higher than England](figure:imd?2019&vs=england)",
            "[above the national figure](figure:imd?2019&vs=england)",
            "[lower than Walsall](figure:imd?2019&vs=walsall)",
            "[longer than in England](figure:sii?2015-17&vs=england)",
            "[wider than England's](figure:sii?2015-17&vs=england)",
            "[below England](figure:rate?2021&vs=england)",
            "[more than Luton's](figure:imd?2019&vs=luton)",
            "[less than England](figure:pay?2021&vs=england)",
            "[14.4 per cent, against 10.0 per cent in England](figure:imd?2019&vs=england)",
            "[lower than in 2015](figure:imd?2015..2019)",
        ],
        &[
            "[lower than England](figure:imd?2019&vs=england)",
            "[below the national figure](figure:imd?2019&vs=england)",
            "[higher than Walsall](figure:imd?2019&vs=walsall)",
            "[shorter than in England](figure:sii?2015-17&vs=england)",
            "[narrower than England's](figure:sii?2015-17&vs=england)",
            "[above England](figure:rate?2021&vs=england)",
            "[higher than England](figure:imd?2019)",
            "[more than England](figure:pay?2021&vs=england)",
            "[14.4 per cent, against 11.0 per cent in England](figure:imd?2019&vs=england)",
            "[higher than in 2015](figure:imd?2015..2019)",
        ],
    );
}

#[test]
fn improved_and_worse_follow_the_polarity() {
    row(
        "polarity",
        &[
            "[improved](figure:imd?2015..2019)",
            "[got worse](figure:imd?2019..2025)",
            "[worsened](figure:imd?2019..2025)",
            "[better](figure:imd?2015..2019)",
            "[worse than England](figure:imd?2019&vs=england)",
            "[better than Walsall](figure:imd?2019&vs=walsall)",
            "[improved](figure:pay?2021..2022)",
            "[worse than England](figure:pay?2021&vs=england)",
            "[an improvement](figure:infant?2020..2021)",
            "[deteriorated](figure:rate?2022..2023)",
        ],
        &[
            "[worsened](figure:imd?2015..2019)",
            "[improved](figure:imd?2019..2025)",
            "[got worse](figure:imd?2015..2019)",
            "[better than England](figure:imd?2019&vs=england)",
            "[worse than Walsall](figure:imd?2019&vs=walsall)",
            "[got worse](figure:pay?2021..2022)",
            "[improved](figure:people?2011..2021)",
            "[better than England](figure:pay?2021&vs=england)",
            "[improved](figure:rate?2022..2023)",
            "[improved](figure:imd?2019)",
        ],
    );
}

#[test]
fn ranks_are_among_areas_of_one_type_that_all_have_a_value() {
    row(
        "rank",
        &[
            "[the highest](figure:imd?2019&area=walsall)",
            "[the lowest](figure:imd?2019&area=solihull)",
            "[the joint second highest](figure:imd?2019)",
            "[joint second highest of the four](figure:imd?2019&among=west-midlands)",
            "[the highest share of the four districts](figure:imd?2019&area=walsall&among=west-midlands)",
            "[the second lowest](figure:imd?2019&among=solihull,coventry,walsall)",
            "[the highest of the metropolitan districts](figure:imd?2019&area=walsall&among=metropolitan%20district)",
            "[the best](figure:imd?2019&area=solihull)",
            "[the worst](figure:imd?2019&area=walsall)",
            "[25.9 per cent, the highest](figure:imd?2019&area=walsall)",
            "[ranked joint second](figure:imd?2019)",
        ],
        &[
            "[the highest](figure:imd?2019)",
            "[the second highest](figure:imd?2019)",
            "[the lowest](figure:imd?2019&area=walsall)",
            "[the highest](figure:imd?2015)",
            "[the highest](figure:imd?2019&area=luton)",
            "[the highest](figure:imd?2019&area=walsall&among=luton,walsall)",
            "[highest of five](figure:imd?2019&area=walsall&among=west-midlands)",
            "[the highest share of the five districts](figure:imd?2019&area=walsall&among=west-midlands)",
            "[one of the highest](figure:imd?2019&area=walsall)",
            "[the joint highest](figure:imd?2019&area=walsall)",
            "[the best](figure:imd?2019&area=walsall)",
        ],
    );
}

#[test]
fn significance_is_what_limits_or_a_source_show() {
    row(
        "significance",
        &[
            "[rose significantly](figure:rate?2021..2022)",
            "[significantly higher than England](figure:rate?2022&vs=england)",
            "[significantly lower than England](figure:rate?2021&vs=england)",
            "[a significant increase](figure:rate?2022..2023)",
            "[statistically significantly higher](figure:rate?2023&vs=england)",
        ],
        &[
            "[rose significantly](figure:rate?2019..2021)",
            "[fell significantly](figure:imd?2015..2019)",
            "[significantly higher than England](figure:imd?2019&vs=england)",
            "[significantly lower than England](figure:rate?2019&vs=england)",
            "[not significantly higher](figure:rate?2022&vs=england)",
            "[no significant change](figure:rate?2019..2021)",
        ],
    );
}
