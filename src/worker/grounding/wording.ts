/** What a sentence does to a reader, told by its wording: reassures, tells to wait or stop, speaks to the system. */

/**
 * Wording that could make a person wait at home who must not: used to hold a model's sentence, and to leave a
 * passage out, at `urgent` and above (SAFETY: the floor is never lowered; nothing reassuring at urgent or above).
 */
export function lowersUrgency(text: string): boolean {
  const plain = plainWords(text).replace(urgesHaste, " ");
  if ([...waiting, ...reassuring].some((pattern) => pattern.test(plain))) return true;
  return !urgesNow(text) && later.some((pattern) => pattern.test(plain));
}

/** Sends the reader to help at once: a time in such a sentence is a sign ("no urine in a day"), not a delay. */
export function urgesNow(text: string): boolean {
  return now.test(text.replaceAll("’", "'"));
}
const now =
  /\b(call (the |your |an? )?(local )?(emergency|ambulance|poison|\d{3})|emergency (number|department|services?)|(right|straight) away|at once|immediately|now|today|within hours)\b/i;

/** Lower case, every denial written as "not": "don't", "can’t" and "cannot" alike. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\bwon't\b/g, "will not")
    .replace(/\bcan(not|'t)\b/g, "can not")
    .replace(/n't\b/g, " not");
}

/** "Don't wait" and "without delay" say the opposite of what their words look like. */
const urgesHaste =
  /\b(not|never|without|rather than|instead of)\s+(\w+\s+)?(wait|waiting|delay|delaying|put(ting)? (it )?off)\b/g;

const waiting: readonly RegExp[] = [
  /\b(wait|waiting|hold off|holding off|put off|delay)\b/,
  /\bsee (if|whether|how) (it|this|that|the|they|you)\b/,
  /\b(no need|not need|need not|no reason|not necessary|unnecessary|not have to)\b/,
  /\b(do not|avoid|skip|skipping|no use|instead of|rather than)\s+(going|go|calling|call|visiting|visit|rush|seek|bother|see|ring)\b/,
  /\b(stay|rest|remain|manage|managed|treat|treated|look after|looked after|care for|cared for)\b.{0,40}\bat home\b/,
];

const reassuring: readonly RegExp[] = [
  /\b(hospital|er|a&e|ambulance|doctor|emergency|treatment|trip|visit|care)\b.{0,30}\bnot (be )?(needed|required|necessary)\b/,
  /\b(skip|avoid|forget) (the |an? )?(ambulance|hospital|er|a&e|doctor|visit)\b/,
  /\bnot (sound|seem|look|appear) (like |to be )?(an? )?(\w+ )?(emergency|urgent|serious|dangerous)\b/,
  /\b(it|this|that|you|symptoms?|pain) (should|will|would|'ll) (probably |likely |soon |usually )?(be (ok|okay|fine|all ?right|gone)|pass|go away|settle|get better|clear)\b/,
  /\b(likely|probably|simply|just) (due to|caused by|from) (stress|anxiety|tension|nerves)\b/,
  /\b(monitor|keep an eye on|watch|observe) (your|the|it|this|them|yourself|for now)\b/,
  /\b(nothing to (be )?(worr(y|ied)|fear|alarmed|concerned)|no (rush|hurry)|not be (too |overly |that |so )?(concerned|worried|alarmed)|not (worry|panic)|no cause for (concern|alarm)|harmless|benign)\b/,
  /\b(not|nothing) (usually |normally |likely |generally |often |typically |an? |be )?(\w+ )?(serious|dangerous|emergency|urgent|life[- ]threatening|cause for concern)\b/,
  /\b(rarely|seldom) (serious|dangerous)\b/,
  /\b(usually|often|normally|mostly|generally|likely|probably) (\w+ )?(mild|minor|harmless|nothing|gets? better|goes? away|pass(es)?|clears?|settles?|improves?)\b/,
  /\b(goes?|going|clears?|gets?|pass(es)?|settles?|improves?|heals?)\b.{0,20}\b(on (its|their) own|by (itself|themselves)|without treatment)\b/,
  /\b(probably|likely|surely|certainly) (just|nothing|only|not)\b|\b(is|it's|are) (just|only) (stress|anxiety|nerves|a cold|tiredness|gas|wind|a migraine|a virus)\b/,
  /\b(does|do) not (always|usually|necessarily|often) mean\b|\bonce (a|your|the) doctor has\b/,
  /\bmost (\w+ ){0,6}(are|is|get|go|pass|clear|settle)\b.{0,20}\b(not|harmless|nothing|mild|minor|better|away|serious)\b/,
];

/** Being seen some days from now. */
const later: readonly RegExp[] = [
  /\b(routine appointment|next week|this week|when it suits|in your own time|book an appointment)\b/,
  /\b(see|seen|appointment|visit|doctor|nurse|call|check(ed|-up)?)\b[^.]*\b(in|within) (the |a )?(next |coming )?(few |couple of |several |\d+ |two |three )?(days?|weeks?|months?)\b/,
  /\bif (it|this|that|the \w+|your \w+|symptoms?) (does|do|is|are|has|have) not (improv|better|get|go|eas|settl|clear|pass)/,
];

/** Whether a sentence says wait, stop, or don't go: never shown before it was found in a source. */
export function saysWaitOrStop(text: string): boolean {
  const plain = plainWords(text).replace(urgesHaste, " ");
  return waiting.some((pattern) => pattern.test(plain)) || stopping.test(plain);
}
/** Stopping or changing a treatment; to stop smoking or a bleeding is neither. */
const stopping =
  /\b(quit|discontinue|come off|wean off|skip|halve|double|cut down|stop|stopping|cease)\b(?! (the )?(smoking|vaping|bleeding|drinking alcohol))/;

/** Text in a passage that talks to a system instead of a reader; such a passage is not used at all. */
export function speaksToSystem(text: string): boolean {
  return toSystem.test(text);
}
const toSystem =
  /\b(ignore|disregard|forget|override)\b.{0,40}\b(previous|prior|above|earlier|preceding|all|your|these|system)\b.{0,20}\b(instruction|rule|prompt|guideline|direction)s?\b|\byou are (now )?(an? )?(ai|a\.i\.|chatbot|assistant|language model|chatgpt)\b|\bsystem prompt\b|\b(instruction|note|message)s? (for|to) (the |any |all )?(ai|assistant|language model|chatbot|llm)s?\b|\bas an ai\b|<\/?(passage|passages|system|assistant|instructions|question|triage)\b/i;

/** Begins with a word that points at something said before, so that it can't stand alone. */
export function pointsBack(text: string): boolean {
  return backwards.test(text);
}
const backwards =
  /^[\s>*_"“('-]*(this|these|those|that|they|their|them|it|its|he|she|his|her|such|also|however|therefore|others?|another|but|thus|in addition|for example|as a result|instead|finally|both|the (following|above)|some of these)\b/i;

/** Claims nothing about health: headings, questions, lead-ins, words about the answer itself. */
export function claimsNothing(text: string): boolean {
  const plain = text.replace(/\[[\d,\s]+\]/g, "").replace(/^[\s>*_-]+|[\s*_]+$/g, "");
  return (
    /^#{1,6}\s/.test(text.trim()) ||
    /[?:]$/.test(plain) ||
    !/\p{L}/u.test(plain) ||
    /^\*\*[^*]+\*\*:?$/.test(text.trim()) ||
    aboutItself.test(plain)
  );
}
const aboutItself =
  /^(i('m| am) (sorry|not (a|able)|glad|here)|i (can('t|not| not)|do not|don't|could not|couldn't|did not|didn't) (find|know|tell|diagnose|say|see|answer|give|examine)|the (sources?|passages?|library) (do|does|did|say|have|has|cover)|none of the (sources|passages)|here('s| is| are) (what|some|how)|this answer|my sources|please tell me|tell me|let me know|thank)\b/i;
