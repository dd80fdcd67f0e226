using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Composition;

/// <summary>The database: SQLite in the data folder, PostgreSQL where section <c>Storage</c> says so, or none.</summary>
internal static partial class StorageComposition
{
    private const string FileName = "briefing.db";

    /// <summary>To be added before what keeps things in the process where there is no database.</summary>
    public static void AddStorage(this IHostApplicationBuilder builder, string? dataDirectory)
    {
        var section = builder.Configuration.GetSection(StorageOptions.Section);
        var services = builder.Services;
        services.AddOptions<StorageOptions>()
            .Configure(options => options.Provider = dataDirectory is null ? StorageProvider.None : StorageProvider.Sqlite)
            .Bind(section)
            .PostConfigure(options => options.ConnectionString ??= options.Provider == StorageProvider.Sqlite && dataDirectory is not null ? FileIn(dataDirectory) : null)
            .Validate(
                options => options.Provider == StorageProvider.None || !string.IsNullOrWhiteSpace(options.ConnectionString),
                "Storage:ConnectionString is missing, which the provider needs")
            .ValidateOnStart();
        builder.AddEncryption();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddOptions<RetentionOptions>().Bind(builder.Configuration.GetSection(RetentionOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RetentionOptions>>().Value);
        var provider = section[nameof(StorageOptions.Provider)];
        if (provider is null ? dataDirectory is null : string.Equals(provider, nameof(StorageProvider.None), StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        services.AddSingleton(provider => new Database(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetRequiredService<ILogger<Database>>(), provider.GetService<ITextCipher>()));
        services.AddSingleton<ISubscriptionStore, SubscriptionStore>();
        services.AddSingleton<IDigestDeliveryLedger, DigestDeliveryLedger>();
        services.AddSingleton<IConversationReferenceStore, ConversationReferenceStore>();
        services.AddSingleton<IFeedbackStore, FeedbackStore>();
        services.AddSingleton(provider => new ConversationMemory(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<RetentionOptions>().Conversations,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConversationMemory>>()));
        services.AddSingleton<IConversationMemory>(provider => provider.GetRequiredService<ConversationMemory>());
        services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<ConversationMemory>());
        services.AddSingleton<IDigestHistory, DigestHistory>();
        services.AddSingleton<IReceiptStore, ReceiptStore>();
        services.AddSingleton<IPersonalData, PersonalDataStore>();
        services.AddSingleton<IRetention, Retention>();
        services.AddSingleton<RetentionWorker>();
        services.AddHostedService<RetentionService>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<IInbox>(provider => provider.GetRequiredService<Inbox>());
        services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<Inbox>());
        services.AddSingleton<IArticleHistory, ArticleHistoryStore>();
        services.AddHostedService<StorageStart>();
    }

    private static string FileIn(string directory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(Path.Combine(directory, FileName)) }.ConnectionString;

    /// <summary>
    /// Makes and migrates the database while the service starts, without keeping the port closed: whoever needs the database waits for it, and a
    /// fault is told and does not keep the service from answering.
    /// </summary>
    private sealed partial class StorageStart(Database database, ILogger<Database> logger, ITextCipher? cipher = null) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            if (await database.TryPrepareAsync(stoppingToken) && cipher is { IsOn: true })
            {
                try
                {
                    Rewritten(logger, await database.RewriteAsync(stoppingToken));
                }
                catch (StorageUnavailableException)
                {
                    // The database has said so. What it holds in plain text is encrypted at the next start.
                }
            }
        }

        [LoggerMessage(9121, LogLevel.Information, "People's words in the database are encrypted; {Count} rows of before were encrypted now")]
        private static partial void Rewritten(ILogger logger, int count);
    }

    /// <summary>Runs the <see cref="RetentionWorker"/> as long as the service runs.</summary>
    private sealed class RetentionService(RetentionWorker worker) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
    }
}
