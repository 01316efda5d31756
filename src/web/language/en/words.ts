/** English, the language that every other one is measured against: a catalogue lacks nothing that stands here. */
import { shell } from "./shell.ts";

export const english = { shell };
