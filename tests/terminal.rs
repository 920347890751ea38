//! Terminal sessions: `cli/*.trycmd` and the README's own blocks, command by command with their output.

#[test]
fn commands_say_what_their_transcripts_say() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .case("README.md")
        .case("tests/cli/*.trycmd");
}
