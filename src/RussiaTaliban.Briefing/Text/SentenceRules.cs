using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Text;

/// <summary>Where the sentences of a language end and how they depend on one another, as far as words show it. A language without rules uses only punctuation.</summary>
internal sealed class SentenceRules
{
    private static readonly SentenceRules None = new();

    private static readonly FrozenDictionary<string, SentenceRules> ByLanguage = new Dictionary<string, SentenceRules>
    {
        ["en"] = new()
        {
            Titles = Set("dr mr mrs ms prof gen col lt capt sgt maj rev sen rep gov hon pres st mt ft vs cf eg ie e.g i.e al approx est nos vol pp fig art ca viz messrs"),
            Abbreviations = Set("u.s u.k u.n u.a.e u.s.a u.s.s.r d.c e.u a.m p.m b.c a.d ph.d m.d inc ltd co corp jr sr etc dept univ bros jan feb mar apr jun jul aug sep sept oct nov dec"),
            BeforeNumbers = Set("no p ch sec para"),
            Openers = Set("""
                the a an this that these those it its he she they we i you his her their our in on at by for from with as if when while although though but and however thus moreover there here after
                before since some many most all no not what why how who where such one two until during under over despite
                """),
        },
        ["de"] = new()
        {
            Titles = Set("dr prof hr fr st nr z b d h u a v i ca bzw vgl ggf inkl evtl sog abs art mio mrd str hrsg geb gest max min tel jh jhdt usf s o"),
            Abbreviations = Set("usw etc z.b d.h u.a o.ä i.d.r chr co kg e.v"),
            Openers = Set("der die das ein eine er sie es wir ich man dies diese dieser danach dann aber und doch auch im in am auf bei nach vor mit seit zudem außerdem jedoch dabei damit"),
            OrdinalPoint = true,
            Leaning = Set("er sie es dies diese dieser dieses sein seine seiner ihr ihre ihrer ihnen ihm daher deshalb deswegen jedoch aber doch denn außerdem zudem dabei damit danach dann dort hier so auch dadurch darum dennoch trotzdem somit also wir ich"),
        },
        ["ru"] = new()
        {
            Titles = Set("т е д п к им ул стр рис см ср напр проф акад гл п.п и о н ст т.е т.к гр г-н г-жа тов род ред"),
            Abbreviations = Set("г гг в вв руб млн млрд тыс др пр т.д т.п н.э коп кв чел мин сек"),
            Openers = Set("он она оно они это этот эта эти его её их однако затем потом позже также кроме тогда кто что почему как поэтому при после но и а мы я"),
            Leaning = Set("он она оно они это этот эта эти его её ее их такой такая такие там здесь тут затем потом однако поэтому также тогда тем но а и при этом кроме того так мы я"),
        },
        ["uk"] = new()
        {
            Titles = Set("т е д п ім вул стор рис див проф акад гл напр"),
            Abbreviations = Set("р рр ст грн млн млрд тис ін т.д т.п"),
            Openers = Set("він вона воно вони це цей ця ці його її їх однак потім також але та і а ми я"),
            Leaning = Set("він вона воно вони це цей ця ці його її їх їхній там тут потім однак тому також але та і а ми я"),
        },
        ["fr"] = new()
        {
            Titles = Set("m mm mme mlle dr pr me st ste p ex c.-à-d art chap av n fig vol env"),
            Abbreviations = Set("etc j.-c p.ex"),
            Openers = Set("le la les un une des il elle ils elles ce cette ces mais et or en dans à pour après avant depuis"),
            Leaning = Set("il elle ils elles ce cela ceci cette ces celui celle ceux son sa ses leur leurs mais ainsi donc cependant toutefois puis ensuite alors là ici nous je"),
        },
        ["es"] = new()
        {
            Titles = Set("sr sra srta dr dra d dña ud uds pág núm art p ej ee uu av gral cnel fig vol"),
            Abbreviations = Set("etc a.c d.c"),
            Openers = Set("el la los las un una él ella ellos este esta estos pero y en a para tras después desde"),
            Leaning = Set("él ella ellos ellas este esta esto estos estas ese esa eso su sus pero así además entonces también allí aquí luego nosotros yo"),
        },
        ["it"] = new()
        {
            Titles = Set("sig sigg dott prof art pag ecc avv ing on n fig"),
            Abbreviations = Set("ecc a.c d.c"),
            Openers = Set("il lo la i gli le un una egli ella essi questo questa ma e in a per dopo"),
            Leaning = Set("egli ella lui lei loro essi esso questo questa questi queste suo sua suoi sue ma così quindi però inoltre poi là qui noi io"),
        },
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A point after these ends no sentence, whatever follows.</summary>
    public FrozenSet<string> Titles { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>A point after these ends a sentence only where the next word can begin one.</summary>
    public FrozenSet<string> Abbreviations { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>A point after these ends no sentence where a number follows: "No. 10", "p. 12".</summary>
    public FrozenSet<string> BeforeNumbers { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>Words that begin sentences often enough to end one after an abbreviation.</summary>
    public FrozenSet<string> Openers { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>Words that a sentence opens with which leans on the one before it; empty for English, which <c>Independence</c> reads more closely.</summary>
    public FrozenSet<string> Leaning { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>True if a point after a short number makes it an ordinal: "am 3. November".</summary>
    public bool OrdinalPoint { get; private init; }

    /// <summary>The rules for a BCP 47 tag.</summary>
    public static SentenceRules For(string language)
    {
        var hyphen = language.IndexOf('-', StringComparison.Ordinal);
        return ByLanguage.GetValueOrDefault(hyphen < 0 ? language : language[..hyphen], None);
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
