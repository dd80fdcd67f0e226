namespace RussiaTaliban.Chat;

/// <summary>What a person wants. A closed set: every case is a sealed record in this folder, and <see cref="TurnHandler"/> handles each.</summary>
public abstract record Intent
{
    private protected Intent()
    {
    }
}
