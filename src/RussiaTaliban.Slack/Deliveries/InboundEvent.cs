namespace RussiaTaliban.Slack.Deliveries;

/// <summary>What a body of the Events API turned out to be.</summary>
internal abstract record InboundEvent
{
    private InboundEvent()
    {
    }

    /// <summary>Slack proves that the address is ours; answered with the same string.</summary>
    internal sealed record Challenge(string Value) : InboundEvent;

    internal sealed record Delivered(SlackDelivery.EventCallback Delivery) : InboundEvent;

    /// <summary>Acknowledged and otherwise ignored, e.g. <c>app_rate_limited</c>.</summary>
    internal sealed record Ignored(string Type) : InboundEvent;
}
