using Microsoft.EntityFrameworkCore.Design;

namespace RussiaTaliban.Storage.Sqlite;

/// <summary>SQLite has one writer: a transaction begins with the write lock (BEGIN IMMEDIATE), so there is nothing to lock row by row.</summary>
internal sealed class SqliteContext(DbContextOptions<SqliteContext> options, ITextCipher? cipher = null) : StorageContext(options, cipher)
{
    public override IQueryable<SubscriptionRow> LockDue(string channel, long now, int take) =>
        Subscriptions.Where(row => row.Channel == channel && row.NextAt <= now).OrderBy(row => row.NextAt).Take(take);

    public override IQueryable<DeliveryRow> LockRetries(string channel, long now, int take) =>
        Deliveries.Where(row => row.Channel == channel && row.RetryAt <= now).OrderBy(row => row.RetryAt).Take(take);

    public override IQueryable<SubscriptionRow> LockOne(string id) => Subscriptions.Where(row => row.Id == id);

    public override IQueryable<InboxRow> LockInbox(string channel, long now, int take) => Inbox.FromSql(
        $"""
        SELECT * FROM inbox AS first WHERE "Channel" = {channel} AND "DueAt" <= {now} AND "LeaseUntil" <= {now} AND NOT EXISTS (
            SELECT 1 FROM inbox AS other WHERE other."Channel" = first."Channel" AND other."Lane" = first."Lane" AND other."DueAt" IS NOT NULL
            AND (other."ReceivedAt" < first."ReceivedAt" OR (other."ReceivedAt" = first."ReceivedAt" AND other."Key" < first."Key")))
        ORDER BY "ReceivedAt" LIMIT {take}
        """);

    public override Task LockNameAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteContext --output-dir Sqlite/Migrations</c> only.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=design.db").Options);
}
