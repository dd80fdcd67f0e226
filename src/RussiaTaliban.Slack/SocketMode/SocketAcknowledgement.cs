using RussiaTaliban.Slack.Deliveries;

namespace RussiaTaliban.Slack.SocketMode;

internal sealed record SocketAcknowledgement(string EnvelopeId, SlackViewResponse? Payload = null);
