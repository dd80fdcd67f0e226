namespace RussiaTaliban.Chat;

/// <summary>Who speaks.</summary>
/// <param name="Id">The channel's id for the person; opaque.</param>
/// <param name="Name">The name shown to others; null where the channel does not tell. Text from people: escape it.</param>
/// <param name="TimeZone">The person's IANA time zone (<c>Asia/Dushanbe</c>); null where the channel does not tell.</param>
public sealed record Person(string Id, string? Name = null, string? TimeZone = null)
{
    /// <summary>True where the channel knows that the person owns or runs the conversation: who may change other people's subscriptions in it.</summary>
    public bool IsOwner { get; init; }
}
