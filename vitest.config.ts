import { defineConfig } from "vitest/config";

// Generous: what is waited for is a condition, and a slow or busy machine may take its time.
const shared = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  pool: "forks" as const,
  setupFiles: ["tests/support/log-scan/collect.ts"],
};

// Most of a test's time is waiting, for a password's hash, a page, a server: two at a time keep two cores busy.
const sideBySide = { ...shared, maxWorkers: 2 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...sideBySide,
          name: "parts",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx", "tests/**/*.test.ts"],
          exclude: ["tests/{flow,browser,faults}/**"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Each in a browser of its own, over a Healify of its own.
        test: {
          ...sideBySide,
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Whole systems: one at a time, because they share two cores and one RabbitMQ.
        test: {
          ...shared,
          name: "whole",
          include: ["tests/{flow,faults}/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
