import { describe, expect, it } from "vitest";
import { readGatewaySettings } from "#gateway/config.ts";
import { SettingsFault } from "#platform/env.ts";

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readGatewaySettings(env);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
}

const right = {
  HEALIFY_PUBLIC_URL: "https://healify.example.org",
  HEALIFY_OIDC_ISSUER: "https://login.example.org/realms/family",
  HEALIFY_OIDC_CLIENT_ID: "healify",
};

describe("the settings of another provider", () => {
  it("are none by default", () => {
    const { config, secrets } = readGatewaySettings({});
    expect(config.provider).toBeNull();
    expect(secrets.oidcClientSecret).toBeNull();
  });

  it("need an issuer, a client id and the public address; the rest has defaults", () => {
    const { config, secrets } = readGatewaySettings({
      ...right,
      HEALIFY_OIDC_CLIENT_SECRET: "kept-apart",
    });
    expect(config.provider).toEqual({
      issuer: right.HEALIFY_OIDC_ISSUER,
      clientId: "healify",
      name: "login.example.org",
      scopes: "openid email profile",
    });
    expect(secrets.oidcClientSecret).toBe("kept-apart");
    expect(JSON.stringify(config)).not.toContain("kept-apart");
  });

  it.each(Object.keys(right))("say that %s is missing", (missing) => {
    const env = Object.fromEntries(Object.entries(right).filter(([name]) => name !== missing));
    expect(faultsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${missing} is not set: `))]);
  });

  it.each([
    ["HEALIFY_OIDC_ISSUER", "http://login.example.org"],
    ["HEALIFY_OIDC_ISSUER", "https://user:pass@login.example.org"],
    ["HEALIFY_OIDC_ISSUER", "https://login.example.org/?tenant=x"],
    ["HEALIFY_OIDC_ISSUER", "login.example.org"],
    ["HEALIFY_OIDC_SCOPES", "email profile"],
    ["HEALIFY_OIDC_SCOPES", 'openid "email"'],
    ["HEALIFY_OIDC_NAME", "x".repeat(41)],
    ["HEALIFY_OIDC_CLIENT_ID", "two\nlines"],
  ])("refuse %s=%j", (name, value) => {
    expect(faultsOf({ ...right, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}`)),
    ]);
  });

  it("take plain http for a provider on this very machine", () => {
    for (const issuer of ["http://localhost:8080", "http://127.0.0.1:9000/x", "http://[::1]:80"]) {
      expect(faultsOf({ ...right, HEALIFY_OIDC_ISSUER: issuer })).toEqual([]);
    }
  });
});
