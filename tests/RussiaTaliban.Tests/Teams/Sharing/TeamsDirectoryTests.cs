using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Teams.Sharing;

namespace RussiaTaliban.Tests.Teams.Sharing;

/// <summary>Whom a person may share with, and above all with whom not.</summary>
public sealed class TeamsDirectoryTests
{
    private static readonly Person Ann = new("ann", "Ann");
    private readonly RosterFake _roster = new();
    private readonly InMemoryConversationReferenceStore _store = new(new InMemorySubscriptionStore());
    private readonly TeamsDirectory _directory;

    public TeamsDirectoryTests()
    {
        _directory = new TeamsDirectory(_store, new TeamsPlaces(_roster, TimeProvider.System));
        Know("home", ConversationKind.Personal);
        Know("desk", ConversationKind.Channel, team: "desk", name: "Desk");
        Know("news", ConversationKind.Channel, team: "news", name: "News");
        Know("plans", ConversationKind.Group, name: "Plans");
        Know("nameless", ConversationKind.Group);
        Know("closed", ConversationKind.Group, name: "Closed");
        Know("foreign", ConversationKind.Group, name: "Foreign", tenant: "another");
        _roster.Channels["desk"] = [new() { Id = "desk" }, new() { Id = "desk-wire", Name = "Wire" }, new() { Id = "desk-secret", Name = "Secret", Type = "private" }];
        _roster.Channels["news"] = [new() { Id = "news" }];
        foreach (var place in new[] { "desk", "desk-wire", "news", "plans", "foreign" })
        {
            _roster.Members[place] = ["ann", "bob"];
        }

        _roster.Members["nameless"] = ["ann", "Megan Bowen", "Bob Stone"];
        _roster.Members["closed"] = ["bob"];
        _roster.Members["desk-secret"] = ["bob"];
    }

    [Theory]
    [InlineData("#Wire", "desk-wire", "Wire (Desk)")]
    [InlineData("wire channel", "desk-wire", "Wire (Desk)")]
    [InlineData("desk / WIRE", "desk-wire", "Wire (Desk)")]
    [InlineData("Wire (Desk)", "desk-wire", "Wire (Desk)")]
    [InlineData("the desk team", null, null)]
    [InlineData("Desk team", "desk", "General (Desk)")]
    [InlineData("news", "news", "General (News)")]
    [InlineData("Plans", "plans", "Plans")]
    [InlineData("“plans”", "plans", "Plans")]
    [InlineData("plans", "plans", "Plans")]
    [InlineData("desk-wire", "desk-wire", "Wire (Desk)")]
    public async Task Name_OfAPlaceOfBoth_OpensIt(string typed, string? id, string? label)
    {
        var target = await FindAsync(typed);

        if (id is null)
        {
            Assert.IsType<ShareTarget.Closed>(target);
            return;
        }

        Assert.Equal((id, label), target is ShareTarget.Open open ? (open.Conversation.Conversation, open.Name) : (target.ToString(), ""));
        Assert.NotNull(await _store.FindAsync(((ShareTarget.Open)target).Conversation, Cancel));
    }

    [Theory]
    [InlineData("Closed")]
    [InlineData("closed")]
    [InlineData("Secret")]
    [InlineData("desk-secret")]
    [InlineData("Desk/Secret")]
    [InlineData("Foreign")]
    [InlineData("foreign")]
    [InlineData("nowhere")]
    [InlineData("../desk")]
    [InlineData("")]
    public async Task Place_ThatThePersonIsNotIn_IsClosedAndNotNamed(string typed)
    {
        var closed = Assert.IsType<ShareTarget.Closed>(await FindAsync(typed));

        Assert.Equal(
            ["General (Desk)", "General (News)", "Megan Bowen, Bob Stone", "Plans", "Wire (Desk)"], closed.Places.Select(place => place.Name));
    }

    [Fact]
    public async Task Name_OfTwoPlaces_OffersBoth_ButInItsTeamTheOneThere()
    {
        var several = Assert.IsType<ShareTarget.Several>(await FindAsync("general"));
        Assert.Equal(["desk", "news"], several.Places.Select(place => place.Id));

        var own = Assert.IsType<ShareTarget.Open>(await FindAsync("general", "desk"));
        Assert.Equal("desk", own.Conversation.Conversation);
    }

    [Theory]
    [InlineData("Megan")]
    [InlineData("megan bowen")]
    public async Task Name_OfAPerson_OffersTheChatsWithThem(string typed) =>
        Assert.Equal(["nameless"], Assert.IsType<ShareTarget.Several>(await FindAsync(typed)).Places.Select(place => place.Id));

    [Theory]
    [InlineData("plans", "plans")]
    [InlineData("desk", "Wire")]
    [InlineData("news", "Wire")]
    public async Task Answer_ThatDoesNotCome_IsNoMembership(string silent, string typed)
    {
        _roster.Silent.Add(silent);

        Assert.IsType<ShareTarget.Unknown>(await FindAsync(typed));
    }

    [Fact]
    public async Task Answer_ThatIsLongInComing_IsNotWaitedFor()
    {
        var time = new FakeTimeProvider();
        var directory = new TeamsDirectory(_store, new TeamsPlaces(_roster, time));
        _roster.Hanging.Add("plans");

        var found = directory.FindAsync(Ann, Address("home"), "Wire", Cancel);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<ShareTarget.Unknown>(await found);
    }

    [Fact]
    public async Task Answer_AboutSomebodyElse_IsNoMembership()
    {
        foreach (var wrong in new[] { new TeamsChannelAccount { Id = "bob" }, new TeamsChannelAccount { Name = "Ann" } })
        {
            _roster.Instead = wrong;
            Assert.IsType<ShareTarget.Unknown>(await FindAsync("Plans"));
        }
    }

    [Fact]
    public async Task Organisation_ThatNobodyKnows_SharesNothing()
    {
        await _store.SaveAsync(Known("home", ConversationKind.Personal) with { Tenant = null }, Cancel);

        Assert.IsType<ShareTarget.Unknown>(await FindAsync("Plans"));
        Assert.IsType<ShareTarget.Unknown>(await FindAsync("Plans", "never heard of"));
        Assert.False((await _directory.ListAsync(Ann, Address("home"), Cancel)).IsWhole);
    }

    [Fact]
    public async Task List_WhereOthersReadAlong_HoldsNothingThatIsNewsToThem()
    {
        Assert.Equal(["General (Desk)", "General (News)", "Megan Bowen, Bob Stone", "Plans", "Wire (Desk)"], await NamesAsync("home"));
        Assert.Equal(["Wire (Desk)"], await NamesAsync("desk"));
        Assert.Empty(await NamesAsync("plans"));
        Assert.Empty(Assert.IsType<ShareTarget.Closed>(await FindAsync("nowhere", "plans")).Places);
    }

    [Fact]
    public async Task Team_WithoutAToldName_IsAskedForIt()
    {
        Know("new", ConversationKind.Channel, team: "new");
        _roster.Channels["new"] = [new() { Id = "new" }];
        _roster.Members["new"] = ["ann"];

        Assert.Contains("General (Team new)", await NamesAsync("home"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ConversationAddress Address(string id) => new("msteams", id);

    private Task<ShareTarget> FindAsync(string typed, string from = "home") => _directory.FindAsync(Ann, Address(from), typed, Cancel);

    private async Task<IEnumerable<string>> NamesAsync(string from) => (await _directory.ListAsync(Ann, Address(from), Cancel)).Places.Select(place => place.Name);

    private void Know(string id, ConversationKind kind, string? team = null, string? name = null, string tenant = "t") =>
        _store.SaveAsync(Known(id, kind) with { Tenant = tenant, Team = team, Name = name }, CancellationToken.None).GetAwaiter().GetResult();

    private static KnownConversation Known(string id, ConversationKind kind)
    {
        var reference = new ConversationReference { ServiceUrl = "https://smba.trafficmanager.net/emea/", ChannelId = "msteams", Bot = new() { Id = "bot" }, Conversation = new() { Id = id } };
        return new KnownConversation(Address(id), OutgoingJson.Text(reference)) { Kind = kind };
    }
}
