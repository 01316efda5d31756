/**
 * The whole answer where only a fixed text may be given. Graded: the more specific the message, the stronger the
 * answer. No amounts, methods, calories or weights; nobody is told to confront, to leave, or to ask a parent.
 */
import type { HelpNumber } from "#contracts/triage.ts";
import { signsQuestion } from "../rules/mind-and-safety.ts";

export type CrisisGrade =
  | "act-or-plan"
  | "thoughts"
  | "signs"
  | "self-harm"
  | "violence-danger"
  | "violence"
  | "assault"
  | "child"
  | "harm"
  | "eats";
export type ForbiddenTopic = "ways-to-die" | "self-harm" | "eating";
export type Voice = {
  readonly numbers: readonly HelpNumber[];
  readonly emergency: string;
  readonly young: boolean;
};

const list = (numbers: readonly HelpNumber[]): string =>
  numbers
    .filter((n) => n.kind !== "emergency")
    .map((n) => `- ${n.label}: **${n.number}**`)
    .join("\n");
const noLine = "If you don't know a crisis line near you, your emergency number can connect you.";
const lines = (voice: Voice): string => list(voice.numbers) || noLine;
const young = (voice: Voice): string =>
  voice.young
    ? "\n\nA child line is for you too. You can call without telling anyone at home."
    : "";
const privacy =
  "Whoever runs this server could technically read this chat. Another phone may be safer.";

const crisisTexts: Readonly<Record<CrisisGrade, (voice: Voice) => string>> = {
  "act-or-plan": (
    voice,
  ) => `**Call ${voice.emergency} now**, or ask someone near you to call. If anything was taken or done, don't wait for signs: it can harm before you feel it.

I'm glad that you said this. You don't have to get through the next hour alone.

- Move away from anything that you could use, or ask someone to take it away.
- Go to where another person is, or call someone and stay on the line.

${lines(voice)}${young(voice)}

This holds too when it is about someone else: call, and stay with them if you are safe.`,
  thoughts: (
    voice,
  ) => `I'm glad that you wrote this. Thoughts like these are hard to carry, and talking to a person helps.

**Are you safe right now?** If you might act on these thoughts, call **${voice.emergency}** now.

You can call or text a crisis line at any time. You don't need to be in danger to call:

${lines(voice)}${young(voice)}

If it is about someone else: ask them directly, listen, and call together.`,
  signs: (
    voice,
  ) => `Some of what you wrote is what people say when they think of dying. I may have misread it, and I would rather ask than pass over it.

**${signsQuestion}** If there is any danger now, call **${voice.emergency}**.

You can call or text a crisis line at any time, also when you aren't sure:

${lines(voice)}${young(voice)}

If it is about someone else: ask them directly, listen, and call together.

If I misread you, answer “No”, and I'll go on with your question.`,
  "self-harm": (
    voice,
  ) => `I'm glad that you wrote this. Hurting yourself is often a way to bear something too big, and there are people who understand that.

**Are you safe right now?** For a deep wound, or if you took something, call **${voice.emergency}**.

${lines(voice)}${young(voice)}

Clean a small wound with water and cover it. Put distance between you and what you use, even for ten minutes.`,
  "violence-danger": (
    voice,
  ) => `**If you are in danger now, call ${voice.emergency}.** If you can't speak, stay on the line.

If someone pressed on your neck, be checked today even without marks: it can injure silently.

What is happening isn't your fault. People who know this listen and think it through with you, at your pace:

${lines(voice)}${young(voice)}

${privacy}`,
  violence: (voice) => `What is happening isn't your fault, and you deserve to be safe.

People at these lines listen, believe you, and help you think about what is safe for you. You decide what happens next:

${lines(voice)}${young(voice)}

If you are in danger, call **${voice.emergency}**. If you can't speak, stay on the line.

${privacy}`,
  assault: (voice) => `I'm sorry that this happened. It wasn't your fault.

**If you are hurt or not safe, call ${voice.emergency}.**

A hospital or a sexual assault centre can look after you, within hours if you can. Medicine that prevents HIV works only within 72 hours, and medicine that prevents pregnancy within five days. You can ask them to keep evidence without deciding anything now.

${lines(voice)}${young(voice)}

${privacy}`,
  child: (
    voice,
  ) => `Nobody is allowed to hurt a child. If it is you: it isn't your fault, and telling someone was right.

**If anyone is hurt or in danger now, call ${voice.emergency}.**

These lines are for children and for people who worry about a child. They listen and know what to do:

${lines(voice)}

You don't have to ask anyone at home first. ${privacy}`,
  harm: (
    voice,
  ) => `**Call ${voice.emergency} now**, or ask someone near you to call. Say what you told me: voices, or thoughts of hurting someone or yourself.

I'm glad that you said this. Thoughts and voices can be treated, and having them doesn't mean that you must do what they say.

- Step away from anything that could harm, and from anyone who could be hurt. Put a baby down in a safe place.
- Ask somebody whom you trust to stay with you, or stay on the line.

${lines(voice)}${young(voice)}

If it is about someone else: call, don't argue with what they hear, and keep yourself safe.`,
  eats: (
    voice,
  ) => `I'm glad that you wrote this. What you tell is often a way to bear something hard. It isn't your fault, and it can be treated.

It can harm the heart even when somebody feels fine. If you faint, have chest pain or a racing heart, or vomit blood, call **${voice.emergency}**.

Tell one person: a clinician, someone you trust, or one of these. You don't have to have the right words:

${lines(voice)}${young(voice)}

If it is about someone else: tell them that you worry, listen, and offer to go along.`,
};

const forbiddenTexts: Readonly<Record<ForbiddenTopic, (voice: Voice) => string>> = {
  "ways-to-die": (
    voice,
  ) => `I won't answer this, whatever it is for. If it is about you, or someone you know, I'm glad that you are here.

**Are you safe right now?** If you, or they, might act on it, or something was taken, call **${voice.emergency}** now.

${lines(voice)}${young(voice)}

If you only wanted to know whether a medicine is safe, a pharmacist or a poison line can tell you.`,
  "self-harm": (
    voice,
  ) => `I won't help with this, but I'm glad that you are here. You don't have to hide it from everyone.

**Are you safe right now?** For a deep wound, call **${voice.emergency}**.

${lines(voice)}${young(voice)}`,
  eating: (
    voice,
  ) => `I won't help with this: it can harm your heart and your life, even when you feel fine. It isn't your fault, and it can be treated.

If you faint, have chest pain or a racing heart, call **${voice.emergency}**.

Talk to someone about it; a clinician, a person you trust, or one of these:

${lines(voice)}${young(voice)}`,
};

export const crisisText = (grade: CrisisGrade, voice: Voice): string => crisisTexts[grade](voice);
export const forbiddenText = (topic: ForbiddenTopic, voice: Voice): string =>
  forbiddenTexts[topic](voice);
