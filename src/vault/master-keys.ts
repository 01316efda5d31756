/**
 * The keys that everything else hangs from, derived from HEALIFY_SECRET. During a rotation the previous secret still
 * opens what it sealed; only the current one seals.
 */
import { deriveKey, keyedHash, openBytes, SealFault, seal } from "#platform/seal.ts";

type Generation = { wrapping: Uint8Array; check: string };

export class MasterKeys {
  readonly #current: Generation;
  readonly #previous: Generation | null;
  #lookup: Uint8Array;
  readonly #derivedLookups: readonly Uint8Array[];
  readonly #installation: Uint8Array;
  readonly #previousInstallation: Uint8Array | null;

  constructor(secret: string, previousSecret: string | null) {
    this.#current = generation(secret);
    this.#previous = previousSecret ? generation(previousSecret) : null;
    this.#lookup = deriveKey(secret, "lookup");
    this.#derivedLookups = previousSecret
      ? [this.#lookup, deriveKey(previousSecret, "lookup")]
      : [this.#lookup];
    this.#installation = deriveKey(secret, "installation");
    this.#previousInstallation = previousSecret ? deriveKey(previousSecret, "installation") : null;
  }

  /** A value that tells whether a database belongs to this secret, without telling the secret. */
  get check(): string {
    return this.#current.check;
  }

  knows(check: string): boolean {
    return check === this.#current.check || check === this.#previous?.check;
  }

  wrap(key: Uint8Array, context: string): string {
    return seal(this.#current.wrapping, key, context);
  }

  /** Throws SealFault when neither secret opens it. */
  unwrap(sealed: string, context: string): Uint8Array {
    return openWithEither(this.#current.wrapping, this.#previous?.wrapping, sealed, context);
  }

  /** For what belongs to nobody in particular: signing keys, cached answers. */
  sealForInstallation(text: string, context: string): string {
    return seal(this.#installation, text, context);
  }

  /** Throws SealFault. */
  openForInstallation(sealed: string, context: string): string {
    const bytes = openWithEither(this.#installation, this.#previousInstallation, sealed, context);
    return Buffer.from(bytes).toString("utf8");
  }

  /** The installation's own look-up key (src/vault/lookup-key.ts) in place of the one that the secret gives. */
  adoptLookupKey(key: Uint8Array): void {
    this.#lookup = key;
  }

  /** The look-up key that one of the secrets gives, if it made `mark` of `text`. */
  derivedLookupKey(text: string, mark: string): Uint8Array | null {
    return this.#derivedLookups.find((key) => keyedHash(key, text) === mark) ?? null;
  }

  /** For look-ups over what is sealed, and for names of cache keys. */
  lookup(...parts: readonly string[]): string {
    return keyedHash(this.#lookup, ...parts);
  }
}

function generation(secret: string): Generation {
  const wrapping = deriveKey(secret, "wrapping");
  return { wrapping, check: keyedHash(deriveKey(secret, "check"), "healify") };
}

function openWithEither(
  current: Uint8Array,
  previous: Uint8Array | null | undefined,
  sealed: string,
  context: string,
): Uint8Array {
  try {
    return openBytes(current, sealed, context);
  } catch (fault) {
    if (!previous || !(fault instanceof SealFault)) throw fault;
    return openBytes(previous, sealed, context);
  }
}
