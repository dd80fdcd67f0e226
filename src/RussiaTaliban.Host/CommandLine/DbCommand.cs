using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Storage;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.CommandLine;

/// <summary><c>db</c>: what an administrator does with the database, also while the service runs.</summary>
internal static class DbCommand
{
    // Ids and questions of any script as they are: this is a file, and no page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(SharedOptions shared)
    {
        var command = new Command("db", "Maintains the database, even while the service runs");
        command.Subcommands.Add(Export(shared));
        command.Subcommands.Add(Forget(shared));
        command.Subcommands.Add(Prune(shared));
        command.Subcommands.Add(BackUp(shared));
        command.Subcommands.Add(Restore(shared));
        command.Subcommands.Add(Decrypt(shared));
        return command;
    }

    private static Argument<string> Person() => new("person") { Description = "The channel's id of the person, as it appears in feedback and subscriptions (Slack: U012AB3CD)" };

    private static Option<string> Channel() => new("--channel")
    {
        Description = "The channel: slack, msteams, directline (the chat page) or terminal",
        HelpName = "NAME",
        Required = true,
    };

    private static Command Export(SharedOptions shared)
    {
        var (person, channel) = (Person(), Channel());
        var command = new Command("export", "Writes everything that is stored about a person to standard output, as JSON") { person, channel };
        command.SetAction((parsed, cancellationToken) => WithDatabaseAsync(parsed.GetRequiredValue(shared.Data), async services =>
        {
            var data = await services.GetRequiredService<IPersonalData>().FindAsync(parsed.GetRequiredValue(channel), parsed.GetRequiredValue(person), cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(Json(data).ToJsonString(Readable).AsMemory(), cancellationToken).ConfigureAwait(false);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Forget(SharedOptions shared)
    {
        var (person, channel) = (Person(), Channel());
        var yes = new Option<bool>("--yes") { Description = "Delete it; without this option, the command only counts what is stored" };
        var command = new Command("forget", "Deletes everything that is stored about a person; receipts remain and contain no names") { person, channel, yes };
        command.SetAction((parsed, cancellationToken) => WithDatabaseAsync(parsed.GetRequiredValue(shared.Data), async services =>
        {
            var (data, who, where) = (services.GetRequiredService<IPersonalData>(), parsed.GetRequiredValue(person), parsed.GetRequiredValue(channel));
            var found = parsed.GetValue(yes)
                ? await data.ForgetAsync(where, who, asked: null, cancellationToken).ConfigureAwait(false)
                : await data.FindAsync(where, who, cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{(parsed.GetValue(yes) ? "Deleted" : "Stored")}: {found.Subscriptions.Count} subscriptions, {found.Feedback.Count} feedback entries, {found.Conversations.Count} conversations, "
                + $"{found.Remembered.Count + found.Named} remembered conversations, {found.Deliveries.Count} deliveries, {found.Summaries.Count} records of summaries, "
                + $"{found.Waiting.Count} waiting messages, {found.Unanswered.Count} questions without an answer, and the makers of {found.Receipts.Count} receipts{(parsed.GetValue(yes) ? "" : ". Add --yes to delete them")}")
                .AsMemory(), cancellationToken).ConfigureAwait(false);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Prune(SharedOptions shared)
    {
        var command = new Command("prune", "Deletes data whose retention period has ended, as the service does every hour");
        command.SetAction((parsed, cancellationToken) => WithDatabaseAsync(parsed.GetRequiredValue(shared.Data), async services =>
        {
            var pruned = await services.GetRequiredService<IRetention>().PruneAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync((pruned.Count == 0 ? "Nothing has expired" : string.Join(", ", pruned.Select(entry => $"{entry.Key}: {entry.Value}"))).AsMemory(), cancellationToken)
                .ConfigureAwait(false);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command BackUp(SharedOptions shared)
    {
        var file = new Argument<string>("file") { Description = "The copy to write; an earlier copy is replaced once the new one is complete" };
        var command = new Command("backup", "Writes a consistent copy of the database; for PostgreSQL, pg_dump must be installed") { file };
        command.SetAction((parsed, cancellationToken) => WithCopiesAsync(parsed.GetRequiredValue(shared.Data), async (copies, _) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            await copies.BackUpAsync(path, cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(path.AsMemory(), cancellationToken).ConfigureAwait(false);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Restore(SharedOptions shared)
    {
        var file = new Argument<string>("file") { Description = "A copy made by db backup, or by pg_dump --format=custom" };
        var command = new Command("restore", "Replaces the contents of the database with those of a copy; for PostgreSQL, pg_restore must be installed") { file };
        command.SetAction((parsed, cancellationToken) => WithCopiesAsync(parsed.GetRequiredValue(shared.Data), async (copies, services) =>
        {
            if (await copies.RestoreAsync(Path.GetFullPath(parsed.GetRequiredValue(file)), services.GetRequiredService<TimeProvider>(), cancellationToken).ConfigureAwait(false) is { } fault)
            {
                return Failure.Tell([fault]);
            }

            await Console.Out.WriteLineAsync("Restored".AsMemory(), cancellationToken).ConfigureAwait(false);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Decrypt(SharedOptions shared)
    {
        var command = new Command("decrypt", "Writes people's words in plain text again, with the keys of Encryption:KeysFolder; afterwards remove that setting. Stop the service first");
        command.SetAction((parsed, cancellationToken) => WithDatabaseAsync(parsed.GetRequiredValue(shared.Data), async services =>
        {
            if (services.GetService<ITextCipher>() is not ColumnCipher cipher)
            {
                return Failure.Tell(["Encryption:KeysFolder is not set, so there are no keys to read with"]);
            }

            using var database = new Database(services.GetRequiredService<IOptions<StorageOptions>>().Value, services.GetRequiredService<ILogger<Database>>(), cipher.ReadingOnly());
            var count = await database.RewriteAsync(cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} rows decrypted").AsMemory(), cancellationToken).ConfigureAwait(false);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Task<int> WithCopiesAsync(string dataDirectory, Func<IDatabaseCopies, IServiceProvider, Task<int>> work, CancellationToken cancellationToken) => WithDatabaseAsync(
        dataDirectory,
        services => services.GetRequiredService<IOptions<StorageOptions>>().Value is { Provider: StorageProvider.Postgres, ConnectionString: { } connection }
            ? work(new PostgresCopies(services.GetRequiredService<Database>(), connection), services)
            : work(new DatabaseCopies(services.GetRequiredService<Database>()), services),
        cancellationToken);

    private static async Task<int> WithDatabaseAsync(string dataDirectory, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
            {
                EnvironmentName = HostingEnvironment.Of(commandLine: null, fallback: null),
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.Logging.ClearProviders();
            if (builder.AddSecretFiles() is { Count: > 0 } faults)
            {
                return Failure.Tell(faults);
            }

            builder.AddStorage(dataDirectory);
            builder.Services.AddSingleton(TimeProvider.System);
            using var host = builder.Build();
            if (host.Services.GetService<Database>() is null)
            {
                return Failure.Tell(["no database is configured"]);
            }

            return await work(host.Services).ConfigureAwait(false);
        }
        catch (StorageUnavailableException fault)
        {
            return Failure.Tell([$"the database cannot be used: {fault.Message}"]);
        }
        catch (OptionsValidationException fault)
        {
            return Failure.Tell(fault.Failures);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failure.Tell([fault.Message]);
        }
    }

    private static JsonObject Json(PersonalData data) => new()
    {
        ["subscriptions"] = Array(data.Subscriptions, one => new JsonObject
        {
            ["id"] = one.Id,
            ["conversation"] = one.Conversation.Conversation,
            ["schedule"] = Told(one.Schedule),
            ["state"] = one.State.ToString(),
            ["watchedQuestion"] = one.Schedule.Details.Watch?.Question,
            ["subjects"] = Array(one.Schedule.Details.Subjects, subject => JsonValue.Create(subject)),
            ["notSubjects"] = Array(one.Schedule.Details.NotSubjects, subject => JsonValue.Create(subject)),
            ["lastDelivery"] = one.LastDate?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        }),
        ["feedback"] = Array(data.Feedback, one => new JsonObject
        {
            ["at"] = one.At,
            ["conversation"] = one.Conversation.Conversation,
            ["question"] = one.Question,
            ["isHelpful"] = one.IsHelpful,
            ["comment"] = one.Comment,
            ["passages"] = Array(one.Passages, passage => JsonValue.Create(passage.ToString())),
        }),
        ["conversations"] = Array(data.Conversations, one => new JsonObject { ["conversation"] = one.Conversation.Conversation, ["name"] = one.Name, ["reference"] = one.Reference }),
        ["remembered"] = Array(data.Remembered, one => new JsonObject
        {
            ["questions"] = Array(one.Questions.Append(one.Missed).OfType<string>(), question => JsonValue.Create(question)),
            ["checkedWords"] = one.CheckedWords,
            ["openWish"] = one.OpenWish,
            ["offeredWish"] = one.Offered?.Said,
            ["passages"] = Array(one.Shown, passage => JsonValue.Create(passage.ToString())),
        }),
        ["deliveries"] = Array(data.Deliveries, one => new JsonObject
        {
            ["subscription"] = one.SubscriptionId,
            ["date"] = one.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            ["status"] = one.Status.ToString(),
        }),
        ["summaries"] = Array(data.Summaries, one => new JsonObject { ["at"] = one.At, ["articles"] = Array(one.Covered.Keys, slug => JsonValue.Create(slug)) }),
        ["waiting"] = Array(data.Waiting, one => new JsonObject { ["at"] = one.ReceivedAt, ["message"] = JsonNode.Parse(one.Payload) }),
        ["unanswered"] = Array(data.Unanswered, one => new JsonObject { ["at"] = one.At, ["question"] = one.Question, ["outcome"] = one.Outcome.ToString() }),
        ["othersConversationsThatNameThem"] = data.Named,
        ["receipts"] = Array(data.Receipts, one => new JsonObject { ["id"] = one.Id, ["madeAt"] = one.MadeAt, ["quote"] = one.Quote.Exact }),
    };

    private static string Told(DigestSchedule schedule) =>
        string.Create(CultureInfo.InvariantCulture, $"{schedule.Days} {schedule.Time.ToString("HH:mm", CultureInfo.InvariantCulture)} {schedule.Zone}");

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> make) => new([.. items.Select(make)]);
}
