/**
 * Sayings that mean something else than their words: read as what they mean, so that "my kid is burning up" is
 * not about burns. Each line: the ways of saying it, then after "=" the words that are read instead.
 */
import { wordsOf } from "./words.ts";

const sayings = `
killing me | is murder | is agony | in agony | in bits | playing up | acting up | giving me grief | bothering me = hurts
threw my back out | threw out my back | thrown my back out | put my back out | my back gave out | my back went out | my back is out = back pain
burning up | running a temp | running a temperature = fever
stuffed up | bunged up nose | all bunged up | nose is blocked | cant breathe through my nose = stuffy nose
feel down | feeling down | feel low | feeling low | feel so low | feel so down | feeling so down | feeling blue | down in the dumps | fed up with life | nothing is fun | no joy in anything = depressed
lie awake | lying awake | lay awake | wide awake | cant fall asleep | cant get to sleep | cant get any sleep | cant stay asleep | awake all night | tossing and turning = cant sleep
cant keep anything down | cant keep food down | cant keep it down | brought up my food | chucking up | being sick | been sick = vomiting
feel sick | feeling sick | feels sick | felt sick = nausea
cant go to the loo | cant go to the toilet | cant do a poo | havent been to the loo | havent been to the toilet | no bowel movement | blocked bowels = constipation
isnt breathing | is not breathing | stopped breathing | doesnt breathe | does not breathe | no longer breathing | wont breathe | not breathing anymore = not breathing
cant catch my breath | cant get enough air | cant breathe properly | gasping for air = short of breath
passed wind | passing wind | breaking wind = gas
wiped out | worn out | run down | no get up and go | running on empty = tired
head is spinning | head spins | room spins | room is spinning | world is spinning | off balance | unsteady on my feet = dizzy
came out in spots | broke out in spots | breaking out in spots = rash
heart going mad | heart going crazy | heart in my throat | heart beating out of my chest | heart beats so fast | heart beating fast = palpitations
losing my mind with worry | cant stop worrying | worried sick | worrying all the time | on edge | bag of nerves = anxiety
cant hold my pee | wet myself | wetting myself | leak when i sneeze | leak when i cough | leak when i laugh = leaking urine
peeing all the time | pee all the time | peeing constantly | need to pee constantly | always need to pee = peeing a lot
bad tummy = upset stomach
time of the month | that time of the month | aunt flo = period
catch it from | caught from | is it catching | passed on to others = contagious
dog bit | was bitten by a dog | bitten by a dog = dog bite
cat bit | bitten by a cat = cat bite
nite = night
blown up like a balloon | blew up like a balloon | puffed up | puff up | puffs up | puffing up | ballooned = swollen
burns like hell | burn like hell | burns like mad = stinging
like crazy | like hell | like mad =
hot to touch | hot to the touch | boiling hot | running hot = fever
comes out when i | comes out every time i | dribble when i | wee when i laugh | pee when i = leaking urine when
my sugar | my sugars | sugar level | sugar levels | sugar reading = blood sugar
staring at the ceiling | stare at the ceiling | clock watching all night | awake for hours | awake until | awake till | eyes open all night = cant sleep
condom burst | condom broke | condom split | condom slipped | condom came off | unprotected sex | forgot my pill | missed my pill | missed a pill = emergency contraception
passed last | passed on last | has passed | passed this | we lost my | i lost my mum | i lost my dad | i lost my husband | i lost my wife = bereavement
spare tyre | spare tire | love handles | beer belly | muffin top | shed some weight | shift some weight | shed some pounds | shed a few pounds | drop a few pounds | lose a few pounds | lose some pounds | too fat | got fat | getting fat = lose weight
putting on weight | put on weight | piling on weight | piled on weight | gained weight | gaining weight = weight gain
always cold | always freezing | feel the cold | feeling the cold | cold all the time | freezing all the time = feeling cold
pass water | passing water | do a wee | having a wee | going for a wee | need a wee = urinate
waterworks = urinary
thought i was dying | thought i was going to die | thought i would die | going to go mad | sheer panic | sudden panic = panic
no motivation | zero motivation | lost interest | lost all interest | no interest in anything | nothing makes me happy | cant enjoy anything | dont enjoy anything | no pleasure in anything | empty inside | feel empty | feel worthless | feel hopeless = depressed
down there | private parts | privates | lady parts = genital
cant stop crying | crying all the time | keep crying | burst into tears | tearful all the time = sad crying
keeps forgetting | keeps losing her | keeps losing his | forgets everything | asks the same question | asks the same thing | repeats herself | repeats himself | loses her way | loses his way = memory loss
coming down with something | aching all over | aches all over | aches everywhere | everything aches | whole body aches = body aches
gets to me = stresses
blocked up inside = constipation
give up the booze | off the booze | cut down drinking | drink too much | drinks too much | drinking every night = alcohol
tonite = tonight
kick the habit | pack in smoking | give up the fags | give up fags = quit smoking
`;

interface Saying {
  readonly said: readonly string[];
  readonly meant: readonly string[];
}

/** By their first word, the longest first. */
const sayingsByStart: ReadonlyMap<string, readonly Saying[]> = Map.groupBy(
  sayings
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [said = "", meant = ""] = line.split("=");
      return said.split("|").map((way) => ({ said: wordsOf(way), meant: wordsOf(meant) }));
    })
    .sort((a, b) => b.said.length - a.said.length),
  ({ said }) => said[0] ?? "",
);

/** The words of a message with every saying put as what it means. */
export function readIdioms(words: readonly string[]): string[] {
  const read: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    const saying = sayingsByStart
      .get(word)
      ?.find(({ said }) => said.every((one, i) => words[at + i] === one));
    read.push(...(saying?.meant ?? [word]));
    at += saying?.said.length ?? 1;
  }
  return read;
}
