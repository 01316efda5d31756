/** What belongs to a chat session that its person has deleted is there for nobody, though it may be brought back. */
import { type RawBuilder, sql } from "kysely";

/** A condition on rows of `table`: their chat session is not deleted. */
export const inKeptSession = (table: "messages" | "replies" | "follow_ups"): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from chat_sessions as kept
    where kept.id = ${sql.ref(`${table}.session_id`)} and kept.erase_at is null)`;
