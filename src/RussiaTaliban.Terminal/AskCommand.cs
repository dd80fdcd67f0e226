using System.CommandLine;
using System.Text.Json;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;
using Spectre.Console;

namespace RussiaTaliban.Terminal;

/// <summary><c>ask "…"</c>: one question, for people or as JSON; <c>ask --batch FILE</c>: a question set.</summary>
public static class AskCommand
{
    private static readonly ConversationAddress Terminal = new("terminal", "ask");

    public static Command Create(SharedOptions shared)
    {
        var question = new Argument<string?>("question") { Description = "The question", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<FileInfo?>("--batch") { Description = "A question set, one JSON object per line: id, q, context", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of text" };
        var explain = new Option<bool>("--explain") { Description = "Print every feature and weight of the best passages, the reader's scores, and the decision with its reason; with --json, as one object" };
        var command = new Command("ask", "Asks the corpus") { question, batch, json, explain };
        command.Validators.Add(result =>
        {
            if (result.GetValue(question) is null == result.GetValue(batch) is null)
            {
                result.AddError("ask takes a question or --batch FILE");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await CommandSession.OpenAsync(
                shared.Compose, parsed.GetRequiredValue(shared.Corpus), parsed.GetRequiredValue(shared.Data), parsed.GetValue(shared.Strict), cancellationToken)
                .ConfigureAwait(false);
            if (opened is not { } session)
            {
                return ExitCodes.Failed;
            }

            await using (session.ConfigureAwait(false))
            {
                if (parsed.GetValue(explain) && parsed.GetValue(question) is { } asked)
                {
                    ExplanationWriter.Write(Console.Out, session.Searcher.Current.Diagnose(new Question(asked), 5), parsed.GetValue(json));
                    return 0;
                }

                return parsed.GetValue(batch) is { } file
                    ? await QuestionBatch.RunAsync(file, session.Turns, Console.Out, cancellationToken).ConfigureAwait(false)
                    : await AskAsync(parsed.GetValue(question)!, parsed.GetValue(json), session, cancellationToken).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static async Task<int> AskAsync(string question, bool asJson, CommandSession session, CancellationToken cancellationToken)
    {
        var result = await session.Turns.HandleOrThrowAsync(new Turn(Terminal, new Person("terminal"), question), cancellationToken).ConfigureAwait(false);
        if (asJson)
        {
            var answer = AnswerRecord.Of(null, question, result.Reply, inFull: true);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(answer, AnswerJson.Readable.AnswerRecord)).ConfigureAwait(false);
        }
        else
        {
            TerminalRenderer.Write(AnsiConsole.Console, result.Reply);
        }

        await result.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result.Reply is NotFoundReply ? ExitCodes.NotFound : 0;
    }
}
