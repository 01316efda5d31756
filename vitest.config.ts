import { defineConfig } from "vitest/config";

// Generous: what is waited for is a condition, and a slow or busy machine may take its time.
const shared = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  pool: "forks" as const,
  setupFiles: ["tests/support/log-scan/collect.ts"],
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "parts",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx", "tests/**/*.test.ts"],
          exclude: ["tests/{flow,browser,faults}/**"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Whole systems: one at a time, because they share two cores and one RabbitMQ.
        test: {
          ...shared,
          name: "whole",
          include: ["tests/{flow,browser,faults}/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
