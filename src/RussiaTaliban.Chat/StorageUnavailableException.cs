namespace RussiaTaliban.Chat;

/// <summary>The store is away, full, locked or damaged. What does not need it goes on; what does says so.</summary>
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
        : this("The store cannot be used.")
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
