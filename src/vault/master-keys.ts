/**
 * The keys that everything else hangs from, derived from HEALIFY_SECRET. During a rotation both secrets open what
 * either sealed, and one of them seals: the database says which (src/vault/secret-state.ts).
 */
import { createHash } from "node:crypto";
import { deriveKey, keyedHash, openBytes, SealFault, seal } from "#platform/seal.ts";

type Generation = {
  wrapping: Uint8Array;
  installation: Uint8Array;
  lookup: Uint8Array;
  check: string;
  mark: string;
};

/** A mark's characters, the colon included. */
export const wrapMarkLength = 13;

export class MasterKeys {
  readonly #current: Generation;
  readonly #previous: Generation | null;
  #sealing: Generation;
  #lookup: Uint8Array;

  constructor(secret: string, previousSecret: string | null) {
    this.#current = generation(secret);
    this.#previous = previousSecret ? generation(previousSecret) : null;
    this.#sealing = this.#current;
    this.#lookup = this.#current.lookup;
  }

  /** A value that tells whether a database belongs to the current secret, without telling the secret. */
  get check(): string {
    return this.#current.check;
  }

  get previousCheck(): string | null {
    return this.#previous?.check ?? null;
  }

  knows(check: string): boolean {
    return this.#find(check) !== null;
  }

  /** From now on the secret that this check value belongs to seals. False when it is neither of the two. */
  sealWith(check: string): boolean {
    const found = this.#find(check);
    if (found) this.#sealing = found;
    return found !== null;
  }

  /** What `wrap` writes before all that it seals now, so that SQL can tell by which secret a key is sealed. */
  get wrapMark(): string {
    return this.#sealing.mark;
  }

  wrap(key: Uint8Array, context: string): string {
    return this.#sealing.mark + seal(this.#sealing.wrapping, key, context);
  }

  /** Throws SealFault when neither secret opens it. */
  unwrap(wrapped: string, context: string): Uint8Array {
    // Those from before there were marks have none.
    const sealed = wrapped.slice(wrapped.indexOf(":") + 1);
    return this.#open(({ wrapping }) => openBytes(wrapping, sealed, context));
  }

  /** For what belongs to nobody in particular: signing keys, cached answers. */
  sealForInstallation(text: string, context: string): string {
    return seal(this.#sealing.installation, text, context);
  }

  /** Throws SealFault. */
  openForInstallation(sealed: string, context: string): string {
    const bytes = this.#open(({ installation }) => openBytes(installation, sealed, context));
    return Buffer.from(bytes).toString("utf8");
  }

  /** Null when neither secret opens it. */
  resealForInstallation(sealed: string, context: string): string | null {
    try {
      return this.sealForInstallation(this.openForInstallation(sealed, context), context);
    } catch (fault) {
      if (fault instanceof SealFault) return null;
      throw fault;
    }
  }

  /** The installation's own look-up key (src/vault/lookup-key.ts) in place of the one that the secret gives. */
  adoptLookupKey(key: Uint8Array): void {
    this.#lookup = key;
  }

  /** The look-up key that one of the secrets gives, if it made `mark` of `text`. */
  derivedLookupKey(text: string, mark: string): Uint8Array | null {
    const both = this.#previous ? [this.#current, this.#previous] : [this.#current];
    return both.find(({ lookup }) => keyedHash(lookup, text) === mark)?.lookup ?? null;
  }

  /** For look-ups over what is sealed, and for names of cache keys. */
  lookup(...parts: readonly string[]): string {
    return keyedHash(this.#lookup, ...parts);
  }

  #find(check: string): Generation | null {
    if (check === this.#current.check) return this.#current;
    return this.#previous?.check === check ? this.#previous : null;
  }

  #open(openWith: (generation: Generation) => Uint8Array): Uint8Array {
    try {
      return openWith(this.#current);
    } catch (fault) {
      if (!this.#previous || !(fault instanceof SealFault)) throw fault;
      return openWith(this.#previous);
    }
  }
}

function generation(secret: string): Generation {
  const check = keyedHash(deriveKey(secret, "check"), "healify");
  const digest = createHash("sha256").update(check).digest("hex");
  return {
    wrapping: deriveKey(secret, "wrapping"),
    installation: deriveKey(secret, "installation"),
    lookup: deriveKey(secret, "lookup"),
    check,
    mark: `${digest.slice(0, wrapMarkLength - 1)}:`,
  };
}
