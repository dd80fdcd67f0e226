namespace RussiaTaliban.Chat;

/// <summary>What can I ask?</summary>
public sealed record HelpIntent : Intent;
