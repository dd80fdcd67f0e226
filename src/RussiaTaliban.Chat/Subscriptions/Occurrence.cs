using NodaTime;

namespace RussiaTaliban.Chat;

/// <summary>One delivery as a schedule foresees it.</summary>
/// <param name="Date">The local day it counts for; at most one delivery a subscription and day.</param>
/// <param name="At">The moment it is due.</param>
public readonly record struct Occurrence(LocalDate Date, Instant At);
