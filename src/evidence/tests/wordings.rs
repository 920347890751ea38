//! Every row of the table of wordings: true ones accepted, false ones refused, and each proposed wording passes.

use super::{World, stable_within};
use crate::data::Polarity;
use crate::diagnostic::Code;

/// Shares in per cent, by year; life expectancy; a gap; people; money; rates.
fn world() -> World {
    World::new()
        .with(
            "imd",
            "%",
            "
coventry,2015,18.4615
coventry,2019,14.36
coventry,2025,17.73
england,2015,10.0
england,2019,10.0
england,2025,10.0
dudley,2019,14.36
solihull,2019,12.1
walsall,2019,25.9
luton,2019,3.3
",
            |_| {},
        )
        .with(
            "rate",
            "%",
            "
coventry,2019,14.3,13.0,15.6
coventry,2020,
coventry,2021,14.4,13.1,15.7
coventry,2022,20.0,18.6,21.4
coventry,2023,40.2,38.0,42.4
england,2019,14.35,14.3,14.4
england,2021,17.0,16.9,17.1
england,2022,14.5,14.4,14.6
england,2023,10.0,9.9,10.1
",
            |definition| definition.stable_within = stable_within("0.5"),
        )
        .with(
            "sii",
            "years",
            "
coventry,2015-17,11.3
coventry,2016-18,11.9
coventry,2017-19,10.6
coventry,2018-20,11.8
coventry,2019-21,12.1
coventry,2020-22,11.7
england,2015-17,9.6
england,2016-18,9.5
england,2017-19,9.4
england,2018-20,9.7
england,2019-21,10.2
england,2020-22,10.4
",
            |definition| definition.stable_within = stable_within("1.0"),
        )
        .with(
            "people",
            "people",
            "
coventry,2011,316915
coventry,2021,345300
england,2021,56490000
",
            |definition| definition.polarity = None,
        )
        .with(
            "pay",
            "£",
            "
coventry,2021,1250
coventry,2022,1310
england,2021,1300
england,2022,1400
",
            |definition| definition.polarity = Some(Polarity::HigherIsBetter),
        )
        .with(
            "infant",
            "per 1,000 live births",
            "
coventry,2020,4.6
coventry,2021,4.0
england,2020,3.9
england,2021,4.0
",
            |_| {},
        )
}

/// True wordings and false ones for one row of the table, `[words](destination)` each.
fn row(name: &str, accepted: &[&str], refused: &[&str]) {
    let world = world();
    let mut failures = Vec::new();
    for body in accepted {
        let errors = world.errors(body);
        if !errors.is_empty() {
            failures.push(format!("{body} is true, but: {errors:#?}"));
        }
    }
    for body in refused {
        let errors = world.errors(body);
        if errors.is_empty() {
            failures.push(format!("{body} is false, and nothing was said"));
        }
        proposals_pass(&world, body, &errors);
    }
    assert!(failures.is_empty(), "{name}:\n{}", failures.join("\n"));
}

/// Whatever wording a message proposes is put in, and passes.
fn proposals_pass(world: &World, body: &str, errors: &[crate::diagnostic::Diagnostic]) {
    for error in errors {
        for help in &error.help {
            let Some(rest) = help.strip_prefix("write \"") else {
                continue;
            };
            let Some(end) = rest.find('"') else { continue };
            let (open, close) = (body.find('[').unwrap_or(0), body.find(']').unwrap_or(0));
            let mended = format!("{}{}{}", &body[..=open], &rest[..end], &body[close..]);
            let left = world.errors(&mended);
            assert!(left.is_empty(), "{body}\n→ {mended}\nstill: {left:#?}");
        }
        if error.code == Code::FigureMismatch {
            assert!(
                error.help.iter().any(|help| help.starts_with("write \""))
                    || errors.len() > 1
                    || !error.help.is_empty(),
                "{body}: no wording is proposed: {error:#?}"
            );
        }
    }
}

#[test]
fn a_plain_value_is_rounded_half_away_from_zero_to_the_digits_written() {
    row(
        "value",
        &[
            "[18.5 per cent](figure:imd?2015)",
            "[18.5%](figure:imd?2015)",
            "[18 per cent](figure:imd?2015)",
            "[18.46 per cent](figure:imd?2015)",
            "[18.4615 per cent](figure:imd?2015)",
            "[£1,250](figure:pay?2021)",
            "[316,915 people](figure:people?2011)",
            "[56.5 million](figure:people?2021&area=england)",
            "[4.6 per 1,000](figure:infant?2020)",
            "[4.6 per 1,000 live births](figure:infant?2020)",
            "[eighteen per cent](figure:imd?2015)",
            "[18.5](figure:imd?2015) per cent",
            "[14.4 per cent in 2019](figure:imd?2019)",
            "[11.3 years in 2015 to 2017](figure:sii?2015-17)",
            "[11.3 years in 2015–17](figure:sii?2015-17)",
            "[£1.25 thousand](figure:pay?2021)",
            "[14.4%](figure:rate?2021) or [14.3\u{a0}per cent](figure:rate?2019)",
        ],
        &[
            "[18.9 per cent](figure:imd?2015)",
            "[19 per cent](figure:imd?2015)",
            "[18.40 per cent](figure:imd?2015)",
            "[18.47 per cent](figure:imd?2015)",
            "[£1,251](figure:pay?2021)",
            "[317,000 people](figure:people?2011)",
            "[56.4 million](figure:people?2021&area=england)",
            "[4.7 per 1,000](figure:infant?2020)",
            "[4.6 per 10,000](figure:infant?2020)",
            "[nineteen per cent](figure:imd?2015)",
            "[14.4 per cent in 2018](figure:imd?2019)",
            "[11.3 years in 2017](figure:sii?2015-17)",
            "[18.46150 per cent](figure:imd?2015)",
            "[18.5 years](figure:imd?2015)",
            "[£18.5](figure:imd?2015)",
            "[18.5 percentage points](figure:imd?2015)",
            "[11.3 per cent](figure:sii?2015-17)",
            "[14.3 per cent](figure:rate?2021)",
        ],
    );
}

#[test]
fn an_exact_tie_may_go_either_way() {
    row(
        "tie",
        &[
            "[14.3 per cent](figure:rate?2019&area=england)",
            "[14.4 per cent](figure:rate?2019&area=england)",
        ],
        &["[14.5 per cent](figure:rate?2019&area=england)"],
    );
}

#[test]
fn a_fraction_is_the_nearest_in_use_within_one_point_or_two_if_hedged() {
    row(
        "fraction",
        &[
            "[1 in 7](figure:imd?2019)",
            "[one in seven](figure:imd?2019)",
            "[a tenth](figure:imd?2019&area=england)",
            "[one in ten](figure:imd?2019&area=england)",
            "[a fifth](figure:rate?2022)",
            "[one fifth](figure:rate?2022)",
            "[1 in 5](figure:rate?2022)",
            "[about a quarter](figure:imd?2019&area=walsall)",
            "[a quarter](figure:imd?2019&area=walsall)",
            "[more than a quarter](figure:imd?2019&area=walsall)",
            "[one out of five](figure:rate?2022)",
        ],
        &[
            "[1 in 6](figure:imd?2019)",
            "[a third](figure:imd?2019&area=walsall)",
            "[half](figure:rate?2023)",
            "[two-thirds](figure:rate?2023)",
            "[1 in 8](figure:imd?2019)",
            "[a quarter](figure:rate?2022)",
            "[nearly a quarter](figure:imd?2019&area=walsall)",
            "[one in nine](figure:imd?2019&area=england)",
            "[a fifth](figure:imd?2015)",
            "[three quarters](figure:rate?2023)",
        ],
    );
}

#[test]
fn hedges_bound_the_value_on_the_side_that_they_say() {
    row(
        "hedge",
        &[
            "[about 18 per cent](figure:imd?2015)",
            "about [18 per cent](figure:imd?2015)",
            "[around 320,000 people](figure:people?2011)",
            "[more than 18 per cent](figure:imd?2015)",
            "[over 18 per cent](figure:imd?2015)",
            "[at least 20 per cent](figure:rate?2022)",
            "[nearly 18.5 per cent](figure:imd?2015)",
            "[almost 14.4 per cent](figure:imd?2019)",
            "[under 19 per cent](figure:imd?2015)",
            "[less than 15 per cent](figure:imd?2019)",
            "[between 14 and 15 per cent](figure:imd?2019)",
            "[between 10.6 and 12.1 years](figure:sii?2015-17..2020-22)",
        ],
        &[
            "[about 19.5 per cent](figure:imd?2015)",
            "about [20 per cent](figure:imd?2019)",
            "[more than 19 per cent](figure:imd?2015)",
            "[over 20 per cent](figure:rate?2022)",
            "[more than 17 per cent](figure:imd?2015)",
            "[at least 21 per cent](figure:rate?2022)",
            "[nearly 18 per cent](figure:imd?2015)",
            "[almost 16 per cent](figure:imd?2019)",
            "[under 18 per cent](figure:imd?2015)",
            "[less than 14 per cent](figure:imd?2019)",
            "[between 15 and 16 per cent](figure:imd?2019)",
            "[between 11 and 12 years](figure:sii?2015-17..2020-22)",
        ],
    );
}

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

#[test]
fn a_missing_value_may_only_be_called_missing() {
    row(
        "missing",
        &[
            "[not published](figure:rate?2020)",
            "[was not available](figure:rate?2020)",
            "[no figures were published in 2020](figure:rate?2020)",
        ],
        &[
            "[14.3 per cent](figure:rate?2020)",
            "[fell](figure:rate?2019..2020)",
            "[not published](figure:rate?2019)",
            "[suppressed](figure:rate?2021)",
            "[0 per cent](figure:rate?2020)",
            "[higher than England](figure:rate?2020&vs=england)",
        ],
    );
}

#[test]
fn what_is_not_understood_or_left_over_is_an_error() {
    row(
        "unread",
        &["[Coventry's share of neighbourhoods was 18.5 per cent](figure:imd?2015)"],
        &[
            "[fine words](figure:imd?2015)",
            "[18.5 per cent of 12 wards](figure:imd?2015)",
            "[did not fall](figure:imd?2015..2019)",
            "not [18.5 per cent](figure:imd?2015)",
            "[fell, then rose](figure:imd?2015..2019)",
            "[2015](figure:imd?2015)",
        ],
    );
}

#[test]
fn hedges_belong_to_the_word_that_they_stand_before() {
    let world = World::new().with(
        "deaths",
        "years",
        "
coventry,2001,78.0,70.1,85.9
coventry,2019,40.3,35.2,45.4
coventry,2022,34.8,30.1,39.5
england,2022,30.2,29.9,30.5
",
        |_| {},
    );
    let passes = |body: &str| world.errors(body).is_empty();
    assert!(passes("It [more than halved](figure:deaths?2001..2022)."));
    assert!(passes("It [nearly halved](figure:deaths?2001..2019)."));
    assert!(!passes("It [more than halved](figure:deaths?2001..2019)."));
    assert!(!passes("It [nearly halved](figure:deaths?2001..2022)."));
    // `from 30.1 years to` is no span of years.
    assert!(passes(
        "It runs [from 30.1 years](figure:deaths?2022&show=lower-ci) [to 39.5 years](figure:deaths?2022&show=upper-ci)."
    ));
    // The word that makes it a difference may stand before the link.
    assert!(passes(
        "That is a difference of [4.6 years](figure:deaths?2022&vs=england)."
    ));
    assert!(!passes(
        "That is a difference of [34.8 years](figure:deaths?2022&vs=england)."
    ));
}
