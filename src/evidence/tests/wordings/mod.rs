//! Every row of the table of wordings: true ones accepted, false ones refused, and each proposed wording passes.

mod changes;
mod comparisons;

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
        for help in error.help_lines() {
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
                error
                    .help_lines()
                    .iter()
                    .any(|help| help.starts_with("write \""))
                    || errors.len() > 1
                    || !error.help_lines().is_empty(),
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
