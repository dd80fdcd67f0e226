namespace RussiaTaliban.Chat;

/// <summary>Why a person is asked with whom to share.</summary>
public enum ShareOfferReason
{
    /// <summary>They named no conversation.</summary>
    NoneNamed,

    /// <summary>More than one conversation may be meant.</summary>
    SeveralMeant,

    /// <summary>There is none of that name that both are in.</summary>
    NoSuchPlace,
}
