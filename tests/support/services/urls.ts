/** Where the servers of this test run are. A test that needs one that isn't there fails; it is never skipped. */

export const requirePostgresUrl = () => required("HEALIFY_TEST_POSTGRES_URL");
export const requireRabbitmqUrl = () => required("HEALIFY_TEST_RABBITMQ_URL");
export const requireRedisUrl = () => required("HEALIFY_TEST_REDIS_URL");
/** The path of a Chromium or Chrome. */
export const requireChromium = () => required("HEALIFY_TEST_CHROMIUM");

/** For tests of what Redis keeps, on a machine that may be busy: how soon it must answer is tested apart. */
export const patientRedis = { commandMs: 30_000, connectMs: 30_000 };

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set. Run this through "npm test", or ` +
      `"npx node tests/support/services/main.ts -- vitest run <file>", which start what the tests need.`,
  );
}
