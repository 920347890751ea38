//! Comparison with the benchmark, and trend.

use super::*;

#[test]
fn the_benchmark_within_the_limits_is_similar() {
    let imd = indicator(
        "england,2015,10,9,11\ncoventry,2015,12,10,14\ncoventry,2016,12,10.1,14\ncoventry,2017,8,7,9.9\ncoventry,2018,8,,\ncoventry,2019,[c],,\n",
    );
    let table = &imd.table;
    let england = table.of_area("england").get(0).expect("a row");
    let verdicts = |definition: &crate::data::Definition| -> Vec<Comparison> {
        table
            .of_area("coventry")
            .iter()
            .map(|row| compare(definition, row, england))
            .collect()
    };
    let mut definition = definition();
    let [similar, none] = [Comparison::Similar, Comparison::NotCompared];
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Higher, Comparison::Lower, none, none]
    );
    definition.polarity = Some(Polarity::LowerIsBetter);
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Worse, Comparison::Better, none, none]
    );
    definition.polarity = Some(Polarity::HigherIsBetter);
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Better, Comparison::Worse, none, none]
    );
    definition.relative = true;
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Higher, Comparison::Lower, none, none]
    );
}

/// A rate with limits: the worked example of the method's authors falls, chi-squared 46.8.
const RATE: &str = "coventry,2015,30.6,28.98,32.25\ncoventry,2016,30.2,28.63,31.9\ncoventry,2017,28,26.44,29.64\ncoventry,2018,24.6,23.15,26.19\ncoventry,2019,24.67,23.16,26.25\n";

fn rate(lines: &str) -> Trend {
    let mut definition = definition();
    definition.unit.kind = UnitKind::Rate;
    definition.polarity = Some(Polarity::LowerIsBetter);
    definition.confidence = Some(Decimal::from(95));
    good(definition, &rows(lines)).trend("coventry", &[])
}

#[test]
fn a_trend_of_rates_rests_on_their_limits() {
    assert_eq!(rate(RATE), Trend::Decreasing(Judgement::Better));
    assert_eq!(
        rate(&RATE.replace("24.67,23.16,26.25", "[c],,")),
        Trend::CannotBeCalculated(Why::Gap)
    );
    assert_eq!(
        rate(&RATE.replace("23.16", "")),
        Trend::CannotBeCalculated(Why::NoLimits)
    );
    assert_eq!(
        rate(&RATE.replace("2015,", "2014,")),
        Trend::CannotBeCalculated(Why::Gap)
    );
    assert_eq!(
        rate(RATE.split_once('\n').expect("lines").1),
        Trend::CannotBeCalculated(Why::TooFewPoints)
    );
    let wide = "coventry,2015,30,20,40\ncoventry,2016,29,20,40\ncoventry,2017,28,20,40\ncoventry,2018,27,20,40\ncoventry,2019,26,20,40\n";
    assert_eq!(rate(wide), Trend::NoSignificantChange);
    let no_width = "coventry,2015,3,3,3\ncoventry,2016,3,3,3\ncoventry,2017,3,3,3\ncoventry,2018,3,3,3\ncoventry,2019,3,3,3\n";
    assert_eq!(rate(no_width), Trend::CannotBeCalculated(Why::Degenerate));
    // Significant only because of one far point: without it the others fall.
    let outlier = "coventry,2015,10,9.9,10.1\ncoventry,2016,9.9,9.8,10\ncoventry,2017,9.8,9.7,9.9\ncoventry,2018,9.7,9.6,9.8\ncoventry,2019,20,19.9,20.1\n";
    assert_eq!(rate(outlier), Trend::NoSignificantChange);
}

#[test]
fn a_trend_needs_years_that_stand_alone_without_a_break() {
    let years = |first: i32, form: &dyn Fn(i32) -> String| -> String {
        let line = |n| {
            format!(
                "coventry,{},{},{},{}\n",
                form(first + n),
                30 - 2 * n,
                29 - 2 * n,
                31 - 2 * n
            )
        };
        (0..5).map(line).collect::<Vec<_>>().concat()
    };
    assert_eq!(
        rate(&years(2015, &|y| format!("{y}-{}", (y + 2) % 100))),
        Trend::CannotBeCalculated(Why::Rolling)
    );
    assert_eq!(
        rate(&years(2015, &|y| format!("{y}/{}", (y + 1) % 100))),
        Trend::Decreasing(Judgement::Better)
    );
    assert_eq!(
        rate(&years(1, &|m| format!("2024-0{m}"))),
        Trend::CannotBeCalculated(Why::NotYears)
    );
    let mut definition = definition();
    definition.unit.kind = UnitKind::Rate;
    definition.breaks = vec![broken("2017", Compare::WithNote)];
    let broken = good(definition, &rows(RATE));
    assert_eq!(
        broken.trend("coventry", &[]),
        Trend::CannotBeCalculated(Why::Break)
    );
}

#[test]
fn a_trend_of_proportions_rests_on_their_counts() {
    let head = "area,period,value,numerator,denominator\n";
    let trend = |lines: &str| good(definition(), &format!("{head}{lines}")).trend("coventry", &[]);
    let falling = "coventry,2015,3.06,1367,44701\ncoventry,2016,3.02,1332,44064\ncoventry,2017,2.80,1199,42811\ncoventry,2018,2.46,1023,41527\ncoventry,2019,2.47,994,40299\n";
    assert_eq!(trend(falling), Trend::Decreasing(Judgement::None));
    assert_eq!(
        trend(&falling.replace("44701", "")),
        Trend::Decreasing(Judgement::None)
    );
    assert_eq!(
        trend(&falling.replace("1367,44701", ",")),
        Trend::CannotBeCalculated(Why::NoCounts)
    );
    let flat = "coventry,2015,3.04,136,4470\ncoventry,2016,3.02,133,4406\ncoventry,2017,2.80,120,4281\ncoventry,2018,3.13,130,4152\ncoventry,2019,3.18,128,4029\n";
    assert_eq!(trend(flat), Trend::NoSignificantChange);
    let everybody = "coventry,2015,100,5,5\ncoventry,2016,100,5,5\ncoventry,2017,100,5,5\ncoventry,2018,100,5,5\ncoventry,2019,100,5,5\n";
    assert_eq!(trend(everybody), Trend::CannotBeCalculated(Why::Degenerate));
}
