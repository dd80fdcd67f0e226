namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>Reads a request body up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>The body; null when it is longer than <paramref name="limit"/> bytes, declared or not.</summary>
    /// <exception cref="BadHttpRequestException">The client broke off or breaks HTTP's rules.</exception>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken) =>
        request.ContentLength > limit ? null : await LimitedRead.ReadAsync(request.Body, limit, cancellationToken);
}
