using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace RussiaTaliban.Intake.Readers;

/// <summary>PDF's own decompression with a limit on what comes out: a few kilobytes of PDF can be made to unpack to gigabytes.</summary>
internal sealed class LimitedFilters : IFilterProvider
{
    private const long MaxOfAStream = 64L * 1024 * 1024;
    private const long MaxOfAll = 512L * 1024 * 1024;

    // These unpack at most so many times their size, so that the size of what comes in limits what comes out.
    private const int MaxPackedLzw = 128 * 1024;
    private const int MaxPackedRuns = 1024 * 1024;

    private readonly IFilterProvider _inner = DefaultFilterProvider.Instance;
    private long _total;

    /// <summary>True if something would have become too large.</summary>
    public bool IsExceeded { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(_inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limited(_inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(_inner.GetAllFilters());

    private IReadOnlyList<IFilter> Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new LimitedFilter(this, filter))];

    private void Count(long bytes)
    {
        _total += bytes;
        if (bytes > MaxOfAStream || _total > MaxOfAll)
        {
            IsExceeded = true;
            throw new InvalidDataException("The stream unpacks to more than is read.");
        }
    }

    private static long Unpacked(ReadOnlyMemory<byte> packed)
    {
        // What stands before the data says how it is packed; a damaged rest is the filter's own business.
        var total = 0L;
        try
        {
            // As the reader itself does it: the two bytes of the header are passed over, whatever they say.
            using var inflate = new DeflateStream(new MemoryStream(packed[Math.Min(2, packed.Length)..].ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            int read;
            while (total <= MaxOfAStream && (read = inflate.Read(buffer)) > 0)
            {
                total += read;
            }

            return total;
        }
        catch (InvalidDataException)
        {
            return Math.Max(total, packed.Length);
        }
    }

    private sealed class LimitedFilter(LimitedFilters limits, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            limits.Count(inner switch
            {
                FlateFilter => Unpacked(input),
                LzwFilter => input.Length > MaxPackedLzw ? long.MaxValue / 2 : input.Length,
                RunLengthFilter => input.Length > MaxPackedRuns ? long.MaxValue / 2 : input.Length,
                _ => input.Length,
            });
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
