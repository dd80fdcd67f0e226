namespace RussiaTaliban.Teams.Extension;

/// <summary>The search command: passages for what is being typed; the day's picks where nothing is typed yet.</summary>
internal sealed class SearchInvoke(ExtensionSearch desk, ExtensionCards cards) : IInvoke
{
    private const int UsualResults = 10;

    public IReadOnlyList<string> Names => ["composeExtension/query"];

    public Task<InvokeResponse?> HandleAsync(ITurnContext context, CancellationToken cancellationToken) =>
        Task.FromResult<InvokeResponse?>(Find(context.Activity.ValueToken()));

    private InvokeResponse Find(JToken? value)
    {
        var words = Words(value).Trim();
        if (words.Length == 0)
        {
            return ExtensionCards.List(desk.Picks().Select(hit => cards.Passage(null, hit)));
        }

        if (words.Length > IntentReader.MaxLength)
        {
            return ExtensionCards.Say(Wording.Unreadable(UnreadableReason.TooLong));
        }

        var options = value.Member("queryOptions");
        var skip = Math.Clamp(options.Member("skip").AsNumber() ?? 0, 0, IntentCodec.MaxSkip);
        var take = Math.Clamp(options.Member("count").AsNumber() ?? UsualResults, 1, ExtensionSearch.MaxResults);
        return desk.Search(words, skip, take) switch
        {
            PassagesReply found => ExtensionCards.List(found.Answer.Hits.Select(hit => cards.Passage(words, hit))),
            WithheldReply => ExtensionCards.Say(Wording.Withheld),
            _ when skip > 0 => ExtensionCards.List([]),
            _ => ExtensionCards.Say(Wording.NotFound),
        };
    }

    private static string Words(JToken? value) => value.Member("parameters").Items()
        .Where(parameter => parameter.Member("name").AsText() != "initialRun")
        .Select(parameter => parameter.Member("value").AsText())
        .FirstOrDefault(text => text is not null) ?? "";
}
