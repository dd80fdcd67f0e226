using System.Globalization;
using System.Text;

namespace RussiaTaliban.Host.Desk;

/// <summary>The desk's tables as CSV (RFC 4180). Every value is quoted, and none can be taken for a formula.</summary>
internal static class DeskCsv
{
    private static readonly char[] BeginsAFormula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'];

    /// <summary>The tables, by the name of their file.</summary>
    public static IReadOnlyDictionary<string, Func<DeskReader, CancellationToken, Task<IEnumerable<string[]>>>> Tables { get; } =
        new Dictionary<string, Func<DeskReader, CancellationToken, Task<IEnumerable<string[]>>>>(StringComparer.Ordinal)
        {
            ["questions"] = async (desk, token) => (await desk.QuestionsAsync(token).ConfigureAwait(false))
                .Select(one => new[] { Moment(one.At), one.Channel, desk.HashOf(one.Channel, one.Person), one.Question, one.Outcome.ToString() })
                .Prepend(["at", "channel", "person", "question", "outcome"]),
            ["feedback"] = async (desk, token) => (await desk.FeedbackAsync(token).ConfigureAwait(false))
                .Select(one => new[]
                {
                    Moment(one.At), one.Conversation.Channel, desk.HashOf(one.Conversation.Channel, one.Person), one.Question, one.IsHelpful ? "up" : "down", one.Comment ?? "",
                    string.Join(' ', one.Passages),
                })
                .Prepend(["at", "channel", "person", "question", "thumb", "comment", "passages"]),
            ["counts"] = async (desk, token) => (await desk.CountsAsync(token).ConfigureAwait(false))
                .Select(one => new[] { Day(one.Day), one.Kind.ToString(), one.Key, one.Count.ToString(CultureInfo.InvariantCulture) })
                .Prepend(["day", "what", "key", "count"]),
            ["deliveries"] = async (desk, token) => (await desk.DeliveriesAsync(token).ConfigureAwait(false)).OrderBy(one => one.Day).ThenBy(one => one.Status)
                .Select(one => new[] { Day(one.Day.ToDateOnly()), one.Status.ToString(), one.Count.ToString(CultureInfo.InvariantCulture) })
                .Prepend(["day", "status", "count"]),
        };

    /// <summary>The rows as a file, with the mark by which spreadsheets know UTF-8.</summary>
    public static byte[] Write(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A spreadsheet computes what begins like a formula, and people type what they like: an apostrophe before it makes it text.</summary>
    internal static string Cell(string value)
    {
        var begins = value.TrimStart(' ');
        var safe = begins.Length > 0 && BeginsAFormula.Contains(begins[0]) ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
