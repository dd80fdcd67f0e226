using Microsoft.Extensions.Logging;
using NodaTime;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.Storage;

/// <summary>
/// What the editors' desk keeps and shows. Notes wait in the process for the next <see cref="FlushAsync"/>, so that no answer waits for them; while the database is away
/// they go on waiting, <see cref="MaxWaiting"/> at most.
/// </summary>
public sealed class DeskStore(Database database, ILogger<DeskStore> logger) : IDeskNotes, IPersonalCache, IDisposable
{
    /// <summary>How many questions wait at most, and how many different counts; what comes beyond is not noted.</summary>
    public const int MaxWaiting = 5_000;

    /// <summary>How many rows one look at the desk reads at most, the newest first.</summary>
    public const int MaxRead = 10_000;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _flushing = new(1, 1);
    private List<UnansweredQuestion> _questions = [];
    private Dictionary<(DeskCount Kind, string Key), long> _counts = [];
    private List<(string Channel, string Person)> _forgotten = [];

    /// <inheritdoc/>
    public void Dispose() => _flushing.Dispose();

    /// <inheritdoc/>
    public bool KeepsQuestions => true;

    /// <inheritdoc/>
    public void Keep(UnansweredQuestion question)
    {
        lock (_gate)
        {
            if (_questions.Count < MaxWaiting)
            {
                _questions.Add(question);
            }
        }
    }

    /// <inheritdoc/>
    public void Count(DeskCount kind, string key)
    {
        lock (_gate)
        {
            if (_counts.TryGetValue((kind, key), out var count) || _counts.Count < MaxWaiting)
            {
                _counts[(kind, key)] = count + 1;
            }
        }
    }

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places)
    {
        lock (_gate)
        {
            _questions.RemoveAll(question => question.Channel == channel && (question.Person == person || question.Question.Contains(person, StringComparison.Ordinal)));

            // What is being written at this moment is deleted after it.
            _forgotten.Add((channel, person));
        }
    }

    /// <summary>Writes what waits. A database that is away is told in the log; the next call tries again.</summary>
    /// <param name="now">The moment, whose day in UTC counts belong to.</param>
    public async Task FlushAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _flushing.WaitAsync(cancellationToken);
        try
        {
            var (questions, counts) = Take();
            if (questions.Count + counts.Count > 0)
            {
                try
                {
                    await database.ChangeAsync((context, token) => WriteAsync(context, questions, counts, DateOnly.FromDateTime(now.UtcDateTime), token), cancellationToken);
                }
                catch (Exception fault) when (fault is StorageUnavailableException or OperationCanceledException)
                {
                    PutBack(questions, counts);
                    if (fault is OperationCanceledException)
                    {
                        throw;
                    }

                    Log.DeskWaits(logger, fault.Message);
                    return;
                }
            }

            await ForgetWrittenAsync(cancellationToken);
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <summary>Questions without an answer since a moment, newest first, <see cref="MaxRead"/> at most.</summary>
    public Task<IReadOnlyList<UnansweredQuestion>> QuestionsAsync(DateTimeOffset since, CancellationToken cancellationToken) => database.ListAsync(
        context => context.Unanswered.Where(row => row.At >= since.UtcTicks).OrderByDescending(row => row.At).Take(MaxRead), row => row.ToQuestion(), cancellationToken);

    /// <summary>Feedback since a moment, newest first, <see cref="MaxRead"/> at most.</summary>
    public Task<IReadOnlyList<FeedbackEntry>> FeedbackAsync(DateTimeOffset since, CancellationToken cancellationToken) => database.ListAsync(
        context => context.Feedback.Where(row => row.At >= since.UtcTicks).OrderByDescending(row => row.At).Take(MaxRead),
        row => JsonSerializer.Deserialize(row.Payload, StorageJson.Default.FeedbackEntry)!,
        cancellationToken);

    /// <summary>What was counted of a kind since a day: by day and key.</summary>
    public Task<IReadOnlyList<(DateOnly Day, DeskCount Kind, string Key, long Count)>> CountsAsync(DateOnly since, CancellationToken cancellationToken) => database.ListAsync(
        context => context.DeskCounts.Where(row => row.Day >= since).OrderByDescending(row => row.Day).ThenByDescending(row => row.Count).Take(MaxRead),
        row => (row.Day, (DeskCount)row.Kind, row.Key, row.Count),
        cancellationToken);

    /// <summary>How many deliveries of each state there were on each local day.</summary>
    public Task<IReadOnlyList<(LocalDate Day, DigestDeliveryStatus Status, int Count)>> DeliveriesAsync(LocalDate since, CancellationToken cancellationToken)
    {
        var first = since.ToDateOnly();
        return database.RunAsync<IReadOnlyList<(LocalDate, DigestDeliveryStatus, int)>>(
            async (context, token) =>
            {
                var groups = await context.Deliveries.Where(row => row.Date >= first).GroupBy(row => new { row.Date, row.Status })
                    .Select(group => new { group.Key.Date, group.Key.Status, Count = group.Count() }).ToListAsync(token);
                return groups.ConvertAll(group => (LocalDate.FromDateOnly(group.Date), (DigestDeliveryStatus)group.Status, group.Count));
            },
            cancellationToken);
    }

    private static async Task WriteAsync(
        StorageContext context, List<UnansweredQuestion> questions, Dictionary<(DeskCount Kind, string Key), long> counts, DateOnly day, CancellationToken cancellationToken)
    {
        // Replicas add to the same rows.
        await context.LockNameAsync("desk", cancellationToken);
        var rows = questions.Select(UnansweredRow.Of).DistinctBy(row => row.Key).ToList();
        var keys = rows.ConvertAll(row => row.Key);
        var known = await context.Unanswered.Where(row => keys.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellationToken);
        context.Unanswered.AddRange(rows.Where(row => !known.Contains(row.Key)));
        foreach (var ((kind, key), count) in counts)
        {
            var number = (int)kind;
            if (await context.DeskCounts.Where(row => row.Day == day && row.Kind == number && row.Key == key)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.Count, one => one.Count + count), cancellationToken) == 0)
            {
                context.DeskCounts.Add(new DeskCountRow { Day = day, Kind = number, Key = key, Count = count });
            }
        }
    }

    private async Task ForgetWrittenAsync(CancellationToken cancellationToken)
    {
        List<(string Channel, string Person)> forgotten;
        lock (_gate)
        {
            (forgotten, _forgotten) = (_forgotten, []);
        }

        try
        {
            foreach (var (channel, person) in forgotten)
            {
                await database.ChangeAsync(
                    (context, token) => context.Unanswered.Where(row => row.Channel == channel && row.Person == person).ExecuteDeleteAsync(token), cancellationToken);
            }
        }
        catch (StorageUnavailableException)
        {
            lock (_gate)
            {
                _forgotten.AddRange(forgotten);
            }
        }
    }

    private (List<UnansweredQuestion> Questions, Dictionary<(DeskCount Kind, string Key), long> Counts) Take()
    {
        lock (_gate)
        {
            var taken = (_questions, _counts);
            (_questions, _counts) = ([], []);
            return taken;
        }
    }

    private void PutBack(List<UnansweredQuestion> questions, Dictionary<(DeskCount Kind, string Key), long> counts)
    {
        lock (_gate)
        {
            _questions.InsertRange(0, questions.Where(question => !_forgotten.Contains((question.Channel, question.Person))).Take(MaxWaiting - _questions.Count));
            foreach (var (key, count) in counts)
            {
                _counts[key] = _counts.GetValueOrDefault(key) + count;
            }
        }
    }
}
