namespace RussiaTaliban.Chat;

/// <summary>What the bot searches: the articles, their dates, the revision.</summary>
public sealed record AboutIntent : Intent;
