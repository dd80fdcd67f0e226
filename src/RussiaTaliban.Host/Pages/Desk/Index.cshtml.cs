using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Host.Desk;
using RussiaTaliban.Intake;

namespace RussiaTaliban.Host.Pages.Desk;

/// <summary>What editors look at: what was not answered, what was read, what was delivered, and how the corpus is. Articles are added here too.</summary>
public sealed class IndexModel(IServiceProvider services, LiveSearcher searcher) : PageModel
{
    /// <summary>Null where the database is away.</summary>
    internal DeskView? View { get; private set; }

    /// <summary>What became of what was added; null where nothing was.</summary>
    public IReadOnlyList<TakeResult>? Added { get; private set; }

    /// <summary>What is wrong with what was to be added; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>The corpus of this moment.</summary>
    public Corpus Corpus => searcher.Current.Corpus;

    /// <summary>Files that are not, or not wholly, in it, and why.</summary>
    public IReadOnlyList<CorpusFault> Faults => searcher.Faults;

    /// <summary>What else is to be said of its files.</summary>
    public IReadOnlyList<CorpusFault> Remarks => searcher.Remarks;

    /// <summary>Where addresses may be fetched from; empty where none may.</summary>
    public IReadOnlyList<string> AllowedHosts => Adding.AllowedHosts;

    private DeskAdding Adding => services.GetRequiredService<DeskAdding>();

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? address, IFormFile? file, CancellationToken cancellationToken)
    {
        try
        {
            Added = file is { Length: > 0 } ? await Adding.AddFileAsync(file, cancellationToken)
                : string.IsNullOrWhiteSpace(address) ? null
                : await Adding.AddAddressAsync(address, cancellationToken);
            Fault = Added is not null ? null
                : string.IsNullOrWhiteSpace(address) ? "Choose a file, or type the address of a page."
                : "That is not an address of a page: it begins with http:// or https://.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fault = "The corpus folder can’t be written. Ask the person who runs this service whether it may be.";
        }

        Response.StatusCode = Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            View = await services.GetRequiredService<DeskReader>().ReadAsync(cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
