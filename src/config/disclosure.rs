//! Which counts are too small to be published: `disclosure` of site.yaml and of a definition.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::yaml::{Decoder, Key, Kind, Shape};

/// Which counts are too small to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// Counts below this are.
    pub below: Decimal,
    /// Whether a count of zero may be published all the same.
    pub zeros: bool,
}

/// `disclosure`.
pub static DISCLOSURE: Shape = Shape::new(
    "disclosure",
    &[
        Key::new(
            "below",
            Kind::Number,
            "Counts below this are refused, and those that can be worked out; 0 refuses none.",
        )
        .needed("below: 5")
        .meant_by(&["minimum", "threshold", "under"]),
        Key::new(
            "zeros",
            Kind::Flag,
            "Whether a count of zero may be published all the same (left out: it may not).",
        ),
    ],
);

impl Disclosure {
    /// Reads `disclosure`.
    pub fn decode(decoder: &mut Decoder<'_, '_>) -> Option<Self> {
        let zeros = decoder.flag("zeros").is_some_and(|flag| flag.value);
        let below = decoder.number("below")?;
        if below.value.is_sign_negative() {
            let error = Diagnostic::error(Code::WrongValue, below.span, "no count is below zero");
            decoder.push(
                error.help("write the smallest count that may be published, such as below: 5"),
            );
            return None;
        }
        let below = below.value;
        Some(Self { below, zeros })
    }

    /// Whether a count is too small to be published.
    pub fn forbids(&self, count: Decimal) -> bool {
        !count.is_sign_negative() && count < self.below && !(self.zeros && count.is_zero())
    }
}
