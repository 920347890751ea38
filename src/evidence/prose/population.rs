//! Words for people, households and other things that are counted of a population.

use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::is_population;

/// The index of a word for people or households, at most `reach` tokens after `at`, with no punctuation mark before it.
pub(crate) fn population_within(tokens: &[Token], at: usize, reach: usize) -> Option<usize> {
    for index in at..=at + reach {
        let word = tokens.get(index)?.word()?;
        if is_population(word) {
            return Some(index);
        }
    }
    None
}
