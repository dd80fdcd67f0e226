using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Storage;
using RussiaTaliban.Storage.Postgres;
using RussiaTaliban.Storage.Sqlite;

namespace RussiaTaliban.Tests.Storage;

public sealed class MigrationTests(PostgresCluster postgres)
{
    [Fact]
    public void Migrations_OfSqlite_MakeTheTablesThatTheCodeReads()
    {
        using var context = new SqliteDesign().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Migrations_OfPostgres_MakeTheTablesThatTheCodeReads()
    {
        using var context = new PostgresDesign().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    /// <summary>tests/chaos found that one of two replicas ended at the start, because both had made the table of changes.</summary>
    [Fact]
    public async Task Replicas_ThatStartTogetherOnAnEmptyDatabase_AllComeUp()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        for (var round = 0; round < 3; round++)
        {
            var connection = await postgres.NewDatabaseAsync();
            var replicas = Enumerable.Range(0, 6).Select(_ => new Database(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connection }, NullLogger<Database>.Instance)).ToList();

            Assert.All(await Task.WhenAll(replicas.Select(replica => Task.Run(() => replica.TryPrepareAsync(TestContext.Current.CancellationToken)))), isUp => Assert.True(isUp));
            replicas.ForEach(replica => replica.Dispose());
        }
    }
}
