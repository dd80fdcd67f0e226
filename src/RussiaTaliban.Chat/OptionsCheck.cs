using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Chat;

/// <summary>Checks a section of the configuration before the port opens. Every fault is told at once, one sentence each; none repeats a secret.</summary>
/// <typeparam name="T">The section's options; a <see cref="RangeAttribute"/> on a setting is its limits.</typeparam>
/// <param name="section">The section's name, for the sentences.</param>
public abstract class OptionsCheck<T>(string section) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options) =>
        Faults(options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    /// <summary>What is wrong with the section; empty where nothing is, and where it is not in use.</summary>
    protected abstract IEnumerable<string> Faults(T options);

    /// <summary>The settings that lie outside their limits.</summary>
    protected IEnumerable<string> OutOfRange(T options)
    {
        foreach (var setting in typeof(T).GetProperties())
        {
            if (setting.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(setting.GetValue(options)))
            {
                yield return $"{section}:{setting.Name} must be {Shown(range.Minimum)} to {Shown(range.Maximum)}.";
            }
        }
    }

    private static string Shown(object limit) => limit is int number ? number.ToString("N0", CultureInfo.InvariantCulture) : $"{limit}";
}
