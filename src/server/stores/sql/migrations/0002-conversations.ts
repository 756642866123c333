import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Conversations, their tokens and messages; and which events of leads show in a conversation. */
export async function createConversations(database: Kysely<Tables>): Promise<void> {
  await createConversationsTable(database);
  await createTokensTable(database);
  await createMessagesTable(database);
  await placeEventsInConversations(database);
}

async function createConversationsTable(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("conversations")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("site", "text")
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("lead_id", "text")
    .addColumn("claim_hash", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("revision", "bigint", (column) => column.notNull())
    .addColumn("talk_revision", "bigint", (column) => column.notNull())
    .addColumn("position", "bigint")
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("opened_at", "text", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("time_zone", "text")
    .addColumn("page", "text")
    .addColumn("waiting_since", "text")
    .addColumn("unread", "integer", (column) => column.notNull())
    .addColumn("last_message", "bigint")
    .addColumn("visitor_delivered", "bigint", (column) => column.notNull())
    .addColumn("visitor_read", "bigint", (column) => column.notNull())
    .addColumn("business_delivered", "bigint", (column) => column.notNull())
    .addColumn("business_read", "bigint", (column) => column.notNull())
    .addColumn("receipts_revision", "bigint", (column) => column.notNull())
    .addColumn("seen_at", "text")
    .execute();
  await schema.createIndex("conversations_revision").unique().on("conversations").column("revision").execute();
  await schema.createIndex("conversations_position").on("conversations").columns(["state", "position"]).execute();
  await schema.createIndex("conversations_visitor").on("conversations").column("visitor_id").execute();
}

async function createTokensTable(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("conversation_tokens")
    .addColumn("hash", "text", (column) => column.primaryKey().notNull())
    .addColumn("conversation_id", "text", (column) =>
      column.notNull().references("conversations.id").onDelete("cascade"),
    )
    .addColumn("revision", "bigint", (column) => column.notNull())
    .execute();
  const index = schema.createIndex("conversation_tokens_conversation").on("conversation_tokens");
  await index.columns(["conversation_id", "revision"]).execute();
}

async function createMessagesTable(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("messages")
    .addColumn("conversation_id", "text", (column) =>
      column.notNull().references("conversations.id").onDelete("cascade"),
    )
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("talk_revision", "bigint", (column) => column.notNull())
    .addColumn("revision", "bigint", (column) => column.notNull())
    .addColumn("sender", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("folded", "text", (column) => column.notNull())
    .addColumn("sent_at", "text", (column) => column.notNull())
    .addColumn("received_at", "text", (column) => column.notNull())
    .addColumn("author_id", "text")
    .addColumn("author", "text")
    .addPrimaryKeyConstraint("messages_key", ["conversation_id", "id"])
    .execute();
  await schema
    .createIndex("messages_talk_revision")
    .unique()
    .on("messages")
    .columns(["conversation_id", "talk_revision"])
    .execute();
  await schema.createIndex("messages_revision").unique().on("messages").column("revision").execute();
}

async function placeEventsInConversations(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema.alterTable("received_events").addColumn("revision", "bigint").execute();
  await schema.alterTable("received_events").addColumn("conversation_id", "text").execute();
  await schema.createIndex("received_events_revision").unique().on("received_events").column("revision").execute();
  const index = schema.createIndex("received_events_conversation").on("received_events");
  await index.columns(["conversation_id", "revision"]).execute();
}
