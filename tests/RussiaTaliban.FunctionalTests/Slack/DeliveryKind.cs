namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>The three streams that Slack brings, as Socket Mode calls them.</summary>
internal enum DeliveryKind
{
    EventsApi,
    SlashCommands,
    Interactive,
}
