using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>A setting of the service, as its options class declares it.</summary>
/// <param name="Name">With its section: <c>Slack:BotToken</c>.</param>
/// <param name="Type">What its value is, in a word or two.</param>
/// <param name="Default">As a person would write it; empty for none.</param>
/// <param name="Limits">Its <see cref="RangeAttribute"/>; empty for none.</param>
/// <param name="Meaning">The property's documentation.</param>
internal sealed record Setting(string Name, string Type, string Default, string Limits, string Meaning)
{
    /// <summary>Its name as an environment variable; of a list, that of its first item.</summary>
    public string Variable => Name.Replace(":", "__", StringComparison.Ordinal) + (Type == "list" ? "__0" : "");

    /// <summary>The section; empty for a setting without one.</summary>
    public string Section => Name.Contains(':', StringComparison.Ordinal) ? Name[..Name.IndexOf(':', StringComparison.Ordinal)] : "";
}

/// <summary>Every setting that there is: the properties of the options classes that name a section.</summary>
internal static partial class SettingsCatalog
{
    private static readonly Lazy<IReadOnlyList<Setting>> Settings = new(() => [.. Read()]);

    /// <summary>By section and then in the order of the class.</summary>
    public static IReadOnlyList<Setting> All => Settings.Value;

    private static IEnumerable<Setting> Read()
    {
        var host = typeof(ServiceHost).Assembly;
        var types = host.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("RussiaTaliban.", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .Append(host)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Type: type, Section: type == typeof(PublicAddressOptions) ? "" : type.GetField("Section")?.GetRawConstantValue() as string))
            .Where(one => one.Section is not null);
        return types.OrderBy(one => one.Section, StringComparer.Ordinal).SelectMany(one => Of(one.Type, one.Section!.Length > 0 ? one.Section + ":" : ""));
    }

    private static IEnumerable<Setting> Of(Type type, string prefix)
    {
        var options = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                foreach (var inner in Of(property.PropertyType, $"{prefix}{property.Name}:"))
                {
                    yield return inner;
                }
            }
            else if (property.SetMethod is { IsPublic: true } || property.PropertyType == typeof(IList<string>))
            {
                var limits = property.GetCustomAttribute<RangeAttribute>() is { } range ? $"{Shown(range.Minimum)} to {Shown(range.Maximum)}" : "";
                // Until the start decides, the storage provider has the value None; what it then becomes stands in its documentation.
                var value = type == typeof(StorageOptions) && property.Name == nameof(StorageOptions.Provider) ? "" : Shown(property.GetValue(options));
                yield return new Setting(prefix + property.Name, TypeOf(property.PropertyType), value, limits, Meaning(property));
            }
        }
    }

    private static string TypeOf(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type == typeof(bool) ? "true or false"
            : type == typeof(TimeSpan) ? "time span"
            : type == typeof(Uri) ? "address"
            : type == typeof(string) ? "text"
            : type.IsEnum ? string.Join(", ", Enum.GetNames(type))
            : type.IsPrimitive ? "number"
            : typeof(IEnumerable).IsAssignableFrom(type) ? "list"
            : throw new InvalidOperationException($"What is a {type.Name}?");
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        string text => text,
        IEnumerable => "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The documentation that the compiler writes beside the assembly, as Markdown for a table.</summary>
    private static string Meaning(PropertyInfo property)
    {
        var file = Path.ChangeExtension(property.DeclaringType!.Assembly.Location, ".xml");
        var key = $"P:{property.DeclaringType.FullName}.{property.Name}";
        var summary = XDocument.Load(file).Descendants("member").FirstOrDefault(member => (string?)member.Attribute("name") == key)?.Element("summary");
        var text = string.Concat(summary?.Nodes().Select(Text) ?? []);
        return Space().Replace(text, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref") ?? "").Split('.')[^1]}`",
        XElement element => $"`{element.Value}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
