namespace RussiaTaliban.BotFramework.Connector;

/// <param name="Code">E.g. "MessageWritesBlocked"; null when it gave none.</param>
internal sealed record ErrorDetail(string? Code);
