using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RussiaTaliban.Storage.Postgres;

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresContext --output-dir Postgres/Migrations</c> only.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=design").Options);
}
