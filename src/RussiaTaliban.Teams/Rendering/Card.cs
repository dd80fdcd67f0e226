namespace RussiaTaliban.Teams.Rendering;

/// <summary>
/// The pieces of Adaptive Cards 1.5. A TextBlock reads markdown, so it only ever holds this bot's own words; what people or articles
/// wrote goes into text runs, which show every character as it is.
/// </summary>
internal static class Card
{
    /// <summary>So many choices are taken in without looking one up.</summary>
    private const int MaxAtAGlance = 12;

    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public const string Version = "1.5";

    /// <summary>The highest version that Teams shows when it unfurls a link.</summary>
    public const string UnfurlVersion = "1.3";

    /// <summary>The verb of every button that carries an intent.</summary>
    public const string IntentVerb = "intent";

    public static Attachment Attach(IEnumerable<JObject> body, IEnumerable<JObject> actions, string fallbackText, string version = Version)
    {
        var buttons = List(actions);
        var card = new JObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = version,
            ["fallbackText"] = fallbackText,
            ["body"] = List(body),
        };
        return new Attachment { ContentType = ContentType, Content = buttons.Count > 0 ? card.With("actions", buttons) : card };
    }

    /// <summary>This bot's own words.</summary>
    public static JObject Words(string text) => new() { ["type"] = "TextBlock", ["text"] = Speech.Say(text), ["wrap"] = true };

    /// <summary>This bot's own words, said quietly.</summary>
    public static JObject Quietly(string text) => Words(text).With("isSubtle", true).With("size", "Small").With("spacing", "Small");

    /// <summary>Anybody's words, as they are.</summary>
    public static JObject Verbatim(params IEnumerable<JObject> runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = List(runs) };

    public static JObject Run(string text) => new() { ["type"] = "TextRun", ["text"] = text };

    public static JObject Bold(string text) => Run(text).With("weight", "Bolder");

    /// <summary>The sentence that answers: bold for everybody, on a coloured ground where the client has one.</summary>
    public static JObject Marked(string text) => Bold(text).With("highlight", true);

    public static JObject Small(string text) => Run(text).With("size", "Small").With("isSubtle", true);

    public static JObject Block(IEnumerable<JObject> items, bool separator) => new()
    {
        ["type"] = "Container",
        ["separator"] = separator,
        ["spacing"] = separator ? "Medium" : "Small",
        ["items"] = List(items),
    };

    /// <summary>A quotation, set apart from what is said about it.</summary>
    public static JObject Apart(JObject quotation) => Block([quotation], separator: false).With("style", "emphasis");

    /// <summary>A notice that a reader must not overlook, on a coloured background.</summary>
    public static JObject Caution(string text) => Apart(Verbatim(Bold(Speech.Say(text))));

    /// <summary>Words that lead to an address.</summary>
    public static JObject Link(string text, string url) => Run(text).With("size", "Small").Opening(text, url);

    /// <summary>The same piece, which leads to an address when it is pressed.</summary>
    public static JObject Opening(this JObject piece, string title, string url) => piece.With("selectAction", Open(title, url));

    /// <summary>A button under which more opens, for what is not needed at once.</summary>
    public static JObject Unfold(string title, IEnumerable<JObject> body) => new()
    {
        ["type"] = "Action.ShowCard",
        ["title"] = Speech.Say(title),
        ["card"] = new JObject { ["type"] = "AdaptiveCard", ["version"] = Version, ["body"] = List(body) },
    };

    public static JObject Buttons(params IEnumerable<JObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = List(actions) };

    public static JObject Open(string title, string url) => new() { ["type"] = "Action.OpenUrl", ["title"] = Speech.Say(title), ["url"] = url };

    /// <summary>A button that asks for something: by a universal action, or by a plain submit where the client knows no such thing.</summary>
    public static JObject Choose(string title, Intent intent)
    {
        var encoded = IntentCodec.Encode(intent);
        title = Speech.Say(title);
        return new JObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = IntentVerb,
            ["data"] = new JObject { [IntentCodec.Member] = encoded },
            ["fallback"] = new JObject
            {
                ["type"] = "Action.Submit",
                ["title"] = title,
                ["data"] = new JObject { [IntentCodec.Member] = encoded },
            },
        };
    }

    /// <summary>
    /// One of several; of many it is found by typing, which Teams has with version 1.5 though the published schema of 1.5 does not list it. A choice
    /// shows its name as plain text.
    /// </summary>
    public static JObject Choice(string id, string label, IReadOnlyCollection<(string Name, string Value)> choices) => new()
    {
        ["type"] = "Input.ChoiceSet",
        ["id"] = id,
        ["label"] = label,
        ["style"] = choices.Count > MaxAtAGlance ? "filtered" : "compact",
        ["placeholder"] = choices.Count > MaxAtAGlance ? "Choose one, or type its name" : "Choose one",
        ["isRequired"] = true,
        ["errorMessage"] = "Please choose one.",
        ["choices"] = List(choices.Select(choice => new JObject { ["title"] = choice.Name, ["value"] = choice.Value })),
    };

    /// <summary>A few lines to type.</summary>
    public static JObject TextInput(string id, string label, string? value, int maxLength)
    {
        var input = new JObject { ["type"] = "Input.Text", ["id"] = id, ["label"] = label, ["isMultiline"] = true, ["maxLength"] = maxLength };
        return value is null ? input : input.With("value", value);
    }

    /// <summary>A button that hands data to the dialog or card that it stands in.</summary>
    public static JObject Submit(string title, JObject data) => new() { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };

    /// <summary>The same piece with one more member.</summary>
    private static JObject With(this JObject piece, string member, JToken value)
    {
        piece[member] = value;
        return piece;
    }

    private static JArray List(IEnumerable<JObject> items) => new(items);
}
