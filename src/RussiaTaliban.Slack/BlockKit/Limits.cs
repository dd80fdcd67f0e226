namespace RussiaTaliban.Slack.BlockKit;

/// <summary>Slack's limits, in characters (UTF-16 code units, which is how Slack counts) or in items.</summary>
internal static class Limits
{
    public const int BlocksInMessage = 50;
    public const int BlocksInView = 100;
    public const int Header = 150;
    public const int Section = 3_000;
    public const int ButtonText = 75;
    public const int ButtonValue = 2_000;
    public const int OptionValue = 150;
    public const int OptionsInOverflow = 5;
    public const int BlockId = 255;
    public const int Url = 3_000;
    public const int PrivateMetadata = 3_000;

    /// <summary>
    /// A message whose blocks hold about 13,200 characters is refused with msg_blocks_too_long (slackapi/bolt-js#2509). We count the JSON,
    /// which is more than the text, and stay below.
    /// </summary>
    public const int Message = 12_000;

    /// <summary>How much of one passage stands in one quotation; a longer one continues in the next message.</summary>
    public const int Quotation = 6_000;
}
