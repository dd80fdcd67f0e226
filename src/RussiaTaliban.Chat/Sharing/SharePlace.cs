namespace RussiaTaliban.Chat;

/// <summary>A conversation that may be chosen to share with.</summary>
/// <param name="Id">What names it to <see cref="IConversationDirectory.FindAsync"/> without doubt.</param>
/// <param name="Name">What it is called. Text from people: escape it.</param>
public sealed record SharePlace(string Id, string Name);
