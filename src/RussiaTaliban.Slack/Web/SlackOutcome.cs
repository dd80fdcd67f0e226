namespace RussiaTaliban.Slack.Web;

/// <summary>What became of one call to Slack.</summary>
internal abstract record SlackOutcome
{
    private SlackOutcome() { }

    /// <param name="Body">Slack's whole answer.</param>
    public sealed record Done(JsonElement Body) : SlackOutcome;

    /// <summary>Slack answered 429 until the retry budget was used up.</summary>
    /// <param name="RetryAfter">How long Slack last asked us to wait.</param>
    public sealed record RateLimited(TimeSpan RetryAfter) : SlackOutcome;

    /// <summary>The token does not work, or works no longer.</summary>
    /// <param name="Error">Slack's error code, e.g. <c>token_expired</c>.</param>
    public sealed record Revoked(string Error) : SlackOutcome;

    /// <param name="Error">Slack's error code, e.g. <c>channel_not_found</c>.</param>
    public sealed record Refused(string Error) : SlackOutcome;

    /// <summary>Slack could not be reached, or answered with something that is not its format.</summary>
    /// <param name="MayHaveArrived">True if Slack may have done it all the same.</param>
    public sealed record Unreachable(bool MayHaveArrived) : SlackOutcome;
}
