/** Tells a database that can't be reached or can't take more from a fault of ours. */

/** Serialisation failure, deadlock, lock not had in time. */
const contentionStates = /^(40001|40P01|55P03)$/;
/** Postgres classes: 08 connection, 53 out of resources (53100 is a full disk), 57P shutting down. */
const postgresStates = /^(08|53|57P0|40001|40P01|55P03)/;
const socketCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** SQLITE_BUSY, IOERR, FULL, CANTOPEN: https://www.sqlite.org/rescode.html */
const sqliteCodes = new Set([5, 10, 13, 14]);
/** What pg says without a code when its pool or socket gives up. */
const pgMessages =
  /(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|connection error and is not queryable)/;

/** True when trying the same again later can help. */
export function isDatabaseUnavailable(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (fault instanceof AggregateError) return fault.errors.some(isDatabaseUnavailable);
  const code = "code" in fault ? fault.code : undefined;
  if (typeof code === "string" && (socketCodes.has(code) || postgresStates.test(code))) return true;
  const errcode = "errcode" in fault ? fault.errcode : undefined;
  if (typeof errcode === "number") return sqliteCodes.has(errcode & 0xff);
  return pgMessages.test(fault.message);
}

/** True when others held the rows that were wanted: a smaller piece of work may not meet them. */
export function isContention(fault: unknown): boolean {
  if (!(fault instanceof Error) || !("code" in fault)) return false;
  return typeof fault.code === "string" && contentionStates.test(fault.code);
}

/** True when the disk is full: worth its own sentence. */
export function isDiskFull(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return (
    ("errcode" in fault && fault.errcode === 13) || ("code" in fault && fault.code === "53100")
  );
}
