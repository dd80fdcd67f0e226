using Newtonsoft.Json.Linq;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Reads activities of any Bot Framework channel: turns, and changes to conversations.</summary>
/// <param name="dialects">Of the channels that have one; at most one each.</param>
public sealed class ActivityReader(IEnumerable<IActivityDialect> dialects)
{
    /// <summary>Whoever chooses more has chosen nothing.</summary>
    private const int MaxArticles = 1_000;

    private const string ThreadMark = ";messageid=";

    private readonly Dictionary<string, IActivityDialect> _dialects = dialects.ToDictionary(dialect => dialect.Channel, StringComparer.Ordinal);

    /// <summary>The turn of a message. One without a sender or a conversation has a turn too: its parts are empty then.</summary>
    public Turn Read(Activity message) => Read(message, message.ValueToken().AsIntent());

    /// <summary>The turn of a message, button or command that asked for <paramref name="chosen"/>; null if only words came.</summary>
    public Turn Read(Activity message, Intent? chosen)
    {
        var words = WithoutMentions(message);
        return new(AddressOf(message), SpeakerOf(message), DialectOf(message)?.Words(message, words) ?? words)
        {
            Kind = KindOf(message.Conversation),
            Chosen = chosen,
            Articles = ArticlesOf(message),
        };
    }

    /// <summary>What an update of an installation or a conversation means.</summary>
    public ConversationChange ReadChange(Activity update)
    {
        var bot = update.Recipient?.Id;
        var isUpdate = update.Type == ActivityTypes.ConversationUpdate;
        var isUninstalled = update is { Type: ActivityTypes.InstallationUpdate, Action: "remove" or "remove-upgrade" };
        ConversationChange usual = isUninstalled || (isUpdate && Has(update.MembersRemoved, bot)) ? new ConversationChange.Left()
            : isUpdate && Has(update.MembersAdded, bot) ? new ConversationChange.Entered()
            : new ConversationChange.Updated();
        return DialectOf(update)?.Change(update, usual) ?? usual;
    }

    /// <summary>Where the activity belongs. Teams writes a channel's thread into the conversation's id.</summary>
    public static ConversationAddress AddressOf(Activity activity)
    {
        var id = activity.Conversation?.Id ?? "";
        var mark = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        var channel = activity.ChannelId ?? "";
        return mark < 0
            ? new ConversationAddress(channel, id)
            : new ConversationAddress(channel, id[..mark], id[(mark + ThreadMark.Length)..]);
    }

    /// <summary>The team that the activity's channel belongs to; null outside Teams' teams.</summary>
    public static string? TeamOf(Activity activity) =>
        activity.ChannelToken().Member("team").Member("id").AsText() ?? activity.ChannelToken().Member("teamsTeamId").AsText();

    /// <summary>Who else can read the conversation.</summary>
    public static ConversationKind KindOf(ConversationAccount? conversation) => conversation switch
    {
        { ConversationType: "channel" } => ConversationKind.Channel,
        { IsGroup: true } or { ConversationType: "groupChat" } => ConversationKind.Group,
        _ => ConversationKind.Personal,
    };

    private IActivityDialect? DialectOf(Activity activity) => activity.ChannelId is { } channel ? _dialects.GetValueOrDefault(channel) : null;

    /// <summary>The articles that a client of this service's own chat page names: <c>{"articles": ["slug", …]}</c>.</summary>
    private static IReadOnlyList<string> ArticlesOf(Activity message) => message.ChannelToken().Member("articles") is JArray { Count: <= MaxArticles } articles
        ? [.. articles.Select(one => one.AsText()).OfType<string>()]
        : [];

    private static bool Has(IList<ChannelAccount>? members, string? id) => id is not null && members is not null && members.Any(member => member.Id == id);

    /// <summary>The mentions of others become their names.</summary>
    private static string WithoutMentions(Activity message)
    {
        var text = message.Text ?? "";
        foreach (var mention in message.Entities ?? [])
        {
            if (mention.Type != "mention" || mention.Member("text").AsText() is not { Length: > 0 } mark)
            {
                continue;
            }

            var mentioned = mention.Member("mentioned");
            var own = mentioned.Member("id").AsText() is { } id && id == message.Recipient?.Id;
            text = text.Replace(mark, own ? " " : mentioned.Member("name").AsText() ?? "", StringComparison.Ordinal);
        }

        return text;
    }

    private static Person SpeakerOf(Activity message) => new Person(message.From?.Id ?? "", message.From?.Name, message.LocalTimezone ?? ClientZone(message))
    {
        Locale = message.Locale,
    };

    private static string? ClientZone(Activity message) =>
        message.Entities?.FirstOrDefault(entity => entity.Type == "clientInfo")?.Member("timezone").AsText();
}
