namespace RussiaTaliban.Slack.BlockKit;

/// <summary>A modal or a Home tab; at most 100 blocks.</summary>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
internal sealed record View(string Type, IReadOnlyList<Block> Blocks)
{
    /// <summary>Plain text of at most 24 characters; modals only.</summary>
    public Text? Title { get; init; }

    /// <summary>Plain text of at most 24 characters; needed where there is an input.</summary>
    public Text? Submit { get; init; }

    /// <summary>Plain text of at most 24 characters.</summary>
    public Text? Close { get; init; }

    /// <summary>At most 255 characters.</summary>
    public string? CallbackId { get; init; }

    /// <summary>At most 3,000 characters; comes back with every interaction.</summary>
    public string? PrivateMetadata { get; init; }

    public static View Modal(string title, IReadOnlyList<Block> blocks) =>
        new("modal", blocks) { Title = Text.Plain(title), Close = Text.Plain("Close") };

    public static View Home(IReadOnlyList<Block> blocks) => new("home", blocks);
}

/// <summary>What is shown under one shared link.</summary>
internal sealed record Unfurl(IReadOnlyList<Block> Blocks);
