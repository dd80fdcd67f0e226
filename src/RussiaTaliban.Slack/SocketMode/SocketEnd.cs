namespace RussiaTaliban.Slack.SocketMode;

/// <summary>Why a connection should be followed by another, or by none.</summary>
internal enum SocketEnd
{
    /// <summary>Slack announced that it will close: open the next one first.</summary>
    Refresh,

    /// <summary>It broke, or Slack closed it.</summary>
    Closed,

    /// <summary>Slack holds too many of our connections; wait before the next.</summary>
    TooMany,

    /// <summary>Socket Mode was switched off in the app's settings: open no other.</summary>
    Disabled,
}
