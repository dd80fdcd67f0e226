namespace RussiaTaliban.Chat;

/// <summary>Does the corpus say this, word for word?</summary>
/// <param name="Quote">The pasted words without the question around them; anything at all.</param>
public sealed record CheckQuoteIntent(string Quote) : Intent;
