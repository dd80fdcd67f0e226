using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace RussiaTaliban.Host.Desk;

/// <summary>Bars by week as SVG, drawn here: the pages' policy lets no script and no style in that is not a file of ours. The same numbers stand in a table below it.</summary>
internal static class DeskChart
{
    private const int Width = 640;
    private const int Height = 180;
    private const int Bottom = 24;
    private const int Top = 18;

    /// <summary>Draws it.</summary>
    /// <param name="id">Unique on its page, for the names of its parts.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="weeks">The groups of bars.</param>
    /// <param name="series">One bar in each group: its name, and its value of a week.</param>
    public static IHtmlContent Draw(string id, string title, IReadOnlyList<DeskWeek> weeks, params (string Name, Func<DeskWeek, long> Value)[] series)
    {
        var most = Math.Max(1, weeks.SelectMany(week => series.Select(one => one.Value(week))).DefaultIfEmpty(0).Max());
        var group = (double)Width / Math.Max(1, weeks.Count);
        var bar = (group - 12) / series.Length;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-title\"><title id=\"{id}-title\">");
        svg.Append(HtmlEncoder.Default.Encode(title)).Append("</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"0\" y1=\"{Height - Bottom}\" x2=\"{Width}\" y2=\"{Height - Bottom}\"/>");
        for (var at = 0; at < weeks.Count; at++)
        {
            var left = (at * group) + 6;
            for (var number = 0; number < series.Length; number++)
            {
                var value = series[number].Value(weeks[at]);
                var height = value * (double)(Height - Bottom - Top) / most;
                var (x, y) = (left + (number * bar), Height - Bottom - height);
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar-{number}\" x=\"{x:F1}\" y=\"{y:F1}\" width=\"{Math.Max(1, bar - 2):F1}\" height=\"{height:F1}\"/>");
                if (value > 0)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<text class=\"value\" x=\"{x + (bar / 2) - 1:F1}\" y=\"{y - 4:F1}\">{value}</text>");
                }
            }

            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"week\" x=\"{left + (group / 2) - 6:F1}\" y=\"{Height - 7}\">{weeks[at].Monday:d MMM}</text>");
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }
}
