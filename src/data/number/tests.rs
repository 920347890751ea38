use rust_decimal::Decimal;

use super::*;
use crate::data::{Unit, UnitKind};
use crate::language::english;

fn decimal(text: &str) -> Decimal {
    read(text, false).unwrap_or_else(|_| panic!("{text} is a number"))
}

fn unit(prefix: &str, suffix: &str) -> Unit {
    Unit {
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        kind: UnitKind::Rate,
        scale: Decimal::ONE,
        text: String::new(),
    }
}

#[test]
fn numbers_are_read_with_the_digits_that_they_have() {
    let cases = [
        ("18.50", "18.50"),
        (" 007 ", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-0.0", "0.0"),
        ("+3", "3"),
        ("\u{2212}3.25", "-3.25"),
        ("1,234,567.80", "1234567.80"),
        ("1 250", "1250"),
        ("12\u{a0}345.6", "12345.6"),
        ("73.60000000000001", "73.60000000000001"),
        ("7.8700000000000006E-2", "0.078700000000000006"),
        ("5.2E-3", "0.0052"),
        ("-1.23456789012345e+3", "-1234.56789012345"),
        (
            "9999999999999999999999999999",
            "9999999999999999999999999999",
        ),
        (
            "0.0000000000000000000000000001",
            "0.0000000000000000000000000001",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(
            read(text, false).map(|value| value.to_string()).as_deref(),
            Ok(expected),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_exact_number_is_refused_with_a_reason() {
    let cases = [
        ("", NumberError::Text),
        (".", NumberError::Text),
        ("-", NumberError::Text),
        ("1.2.3", NumberError::Text),
        ("--1", NumberError::Text),
        ("1-2", NumberError::Text),
        ("1_000", NumberError::Text),
        ("0x10", NumberError::Text),
        ("12,34,567", NumberError::Text),
        ("1,2345.6", NumberError::Text),
        ("1 25", NumberError::Text),
        (
            "10000000000000000000000000000",
            NumberError::TooManyDigits(29),
        ),
        ("1.2e3", NumberError::Exponent),
        ("5E-03", NumberError::Exponent),
        ("1e99", NumberError::Exponent),
        ("\u{2013}1.3", NumberError::OtherMinus("-1.3".to_owned())),
        ("(1.4)", NumberError::OtherMinus("-1.4".to_owned())),
        ("12,5", NumberError::DecimalComma("12.5".to_owned())),
        ("0,125", NumberError::DecimalComma("0.125".to_owned())),
        (",5", NumberError::DecimalComma("0.5".to_owned())),
        ("1234,567", NumberError::DecimalComma("1234.567".to_owned())),
        ("£1,250", NumberError::WithUnit("1250".to_owned())),
        ("-12.5 %", NumberError::WithUnit("-12.5".to_owned())),
        ("٣", NumberError::Text),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, false), Err(expected), "{text}");
    }
    assert_eq!(
        read("1,250", true),
        Err(NumberError::Ambiguous(
            "1250".to_owned(),
            "1.250".to_owned()
        ))
    );
    assert_eq!(read("1,250,000", true), Ok(Decimal::from(1_250_000)));
}

#[test]
fn readers_see_commas_a_true_minus_and_no_digit_that_the_cell_lacks() {
    let cases = [
        ("1250.50", None, "1,250.50"),
        ("-1250.5", Some(2), "−1,250.5"),
        ("999", None, "999"),
        ("57112543", None, "57,112,543"),
        ("18.45", Some(1), "18.5"),
        ("-18.45", Some(1), "−18.5"),
        ("18.4615", Some(1), "18.5"),
        ("14.04", Some(1), "14.0"),
        ("14", Some(1), "14"),
        ("999.95", Some(1), "1,000.0"),
        ("-0.04", Some(1), "0.0"),
        ("0.5", Some(0), "1"),
    ];
    for (number, decimals, expected) in cases {
        assert_eq!(
            text(decimal(number), decimals, english()),
            expected,
            "{number} {decimals:?}"
        );
    }
    assert_eq!(plain(decimal("-1250.50"), None), "-1250.50");
    assert_eq!(plain(decimal("-1250.55"), Some(1)), "-1250.6");
}

#[test]
fn units_stand_where_they_belong() {
    assert_eq!(
        with_unit(decimal("1250"), None, &unit("£", ""), english()),
        "£1,250"
    );
    assert_eq!(
        with_unit(decimal("-3.5"), None, &unit("£", ""), english()),
        "−£3.5"
    );
    assert_eq!(
        with_unit(decimal("18.46"), Some(1), &unit("", "%"), english()),
        "18.5%"
    );
    let rate = with_unit(
        decimal("4.6"),
        None,
        &unit("", " per 1,000 live births"),
        english(),
    );
    assert_eq!(rate, "4.6 per 1,000 live births");
}

#[test]
fn exact_digits_are_those_of_the_decimal() {
    let cells = [
        "0", "0.0", "0.05", "-0.5", "-1250.50", "57112543", "100.000",
    ];
    let long = Decimal::from_i128_with_scale(12_345_678_901_234_567_890_123_456_789, 28);
    let ends = [Decimal::MAX, Decimal::MIN, long, Decimal::new(1, 28)];
    for value in cells.map(decimal).into_iter().chain(ends) {
        assert_eq!(exact(value), value.to_string());
    }
}
