using NodaTime;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Digests;

/// <summary>A year of deliveries, over both nights on which clocks change: exactly one for each local day.</summary>
public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("Europe/Berlin", 2, 30)]
    [InlineData("America/New_York", 1, 30)]
    [InlineData("Australia/Lord_Howe", 2, 15)]
    [InlineData("Africa/Casablanca", 2, 30)]
    [InlineData("Asia/Dushanbe", 0, 0)]
    public async Task AYearOfDeliveries_HasOneForEachLocalDay(string zone, int hour, int minute)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var rig = new DeliveryRig(start);
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, new LocalTime(hour, minute), zone);

        for (var moment = start; moment < start.AddDays(367); moment = moment.AddMinutes(15))
        {
            await rig.WorkAtAsync(moment);
        }

        var days = (await rig.LedgerAsync(subscription)).Select(row => row.Date).Order().ToList();
        var first = subscription.Next!.Value.Date;
        Assert.Equal(Enumerable.Range(0, days.Count).Select(first.PlusDays), days);
        Assert.InRange(days.Count, 366, 367);
        Assert.Equal(days.Count, rig.Outbox.Sent.Count);
    }
}
