//! Changes: two values, differences, ratios, directions, stability.

use super::row;

#[test]
fn two_values_with_a_change_are_both_in_that_order() {
    row(
        "two values",
        &[
            "[fell from 18.5 per cent in 2015 to 14.4 per cent in 2019](figure:imd?2015..2019)",
            "[from 18.5 to 14.4 per cent](figure:imd?2015..2019)",
            "[18.5 per cent and 14.4 per cent](figure:imd?2015..2019)",
            "[rose from 14.4 per cent in 2019 to 17.7 per cent in 2025](figure:imd?from=2019&to=2025)",
            "[fell to 14.4 per cent from 18.5 per cent](figure:imd?2015..2019)",
            "[fell to 14.4 per cent in 2019](figure:imd?2015..2019)",
            "[between 2015 and 2019 it fell from 18.5% to 14.4%](figure:imd?2015..2019)",
            "[was 14.4 per cent in 2019, down from 18.5 per cent in 2015](figure:imd?2015..2019)",
            "[from 11.3 years in 2015 to 2017 to 11.7 years in 2020 to 2022](figure:sii?2015-17..2020-22)",
            "[18.5 per cent (2015) to 14.4 per cent (2019)](figure:imd?2015..2019)",
        ],
        &[
            "[fell from 14.4 per cent to 18.5 per cent](figure:imd?2015..2019)",
            "[fell from 18.5 per cent in 2019 to 14.4 per cent in 2015](figure:imd?2015..2019)",
            "[fell from 18.5 per cent to 14.5 per cent](figure:imd?2015..2019)",
            "[fell from 18.4 per cent to 14.4 per cent](figure:imd?2015..2019)",
            "[rose from 18.5 per cent to 14.4 per cent](figure:imd?2015..2019)",
            "[14.4 per cent and 18.5 per cent](figure:imd?2015..2019)",
            "[fell from 18.5 per cent in 2014 to 14.4 per cent in 2019](figure:imd?2015..2019)",
            "[fell to 18.5 per cent](figure:imd?2015..2019)",
            "[from 11.3 years in 2015 to 2017 to 11.7 years in 2019 to 2021](figure:sii?2015-17..2020-22)",
            "[fell between 2019 and 2015](figure:imd?2015..2019)",
        ],
    );
}

#[test]
fn one_value_with_a_change_or_another_is_the_unrounded_difference() {
    row(
        "difference",
        &[
            "[fell by 4.1 percentage points](figure:imd?2015..2019)",
            "[a fall of 4.1 percentage points](figure:imd?2015..2019)",
            "[a 4.1-point fall](figure:imd?2015..2019)",
            "[fell by 4 points](figure:imd?2015..2019)",
            "[4.4 percentage points higher](figure:imd?2019&vs=england)",
            "[4.4 points above England](figure:imd?2019&vs=england)",
            "[1.7 years wider than England](figure:sii?2015-17&vs=england)",
            "[fell by 22 per cent](figure:imd?2015..2019)",
            "[a gap of 1.7 years](figure:sii?2015-17&vs=england)",
            "[£50 less than England](figure:pay?2021&vs=england)",
            "[rose by £60](figure:pay?2021..2022)",
            "[rose by 28,385 people](figure:people?2011..2021)",
        ],
        &[
            "[fell by 4.2 percentage points](figure:imd?2015..2019)",
            "[fell by 4.1 per cent](figure:imd?2015..2019)",
            "[fell by 22 percentage points](figure:imd?2015..2019)",
            "[4.3 percentage points higher](figure:imd?2019&vs=england)",
            "[4.4 points below England](figure:imd?2019&vs=england)",
            "[44 percentage points higher](figure:imd?2019&vs=england)",
            "[a gap of 1.8 years](figure:sii?2015-17&vs=england)",
            "[£51 less than England](figure:pay?2021&vs=england)",
            "[rose by £61](figure:pay?2021..2022)",
            "[rose by 4.1015 percentage points](figure:imd?2015..2019)",
            "[4.1 points lower](figure:imd?2015)",
        ],
    );
}

#[test]
fn ratios_hold_within_five_per_cent() {
    row(
        "ratio",
        &[
            "[doubled](figure:rate?2022..2023)",
            "[more than doubled](figure:rate?2022..2023)",
            "[2.8 times](figure:rate?2019..2023)",
            "[four times England's](figure:rate?2023&vs=england)",
            "[twice](figure:rate?2022..2023)",
            "[1.8 times the national figure](figure:imd?2015&vs=england)",
            "[about twice](figure:rate?2022..2023)",
            "[quadruple England's rate](figure:rate?2023&vs=england)",
        ],
        &[
            "[halved](figure:rate?2022..2023)",
            "[trebled](figure:rate?2022..2023)",
            "[quadrupled](figure:rate?2022..2023)",
            "[three times](figure:rate?2022..2023)",
            "[doubled](figure:imd?2015..2019)",
            "[doubled](figure:rate?2023)",
            "[nearly doubled](figure:rate?2022..2023)",
            "[2.5 times](figure:rate?2019..2023)",
            "[twice England's](figure:rate?2023&vs=england)",
            "[halved](figure:imd?2015..2019)",
        ],
    );
}

#[test]
fn directions_are_those_of_the_unrounded_change() {
    row(
        "direction",
        &[
            "[fell](figure:imd?2015..2019)",
            "[rose](figure:imd?2019..2025)",
            "[dropped between 2015 and 2019](figure:imd?2015..2019)",
            "[has grown since 2019](figure:imd?2019..2025)",
            "[an increase](figure:imd?2019..2025)",
            "[the gap widened](figure:sii?2017-19..2020-22)",
            "[declined](figure:imd?2015..2019)",
            "[the gap with England narrowed](figure:imd?2015..2019&vs=england)",
            "[widened from 4.4 to 7.7 points](figure:imd?2019..2025&vs=england)",
            "[rose](figure:rate?2021..2022)",
        ],
        &[
            "[rose](figure:imd?2015..2019)",
            "[fell](figure:imd?2019..2025)",
            "[grew](figure:imd?2015..2019)",
            "[dropped](figure:imd?2019..2025)",
            "[a reduction](figure:imd?2019..2025)",
            "[narrowed](figure:sii?2017-19..2020-22)",
            "[the gap with England widened](figure:imd?2015..2019&vs=england)",
            "[narrowed from 4.4 to 7.7 points](figure:imd?2019..2025&vs=england)",
            "[widened from 4.4 to 7.7 per cent](figure:imd?2019..2025&vs=england)",
            "[fell](figure:imd?2019)",
            "[climbed](figure:imd?2015..2019)",
        ],
    );
}

#[test]
fn stable_holds_for_every_period_of_the_span() {
    row(
        "stable",
        &[
            "[held](figure:sii?2015-17..2020-22)",
            "[was stable](figure:sii?2015-17..2019-21)",
            "[remained broadly stable](figure:sii?2015-17..2020-22)",
            "[steady](figure:sii?2015-17..2017-19)",
            "[little changed](figure:sii?2015-17..2018-20)",
            "[changed little](figure:sii?2019-21..2020-22)",
            "[flat](figure:sii?2015-17..2016-18)",
            "[stable](figure:sii?2015-17..2020-22&area=england)",
            "[held steady](figure:sii?2016-18..2019-21&area=england)",
            "[stayed stable](figure:sii?2018-20..2020-22)",
        ],
        &[
            "[stable](figure:rate?2021..2022)",
            "[held](figure:rate?2019..2021)",
            "[stable](figure:imd?2015..2019)",
            "[steady](figure:sii?2016-18..2020-22)",
            "[stable](figure:rate?2022..2023)",
            "[little changed](figure:rate?2021..2023)",
            "[flat](figure:pay?2021..2022)",
            "[stable](figure:sii?2015-17)",
            "[little change](figure:imd?2019..2025)",
            "[stable](figure:rate?2021..2023&area=england)",
        ],
    );
}

#[test]
fn unchanged_is_equal_as_rounded_and_no_clear_change_is_what_limits_do_not_show() {
    row(
        "unchanged",
        &[
            "[no clear change](figure:rate?2019..2021)",
            "[similar to England's](figure:rate?2019&vs=england)",
            "[was similar to England](figure:rate?2019&vs=england)",
            "[unchanged](figure:imd?2015..2019&area=england)",
            "[did not change](figure:imd?2015..2025&area=england)",
            "[the same as Dudley](figure:imd?2019&vs=dudley)",
            "[has not changed](figure:imd?2019..2025&area=england)",
            "[no change](figure:imd?2015..2019&area=england)",
            "[there was no clear change between 2019 and 2021](figure:rate?2019..2021)",
            "[the same](figure:imd?2015..2019&area=england)",
        ],
        &[
            "[no clear change](figure:rate?2021..2022)",
            "[similar to England's](figure:rate?2022&vs=england)",
            "[unchanged](figure:imd?2015..2019)",
            "[did not change](figure:imd?2019..2025)",
            "[no change](figure:rate?2019..2021)",
            "[the same as England](figure:imd?2019&vs=england)",
            "[no clear change](figure:imd?2015..2019)",
            "[similar](figure:imd?2019&vs=england)",
            "[similar to England](figure:rate?2019)",
            "[unchanged](figure:imd?2019)",
        ],
    );
}
