namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>How people where a time zone lies write what can be two things elsewhere. Where a zone says nothing it is asked back.</summary>
internal static class RegionalHabits
{
    private static readonly string[] MonthFirst =
    [
        "America/New_York", "America/Detroit", "America/Chicago", "America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
        "America/Indiana/", "America/Kentucky/", "America/North_Dakota/",
    ];

    private static readonly string[] DayFirst = ["Europe/", "Africa/", "Australia/", "Asia/Kolkata", "Asia/Karachi", "Asia/Kabul", "Asia/Dushanbe", "Asia/Tashkent", "Asia/Almaty", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Baku"];

    private static readonly string[] HalfIsPast = ["Europe/London", "Europe/Dublin", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man", "Australia/", "Pacific/Auckland"];

    /// <summary>True if 12/1 is the first of December, false if it is the twelfth of January; null if it can be both.</summary>
    public static bool? WritesMonthFirst(string? zone) => Lies(zone, MonthFirst) ? true : Lies(zone, DayFirst) ? false : null;

    /// <summary>True if "half seven" is half past seven.</summary>
    public static bool SaysHalfForHalfPast(string? zone) => Lies(zone, HalfIsPast);

    private static bool Lies(string? zone, string[] places) => zone is not null && Array.Exists(places, place => place.EndsWith('/') ? zone.StartsWith(place, StringComparison.Ordinal) : zone == place);
}
