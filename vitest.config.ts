import { defineConfig } from "vitest/config";

const shared = { testTimeout: 30_000, hookTimeout: 90_000, pool: "forks" } as const;

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
