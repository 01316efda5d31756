/** argon2id, in a bounded queue, with the same work whether or not there is a password to check. */
import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash, type ParsedHashOptions, parseOptions, verify } from "@node-rs/argon2";
import { BoundedQueue } from "./bounded-queue.ts";

/** OWASP Password Storage Cheat Sheet, Argon2id: m=19456 KiB, t=2, p=1; the library's default algorithm is argon2id. */
export const hashParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
/** Above this a stored hash is not computed: whoever can write one must not be able to stop the server (rule 3). */
const storedCaps = { memoryCost: 1_048_576, timeCost: 10, parallelism: 16 };
const argon2id = 2;
const waitingLimit = 200;
const retryAfterMs = 2000;

export interface PasswordHasher {
  /** PHC string. Rejects with `unavailable` when too many wait. */
  hash(password: string): Promise<string>;
  /** With null, a dummy is checked at the same cost, and the answer is false. */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** True when it was made with weaker parameters than those in use now. */
  needsRehash(stored: string): boolean;
}

export async function openPasswordHasher(): Promise<PasswordHasher> {
  const queue = new BoundedQueue({
    concurrency: Math.min(availableParallelism(), 3),
    waitingLimit,
    retryAfterMs,
  });
  const compute = (password: string) => hash(normalise(password), hashParameters);
  const dummy = await compute(randomBytes(24).toString("base64url"));
  return {
    hash: (password) => queue.run(() => compute(password)),
    async verify(password, stored) {
      const usable = stored !== null && isUsable(stored) ? stored : null;
      const matches = await queue.run(() => verify(usable ?? dummy, normalise(password)));
      return matches && usable !== null;
    },
    needsRehash(stored) {
      const parameters = read(stored);
      return (
        parameters === null ||
        parameters.memoryCost < hashParameters.memoryCost ||
        parameters.timeCost < hashParameters.timeCost ||
        parameters.outputLen < hashParameters.outputLen
      );
    },
  };
}

/** Composed and decomposed forms of one character are one password (NIST SP 800-63B-4 section 3.1.1.2). */
export function normalise(password: string): string {
  return password.normalize("NFKC");
}

function isUsable(stored: string): boolean {
  const parameters = read(stored);
  return (
    parameters !== null &&
    Number(parameters.algorithm) === argon2id &&
    parameters.memoryCost <= storedCaps.memoryCost &&
    parameters.timeCost <= storedCaps.timeCost &&
    parameters.parallelism <= storedCaps.parallelism
  );
}

function read(stored: string): ParsedHashOptions | null {
  try {
    return parseOptions(stored);
  } catch {
    return null;
  }
}
