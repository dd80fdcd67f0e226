namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>The envelopes that hold payloads, as Socket Mode calls them.</summary>
internal enum EnvelopeKind
{
    EventsApi,
    SlashCommands,
    Interactive,
}
