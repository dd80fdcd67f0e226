using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RussiaTaliban.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class InboxTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Lane = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: true),
                    Progress = table.Column<string>(type: "text", nullable: true),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    Lease = table.Column<string>(type: "text", nullable: true),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.Channel, x.Key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_Channel_DueAt",
                table: "inbox",
                columns: new[] { "Channel", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_Channel_Lane_DueAt",
                table: "inbox",
                columns: new[] { "Channel", "Lane", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inbox");
        }
    }
}
