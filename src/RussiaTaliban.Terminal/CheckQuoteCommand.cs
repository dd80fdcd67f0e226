using System.CommandLine;
using System.Text.Json;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using Spectre.Console;

namespace RussiaTaliban.Terminal;

/// <summary>
/// <c>check-quote "…"</c>: does the corpus say this? With <c>-</c> the quote is read from standard input; <c>check-quote --batch FILE</c>: a set of quotes.
/// </summary>
public static class CheckQuoteCommand
{
    private static readonly ConversationAddress Terminal = new("terminal", "check-quote");

    public static Command Create(SharedOptions shared)
    {
        var quote = new Argument<string?>("quote") { Description = "The quote, or - to read it from standard input", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<FileInfo?>("--batch") { Description = "A set of quotes, one JSON object per line: id, quote", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of text" };
        var command = new Command("check-quote", "Checks whether a quote appears in the corpus word for word, and shows what differs") { quote, batch, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(quote) is null == result.GetValue(batch) is null)
            {
                result.AddError("check-quote takes a quote or --batch FILE");
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
                return parsed.GetValue(batch) is { } file
                    ? await QuoteBatch.RunAsync(file, session.Turns, Console.Out, cancellationToken).ConfigureAwait(false)
                    : await CheckAsync(parsed.GetValue(quote)!, parsed.GetValue(json), session, cancellationToken).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static async Task<int> CheckAsync(string quote, bool asJson, CommandSession session, CancellationToken cancellationToken)
    {
        var text = quote == "-" ? await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false) : quote;
        var turn = new Turn(Terminal, new Person("terminal"), text) { Chosen = new CheckQuoteIntent(text) };
        var result = await session.Turns.HandleOrThrowAsync(turn, cancellationToken).ConfigureAwait(false);
        return await WriteAsync(result.Reply, asJson, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> WriteAsync(Reply reply, bool asJson, CancellationToken cancellationToken)
    {
        if (reply is not QuoteCheckReply check)
        {
            var error = reply is UnreadableReply { Reason: UnreadableReason.TooLong }
                ? "error: the quote is too long: no paragraph of the corpus can be that long"
                : "error: the quote has no words";
            await Console.Error.WriteLineAsync(error.AsMemory(), cancellationToken).ConfigureAwait(false);
            return ExitCodes.Failed;
        }

        if (asJson)
        {
            var json = JsonSerializer.Serialize(VerdictRecord.Of(check.Verdict), AnswerJson.Readable.VerdictRecord);
            await Console.Out.WriteLineAsync(json.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            TerminalRenderer.Write(AnsiConsole.Console, reply);
        }

        return check.Verdict.Outcome switch
        {
            QuoteOutcome.Verbatim => 0,
            QuoteOutcome.Altered => ExitCodes.Altered,
            _ => ExitCodes.Absent,
        };
    }
}
