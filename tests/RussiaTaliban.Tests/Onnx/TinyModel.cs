using System.Buffers.Binary;
using System.Text;

namespace RussiaTaliban.Tests.Onnx;

/// <summary>
/// The smallest model that is a sentence encoder: a table of one row a word piece, looked up (one Gather). Written as the bytes of an ONNX
/// ModelProto, field by field, because no model can be had here and none should be committed.
/// </summary>
internal static class TinyModel
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <param name="table">One row a piece, all of one length.</param>
    /// <param name="input">What the model calls its input.</param>
    public static byte[] Write(float[][] table, string input = "input_ids")
    {
        var raw = new byte[table.Length * table[0].Length * sizeof(float)];
        for (var at = 0; at < table.Length * table[0].Length; at++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(at * sizeof(float)), table[at / table[0].Length][at % table[0].Length]);
        }

        var tensor = Message(
            Number(1, table.Length), Number(1, table[0].Length), Number(2, Float), Text(8, "table"), Bytes(9, raw));
        var node = Message(Text(1, "table"), Text(1, input), Text(2, "last_hidden_state"), Text(4, "Gather"));
        var graph = Message(
            Bytes(1, node),
            Text(2, "tiny"),
            Bytes(5, tensor),
            Bytes(11, Value(input, Int64, "batch", "sequence")),
            Bytes(12, Value("last_hidden_state", Float, "batch", "sequence", "width")));
        return Message(Number(1, 8), Bytes(7, graph), Bytes(8, Message(Number(2, 13))));
    }

    private static byte[] Value(string name, int type, params string[] axes)
    {
        var shape = Message([.. axes.Select(axis => Bytes(1, Message(Text(2, axis))))]);
        return Message(Text(1, name), Bytes(2, Message(Bytes(1, Message(Number(1, type), Bytes(2, shape))))));
    }

    private static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(field => field)];

    private static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int field, byte[] value) => [.. Varint((field << 3) | 2), .. Varint(value.Length), .. value];

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
