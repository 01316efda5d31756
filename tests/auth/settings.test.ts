import { describe, expect, it } from "vitest";
import { gatewaySettings, readGatewaySettings } from "#gateway/config.ts";
import { SettingsFault } from "#platform/env.ts";

const secret = "Zr8v-tests-only-1Qx7pLw5Tn3Ky9Bd2Hf6";

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readGatewaySettings(env);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
}

describe("the gateway's settings", () => {
  it("need nothing: without any, Healify runs embedded on this machine", () => {
    const { config, secrets } = readGatewaySettings({});
    expect(config).toMatchObject({
      mode: "embedded",
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      signUp: "open",
      trustedProxies: [],
      limits: {
        signInsPerMinute: 30,
        failedSignInsPerMinute: 10,
        questionsPerMinute: 30,
        waitingQuestions: 5,
        requestsUnderWay: 1000,
      },
    });
    // No header for a trace collector, and no other secret at all.
    const given = Object.values(secrets).filter((secret) => secret !== null);
    expect(given).toEqual([{}]);
  });

  it("name every fault at once, with what would be right", () => {
    const wrong: Record<string, string> = {
      PORT: "99999",
      HOST: "http://localhost",
      HEALIFY_PUBLIC_URL: "health.example.org/app",
      HEALIFY_LOG_LEVEL: "loud",
      HEALIFY_TRUSTED_PROXIES: "10.0.0.0/8, proxy",
      HEALIFY_SIGN_UP: "maybe",
      HEALIFY_LIMIT_QUESTIONS: "0",
      HEALIFY_LIMIT_WAITING: "many",
      HEALIFY_MAIL_FROM: "nobody",
      HEALIFY_DATABASE_URL: "mysql://db",
      HEALIFY_RABBITMQ_URL: "rabbit",
      HEALIFY_REDIS_URL: "http://redis",
      HEALIFY_SMTP_URL: "hunter2@mail",
      HEALIFY_SECRET: "short",
    };
    const faults = faultsOf(wrong);
    for (const [name, value] of Object.entries(wrong)) {
      const line = faults.find((fault) => fault.startsWith(name));
      expect(line, name).toBeDefined();
      const setting = Object.values(gatewaySettings).find((known) => known.name === name);
      expect(line).toContain(setting?.expected);
      const hidden = setting !== undefined && "secret" in setting;
      if (hidden) expect(line).not.toContain(value);
    }
    expect(faults).toHaveLength(Object.keys(wrong).length);
  });

  it.each([
    ["database", ["HEALIFY_DATABASE_URL"], ["HEALIFY_RABBITMQ_URL", "HEALIFY_REDIS_URL"]],
    ["broker", ["HEALIFY_RABBITMQ_URL"], ["HEALIFY_DATABASE_URL", "HEALIFY_REDIS_URL"]],
    ["two", ["HEALIFY_DATABASE_URL", "HEALIFY_REDIS_URL"], ["HEALIFY_RABBITMQ_URL"]],
  ])("half distributed (%s): says what is missing", (_what, given, missing) => {
    const urls: Record<string, string> = {
      HEALIFY_DATABASE_URL: "postgres://db/healify",
      HEALIFY_RABBITMQ_URL: "amqp://broker",
      HEALIFY_REDIS_URL: "redis://cache",
    };
    const env = Object.fromEntries(given.map((name) => [name, urls[name] ?? ""]));
    const faults = faultsOf({ ...env, HEALIFY_SECRET: secret });
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual(missing);
  });

  it("rule 51: distributed mode refuses to start without a secret, or with a weak one", () => {
    const env = {
      HEALIFY_DATABASE_URL: "postgres://db/healify",
      HEALIFY_RABBITMQ_URL: "amqp://broker",
      HEALIFY_REDIS_URL: "redis://cache",
    };
    const weak = [
      "",
      "Zr8v1Qx7pLw5Tn3Ky9Bd2Hf6aB4cD5e",
      "abababababababababababababababababab",
      "change-me-change-me-change-me-please-1",
      "your-secret-key-goes-here-0123456789",
    ];
    for (const one of weak) {
      expect(faultsOf({ ...env, HEALIFY_SECRET: one }), one).toEqual([
        expect.stringMatching(/^HEALIFY_SECRET.*at least 32 random characters/),
      ]);
    }
    expect(readGatewaySettings({ ...env, HEALIFY_SECRET: secret }).config.mode).toBe("distributed");
  });

  it("rule 43: a mail server needs the public address and a sender", () => {
    const faults = faultsOf({ HEALIFY_SMTP_URL: "smtp://mail.example.org" });
    expect(faults).toEqual([
      expect.stringMatching(/^HEALIFY_PUBLIC_URL is not set.*https:\/\//),
      expect.stringMatching(/^HEALIFY_MAIL_FROM is not set.*@/),
    ]);
  });
});
