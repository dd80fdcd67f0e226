using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>Reads a request body up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>The body; null when it is longer than <paramref name="limit"/> bytes, declared or not.</summary>
    /// <exception cref="BadHttpRequestException">The client broke off or breaks HTTP's rules.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(4096);
        int read;
        while ((read = await request.Body.ReadAsync(buffer.GetMemory(4096), cancellationToken)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > limit)
            {
                return null;
            }
        }

        return buffer.WrittenMemory;
    }
}
