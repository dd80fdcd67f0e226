using System.Text.Json;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Terminal;

/// <summary>Asks a set of questions in one process, each in a separate conversation.</summary>
internal static class QuestionBatch
{
    /// <summary>Writes a line for each question.</summary>
    /// <returns>See <see cref="JsonLines"/>.</returns>
    public static Task<int> RunAsync(FileInfo file, TurnHandler turns, TextWriter output, CancellationToken cancellationToken) =>
        JsonLines.ReadAsync(file, AnswerJson.Readable.BatchQuestion, "a question", (question, number) => AnswerAsync(question, number, turns, output, cancellationToken), cancellationToken);

    private static async Task<string?> AnswerAsync(BatchQuestion question, int number, TurnHandler turns, TextWriter output, CancellationToken cancellationToken)
    {
        if (question is not { Id: { } id, Q: { } text })
        {
            return "a question needs id and q";
        }

        var conversation = new ConversationAddress("terminal", $"batch-{number}");
        foreach (var earlier in question.Context ?? [])
        {
            await AskAsync(earlier).ConfigureAwait(false);
        }

        var answer = AnswerRecord.Of(id, null, await AskAsync(text).ConfigureAwait(false), inFull: false);
        await output.WriteLineAsync(JsonSerializer.Serialize(answer, AnswerJson.Readable.AnswerRecord)).ConfigureAwait(false);
        return null;

        // A line of output is a reply delivered, and an earlier question counts as answered.
        async Task<Reply> AskAsync(string words)
        {
            var result = await turns.HandleOrThrowAsync(new Turn(conversation, new Person("terminal"), words), cancellationToken).ConfigureAwait(false);
            await result.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result.Reply;
        }
    }
}

/// <summary>A line of a question set.</summary>
/// <param name="Id">Its id; required.</param>
/// <param name="Q">The question; required.</param>
/// <param name="Context">The questions asked before it in the same conversation, oldest first; null for none.</param>
internal sealed record BatchQuestion(string? Id, string? Q, IReadOnlyList<string>? Context);
