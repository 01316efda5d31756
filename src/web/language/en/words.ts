/** English, the language that every other one is measured against: a catalogue lacks nothing that stands here. */
import { account } from "./account.ts";
import { asking } from "./asking.ts";
import { auth } from "./auth.ts";
import { emergency } from "./emergency.ts";
import { finding } from "./finding.ts";
import { followUp } from "./follow-up.ts";
import { operator } from "./operator.ts";
import { problems } from "./problems.ts";
import { profile } from "./profile.ts";
import { provider } from "./provider.ts";
import { reading } from "./reading.ts";
import { safety } from "./safety.ts";
import { security } from "./security.ts";
import { shared } from "./shared.ts";
import { shell } from "./shell.ts";
import { waiting } from "./waiting.ts";
import { welcome } from "./welcome.ts";

export const english = {
  shell,
  shared,
  problems,
  auth,
  security,
  account,
  provider,
  safety,
  emergency,
  asking,
  waiting,
  reading,
  followUp,
  finding,
  profile,
  operator,
  welcome,
};
