using System.Text.Json;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Intents.Phrases;

namespace RussiaTaliban.Tests.Chat.Phrases;

/// <summary>The phrasebook's files hold what they say of themselves, and claim no question that was written for other tests.</summary>
public sealed class PhrasebookTests
{
    [Fact]
    public void Examples_OfEveryLanguage_AreInTheirRooms()
    {
        var wrong = Phrasebook.Current.Files
            .SelectMany(file => file.Examples.SelectMany(room => room.Value.Select(said => (Room: room.Key, Said: said))))
            .Select(example => (example, Read: Phrasebook.Current.Read(example.Said)?.Room))
            .Where(read => read.Read != read.example.Room)
            .Select(read => $"{read.example.Said} => {read.Read ?? "a question"}, not {read.example.Room}");

        None(wrong);
        Assert.Equal(["en", "ru"], Phrasebook.Current.Files.Select(file => file.Language).Order());
        Assert.InRange(Phrasebook.Current.Files.Sum(file => file.Examples.Sum(room => room.Value.Count)), 300, int.MaxValue);
    }

    [Fact]
    public void Questions_OfEveryLanguage_AreInNone() =>
        None(Claimed(Phrasebook.Current.Files.SelectMany(file => file.Questions)));

    [Fact]
    public void Rooms_AreAllKnown() => Assert.All(
        Phrasebook.Current.Files.SelectMany(file => file.Examples).SelectMany(room => room.Value),
        said => new PhraseRule().Read(said, new Turn(new ConversationAddress("test", "1"), new Person("p"), said)));

    [Theory]
    [InlineData("src/RussiaTaliban.ModelBuilder/Data/teach/questions.jsonl", "q", 3_000)]
    [InlineData("tests/RussiaTaliban.Tests/Quality/quotes/ordinary.jsonl", "q", 300)]
    public void Questions_OfOtherSets_AreInNone(string file, string member, int least)
    {
        var said = File.ReadLines(Path.Combine(Repository.Root, file)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty(member).GetString()!).ToList();

        None(Claimed(said));
        Assert.InRange(said.Count, least, int.MaxValue);
    }

    [Fact]
    public void Wishes_ForDeliveries_AreLeftToTheirRule()
    {
        var wishes = File.ReadLines(Path.Combine(Repository.Root, "tests/RussiaTaliban.Tests/Chat/Subscriptions/wishes.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.TryGetProperty("means", out var means) && means.GetString() != "question")
            .Select(row => row.GetProperty("said").GetString()!)
            .ToList();

        // "Start again please" means a new conversation to one person and the deliveries to another: one in five hundred at most.
        var claimed = wishes.Where(said => new PhraseRule().Read(said, new Turn(new ConversationAddress("test", "1"), new Person("p"), said)) is not null).ToList();
        Assert.True(claimed.Count <= wishes.Count / 500, string.Join('\n', claimed));
        Assert.InRange(wishes.Count, 300, int.MaxValue);
    }

    private static IEnumerable<string> Claimed(IEnumerable<string> said) =>
        said.Where(words => Phrasebook.Current.Read(words) is not null).Select(words => $"{words} => {Phrasebook.Current.Read(words)!.Room}");

    /// <summary>All of them, where there are some: xUnit would cut the list.</summary>
    private static void None(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));
}
