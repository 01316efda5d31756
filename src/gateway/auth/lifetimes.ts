/** How long things live; milliseconds unless the name says seconds. Sources: ASVS 5.0, NIST SP 800-63B-4, RFC 9700. */

const minute = 60_000;
const day = 24 * 60 * minute;

/** Rule 25. */
export const accessTokenSeconds = 600;
/** Clocks of two gateways may differ by this much (rule 21 allows 30 s). */
export const clockSkewSeconds = 5;
/** A device's absolute lifetime, which rotation never extends; and how long it may stay away (rule 30). */
export const deviceLifetime = 30 * day;
export const refreshIdleLifetime = 7 * day;
/** How long the immediate predecessor still gives the same successor (rule 29). */
export const rotationGrace = 30_000;
/** A cached "not revoked" is believed this long; with its reading well under the 2 s of rule 35. */
export const tokenStateTtl = 1500;
/** Rule 42. */
export const mailTokenLifetime = 60 * minute;
