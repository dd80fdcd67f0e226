namespace RussiaTaliban.Slack.BlockKit;

/// <summary>A control.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(FeedbackButtons), "feedback_buttons")]
[JsonDerivedType(typeof(Overflow), "overflow")]
[JsonDerivedType(typeof(TextInput), "plain_text_input")]
[JsonDerivedType(typeof(ConversationSelect), "conversations_select")]
internal abstract record Element
{
    private Element() { }

    /// <summary>At most 255 characters; unique within its block.</summary>
    public required string ActionId { get; init; }

    internal sealed record Button : Element
    {
        /// <summary>Plain text of at most 75 characters.</summary>
        public required Text Text { get; init; }

        /// <summary>At most 2,000 characters; null for a link.</summary>
        public string? Value { get; init; }

        /// <summary>At most 3,000 characters; null for a button that only sends us a click.</summary>
        public string? Url { get; init; }

        /// <summary><c>primary</c>, <c>danger</c>, or null.</summary>
        public string? Style { get; init; }

        /// <summary>What a screen reader says in the text's place; at most 75 characters.</summary>
        public string? AccessibilityLabel { get; init; }
    }

    /// <summary>Three dots that open a list of 2 to 5 options.</summary>
    internal sealed record Overflow : Element
    {
        public required IReadOnlyList<OverflowOption> Options { get; init; }
    }

    internal sealed record FeedbackButtons : Element
    {
        public required FeedbackChoice PositiveButton { get; init; }
        public required FeedbackChoice NegativeButton { get; init; }
    }

    internal sealed record TextInput : Element
    {
        public bool Multiline { get; init; }

        /// <summary>Plain text of at most 150 characters.</summary>
        public Text? Placeholder { get; init; }

        /// <summary>1 to 3,000.</summary>
        public int MaxLength { get; init; } = 3_000;
    }

    internal sealed record ConversationSelect : Element
    {
        public Text? Placeholder { get; init; }

        /// <summary>Which conversations are offered; null for all.</summary>
        public ConversationFilter? Filter { get; init; }
    }
}

/// <param name="Text">Plain text of at most 75 characters.</param>
/// <param name="Value">At most 150 characters.</param>
/// <param name="Url">At most 3,000 characters; null for an option that only sends us a click.</param>
internal sealed record OverflowOption(Text Text, string Value, string? Url = null);

/// <param name="Text">Plain text of at most 75 characters.</param>
/// <param name="Value">At most 2,000 characters.</param>
internal sealed record FeedbackChoice(Text Text, string Value, string? AccessibilityLabel = null);

/// <param name="Include"><c>public</c>, <c>private</c>, <c>im</c>, <c>mpim</c>.</param>
internal sealed record ConversationFilter(IReadOnlyList<string> Include, bool ExcludeBotUsers = true);
