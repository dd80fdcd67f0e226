using Microsoft.EntityFrameworkCore.Infrastructure;

namespace RussiaTaliban.Storage;

/// <summary>The tables. What differs between databases is in its two children.</summary>
internal abstract class StorageContext(DbContextOptions options, ITextCipher? cipher) : DbContext(options)
{
    /// <summary>Encrypts the columns with people's own words.</summary>
    public ITextCipher Cipher { get; } = cipher ?? NoCipher.Instance;

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<ReferenceRow> References => Set<ReferenceRow>();

    public DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();

    public DbSet<MemoryRow> Memory => Set<MemoryRow>();

    public DbSet<DigestMarkRow> DigestMarks => Set<DigestMarkRow>();

    public DbSet<SightingRow> Sightings => Set<SightingRow>();

    public DbSet<ArticleVersionRow> ArticleVersions => Set<ArticleVersionRow>();

    public DbSet<ArticleTextRow> ArticleTexts => Set<ArticleTextRow>();

    public DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<UnansweredRow> Unanswered => Set<UnansweredRow>();

    public DbSet<DeskCountRow> DeskCounts => Set<DeskCountRow>();

    /// <summary>Subscriptions of a channel that are due, oldest first, locked until the transaction ends;
    /// those that another process has locked are passed over.</summary>
    public abstract IQueryable<SubscriptionRow> LockDue(string channel, long now, int take);

    /// <summary>Failed deliveries of a channel whose retry is due, locked in the same way.</summary>
    public abstract IQueryable<DeliveryRow> LockRetries(string channel, long now, int take);

    /// <summary>One subscription, locked until the transaction ends; waits for whoever has it.</summary>
    public abstract IQueryable<SubscriptionRow> LockOne(string id);

    /// <summary>What of a channel's inbox is due, nobody has, and stands first in its lane; oldest first, locked in the same way.</summary>
    public abstract IQueryable<InboxRow> LockInbox(string channel, long now, int take);

    /// <summary>Waits until no other transaction holds the name.</summary>
    public abstract Task LockNameAsync(string name, CancellationToken cancellationToken);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.ReplaceService<IModelCacheKeyFactory, CipherModelKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SubscriptionRow>(table =>
        {
            table.ToTable("subscriptions");
            table.HasKey(row => row.Id);
            table.HasIndex(row => new { row.Channel, row.NextAt });
            table.HasIndex(row => new { row.Channel, row.Conversation });
            table.HasIndex(row => new { row.Channel, row.Owner });
        });
        modelBuilder.Entity<DeliveryRow>(table =>
        {
            table.ToTable("deliveries");
            table.HasKey(row => new { row.SubscriptionId, row.Date });
            table.HasIndex(row => new { row.Channel, row.RetryAt });
            table.HasIndex(row => new { row.Status, row.ChangedAt });
        });
        modelBuilder.Entity<ReferenceRow>(table =>
        {
            table.ToTable("conversation_references").HasKey(row => new { row.Channel, row.Conversation });
            table.HasIndex(row => new { row.Channel, row.Tenant });
            table.HasIndex(row => new { row.Channel, row.Team });
        });
        modelBuilder.Entity<FeedbackRow>(table =>
        {
            table.ToTable("feedback").HasKey(row => row.Key);
            table.HasIndex(row => row.At);
        });
        modelBuilder.Entity<MemoryRow>(table =>
        {
            table.ToTable("conversation_memory").HasKey(row => new { row.Channel, row.Conversation, row.Thread });
            table.HasIndex(row => row.UsedAt);
        });
        modelBuilder.Entity<DigestMarkRow>(table =>
        {
            table.ToTable("digest_marks").HasKey(row => new { row.Channel, row.Conversation });
            table.HasIndex(row => row.UsedAt);
        });
        modelBuilder.Entity<UnansweredRow>(table =>
        {
            table.ToTable("unanswered_questions").HasKey(row => row.Key);
            table.HasIndex(row => row.At);
            table.HasIndex(row => new { row.Channel, row.Person });
        });
        modelBuilder.Entity<DeskCountRow>(table => table.ToTable("desk_counts").HasKey(row => new { row.Day, row.Kind, row.Key }));
        modelBuilder.Entity<ReceiptRow>(table => table.ToTable("receipts").HasKey(row => row.Id));
        modelBuilder.Entity<InboxRow>(table =>
        {
            table.ToTable("inbox").HasKey(row => new { row.Channel, row.Key });
            table.HasIndex(row => new { row.Channel, row.DueAt });
            table.HasIndex(row => new { row.Channel, row.Lane, row.DueAt });
        });
        modelBuilder.Entity<ArticleVersionRow>(table =>
        {
            table.ToTable("article_versions").HasKey(row => new { row.Slug, row.SeenAt });
            table.HasIndex(row => row.Revision);
        });
        modelBuilder.Entity<ArticleTextRow>(table => table.ToTable("article_texts").HasKey(row => row.Revision));
        modelBuilder.Entity<SightingRow>(table => table.ToTable("article_sightings").HasKey(row => row.Slug));
        EncryptedColumns.Apply(modelBuilder, Cipher);
    }
}
