namespace RussiaTaliban.Chat;

/// <summary>Something said to the bot and not to the corpus.</summary>
/// <param name="Kind">What it is.</param>
public sealed record SmallTalkIntent(SmallTalkKind Kind) : Intent;
