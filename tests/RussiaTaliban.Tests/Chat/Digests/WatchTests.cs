using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Digests;

public sealed class WatchTests
{
    private const string Question = "When did Uzbekistan open its trade office in Kabul?";

    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Eight = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AWatchedQuestion_BringsWhatIsNewAndAnswers_Once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("old.md", "---\ntitle: Bread\n---\n\nThe bakers of Herat raised the price of bread by a fifth in the autumn.\n");
        using var rig = new DeliveryRig(Evening, corpus: folder.Path);
        await rig.LoadCorpusAsync();
        var details = new ScheduleDetails { Watch = new WatchedQuestion(Question, rig.Now) };
        var watch = await rig.SubscribeAsync("dm", Weekdays.EveryDay, new LocalTime(8, 0), "Etc/UTC", details);

        await rig.WorkAtAsync(Eight);
        Assert.Empty(rig.Outbox.Sent);

        folder.Write("bread.md", "---\ntitle: More bread\n---\n\nThe bakers of Kabul followed those of Herat in the winter and raised the price of bread as well.\n");
        await rig.ReloadAsync();
        await rig.WorkAtAsync(Eight.AddDays(1));
        Assert.Empty(rig.Outbox.Sent);

        folder.Write("office.md", "---\ntitle: A trade office\n---\n\nUzbekistan opened its trade office in Kabul on 12 March 2026.\n");
        await rig.ReloadAsync();
        await rig.WorkAtAsync(Eight.AddDays(2));
        await rig.WorkAtAsync(Eight.AddDays(3));

        var told = Assert.IsType<PassagesReply>(Assert.Single(rig.Outbox.Sent).Reply);
        Assert.Equal((AnswerOutcome.Answered, "office"), (told.Answer.Outcome, Assert.Single(told.Answer.Hits).Passage.Article.Slug));
        Assert.Equal((1, false), (told.Shown.Count, told.Answer.HitsDiffer));
        Assert.StartsWith("New since Sunday 22 November 2026", told.Answer.Remark, StringComparison.Ordinal);
        Assert.Equal(
            [DigestDeliveryStatus.NothingNew, DigestDeliveryStatus.Sent, DigestDeliveryStatus.NothingNew, DigestDeliveryStatus.NothingNew],
            (await rig.LedgerAsync(watch)).Select(row => row.Status));
    }
}
