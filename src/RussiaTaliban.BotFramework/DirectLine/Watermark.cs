using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>How far a client has read, from its request.</summary>
internal static class Watermark
{
    /// <summary>False for one that is no number. A missing one is null; Web Chat writes a missing one out as a word.</summary>
    public static bool TryRead(HttpRequest request, out long? watermark)
    {
        watermark = null;
        string? text = request.Query["watermark"];
        if (string.IsNullOrEmpty(text) || text == "undefined" || text == "null")
        {
            return true;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        watermark = number;
        return isNumber;
    }
}
