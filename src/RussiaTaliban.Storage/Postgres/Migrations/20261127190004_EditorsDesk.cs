using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RussiaTaliban.Storage.Postgres.Migrations
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
            migrationBuilder.AddColumn<long>(name: "UsedAt", table: "digest_marks", type: "bigint", nullable: false, defaultValue: 0L);
            migrationBuilder.Sql(
                """
                UPDATE digest_marks SET "UsedAt" = (EXTRACT(EPOCH FROM ("Payload"::json ->> 'at')::timestamptz) * 10000000)::bigint + 621355968000000000
                WHERE "Payload"::json ->> 'at' IS NOT NULL;
                """);
            migrationBuilder.CreateIndex(name: "IX_digest_marks_UsedAt", table: "digest_marks", column: "UsedAt");
            migrationBuilder.Sql(
                """
                UPDATE receipts SET "Payload" = (("Payload"::jsonb - 'maker') || jsonb_build_object(
                    'quote', ("Payload"::jsonb -> 'quote') || '{"exact":"","prefix":"","suffix":"","passageHash":"","articleRevision":"","siblings":""}'::jsonb,
                    'paragraph', '', 'place', '', 'article', '{"slug":"","title":"","language":""}'::jsonb))::text
                WHERE "Payload"::jsonb ->> 'withdrawnAt' IS NOT NULL AND "Payload"::jsonb ->> 'paragraph' <> '';
                """);
            migrationBuilder.CreateTable(
                name: "desk_counts",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_counts", x => new { x.Day, x.Kind, x.Key });
                });
            migrationBuilder.CreateTable(
                name: "unanswered_questions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false)
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
