namespace RussiaTaliban.Slack.Requests;

/// <summary>Why a request was believed or not. Only the log tells them apart; the caller always sees 401.</summary>
public enum SignatureVerdict
{
    Valid,
    Missing,
    Stale,
    Wrong,
}
