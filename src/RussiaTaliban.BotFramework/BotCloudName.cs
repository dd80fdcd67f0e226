namespace RussiaTaliban.BotFramework;

/// <summary>The clouds that run a Bot Framework of their own.</summary>
public enum BotCloudName
{
    Public,
    USGovernment,
}
