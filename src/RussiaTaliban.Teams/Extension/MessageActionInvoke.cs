using System.Net;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Teams.Extension;

/// <summary>
/// What can be done with somebody's message: "Check this quote" and "Find the source". The answer opens in a dialog that only its reader sees; a passage of it can
/// be inserted into the chat.
/// </summary>
internal sealed partial class MessageActionInvoke(ExtensionSearch desk, ExtensionCards cards, TeamsRenderer renderer) : IInvoke
{
    public const string CheckQuote = "checkQuote";
    public const string FindSource = "findSource";

    /// <summary>The member of a dialog button's data that names the passage to insert.</summary>
    public const string PassageMember = "passage";

    public IReadOnlyList<string> Names => ["composeExtension/fetchTask", "composeExtension/submitAction"];

    public Task<InvokeResponse?> HandleAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var value = context.Activity.ValueToken();
        if (PassageId.TryParse(value.Member("data").Member(PassageMember).AsText(), out var id))
        {
            return Task.FromResult<InvokeResponse?>(desk.Find(id) is { } passage
                ? ExtensionCards.List([cards.Passage(null, new Hit(passage, 0, []))])
                : ExtensionCards.Say(Wording.PassageGone));
        }

        var words = Words(value.Member("messagePayload").Member("body").Member("content").AsText() ?? "");
        var (title, reply) = value.Member("commandId").AsText() switch
        {
            CheckQuote => ("Check this quote", desk.CheckQuote(words)),
            FindSource when words.Length is > 0 and <= IntentReader.MaxLength => ("Find the source", desk.Search(words, 0, 3)),
            FindSource => ("Find the source", new UnreadableReply(words.Length == 0 ? UnreadableReason.Empty : UnreadableReason.TooLong)),
            _ => ("", null),
        };
        return Task.FromResult(reply is null ? null : ExtensionCards.Dialog(title, renderer.RenderDialog(reply)));
    }

    /// <summary>The words of a message that Teams hands over as HTML.</summary>
    private static string Words(string html) => WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(html, "\n"), "")).Trim();

    [GeneratedRegex(@"</(p|div|li|blockquote)>|<br\s*/?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
