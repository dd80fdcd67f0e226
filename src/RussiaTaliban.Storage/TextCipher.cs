using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RussiaTaliban.Storage;

/// <summary>Encrypts what people wrote before the database has it.</summary>
public interface ITextCipher
{
    /// <summary>Whether what is written is encrypted; what was encrypted before can be read either way.</summary>
    bool IsOn { get; }

    /// <summary>The text, encrypted.</summary>
    string Protect(string text);

    /// <summary>The text again.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is not there, or somebody has changed what was written.</exception>
    string Unprotect(string encrypted);
}

/// <summary>Nothing is encrypted, and what is encrypted cannot be read.</summary>
internal sealed class NoCipher : ITextCipher
{
    public static NoCipher Instance { get; } = new();

    public bool IsOn => false;

    public string Protect(string text) => text;

    public string Unprotect(string encrypted) => throw new System.Security.Cryptography.CryptographicException("There is no key.");
}

/// <summary>
/// The columns with people's own words, encrypted on the way in and read on the way out. Rows of before encryption was turned on, and of after it was turned off, are
/// known by a mark. What is encrypted cannot be searched in or compared by the database.
/// </summary>
internal static class EncryptedColumns
{
    /// <summary>Before what is encrypted. None of these columns holds a text that begins so: all are JSON.</summary>
    public const string Mark = "enc:";

    /// <summary>The tables with their column, as the database calls them.</summary>
    public static IReadOnlyList<(string Table, string Column)> All { get; } =
        [("conversation_memory", "Payload"), ("feedback", "Payload"), ("inbox", "Payload"), ("subscriptions", "Details"), ("unanswered_questions", "Payload")];

    public static void Apply(ModelBuilder model, ITextCipher cipher)
    {
        var converter = new ValueConverter<string, string>(
            text => cipher.IsOn ? Mark + cipher.Protect(text) : text,
            kept => kept.StartsWith(Mark, StringComparison.Ordinal) ? cipher.Unprotect(kept.Substring(Mark.Length)) : kept);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var (_, column) in All.Where(one => one.Table == entity.GetTableName()))
            {
                entity.FindProperty(column)!.SetValueConverter(converter);
            }
        }
    }

    /// <summary>Writes rows anew whose column is not as the cipher writes it, some hundred at a time.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> RewriteAsync(StorageContext context, CancellationToken cancellationToken)
    {
        var marked = context.Cipher.IsOn ? "NOT LIKE" : "LIKE";
        string Sql(string table, string column) => $"""SELECT * FROM {table} WHERE "{column}" {marked} '{Mark}%' LIMIT 500""";
        return await RewriteAsync(context, context.Memory.FromSqlRaw(Sql("conversation_memory", "Payload")), "Payload", cancellationToken)
            + await RewriteAsync(context, context.Feedback.FromSqlRaw(Sql("feedback", "Payload")), "Payload", cancellationToken)
            + await RewriteAsync(context, context.Inbox.FromSqlRaw(Sql("inbox", "Payload")), "Payload", cancellationToken)
            + await RewriteAsync(context, context.Subscriptions.FromSqlRaw(Sql("subscriptions", "Details")), "Details", cancellationToken)
            + await RewriteAsync(context, context.Unanswered.FromSqlRaw(Sql("unanswered_questions", "Payload")), "Payload", cancellationToken);
    }

    private static async Task<int> RewriteAsync<TRow>(StorageContext context, IQueryable<TRow> rows, string column, CancellationToken cancellationToken)
        where TRow : class
    {
        var found = await rows.ToListAsync(cancellationToken);
        foreach (var row in found)
        {
            context.Entry(row).Property(column).IsModified = true;
        }

        return found.Count;
    }
}

/// <summary>A model is built once for each cipher, for it holds it.</summary>
internal sealed class CipherModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as StorageContext)?.Cipher, designTime);
}
