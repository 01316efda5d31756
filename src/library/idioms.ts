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
the size of an egg | the size of a golf ball | the size of a tennis ball | the size of a grapefruit | the size of an orange | size of an egg | size of a golf ball | like a balloon | like balloons | like sausages | like an elephant = swollen
weeks gone | weeks along | weeks pregnant | months gone | months along | months pregnant | up the duff | bun in the oven | in the family way = pregnant
turns my stomach | turned my stomach | makes me gag | made me gag | makes me retch | makes me heave = nausea
come back up | comes back up | came back up | comes straight back up | throwing my guts up | throw my guts up | puke my guts out | worshipping the porcelain = vomiting
days without going | days since i went | not been for days | havent been for days | havent gone for days | havent been in days | havent gone in days | backed up | no number two | cant go number two = constipation
the squits | the trots | the squirts | dodgy tummy | dodgy stomach | delhi belly | bum like a tap | poo like water | poop like water | liquid poo | liquid poop = diarrhoea
everything went black | everything went grey | everything went gray | everything went dark | everything went white | everything goes black | everything goes grey | saw black | nearly went down | nearly passed out = faint
nose into a tap | nose like a tap | nose is a tap | nose is streaming | streaming nose | nose is dripping | nose wont stop running = runny nose
every spring | in spring | every summer | when the grass is cut | when trees blossom = pollen
pulling at her ear | pulling at his ear | pulling her ear | pulling his ear | pulls at her ear | pulls at his ear | tugging at her ear | tugging at his ear | tugs at her ear | tugs at his ear | rubbing her ear | rubbing his ear | pulling his ears | pulling her ears = earache child
little one | little man | little boy | little girl | wee one | youngest = child
puffing and panting | huffing and puffing | out of puff | get puffed | gets puffed | got puffed | puff going upstairs | puff going up | puff up the stairs | puffing up the stairs | gasping up the stairs | pant going up = short of breath
touched the oven | touched the hob | touched the stove | touched the iron | touched the kettle | grabbed a hot pan | touched a hot pan | on the hob | on the oven shelf | with the hair straightener | with the straighteners | with the curling iron | spilt hot | spilled hot = burn
at breaking point | end of my tether | end of my rope | feel like exploding | going to explode | about to explode | snowed under | drowning in work | cant take any more | cant take anymore | juggling everything | no time to breathe = stress
feeling flat | feel flat | feel numb inside | numb inside | lost my spark | no spark | grey fog | black cloud | black dog | cant get out of bed | cant face the day | cant be bothered with anything = depressed
out in the sun too long | too long in the sun | too much sun | ill in the sun | sick in the sun | ill from the sun | sunstroke | heatstroke | sun stroke = heat stroke
red in the bowl | bowl red | bowl was red | bowl is red | bowl full of blood | blood in the bowl | blood in the toilet | blood on the paper | blood on the toilet paper | blood when i wipe | red when i wipe = rectal bleeding
head feels like cotton wool | head full of cotton wool | head is stuffed | head feels stuffed | raw from blowing | sore from blowing = stuffy nose
lower spine | base of my spine | base of the spine | bottom of my spine | bottom of my back | small of my back | lumbar = lower back
cant straighten up | cant stand up straight | cant bend down | cant tie my shoes | cant put my socks on = back pain
sweating buckets | drenched in sweat | soaked in sweat | soaking the sheets | soaked sheets | wet sheets | sheets are wet = night sweats
in a knot | in knots | seized up | seizes up | locked up = cramp
full of needles | like needles | like swallowing glass | like broken glass | like razor blades | like razors | like knives | like sandpaper = sore
heart skips | heart skipped | skipped thump | misses a beat | missed a beat | misses beats | missing beats | extra beat | extra beats | heart flips | heart flip flops = skipped beats
change my underwear | change my pants | wet patch | damp knickers | damp pants | wet pants | wet knickers = leaking urine
glued together | stuck shut | glued shut | gummed up | glued in the morning = sticky eyes
dribbles when i wee | only dribbles | just dribbles | weak stream | stop start stream | cant empty my bladder | wont come out when i wee = trouble urinating
he hit me | she hit me | he slapped me | she slapped me | he punched me | he choked me | he strangled me | he pushed me | raised his fist | raised her fist | raised his hand | raises his fist | raises his hand | laid hands on me | lays hands on me = domestic violence
head is swimming | head swims | head was swimming | head feels swimmy | seeing stars when i stand | see stars when i stand = dizzy
frog in my throat | frog in the throat = hoarse
teeth are chattering | teeth chattering | teeth chatter | teeth wont stop chattering = chills shivering
stomach is turning | stomach turns | stomach is churning | stomach churns | tummy is turning | tummy turns = nausea
heart is broken | broken heart | heartbroken | broke my heart | heart broken = grief bereavement
feels on fire | feel on fire | feels like it is on fire | feels like its on fire = burning
got cold feet | get cold feet about | have cold feet about | cold feet about = nervous
blood is boiling | makes my blood boil = angry
kick the habit | pack in smoking | give up the fags | give up fags = quit smoking
`;

interface Saying {
  readonly said: readonly string[];
  readonly meant: readonly string[];
}

/** "My leg fell asleep", "my arms keep going dead": each limb with each way of saying it. */
const limbs = "arm arms hand hands finger fingers leg legs foot feet toe toes bum".split(" ");
const asleep =
  "fell asleep|falls asleep|fall asleep|falling asleep|went to sleep|goes to sleep|go to sleep|gone to sleep|going to sleep|is asleep|are asleep|keeps falling asleep|keep falling asleep|keeps going to sleep|keep going to sleep|went dead|goes dead|go dead|gone dead|keeps going dead|keep going dead|has gone to sleep|has fallen asleep".split(
    "|",
  );
const limbsAsleep: readonly Saying[] = limbs.flatMap((limb) =>
  asleep.map((way) => ({
    said: [limb, ...wordsOf(way)],
    meant: [limb, "tingling"],
  })),
);

const written: readonly Saying[] = sayings
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [said = "", meant = ""] = line.split("=");
    return said.split("|").map((way) => ({ said: wordsOf(way), meant: wordsOf(meant) }));
  });

/** By their first word, the longest first. */
const sayingsByStart: ReadonlyMap<string, readonly Saying[]> = Map.groupBy(
  [...limbsAsleep, ...written].sort((a, b) => b.said.length - a.said.length),
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
