using Microsoft.Extensions.Options;

namespace RussiaTaliban.Host.Web;

/// <summary>Section <c>Widget</c>: where other sites may show the chat in a frame of theirs.</summary>
internal sealed class WidgetOptions
{
    public const string Section = "Widget";

    /// <summary>The origins whose pages may embed the chat in a frame, such as <c>https://desk.example.org</c>. Default: none.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The sources of the policy's <c>frame-ancestors</c>.</summary>
    public string FrameAncestors => AllowedOrigins.Count == 0 ? "'none'" : string.Join(' ', AllowedOrigins);

    /// <summary>Whether a text is an origin and nothing more.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Holds that every allowed origin is one.</summary>
internal sealed class WidgetOptionsValidator : IValidateOptions<WidgetOptions>
{
    public ValidateOptionsResult Validate(string? name, WidgetOptions options) =>
        options.AllowedOrigins.FirstOrDefault(origin => !WidgetOptions.IsOrigin(origin)) is { } wrong
            ? ValidateOptionsResult.Fail($"Widget:AllowedOrigins contains “{wrong}”, which is not an origin such as https://desk.example.org")
            : ValidateOptionsResult.Success;
}
