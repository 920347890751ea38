//! The value axis and the period axis, for any data.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::time::TimeAxis;
use crate::chart::numbers::NumberFormat;
use crate::chart::tests::sample::chart;
use crate::data::{Period, number};
use crate::document::ChartType;
use crate::language::english;

/// Any decimal of up to 28 digits.
pub(super) fn decimal() -> impl Strategy<Value = Decimal> {
    let digits = 0..28_u32;
    (any::<i128>(), digits, 0..=28_u32).prop_map(|(number, digits, scale)| {
        let number = number % 10_i128.pow(digits + 1).min(10_i128.pow(28));
        Decimal::try_from_i128_with_scale(number, scale).expect("28 digits fit")
    })
}

fn good_step(step: Decimal) -> bool {
    let mut number = step.normalize().mantissa();
    while number != 0 && number % 10 == 0 {
        number /= 10;
    }
    [1, 2, 25, 5].contains(&number)
}

fn sound(axis: &Axis) -> Result<(), TestCaseError> {
    prop_assert!(axis.min < axis.max);
    prop_assert_eq!(axis.ticks.first(), Some(&axis.min));
    prop_assert_eq!(axis.ticks.last(), Some(&axis.max));
    prop_assert!(axis.ticks.len() <= 62);
    if axis.ticks.len() > 2 {
        let step = axis.ticks[1] - axis.ticks[0];
        prop_assert!(good_step(step), "step {step}");
        for pair in axis.ticks.windows(2) {
            prop_assert_eq!(pair[1] - pair[0], step);
        }
    }
    for &tick in &axis.ticks {
        let place = axis.place(tick);
        prop_assert!((0.0..=1.0).contains(&place));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_axis_covers_the_data_and_its_step_divides_it(
        one in decimal(), other in decimal(), zero: bool, steps in 2..7_usize,
    ) {
        let axis = Axis::covering(one, other, zero, ANY, steps);
        sound(&axis)?;
        prop_assert!(axis.min <= one.min(other) && one.max(other) <= axis.max);
        if zero {
            prop_assert!(axis.min <= Decimal::ZERO && Decimal::ZERO <= axis.max);
        }
    }

    #[test]
    fn an_axis_between_given_ends_keeps_them(one in decimal(), other in decimal()) {
        prop_assume!(one != other);
        let (min, max) = (one.min(other), one.max(other));
        let axis = Axis::between(min, max, ANY, 5);
        sound(&axis)?;
        prop_assert_eq!((axis.min, axis.max), (min, max));
    }

    #[test]
    fn ticks_are_written_exactly(one in -100_000..100_000_i64, range in 1..100_000_i64, scale in 0..6_u32) {
        let (low, high) = (Decimal::new(one, scale), Decimal::new(one + range, scale));
        let axis = Axis::covering(low, high, false, ANY, 5);
        let data = chart(ChartType::Line, &["2019"]);
        let figures = NumberFormat::new(&data, english());
        for (&tick, text) in axis.ticks.iter().zip(figures.ticks(&axis.ticks)) {
            let read = text.trim_end_matches('%').replace(',', "").replace('−', "-");
            prop_assert_eq!(read.parse::<Decimal>().ok(), Some(tick));
        }
    }

    #[test]
    fn values_are_written_with_the_digits_that_they_have(value in decimal()) {
        let data = chart(ChartType::Line, &["2019"]);
        let text = NumberFormat::new(&data, english()).without_unit(value);
        prop_assert_eq!(&text, &number::text(value, None, english()));
        let read = text.replace(',', "").replace('−', "-");
        prop_assert_eq!(read.parse::<Decimal>().ok(), Some(value));
    }
}

#[test]
fn usual_data_get_usual_axes() {
    let axis = |low: &str, high: &str, zero| {
        let number = |text: &str| Decimal::from_str_exact(text).expect("a number");
        let axis = Axis::covering(number(low), number(high), zero, ANY, 5);
        let ticks: Vec<String> = axis
            .ticks
            .iter()
            .map(|tick| tick.normalize().to_string())
            .collect();
        ticks.join(" ")
    };
    assert_eq!(axis("14.36", "18.4615", true), "0 5 10 15 20");
    assert_eq!(axis("-1", "2", true), "-1 -0.5 0 0.5 1 1.5 2");
    assert_eq!(axis("-3", "2", true), "-3 -2 -1 0 1 2");
    assert_eq!(
        axis("0.0001", "0.0005", true),
        "0 0.0001 0.0002 0.0003 0.0004 0.0005"
    );
    assert_eq!(
        axis("0", "57112543", true),
        "0 10000000 20000000 30000000 40000000 50000000 60000000"
    );
    assert_eq!(axis("5", "5", false), "4.4 4.6 4.8 5 5.2 5.4 5.6");
    assert_eq!(axis("0", "0", false), "0 0.2 0.4 0.6 0.8 1");
}

#[test]
fn people_are_counted_whole() {
    let axis = Axis::covering(Decimal::ZERO, Decimal::from(3), true, 0, 5);
    assert_eq!(axis.ticks, [0, 1, 2, 3].map(Decimal::from));
}

fn time(periods: &str) -> TimeAxis {
    let periods: Vec<Period> = periods.split(' ').filter_map(Period::parse).collect();
    TimeAxis::new(&periods)
}

#[test]
fn a_missing_period_keeps_its_room() {
    let axis = time("2016 2017 2018 2021");
    let places: Vec<f32> = (0..4).map(|index| axis.place(index)).collect();
    assert_eq!(places, [0.0, 0.2, 0.4, 1.0]);
    assert!(axis.adjacent(0) && axis.adjacent(1) && !axis.adjacent(2));
}

#[test]
fn editions_at_any_distance_follow_each_other() {
    let axis = time("2015 2019 2025");
    assert_eq!(axis.place(1).to_bits(), 0.4_f32.to_bits());
    assert!(axis.adjacent(0) && axis.adjacent(1));
}

#[test]
fn names_of_periods_do_not_touch_and_the_ends_are_named() {
    let axis = time("2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015");
    let named = |width: f32| {
        axis.named(&|index| {
            let x = axis.place(index) * 400.0;
            (x - width / 2.0, x + width / 2.0)
        })
    };
    assert_eq!(named(30.0), (0..12).collect::<Vec<_>>());
    assert_eq!(named(50.0), [0, 2, 4, 6, 8, 11]);
    assert_eq!(named(100.0), [0, 6, 11]);
    assert_eq!(named(300.0), [0, 11]);
    assert_eq!(named(500.0), [11]);
}
