using System.Globalization;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>The error messages for refused requests. They name no conversation and repeat nothing that was sent.</summary>
internal static class Refusals
{
    public static readonly TimeSpan BusyDelay = TimeSpan.FromSeconds(5);

    public static IResult Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Of(status, "BadArgument", "The request is malformed."),
        StatusCodes.Status401Unauthorized => Of(status, "MissingAuthorization", "An Authorization header with a secret or a token is required."),
        StatusCodes.Status403Forbidden => Of(status, "TokenExpiredOrInvalid", "The secret or token is not valid here."),
        StatusCodes.Status404NotFound => Of(status, "ConversationNotFound", "There is no such conversation."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "MessageSizeTooBig", "The request is too long."),
        _ => Results.StatusCode(status),
    };

    public static IResult Of(int status, string code, string message) =>
        Results.Json(new ErrorBody(new ErrorBody.Detail(code, message)), DirectLineJson.Context.ErrorBody, statusCode: status);

    /// <summary>Too much at once; says when it may be tried again.</summary>
    public static IResult Later(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Of(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; please try again later.");
    }
}

/// <summary>How far a client has read, from its request.</summary>
internal static class Watermark
{
    /// <summary>False for one that is no number. A missing one is null; Web Chat writes a missing one out as a word.</summary>
    public static bool TryRead(HttpRequest request, out long? watermark)
    {
        watermark = null;
        string? text = request.Query["watermark"];
        if (string.IsNullOrEmpty(text) || text == "undefined" || text == "null")
        {
            return true;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        watermark = number;
        return isNumber;
    }
}
