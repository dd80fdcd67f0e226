using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Chat;

/// <summary>Checks a section of the configuration before the port opens. All errors are reported at once, one sentence each; no error contains a secret.</summary>
/// <typeparam name="T">The section's options; a <see cref="RangeAttribute"/> on a setting sets its limits.</typeparam>
/// <param name="section">The section's name, for the sentences.</param>
public abstract class OptionsCheck<T>(string section) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var faults = IsUsed(options) ? Faults(options).Concat(OutOfRange(options)).ToList() : [];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Whether the section is in use; what is not used has no faults.</summary>
    protected virtual bool IsUsed(T options) => true;

    /// <summary>What is wrong with the section besides settings outside their limits; empty if nothing is.</summary>
    protected abstract IEnumerable<string> Faults(T options);

    private IEnumerable<string> OutOfRange(T options)
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
