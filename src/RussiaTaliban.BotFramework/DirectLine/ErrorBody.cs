namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>How Direct Line explains a refusal.</summary>
internal sealed record ErrorBody(ErrorBody.Detail Error)
{
    /// <param name="Code">For programs.</param>
    /// <param name="Message">For people.</param>
    internal sealed record Detail(string Code, string Message);
}
