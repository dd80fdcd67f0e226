namespace RussiaTaliban.Chat;

/// <summary>Tests one external dependency before the service starts: a token, a database, an address. It changes nothing.</summary>
public interface ISetupCheck
{
    /// <summary>What is tried, in a word or two.</summary>
    string Name { get; }

    /// <summary>Tries it. What goes wrong is a verdict; an exception is taken for one.</summary>
    Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>The result of a setup check.</summary>
/// <param name="IsGood">False if the service could not use the dependency.</param>
/// <param name="Says">One line for the person who runs the service: no secret, no token.</param>
public sealed record SetupVerdict(bool IsGood, string Says)
{
    public static SetupVerdict Good(string says) => new(true, says);

    public static SetupVerdict Bad(string says) => new(false, says);
}
