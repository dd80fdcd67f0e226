using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>A thumb up or down under a message, with the person's reason where they gave one.</summary>
internal sealed class FeedbackInvoke(IFeedbackStore store, SentReplies sent, TimeProvider time, ILogger<FeedbackInvoke> log) : IInvoke
{
    private const int MaxComment = 2_000;

    public IReadOnlyList<string> Names => ["message/submitAction"];

    public async Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        var value = activity.Value.Member("actionValue");
        if (activity.Value.Member("actionName").AsText() != "feedback" || value.Member("reaction").AsText() is not (("like" or "dislike") and var reaction))
        {
            return new InvokeResponse(400);
        }

        var conversation = ActivityReader.AddressOf(activity);
        var (question, passages) = sent.Find(conversation, activity.ReplyToId ?? "");
        var feedback = new FeedbackEntry(conversation, activity.From?.Id ?? "", question, reaction == "like", time.GetUtcNow())
        {
            Passages = passages,
            Comment = Comment(value.Member("feedback")),
        };
        try
        {
            await store.SaveAsync(feedback, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            Log.FeedbackNotKept(log);
        }

        return new InvokeResponse(200, new JsonObject());
    }

    /// <summary>Teams wraps the person's words in JSON inside a string.</summary>
    private static string? Comment(JsonElement? wrapped)
    {
        var text = wrapped.Member("feedbackText").AsText() ?? wrapped.AsText();
        try
        {
            if (text is not null && text.StartsWith('{'))
            {
                using var inner = JsonDocument.Parse(text);
                text = ((JsonElement?)inner.RootElement).Member("feedbackText").AsText();
            }
        }
        catch (JsonException)
        {
            // Not wrapped after all: the words themselves.
        }

        return string.IsNullOrWhiteSpace(text) ? null : text.Length <= MaxComment ? text : text[..MaxComment];
    }
}
