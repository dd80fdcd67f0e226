using RussiaTaliban.Chat;

namespace RussiaTaliban.Storage;

/// <summary>A conversation that the bot is in.</summary>
internal sealed class ReferenceRow
{
    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    public required string Payload { get; set; }

    /// <summary>Personal in rows of before this was kept: such a conversation is not shared with until it is heard of again.</summary>
    public ConversationKind Kind { get; set; }

    public string? Tenant { get; set; }

    public string? Team { get; set; }

    public string? Name { get; set; }

    public void Take(KnownConversation known) => (Payload, Kind, Tenant, Team, Name) = (known.Reference, known.Kind, known.Tenant, known.Team, known.Name);

    public KnownConversation ToKnown() => new(new ConversationAddress(Channel, Conversation), Payload) { Kind = Kind, Tenant = Tenant, Team = Team, Name = Name };
}
