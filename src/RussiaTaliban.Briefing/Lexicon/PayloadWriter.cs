using System.Runtime.InteropServices;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>Writes what <see cref="PayloadReader"/> reads.</summary>
internal sealed class PayloadWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();

    public void Write(int number) => Write([number]);

    public void Write(ReadOnlySpan<int> numbers) => Write(MemoryMarshal.AsBytes(numbers));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        while (_bytes.Length % 4 != 0)
        {
            _bytes.WriteByte(0);
        }
    }

    public byte[] ToArray() => _bytes.ToArray();

    public void Dispose() => _bytes.Dispose();
}
