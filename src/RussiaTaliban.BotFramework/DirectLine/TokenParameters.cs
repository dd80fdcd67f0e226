using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>What a caller may say when it asks for a token or a conversation.</summary>
internal sealed record TokenParameters
{
    /// <summary>Who is going to write; null lets the service choose an id.</summary>
    public ChannelAccount? User { get; init; }
}
