using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat;

/// <summary>"Delete everything you know about me".</summary>
public sealed class ForgetTests
{
    private const string Question = "why did Russia recognize the Taliban?";

    [Theory]
    [InlineData("delete everything you know about me", "yes")]
    [InlineData("forget me", "yes please")]
    [InlineData("forget me", "forget me")]
    [InlineData("удали мои данные", "да")]
    public async Task Wish_Confirmed_DeletesWhatIsKept(string wish, string answer)
    {
        await using var conversation = await TestConversation.BeginAsync();
        await conversation.SayAsync(Question);
        await conversation.SayAsync("feedback: the date is wrong");

        Assert.Equal(SmallTalkKind.ForgetAsked, Kind(await conversation.SayAsync(wish)));
        Assert.Single(await conversation.FeedbackAsync());
        Assert.Equal(SmallTalkKind.Forgotten, Kind(await conversation.SayAsync(answer)));

        Assert.Empty(await conversation.FeedbackAsync());
        Assert.Empty((await conversation.Memory.ReadAsync(new ConversationAddress("test", "one"), TestContext.Current.CancellationToken)).Questions);
    }

    [Fact]
    public async Task Wish_AnsweredNo_DeletesNothing()
    {
        await using var conversation = await TestConversation.BeginAsync();
        await conversation.SayAsync(Question);
        await conversation.SayAsync("that's wrong");
        await conversation.SayAsync("forget me");

        Assert.Equal(SmallTalkKind.ForgetKept, Kind(await conversation.SayAsync("no")));
        Assert.Equal(SmallTalkKind.NothingAsked, Kind(await conversation.SayAsync("yes")));
        Assert.Single(await conversation.FeedbackAsync());
    }

    [Fact]
    public async Task Yes_OfSomebodyElseOrAfterAnotherQuestion_DeletesNothing()
    {
        await using var conversation = await TestConversation.BeginAsync();
        await conversation.SayAsync(Question);
        await conversation.SayAsync("that's wrong");
        await conversation.SayAsync("forget me");
        var other = new Turn(new ConversationAddress("test", "one"), new Person("somebody else"), "yes") { Kind = ConversationKind.Group };

        Assert.Equal(SmallTalkKind.NothingAsked, Kind(await conversation.SendAsync(other)));
        await conversation.SayAsync(Question);
        Assert.Equal(SmallTalkKind.NothingAsked, Kind(await conversation.SayAsync("yes")));
        Assert.Single(await conversation.FeedbackAsync());
    }

    private static SmallTalkKind Kind(Reply reply) => Assert.IsType<SmallTalkReply>(reply).Kind;
}
