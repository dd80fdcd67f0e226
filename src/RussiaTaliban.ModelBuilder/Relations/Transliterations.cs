using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.ModelBuilder.Relations;

/// <summary>
/// Words from other scripts that English writes in several ways, and groups known by several short names. General reference
/// knowledge, kept by hand: one line a word, in the order of how common the writings are. WordNet's own variants come on top.
/// </summary>
internal static class Transliterations
{
    private static readonly string[] Groups =
    [
        // Arabic, Persian, Pashto, Urdu
        "taliban taleban talib talibs", "isis isil daesh daish", "qaeda qaida qaidah", "hezbollah hizbollah hizbullah hizballah hezbullah",
        "quran koran qoran", "muslim moslem", "muslims moslems", "mujahideen mujahedin mujahidin mujahedeen mojahedin", "sharia shariah shari'a sheria",
        "shia shiite shi'a shi'ite shiah", "shiites shias", "sunni sunnite", "muhammad mohammed mohammad mohamed muhammed", "hussein husayn hussain husein",
        "osama usama", "gaddafi qaddafi kadafi gadhafi qadhafi", "emir amir ameer", "mullah mulla molla", "sheikh shaykh sheik shaikh", "ayatollah ayatullah",
        "tehran teheran", "mecca makkah", "medina madinah", "houthi huthi houthis", "fatah fateh", "nasrallah nasrullah", "pashtun pushtun pashtoon pathan",
        "baloch baluch",
        "balochistan baluchistan", "kandahar qandahar", "jalalabad djalalabad", "karzai karzay", "masoud massoud masud", "haqqani hakkani", "hijab hejab",
        "caliph khalif calif", "caliphate khilafat califate", "jihadi jihadist", "jihadis jihadists", "wahhabi wahabi", "salafi salafist", "fatwa fatwah",
        "burqa burka", "loya loyah", "jirga jirgah",
        // Russian and other Slavic languages, Central Asia, the Caucasus
        "tsar czar tzar", "kyiv kiev", "kharkiv kharkov", "odesa odessa", "lviv lvov", "chechnya chechenia", "tajik tadzhik",
        "tajikistan tadzhikistan tadjikistan", "kyrgyz kirghiz kirgiz",
        "kyrgyzstan kirghizia kirgizstan kirgizia", "turkmenistan turkmenia", "kazakh kazak", "kazakhstan kazakstan", "tashkent toshkent", "samarkand samarqand",
        "bukhara bokhara", "ashgabat ashkhabad",
        "belarus byelorussia belorussia", "zelensky zelenskyy zelenskiy", "yeltsin eltsin", "khrushchev khrushchov", "gorbachev gorbachov", "muhajir mohajer",
        // Chinese and other
        "beijing peking", "guangzhou canton", "nanjing nanking", "uyghur uighur uigur uygur", "uyghurs uighurs", "xinjiang sinkiang", "taoism daoism",
        "mumbai bombay", "kolkata calcutta",
        "chennai madras", "yangon rangoon", "romania rumania roumania", "genghis chinggis jenghis", "ramadan ramazan", "hanukkah chanukah", "kabul kabol", "bin ibn",
    ];

    /// <summary>Pairs in both directions.</summary>
    public static IEnumerable<DraftRelation> All() =>
        from line in Groups
        let names = line.Split(' ').SelectMany(Sources.OpenText.Words).Distinct(StringComparer.Ordinal).ToArray()
        from name in names
        from other in names
        where name != other
        select new DraftRelation(name, other, RelationKind.Spelling, PartsOfSpeech.None, 1);
}
