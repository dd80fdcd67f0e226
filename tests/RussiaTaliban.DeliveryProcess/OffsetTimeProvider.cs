namespace RussiaTaliban.DeliveryProcess;

/// <summary>The real clock, moved by a fixed offset: it is eight in the morning whenever the test says so.</summary>
internal sealed class OffsetTimeProvider(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
