using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.Tests.Briefing.Lexicon;

public sealed class LexiconFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("lexicon").FullName;

    [Fact]
    public void Read_WhatWasWritten_GivesPayloadAndBuild()
    {
        var path = Write([1, 2, 3], build: 42);

        var (payload, build) = LexiconFile.Read(path, LexiconFileKind.Words);

        Assert.Equal([1, 2, 3], payload.ToArray());
        Assert.Equal(42UL, build);
    }

    [Fact]
    public void Read_OneBitChanged_NamesFileAsDamaged()
    {
        var path = Write([1, 2, 3]);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        AssertRefused(path, LexiconFileKind.Words, "checksum");
    }

    [Fact]
    public void Read_CutShort_NamesFileAsDamaged()
    {
        var path = Write([1, 2, 3]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);

        AssertRefused(path, LexiconFileKind.Words, "damaged");
    }

    [Fact]
    public void Read_OtherVersion_SaysBothVersionsAndTheCure()
    {
        var path = Write([1, 2, 3]);
        var bytes = File.ReadAllBytes(path);
        bytes[4] = 99;
        File.WriteAllBytes(path, bytes);

        AssertRefused(path, LexiconFileKind.Words, "version 99");
        AssertRefused(path, LexiconFileKind.Words, "ModelBuilder");
    }

    [Fact]
    public void Read_OtherKind_SaysWhatItHolds() => AssertRefused(Write([1]), LexiconFileKind.Vectors, "holds the vocabulary");

    [Theory]
    [InlineData("")]
    [InlineData("PK, not a lexicon at all, but long enough to have had a header of sixty-four bytes")]
    public void Read_SomethingElse_IsNoLexiconFile(string content)
    {
        var path = Path.Combine(_directory, "words.bin");
        File.WriteAllText(path, content);

        AssertRefused(path, LexiconFileKind.Words, "not a lexicon file");
    }

    [Fact]
    public void Read_Missing_NamesFile() => AssertRefused(Path.Combine(_directory, "words.bin"), LexiconFileKind.Words, "cannot be read");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static void AssertRefused(string path, LexiconFileKind kind, string fault)
    {
        var refused = Assert.Throws<LexiconException>(() => LexiconFile.Read(path, kind));
        Assert.Equal(path, refused.Path);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    private string Write(byte[] payload, ulong build = 1)
    {
        var path = Path.Combine(_directory, "words.bin");
        LexiconFile.Write(path, LexiconFileKind.Words, build, payload);
        return path;
    }
}
