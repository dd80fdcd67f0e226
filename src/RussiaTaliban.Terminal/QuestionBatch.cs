using System.Text.Json;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Terminal;

/// <summary>Asks a question set in one process, each question in a conversation of its own.</summary>
internal static class QuestionBatch
{
    /// <summary>Writes a line for each question. A bad line is told with its number on standard error; the others are asked all the same.</summary>
    /// <returns>0, or 1 where a line was bad or the file cannot be read.</returns>
    public static async Task<int> RunAsync(FileInfo file, TurnHandler turns, TextWriter output, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            return Failure.Tell([$"there is no file “{file.FullName}”"]);
        }

        var number = 0;
        var exitCode = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Parse(line, out var fault) is not { Id: { } id, Q: { } text } question)
            {
                exitCode = Failure.Tell([$"{file.Name}({number}): {fault ?? "a question needs id and q"}"]);
                continue;
            }

            var conversation = new ConversationAddress("terminal", $"batch-{number}");
            foreach (var earlier in question.Context ?? [])
            {
                await AskAsync(earlier).ConfigureAwait(false);
            }

            var answer = AnswerRecord.Of(id, null, await AskAsync(text).ConfigureAwait(false), inFull: false);
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, AnswerJson.Readable.AnswerRecord)).ConfigureAwait(false);

            // A line of output is a reply delivered, and an earlier question counts as answered.
            async Task<Reply> AskAsync(string words)
            {
                var result = await turns.HandleOrThrowAsync(new Turn(conversation, new Person("terminal"), words), cancellationToken).ConfigureAwait(false);
                await result.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result.Reply;
            }
        }

        return exitCode;
    }

    private static BatchQuestion? Parse(string line, out string? fault)
    {
        try
        {
            fault = null;
            return JsonSerializer.Deserialize(line, AnswerJson.Readable.BatchQuestion);
        }
        catch (JsonException exception)
        {
            fault = $"not a question in JSON: {exception.Message}";
            return null;
        }
    }
}

/// <summary>A line of a question set.</summary>
/// <param name="Id">Its id; required.</param>
/// <param name="Q">The question; required.</param>
/// <param name="Context">The questions asked before it in the same conversation, oldest first; null for none.</param>
internal sealed record BatchQuestion(string? Id, string? Q, IReadOnlyList<string>? Context);
