namespace RussiaTaliban.ModelBuilder.Countries;

/// <summary>
/// Names that a newspaper uses for a country's government, and everyday names that no gazetteer lists. General reference knowledge, kept
/// by hand. Former states stand for their successor in the United Nations.
/// </summary>
internal static class GovernmentSeats
{
    public static IReadOnlyList<(string Phrase, string Code)> Governments { get; } =
    [
        ("kremlin", "RU"), ("duma", "RU"), ("white house", "US"), ("pentagon", "US"), ("foggy bottom", "US"), ("capitol hill", "US"), ("state department", "US"),
        ("downing street", "GB"), ("whitehall", "GB"), ("westminster", "GB"), ("elysee", "FR"), ("elysee palace", "FR"), ("matignon", "FR"), ("quai d'orsay", "FR"),
        ("bundestag", "DE"), ("zhongnanhai", "CN"), ("great hall of the people", "CN"), ("kantei", "JP"), ("nagatacho", "JP"), ("blue house", "KR"),
        ("knesset", "IL"), ("rashtrapati bhavan", "IN"), ("lok sabha", "IN"), ("south block", "IN"), ("rawalpindi", "PK"), ("quirinal", "IT"),
        ("palazzo chigi", "IT"),
        ("moncloa", "ES"), ("bankova", "UA"), ("verkhovna rada", "UA"), ("riksdag", "SE"), ("folketing", "DK"), ("storting", "NO"), ("planalto", "BR"),
        ("casa rosada", "AR"),
        ("sublime porte", "TR"),
    ];

    public static IReadOnlyList<(string Phrase, string Code)> Names { get; } =
    [
        ("usa", "US"), ("america", "US"), ("united states of america", "US"), ("the states", "US"), ("uk", "GB"), ("britain", "GB"), ("great britain", "GB"),
        ("uae", "AE"), ("emirates", "AE"), ("ussr", "RU"), ("soviet union", "RU"), ("russian federation", "RU"), ("prc", "CN"), ("mainland china", "CN"),
        ("roc", "TW"), ("ksa", "SA"),
        ("dprk", "KP"), ("rok", "KR"), ("drc", "CD"), ("persia", "IR"), ("burma", "MM"), ("holland", "NL"), ("turkiye", "TR"), ("czechia", "CZ"),
        ("ivory coast", "CI"),
        ("islamic emirate", "AF"), ("islamic emirate of afghanistan", "AF"), ("islamic republic of iran", "IR"), ("vatican", "VA"), ("holy see", "VA"),
        ("cape verde", "CV"), ("swaziland", "SZ"), ("east timor", "TL"),
    ];

    public static IReadOnlyList<(string Phrase, string Code)> Peoples { get; } =
    [
        ("american", "US"), ("americans", "US"), ("british", "GB"), ("briton", "GB"), ("britons", "GB"), ("soviet", "RU"), ("soviets", "RU"), ("emirati", "AE"),
        ("emiratis", "AE"),
        ("saudi", "SA"), ("saudis", "SA"), ("persian", "IR"), ("persians", "IR"), ("dutch", "NL"), ("turk", "TR"), ("turks", "TR"), ("afghan", "AF"),
        ("afghans", "AF"), ("burmese", "MM"),
        ("uzbek", "UZ"), ("uzbeks", "UZ"), ("tajik", "TJ"), ("tajiks", "TJ"), ("kyrgyz", "KG"), ("kazakh", "KZ"), ("kazakhs", "KZ"), ("turkmen", "TM"),
        ("turkmens", "TM"),
        ("south korean", "KR"), ("south koreans", "KR"), ("north korean", "KP"), ("north koreans", "KP"), ("taiwanese", "TW"), ("palestinian", "PS"),
        ("palestinians", "PS"),
    ];
}
