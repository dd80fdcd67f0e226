namespace RussiaTaliban.Chat;

/// <summary>Tries one thing that the service needs from outside, before it serves: a token, a database, an address. Nothing is changed by it.</summary>
public interface ISetupCheck
{
    /// <summary>What is tried, in a word or two.</summary>
    string Name { get; }

    /// <summary>Tries it. What goes wrong is a verdict; an exception is taken for one.</summary>
    Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What came of a try.</summary>
/// <param name="IsGood">False where the service would lack what was tried.</param>
/// <param name="Says">One line for the person who runs the service: no secret, no token.</param>
public sealed record SetupVerdict(bool IsGood, string Says)
{
    public static SetupVerdict Good(string says) => new(true, says);

    public static SetupVerdict Bad(string says) => new(false, says);
}
