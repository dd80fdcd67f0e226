using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using Spectre.Console;

namespace RussiaTaliban.Terminal;

/// <summary><c>summary</c>: today's digest, or the summary of one section or article, for people or as JSON.</summary>
public static class SummaryCommand
{
    private static readonly ConversationAddress Terminal = new("terminal", "summary");

    public static Command Create(SharedOptions shared)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of text" };
        var sentences = new Option<int?>("--sentences") { Description = "The maximum number of sentences, 1 to 8", HelpName = "N" };
        var section = new Option<int?>("--section") { Description = "Only this section", HelpName = "N" };
        var command = new Command("summary", "Prints today's summary: sentences from the corpus, word for word, each with its place") { json, sentences, section };
        sentences.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > Summarizer.MaxSentences)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--sentences takes 1 to {Summarizer.MaxSentences}"));
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
                var intent = new SummaryIntent { Section = parsed.GetValue(section), Sentences = parsed.GetValue(sentences) };
                var turn = new Turn(Terminal, new Person("terminal"), "") { Chosen = intent };
                var result = await session.Turns.HandleOrThrowAsync(turn, cancellationToken).ConfigureAwait(false);
                return await WriteAsync(result.Reply, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static async Task<int> WriteAsync(Reply reply, bool asJson, CancellationToken cancellationToken)
    {
        var record = SummaryRecord.Of(reply);
        if (record is null)
        {
            await Console.Error.WriteLineAsync("error: no article has this section".AsMemory(), cancellationToken).ConfigureAwait(false);
            return ExitCodes.Failed;
        }

        if (asJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(record, AnswerJson.Readable.SummaryRecord).AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            TerminalRenderer.Write(AnsiConsole.Console, reply);
        }

        return 0;
    }
}
