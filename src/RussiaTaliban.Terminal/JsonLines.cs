using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RussiaTaliban.Terminal;

/// <summary>Files of one JSON object per line: what <c>--batch</c> reads.</summary>
internal static class JsonLines
{
    /// <summary>Passes on every line. A malformed line is reported with its number on standard error; the others are still processed.</summary>
    /// <param name="file">The file; UTF-8.</param>
    /// <param name="form">What a line is read as.</param>
    /// <param name="kind">What a line should be, in words: <c>a question</c>.</param>
    /// <param name="take">Takes a line, with its number from 1; says what is missing in it, or null if all is there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0, or <see cref="ExitCodes.Failed"/> where a line was bad or there is no such file.</returns>
    public static async Task<int> ReadAsync<T>(
        FileInfo file, JsonTypeInfo<T> form, string kind, Func<T, int, Task<string?>> take, CancellationToken cancellationToken)
        where T : class
    {
        if (!file.Exists)
        {
            return Failure.Tell([$"there is no file “{file.FullName}”"]);
        }

        var number = 0;
        var exitCode = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (read, fault) = Parse(line, form, kind);
            if (read is not null)
            {
                fault = await take(read, number).ConfigureAwait(false);
            }

            if (fault is not null)
            {
                exitCode = Failure.Tell([$"{file.Name}({number}): {fault}"]);
            }
        }

        return exitCode;
    }

    private static (T? Read, string? Fault) Parse<T>(string line, JsonTypeInfo<T> form, string kind)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, form) is { } read ? (read, null) : (null, $"not {kind} in JSON: null");
        }
        catch (JsonException exception)
        {
            return (null, $"not {kind} in JSON: {exception.Message}");
        }
    }
}
