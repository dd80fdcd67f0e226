namespace RussiaTaliban.Slack.SocketMode;

/// <summary>One text frame: hello, disconnect, or an envelope around what HTTP would have brought.</summary>
/// <param name="Reason">Of a disconnect: warning, refresh_requested, link_disabled or too_many_websockets.</param>
internal sealed record SocketFrame(string Type, string? EnvelopeId = null, JsonElement Payload = default, string? Reason = null);

internal sealed record SocketAcknowledgement(string EnvelopeId, ViewResponse? Payload = null);
