using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;
using Spectre.Console;

namespace RussiaTaliban.Terminal;

/// <summary>Runs conversations in one process, each with a different person, and writes a line for each turn.</summary>
/// <param name="turns">Takes the turns, as from any channel.</param>
/// <param name="subscriptions">What deliveries were agreed on.</param>
/// <param name="clock">Shows each conversation its own time.</param>
/// <param name="output">Where the lines go.</param>
internal sealed class ChatBatch(TurnHandler turns, ISubscriptionStore subscriptions, BatchClock clock, TextWriter output)
{
    private static readonly InstantPattern Utc = InstantPattern.ExtendedIso;
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.ExtendedIso;
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.ExtendedIso;

    /// <summary>Plays the file.</summary>
    /// <returns>See <see cref="JsonLines"/>.</returns>
    public Task<int> RunAsync(FileInfo file, CancellationToken cancellationToken) =>
        JsonLines.ReadAsync(file, AnswerJson.Readable.BatchConversation, "a conversation", (conversation, number) => PlayAsync(conversation, number, cancellationToken), cancellationToken);

    private async Task<string?> PlayAsync(BatchConversation conversation, int number, CancellationToken cancellationToken)
    {
        if (conversation is not { Id: { } id, Turns: { Count: > 0 } said } || said.Any(turn => turn?.Said is null && turn?.Quoted is null))
        {
            return "a conversation needs id and turns, each with what was said";
        }

        if (conversation.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            return $"zone “{zone}” is not an IANA time zone";
        }

        if (!TrySetClock(conversation))
        {
            return $"now “{conversation.Now}” is not a time of the form 2026-11-26T08:00:00Z";
        }

        var address = new ConversationAddress(BatchOutbox.Name, string.Create(CultureInfo.InvariantCulture, $"chat-{number}"));
        var person = new Person(string.Create(CultureInfo.InvariantCulture, $"person-{number}"), TimeZone: conversation.Zone);
        for (var turn = 0; turn < said.Count; turn++)
        {
            var words = said[turn].Quoted is { Length: > 0 } quoted ? Turn.Quoting(said[turn].Said ?? "", quoted) : said[turn].Said!;
            var result = await turns.HandleOrThrowAsync(new Turn(address, person, words), cancellationToken).ConfigureAwait(false);
            await result.CommitAsync(cancellationToken).ConfigureAwait(false);
            var reply = result.Reply;
            var record = new BatchTurn(id, turn + 1, ChatOutcome.Of(reply), Name(result.Intent))
            {
                Schedule = reply is SubscriptionReply ? await ScheduleAsync(address, cancellationToken).ConfigureAwait(false) : null,
                Reply = Plain(reply),
                Passages = AnswerRecord.Of(null, null, reply, inFull: false, asShown: true).Passages,
            };
            await output.WriteLineAsync(JsonSerializer.Serialize(record, AnswerJson.Readable.BatchTurn)).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary><c>ChangeScheduleIntent</c> as <c>change_schedule</c>.</summary>
    private static string Name(Intent? intent) =>
        intent is null ? "none" : JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.GetType().Name[..^nameof(Intent).Length]);

    /// <summary>A time without an offset is one of the conversation's zone, UTC where it has none.</summary>
    private bool TrySetClock(BatchConversation conversation)
    {
        if (conversation.Now is not { } text)
        {
            clock.Now = TimeProvider.System.GetUtcNow();
            return true;
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(conversation.Zone ?? "") ?? DateTimeZone.Utc;
        var now = Utc.Parse(text) is { Success: true } utc ? utc.Value
            : WithOffset.Parse(text) is { Success: true } offset ? offset.Value.ToInstant()
            : Local.Parse(text) is { Success: true } local ? local.Value.InZoneLeniently(zone).ToInstant()
            : (Instant?)null;
        clock.Now = now?.ToDateTimeOffset() ?? default;
        return now is not null;
    }

    /// <summary>Everything that is delivered in a conversation, in words; <c>none</c> where nothing is.</summary>
    private async Task<string> ScheduleAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        var live = await subscriptions.ListAsync(address, cancellationToken).ConfigureAwait(false);
        return live.Count == 0 ? "none" : string.Join("; ", live.Select(one => ScheduleWords.Rhythm(one.Schedule) + Pause(one)));
    }

    private static string Pause(Subscription subscription) => subscription switch
    {
        { State: SubscriptionState.Paused } => ", paused until resumed",
        { PausedUntil: { } first } => $", paused until {LocalDatePattern.Iso.Format(first)}",
        _ => "",
    };

    /// <summary>What a person would read, without colour or marks.</summary>
    private static string Plain(Reply reply)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = TerminalRenderer.Unwrapped;
        console.Write(new Rows(TerminalRenderer.Render(reply)));
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd())).Trim('\n');
    }
}

/// <summary>A conversation to be played.</summary>
/// <param name="Id">Its id; required.</param>
/// <param name="Zone">The person's IANA time zone, as a channel would tell it; null if it tells none.</param>
/// <param name="Now">The moment of its first turn, ISO 8601; null for now.</param>
/// <param name="Turns">What is said, in order; at least one.</param>
internal sealed record BatchConversation(string? Id, string? Zone, string? Now, IReadOnlyList<BatchSaid>? Turns);

/// <summary>One turn.</summary>
/// <param name="Said">The words.</param>
/// <param name="Quoted">The words of another message that the person quotes with them; null for none.</param>
internal sealed record BatchSaid(string? Said, string? Quoted);

/// <summary>The result of a turn.</summary>
/// <param name="Id">The conversation's id.</param>
/// <param name="Turn">From 1.</param>
/// <param name="Outcome">See <see cref="ChatOutcome"/>.</param>
/// <param name="Intent">What the words were understood as: <c>ask</c>, <c>cite</c>, <c>change_schedule</c>, …</param>
internal sealed record BatchTurn(string Id, int Turn, string Outcome, string Intent)
{
    /// <summary>All that is delivered in the conversation after this turn, in words; null if the turn was not about deliveries.</summary>
    public string? Schedule { get; init; }

    /// <summary>The plain text that a person would read.</summary>
    public required string Reply { get; init; }

    /// <summary>The passages shown, in order.</summary>
    public required IReadOnlyList<PassageRecord> Passages { get; init; }
}

/// <summary>The time that a played conversation sees: it stands still.</summary>
internal sealed class BatchClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Lets played conversations subscribe. Nothing is delivered: the program ends before anything is due.</summary>
internal sealed class BatchOutbox : IOutbox
{
    public const string Name = "terminal";

    public string Channel => Name;

    public double PerSecond => 1;

    public Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Refused("played"));
}
