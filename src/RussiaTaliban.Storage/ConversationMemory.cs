using Microsoft.Extensions.Logging;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.Storage;

/// <summary>
/// Conversation memory in the database, so that a follow-up finds its question after a restart and on another replica. While the database is away
/// the process remembers: a question is answered either way, and waits for the database no longer than <see cref="Patience"/>.
/// </summary>
/// <param name="lifetime">How long an idle conversation is remembered.</param>
public sealed class ConversationMemory(Database database, TimeSpan lifetime, TimeProvider time, ILogger<ConversationMemory> logger) : IConversationMemory, IPersonalCache
{
    /// <summary>How long an answer waits for a database that is locked or slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a database that was away is left alone: nobody's answer waits for it again in that time.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private readonly InMemoryConversationMemory _inProcess = new(time);
    private long _restsUntil;

    public async ValueTask<ConversationState> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        if (IsResting)
        {
            return await _inProcess.ReadAsync(conversation, cancellationToken);
        }

        try
        {
            var since = (time.GetUtcNow() - lifetime).UtcTicks;
            var payload = await WithinPatienceAsync(
                token => database.RunAsync(
                    (context, inner) => Of(context, conversation).Where(row => row.UsedAt > since).Select(row => row.Payload).FirstOrDefaultAsync(inner), token),
                cancellationToken);
            return (payload is null ? null : Read(payload)) ?? ConversationState.Initial;
        }
        catch (StorageUnavailableException fault)
        {
            GoOnInMemory(fault);
            return await _inProcess.ReadAsync(conversation, cancellationToken);
        }
    }

    public async ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken)
    {
        // Also where the database takes it: it may be away at the next question.
        await _inProcess.WriteAsync(conversation, state, cancellationToken);
        if (IsResting)
        {
            return;
        }

        var payload = JsonSerializer.Serialize(state, StorageJson.Default.ConversationState);
        var now = time.GetUtcNow();
        try
        {
            // Nothing to remember is no row: its key may name a person who has just been forgotten.
            if (state == ConversationState.Initial)
            {
                await WithinPatienceAsync(
                    token => database.ChangeAsync((context, inner) => Of(context, conversation).ExecuteDeleteAsync(inner), token), cancellationToken);
                return;
            }

            await WithinPatienceAsync(token => database.ChangeAsync(
                async (context, inner) =>
                {
                    await context.LockNameAsync("memory of " + conversation.Conversation, inner);
                    if (await Of(context, conversation).SingleOrDefaultAsync(inner) is { } row)
                    {
                        (row.UsedAt, row.Payload) = (now.UtcTicks, payload);
                        return true;
                    }

                    context.Memory.Add(new MemoryRow
                    {
                        Channel = conversation.Channel,
                        Conversation = conversation.Conversation,
                        Thread = conversation.Thread ?? "",
                        UsedAt = now.UtcTicks,
                        Payload = payload,
                    });
                    return true;
                },
                token), cancellationToken);
        }
        catch (StorageUnavailableException fault)
        {
            GoOnInMemory(fault);
        }
    }

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places) => _inProcess.Of(channel, person, places, remove: true);

    /// <summary>SQLite waits for a lock without letting its thread go; the work is left to end by itself, and what it wrote is kept.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be used, or not soon enough.</exception>
    private async Task<T> WithinPatienceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var under = Task.Run(() => work(CancellationToken.None), cancellationToken);
        try
        {
            return await under.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException fault)
        {
            _ = under.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw new StorageUnavailableException("it does not answer in time", fault);
        }
    }

    private bool IsResting => time.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil);

    private void GoOnInMemory(StorageUnavailableException fault)
    {
        Log.ConversationsInMemory(logger, fault.Message);
        Interlocked.Exchange(ref _restsUntil, (time.GetUtcNow() + Rest).UtcTicks);
    }

    private static IQueryable<MemoryRow> Of(StorageContext context, ConversationAddress conversation)
    {
        var thread = conversation.Thread ?? "";
        return context.Memory.Where(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation && row.Thread == thread);
    }

    /// <summary>Null for what an earlier version wrote and this one cannot read: the conversation starts anew.</summary>
    internal static ConversationState? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, StorageJson.Default.ConversationState);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
