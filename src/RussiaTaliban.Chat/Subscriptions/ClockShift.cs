using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>A day on which clocks change at a schedule's time.</summary>
/// <param name="Date">The local day.</param>
/// <param name="At">The local time at which that day's delivery is due.</param>
/// <param name="IsSkipped">True if the schedule's time does not come that day, false if it comes twice.</param>
public readonly record struct ClockShift(LocalDate Date, LocalTime At, bool IsSkipped);
