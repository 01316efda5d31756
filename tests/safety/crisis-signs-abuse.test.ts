/** Violence, assault and hurt children told in signs: two that are harmless alone, or one that isn't. */
import { describe, expect, it } from "vitest";
import { triageOf } from "./expect-triage.ts";

const grades = (text: string) => triageOf(text).fixedTextId;

describe("violence and control", () => {
  it.each([
    "My husband won't let me see a midwife by myself and he keeps my bank card.",
    "Nan gets hit by my uncle when her pension is late",
    "I'm deaf and he takes my hearing aids when he's cross.",
    "She scratches my face and says nobody will believe a man.",
    "I'm an optician. A man answered for his wife and she had an old black eye.",
    "My dad is 84 and his new wife won't let us see him. He looks thin and frightened.",
    "My brother is making me marry a man I have never met.",
    "Our upstairs neighbours: there's shouting, a thud and then she cries, three times this week",
    "I put the wardrobe against the door when he drinks.",
    "My boyfriend says he'll drive us off the road if I leave him.",
    "He waits at the bus stop across from my office and knows my route, since I left him.",
    "He told me he'd throw acid on me if I marry someone else.",
  ])("is a crisis: %s", (text) => {
    expect(grades(text)).toMatch(/^crisis-violence/);
  });
});

describe("sexual assault", () => {
  it.each([
    "I kept saying stop and he laughed.",
    "woke up in a strange flat with no knickers on and i cant remember anything",
    "My tutor says I can pass if I come to his house alone",
    "The landlord says there are other ways to pay the rent.",
    "He finished inside me after I told him not to",
    "A taxi driver touched my breasts and wouldn't unlock the doors",
    "I was abused by a priest in 1968. This is the first time I say it.",
    "My flatmate was on top of me when I woke up",
    "This guy online wants more pics or he will show my school",
    "I scrubbed myself raw and threw away the dress.",
    "The teacher texts me at night and says it's our secret",
  ])("is a crisis: %s", (text) => {
    expect(grades(text)).toMatch(/^crisis-(?:assault|child)$/);
  });
});

describe("a child who is hurt or neglected", () => {
  it.each([
    "My stepmother makes me kneel on rice",
    "There are bite marks on my daughter's arm, adult size, and her dad says the dog did it",
    "my 3 month old has bruises on both ears and the nursery says he rolled",
    "mum hasnt come home for 3 days and me and my sister have no food",
    "My toddler's arm is broken and my husband's story keeps changing",
    "My daughter screams when it's time to go to her dad's and she's sore down there",
    "The boy next door sits outside in the rain most nights, in his pyjamas",
    "My pupil eats as if nobody feeds her at home, and her uniform is filthy",
    "My mother leaves my little sister tied in the cot when she goes out",
    "Our nanny was shaking the baby on the camera",
    "My nephew's back has long thin bruises like a cord",
  ])("is a crisis: %s", (text) => {
    expect(triageOf(text).kind).toBe("crisis");
  });
});

describe("the same words in everyday life", () => {
  it.each([
    "My husband keeps my passport with his in the safe. Where should we get travel jabs?",
    "My wife checks my phone for me because my eyesight is poor. Which eye drops help?",
    "He checks the mileage on the car before each service. What about back pain from driving?",
    "I'm scared of the dentist and my husband says I'm silly. Can I have sedation?",
    "I walked into a door and have a black eye. How long will it last?",
    "I have bruises on my legs, and my husband says I'm just clumsy. Could it be low platelets?",
    "My son has bruises on both shins and says he fell at football.",
    "I didn't say no to a third slice of cake and now I have heartburn.",
    "I don't remember getting home after the stag do, just beer. Hangover tips?",
    "My massage therapist worked on my back and now I'm sore.",
    "My four-month-old has a bruise on his thigh after his jabs.",
    "Dad put his hand on the stove by accident and it's blistered.",
    "My girlfriend wants me to send pictures of my rash. Is it contagious?",
    "My coach makes me send my weigh-in photos. How much water weight is normal?",
    "The dentist said if I leave it he'll have to take the tooth out.",
    "I'm not allowed to drive after my seizure. For how long?",
    "My brother-in-law beat me at chess, ha. What helps stress headaches?",
    "My sister-in-law hit me with her car door by accident.",
    "I asked her to stop smoking and she laughed. How can I help her?",
    "My ex calls every night to say goodnight to the kids and I get headaches before.",
    "Every night the neighbour's baby cries through the wall. Earplugs safe?",
    "My little girl is sore down there and it's red, could it be thrush or soap?",
    "My partner gets in the bath with me because I have fits. Showers safer?",
    "I whacked my wife with a pillow for snoring. Do nose strips work?",
    "I shake the bottle of formula before I give it to the baby. Does that cause wind?",
    "My manager is hopeless, id strangle him if they let me haha. How do I lower my stress?",
  ])("is no crisis: %s", (text) => {
    expect(["crisis", "forbidden"]).not.toContain(triageOf(text).kind);
  });

  it("is no crisis when it is long over and told in passing", () => {
    const text = "I left a violent man in 2001, I'm remarried and safe. The arm he broke aches.";
    expect(triageOf(text).kind).not.toBe("crisis");
  });
});

describe("what would excuse a sign excuses no plain word of violence", () => {
  it.each([
    "I was raped last night, I'm safe now",
    "My husband hit me this morning, I'm safe now at my sister's",
    "I was raped at university and I'm well now, but I can't stop crying",
    "My ex said he would kill me and my kids",
    "He threatened me with a knife, haha, just kidding, he said",
    "He hits me during arguments about football",
    "my husband beats me when his team loses",
    "my coach touched me during training",
    "My toddler was hit by his dad",
    "I shook my baby because she would not take her bottle",
    "oh god, the voices are telling me to kill my son",
    "the voices say I must stab my brother, like in the film",
    "I'm scared of my husband",
    "my boyfriend checks my phone and controls my money",
    "I'm sixteen and my dad beats me, I'm fine now",
  ])("%s", (text) => expect(triageOf(text).kind).toBe("crisis"));
});
