using Microsoft.Extensions.Logging;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Storage;

/// <summary>
/// Conversation memory in the database, so that a follow-up finds its question after a restart and on another replica. While the database is away
/// the process remembers: a question is answered either way.
/// </summary>
public sealed class ConversationMemory(Database database, TimeProvider time, ILogger<ConversationMemory> logger) : IConversationMemory
{
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
            var since = (time.GetUtcNow() - InMemoryConversationMemory.Lifetime).UtcTicks;
            var payload = await database.RunAsync(
                (context, token) => Of(context, conversation).Where(row => row.UsedAt > since).Select(row => row.Payload).FirstOrDefaultAsync(token),
                cancellationToken);
            return (payload is null ? null : Read(payload)) ?? ConversationState.Initial;
        }
        catch (StorageUnavailableException fault)
        {
            GoOnInProcess(fault);
            return await _inProcess.ReadAsync(conversation, cancellationToken);
        }
    }

    public async ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken)
    {
        if (IsResting)
        {
            await _inProcess.WriteAsync(conversation, state, cancellationToken);
            return;
        }

        var payload = JsonSerializer.Serialize(state, StorageJson.Default.ConversationState);
        var now = time.GetUtcNow();
        try
        {
            await database.ChangeAsync(
                async (context, token) =>
                {
                    await context.LockNameAsync("memory of " + conversation.Conversation, token);
                    if (await Of(context, conversation).SingleOrDefaultAsync(token) is { } row)
                    {
                        (row.UsedAt, row.Payload) = (now.UtcTicks, payload);
                        return;
                    }

                    // A new conversation is the moment to forget old ones: then the table grows no further than its use.
                    var forgotten = (now - InMemoryConversationMemory.Lifetime).UtcTicks;
                    await context.Memory.Where(old => old.UsedAt < forgotten).ExecuteDeleteAsync(token);
                    context.Memory.Add(new MemoryRow
                    {
                        Channel = conversation.Channel,
                        Conversation = conversation.Conversation,
                        Thread = conversation.Thread ?? "",
                        UsedAt = now.UtcTicks,
                        Payload = payload,
                    });
                },
                cancellationToken);
        }
        catch (StorageUnavailableException fault)
        {
            GoOnInProcess(fault);
            await _inProcess.WriteAsync(conversation, state, cancellationToken);
        }
    }

    private bool IsResting => time.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil);

    private void GoOnInProcess(StorageUnavailableException fault)
    {
        Log.MemoryInProcess(logger, fault.Message);
        Interlocked.Exchange(ref _restsUntil, (time.GetUtcNow() + Rest).UtcTicks);
    }

    private static IQueryable<MemoryRow> Of(StorageContext context, ConversationAddress conversation)
    {
        var thread = conversation.Thread ?? "";
        return context.Memory.Where(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation && row.Thread == thread);
    }

    /// <summary>Null for what an earlier version wrote and this one cannot read: the conversation starts anew.</summary>
    private static ConversationState? Read(string payload)
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
