using Microsoft.EntityFrameworkCore.Design;

namespace RussiaTaliban.Storage.Postgres;

/// <summary>PostgreSQL for several replicas: they share the work by row locks, and none of them leads.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options, ITextCipher? cipher = null) : StorageContext(options, cipher)
{
    public override IQueryable<SubscriptionRow> LockDue(string channel, long now, int take) => Subscriptions.FromSql(
        $"""SELECT * FROM subscriptions WHERE "Channel" = {channel} AND "NextAt" <= {now} ORDER BY "NextAt" LIMIT {take} FOR UPDATE SKIP LOCKED""");

    public override IQueryable<DeliveryRow> LockRetries(string channel, long now, int take) => Deliveries.FromSql(
        $"""SELECT * FROM deliveries WHERE "Channel" = {channel} AND "RetryAt" <= {now} ORDER BY "RetryAt" LIMIT {take} FOR UPDATE SKIP LOCKED""");

    public override IQueryable<SubscriptionRow> LockOne(string id) => Subscriptions.FromSql($"""SELECT * FROM subscriptions WHERE "Id" = {id} FOR UPDATE""");

    public override IQueryable<InboxRow> LockInbox(string channel, long now, int take) => Inbox.FromSql(
        $"""
        SELECT * FROM inbox AS first WHERE "Channel" = {channel} AND "DueAt" <= {now} AND "LeaseUntil" <= {now} AND NOT EXISTS (
            SELECT 1 FROM inbox AS other WHERE other."Channel" = first."Channel" AND other."Lane" = first."Lane" AND other."DueAt" IS NOT NULL
            AND (other."ReceivedAt" < first."ReceivedAt" OR (other."ReceivedAt" = first."ReceivedAt" AND other."Key" < first."Key")))
        ORDER BY "ReceivedAt" LIMIT {take} FOR UPDATE SKIP LOCKED
        """);

    public override Task LockNameAsync(string name, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
}

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresContext --output-dir Postgres/Migrations</c> only.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=design").Options);
}
