using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RussiaTaliban.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KnownConversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "conversation_references",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "conversation_references",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Team",
                table: "conversation_references",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Tenant",
                table: "conversation_references",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversation_references_Channel_Team",
                table: "conversation_references",
                columns: new[] { "Channel", "Team" });

            migrationBuilder.CreateIndex(
                name: "IX_conversation_references_Channel_Tenant",
                table: "conversation_references",
                columns: new[] { "Channel", "Tenant" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_conversation_references_Channel_Team",
                table: "conversation_references");

            migrationBuilder.DropIndex(
                name: "IX_conversation_references_Channel_Tenant",
                table: "conversation_references");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "conversation_references");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "conversation_references");

            migrationBuilder.DropColumn(
                name: "Team",
                table: "conversation_references");

            migrationBuilder.DropColumn(
                name: "Tenant",
                table: "conversation_references");
        }
    }
}
