using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>
/// Finds the IANA zone that people name: an id, a city (those of the tz database and of <c>cities.tsv</c>), a country that has one zone, a common
/// abbreviation or an offset from UTC.
/// </summary>
internal static partial class ZoneNames
{
    private static readonly Lazy<FrozenDictionary<string, string>> Known = new(Load);

    /// <summary>Abbreviations of the zones that people write most. An abbreviation names the place, not the season: in summer CET is Berlin's summer time.</summary>
    private static readonly FrozenDictionary<string, string> Abbreviations = new Dictionary<string, string>
    {
        ["utc"] = "Etc/UTC",
        ["gmt"] = "Etc/UTC",
        ["z"] = "Etc/UTC",
        ["cet"] = "Europe/Berlin",
        ["cest"] = "Europe/Berlin",
        ["eet"] = "Europe/Athens",
        ["eest"] = "Europe/Athens",
        ["wet"] = "Europe/Lisbon",
        ["bst"] = "Europe/London",
        ["msk"] = "Europe/Moscow",
        ["est"] = "America/New_York",
        ["edt"] = "America/New_York",
        ["et"] = "America/New_York",
        ["eastern"] = "America/New_York",
        ["cst"] = "America/Chicago",
        ["cdt"] = "America/Chicago",
        ["ct"] = "America/Chicago",
        ["central"] = "America/Chicago",
        ["mst"] = "America/Denver",
        ["mdt"] = "America/Denver",
        ["mt"] = "America/Denver",
        ["mountain"] = "America/Denver",
        ["pst"] = "America/Los_Angeles",
        ["pdt"] = "America/Los_Angeles",
        ["pt"] = "America/Los_Angeles",
        ["pacific"] = "America/Los_Angeles",
        ["jst"] = "Asia/Tokyo",
        ["ist"] = "Asia/Kolkata",
        ["pkt"] = "Asia/Karachi",
        ["aest"] = "Australia/Sydney",
        ["sgt"] = "Asia/Singapore",
        ["hkt"] = "Asia/Hong_Kong",
        ["central european"] = "Europe/Berlin",
        ["uk"] = "Europe/London",
        ["usa"] = "",
        ["us"] = "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The zone's id, or null if nothing goes by this name.</summary>
    public static string? Find(string name)
    {
        if (Offset().Match(name.Trim()) is { Success: true } offset)
        {
            return OfOffset(offset);
        }

        var folded = Fold(name);
        return Abbreviations.TryGetValue(folded, out var zone) ? (zone.Length > 0 ? zone : null) : Known.Value.GetValueOrDefault(folded);
    }

    private static string? OfOffset(Match offset)
    {
        var hours = int.Parse(offset.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = offset.Groups["minutes"] is { Success: true } written ? int.Parse(written.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59)
        {
            return null;
        }

        var sign = offset.Groups["sign"].Value is "+" ? '+' : '-';
        return hours == 0 && minutes == 0 ? "Etc/UTC"
            : minutes == 0 ? string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{hours:00}")
            : string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{hours:00}:{minutes:00}");
    }

    private static FrozenDictionary<string, string> Load()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (zone, cities) in Cities())
        {
            foreach (var city in cities)
            {
                known[city] = zone;
            }
        }

        var locations = TzdbDateTimeZoneSource.Default.ZoneLocations ?? [];
        foreach (var country in locations.GroupBy(location => location.CountryName).Where(country => country.Count() == 1))
        {
            known[Fold(country.Key)] = country.Single().ZoneId;
        }

        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)))
        {
            known[Fold(id)] = id;
            known[Fold(id[(id.LastIndexOf('/') + 1)..])] = TzdbDateTimeZoneSource.Default.CanonicalIdMap[id];
        }

        foreach (var location in locations)
        {
            known[Fold(location.ZoneId[(location.ZoneId.LastIndexOf('/') + 1)..])] = location.ZoneId;
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Zone, string[] Cities)> Cities()
    {
        using var stream = typeof(ZoneNames).Assembly.GetManifestResourceStream("RussiaTaliban.Chat.cities.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var zone, var cities] && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
            {
                yield return (zone, cities.Split('|'));
            }
        }
    }

    /// <summary>Lower case, without accents; everything that is no letter or digit is a space.</summary>
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    [GeneratedRegex(
        @"^(utc|gmt)\s*(?<sign>[+\-−–])\s*(?<hours>\d{1,2})(:?(?<minutes>\d{2}))?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
