/** Danger told without the usual words: what commands harm, what is planned against others, an attempt that was made. */
import { describe, expect, test } from "vitest";
import { triageOf } from "./expect-triage.ts";

const ids = (text: string) => triageOf(text).rules.map(({ id }) => id);

describe("is a crisis", () => {
  test.each([
    // Told by somebody whom nobody else hears.
    "My brother has stopped his insulin because an angel told him he no longer needs it.",
    "Somebody in the ceiling keeps whispering that I should open the window and step out.",
    "She hears her late husband asking her to come with him, and she has started walking to the canal at night.",
    "every time I shut my eyes a man whispers strangle her strangle her. only I can hear him",
    "My gran keeps saying that the little men in the fridge told her to stop eating.",
    "The jinn won't leave my husband alone, it says he has to cut his hand off.",
    "A spirit has entered my child and the pastor says we must beat it out of her.",
    "My father says Jesus wants him to sacrifice himself and my little brother.",
    "The voices won't shut up until I put my hand on the stove.",
    // Against somebody else.
    "I bought a machete and I've been sitting in my car outside his office since six.",
    "I've written down the names of everyone who laughed. On Friday I bring my dad's pistol.",
    "my son is 16 and he says he will shoot up the school, he has access to his uncles guns",
    "When the baby screams I see myself throwing him against the wall.",
    "I look after my husband with dementia and last night I put my hands round his throat to make him stop shouting.",
    "I've been adding antifreeze to my wife's wine for a week.",
    "Which poison doesn't show up in a blood test after death?",
    "I can't leave the girls behind, they're coming with me to heaven tonight.",
    "My boy drowned the neighbour's kittens and now he talks of doing it to his baby sister.",
    "My lad says he'll bring a knife to school tomorrow for the boy who filmed him.",
    // An attempt.
    "I downed the lot, please don't call anyone.",
    "They fished me out of the canal last night and sent me home.",
    "The rope snapped. My neck is raw and nobody knows.",
    "She's sent a photo of an empty bottle and says it'll be over soon.",
    "I came round on the bathroom floor. It failed. Nobody knows.",
  ])("%s", (text) => expect(["crisis", "forbidden"]).toContain(triageOf(text).kind));
});

test("signs count together whoever they are told of", () => {
  expect(ids("My cousin has a gun in his locker. Everyone at school will regret it.")).toContain(
    "harm-planned",
  );
  expect(ids("My cousin has a gun in his locker for clay shooting.")).not.toContain("harm-planned");
});

describe("is no crisis", () => {
  test.each([
    "My late husband always told me to come and join him for breakfast. I miss him. Is poor appetite normal in grief?",
    "The man on the phone told me to push down on the wound. Is that still right?",
    "Satnav voice told me to turn onto the bridge and I got so anxious. Is driving phobia treatable?",
    "Thank god he told me not to take aspirin with warfarin. What can I take?",
    "Nobody else hears it, only me, a buzzing. The doctor told me to cut salt.",
    "I hear voices from next door through the wall at night and can't sleep. Do earplugs cause infections?",
    "There's something in my ear and the nurse told me not to push it with a cotton bud.",
    "My child ran into the wall in the hall and says it hurts. Should I ice it?",
    "We saw a film where a boy hears a demon telling him to kill. My son can't sleep since. What helps?",
    "My son thinks he is a robot and must fight the dragon, he's four. Is pretend play all right at that age?",
    "I bought a new bat for cricket and know what time he parks, we train at six. How do I warm up a shoulder?",
    "I have a knife cut on my thumb. Do I pay for the tetanus jab?",
    "My husband went hunting, took his rifle and follows deer for hours. He has blisters. What dressing?",
    "I know what time she comes home from school. When should she take her antibiotics?",
    "I don't trust myself around biscuits. How do I curb sugar cravings?",
    "I can't imagine pushing a baby that big out. Can I ask for a caesarean?",
    "Worried about smothering the baby in our bed. Is co-sleeping safe?",
    "I crush his tablets into his yoghurt because he can't swallow. Is that allowed?",
    "We put something in her tea to sweeten it. Is stevia safe in pregnancy?",
    "Food poisoning did not show up in the test. Why am I still ill?",
    "Better to take the kids with me to the travel clinic, or book them separately?",
    "Took all my antibiotics and the cough is still here. Do I need another course?",
    "I swallowed them with orange juice and now I'm scared it affects the tablet. Does it?",
    "We jumped in the sea last night and my friend pulled me out, now my ear hurts.",
    "I fainted at work, I drank water and it didn't help. Nobody knows the cause.",
    "My rope snapped while climbing and my friend grabbed me. My shoulder hurts.",
    "I poured drain cleaner down the sink and it splashed on me. What do I do?",
    "My son took a plastic knife to school for lunch. He cut his lip.",
    "I overdosed on chocolate at the party and have spots now.",
    "I injected my full dose of insulin and it's done now, can I eat?",
  ])("%s", (text) => expect(["crisis", "forbidden"]).not.toContain(triageOf(text).kind));
});
