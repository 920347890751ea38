//! Wordings that agree with the data: numbers with units, periods, whole claims; for help texts, `fill` and `bind`.
//!
//! In: exact decimals and definitions. Out: English that `reading` understands. Must not know: where it is used.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::config::{Fact, PercentStyle};
use crate::data::{Definition, Period, Row, Unit, UnitKind};
use crate::evidence::destination::Quantity;
use crate::evidence::resolve::{Binding, BoundPoints, SeriesPoint};

/// `1,250`, `18.50`: with thousands separators and a number of decimals.
pub(super) fn number(value: Decimal, decimals: u32) -> String {
    let text = format!("{:.1$}", value.abs(), decimals as usize);
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value.is_sign_negative() && !value.is_zero() {
        "\u{2212}"
    } else {
        ""
    };
    match rest {
        Some(rest) => format!("{sign}{grouped}.{rest}"),
        None => format!("{sign}{grouped}"),
    }
}

/// `18.5 per cent` or `18.5%`, by the site's style.
pub(super) fn percent(number: &str, style: PercentStyle) -> String {
    match style {
        PercentStyle::Words => format!("{number} per cent"),
        PercentStyle::Sign => format!("{number}%"),
    }
}

/// A number with the indicator's unit.
pub(super) fn with_unit(number: &str, definition: &Definition, style: PercentStyle) -> String {
    let unit = &definition.unit;
    if unit.kind == UnitKind::Percentage {
        return percent(number, style);
    }
    if unit.kind == UnitKind::Index {
        return number.to_owned();
    }
    let suffix = unit.suffix_of(number, crate::language::english());
    let attached = unit.prefix.is_empty() && !suffix.starts_with([' ', '%']);
    let space = if suffix.is_empty() || !attached {
        ""
    } else {
        " "
    };
    // The minus is before the sign: −£1.5 million.
    match number.strip_prefix('\u{2212}') {
        Some(size) => format!("\u{2212}{}{size}{space}{suffix}", unit.prefix),
        None => format!("{}{number}{space}{suffix}", unit.prefix),
    }
}

/// A difference with its unit: percentage points of a percentage.
pub(super) fn difference(number: &str, definition: &Definition) -> String {
    match definition.unit.kind {
        UnitKind::Percentage => format!("{number} percentage points"),
        _ => with_unit(number, definition, PercentStyle::Words),
    }
}

/// ` million`
pub(super) fn magnitude(magnitude: Decimal) -> &'static str {
    match magnitude.to_string().len() {
        3 => " hundred",
        4 => " thousand",
        7 => " million",
        10 => " billion",
        _ => "",
    }
}

/// The base of a rate: 1,000 of `per 1,000 live births`.
pub(super) fn rate_base(unit: &Unit) -> Option<Decimal> {
    let tokens = crate::evidence::prose::token::tokens(&unit.text);
    let per = tokens.iter().position(|token| token.is("per"))?;
    match crate::evidence::prose::units::unit_at(&tokens, per)?.unit {
        crate::evidence::prose::units::StatedUnit::Rate(base) => Some(base),
        _ => None,
    }
}

/// A value with its unit, and with the decimals of its definition, else those of its cell.
pub(super) fn value(value: Decimal, definition: &Definition, style: PercentStyle) -> String {
    let decimals = definition.decimals.unwrap_or(value.scale());
    with_unit(
        &number(rounded(value, decimals), decimals),
        definition,
        style,
    )
}

/// A period in words (`2015 to 2017`), or as written in the data.
pub(super) fn period(period: &Period) -> String {
    period.name(crate::language::english())
}

/// The quantity that `show=` selects, where that is not a value of a cell.
fn selected_quantity(binding: &Binding, style: PercentStyle) -> Option<String> {
    let definition = &binding.series.indicator.definition;
    let value_of = |point: &SeriesPoint| point.row.and_then(Row::value);
    let (one, other) = match (&binding.points, binding.comparator_points()) {
        (BoundPoints::One(point), None) => {
            let row = point.row?;
            let limit = match binding.show? {
                Quantity::LowerCi => row.lower_ci()?,
                Quantity::UpperCi => row.upper_ci()?,
                _ => return None,
            };
            return Some(value(limit, definition, style));
        }
        (BoundPoints::Change(from, to), None) => (value_of(from)?, value_of(to)?),
        (BoundPoints::One(own), Some(BoundPoints::One(other))) => {
            (value_of(other)?, value_of(own)?)
        }
        _ => return None,
    };
    let change = matches!(binding.points, BoundPoints::Change(..)) && one != other;
    let with_direction = |amount: String| {
        if change {
            format!("{} by {amount}", change_verb(one, other))
        } else {
            amount
        }
    };
    let digits = definition
        .decimals
        .unwrap_or(one.scale().min(other.scale()));
    Some(match binding.show? {
        Quantity::Change => {
            let amount = rounded(other.checked_sub(one)?.abs(), digits);
            with_direction(difference(&number(amount, digits), definition))
        }
        Quantity::PercentChange => {
            let ratio = other.checked_div(one)?.checked_sub(Decimal::ONE)?;
            let change = rounded(ratio.checked_mul(Decimal::ONE_HUNDRED)?.abs(), 1);
            with_direction(percent(&number(change, 1), style))
        }
        Quantity::Ratio => {
            let ratio = rounded(other.checked_div(one)?, 2);
            format!("{} times", number(ratio, 2))
        }
        _ => return None,
    })
}

/// Wordings of the values of a binding, the simplest first.
pub(super) fn claims(binding: &Binding, style: PercentStyle) -> Vec<String> {
    let definition = &binding.series.indicator.definition;
    let value_of = |point: &SeriesPoint| point.row.and_then(Row::value);
    let in_words = |amount: Decimal| value(amount, definition, style);
    let decimals = |one: Decimal, other: Decimal| {
        definition
            .decimals
            .unwrap_or(one.scale().min(other.scale()))
    };
    if let Some(quantity) = selected_quantity(binding, style) {
        return vec![quantity];
    }
    match (&binding.points, binding.comparator_points()) {
        (BoundPoints::One(point), None) => match value_of(point) {
            Some(value) => vec![in_words(value)],
            None => vec!["not published".to_owned()],
        },
        (BoundPoints::Change(from, to), None) => {
            let (Some(first), Some(last)) = (value_of(from), value_of(to)) else {
                return vec!["not published".to_owned()];
            };
            let ends = format!(
                "from {} in {} to {} in {}",
                in_words(first),
                period(from.period),
                in_words(last),
                period(to.period)
            );
            vec![format!("{} {ends}", change_verb(first, last)), ends]
        }
        (BoundPoints::One(own), Some(BoundPoints::One(other))) => {
            let (Some(own), Some(other)) = (value_of(own), value_of(other)) else {
                return vec!["not published".to_owned()];
            };
            let digits = decimals(own, other);
            let amount = number(rounded((own - other).abs(), digits), digits);
            let amount = difference(&amount, definition);
            let name = binding
                .comparator
                .as_ref()
                .map_or("", |comparator| comparator.name.as_str());
            match own.cmp(&other) {
                std::cmp::Ordering::Greater => vec![format!("{amount} higher than {name}")],
                std::cmp::Ordering::Less => vec![format!("{amount} lower than {name}")],
                std::cmp::Ordering::Equal => vec![format!("the same as {name}")],
            }
        }
        (BoundPoints::Change(from, to), Some(BoundPoints::Change(vs_from, vs_to))) => {
            let all = (
                value_of(from),
                value_of(to),
                value_of(vs_from),
                value_of(vs_to),
            );
            let (Some(a), Some(b), Some(c), Some(d)) = all else {
                return vec!["not published".to_owned()];
            };
            let (first, last) = ((a - c).abs(), (b - d).abs());
            let amount = |gap: Decimal, one: Decimal, other: Decimal| {
                let digits = decimals(one, other);
                difference(&number(rounded(gap, digits), digits), definition)
            };
            let moved = match last.cmp(&first) {
                std::cmp::Ordering::Greater => "widened ",
                std::cmp::Ordering::Less => "narrowed ",
                std::cmp::Ordering::Equal => "",
            };
            vec![format!(
                "{moved}from {} to {}",
                amount(first, a, c),
                amount(last, b, d)
            )]
        }
        _ => Vec::new(),
    }
}

/// The size of a change or of a difference, with its unit.
pub(super) fn size(binding: &Binding) -> Option<String> {
    let definition = &binding.series.indicator.definition;
    let value_of = |point: &SeriesPoint| point.row.and_then(Row::value);
    let (one, other) = match (&binding.points, binding.comparator_points()) {
        (BoundPoints::Change(from, to), None) => (value_of(from)?, value_of(to)?),
        (BoundPoints::One(own), Some(BoundPoints::One(other))) => {
            (value_of(other)?, value_of(own)?)
        }
        _ => return None,
    };
    let digits = definition
        .decimals
        .unwrap_or(one.scale().min(other.scale()));
    let amount = rounded(other.checked_sub(one)?.abs(), digits);
    (!amount.is_zero()).then(|| difference(&number(amount, digits), definition))
}

/// The last value of a change, with its unit.
pub(super) fn last_value(binding: &Binding, style: PercentStyle) -> Option<String> {
    let BoundPoints::Change(_, to) = &binding.points else {
        return None;
    };
    let last = to.row.and_then(Row::value)?;
    let alone = binding.comparator.is_none();
    alone.then(|| value(last, &binding.series.indicator.definition, style))
}

/// `rose`, `fell`, or `was unchanged`.
pub(super) fn change_verb(first: Decimal, last: Decimal) -> &'static str {
    match last.cmp(&first) {
        std::cmp::Ordering::Greater => "rose",
        std::cmp::Ordering::Less => "fell",
        std::cmp::Ordering::Equal => "was unchanged,",
    }
}

/// The unit of a fact, in the form of an indicator's.
pub(super) fn fact_unit(fact: &Fact) -> Unit {
    match &fact.unit {
        Some(unit) => Unit::from_text(&unit.value),
        None => Unit {
            prefix: String::new(),
            suffix: String::new(),
            kind: UnitKind::Count,
            scale: Decimal::ONE,
            text: String::new(),
        },
    }
}

/// A fact in words, with its hedge.
pub(super) fn fact_words(fact: &Fact, style: PercentStyle) -> String {
    let value = fact_value(fact.value.value, &fact_unit(fact), style);
    match &fact.hedge {
        Some(hedge) => format!("{} {value}", hedge.value),
        None => value,
    }
}

/// A fact's value in words.
fn fact_value(value: Decimal, unit: &Unit, style: PercentStyle) -> String {
    let number = number(value, value.scale());
    match unit.kind {
        UnitKind::Percentage => percent(&number, style),
        _ => match number.strip_prefix('\u{2212}') {
            Some(size) => format!("\u{2212}{}{size}{}", unit.prefix, unit.suffix),
            None => format!("{}{number}{}", unit.prefix, unit.suffix),
        },
    }
}

/// A value rounded half away from zero.
pub(super) fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}
