namespace RussiaTaliban.Chat;

/// <summary>Words that name a place with a time zone. An answer where the bot has just asked for one, a question otherwise.</summary>
/// <param name="Zone">The IANA zone.</param>
/// <param name="Said">The whole message.</param>
public sealed record ZoneIntent(string Zone, string Said) : Intent;
