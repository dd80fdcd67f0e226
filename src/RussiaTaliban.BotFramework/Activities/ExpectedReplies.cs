namespace RussiaTaliban.BotFramework.Activities;

/// <summary>The response body of a request made with <see cref="DeliveryModes.ExpectReplies"/>.</summary>
public sealed record ExpectedReplies
{
    public required IReadOnlyList<Activity> Activities { get; init; }
}
