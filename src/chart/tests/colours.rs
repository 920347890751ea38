//! Colours of drawings: one role each, and enough contrast with what they lie on.

use crate::chart::kinds;
use crate::chart::surface::role::{Role, SERIES_COLOURS};

#[test]
fn each_colour_has_one_role_and_text_can_be_read() {
    let mut all = vec![
        Role::Ink,
        Role::Muted,
        Role::Rule,
        Role::Paper,
        Role::Focus,
        Role::Bench,
        Role::Peer,
    ];
    all.extend((0..SERIES_COLOURS as u8).map(Role::Nth));
    for (index, one) in all.iter().enumerate() {
        for other in &all[..index] {
            assert_ne!(one.hex(), other.hex());
            assert_ne!(one.property(), other.property());
        }
    }
    for text in [Role::Ink, Role::Muted, Role::Focus, Role::Bench] {
        assert!(contrast(text) >= 4.5, "{text:?} {}", contrast(text));
    }
    for shape in [
        Role::Peer,
        Role::Nth(0),
        Role::Nth(1),
        Role::Nth(2),
        Role::Nth(3),
    ] {
        assert!(contrast(shape) >= 3.0, "{shape:?} {}", contrast(shape));
    }
}

/// Against white, by WCAG.
fn contrast(role: Role) -> f64 {
    let parts = [1, 3, 5].map(|at| f64::from(part(role.hex(), at)));
    ratio(parts, [255.0; 3])
}

fn part(hex: &str, at: usize) -> u8 {
    u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits")
}

/// The contrast of two colours, each red, green and blue up to 255.
fn ratio(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear = |part: f64| {
        let part = part / 255.0;
        if part <= 0.03928 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    let luminance = |[red, green, blue]: [f64; 3]| {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_number_of_a_tile_can_be_read_on_every_shade_in_both_schemes() {
    // Paper, ink and the place's colour, as the default theme has them.
    for [paper, ink, focus] in [
        ["#FFFFFF", "#0B0C0C", "#1D70B8"],
        ["#14181B", "#F1F1EE", "#6DB3EC"],
    ] {
        let parts = |hex: &str| [1, 3, 5].map(|at| f64::from(part(hex, at)));
        for (index, shade) in kinds::SHADES.into_iter().enumerate() {
            let share = f64::from(shade) / 100.0;
            let (below, above) = (parts(paper), parts(focus));
            let mixed = [0, 1, 2].map(|at| above[at] * share + below[at] * (1.0 - share));
            let text = if index + 1 == kinds::SHADES.len() {
                paper
            } else {
                ink
            };
            let ratio = ratio(mixed, parts(text));
            assert!(
                ratio >= 4.5,
                "{text} on {shade} per cent of {focus}: {ratio}"
            );
        }
    }
}
