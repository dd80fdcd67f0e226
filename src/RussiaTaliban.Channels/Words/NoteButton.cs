using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>A button under a digest or under words about a subscription.</summary>
/// <param name="Title">What it says; at most 40 characters.</param>
/// <param name="Intent">What it does.</param>
internal sealed record NoteButton(string Title, Intent Intent);
