using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RussiaTaliban.Storage.Sqlite.Migrations
{
    /// <summary>
    /// What the editors' desk keeps; a column by which old marks of digests are found without reading them; and receipts that were withdrawn before their words were
    /// deleted with them lose these words here, once, instead of being looked for every hour.
    /// </summary>
    public partial class EditorsDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "UsedAt", table: "digest_marks", type: "INTEGER", nullable: false, defaultValue: 0L);
            migrationBuilder.Sql(
                """
                UPDATE digest_marks SET "UsedAt" = COALESCE(CAST((julianday(json_extract("Payload", '$.at')) - 1721425.5) * 864000000000 AS INTEGER), 0);
                """);
            migrationBuilder.CreateIndex(name: "IX_digest_marks_UsedAt", table: "digest_marks", column: "UsedAt");
            migrationBuilder.Sql(
                """
                UPDATE receipts SET "Payload" = json_remove(json_set("Payload",
                    '$.quote.exact', '', '$.quote.prefix', '', '$.quote.suffix', '', '$.quote.passageHash', '', '$.quote.articleRevision', '', '$.quote.siblings', '',
                    '$.paragraph', '', '$.place', '', '$.article', json('{"slug":"","title":"","language":""}')), '$.maker')
                WHERE json_extract("Payload", '$.withdrawnAt') IS NOT NULL AND json_extract("Payload", '$.paragraph') <> '';
                """);
            migrationBuilder.CreateTable(
                name: "desk_counts",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_counts", x => new { x.Day, x.Kind, x.Key });
                });
            migrationBuilder.CreateTable(
                name: "unanswered_questions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unanswered_questions", x => x.Key);
                });
            migrationBuilder.CreateIndex(name: "IX_unanswered_questions_At", table: "unanswered_questions", column: "At");
            migrationBuilder.CreateIndex(name: "IX_unanswered_questions_Channel_Person", table: "unanswered_questions", columns: new[] { "Channel", "Person" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "desk_counts");
            migrationBuilder.DropTable(name: "unanswered_questions");
            migrationBuilder.DropIndex(name: "IX_digest_marks_UsedAt", table: "digest_marks");
            migrationBuilder.DropColumn(name: "UsedAt", table: "digest_marks");
        }
    }
}
