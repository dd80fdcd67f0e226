using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Host.Composition;

/// <summary>
/// Settings whose value is no number, time, or name of those that they take. The binder would end the start at the first of them; here all are told, with every other
/// fault.
/// </summary>
internal static class UnreadableSettings
{
    /// <summary>Looks at every setting of every options class that names a section. To be called before anything binds.</summary>
    public static void AddUnreadableSettings(this IHostApplicationBuilder builder)
    {
        var (faults, readable) = (new List<string>(), new Dictionary<string, string?>());
        foreach (var (key, property, options) in All())
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var isNullable = type != property.PropertyType;
            if (builder.Configuration[key] is { } value && !(value.Length == 0 && isNullable) && !IsReadable(type, value))
            {
                var values = type.IsEnum ? $": it takes {string.Join(", ", Enum.GetNames(type))}" : type == typeof(bool) ? ": it takes true or false" : "";
                faults.Add($"{key} cannot be “{value}”{values}.");

                // The default stands in for it, so that the other settings of its section are looked at too.
                readable[key] = isNullable ? "" : Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture);
            }
        }

        builder.Configuration.AddInMemoryCollection(readable);
        builder.Services.AddSingleton<IValidateOptions<ReadableSettings>>(new Check(faults));
        builder.Services.AddOptions<ReadableSettings>().ValidateOnStart();
    }

    private static IEnumerable<(string Key, PropertyInfo Property, object Options)> All()
    {
        var host = typeof(UnreadableSettings).Assembly;
        return host.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("RussiaTaliban.", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .Append(host)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Type: type, Section: type.GetField("Section")?.GetRawConstantValue() as string))
            .Where(one => one.Section is not null)
            .SelectMany(one => Of(one.Type, one.Section + ":"));
    }

    private static IEnumerable<(string Key, PropertyInfo Property, object Options)> Of(Type type, string prefix)
    {
        var options = Activator.CreateInstance(type)!;
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).SelectMany(property =>
            property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal) ? Of(property.PropertyType, $"{prefix}{property.Name}:")
            : property.SetMethod is { IsPublic: true } && IsSingle(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
                ? [(prefix + property.Name, property, options)]
            : []);
    }

    /// <summary>A text is readable whatever it says; a list is bound item by item.</summary>
    private static bool IsSingle(Type type) => type.IsEnum || type.IsPrimitive || type == typeof(TimeSpan) || type == typeof(Uri);

    private static bool IsReadable(Type type, string value)
    {
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return true;
        }
#pragma warning disable CA1031 // Converters throw what they like.
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private sealed class Check(IReadOnlyList<string> faults) : IValidateOptions<ReadableSettings>
    {
        public ValidateOptionsResult Validate(string? name, ReadableSettings options) =>
            faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Nothing of its own: it is there to be validated.</summary>
    private sealed class ReadableSettings;
}
