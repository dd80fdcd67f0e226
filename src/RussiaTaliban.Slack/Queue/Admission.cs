namespace RussiaTaliban.Slack.Queue;

internal enum Admission
{
    /// <summary>Will be handled: acknowledge.</summary>
    Accepted,

    /// <summary>Already taken, or nothing is to be done with it: acknowledge, and do nothing.</summary>
    Dropped,

    /// <summary>No room, or shutting down: do not acknowledge, so that Slack repeats it.</summary>
    Refused,
}
