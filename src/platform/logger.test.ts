import { describe, expect, it } from "vitest";
import { createLogger, faultFields, type LogLevel } from "./logger.ts";

function logged(level: LogLevel, log: (logger: ReturnType<typeof createLogger>) => void): string {
  let written = "";
  log(
    createLogger(level, {
      write: (line) => {
        written += line;
      },
    }),
  );
  return written;
}

const marker = "zebra-marker";
const secretFields = [
  "password",
  "authorization",
  "Authorization",
  "cookie",
  "Cookie",
  "set-cookie",
  "Set-Cookie",
  "accessToken",
  "refreshToken",
  "token",
  "secret",
  "email",
  "text",
  "body",
  "quote",
  "title",
];

describe("the logger", () => {
  it("writes one JSON line for each event, with its ids", () => {
    const written = logged("info", (logger) => {
      logger.info({ replyId: "r1", attempt: 2 }, "reply-end");
      logger.debug({ replyId: "r1" }, "not at this level");
    });
    expect(written.endsWith("\n")).toBe(true);
    expect(JSON.parse(written)).toMatchObject({ replyId: "r1", attempt: 2, msg: "reply-end" });
  });

  it("writes a text without fields, and its arguments", () => {
    expect(JSON.parse(logged("info", (logger) => logger.info("port %d", 3000)))).toMatchObject({
      msg: "port 3000",
    });
  });

  it("writes nothing when it is silent", () => {
    expect(logged("silent", (logger) => logger.error({ a: 1 }, "x"))).toBe("");
  });

  it.each(secretFields)(
    "writes no %s, at the top, one or two levels down, or in a list",
    (field) => {
      const written = logged("debug", (logger) => {
        logger.info({ [field]: marker }, "event");
        logger.info({ request: { [field]: marker, id: "kept" } }, "event");
        logger.info({ request: { headers: { [field]: marker } } }, "event");
        logger.info({ items: [{ [field]: marker }] }, "event");
        logger.info({ [field]: { inside: marker } }, "event");
        logger.child({ [field]: marker }).info("event");
      });
      expect(written.trim().split("\n")).toHaveLength(6);
      expect(written).not.toContain(marker);
      expect(written).toContain("[redacted]");
      expect(written).toContain("kept");
    },
  );

  it("writes no fault's message, which may quote a person's words, however the fault is logged", () => {
    const fault = Object.assign(new TypeError(`bad: ${marker}`), { code: "E1", detail: marker });
    const written = logged("debug", (logger) => {
      logger.error(fault);
      logger.error(fault, "while-answering");
      logger.error({ err: fault }, "event");
      logger.error({ err: fault });
      logger.child({ err: fault }).error("event");
      logger.error({ replyId: "r1", fault }, "event");
      logger.error(faultFields(fault), "event");
    });
    expect(written).not.toContain(marker);
    const lines = written.trim().split("\n");
    expect(lines).toHaveLength(7);
    for (const line of lines) expect(line).toContain('"TypeError"');
    for (const line of lines) expect(line).toContain('"E1"');
    expect(lines[1]).toContain("while-answering");
  });
});

describe("what is told of a fault", () => {
  it("is its name and code only", () => {
    expect(faultFields(Object.assign(new RangeError(marker), { code: "E_RANGE" }))).toEqual({
      fault: "RangeError",
      code: "E_RANGE",
    });
    expect(faultFields(new Error(marker))).toEqual({ fault: "Error" });
    expect(faultFields(marker)).toEqual({ fault: "string" });
    expect(faultFields(undefined)).toEqual({ fault: "undefined" });
    expect(faultFields({ code: marker })).toEqual({ fault: "object" });
  });
});
