using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Tests.Storage;

/// <summary>Every cell of every table of a service's database, as text.</summary>
internal static class DatabaseDump
{
    public static Task<List<(string Table, string Value)>> OfAsync(IServiceProvider services) => services.GetRequiredService<Database>().RunAsync(
        async (context, token) =>
        {
            var cells = new List<(string Table, string Value)>();
            await context.Database.OpenConnectionAsync(token);
            foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()!))
            {
                await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names of this program's own tables.
                command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
                await using var reader = await command.ExecuteReaderAsync(token);
                while (await reader.ReadAsync(token))
                {
                    for (var column = 0; column < reader.FieldCount; column++)
                    {
                        cells.Add((table, Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? ""));
                    }
                }
            }

            return cells;
        },
        TestContext.Current.CancellationToken);
}
