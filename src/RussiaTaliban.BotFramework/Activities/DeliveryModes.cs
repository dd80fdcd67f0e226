namespace RussiaTaliban.BotFramework.Activities;

/// <summary>How a caller wants its answers.</summary>
public static class DeliveryModes
{
    /// <summary>Each through the Connector.</summary>
    public const string Normal = "normal";

    /// <summary>All of them in the body of the response to its own request.</summary>
    public const string ExpectReplies = "expectReplies";
}
