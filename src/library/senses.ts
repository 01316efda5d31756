/**
 * Words that are the name of a page in one of their senses only: a burn is an injury, but eyes that burn have none;
 * "a cold" is an illness, cold hands are not. In the other sense such a word still counts where it stands among the
 * words of a longer name ("burning when I pee", "feeling cold"), but calls no page by itself.
 */
import { bodyParts } from "./complaints.ts";

interface Sense {
  readonly words: RegExp;
  /** Somewhere in the sentence: what the page is about after all. */
  readonly unless?: RegExp;
  /** What stands before or after the word when it means something else; any of them is enough. */
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const parts = [...bodyParts].join("|");
/** A hand that burns may well have touched the stove. */
const feeling = [...bodyParts].filter((part) => !/^(hand|finger|thumb|arm)/.test(part)).join("|");
const several = "eyes|feet|gums|lips|ears|legs|toes|calves|shins|muscles|joints|knees|nipples";
const how = "(?: (?:really|so|badly|always|just|still|often|also|sometimes|constantly|kind of))*";
const withWhat =
  "it|that|this|pee|wee|urine|peeing|weeing|urinating|urination|urinate|poo|pooing|sex|swallowing|willy|penis|vulva";
const whenever =
  /^(?:when|whenever|while|during|after|before|every|each|to (?!the touch)|at night|inside|down there)\b/;

const heat =
  /\b(?:hot (?!and|flush|flash)\w+|boiling|stove|oven|hob|iron|kettle|pan|fire|flames?|candle|steam|scald\w*|grill|bbq|barbecue|radiator|cigarettes?|lighter|matches|fireworks?|straighteners?|electric\w*|chemicals?|acid on|bleach|cleaner|sun|sunbathing|sunburn\w*|sunbed|soup|friction|degree|blisters?|treat|ointment|cream|first aid|burnt|burned)\b/;
const stingers =
  /\b(?:bees?|wasps?|hornets?|insects?|bugs?|jellyfish|nettles?|ants?|scorpions?|mosquito\w*|stung|bumblebees?|fly|flies|urchins?|stingray|caterpillars?|bites?|bitten|bit)\b/;

const felt = (verb: string, unless: RegExp): readonly Sense[] => [
  { words: new RegExp(`^${verb}ing$`), unless, before: /^/ },
  {
    words: new RegExp(`^${verb}s$`),
    unless,
    before: new RegExp(`\\b(?:${feeling}|${withWhat})${how}$`),
    after: whenever,
  },
  {
    words: new RegExp(`^${verb}$`),
    unless,
    before: new RegExp(`\\b(?:${several}|they|to|does|can|will)${how}$`),
    after: /^when i (?:pee|wee|urinate|poo|swallow|eat)\b/,
  },
];

const senses: readonly Sense[] = [
  ...felt("burn", heat),
  ...felt("sting", stingers),
  {
    words: /^cold$/,
    before:
      /\b(?:am|im|are|were|was|feel|feels|feeling|felt|gets?|getting|goes?|turns?|runs?|sweat\w*|so|very|too|always|constantly|freezing|icy?|stone|(?:in|from|out in|into) the)$/,
    after:
      /^(?:sweat\w*|shivers|chills|water|drinks?|foods?|air|weather|compress\w*|packs?|showers?|baths?|turkey|to the touch|outside|and (?:shiver\w*|clammy|sweaty|blue|pale|numb|tired))\b/,
  },
  {
    words: /^cold$/,
    unless: /\b(?:a|my|this|the|bad|heavy|common|chest|head|caught|have) cold\b/,
    after: new RegExp(`^(?:${parts})\\b`),
  },
  {
    words: /^spots?$/,
    before: /\b(?:see|sees|seeing|saw)(?: \w+)?$/,
    after:
      /^(?:before|in front of) (?:my|his|her|the)? ?eyes?\b|^in (?:my|his|her|the) (?:vision|sight)\b/,
  },
  {
    words: /^fit$/,
    before:
      /\b(?:get|getting|keep|keeping|stay|staying|be|am|are|im|dont|doesnt|didnt|wont|not|and|physically)$/,
    after: /^(?:and healthy|enough|into|me|to (?:fly|drive|work|travel|run|play)|for work)\b/,
  },
  { words: /^cut(?:ting)?$/, after: /^(?:down|back|out|off from)\b/ },
  {
    words: /^temperature$/,
    before: /\b(?:room|bath|water|air|bedroom|fridge|oven|outside|outdoor|milk|bottle)$/,
    after:
      /^(?:should|for|of|is best for|does)(?: the| a| my| an)? (?:bath|bathwater|water|room|bedroom|nursery|fridge|milk|bottle|oven|house)\b/,
  },
];

/** The places of the words that mean something else than the page they are the name of. */
export function sensedPlaces(words: readonly string[]): ReadonlySet<number> {
  const places = new Set<number>();
  const sentence = words.join(" ");
  for (const [at, word] of words.entries()) {
    const before = () => words.slice(0, at).join(" ");
    const after = () => words.slice(at + 1).join(" ");
    const meansElse = senses.some(
      (sense) =>
        sense.words.test(word) &&
        sense.unless?.test(sentence) !== true &&
        (sense.before?.test(before()) === true || sense.after?.test(after()) === true),
    );
    if (meansElse) places.add(at);
  }
  return places;
}

/** Who says that it burns "when I go" leaves the rest unsaid. */
const goes =
  /\b(?:burn|sting)\w*\b(?=[^.!?]{0,40}\b(?:toilet|loo|bathroom|restroom|(?:every|each) time i go)\b)/i;
const otherwise =
  /\b(?:poo\w*|bowels?|stools?|bum|bottom|anus|wipe|piles|bees?|wasps?|bleach|cleaner)\b/i;

export const withUnsaid = (sentence: string): string =>
  otherwise.test(sentence) ? sentence : sentence.replace(goes, "$& when urinating");
