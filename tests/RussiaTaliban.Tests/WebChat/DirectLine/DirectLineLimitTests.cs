using System.Net;
using static RussiaTaliban.Tests.WebChat.DirectLine.DirectLineService;

namespace RussiaTaliban.Tests.WebChat.DirectLine;

/// <summary>What one caller can take of this process is bounded.</summary>
public sealed class DirectLineLimitTests
{
    [Fact]
    public async Task Activities_TooMany_AreToldWhenToComeBack()
    {
        await using var service = await DirectLineService.StartAsync(new() { ["ActivitiesPerMinute"] = "2" });
        var conversation = await service.BeginAsync();
        await service.SayAsync(conversation, "one");
        await service.SayAsync(conversation, "two");
        service.Time.Advance(TimeSpan.FromSeconds(20));
        using var third = await service.SayAsync(conversation, "three");

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(40), third.Headers.RetryAfter!.Delta);
        service.Time.Advance(TimeSpan.FromSeconds(40));
        using var later = await service.SayAsync(conversation, "three");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    /// <summary>An anonymous id is free, and so is a further conversation.</summary>
    [Fact]
    public async Task Activities_OfAnonymousConversations_AreCountedByAddress_AndOfNamedUsersNot()
    {
        const string Secret = "0123456789abcdef0123456789abcdef";
        await using var service = await DirectLineService.StartAsync(new() { ["ActivitiesPerAddressPerMinute"] = "2", ["Secret"] = Secret });
        async Task<HttpStatusCode> SayAsync(System.Text.Json.JsonElement conversation)
        {
            using var said = await service.SayAsync(conversation, "why?");
            return said.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await SayAsync(await service.BeginAsync()));
        Assert.Equal(HttpStatusCode.OK, await SayAsync(await service.BeginAsync()));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SayAsync(await service.BeginAsync()));
        var named = await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/generate", Secret, new { user = new { id = "dl_ann" } }), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await SayAsync(await ReadAsync(await service.SendAsync(HttpMethod.Post, "conversations", Token(named)), HttpStatusCode.Created)));
        service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await SayAsync(await service.BeginAsync()));
    }

    [Fact]
    public async Task Beginnings_TooMany_AreToldWhenToComeBack()
    {
        await using var service = await DirectLineService.StartAsync(new() { ["ConversationsPerMinute"] = "2" });
        await service.BeginAsync();
        using var third = await service.SendAsync(HttpMethod.Post, "tokens/generate");

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.NotNull(third.Headers.RetryAfter);
    }

    [Fact]
    public async Task Body_TooLong_IsRefused()
    {
        await using var service = await DirectLineService.StartAsync(new() { ["MaxBodyBytes"] = "2048" });
        var conversation = await service.BeginAsync();
        using var response = await service.SayAsync(conversation, new string('a', 3000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        using var generate = await service.SendAsync(HttpMethod.Post, "tokens/generate", body: new StringContent(new string(' ', 3000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, generate.StatusCode);
    }

    [Fact]
    public async Task OldActivities_GoWhenThereAreTooMany()
    {
        await using var service = await DirectLineService.StartAsync(new() { ["MaxActivities"] = "10" });
        var conversation = await service.BeginAsync();
        for (var i = 1; i <= 10; i++)
        {
            await service.SayAsync(conversation, $"number {i}");
            await service.ReadActivitiesAsync(conversation, atLeast: 1, $"{2 * i}");
        }

        var kept = await service.ReadActivitiesAsync(conversation, atLeast: 10);
        Assert.Equal(10, kept.GetProperty("activities").GetArrayLength());
        Assert.Equal("You said: number 10", Texts(kept).Last());
        Assert.Equal("21", kept.GetProperty("watermark").GetString());
    }

    [Fact]
    public async Task Conversations_AreBoundedAndTheLongestIdleGoesFirst()
    {
        await using var service = await DirectLineService.StartAsync(new() { ["MaxConversations"] = "2" });
        var first = await service.BeginAsync();
        service.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await service.BeginAsync();
        service.Time.Advance(TimeSpan.FromSeconds(1));
        await service.ReadActivitiesAsync(first, atLeast: 1);
        var third = await service.BeginAsync();

        Assert.NotNull(service.Conversations.Find(Id(first)));
        Assert.NotNull(service.Conversations.Find(Id(third)));
        Assert.Null(service.Conversations.Find(Id(second)));
    }

    [Fact]
    public async Task Conversations_AllWatched_LeaveNoPlaceForAnother()
    {
        await using var service = await DirectLineService.StartAsync(new() { ["MaxConversations"] = "1" });
        var watched = await service.BeginAsync();
        using var socket = await OpenStreamAsync(watched.GetProperty("streamUrl").GetString()!);
        await ReceiveAsync(socket);
        using var refused = await service.SendAsync(HttpMethod.Post, "conversations");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task IdleConversation_IsDroppedAndItsHolderGoesOn()
    {
        await using var service = await DirectLineService.StartAsync(new() { ["IdleAfter"] = "00:05:00" });
        var idle = await service.BeginAsync();
        await service.ReadActivitiesAsync(idle, atLeast: 1);
        service.Time.Advance(TimeSpan.FromMinutes(6));
        await service.BeginAsync();

        Assert.Null(service.Conversations.Find(Id(idle)));
        using var said = await service.SayAsync(idle, "back again");
        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
    }
}
