using System.Text.Json;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

/// <summary>
/// The table of wishes. A row with <c>means</c> is understood so; one with <c>open</c> is not understood yet, and must then be asked back or be a
/// question: never a wrong effect.
/// </summary>
public sealed class WishTableTests
{
    private static readonly LocalDate Thursday = new(2026, 11, 26);

    private static readonly string[] Effects = ["subscribe", "change", "add", "pause", "resume", "stop"];

    [Fact]
    public void Table_IsLargeAndRight()
    {
        var rows = Rows("wishes.jsonl").ToList();

        var wrong = rows.Where(row => row.Means is not null && Read(row) is var read && read != row.Means).Select(row => $"{row.Said} => {Read(row)}, not {row.Means}").ToList();
        var open = rows.Where(row => row.Means is null).ToList();

        Assert.Empty(wrong);
        Assert.All(open, row => Assert.DoesNotContain(Read(row).Split(':', ' ')[0], Effects));
        Assert.InRange(rows.Count, 400, int.MaxValue);
        Assert.InRange(open.Count, 0, rows.Count / 20);
    }

    [Fact]
    public void ExamplesOfEveryLanguage_AreWishes_AndCounterExamplesQuestions()
    {
        Assert.Equal(["en", "ru"], Vocabulary.Languages.Select(language => language.Language).Order());
        Assert.All(Vocabulary.Languages.SelectMany(language => language.Examples), said => Assert.NotEqual("question", WishText.Of(said, Thursday, "Europe/London")));
        Assert.All(Vocabulary.Languages.SelectMany(language => language.CounterExamples), said => Assert.Equal("question", WishText.Of(said, Thursday, "Europe/London")));
    }

    [Fact]
    public void AnySchedule_SaidInWords_IsReadBackAsItself()
    {
        var time = Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59], (hour, minute) => new LocalTime(hour, minute));
        var days = Gen.Int[1, 127].Select(bits => (Weekdays)bits);
        var date = Gen.Int[1, 400].Select(Thursday.PlusDays);
        var details = Gen.Select(Gen.Int[0, 3], days, time, date, date, Gen.Bool, Gen.Bool, (kind, own, at, first, second, bounded, onlyNew) => (kind, own, at, first, second, bounded, onlyNew));
        Gen.Select(days, time, details).Sample((set, at, more) =>
        {
            var schedule = Schedule(set, at, more);
            var said = ScheduleWords.Wish(schedule);
            var wish = Assert.IsType<SubscribeIntent>(WishReader.Read(said));

            Assert.True(wish.Request.Fault == ScheduleFault.None, said + ": " + wish.Request.Fault + " " + wish.Request.FaultyWords);
            var read = Assert.Single(wish.Request.On(Thursday, "Europe/London"));
            Assert.Equal(schedule with { Details = schedule.Details with { Anchor = null } }, read with { Details = read.Details with { Anchor = null } });
        });
    }

    [Fact]
    public void RandomWords_NeverThrow()
    {
        var known = "every day monday to friday at 8 half past seven until 31 december for two weeks except on the first of month not only when there is something new pause stop skip tomorrow make it also fridays " +
            "later london time utc +5 utc+ 99 0 24:00 8:75 12/1 2026-02-30 #desk in about from next week no more one digest send me каждый день в по с понедельника . , - / : ' the -1 00:00 1st 31st of twice a once quarter half to past pm am";
        var words = known.Split(' ');
        Gen.Int[0, words.Length - 1].Select(at => words[at]).Array[0, 14].Sample(said =>
        {
            var text = string.Join(' ', said);
            if (WishReader.Read(text) is SubscribeIntent { Request.Fault: ScheduleFault.None } wish)
            {
                foreach (var schedule in wish.Request.On(Thursday, "Europe/London"))
                {
                    schedule.Next(Thursday, Instant.MinValue);
                }
            }
        });
        Gen.String.Sample(text => { _ = WishReader.Read(text); });
    }

    private static DigestSchedule Schedule(Weekdays days, LocalTime time, (int Kind, Weekdays Own, LocalTime At, LocalDate First, LocalDate Second, bool Bounded, bool OnlyNew) more)
    {
        var own = more.Own & days;
        var details = more.Kind switch
        {
            1 when own != Weekdays.None && own != days && more.At != time => new ScheduleDetails { Times = [new DayTime(own, more.At)] },
            2 => new ScheduleDetails { EveryWeeks = 2 + (more.At.Minute % 4) },
            3 => new ScheduleDetails { Nth = [1 + (more.At.Minute % 4)] },
            _ => ScheduleDetails.None,
        };
        details = details with
        {
            OnlyNew = more.OnlyNew,
            From = more.Bounded ? LocalDate.Min(more.First, more.Second) : null,
            Until = more.Bounded ? LocalDate.Max(more.First, more.Second) : null,
        };
        return new DigestSchedule(days, time, "Europe/London") { Details = details };
    }

    private static string Read(Row row) => WishText.Of(row.Said, LocalDatePattern.Iso.Parse(row.Now[..10]).Value, row.Zone, row.Had, LocalTimePattern.ExtendedIso.Parse(row.Now[11..]).Value);

    private static IEnumerable<Row> Rows(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", "Chat", "Subscriptions", file)).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var zone = Text("zone") ?? "Europe/London";
            var now = Text("now") ?? "2026-11-26T10:00:00";
            var had = Text("had") is { } words && ScheduleReader.Read(words) is var wish ? wish.On(LocalDatePattern.Iso.Parse(now[..10]).Value, wish.Zone ?? zone).First() : null;
            yield return new Row(Text("said")!, zone, now, had, Text("means"));

            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
    }

    private sealed record Row(string Said, string Zone, string Now, DigestSchedule? Had, string? Means);
}
