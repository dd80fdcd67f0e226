namespace RussiaTaliban.Chat;

/// <summary>The store is unreachable, full, locked or damaged. Functions that do not need it continue to work; the others report that they are unavailable.</summary>
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
