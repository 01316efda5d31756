/** How long things live; milliseconds unless the name says seconds. Sources: ASVS 5.0, NIST SP 800-63B-4, RFC 9700. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Rule 25. */
export const accessTokenSeconds = 600;
/** Clocks of two gateways may differ by this much (rule 21 allows 30 s). */
export const clockSkewSeconds = 5;
/** A device's absolute lifetime, which rotation never extends; and how long it may stay away (rule 30). */
export type DeviceLifetimes = { absolute: number; idle: number };
const ordinaryLifetimes: DeviceLifetimes = { absolute: 30 * day, idle: 7 * day };
/** For accounts with a second factor (NIST SP 800-63B-4 section 2.2.3: assurance level 2). */
const strictLifetimes: DeviceLifetimes = { absolute: day, idle: hour };
export const lifetimesOf = ({ strict }: { strict: 0 | 1 }): DeviceLifetimes =>
  strict === 1 ? strictLifetimes : ordinaryLifetimes;
/** Sensitive acts need a proof that is no older. */
export const proofLifetime = 10 * minute;
/** How long the second step of a sign-in, and each question to an authenticator, may take. */
export const challengeLifetime = 5 * minute;
/** Wrong answers after which a sign-in has to be started again. */
export const challengeTries = 5;
/** How long the immediate predecessor still gives the same successor (rule 29). */
export const rotationGrace = 30_000;
/** A cached "not revoked" is believed this long; with its reading well under the 2 s of rule 35. */
export const tokenStateTtl = 1500;
/** Rule 42. */
export const mailTokenLifetime = 60 * minute;
/** How long a key signs access tokens, unless it is set otherwise. */
export const defaultSigningDays = 30;
