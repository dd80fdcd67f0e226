namespace RussiaTaliban.Briefing.Summaries;

/// <summary>Why an article is in a digest.</summary>
public enum ArticleNews
{
    /// <summary>It is there anyway: nothing in it is new.</summary>
    Standing,

    /// <summary>It came after the last digest, or, in a first digest, was published today or yesterday.</summary>
    New,

    /// <summary>It was known and its text has changed since the last digest.</summary>
    Changed,
}
