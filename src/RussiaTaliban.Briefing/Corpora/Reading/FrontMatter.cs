using System.Globalization;
using System.Text.RegularExpressions;
using Tomlyn;
using Tomlyn.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RussiaTaliban.Briefing.Corpora.Reading;

/// <summary>What stands before an article's text, as keys and their values: YAML between lines of hyphens, or TOML between lines of plus signs.</summary>
internal sealed partial class FrontMatter
{
    /// <summary>The longest front matter, in UTF-16 code units, that is read as YAML or TOML; a longer one is read line by line.</summary>
    private const int MaxLength = 65_536;

    /// <summary>How many brackets may be open in it: readers of YAML call themselves for each.</summary>
    private const int MaxDepth = 40;

    private readonly Dictionary<string, FrontMatterValue> _values = new(StringComparer.OrdinalIgnoreCase);

    private FrontMatter(int end, bool isThere)
    {
        End = end;
        IsThere = isThere;
    }

    /// <summary>Where the text begins.</summary>
    public int End { get; }

    /// <summary>True if the file has front matter.</summary>
    public bool IsThere { get; }

    /// <summary>What is wrong with it, with the line of the file; null if nothing is.</summary>
    public (int Line, string Message)? Fault { get; private set; }

    /// <summary>The value of the first of these keys that has one; null if none has.</summary>
    public FrontMatterValue? this[params ReadOnlySpan<string> keys]
    {
        get
        {
            foreach (var key in keys)
            {
                if (_values.TryGetValue(key, out var value) && value.Texts.Count > 0)
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>The key's value, also where it is empty.</summary>
    public FrontMatterValue? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>The front matter of a file.</summary>
    public static FrontMatter Read(string text)
    {
        if (Block().Match(text) is { Success: true } block)
        {
            var front = new FrontMatter(block.Length, isThere: true);
            var inner = block.Groups["inner"];
            var line = 1 + text.AsSpan(0, inner.Index).Count('\n');
            front.Load(inner.Value, line, isToml: block.Groups["sign"].Value[0] == '+');
            return front;
        }

        if (Unclosed().Match(text) is { Success: true } open)
        {
            var front = new FrontMatter(open.Length, isThere: true) { Fault = (1, "front matter has no closing --- line") };
            front.ReadLines(open.Groups["inner"].Value, 2);
            return front;
        }

        return new FrontMatter(0, isThere: false)
        {
            Fault = (1, "front matter is missing: the file starts with a --- line, then title: …, then a --- line"),
        };
    }

    private void Load(string inner, int line, bool isToml)
    {
        if (inner.Length <= MaxLength && Depth(inner) <= MaxDepth)
        {
            try
            {
                if (isToml)
                {
                    foreach (var (key, value) in TomlSerializer.Deserialize<TomlTable>(inner) ?? [])
                    {
                        Set(key, LineOf(inner, key, line), TextsOf(value));
                        if (key is "extra" or "params" && value is TomlTable table)
                        {
                            foreach (var (name, more) in table)
                            {
                                _values.TryAdd(name, new FrontMatterValue(LineOf(inner, name, line), [.. TextsOf(more)]) { IsScalar = more is not TomlArray });
                            }
                        }
                    }

                    return;
                }

                var stream = new YamlStream();
                using var reader = new StringReader(inner);
                stream.Load(reader);
                if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
                {
                    foreach (var (key, value) in mapping.Children)
                    {
                        if (key is YamlScalarNode { Value: { } name })
                        {
                            Set(name, (int)key.Start.Line + line - 1, TextsOf(value), value is YamlScalarNode);
                        }
                    }

                    return;
                }

                if (stream.Documents.Count == 0)
                {
                    return;
                }

                Fault = (line - 1, "front matter is not a list of “key: value” lines");
            }
            catch (YamlException fault)
            {
                Fault = ((int)Math.Min(fault.Start.Line, int.MaxValue - line) + line - 1, $"front matter is not valid YAML: {fault.InnerException?.Message ?? fault.Message}");
            }
            catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or OverflowException)
            {
                // What the readers of YAML and TOML did not foresee themselves: one odd file must not keep the others from being read.
                Fault = (line, $"front matter is not valid {(isToml ? "TOML" : "YAML")}");
            }
            catch (TomlException fault)
            {
                Fault = (line, $"front matter is not valid TOML: {fault.Message.Split('\n')[0].Trim()}");
            }
        }
        else
        {
            Fault = (line, "front matter is too long or too deeply nested; its lines are read one by one");
        }

        _values.Clear();
        ReadLines(inner, line);
    }

    /// <summary>What strict readers refuse, read as people mean it: a key, a colon or equals sign, and the rest of the line; items below it are its list.</summary>
    private void ReadLines(string inner, int line)
    {
        string? open = null;
        foreach (var text in inner.Split('\n'))
        {
            if (Pair().Match(text) is { Success: true } pair)
            {
                open = pair.Groups["key"].Value;
                Set(open, line, Unquoted(pair.Groups["value"].Value) is { Length: > 0 } value and not (">" or "|" or ">-" or "|-") ? [value] : []);
            }
            else if (open is not null && ListItem().Match(text) is { Success: true } item && _values.TryGetValue(open, out var before) && Unquoted(item.Groups["value"].Value) is { Length: > 0 } more)
            {
                _values[open] = before with { Texts = [.. before.Texts, more], IsScalar = false };
            }

            line++;
        }
    }

    private void Set(string key, int line, IEnumerable<string> texts, bool isScalar = true) =>
        _values[key] = new FrontMatterValue(line, [.. texts.Select(text => text.Trim()).Where(text => text.Length > 0)]) { IsScalar = isScalar };

    private static string Unquoted(string value)
    {
        value = value.Trim();
        return value is ['"', .., '"'] or ['\'', .., '\''] && value.Length > 1 ? value[1..^1].Trim() : value;
    }

    // Of a list its items; of a person given as a mapping the name.
    private static IEnumerable<string> TextsOf(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { } text } => [text],
        YamlSequenceNode list => list.Children.SelectMany(item => item is YamlSequenceNode ? [] : TextsOf(item)),
        YamlMappingNode mapping when mapping.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: "name" }).Value is YamlScalarNode { Value: { } name } => [name],
        _ => [],
    };

    private static IEnumerable<string> TextsOf(object? value) => value switch
    {
        string text => [text],
        bool truth => [truth ? "true" : "false"],
        TomlDateTime date => [date.DateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        TomlArray list => list.OfType<string>(),
        IFormattable number => [number.ToString(null, CultureInfo.InvariantCulture)],
        _ => [],
    };

    private static int LineOf(string inner, string key, int line) =>
        inner.IndexOf(key, StringComparison.Ordinal) is >= 0 and var at ? line + inner.AsSpan(0, at).Count('\n') : line;

    /// <summary>At most how many brackets, list signs of one line and steps from the margin are open anywhere.</summary>
    private static int Depth(string text)
    {
        var (open, deepest, signs, indent) = (0, 0, 0, 0);
        var isMargin = true;
        foreach (var letter in text)
        {
            open += letter is '[' or '{' ? 1 : letter is ']' or '}' && open > 0 ? -1 : 0;
            indent = letter == '\n' ? 0 : isMargin && letter is ' ' or '-' or '?' ? indent + 1 : indent;
            signs = letter == '\n' ? 0 : letter is '-' or '?' && isMargin ? signs + 1 : signs;
            isMargin = letter == '\n' || (isMargin && letter is ' ' or '-' or '?');
            deepest = Math.Max(deepest, open + signs + (indent / 4));
        }

        return deepest;
    }

    [GeneratedRegex(@"\A\s*?^(?<sign>---|\+\+\+)[ \t]*\r?\n(?<inner>(?:.*\n)*?)(?:\k<sign>|\.\.\.)[ \t]*(?:\r?\n|\z)", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Block();

    // A first line of hyphens, and under it lines that are keys and values, up to the first that is none.
    [GeneratedRegex(@"\A---[ \t]*\r?\n(?<inner>(?:[A-Za-z_][\w -]{0,40}:(?:[ \t][^\n]*)?\r?(?:\n|\z)|[ \t]+[^\s][^\n]*(?:\n|\z)|-[ \t][^\n]*(?:\n|\z))+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Unclosed();

    [GeneratedRegex(@"^(?<key>[A-Za-z_][\w-]{0,40})[ \t]*[:=](?:[ \t]+(?<value>.*?))?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();

    [GeneratedRegex(@"^[ \t]*(?:-[ \t]+)?(?<value>[^\s-].*?)\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ListItem();
}

/// <summary>A key's value.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Texts">The value, or a list's values; empty if there is none.</param>
internal sealed record FrontMatterValue(int Line, IReadOnlyList<string> Texts)
{
    /// <summary>False if it is a list or a mapping.</summary>
    public bool IsScalar { get; init; } = true;

    /// <summary>The first of the values.</summary>
    public string First => Texts[0];
}
