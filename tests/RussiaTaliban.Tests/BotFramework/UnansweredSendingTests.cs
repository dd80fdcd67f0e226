using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>A Connector that carries out what it is sent and answers too late, or stumbles at random: how often a message stands there in the end.</summary>
public sealed class UnansweredSendingTests : IAsyncLifetime
{
    private readonly InstantTime _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _held = new();
    private ConnectorFake _far = null!;
    private MessagesService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await ConnectorFake.StartAsync();
        _service = await MessagesService.StartAsync(
            BotFake.Saying(activity => "re: " + activity.Text),
            new Dictionary<string, string?>(),
            _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _far.DisposeAsync();
    }

    [Fact]
    public async Task Send_AnsweredWhileTriedAgain_EndsWithTheLateAnswerAndTheRepetitionIsTakenBack()
    {
        HoldAnswers(1, 2);
        var sending = await SendUntilAsync(tries: 2);

        Release(1);
        Assert.Equal(new SendResult.Sent("m1"), await sending);
        Assert.Equal(0, TakenBack);

        Release(2);
        await Eventually.IsTrueAsync(() => TakenBack == 1, "the repetition is taken back");
        Assert.Equal("/v3/conversations/c/activities/m2", _far.Taken[^1].Path);
    }

    [Fact]
    public async Task Send_AnsweredAfterTheRepetition_IsTakenBack()
    {
        HoldAnswers(1);
        Assert.Equal(new SendResult.Sent("m2"), await await SendUntilAsync(tries: 2));

        Release(1);
        await Eventually.IsTrueAsync(() => TakenBack == 1, "the first message is taken back");
        Assert.Equal("/v3/conversations/c/activities/m1", _far.Taken[^1].Path);
    }

    [Fact]
    public async Task Send_NeverAnsweredInTime_LeavesTheFirstThatArrivesAndTakesTheOthersBack()
    {
        HoldAnswers(1, 2, 3, 4, 5);
        var sending = await SendUntilAsync(CallOptions.MaxAttempts);
        _time.RunOut();
        Assert.Equal(new SendResult.Exhausted(CallOptions.MaxAttempts) { MayHaveArrived = true }, await sending);

        foreach (var number in Enumerable.Range(1, 5))
        {
            Release(number);
        }

        await Eventually.IsTrueAsync(() => TakenBack == 4, "all but one are taken back");
        Assert.DoesNotContain(_far.Taken, request => request.Path.EndsWith("/m1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendOnce_NotAnswered_IsNotTriedAgainAndNothingIsTakenBack()
    {
        HoldAnswers(1);
        var sending = _service.SendAsync(_far.ServiceUrl, "hello", once: true);
        await Eventually.IsTrueAsync(() => _far.Requests == 1, "the try is made");
        _time.RunOut();

        Assert.Equal(new SendResult.Exhausted(1) { MayHaveArrived = true }, await sending);
        Release(1);
        Assert.Equal(0, TakenBack);
    }

    /// <summary>The same stumbles in every run. Whatever the Connector refuses or leaves hanging without carrying it out arrives once, and nobody waits for another.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Post_ConnectorStumblesAtRandom_EveryQuestionIsAnsweredOnce(int seed)
    {
        const int Conversations = 40;
        var random = new Random(seed);
        var stumbles = Enumerable.Range(0, Conversations).Select(_ => new ConcurrentQueue<int>(Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(0, 5)))).ToList();
        var hanging = new ConcurrentDictionary<int, bool>();
        _far.Instead = async (request, _, context) =>
        {
            var number = int.Parse(request.Path.Split('/')[3], CultureInfo.InvariantCulture);
            hanging.TryRemove(number, out bool _);
            if (!stumbles[number].TryDequeue(out var stumble))
            {
                return false;
            }

            switch (stumble)
            {
                case 0:
                    context.Response.StatusCode = 429;
                    context.Response.Headers.RetryAfter = "3";
                    return true;
                case 1:
                    context.Response.StatusCode = 502;
                    return true;
                case 2:
                    context.Response.StatusCode = 503;
                    return true;
                case 3:
                    context.Abort();
                    return true;
                default:
                    hanging[number] = true;
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    return true;
            }
        };
        var calm = stumbles.Count(queue => queue.IsEmpty);
        Assert.InRange(calm, 1, Conversations - 1);

        for (var number = 0; number < Conversations; number++)
        {
            using var response = await _service.PostAsync(Question(number));
            Assert.True(response.IsSuccessStatusCode);
        }

        await Eventually.IsTrueAsync(() => _far.Taken.Count >= calm, "nobody waits for another");
        await Eventually.IsTrueAsync(
            () =>
            {
                if (_far.Taken.Count + hanging.Count == Conversations && _time.Waiting == hanging.Count)
                {
                    hanging.Clear();
                    _time.RunOut();
                }

                return _far.Taken.Count == Conversations;
            },
            "everybody is answered");
        Assert.Equal(Enumerable.Range(0, Conversations).Select(number => $"re: question {number}").Order(), _far.Taken.Select(request => request.Text!).Order());
    }

    private int TakenBack => _far.Taken.Count(request => request.Method == "DELETE");

    /// <summary>Messages m1, m2, … are carried out; the numbered ones are answered only when told to.</summary>
    private void HoldAnswers(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            _held[number] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _far.Instead = async (request, before, context) =>
        {
            if (request.Method != "POST")
            {
                return false;
            }

            if (_held.TryGetValue(before + 1, out var held))
            {
                await held.Task;
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"id":"m{{before + 1}}"}""");
            return true;
        };
    }

    private void Release(int number) => _held[number].SetResult();

    /// <summary>Sends, and ends the patience with each try until so many have been made.</summary>
    private async Task<Task<SendResult>> SendUntilAsync(int tries)
    {
        var sending = _service.SendAsync(_far.ServiceUrl, "hello");
        for (var number = 1; number < tries; number++)
        {
            await Eventually.IsTrueAsync(() => _far.Requests == number, $"try {number} is made");
            _time.RunOut();
        }

        await Eventually.IsTrueAsync(() => _far.Requests == tries, $"try {tries} is made");
        return sending;
    }

    private string Question(int number) =>
        $$$"""{"type":"message","id":"q{{{number}}}","text":"question {{{number}}}","channelId":"msteams","serviceUrl":"{{{_far.ServiceUrl}}}","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"{{{number}}}"}}""";
}
