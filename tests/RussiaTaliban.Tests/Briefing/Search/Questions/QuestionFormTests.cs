using RussiaTaliban.Briefing.Search.Expansion;
using RussiaTaliban.Briefing.Search.Questions;

namespace RussiaTaliban.Tests.Briefing.Search.Questions;

public sealed class QuestionFormTests
{
    [Theory]
    [InlineData("and China?", "Replaces")]
    [InlineData("what about the Gulf states?", "Replaces")]
    [InlineData("why them?", "Continues")]
    [InlineData("who said that?", "Continues")]
    [InlineData("where did he study?", "Continues")]
    [InlineData("why?", "Continues")]
    [InlineData("When did the bakery on Elm Street open?", "None")]
    [InlineData("How many Soviet soldiers died in Afghanistan in the 1980s?", "None")]
    [InlineData("", "None")]
    public void Question_ByItsWords_LeansOnTheOneBefore(string question, string expected) => Assert.Equal(expected, FollowUpReader.Read(question).ToString());

    [Fact]
    public void Conversation_OfFollowUps_HasTheLastWholeQuestionAsSubject() =>
        Assert.Equal(
            "Which countries might recognize the Taliban next?",
            FollowUpReader.Subject(["Who is Farid Muttaqi?", "Which countries might recognize the Taliban next?", "and what about China?"]));

    [Theory]
    [InlineData("When did it open?", "Date")]
    [InlineData("In which year did the war end?", "Date")]
    [InlineData("How many soldiers died?", "Number")]
    [InlineData("Why did they leave?", "Reason")]
    [InlineData("What was the purpose of the talks?", "Reason")]
    [InlineData("Where was the flag raised?", "Place")]
    [InlineData("Which country was first?", "Place")]
    [InlineData("Who led the talks?", "Name")]
    [InlineData("Is it over?", "None")]
    public void Question_ByItsForm_AsksFor(string question, string expected) => Assert.Equal(expected, AskedFor.Read(question).ToString());

    [Theory]
    [InlineData("taliban", "taliban", 0)]
    [InlineData("taleban", "taliban", 1)]
    [InlineData("frist", "first", 1)]
    [InlineData("educaton", "education", 1)]
    [InlineData("quadrilatral", "quadrilateral", 1)]
    [InlineData("", "ab", 2)]
    [InlineData("abc", "xyz", 3)]
    public void TwoSpellings_Compared_DifferByLetters(string left, string right, int expected) => Assert.Equal(expected, EditDistance.Between(left, right, 3));
}
