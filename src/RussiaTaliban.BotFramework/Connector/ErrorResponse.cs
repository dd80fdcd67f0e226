namespace RussiaTaliban.BotFramework.Connector;

/// <summary>How the Connector explains a refusal.</summary>
internal sealed record ErrorResponse(ErrorDetail? Error);
