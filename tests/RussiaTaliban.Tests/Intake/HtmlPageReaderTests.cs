using System.Text;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Tests.Intake;

public sealed class HtmlPageReaderTests
{
    [Fact]
    public async Task Page_WithAnArticle_GivesItsTextAndWhatItSaysOfItself()
    {
        var html = Samples.Page(
            Samples.Story,
            """
            <link rel="canonical" href="https://paper.example/rivers"><meta property="og:title" content="Rivers of the border"><meta name="author" content="Dr. Muttaqi">
            <meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2025-07-04T23:30:00+05:00">
            """);

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("rivers.html", html))).Documents).Normalised();

        Assert.Equal(("Rivers of the border", "Dr. Muttaqi", "The Paper", new DateOnly(2025, 7, 4), "en-GB"),
            (document.Title, document.Author, document.Publisher, document.Published, document.Language));
        Assert.Equal("https://paper.example/rivers", document.Canonical!.AbsoluteUri);
        Assert.Equal([Samples.Lead, "Bridges", Samples.Second, Samples.Lead + " It is said twice here."], document.Blocks.Select(block => block.Text));
        Assert.True(document.Blocks[1].IsHeading);
    }

    [Fact]
    public async Task Page_FetchedFromOneSite_MayNotCallAnothersAddressItsOwn()
    {
        var html = Samples.Page(Samples.Story, "<link rel='canonical' href='https://other.example/rivers'>");

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("a", html) with { Address = new Uri("https://paper.example/a?b=1") })).Documents);

        Assert.Equal("https://paper.example/a?b=1", document.Canonical!.AbsoluteUri);
    }

    /// <summary>In a drawing “/>” ends an element; in HTML it does not, nor in the value of an attribute.</summary>
    [Theory]
    [InlineData("<svg>", "<path d=\"M0 0\" />", "</svg>", true)]
    [InlineData("<svg>", "<g a='/>'>", "</svg>", false)]
    [InlineData("<svg><foreignObject>", "<section/>", "</foreignObject></svg>", false)]
    [InlineData("", "<section/>", "", false)]
    public async Task Page_WithManyElementsThatEndThemselves_IsReadWhereTheyDo(string before, string element, string after, bool isRead)
    {
        var html = Samples.Page($"{before}{string.Concat(Enumerable.Repeat(element, 700))}{after}{Samples.Story}");

        var outcome = await Samples.ReadAsync(Samples.File("rivers.html", html));

        Assert.Equal(isRead ? 1 : 0, outcome.Documents.Count);
    }

    [Theory]
    [InlineData("windows-1251", 1251)]
    [InlineData("koi8-r", 20866)]
    [InlineData(null, 1251)]
    public async Task Page_InAnotherEncoding_IsReadInIt(string? named, int page)
    {
        const string Russian = "Россия стала первой страной, которая признала власти Афганистана, и это решение обсуждают во всех столицах региона уже несколько месяцев подряд без всякого итога и согласия.";
        var html = Samples.Page($"<article><p>{Russian}</p><p>{Russian}</p></article>", named is null ? "" : $"<meta charset=\"{named}\">");

        var outcome = await Samples.ReadAsync(Samples.File("r.html", CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(html)));

        Assert.Equal(Russian, Assert.Single(outcome.Documents).Normalised().Blocks[0].Text);
    }

    [Fact]
    public async Task Page_BehindAConsentWall_IsRefusedWithARemedy()
    {
        var words = string.Concat(Enumerable.Repeat("We and our 812 partners store and read information on your device and need your agreement. ", 8));
        var html = Samples.Page($"<div id='cookie-consent' role='dialog'><h2>Before you continue</h2><p>{words}</p><button>Agree</button></div><div id='app'></div>");

        var refusal = Assert.Single((await Samples.ReadAsync(Samples.File("wall.html", html))).Refusals);

        Assert.Contains("no text", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("save what you see", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithAConsentBannerBesideItsArticle_GivesTheArticleAlone()
    {
        var html = Samples.Page($"<div class='site-cookie-banner'><p>{string.Concat(Enumerable.Repeat("We value your privacy. ", 20))}</p></div>" + Samples.Story);

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("a.html", html))).Documents);

        Assert.DoesNotContain(document.Blocks, block => block.Text.Contains("privacy", StringComparison.Ordinal));
        Assert.Contains(document.Blocks, block => block.Text == Samples.Second);
    }

    [Fact]
    public async Task Page_WithADateThatCannotBe_LosesTheDateAndSaysSo()
    {
        var html = Samples.Page(Samples.Story, "<meta property='article:published_time' content='2031-01-01'>");

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("a.html", html))).Documents);

        Assert.Null(document.Published);
        Assert.Contains("2031-01-01", Assert.Single(document.Remarks), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "nested", new StringBuilder().Insert(0, "<div>", 300_000).ToString() },
        { "formatting", string.Concat(Enumerable.Range(0, 500).Select(at => $"<b a{at}>")) + new StringBuilder().Insert(0, "<p>x", 50_000) },
        { "elements", new StringBuilder().Insert(0, "<i></i>", 500_000).ToString() },
        { "tables", new StringBuilder().Insert(0, "<table><tr><td>", 50_000).ToString() },
        { "attributes", $"<div {string.Join(' ', Enumerable.Range(0, 200_000).Select(at => $"a{at}"))}>" },
        { "unclosed", new StringBuilder().Insert(0, "<!--", 200_000).ToString() },
        { "in a drawing's style", "<svg><style>" + new StringBuilder().Insert(0, "<g>", 200_000) },
        { "ended by others", new StringBuilder().Insert(0, "<div></x>", 200_000).ToString() },
        { "behind a whole comment", "<!-->" + new StringBuilder().Insert(0, "<div>", 200_000) + "-->" },
        { "behind a broken comment", "<!-- --!>" + new StringBuilder().Insert(0, "<div>", 200_000) + "-->" },
        { "entities", new StringBuilder().Insert(0, "&lt", 1_000_000).ToString() },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Page_ThatIsABomb_IsRefusedOrReadInTime(string name, string bomb)
    {
        var outcome = await Samples.ReadAsync(Samples.File(name + ".html", "<html><body>" + bomb), TimeSpan.FromSeconds(45));

        Assert.Equal(1, outcome.Documents.Count + outcome.Refusals.Count);
        Assert.DoesNotContain(outcome.Refusals, refusal => refusal.Reason.Contains("took longer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reader_ThatNeverEnds_CostsItsSourceAlone()
    {
        var readers = new RussiaTaliban.Intake.Readers.SourceReaders(TimeSpan.FromMilliseconds(200), TimeProvider.System) { All = [new Endless()] };

        var (_, outcome) = await readers.ReadAsync(Samples.File("endless.txt", "x"), TestContext.Current.CancellationToken);

        Assert.Contains("took longer", Assert.Single(outcome.Refusals).Reason, StringComparison.Ordinal);
    }

    private sealed class Endless : ISourceReader
    {
        public string Kind => "endless";

        public bool Recognises(SourceFile source) => true;

        public ReadOutcome Read(SourceFile source, CancellationToken cancellationToken)
        {
            using var never = new ManualResetEventSlim();
            never.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
            return ReadOutcome.No("never");
        }
    }
}
