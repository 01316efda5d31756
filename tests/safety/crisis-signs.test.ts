/** Signs of suicide that weigh only together, and what their own question does. */
import { describe, expect, test } from "vitest";
import { signsQuestion } from "#safety/rules/mind-and-safety.ts";
import { triageOf } from "./expect-triage.ts";

describe("two signs of different kinds are asked about", () => {
  test.each([
    "I closed all my accounts. It would cost everybody less if they didn't have me.",
    "Thank you for everything, truly. After Saturday I won't be around to bother you.",
    "I feel strangely peaceful, I found the cat a new home and I have told nobody.",
    "my brother gave his tools away and says he is just a burden",
    "I have had my share of years and settled on a date",
  ])("%s", (text) => {
    const found = triageOf(text);
    expect(found).toMatchObject({ kind: "crisis", fixedTextId: "crisis-signs" });
    expect(found.questions).toEqual([
      { ruleId: "suicide-signs", text: signsQuestion, options: ["Yes", "No"] },
    ]);
    expect(found.fixedText).toContain("I may have misread it");
  });
  test("a weapon or a deadly place beside a sign is an emergency, and nothing lowers it", () => {
    const said = "Grandpa's revolver is in my desk and I have made my mind up.";
    expect(triageOf(said)).toMatchObject({ kind: "crisis", disposition: "emergency" });
    expect(triageOf([said, "No"])).toMatchObject({ kind: "crisis", disposition: "emergency" });
  });
  test("they may come one after the other, and be told of different people", () => {
    expect(
      triageOf(["Is my father's will valid if nobody signed it?", "I won't be here after May."])
        .fixedTextId,
    ).toBe("crisis-signs");
  });
});

describe("one sign alone is none", () => {
  test.each([
    "Thank you for everything, you have been kind. Does the cream go on twice a day?",
    "I gave my old guitar to my nephew. Why does my thumb still click?",
    "We live beside a railway line and I sleep badly.",
    "I cancelled the gym because of my back.",
    "I made up my mind to stop smoking on Monday.",
    "I won't be here after Friday, can you send the results to my new doctor?",
    "My father says he doesn't want to be a burden after his operation.",
    "We scattered the ashes by the canal, and now I have a cold.",
    "Grandma has labelled all her pill boxes.",
  ])("%s", (text) => expect(triageOf(text).kind).not.toBe("crisis"));
});

describe("the question that the signs ask", () => {
  const said = "I deleted my accounts and I feel calm. Does blue light harm the eyes?";
  test.each(["No", `${signsQuestion} No`])("%s: the chat goes on, and stays so", (answer) => {
    for (const messages of [
      [said, answer],
      [said, answer, "Does a blue filter help?"],
    ]) {
      const found = triageOf(messages);
      expect(["crisis", "forbidden"]).not.toContain(found.kind);
      expect(found.rules).toEqual([]);
    }
  });
  test("yes: met as the thoughts are", () =>
    expect(triageOf([said, "Yes"]).fixedTextId).toBe("crisis-thoughts"));
  test("no doesn't cancel what is said afterwards", () =>
    expect(triageOf([said, "No", "I want to die"]).kind).toBe("crisis"));
  test("no doesn't cancel a thought that was told", () =>
    expect(triageOf(["I want to die", "No"]).kind).toBe("crisis"));
  test("a heart attack comes first", () =>
    expect(
      triageOf(
        "I deleted my accounts and feel calm, and now crushing chest pain in my arm and sweating",
      ),
    ).toMatchObject({ kind: "problem", disposition: "emergency" }));
});

describe("plain words of wanting to die", () => {
  test.each([
    "there's no reason for me to stay here",
    "she said they'd be sorry once she's dead",
    "I tried to hang myself ten days ago",
    "I feel like ending everything",
    "death would be such a release",
    "I pray that God takes me before the week is out",
    "I don't have the guts to end it",
    "if the train ran over me I'd not try to step aside",
    "nobody will find me before Tuesday",
  ])("%s", (text) => expect(triageOf(text).kind).toBe("crisis"));
  test.each([
    "my food was to die for, now my stomach hurts",
    "gonna end it w my girlfriend, how do I sleep before that",
    "I overdosed on chocolate and have spots",
    "I'm a suicide helpline volunteer and can't wind down",
  ])("a saying: %s", (text) => expect(triageOf(text).kind).not.toBe("crisis"));
});
