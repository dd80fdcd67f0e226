using Microsoft.EntityFrameworkCore;
using RussiaTaliban.Storage.Postgres;
using RussiaTaliban.Storage.Sqlite;

namespace RussiaTaliban.Tests.Storage;

public sealed class MigrationTests
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
}
