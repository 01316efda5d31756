/**
 * An authenticator in software, written from the WebAuthn specification (level 3, sections 6.1, 6.5 and 8.7): it makes
 * passkeys with ES256 and signs with them, and can be told to do so wrongly.
 */
import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

export type CreationOptions = {
  challenge: string;
  rp: { id?: string };
  user: { id: string };
};
export type RequestOptions = {
  challenge: string;
  rpId?: string;
  allowCredentials?: readonly { id: string }[];
};

type Credential = {
  id: Buffer;
  rpId: string;
  userHandle: string;
  key: KeyObject;
  counter: number;
};

/** What it does unlike a good one. */
export type Flaws = {
  origin?: string;
  userVerified?: boolean;
  counter?: number;
  /** Signs with another key. */
  foreignKey?: boolean;
  type?: string;
  userHandle?: string;
};

export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly #counts: boolean;
  readonly #held: Credential[] = [];

  /** `counts`: with it each use raises a counter; without it the counter stays 0, as with synced passkeys. */
  constructor(origin: string, { counts = false } = {}) {
    this.#origin = origin;
    this.#counts = counts;
  }

  make(options: CreationOptions, flaws: Flaws = {}) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const credential: Credential = {
      id: randomBytes(32),
      rpId: options.rp.id ?? "",
      userHandle: options.user.id,
      key: privateKey,
      counter: 0,
    };
    this.#held.push(credential);
    const attested = Buffer.concat([
      Buffer.alloc(16),
      uint16(credential.id.length),
      credential.id,
      coseKey(publicKey),
    ]);
    const authData = Buffer.concat([this.#head(credential, flaws, 0x40), attested]);
    return {
      id: credential.id.toString("base64url"),
      rawId: credential.id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData("webauthn.create", options.challenge, flaws),
        attestationObject: attestationObject(authData).toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** Signs with the newest passkey that it holds for this host, among those that are allowed. */
  sign(options: RequestOptions, flaws: Flaws = {}) {
    const allowed = options.allowCredentials ?? [];
    const credential = this.#held.findLast(
      ({ id, rpId }) =>
        rpId === options.rpId &&
        (allowed.length === 0 || allowed.some((one) => one.id === id.toString("base64url"))),
    );
    if (!credential) throw new Error("this authenticator holds no passkey for that");
    if (this.#counts) credential.counter += 1;
    const authData = this.#head(credential, flaws, 0);
    const clientDataJSON = this.#clientData("webauthn.get", options.challenge, flaws);
    const digest = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
    const key = flaws.foreignKey
      ? generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey
      : credential.key;
    const signature = createSign("sha256").update(authData).update(digest).sign(key);
    return {
      id: credential.id.toString("base64url"),
      rawId: credential.id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: flaws.userHandle ?? credential.userHandle,
      },
    };
  }

  #head(credential: Credential, flaws: Flaws, more: number): Buffer {
    const userPresent = 0x01;
    const userVerified = flaws.userVerified === false ? 0 : 0x04;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(flaws.counter ?? credential.counter);
    return Buffer.concat([
      createHash("sha256").update(credential.rpId).digest(),
      Buffer.from([userPresent | userVerified | more]),
      counter,
    ]);
  }

  #clientData(type: string, challenge: string, flaws: Flaws): string {
    const origin = flaws.origin ?? this.#origin;
    const clientData = { type: flaws.type ?? type, challenge, origin, crossOrigin: false };
    return Buffer.from(JSON.stringify(clientData)).toString("base64url");
  }
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** CBOR of {1: 2, 3: -7, -1: 1, -2: x, -3: y}: EC2, ES256, P-256 (RFC 9053 section 7.1.1). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
}

/** CBOR of {fmt: "none", attStmt: {}, authData}. */
function attestationObject(authData: Buffer): Buffer {
  const text = (value: string) =>
    Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    Buffer.from([0x59]),
    uint16(authData.length),
    authData,
  ]);
}
