/** What the server's refusals mean, by their codes. In English they are what the server says itself. */
import { z } from "zod";
import { problems as known, problemCodes } from "#contracts/problem.ts";

const titles = Object.entries(known).map(([code, { title }]) => [code, title]);

export const problems = z
  .record(z.enum(problemCodes), z.string())
  .parse(Object.fromEntries(titles));
