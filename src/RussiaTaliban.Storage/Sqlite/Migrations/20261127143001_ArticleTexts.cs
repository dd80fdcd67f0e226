using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RussiaTaliban.Storage.Sqlite.Migrations
{
    /// <summary>A text is kept once, under its hash, however many articles had it and however often.</summary>
    public partial class ArticleTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_texts",
                columns: table => new
                {
                    Revision = table.Column<string>(type: "TEXT", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_texts", x => x.Revision);
                });
            migrationBuilder.Sql(
                """
                INSERT INTO article_texts ("Revision", "Payload")
                SELECT "Revision", MIN("Payload") FROM article_versions WHERE "Revision" <> '' GROUP BY "Revision";
                """);

            // By hand: EF would build the table anew, outside the transaction, and an interruption would leave half of it.
            migrationBuilder.Sql("""ALTER TABLE article_versions DROP COLUMN "Payload";""");
            migrationBuilder.CreateIndex(name: "IX_article_versions_Revision", table: "article_versions", column: "Revision");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_article_versions_Revision", table: "article_versions");
            migrationBuilder.AddColumn<string>(name: "Payload", table: "article_versions", type: "TEXT", nullable: false, defaultValue: "");
            migrationBuilder.Sql(
                """
                UPDATE article_versions SET "Payload" =
                    COALESCE((SELECT texts."Payload" FROM article_texts AS texts WHERE texts."Revision" = article_versions."Revision"), '');
                """);
            migrationBuilder.DropTable(name: "article_texts");
        }
    }
}
