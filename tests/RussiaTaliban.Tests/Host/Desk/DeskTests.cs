using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RussiaTaliban.Host.Desk;

namespace RussiaTaliban.Tests.Host.Desk;

/// <summary>The editors' desk over HTTP: who gets in, what it shows, what it adds, and that nobody can be recognised on it.</summary>
public sealed partial class DeskTests : IDisposable
{
    private const string Token = "editors-0123456789abcdef0123456789";
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Desk_ByDefault_IsNotThere_AndKeepsNothing()
    {
        await using var app = await StartAsync(new() { ["Desk:Enabled"] = "false" });
        using var http = Browser(app);
        foreach (var address in new[] { "/desk", "/desk/sign-in", "/desk/questions.csv", "/DESK", "/desk/oidc" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(http, address));
        }

        Assert.IsType<RussiaTaliban.Chat.Desk.NoDeskNotes>(app.Services.GetRequiredService<RussiaTaliban.Chat.Desk.IDeskNotes>());
    }

    [Fact]
    public void Settings_ThatLetNobodyOrEverybodyIn_AreFaults()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Build(new() { ["Desk:Token"] = null, ["Desk:PersonKey"] = "c2hvcnQ=" }));
        Assert.Equal(2, fault.Failures.Count());
        var provider = Assert.Throws<OptionsValidationException>(() => Build(new() { ["Desk:Token"] = "short", ["Desk:Authority"] = "http://login.example.org" }));
        Assert.Equal(4, provider.Failures.Count());
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/questions.csv")]
    public async Task Stranger_IsSentToTheSignIn(string address)
    {
        await using var app = await StartAsync([]);
        using var http = Browser(app);
        using var response = await http.GetAsync(address, Cancel);

        Assert.Equal((HttpStatusCode.Redirect, "/desk/sign-in"), (response.StatusCode, response.Headers.Location!.AbsolutePath));
    }

    [Fact]
    public async Task Token_LetsIn_AndAWrongOneIsSlowedDown()
    {
        await using var app = await StartAsync([]);
        using var http = Browser(app);
        Assert.Equal(HttpStatusCode.Forbidden, await SignInAsync(http, Token[..^1] + "X"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(http, "/desk/sign-in", new FormUrlEncodedContent([new("token", Token)])));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(http, Token));

        using var page = await http.GetAsync("/desk", Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var stranger = Browser(app);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await SignInAsync(stranger, "wrong");
        }

        // Within the same minute the right one is not looked at either.
        Assert.Equal(HttpStatusCode.Forbidden, await SignInAsync(stranger, Token));
    }

    [Fact]
    public async Task Desk_ShowsWhatWasNotAnswered_WithNobodysId_UntilThePersonIsForgotten()
    {
        await using var app = await StartAsync([]);
        using var http = Browser(app);
        await SignInAsync(http, Token);
        var ann = await BeginAsync(http, "dl_secret_ann");
        await SayAsync(http, ann, "=SUM(A1) what do zebras eat?");
        await SayAsync(http, ann, "why did Russia recognize the Taliban?");
        await SayAsync(http, ann, "feedback: the date is wrong");
        await SayAsync(http, ann, "what do you store about me?");
        var page = await EventuallyAsync(http, "/desk", text => text.Contains("what do zebras eat?", StringComparison.Ordinal) && text.Contains("the date is wrong", StringComparison.Ordinal));

        Assert.Contains("what do zebras eat?", page, StringComparison.Ordinal);
        Assert.Contains("Passages shown most often", page, StringComparison.Ordinal);
        Assert.Matches("""<a href="/read/russia-taliban#p[0-9.]+">[^<]*</a>: 1""", page);
        Assert.Contains("""<svg class="chart" """, page, StringComparison.Ordinal);
        Assert.Contains("<text class=\"value\"", page, StringComparison.Ordinal);
        var csv = await http.GetStringAsync("/desk/questions.csv", Cancel);
        Assert.Contains("\"'=SUM(A1) what do zebras eat?\"", csv, StringComparison.Ordinal);
        Assert.Matches("\"directline\",\"[0-9a-f]{12}\"", csv);
        var all = page + csv + await http.GetStringAsync("/desk/feedback.csv", Cancel) + await http.GetStringAsync("/desk/counts.csv", Cancel) + await http.GetStringAsync("/desk/deliveries.csv", Cancel);
        Assert.DoesNotContain("secret_ann", all, StringComparison.Ordinal);
        Assert.Contains("kept for the editors", await TranscriptAsync(http, ann), StringComparison.Ordinal);

        await SayAsync(http, ann, "forget me");
        await SayAsync(http, ann, "yes");
        await EventuallyAsync(http, "/desk", text => !text.Contains("zebras", StringComparison.Ordinal) && !text.Contains("the date is wrong", StringComparison.Ordinal));
        Assert.DoesNotContain("zebras", await http.GetStringAsync("/desk/questions.csv", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ThatAreOpened_AreCounted()
    {
        await using var app = await StartAsync([]);
        using var http = Browser(app);
        await SignInAsync(http, Token);
        await http.GetStringAsync("/read/russia-taliban", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(http, "/read/nowhere"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(http, "/q/AAAAAAAAAAAAAAAAAAAAAA"));
        var counts = await EventuallyAsync(http, "/desk", text => text.Contains("</a>: 1", StringComparison.Ordinal));

        Assert.DoesNotContain("nowhere", counts, StringComparison.Ordinal);
        Assert.Contains("\"ArticleOpened\",\"russia-taliban\",\"1\"", await http.GetStringAsync("/desk/counts.csv", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Article_IsAddedFromAFile_AndOtherwiseOnlyFromAllowedHosts()
    {
        _folder.Write("corpus/a.md", "---\ntitle: T\n---\n\nWords of the article.");
        _folder.Write("corpus/broken.md", "---\ntitle: a\npublished: never\n---\n\nThe harvest failed.\n");
        _folder.Write("private.txt", "Nobody reads this\n\nThe private words of another file of this machine.");
        await using var app = await StartAsync([], Path.Combine(_folder.Path, "corpus"));
        using var http = Browser(app);
        await SignInAsync(http, Token);
        Assert.Contains("broken.md", await http.GetStringAsync("/desk", Cancel), StringComparison.Ordinal);

        var added = await AddAsync(http, null, ("../../rivers.txt", "Rivers of the border\n\nThe Panj is the longest of three rivers that mark the border."));
        Assert.Contains("rivers-of-the-border", added, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "corpus", "rivers-of-the-border.md")));
        Assert.Contains("The Panj is the longest", await http.GetStringAsync("/read/rivers-of-the-border", Cancel), StringComparison.Ordinal);
        Assert.Contains("Not added", await AddAsync(http, "http://127.0.0.1:1/page", null), StringComparison.Ordinal);
        Assert.Contains("not an address of a page", await AddAsync(http, Path.Combine(_folder.Path, "private.txt"), null), StringComparison.Ordinal);
        Assert.Contains("not an address of a page", await AddAsync(http, "file://" + Path.Combine(_folder.Path, "private.txt"), null), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(_folder.Path, "corpus")), file => File.ReadAllText(file).Contains("private words", StringComparison.Ordinal));

        using var form = new MultipartFormDataContent { { new StringContent("Words"), "file", "x.txt" } };
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(http, "/desk", form));
        using var stranger = Browser(app);
        using var again = new MultipartFormDataContent { { new StringContent("Words"), "file", "x.txt" } };
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(stranger, "/desk", again));
    }

    [Theory]
    [InlineData("ann-1", true)]
    [InlineData("ANN@example.org", true)]
    [InlineData("desk-editors", true)]
    [InlineData("bob@example.org", false)]
    public async Task Provider_LetsListedEditorsIn_AndNobodyElse(string editor, bool isLetIn)
    {
        await using var provider = await FakeProvider.StartAsync();
        provider.Claims["groups"] = new[] { "others", "desk-editors" };
        await using var app = await StartAsync(WithProvider(provider, editor));
        using var http = Browser(app);

        Assert.Equal(isLetIn ? "/desk" : "/desk/sign-in?refused=true", await ThroughProviderAsync(http));
        Assert.Equal(isLetIn ? HttpStatusCode.OK : HttpStatusCode.Redirect, await StatusAsync(http, "/desk"));
        Assert.Equal("S256", provider.Asked!["code_challenge_method"].ToString());
        Assert.Equal(app.Urls.First() + "/desk/oidc", provider.Asked["redirect_uri"].ToString());
    }

    [Fact]
    public async Task Provider_EmailThatIsNotVerified_CountsForNothing()
    {
        await using var provider = await FakeProvider.StartAsync();
        provider.Claims["email_verified"] = false;
        await using var app = await StartAsync(WithProvider(provider, "ann@example.org"));
        using var http = Browser(app);

        Assert.Equal("/desk/sign-in?refused=true", await ThroughProviderAsync(http));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(http, "/desk"));
    }

    [Fact]
    public async Task Provider_AnswerThatNobodyAskedFor_IsRefused()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var app = await StartAsync(WithProvider(provider, "ann-1"));
        using var begun = Browser(app);
        using var challenge = await begun.GetAsync("/desk/sign-in?handler=Provider", Cancel);
        using var back = await begun.GetAsync(challenge.Headers.Location, Cancel);
        using var other = Browser(app);
        using var stolen = await other.GetAsync(back.Headers.Location, Cancel);
        using var forged = await begun.GetAsync("/desk/oidc?code=x&state=y", Cancel);

        Assert.Equal("/desk/sign-in?failed=true", stolen.Headers.Location!.OriginalString);
        Assert.Equal("/desk/sign-in?failed=true", forged.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(other, "/desk"));
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("  @SUM(A1)", "\"'  @SUM(A1)\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("say \"why\", then", "\"say \"\"why\"\", then\"")]
    [InlineData("", "\"\"")]
    public void Csv_Cell_IsNeverAFormula(string value, string expected) => Assert.Equal(expected, DeskCsv.Cell(value));

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\a b.pdf", "a b.pdf")]
    [InlineData("..", "upload")]
    [InlineData(".hidden", "hidden")]
    [InlineData("a\0b\n.txt", "a_b_.txt")]
    public void Name_OfAnUpload_IsOneFolders(string sent, string expected) => Assert.Equal(expected, DeskAdding.NameOf(sent));
}
