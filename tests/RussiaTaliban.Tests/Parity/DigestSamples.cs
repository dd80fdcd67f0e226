using NodaTime;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Parity;

/// <summary>One reply of every case about digests and subscriptions, over the shipped article, on one fixed day.</summary>
internal static class DigestSamples
{
    public static async Task<IReadOnlyDictionary<string, Reply>> RepliesAsync()
    {
        var corpus = (await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken)).Corpus!;
        var article = corpus.FindArticle("russia-taliban")!;
        var today = new DateOnly(2026, 11, 23);
        var digest = new Digest(today, null, [new DigestItem(Summarizer.Summarize(article, 3), ArticleNews.New)]);
        var live = Subscription.Create(
            new ConversationAddress("test", "C1"),
            ConversationKind.Channel,
            "ann",
            new DigestSchedule(Weekdays.WorkingDays, new LocalTime(8, 0), "Asia/Dushanbe"),
            Instant.FromUtc(2026, 11, 23, 12, 0)) with
        { Id = "0123456789abcdef0123456789abcdef" };
        var weekly = live with { Id = "fedcba9876543210fedcba9876543210", Schedule = live.Schedule with { Days = Weekdays.Monday } };
        return new Dictionary<string, Reply>
        {
            ["digest asked for"] = new DigestReply(digest),
            ["digest delivered"] = new DigestReply(digest, live, ShowsStanding: false),
            ["digest, nothing new"] = new DigestReply(digest with { Since = today.AddDays(-1), IsNothingNew = true }, live, ShowsStanding: false),
            ["summary of a section"] = new SummaryReply(Summarizer.Summarize(article.Sections[3], 2)),
            ["no such section"] = new NoSuchSectionReply(42, article.Sections),
            ["subscribed"] = new SubscriptionReply(SubscriptionOutcome.Created, [new SubscriptionView(live)]),
            ["offered"] = new SubscriptionReply(SubscriptionOutcome.Created, [new SubscriptionView(live)]) { IsOffer = true },
            ["paused"] = new SubscriptionReply(SubscriptionOutcome.Paused, [new SubscriptionView(live.Pause(null, Instant.FromUtc(2026, 11, 23, 12, 0)))]),
            ["subscriptions"] = new SubscriptionReply(
                SubscriptionOutcome.Listed,
                [new SubscriptionView(live, new DigestDelivery(live.Id, new LocalDate(2026, 11, 23), DigestDeliveryStatus.Unknown)), new SubscriptionView(weekly)]),
            ["which one"] = new SubscriptionReply(SubscriptionOutcome.WhichOne, [new SubscriptionView(live), new SubscriptionView(weekly)]),
            ["stopped some"] = new SubscriptionReply(SubscriptionOutcome.Stopped, [new SubscriptionView(live), new SubscriptionView(weekly)]) { NotTheirs = 1 },
            ["zone unknown"] = new SubscriptionReply(SubscriptionOutcome.ZoneUnknown, []) { FaultyWords = "<b>*Atlantis*" },
        };
    }
}
