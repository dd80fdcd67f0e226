using System.Security.Cryptography;
using System.Text;
using RussiaTaliban.Chat.Feedback;

namespace RussiaTaliban.Storage;

/// <summary>Feedback in the database.</summary>
public sealed class FeedbackStore(Database database) : IFeedbackStore
{
    public Task SaveAsync(FeedbackEntry feedback, CancellationToken cancellationToken)
    {
        var parts = new[] { feedback.Conversation.Channel, feedback.Conversation.Conversation, feedback.Conversation.Thread ?? "", feedback.Person, feedback.Question };
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
        var payload = JsonSerializer.Serialize(feedback, StorageJson.Default.FeedbackEntry);
        return database.SaveAsync(
            key,
            context => context.Feedback.Where(row => row.Key == key),
            () => new FeedbackRow { Key = key },
            row => (row.At, row.Payload) = (feedback.At.UtcTicks, payload),
            cancellationToken);
    }

    public Task<IReadOnlyList<FeedbackEntry>> ListAsync(int take, CancellationToken cancellationToken) => database.ListAsync(
        context => context.Feedback.OrderByDescending(row => row.At).Take(take),
        row => JsonSerializer.Deserialize(row.Payload, StorageJson.Default.FeedbackEntry)!,
        cancellationToken);
}
