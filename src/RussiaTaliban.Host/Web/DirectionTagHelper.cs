using Microsoft.AspNetCore.Razor.TagHelpers;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Host.Web;

/// <summary>Whatever says its language on a page also runs in that language's direction: <c>lang="fa"</c> becomes <c>lang="fa" dir="rtl"</c>.</summary>
[HtmlTargetElement("*", Attributes = "lang")]
public sealed class DirectionTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.Attributes.ContainsName("dir") && output.Attributes["lang"]?.Value?.ToString() is { Length: > 0 } language)
        {
            output.Attributes.SetAttribute("dir", TextDirection.Of(language));
        }
    }
}
