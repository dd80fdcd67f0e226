using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RussiaTaliban.Chat.Feedback;

namespace RussiaTaliban.Storage;

/// <summary>Feedback in the database.</summary>
public sealed class FeedbackStore(Database database) : IFeedbackStore
{
    /// <inheritdoc/>
    public Task SaveAsync(FeedbackEntry feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var parts = new[] { feedback.Conversation.Channel, feedback.Conversation.Conversation, feedback.Conversation.Thread ?? "", feedback.Person, feedback.Question };
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
        var payload = JsonSerializer.Serialize(feedback, StorageJson.Default.FeedbackEntry);
        return database.ChangeAsync(
            async (context, token) =>
            {
                await context.LockNameAsync(key, token).ConfigureAwait(false);
                if (await context.Feedback.FindAsync([key], token).ConfigureAwait(false) is { } row)
                {
                    (row.At, row.Payload) = (feedback.At.UtcTicks, payload);
                }
                else
                {
                    context.Feedback.Add(new FeedbackRow { Key = key, At = feedback.At.UtcTicks, Payload = payload });
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedbackEntry>> ListAsync(int take, CancellationToken cancellationToken) => database.RunAsync<IReadOnlyList<FeedbackEntry>>(
        async (context, token) =>
        {
            var rows = await context.Feedback.AsNoTracking().OrderByDescending(row => row.At).Take(take).ToListAsync(token).ConfigureAwait(false);
            return [.. rows.Select(row => JsonSerializer.Deserialize(row.Payload, StorageJson.Default.FeedbackEntry)).OfType<FeedbackEntry>()];
        },
        cancellationToken);
}
