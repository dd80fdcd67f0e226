namespace RussiaTaliban.Chat;

/// <summary>"More": further passages for the question asked last. A button carries <see cref="AskIntent"/> with its question instead.</summary>
public sealed record MoreIntent : Intent;
