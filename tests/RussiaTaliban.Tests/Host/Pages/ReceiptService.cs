using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Host.Pages;

/// <summary>The real service on a free port over a corpus of one article that a test may edit.</summary>
internal sealed class ReceiptService : IAsyncDisposable
{
    public const string Article =
        """
        ---
        title: The envoys’ <i>return</i>
        author: Dr. Ann van der Berg
        source: The Desk
        published: 2025-07-04
        url: https://news.example.org/envoys?id=1
        ---

        One start. The envoys didn’t sign the “Kabul” paper & left. The end.
        """;

    public const string Exact = "The envoys didn’t sign the “Kabul” paper & left.";

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _service;
    private string _file = "envoys.md";

    private ReceiptService(string? signedInHeader)
    {
        _folder.Write(_file, Article);
        _service = ServiceHost.Build(new ServiceSettings(_folder.Path)
        {
            Urls = "http://127.0.0.1:0",
            Environment = "Production",
            Configuration = new Dictionary<string, string?> { ["BotFramework:Enabled"] = "false", ["Receipts:SignedInHeader"] = signedInHeader },
        });
    }

    public HttpClient Client { get; private set; } = new();

    public static async Task<ReceiptService> StartAsync(string? signedInHeader = null)
    {
        var service = new ReceiptService(signedInHeader);
        await service.ReloadAsync();
        await service._service.StartAsync(TestContext.Current.CancellationToken);
        service.Client.BaseAddress = new Uri(service._service.Urls.First());
        service.Client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return service;
    }

    public async Task<Receipt> MakeAsync(string exact = Exact)
    {
        var passage = _service.Services.GetRequiredService<LiveSearcher>().Current.Corpus.Passages.First(passage => passage.Text.Contains(exact, StringComparison.Ordinal));
        var span = new TextSpan(passage.Text.IndexOf(exact, StringComparison.Ordinal), exact.Length);
        var receipt = Receipt.Of(passage, span, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)).MadeBy("test", "maker");
        await _service.Services.GetRequiredService<IArticleHistory>().KeepAsync(passage.Article, receipt.MadeAt, TestContext.Current.CancellationToken);
        await _service.Services.GetRequiredService<IReceiptStore>().AddAsync(receipt, TestContext.Current.CancellationToken);
        return receipt;
    }

    /// <summary>Says something in a chat with the service, as one person.</summary>
    public async Task<Reply> SayAsync(string text, string person, Intent? chosen = null)
    {
        var turn = new Turn(new ConversationAddress("test", "room"), new Person(person), text) { Chosen = chosen };
        var result = await _service.Services.GetRequiredService<TurnHandler>().HandleOrThrowAsync(turn, TestContext.Current.CancellationToken);
        await result.CommitAsync(TestContext.Current.CancellationToken);
        return result.Reply;
    }

    /// <summary>What the service has seen the article say.</summary>
    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(string slug = "envoys") =>
        _service.Services.GetRequiredService<IArticleHistory>().ListAsync(slug, TestContext.Current.CancellationToken);

    /// <summary>What a platform would show under a link to a receipt; null for nothing.</summary>
    public Task<ReceiptLook?> LookAsync(Receipt receipt) =>
        _service.Services.GetRequiredService<ReceiptLooks>().FindAsync(new Uri($"https://briefing.example.org/q/{receipt.Id}"), TestContext.Current.CancellationToken);

    public Task EditAsync(string from, string to)
    {
        _folder.Write(_file, Article.Replace(from, to, StringComparison.Ordinal));
        return ReloadAsync();
    }

    /// <summary>The article's file under another name, with the same bytes; what is edited next is it.</summary>
    public Task RenameAsync(string name)
    {
        File.Move(Path.Combine(_folder.Path, _file), Path.Combine(_folder.Path, _file = name));
        return ReloadAsync();
    }

    public Task ReplaceArticleAsync()
    {
        _folder.Write("other.md", "---\ntitle: Other\n---\n\nSomething else.\n");
        File.Delete(Path.Combine(_folder.Path, _file));
        return ReloadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    private Task<ReloadOutcome> ReloadAsync() => _service.Services.GetRequiredService<LiveSearcher>().ReloadAsync(TestContext.Current.CancellationToken);
}
