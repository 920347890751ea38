//! Words for people, households and other things that are counted of a population.

use crate::evidence::prose::token::Token;

/// The index of a word for people or households, at most `reach` tokens after `at`, with no punctuation mark before it.
pub(crate) fn population_within(tokens: &[Token], at: usize, reach: usize) -> Option<usize> {
    for index in at..=at + reach {
        let word = tokens.get(index)?.word()?;
        if POPULATION.contains(&word) {
            return Some(index);
        }
    }
    None
}

pub(crate) const POPULATION: &[&str] = &[
    "people",
    "persons",
    "residents",
    "children",
    "adults",
    "households",
    "families",
    "pupils",
    "students",
    "women",
    "men",
    "girls",
    "boys",
    "babies",
    "infants",
    "patients",
    "workers",
    "employees",
    "carers",
    "smokers",
    "births",
    "deaths",
    "citizens",
    "pensioners",
    "learners",
    "apprentices",
    "jobseekers",
    "claimants",
    "tenants",
    "staff",
    "volunteers",
    "participants",
    "clients",
    "neighbourhoods",
    "homes",
    "parents",
    "teenagers",
    "offenders",
    "migrants",
    "refugees",
    "students",
    "population",
    "jobs",
    "members",
    "visitors",
    "customers",
    "passengers",
    "teachers",
    "nurses",
    "doctors",
    "professionals",
    "practitioners",
    "colleagues",
    "officers",
    "councillors",
    "mothers",
    "fathers",
    "veterans",
    "prisoners",
    "individuals",
    "respondents",
    "trainees",
    "graduates",
    "attendees",
    "delegates",
    "applicants",
    "bobl",
    "plant",
    "trigolion",
];
